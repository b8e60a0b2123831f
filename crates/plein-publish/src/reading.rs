//! How long a Space takes to read.

use crate::outline::ready;
use plein_model::{Content, Space, Text, TextKind};

/// Words that a person reads in a minute, attentively, on a screen.
const WORDS_PER_MINUTE: usize = 200;
/// A picture is looked at for as long as this many words take.
const WORDS_PER_PICTURE: usize = 30;

/// Minutes of reading what readers see, rounded to the nearest, at least 1.
pub fn reading_minutes(space: &Space) -> u32 {
    let blocks = ready(space).flat_map(|chapter| &chapter.blocks);
    let titles = ready(space).map(|chapter| count(&chapter.title)).sum::<usize>();
    let words = titles + count(&space.summary) + blocks.map(|block| weight(&block.content)).sum::<usize>();
    let minutes = (words + WORDS_PER_MINUTE / 2) / WORDS_PER_MINUTE;
    u32::try_from(minutes).unwrap_or(u32::MAX).max(1)
}

fn weight(content: &Content) -> usize {
    match content {
        Content::Text { kind: TextKind::Note, .. } => 0,
        Content::Text { text, .. } | Content::Unknown { text, .. } => words(text),
        Content::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| words(&cell.0)).sum(),
        Content::Picture(picture) => WORDS_PER_PICTURE + words(&picture.caption),
        Content::Video(video) => words(&video.caption),
        Content::File(file) => words(&file.caption),
        Content::Audio(audio) => words(&audio.caption),
        Content::Clip(clip) => words(&clip.caption),
        Content::Assignment(assignment) => words(&assignment.text),
        Content::Link(_) | Content::Question(_) => content.words().iter().map(|run| count(run)).sum(),
        Content::Divider => 0,
    }
}

fn words(text: &Text) -> usize {
    count(&text.to_plain())
}

fn count(text: &str) -> usize {
    text.split_whitespace().count()
}
