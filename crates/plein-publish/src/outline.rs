//! From a flat row of blocks to what is shown together: lists inside lists, quotations of several paragraphs, callouts,
//! pictures in a row, and what is hidden until someone opens it.
//!
//! Holds: every block that readers may see appears exactly once, in the order it had; nesting is never deeper than
//! [`Block::MAX_INDENT`] + 1. HTML and Markdown are both written from this, so that they number alike. Notes for who
//! presents, and chapters that are not ready, are left out here.

use plein_model::{Beside, Block, Chapter, Content, Picture, Space, TextKind};

/// The chapters that readers see.
pub(crate) fn ready(space: &Space) -> impl Iterator<Item = &Chapter> {
    space.chapters.iter().filter(|chapter| !chapter.draft)
}

/// Whether a block is for who presents, and not for readers.
pub(crate) fn is_note(block: &Block) -> bool {
    matches!(block.content, Content::Text { kind: TextKind::Note, .. })
}

/// What is shown as one thing.
#[derive(Debug)]
pub(crate) enum Piece<'a> {
    /// A block on its own.
    Block(&'a Block),
    /// A heading, and its level in the outline: 1 is directly under the chapter. It never skips one, whatever the
    /// author chose for its looks, so that who hears the page can follow.
    Heading(&'a Block, u8),
    /// Quotations that follow each other: one quotation.
    Quotes(Vec<&'a Block>),
    /// Callouts of one kind that follow each other: one box.
    Callout(TextKind, Vec<&'a Block>),
    /// Something to think about first, and what is behind it.
    Reveal(&'a Block, Vec<Piece<'a>>),
    /// At least two pictures that stand beside each other.
    Row(Vec<Shown<'a>>),
    /// List items of one kind and one indent that follow each other.
    List(ListKind, Vec<Item<'a>>),
}

/// What takes one place in a row of pictures.
#[derive(Debug)]
pub(crate) enum Shown<'a> {
    /// A picture.
    One(&'a Block, &'a Picture),
    /// Before and after.
    Pair([(&'a Block, &'a Picture); 2]),
}

/// An item, and what is indented under it.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    /// The item itself: always a text block of a list kind.
    pub(crate) block: &'a Block,
    /// Deeper lists, and blocks of any kind that are indented further than the item.
    pub(crate) inside: Vec<Piece<'a>>,
}

/// The kinds of list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ListKind {
    Bullets,
    Numbers,
    Tasks,
}

/// The pieces of a chapter.
pub(crate) fn pieces(blocks: &[Block]) -> Vec<Piece<'_>> {
    let shown: Vec<&Block> = blocks.iter().filter(|block| !is_note(block)).collect();
    pieces_after(&mut 0, &shown)
}

/// The pieces that come after a heading of `level`, which is kept up to date.
fn pieces_after<'a>(level: &mut u8, mut blocks: &[&'a Block]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    while let Some(first) = blocks.first() {
        let (piece, taken) = piece(first, level, blocks);
        pieces.push(piece);
        blocks = &blocks[taken..];
    }
    pieces
}

/// The piece that `blocks` begins with, and how many blocks it takes.
fn piece<'a>(first: &'a Block, level: &mut u8, blocks: &[&'a Block]) -> (Piece<'a>, usize) {
    let Content::Text { kind, .. } = &first.content else {
        return row(blocks).unwrap_or((Piece::Block(first), 1));
    };
    match kind {
        TextKind::Bullet => list(ListKind::Bullets, level, blocks),
        TextKind::Number => list(ListKind::Numbers, level, blocks),
        TextKind::Task | TextKind::TaskDone => list(ListKind::Tasks, level, blocks),
        TextKind::Quote => {
            let quotes = alike(blocks);
            let taken = quotes.len();
            (Piece::Quotes(quotes), taken)
        }
        TextKind::Tip | TextKind::Careful | TextKind::Remember => {
            let told = alike(blocks);
            let taken = told.len();
            (Piece::Callout(*kind, told), taken)
        }
        TextKind::Reveal => {
            let under = blocks[1..].iter().take_while(|block| depth(block) > depth(first)).count();
            (Piece::Reveal(first, pieces_after(level, &blocks[1..=under])), 1 + under)
        }
        TextKind::Heading1 | TextKind::Heading2 | TextKind::Heading3 => {
            let chosen = match kind {
                TextKind::Heading1 => 1,
                TextKind::Heading2 => 2,
                _ => 3,
            };
            *level = (*level + 1).min(chosen);
            (Piece::Heading(first, *level), 1)
        }
        TextKind::Paragraph | TextKind::Code | TextKind::Note | TextKind::Formula => (Piece::Block(first), 1),
    }
}

/// The blocks of the first one's kind and indent that follow each other.
fn alike<'a>(blocks: &[&'a Block]) -> Vec<&'a Block> {
    let text_kind = |block: &Block| match block.content {
        Content::Text { kind, .. } => Some(kind),
        _ => None,
    };
    let is_alike = |block: &&Block| text_kind(block) == text_kind(blocks[0]) && depth(block) == depth(blocks[0]);
    blocks.iter().copied().take_while(is_alike).collect()
}

/// The pictures that stand beside the one that `blocks` begins with, when there are any.
fn row<'a>(blocks: &[&'a Block]) -> Option<(Piece<'a>, usize)> {
    let mut shown = vec![Shown::One(blocks[0], picture(blocks[0])?)];
    let mut taken = 1;
    for block in &blocks[1..] {
        let Some((picture, beside)) = picture(block).and_then(|picture| Some((picture, picture.beside?))) else {
            break;
        };
        if taken == Picture::ROW {
            break;
        }
        taken += 1;
        match (beside, shown.pop()) {
            (Beside::Compare, Some(Shown::One(before, first))) => {
                shown.push(Shown::Pair([(before, first), (block, picture)]));
            }
            (_, last) => {
                shown.extend(last);
                shown.push(Shown::One(block, picture));
            }
        }
    }
    (taken > 1).then_some((Piece::Row(shown), taken))
}

const fn picture(block: &Block) -> Option<&Picture> {
    match &block.content {
        Content::Picture(picture) => Some(picture),
        _ => None,
    }
}

/// The list that `blocks` begins with, and how many blocks it takes.
fn list<'a>(kind: ListKind, level: &mut u8, blocks: &[&'a Block]) -> (Piece<'a>, usize) {
    let base = depth(blocks[0]);
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(block) = blocks.get(at).filter(|block| depth(block) == base && list_kind(block) == Some(kind)) {
        let rest = &blocks[at + 1..];
        let under = rest.iter().take_while(|block| depth(block) > base).count();
        items.push(Item { block, inside: pieces_after(level, &rest[..under]) });
        at += 1 + under;
    }
    (Piece::List(kind, items), at)
}

/// The indent, within bounds.
pub(crate) fn depth(block: &Block) -> u8 {
    block.indent.min(Block::MAX_INDENT)
}

fn list_kind(block: &Block) -> Option<ListKind> {
    match block.content {
        Content::Text { kind: TextKind::Bullet, .. } => Some(ListKind::Bullets),
        Content::Text { kind: TextKind::Number, .. } => Some(ListKind::Numbers),
        Content::Text { kind: TextKind::Task | TextKind::TaskDone, .. } => Some(ListKind::Tasks),
        _ => None,
    }
}
