//! Markdown that reads back as it was.

use crate::sample::{block, bold, chapter, indented, link, marked, picture, rich, space, table, text};
use plein_model::{Content, Marks, Space, TextKind};
use plein_publish::markdown;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

fn write(space: &Space) -> String {
    markdown::write(space, &|id, _| format!("media/{}.jpg", &id.to_string()[..8]))
}

fn body(blocks: Vec<plein_model::Block>) -> String {
    let written = write(&space(vec![chapter("a", "H", blocks)]));
    written.split_once("# H\n\n").map(|(_, body)| body.to_owned()).unwrap_or_default()
}

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS);

/// The words that a reader of the Markdown gets, without front matter.
fn words_of(markdown: &str) -> Vec<String> {
    let mut text = String::new();
    let mut front = false;
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(Tag::MetadataBlock(_)) => front = true,
            Event::End(TagEnd::MetadataBlock(_)) => front = false,
            Event::Text(words) | Event::Code(words) if !front => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => text.push(' '),
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {}
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. }) => {}
            _ => text.push(' '),
        }
    }
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn everything_at_once() {
    insta::assert_snapshot!(write(&rich()));
}

#[test]
fn what_means_something_to_markdown_is_escaped() {
    for tricky in [
        "# geen kop",
        "- geen punt",
        "1. geen nummer",
        "2) ook niet",
        "> geen citaat",
        "***",
        "---",
        "===",
        "a_b_c *d*",
        "`x`",
        "[a](b)",
        "![a](b)",
        "<b>",
        "&amp;",
        "~~a~~",
        "| a | b |",
        "\\",
        "a\\",
        "+ plus",
        ":- x",
        "    ingesprongen",
        "\tmet tab",
        "eind  ",
        "```",
        "~~~",
        "[ ] geen taak",
        "[x] ook niet",
        "$a$",
        "<https://example.org>",
        "[a]: b",
        "Kop\n===",
        "a\n    b",
        "a\n- b",
        "#",
        "1.",
        "-",
        "http://example.org",
        "a*b",
        "**",
        "x #",
        "\u{a0}",
    ] {
        for kind in [
            TextKind::Paragraph,
            TextKind::Bullet,
            TextKind::Task,
            TextKind::Quote,
            TextKind::Heading1,
            TextKind::Number,
        ] {
            let written = body(vec![text(kind, tricky)]);
            let expected: Vec<_> = tricky.split_whitespace().map(str::to_owned).collect();
            assert_eq!(words_of(&written), expected, "{tricky:?} as {kind:?}: {written:?}");
        }
        let written = body(vec![block(Content::Table(table(true, &[&[tricky, "b"], &["c", tricky]])))]);
        let words = [tricky, "b c", tricky]
            .iter()
            .flat_map(|words| words.split_whitespace())
            .map(str::to_owned)
            .collect::<Vec<_>>();
        assert_eq!(words_of(&written), words, "{tricky:?} in a table: {written:?}");
    }
}

#[test]
fn marks_hold_where_markdown_can_say_them() {
    let italic = || Marks { italic: true, ..Marks::default() };
    let both = || Marks { bold: true, italic: true, ..Marks::default() };
    let code = || Marks { code: true, ..Marks::default() };
    let none = Marks::default;
    let cases: Vec<(Vec<(&str, Marks)>, &str)> = vec![
        (vec![("een ", none()), ("vet", bold()), (" woord", none())], "een **vet** woord"),
        (vec![("vet ", bold()), ("plat", none())], "**vet** plat"),
        (vec![("on", none()), ("middel", bold()), ("lijk", none())], "on**middel**lijk"),
        (vec![("vet ", bold()), ("en schuin", both()), (" en", bold())], "**vet *en schuin* en**"),
        (vec![("a`b", code())], "``a`b``"),
        (vec![("hier", link("https://example.org/a_b"))], "[hier](<https://example.org/a_b>)"),
        (vec![("hier", link("javascript:x"))], "hier"),
        (vec![("een\ntwee", bold())], "**een**\\\n**twee**"),
        (vec![("schuin", italic()), ("vet", bold())], "*schuin*vet"),
    ];
    for (runs, expected) in cases {
        let written = body(vec![block(Content::Text { kind: TextKind::Paragraph, text: marked(&runs) })]);
        assert_eq!(written.trim_end(), expected);
    }
}

#[test]
fn lists_stand_under_their_first_letter() {
    use TextKind::{Bullet, Number, Paragraph, Task, TaskDone};
    let written = body(vec![
        text(Number, "een"),
        indented(1, text(Bullet, "binnen")),
        indented(2, text(TaskDone, "dieper")),
        indented(1, text(Paragraph, "hoort erbij")),
        text(Number, "twee"),
        text(Task, "doen"),
    ]);
    insta::assert_snapshot!(written, @r"
    1. een
       - binnen
         - [x] dieper

       hoort erbij
    2. twee

    - [ ] doen
    ");
}

#[test]
fn a_picture_a_caption_a_table_without_headings() {
    let written =
        body(vec![picture(0x10, "Een [scan]", "Onder*schrift"), block(Content::Table(table(false, &[&["a", "b|c"]])))]);
    insta::assert_snapshot!(written, @r"
    ![Een \[scan\]](<media/10222222.jpg>)

    Onder\*schrift

    |  |  |
    | --- | --- |
    | a | b\|c |
    ");
}

fn plain_words(space: &Space) -> Vec<String> {
    let mut all = String::new();
    for chapter in &space.chapters {
        all.push_str(&chapter.title);
        for block in &chapter.blocks {
            all.push(' ');
            if let Content::Text { text, .. } = &block.content {
                all.push_str(&text.to_plain());
            }
        }
    }
    all.split_whitespace().map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    /// Marks may be lost where Markdown has no way to say them; then its signs must not be left standing either.
    #[test]
    fn no_word_is_lost_or_made(blocks in prop::collection::vec((0_usize..10, 0_u8..4, prop::collection::vec(("[ a-c.*_`#!1>|\\-\\[\\]\\\\]{1,8}", any::<[bool; 4]>(), any::<bool>()), 1..5)), 1..6)) {
        use TextKind::*;
        let kinds = [Paragraph, Heading1, Heading2, Heading3, Bullet, Number, Task, TaskDone, Quote, Code];
        let blocks = blocks.into_iter().map(|(kind, indent, runs)| {
            let runs: Vec<_> = runs.iter().map(|(words, [bold, italic, code, strike], linked)| {
                let link = linked.then(|| "https://example.org".to_owned());
                (words.as_str(), Marks { bold: *bold, italic: *italic, code: *code, strike: *strike, link, ..Marks::default() })
            }).collect();
            indented(indent, block(Content::Text { kind: kinds[kind], text: marked(&runs) }))
        }).collect();
        let space = space(vec![chapter("a", "Titel", blocks)]);
        let written = write(&space);
        prop_assert_eq!(words_of(&written), plain_words(&space), "{}", written);
    }
}
