//! Every kind of block, as a browser reads it.

use crate::sample::{
    block, bold, chapter, dutch, indented, link, marked, medium, page, picture, rich, space, table, text, unplaced,
};
use plein_model::{Block, Content, File, Marks, Picture, Space, Standing, Text, TextKind, Video, VideoSite};
use plein_publish::{html, reading_minutes};
use scraper::{ElementRef, Html, Selector};

pub fn read(space: &Space) -> Html {
    Html::parse_document(&html::page(space, &page(&["An Ankersmit".to_owned()])))
}

pub fn of(blocks: Vec<Block>) -> Html {
    read(&space(vec![chapter("a", "Hoofdstuk", blocks)]))
}

pub fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).collect()
}

pub fn inner(page: &Html, selector: &str) -> Vec<String> {
    all(page, selector).iter().map(ElementRef::inner_html).collect()
}

pub fn words(page: &Html, selector: &str) -> Vec<String> {
    let text =
        |element: &ElementRef<'_>| element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    all(page, selector).iter().map(text).collect()
}

pub fn attr(page: &Html, selector: &str, name: &str) -> Vec<String> {
    all(page, selector).iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

#[test]
fn the_page_has_its_landmarks_titles_and_ways() {
    let page = read(&rich());
    assert_eq!(attr(&page, "html", "lang"), ["nl"]);
    assert_eq!(words(&page, "title"), ["Je eerste week nucleair"]);
    assert_eq!(words(&page, "h1"), ["Je eerste week nucleair"]);
    assert_eq!(all(&page, "main").len(), 1);
    assert_eq!(attr(&page, "a.skip", "href"), ["#text"]);
    assert_eq!(attr(&page, "main", "id"), ["text"]);
    assert_eq!(words(&page, ".by p"), ["Geschreven door An Ankersmit · 5 hoofdstukken · 2 minuten lezen"]);
    assert_eq!(words(&page, ".avatar"), ["AA"]);
    assert_eq!(
        words(&page, "section > h2"),
        [
            "1. Welkom op de afdeling",
            "2. Zo lees je een botscan",
            "3. Stralingshygiëne",
            "4. Wie bel je wanneer",
            "5. Hoofdstuk zonder titel",
        ]
    );
    // Each chapter can be reached, from both lists.
    let chapters = attr(&page, "section", "id");
    let targets: Vec<_> = chapters.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(attr(&page, ".contents a", "href"), targets);
    assert_eq!(attr(&page, "details.contents-small a", "href"), targets);
    assert!(all(&page, "style, iframe, object, embed").is_empty());
    // The one script is a file of ours, and nothing waits for it.
    assert_eq!(inner(&page, "script[src=\"reader.js\"][defer]"), [""]);
    assert_eq!(all(&page, "script").len(), 1);
    assert!(all(&page, "[style]").is_empty());
}

#[test]
fn one_chapter_needs_no_list_and_no_number() {
    let page = of(vec![]);
    assert_eq!(words(&page, "h2"), ["Hoofdstuk"]);
    assert!(all(&page, "nav").is_empty());
    assert_eq!(words(&page, ".by p"), ["Geschreven door An Ankersmit · 1 hoofdstuk · 1 minuut lezen"]);
}

#[test]
fn an_empty_space_says_so() {
    let mut empty = space(vec![]);
    empty.title = "  ".into();
    let page = read(&empty);
    assert_eq!(words(&page, "h1"), ["Space zonder titel"]);
    assert_eq!(words(&page, "article > p"), ["Hier is nog niets geschreven."]);
}

#[test]
fn the_language_of_the_text_is_told_apart_from_that_of_the_page() {
    let mut english = space(vec![]);
    english.language = Some("en-GB".into());
    let page = read(&english);
    assert_eq!(attr(&page, "html", "lang"), ["nl"]);
    assert_eq!(attr(&page, "main", "lang"), ["en-GB"]);
    assert_eq!(attr(&page, ".by", "lang"), ["nl"]);
}

#[test]
fn marks_links_and_breaks() {
    let both = Marks { bold: true, italic: true, strike: true, ..Marks::default() };
    let bold_link = Marks { bold: true, ..link("https://example.org/?a=1&b=2") };
    let content = marked(&[
        ("plat ", Marks::default()),
        ("vet", bold()),
        (" alles\nop", both),
        ("hier ", link("https://example.org/?a=1&b=2")),
        ("en vet", bold_link),
        ("nergens", link("javascript:alert(1)")),
    ]);
    let page = of(vec![block(Content::Text { kind: TextKind::Paragraph, text: content })]);
    assert_eq!(
        inner(&page, "section p"),
        ["plat <strong>vet</strong><strong><em><s> alles<br>op</s></em></strong>\
          <a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">hier <strong>en vet</strong></a>nergens"]
    );
}

#[test]
fn headings_never_skip_a_level_but_keep_their_looks() {
    use TextKind::{Heading1, Heading2, Heading3};
    let kinds = [Heading3, Heading1, Heading3, Heading2, Heading3];
    let page = of(kinds.map(|kind| text(kind, "Kop")).to_vec());
    let read: Vec<_> = all(&page, "section > :is(h3, h4, h5)")
        .iter()
        .map(|heading| format!("{} {}", heading.value().name(), heading.attr("class").unwrap_or_default()))
        .collect();
    assert_eq!(read, ["h3 small", "h3 large", "h4 small", "h4 middle", "h5 small"]);
}

#[test]
fn lists_nest_by_indent_and_number_through_what_is_inside() {
    use TextKind::{Bullet, Number, Paragraph, Task, TaskDone};
    let page = of(vec![
        text(Number, "een"),
        indented(1, text(Bullet, "binnen")),
        indented(2, text(Bullet, "dieper")),
        indented(1, text(Number, "ander soort")),
        indented(1, text(Paragraph, "hoort erbij")),
        text(Number, "twee"),
        text(Bullet, "nieuwe lijst"),
        text(Paragraph, "los"),
        indented(3, text(Bullet, "wees")),
        text(Task, "doen"),
        text(TaskDone, "klaar"),
    ]);
    let shape: String = inner(&page, "section").concat().split_once("</h2>").map(|(_, rest)| rest.to_owned()).unwrap();
    let bare = ["<div class=\"line\">", "</div>"].iter().fold(shape, |shape, tag| shape.replace(tag, ""));
    insta::assert_snapshot!(bare.replace("><", ">\n<"), @r#"
    <ol>
    <li>een<ul>
    <li>binnen<ul>
    <li>dieper</li>
    </ul>
    </li>
    </ul>
    <ol>
    <li>ander soort</li>
    </ol>
    <p class="indent-1">hoort erbij</p>
    </li>
    <li>twee</li>
    </ol>
    <ul>
    <li>nieuwe lijst</li>
    </ul>
    <p>los</p>
    <ul>
    <li>wees</li>
    </ul>
    <ul class="tasks" role="list">
    <li>
    <span aria-label="nog te doen:" class="box" role="img">
    </span>doen</li>
    <li class="done">
    <span aria-label="gedaan:" class="box" role="img">
    </span>klaar</li>
    </ul>
    "#);
}

#[test]
fn an_absurd_indent_is_bounded() {
    let blocks = (0..=255).map(|indent| indented(indent, text(TextKind::Bullet, "x"))).collect();
    let page = of(blocks);
    assert_eq!(all(&page, "section li").len(), 256);
    assert_eq!(all(&page, "section :is(ul ul ul ul ul ul ul ul ul ul)").len(), 0);
}

#[test]
fn quotations_that_follow_each_other_are_one() {
    let page = of(vec![text(TextKind::Quote, "een"), text(TextKind::Quote, "twee"), text(TextKind::Paragraph, "los")]);
    assert_eq!(inner(&page, "blockquote"), ["<p>een</p><p>twee</p>"]);
}

#[test]
fn code_keeps_every_space_and_knows_no_marks() {
    let content = marked(&[("a  <b>\n\t", bold()), ("&c", Marks::default())]);
    let page = of(vec![block(Content::Text { kind: TextKind::Code, text: content })]);
    assert_eq!(inner(&page, "pre > code"), ["a  &lt;b&gt;\n\t&amp;c"]);
    assert_eq!(attr(&page, "pre", "tabindex"), ["0"]);
}

#[test]
fn tables_have_headings_where_they_say_so() {
    let page = of(vec![block(Content::Table(table(true, &[&["a", "b"], &["1", "2"]])))]);
    assert_eq!(words(&page, "thead th[scope=col]"), ["a", "b"]);
    assert_eq!(words(&page, "tbody td"), ["1", "2"]);
    assert_eq!(attr(&page, ".table", "tabindex"), ["0"]);
    let page = of(vec![block(Content::Table(table(false, &[&["a"], &["1"]])))]);
    assert!(all(&page, "th, thead").is_empty());
    assert_eq!(words(&page, "td"), ["a", "1"]);
    assert!(all(&of(vec![block(Content::Table(table(true, &[])))]), "td, th").is_empty());
}

#[test]
fn pictures_keep_their_room_and_come_in_the_right_size() {
    let page = of(vec![picture(0x10, "Een botscan", "Achteraanzicht"), picture(0x11, "", "")]);
    let id = [medium(0x10).to_string(), medium(0x11).to_string()];
    assert_eq!(
        attr(&page, "section img", "srcset"),
        [
            format!("media/{0}?w=480 480w, media/{0}?w=960 960w, media/{0}?w=1920 1920w", id[0]),
            // Never wider than it is.
            format!("media/{0}?w=480 480w, media/{0}?w=960 700w", id[1]),
        ]
    );
    assert_eq!(attr(&page, "section img", "width"), ["2400", "700"]);
    assert_eq!(attr(&page, "section img", "height"), ["1350", "1050"]);
    assert_eq!(attr(&page, "section img", "loading"), ["lazy", "lazy"]);
    assert_eq!(attr(&page, "section img", "alt"), ["Een botscan", "Foto zonder beschrijving"]);
    assert_eq!(words(&page, "figcaption"), ["Achteraanzicht"]);
}

#[test]
fn a_decorative_picture_is_silent() {
    let mut decorative = picture(0x10, "wordt niet gelezen", "");
    if let Content::Picture(Picture { decorative, .. }) = &mut decorative.content {
        *decorative = true;
    }
    assert_eq!(attr(&of(vec![decorative]), "section img", "alt"), [""]);
}

#[test]
fn what_has_not_arrived_is_named() {
    let file = |first| {
        Content::File(File {
            medium: medium(first),
            name: "a.pdf".into(),
            bytes: 1_500_000,
            caption: Text::plain("Lees dit"),
            mime: "application/pdf".into(),
            face: None,
        })
    };
    let page = of(vec![picture(0xff, "Een botscan", ""), block(file(0xff)), block(file(0x10))]);
    assert!(all(&page, "section img").is_empty());
    assert_eq!(words(&page, ".picture p"), ["Deze foto is nog onderweg.", "Een botscan"]);
    assert_eq!(
        words(&page, ".file"),
        ["a.pdf1,5 MB Dit bestand is nog onderweg. Lees dit", "a.pdf1,5 MB Lees dit"]
            .map(|text| text.replace("MB D", "MBD").replace("g. L", "g.L").replace("MB L", "MBL"))
    );
    assert_eq!(attr(&page, ".file a", "href"), [format!("media/{}", medium(0x10))]);
    assert_eq!(attr(&page, ".file a", "download"), ["a.pdf"]);
}

#[test]
fn a_video_is_a_link_that_contacts_nobody() {
    let video = |site, id: &str, start| {
        block(Content::Video(Video {
            site,
            id: id.into(),
            start,
            title: "Het rondje".into(),
            caption: Text::plain("Kijk"),
        }))
    };
    let page = of(vec![video(VideoSite::Youtube, "dQw4w9WgXcQ", 92), video(VideoSite::Vimeo, "76979871", 0)]);
    assert_eq!(
        attr(&page, ".video a", "href"),
        ["https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=92s", "https://vimeo.com/76979871"]
    );
    assert_eq!(attr(&page, ".video a", "rel"), ["noopener noreferrer"; 2]);
    assert_eq!(words(&page, ".what strong"), ["Het rondje"; 2]);
    assert!(words(&page, ".what")[0].contains("YouTube, speelt pas af als je klikt · vanaf 1:32"));
    assert!(all(&page, "iframe, video, section img").is_empty());
    // An id that could not be one becomes no link.
    let page = of(vec![video(VideoSite::Youtube, "x\"?y=/../", 0)]);
    assert!(all(&page, ".video").is_empty());
    assert_eq!(words(&page, ".unknown p:last-child"), ["Kijk"]);
}

#[test]
fn an_unknown_kind_shows_its_words_gently() {
    let unknown = Content::Unknown { kind: "timeline".into(), fields: [].into(), text: Text::plain("Tijd en afstand") };
    let page = of(vec![block(unknown)]);
    assert_eq!(words(&page, ".unknown p"), [dutch(plein_publish::Word::UnknownBlock), "Tijd en afstand".into()]);
}

#[test]
fn what_waits_for_a_decision_is_shown_with_the_name() {
    let by = || Standing::Unplaced { removed_by: "Bo".into() };
    let mut wide = table(true, &[&["a", "b"], &["1", "2"]]);
    wide.columns[1].standing = by();
    wide.rows[1].standing = by();
    let mut gone = chapter("b", "Weg", vec![text(TextKind::Paragraph, "toch nog")]);
    gone.standing = Standing::Unplaced { removed_by: String::new() };
    let blocks = vec![
        unplaced("Bo", text(TextKind::Paragraph, "alinea")),
        unplaced("Bo", text(TextKind::Bullet, "punt")),
        block(Content::Table(wide)),
    ];
    let page = read(&space(vec![chapter("a", "A", blocks), gone]));
    let note = "Weggehaald door Bo, terwijl een ander hierin schreef.";
    assert_eq!(words(&page, "div.unplaced"), [format!("{note}alinea")]);
    assert_eq!(words(&page, "li.unplaced"), [format!("punt{note}")]);
    assert_eq!(words(&page, "th.unplaced"), [format!("b{note}")]);
    assert_eq!(words(&page, "tr.unplaced td:first-child"), [format!("1{note}")]);
    assert_eq!(
        words(&page, "section.unplaced > p"),
        ["Dit hoofdstuk is weggehaald, terwijl een ander erin schreef.", "toch nog",]
    );
}

#[test]
fn reading_takes_as_long_as_its_words() {
    let long = "woord ".repeat(1000);
    assert_eq!(reading_minutes(&space(vec![chapter("a", "", vec![text(TextKind::Paragraph, &long)])])), 5);
    assert_eq!(reading_minutes(&space(vec![])), 1);
}

#[test]
fn the_page_in_one_piece_asks_for_nothing_beside_it() {
    let html = html::in_one_piece(&rich(), &page(&[]));
    let read = Html::parse_document(&html);
    assert_eq!(all(&read, "head > style").len(), 1);
    assert!(all(&read, "link, .skip, .way-home").is_empty());
    assert!(inner(&read, "style")[0].contains(".reader .sheet") && !inner(&read, "style")[0].contains("url("));
    assert_eq!(words(&read, "h1"), ["Je eerste week nucleair"]);
}
