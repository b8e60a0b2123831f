//! From a flat row of blocks to what is shown together: lists inside lists, quotations of several paragraphs.
//!
//! Holds: every block appears exactly once, in the order it had; nesting is never deeper than
//! [`Block::MAX_INDENT`] + 1. HTML and Markdown are both written from this, so that they number alike.

use plein_model::{Block, Content, TextKind};

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
    /// List items of one kind and one indent that follow each other.
    List(ListKind, Vec<Item<'a>>),
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
    pieces_after(&mut 0, blocks)
}

/// The pieces that come after a heading of `level`, which is kept up to date.
fn pieces_after<'a>(level: &mut u8, mut blocks: &'a [Block]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    while let Some(first) = blocks.first() {
        let (piece, taken) = match (list_kind(first), is_quote(first)) {
            (Some(kind), _) => list(kind, level, blocks),
            (None, true) => {
                let together = |block: &&Block| is_quote(block) && depth(block) == depth(first);
                let quotes: Vec<_> = blocks.iter().take_while(together).collect();
                let taken = quotes.len();
                (Piece::Quotes(quotes), taken)
            }
            (None, false) => match heading(first) {
                Some(chosen) => {
                    *level = chosen.min(*level + 1);
                    (Piece::Heading(first, *level), 1)
                }
                None => (Piece::Block(first), 1),
            },
        };
        pieces.push(piece);
        blocks = &blocks[taken..];
    }
    pieces
}

/// The list that `blocks` begins with, and how many blocks it takes.
fn list<'a>(kind: ListKind, level: &mut u8, blocks: &'a [Block]) -> (Piece<'a>, usize) {
    let base = depth(&blocks[0]);
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

const fn heading(block: &Block) -> Option<u8> {
    match block.content {
        Content::Text { kind: TextKind::Heading1, .. } => Some(1),
        Content::Text { kind: TextKind::Heading2, .. } => Some(2),
        Content::Text { kind: TextKind::Heading3, .. } => Some(3),
        _ => None,
    }
}

const fn is_quote(block: &Block) -> bool {
    matches!(block.content, Content::Text { kind: TextKind::Quote, .. })
}
