//! Blocks as Markdown: each a part, with an empty line between parts.

use super::{escape, inline};
use crate::links::is_video_id;
use crate::outline::{Item, ListKind, Piece, pieces};
use crate::{SiteVideos, VideoLinks};
use plein_model::{Audio, Block, Clip, Content, File, MediumId, Picture, Table, Text, TextKind};

type Media<'a> = &'a dyn Fn(&MediumId, &str) -> String;

/// The blocks of a chapter.
pub(super) fn blocks(blocks: &[Block], media: Media<'_>) -> Vec<String> {
    let parts = pieces(blocks).iter().map(|one| piece(one, media)).collect::<Vec<_>>();
    parts.into_iter().filter(|part| !part.is_empty()).collect()
}

fn piece(piece: &Piece<'_>, media: Media<'_>) -> String {
    match piece {
        Piece::Block(block) | Piece::Heading(block, _) => content(&block.content, media),
        Piece::Quotes(quotes) => {
            let parts: Vec<_> = quotes.iter().map(|quote| content(&quote.content, media)).collect();
            parts
                .join("\n\n")
                .lines()
                .map(|line| format!("> {line}").trim_end().to_owned())
                .collect::<Vec<_>>()
                .join("\n")
        }
        Piece::List(kind, items) => {
            let written = items.iter().enumerate().map(|(at, one)| item(*kind, at + 1, one, media));
            written.collect::<Vec<_>>().join("\n")
        }
    }
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
        Content::Picture(Picture { medium, alt, caption, .. }) => {
            with_caption(&format!("![{}](<{}>)", inline::line(alt), media(medium, alt)), caption)
        }
        Content::Video(video) if !is_video_id(&video.id) => with_caption(&inline::line(&video.title), &video.caption),
        Content::Video(video) => {
            let url = SiteVideos.play(video);
            let title = if video.title.trim().is_empty() { escape::escape(&url) } else { inline::line(&video.title) };
            with_caption(&format!("[{title}](<{url}>)"), &video.caption)
        }
        Content::File(File { medium, name, caption, .. })
        | Content::Audio(Audio { medium, name, caption, .. })
        | Content::Clip(Clip { medium, name, caption, .. }) => {
            with_caption(&format!("[{}](<{}>)", inline::line(name), media(medium, name)), caption)
        }
        Content::Link(_) | Content::Question(_) => {
            content.words().iter().map(|words| inline::line(words)).collect::<Vec<_>>().join("\n\n")
        }
        Content::Assignment(assignment) => inline::text(&assignment.text),
        Content::Divider => "---".to_owned(),
        Content::Unknown { text, .. } => inline::text(text),
    }
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
        TextKind::Code => {
            let code = text.to_plain();
            let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{code}\n{fence}")
        }
        TextKind::Note => String::new(),
        _ => inline::text(text),
    }
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
