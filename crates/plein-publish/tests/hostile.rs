//! Content is data: whatever stands in a field, the elements and attributes of the page are ours.

use crate::sample::{block, chapter, medium, page, space, table};
use plein_model::{
    Block, Content, Embed, File, Inline, Marks, Picture, Space, Standing, Text, TextKind, Video, VideoSite,
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
        Paragraph, Heading1, Heading2, Heading3, Bullet, Number, Task, TaskDone, Quote, Code,
    ]);
    prop_oneof![
        4 => (kind, text()).prop_map(|(kind, text)| Content::Text { kind, text }),
        1 => (any::<bool>(), words(), words()).prop_map(|(header, a, b)| Content::Table(table(header, &[&[&a, &b], &[&b, &a]]))),
        1 => (any::<u8>(), words(), any::<bool>(), text()).prop_map(|(first, alt, decorative, caption)| Content::Picture(Picture {
            alt, decorative, caption, ..Picture::of(medium(first))
        })),
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
                if name == "src" || name == "srcset" {
                    prop_assert!(value.starts_with("media/"), "{value:?}");
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
