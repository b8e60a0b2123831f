//! Blocks as Markdown: each a part, with an empty line between parts.

use super::{escape, exercise, inline};
use crate::links::is_video_id;
use crate::outline::{Item, ListKind, Piece, Shown, pieces};
use crate::{SiteVideos, VideoLinks, safe_link};
use plein_model::{Audio, Block, Clip, Content, File, MarkShape, MediumId, Picture, Table, Text, TextKind};

pub(super) type Media<'a> = &'a dyn Fn(&MediumId, &str) -> String;

/// The blocks of a chapter.
pub(super) fn blocks(blocks: &[Block], media: Media<'_>) -> Vec<String> {
    let parts = pieces(blocks).iter().map(|one| piece(one, media)).collect::<Vec<_>>();
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn piece(shown: &Piece<'_>, media: Media<'_>) -> String {
    match shown {
        Piece::Block(block) | Piece::Heading(block, _) => content(&block.content, media),
        Piece::Quotes(quotes) => quoted(&together(quotes, media)),
        // As GitHub and others write them; elsewhere they are quotations with a word before them.
        Piece::Callout(kind, told) => {
            let word = match kind {
                TextKind::Tip => "TIP",
                TextKind::Careful => "WARNING",
                _ => "IMPORTANT",
            };
            quoted(&format!("[!{word}]\n{}", together(told, media)))
        }
        // Markdown hides nothing: what was behind it comes after it.
        Piece::Reveal(prompt, hidden) => {
            let prompt = content(&prompt.content, media);
            let parts = std::iter::once(prompt).chain(hidden.iter().map(|one| piece(one, media)));
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        Piece::Row(shown) => {
            let blocks = shown.iter().flat_map(|one| match one {
                Shown::One(block, _) => vec![*block],
                Shown::Pair([(before, _), (after, _)]) => vec![*before, *after],
            });
            together(&blocks.collect::<Vec<_>>(), media)
        }
        Piece::List(kind, items) => {
            let written = items.iter().enumerate().map(|(at, one)| item(*kind, at + 1, one, media));
            written.collect::<Vec<_>>().join("\n")
        }
    }
}

fn together(blocks: &[&Block], media: Media<'_>) -> String {
    blocks.iter().map(|block| content(&block.content, media)).collect::<Vec<_>>().join("\n\n")
}

fn quoted(written: &str) -> String {
    written.lines().map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// What is inside an item stands under its first letter.
fn item(kind: ListKind, number: usize, item: &Item<'_>, media: Media<'_>) -> String {
    let sign = match kind {
        ListKind::Numbers => format!("{number}. "),
        ListKind::Bullets | ListKind::Tasks => "- ".to_owned(),
    };
    let (task, text) = match &item.block.content {
        Content::Text { kind: TextKind::Task, text } => ("[ ] ", inline::text(text)),
        Content::Text { kind: TextKind::TaskDone, text } => ("[x] ", inline::text(text)),
        other => ("", content(other, media)),
    };
    let mut parts = vec![format!("{task}{text}").trim_end().to_owned()];
    for under in &item.inside {
        let tight = matches!(under, Piece::List(..));
        parts.push(if tight { piece(under, media) } else { format!("\n{}\n", piece(under, media)) });
    }
    let indent = " ".repeat(sign.len());
    let mut lines = String::new();
    for (at, line) in parts.join("\n").trim_end().lines().enumerate() {
        let start = if at == 0 { sign.as_str() } else { indent.as_str() };
        lines.push_str(format!("{start}{line}").trim_end());
        lines.push('\n');
    }
    lines.trim_end_matches('\n').to_owned()
}

fn content(content: &Content, media: Media<'_>) -> String {
    match content {
        Content::Text { kind, text } => written(*kind, text),
        Content::Table(one) => table(one),
        Content::Picture(picture) => picture_with_words(picture, media),
        Content::Video(video) if !is_video_id(&video.id) => with_caption(&inline::line(&video.title), &video.caption),
        Content::Video(video) => {
            let url = SiteVideos.play(video);
            let title = if video.title.trim().is_empty() { escape::escape(&url) } else { inline::line(&video.title) };
            with_caption(&format!("[{title}](<{url}>)"), &video.caption)
        }
        Content::File(File { medium, name, caption, .. }) => {
            with_caption(&format!("[{}](<{}>)", inline::line(name), media(medium, name)), caption)
        }
        Content::Audio(Audio { medium, name, caption, transcript, .. })
        | Content::Clip(Clip { medium, name, caption, transcript, .. }) => {
            let link = format!("[{}](<{}>)", inline::line(name), media(medium, name));
            parts([with_caption(&link, caption), exercise::lines(transcript)])
        }
        Content::Link(link) => {
            let title = if link.title.trim().is_empty() { &link.url } else { &link.title };
            let card = match safe_link(&link.url) {
                Some(url) => format!("[{}](<{}>)", inline::line(title), url.replace(['<', '>'], "")),
                None => inline::line(title),
            };
            parts([card, exercise::lines(&link.description), inline::text(&link.text)])
        }
        Content::Question(question) => exercise::question(question, media),
        Content::Assignment(assignment) => inline::text(&assignment.text),
        Content::Divider => "---".to_owned(),
        Content::Unknown { text, .. } => inline::text(text),
    }
}

/// The words of its marks come after it.
fn picture_with_words(picture: &Picture, media: Media<'_>) -> String {
    let Picture { medium, alt, caption, .. } = picture;
    let shown = with_caption(&format!("![{}](<{}>)", inline::line(alt), media(medium, alt)), caption);
    let drawn = picture.marks.iter().filter(|mark| mark.shape != MarkShape::Number && !mark.words.trim().is_empty());
    let drawn = drawn.map(|mark| format!("- {}", inline::line(&mark.words))).collect::<Vec<_>>().join("\n");
    parts([shown, drawn])
}

/// Those that there are, with an empty line between them.
pub(super) fn parts<const N: usize>(parts: [String; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn with_caption(first: &str, caption: &Text) -> String {
    if caption.is_empty() { first.to_owned() } else { format!("{first}\n\n{}", inline::text(caption)) }
}

/// Headings start at the second level: the chapter has the first.
fn written(kind: TextKind, text: &Text) -> String {
    match kind {
        TextKind::Heading1 => format!("## {}", inline::heading(text)),
        TextKind::Heading2 => format!("### {}", inline::heading(text)),
        TextKind::Heading3 => format!("#### {}", inline::heading(text)),
        TextKind::Code => fenced("", &text.to_plain()),
        TextKind::Note => String::new(),
        // A fence, as GitHub reads it too: between dollars an older reader would find links and elements in it.
        TextKind::Formula if text.is_empty() => String::new(),
        TextKind::Formula => fenced("math", &text.to_plain()),
        _ => inline::text(text),
    }
}

fn fenced(what: &str, code: &str) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{what}\n{code}\n{fence}")
}

/// GFM wants a row of headings: a table without one gets an empty row.
fn table(table: &Table) -> String {
    let width = table.columns.len();
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut rows = table.rows.iter().map(|one| row(one.cells.iter().map(|cell| inline::cell(&cell.0)).collect()));
    let head = if table.header { rows.next() } else { None };
    let head = head.unwrap_or_else(|| row(vec![String::new(); width]));
    let mut lines = vec![head, row(vec!["---".to_owned(); width])];
    lines.extend(rows);
    lines.join("\n")
}
