//! What stands around a piece of text: quotations, lists, items.

use plein_model::TextKind;

/// What stands around text and decides what it becomes.
pub(super) enum Around {
    /// What a text in it becomes: a quotation, or a callout.
    Quote(TextKind),
    /// `next` is the kind of item that comes.
    List {
        next: TextKind,
    },
    /// `begun` once it has become a block.
    Item {
        kind: TextKind,
        begun: bool,
    },
    Footnote(Option<String>),
    Definition,
}

/// Counted, because walking over what is around for each block is a trap: a line can nest a million deep.
#[derive(Default)]
pub(super) struct Depth {
    pub quotes: i64,
    /// Items and definitions.
    pub under: i64,
}

impl Depth {
    pub fn count(&mut self, around: &Around, by: i64) {
        match around {
            Around::Quote(_) => self.quotes += by,
            Around::Item { .. } | Around::Definition => self.under += by,
            Around::List { .. } | Around::Footnote(_) => {}
        }
    }
}
