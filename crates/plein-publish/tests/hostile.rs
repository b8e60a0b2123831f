//! Content is data: whatever stands in a field, the elements and attributes of the page are ours.

use crate::sample::{block, chapter, medium, page, space, table};
use plein_model::{
    AnswerForm, Area, Assignment, Audio, Beside, Block, Clip, Content, Embed, File, Inline, LinkCard, MarkColour,
    MarkId, MarkShape, Marks, OptionId, Picture, PictureMark, Question, QuestionForm, QuestionOption, Space, Standing,
    Text, TextKind, Turn, Video, VideoSite,
};
use plein_publish::{html, markdown};
use proptest::prelude::*;
use scraper::Html;
use std::collections::BTreeMap;

const ELEMENTS: &[&str] = &[
    "html",
    "head",
    "meta",
    "title",
    "link",
    "body",
    "a",
    "header",
    "svg",
    "path",
    "g",
    "span",
    "div",
    "nav",
    "ol",
    "li",
    "main",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "p",
    "ul",
    "details",
    "summary",
    "section",
    "strong",
    "em",
    "s",
    "code",
    "br",
    "pre",
    "blockquote",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "figure",
    "figcaption",
    "img",
    "hr",
    "script",
    "audio",
    "video",
    "image",
    "ellipse",
    "rect",
    "circle",
    "text",
    "tspan",
    "label",
    "input",
    "button",
    "select",
    "option",
    "textarea",
    "math",
    "mrow",
    "mi",
    "mn",
    "mo",
    "mtext",
    "mspace",
    "msup",
    "msub",
    "msubsup",
    "mfrac",
    "msqrt",
    "mroot",
    "munder",
    "mover",
    "munderover",
    "mtable",
    "mtr",
    "mtd",
    "mstyle",
    "mpadded",
    "mphantom",
    "menclose",
    "mmultiscripts",
];
const ATTRIBUTES: &[&str] = &[
    "lang",
    "charset",
    "name",
    "content",
    "rel",
    "href",
    "class",
    "viewBox",
    "aria-hidden",
    "d",
    "id",
    "fill",
    "focusable",
    "preserveAspectRatio",
    "transform",
    "aria-label",
    "role",
    "tabindex",
    "src",
    "srcset",
    "sizes",
    "alt",
    "width",
    "height",
    "loading",
    "decoding",
    "fetchpriority",
    "scope",
    "target",
    "download",
    "defer",
    "controls",
    "preload",
    "playsinline",
    "poster",
    "hidden",
    "type",
    "for",
    "value",
    "rows",
    "autocomplete",
    "aria-labelledby",
    "data-form",
    "data-good",
    "data-not-yet",
    "data-nothing",
    "data-right",
    "data-place",
    "data-name",
    "data-spot",
    "data-label",
    "x",
    "y",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "stroke-width",
    "font-size",
    "display",
    "displaystyle",
    "scriptlevel",
    "mathvariant",
    "stretchy",
    "fence",
    "form",
    "separator",
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "symmetric",
    "largeop",
    "movablelimits",
    "accent",
    "accentunder",
    "linethickness",
    "depth",
    "voffset",
    "columnalign",
    "columnspacing",
    "notation",
];

/// What people who mean harm write, between what anyone writes.
fn words() -> impl Strategy<Value = String> {
    let evil = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</title><svg onload=alert(1)>",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>",
        "https://x\" onclick=\"y",
        "https://example.org/<b>",
        "--><style>*{}</style>",
        "&lt;script&gt;",
        "{{x}}",
        "]]>",
        "\0",
        "\u{202e}",
        "</pre></code>",
        "mailto:a@b\"x",
        "HTTPS://example.org",
        "`*_[x](javascript:alert(1))<script>",
    ]);
    prop_oneof![evil.prop_map(str::to_owned), ".{0,20}", "[ -~]{0,30}", Just(String::new())]
}

fn text() -> impl Strategy<Value = Text> {
    let marks = (any::<[bool; 4]>(), prop::option::of(words()), words()).prop_map(
        |([bold, italic, code, strike], link, other)| Marks {
            bold,
            italic,
            code,
            strike,
            link,
            other: BTreeMap::from([(other.clone(), other.into())]),
        },
    );
    let span = (words(), marks).prop_map(|(text, marks)| Inline::Span { text, marks });
    let embed = (words(), words(), words()).prop_map(|(kind, name, source)| {
        Inline::Embed(Embed {
            kind,
            fields: BTreeMap::from([("source".to_owned(), source.clone().into()), (name, source.into())]),
        })
    });
    prop::collection::vec(prop_oneof![4 => span, 1 => embed], 0..4).prop_map(|inlines| {
        let mut text = Text::default();
        for inline in inlines {
            match inline {
                Inline::Span { text: words, marks } => text.push_span(words, marks),
                embed @ Inline::Embed(_) => text.push(embed),
            }
        }
        text
    })
}

fn content() -> impl Strategy<Value = Content> {
    use TextKind::*;
    let kind = prop::sample::select(vec![
        Paragraph, Heading1, Heading2, Heading3, Bullet, Number, Task, TaskDone, Quote, Code, Tip, Careful, Remember,
        Note, Reveal, Formula,
    ]);
    prop_oneof![
        4 => (kind, text()).prop_map(|(kind, text)| Content::Text { kind, text }),
        1 => (any::<bool>(), words(), words()).prop_map(|(header, a, b)| Content::Table(table(header, &[&[&a, &b], &[&b, &a]]))),
        2 => picture().prop_map(Content::Picture),
        3 => later(),
        1 => (words(), any::<u32>(), words(), text(), any::<bool>()).prop_map(|(id, start, title, caption, vimeo)| {
            Content::Video(Video { site: if vimeo { VideoSite::Vimeo } else { VideoSite::Youtube }, id, start, title, caption })
        }),
        1 => (any::<u8>(), words(), any::<u64>(), text(), words()).prop_map(|(first, name, bytes, caption, mime)| Content::File(File {
            medium: medium(first), name, bytes, caption, mime, face: None,
        })),
        1 => (words(), words(), text()).prop_map(|(kind, field, text)| Content::Unknown {
            kind, fields: BTreeMap::from([(field.clone(), field.into())]), text,
        }),
    ]
}

fn picture() -> impl Strategy<Value = Picture> {
    let look = (prop::option::of(prop::sample::select(vec![Beside::Row, Beside::Compare])), any::<bool>(), words());
    (any::<u8>(), words(), any::<bool>(), text(), look).prop_map(
        |(first, alt, decorative, caption, (beside, turned, words))| Picture {
            alt,
            decorative,
            caption,
            beside,
            turn: if turned { Turn::Left } else { Turn::Upright },
            marks: [MarkShape::Arrow, MarkShape::Circle, MarkShape::Box, MarkShape::Number, MarkShape::Label]
                .into_iter()
                .map(|shape| PictureMark {
                    id: MarkId::new("m").unwrap(),
                    shape,
                    from: (first.into(), 10_000),
                    to: (5000, 0),
                    colour: MarkColour::Blue,
                    words: words.clone(),
                    standing: Standing::Placed,
                })
                .collect(),
            ..Picture::of(medium(first))
        },
    )
}

/// The kinds that hold a medium, a page elsewhere, or a question.
fn later() -> impl Strategy<Value = Content> {
    use QuestionForm::{Match, Multiple, Open, Order, Single, Spot};
    let forms = prop::sample::select(vec![Single, Multiple, Order, Match, Open, Spot]);
    (0..5u8, forms, any::<u8>(), [words(), words(), words()], text()).prop_map(
        |(which, form, first, [a, b, c], text)| {
            let (medium, name, transcript, caption) = (medium(first), a.clone(), b.clone(), text.clone());
            match which {
                0 => Content::Audio(Audio { medium, name, bytes: 1, mime: c, duration: Some(5), transcript, caption }),
                1 => Content::Clip(Clip {
                    medium,
                    name,
                    bytes: 1,
                    mime: c,
                    duration: None,
                    width: Some(1),
                    height: None,
                    poster: Some(medium),
                    transcript,
                    caption,
                }),
                2 => Content::Link(LinkCard { url: a, title: b, description: c, face: Some(medium), text }),
                3 => Content::Assignment(Assignment { answer: AnswerForm::Both, text }),
                _ => {
                    let option = |id: &str| QuestionOption {
                        id: OptionId::new(id).unwrap(),
                        standing: Standing::Unplaced { removed_by: b.clone() },
                        text: a.clone(),
                        other_half: b.clone(),
                        feedback: c.clone(),
                        right: first > 100,
                        area: Area::new(0, 0, 5000, 5000).ok(),
                    };
                    let options = vec![option("a"), option("b")];
                    Content::Question(Question {
                        form,
                        medium: Some(medium),
                        alt: a.clone(),
                        options,
                        answer: c.clone(),
                        text,
                    })
                }
            }
        },
    )
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let standing =
        prop_oneof![3 => Just(Standing::Placed), 1 => words().prop_map(|removed_by| Standing::Unplaced { removed_by })];
    let one = (content(), any::<u8>(), standing).prop_map(|(content, indent, standing)| Block {
        indent: indent % 5,
        standing,
        ..block(content)
    });
    prop::collection::vec(one, 0..8)
}

fn spaces() -> impl Strategy<Value = Space> {
    (words(), words(), prop::option::of(words()), words(), words(), blocks()).prop_map(
        |(title, summary, language, theme, chapter_title, blocks)| {
            let mut space = space(vec![chapter("a", &chapter_title, blocks.clone()), chapter("b", &title, vec![])]);
            (space.title, space.summary, space.language) = (title, summary, language);
            space.themes = [theme].into();
            space
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_element_and_attribute_is_ours(space in spaces(), author in words()) {
        let authors = [author];
        let html = html::page(&space, &page(&authors));
        let parsed = Html::parse_document(&html);
        // A browser that has to repair the page might have been led astray by it.
        for node in parsed.tree.nodes() {
            prop_assert!(!node.value().is_comment() && node.value().as_processing_instruction().is_none());
            let Some(element) = node.value().as_element() else { continue };
            prop_assert!(ELEMENTS.contains(&element.name()), "element {}", element.name());
            for (name, value) in element.attrs() {
                prop_assert!(ATTRIBUTES.contains(&name), "attribute {name} of {}", element.name());
                if name == "href" && element.name() == "a" {
                    let scheme = value.split(':').next().unwrap_or_default().to_ascii_lowercase();
                    let ours = value == "/" || value.starts_with('#') || value.starts_with("media/");
                    prop_assert!(ours || ["http", "https", "mailto"].contains(&scheme.as_str()), "{value:?}");
                }
                if ["src", "srcset", "poster"].contains(&name) || (name == "href" && element.name() == "image") {
                    let ours = value.starts_with("media/") || (element.name() == "script" && value == "reader.js");
                    prop_assert!(ours, "{value:?}");
                }
            }
        }
    }

    #[test]
    fn markdown_holds_no_html_but_breaks_and_no_link_but_ours(space in spaces()) {
        use pulldown_cmark::{Event, Options, Parser, Tag};
        let written = markdown::write(&space, &|id, _| format!("media/{id}.jpg"));
        let body = written.splitn(3, "---\n").nth(2).unwrap_or_default();
        for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS) {
            match event {
                Event::InlineHtml(html) => prop_assert_eq!(html.as_ref(), "<br>"),
                Event::Html(html) => prop_assert!(false, "{html}"),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    let scheme = dest_url.split(':').next().unwrap_or_default().to_ascii_lowercase();
                    prop_assert!(dest_url.starts_with("media/") || ["http", "https", "mailto"].contains(&scheme.as_str()), "{dest_url}");
                }
                _ => {}
            }
        }
    }
}
