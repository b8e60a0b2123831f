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

/// What the roots of parts begin with.
pub(crate) const PART: &str = "part/";

/// The name of the root that holds a further text of a block.
pub(crate) fn part_name(block: &BlockId, name: &str) -> String {
    format!("{PART}{block}/{name}")
}

/// The block and the name of a part whose root has this name.
pub(crate) fn part_of(root: &str) -> Option<(BlockId, &str)> {
    let (block, name) = root.strip_prefix(PART)?.split_once('/')?;
    let fits = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'/');
    Some((BlockId::new(block).ok()?, name)).filter(|_| fits)
}

/// The block that a root with this name belongs to, when it is that of a cell or of a part.
pub(crate) fn block_of_root(root: &str) -> Option<BlockId> {
    let Some(cell) = root.strip_prefix(CELL) else { return part_of(root).map(|(block, _)| block) };
    BlockId::new(cell.split_once('/')?.0).ok()
}

/// Whether a root with this name is a text that comes into being when someone writes in it.
pub(crate) fn is_text_root(root: &str) -> bool {
    root.starts_with(CELL) || root.starts_with(PART)
}
