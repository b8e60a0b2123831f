//! Blocks, and the lists and quotations that neighbouring ones form.

use super::{Page, cards, exercise, inline, math, media, pictures, table};
use crate::Word;
use crate::outline::{Item, ListKind, Piece, depth};
use maud::{Markup, html};
use plein_model::{Block, Content, Standing, Text, TextKind};

/// What is shown as one thing.
pub(super) fn piece(piece: &Piece<'_>, page: &Page<'_>) -> Markup {
    match piece {
        Piece::Block(one) => block(one, content(one, page), page),
        Piece::Heading(one, level) => block(one, heading(one, *level, page), page),
        Piece::Quotes(quotes) => html! {
            blockquote class=[quotes.first().and_then(|first| indent(first))] {
                @for quote in quotes { (block(quote, content(quote, page), page)) }
            }
        },
        Piece::Callout(kind, told) => callout(*kind, told, page),
        Piece::Reveal(prompt, hidden) => block(prompt, reveal(prompt, hidden, page), page),
        Piece::Row(shown) => pictures::row(shown, page),
        Piece::List(kind, items) => list(*kind, items, page),
    }
}

/// A box with a head: an icon and a word, so that colour alone says nothing.
fn callout(kind: TextKind, told: &[&Block], page: &Page<'_>) -> Markup {
    let (class, word, icon) = match kind {
        TextKind::Tip => (
            "tip",
            Word::Tip,
            "M9 18h6M10 21h4M12 3a6 6 0 0 0-3.600 10.800c.700.600 1.100 1.300 1.100 2.200h5c0-.900.400-1.600 1.100-2.200A6 6 0 0 0 12 3z",
        ),
        TextKind::Careful => (
            "careful",
            Word::Careful,
            "M12 9v4.500M12 17v.010M10.300 4.200 2.800 17.500A2 2 0 0 0 4.500 20.500h15a2 2 0 0 0 1.700-3L13.700 4.200a2 2 0 0 0-3.400 0z",
        ),
        _ => ("remember", Word::Remember, "M6.500 3.500h11v17l-5.500-4-5.500 4z"),
    };
    let indent = told.first().and_then(|first| indent(first));
    let class = ["callout", class].into_iter().chain(indent).collect::<Vec<_>>().join(" ");
    let word = page.words.say(word);
    html! {
        div class=(class) role="note" aria-label=(word) {
            p.head lang=(page.language) {
                svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(icon) {} }
                span { (word) }
            }
            @for one in told { (block(one, html! { p { (written_in(one, page)) } }, page)) }
        }
    }
}

/// Opens and closes by itself: no script.
fn reveal(prompt: &Block, hidden: &[Piece<'_>], page: &Page<'_>) -> Markup {
    let is_empty = matches!(&prompt.content, Content::Text { text, .. } if text.is_empty());
    let class = ["reveal"].into_iter().chain(indent(prompt)).collect::<Vec<_>>().join(" ");
    html! {
        details class=(class) {
            summary {
                @if is_empty { span lang=(page.language) { (page.words.say(Word::RevealEmpty)) } }
                @else { span { (written_in(prompt, page)) } }
            }
            div.hidden { @for one in hidden { (piece(one, page)) } }
        }
    }
}

/// The text of a text block.
fn written_in(block: &Block, page: &Page<'_>) -> Markup {
    let Content::Text { text, .. } = &block.content else { return html! {} };
    inline::text(text, page)
}

fn list(kind: ListKind, items: &[Item<'_>], page: &Page<'_>) -> Markup {
    let inside = html! { @for one in items { (item(one, page)) } };
    match kind {
        ListKind::Bullets => html! { ul { (inside) } },
        ListKind::Numbers => html! { ol { (inside) } },
        ListKind::Tasks => html! { ul.tasks role="list" { (inside) } },
    }
}

fn item(item: &Item<'_>, page: &Page<'_>) -> Markup {
    let Content::Text { kind, text } = &item.block.content else { return html! {} };
    let task = match kind {
        TextKind::Task => Some((false, Word::TaskOpen)),
        TextKind::TaskDone => Some((true, Word::TaskDone)),
        _ => None,
    };
    let class = match (item.block.standing.is_placed(), task) {
        (false, _) => Some("unplaced"),
        (true, Some((true, _))) => Some("done"),
        _ => None,
    };
    html! {
        li class=[class] {
            @if let Some((_, word)) = task { span.box role="img" aria-label=(page.words.say(word)) {} }
            div.line { (inline::text(text, page)) }
            (unplaced_note(&item.block.standing, page))
            @for under in &item.inside { (piece(under, page)) }
        }
    }
}

fn block(block: &Block, inside: Markup, page: &Page<'_>) -> Markup {
    if block.standing.is_placed() {
        return inside;
    }
    html! { div.unplaced { (unplaced_note(&block.standing, page)) (inside) } }
}

fn content(block: &Block, page: &Page<'_>) -> Markup {
    match &block.content {
        Content::Text { kind, text } => written(*kind, text, indent(block), page),
        Content::Table(table) => table::table(table, page),
        Content::Picture(picture) => pictures::picture(picture, page),
        Content::Video(video) => media::video(video, page).unwrap_or_else(|| unknown(&video.caption, page)),
        Content::File(file) => cards::file(file, page),
        Content::Audio(audio) => media::audio(audio, page),
        Content::Clip(clip) => media::clip(clip, page),
        Content::Link(link) => cards::link(link, page),
        Content::Question(question) => exercise::question(&block.id, question, page),
        Content::Assignment(assignment) => exercise::assignment(assignment, page),
        Content::Divider => html! { hr; },
        Content::Unknown { text, .. } => unknown(text, page),
    }
}

/// Headings start at the third level: the Space has the first, the chapter the second. The class is what the author
/// chose, the element where it stands in the outline.
fn heading(block: &Block, level: u8, page: &Page<'_>) -> Markup {
    let Content::Text { kind, text } = &block.content else { return html! {} };
    let look = match kind {
        TextKind::Heading1 => "large",
        TextKind::Heading2 => "middle",
        _ => "small",
    };
    let class = [Some(look), indent(block)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let inside = inline::text(text, page);
    match level {
        0 | 1 => html! { h3 class=(class) { (inside) } },
        2 => html! { h4 class=(class) { (inside) } },
        _ => html! { h5 class=(class) { (inside) } },
    }
}

fn written(kind: TextKind, text: &Text, indent: Option<&str>, page: &Page<'_>) -> Markup {
    let inside = inline::text(text, page);
    match kind {
        TextKind::Code => html! {
            pre class=[indent] role="group" aria-label=(page.words.say(Word::Code)) tabindex="0" {
                code { (text.to_plain()) }
            }
        },
        TextKind::Formula => formula(&text.to_plain(), indent, page),
        // An empty paragraph is the author's air, and stays; a screen reader skips it.
        _ => html! { p class=[indent] { (inside) } },
    }
}

/// Shown as a formula, or as it was written when that cannot be.
fn formula(tex: &str, indent: Option<&str>, page: &Page<'_>) -> Markup {
    let class = ["formula"].into_iter().chain(indent).collect::<Vec<_>>().join(" ");
    html! {
        @if !tex.trim().is_empty() {
            div class=(class) role="group" aria-label=(page.words.say(Word::Formula)) tabindex="0" {
                @match math::formula(tex, true) {
                    Some(formula) => (formula),
                    None => code { (tex) },
                }
            }
        }
    }
}

/// What a later version made: its words, in a frame that says so.
fn unknown(text: &Text, page: &Page<'_>) -> Markup {
    html! {
        div.unknown {
            p.gentle lang=(page.language) { (page.words.say(Word::UnknownBlock)) }
            @if !text.is_empty() { p { (inline::text(text, page)) } }
        }
    }
}

/// Says that one removed this while another wrote in it. Nothing when it is in its place.
pub(super) fn unplaced_note(standing: &Standing, page: &Page<'_>) -> Markup {
    html! {
        @if let Standing::Unplaced { removed_by } = standing {
            span.unplaced-note lang=(page.language) { (page.words.say(Word::Unplaced { by: removed_by })) }
        }
    }
}

fn indent(block: &Block) -> Option<&'static str> {
    const CLASSES: [&str; 9] =
        ["", "indent-1", "indent-2", "indent-3", "indent-4", "indent-5", "indent-6", "indent-7", "indent-8"];
    CLASSES.get(usize::from(depth(block))).copied().filter(|class| !class.is_empty())
}
