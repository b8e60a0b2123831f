//! The root types of a document: where everything hangs.

use plein_model::{BlockId, ColumnId, RowId};
use yrs::{MapRef, TextRef, TransactionMut, WriteTxn};

/// The roots that every document has. They stay valid as long as the document they were taken from.
#[derive(Debug, Clone)]
pub(crate) struct Roots {
    pub(crate) title: TextRef,
    pub(crate) summary: TextRef,
    pub(crate) meta: MapRef,
    pub(crate) chapters: MapRef,
    pub(crate) blocks: MapRef,
    pub(crate) people: MapRef,
}

impl Roots {
    /// Makes the roots known. Changes nothing that others see.
    pub(crate) fn take(txn: &mut TransactionMut<'_>) -> Self {
        Self {
            title: txn.get_or_insert_text("title"),
            summary: txn.get_or_insert_text("summary"),
            meta: txn.get_or_insert_map("meta"),
            chapters: txn.get_or_insert_map("chapters"),
            blocks: txn.get_or_insert_map("blocks"),
            people: txn.get_or_insert_map("people"),
        }
    }
}

/// What the roots of cells begin with.
pub(crate) const CELL: &str = "cell/";

/// The name of the root that holds the text of one cell.
pub(crate) fn cell_name(block: &BlockId, row: &RowId, column: &ColumnId) -> String {
    format!("{CELL}{block}/{row}/{column}")
}

/// The block that a root with this name belongs to, when it is that of a cell.
pub(crate) fn block_of_cell(name: &str) -> Option<BlockId> {
    let (block, _) = name.strip_prefix(CELL)?.split_once('/')?;
    BlockId::new(block).ok()
}
