//! Blocks, and the lists and quotations that neighbouring ones form.

use super::{Page, inline, media, table};
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
        Piece::List(kind, items) => list(*kind, items, page),
    }
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
        Content::Picture(picture) => media::picture(picture, page),
        Content::Video(video) => media::video(video, page).unwrap_or_else(|| unknown(&video.caption, page)),
        Content::File(file) => media::file(&file.medium, &file.name, file.bytes, &file.caption, page),
        Content::Audio(audio) => media::file(&audio.medium, &audio.name, audio.bytes, &audio.caption, page),
        Content::Clip(clip) => media::file(&clip.medium, &clip.name, clip.bytes, &clip.caption, page),
        Content::Link(_) | Content::Question(_) => html! {
            @for words in block.content.words() { p { (words) } }
        },
        Content::Assignment(assignment) => written(TextKind::Paragraph, &assignment.text, indent(block), page),
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
        TextKind::Note => html! {},
        // An empty paragraph is the author's air, and stays; a screen reader skips it.
        _ => html! { p class=[indent] { (inside) } },
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
