//! One block into the document.

use super::fields::written;
use super::{free_id, write_text};
use crate::place::Place;
use crate::rank::{Random, spread};
use crate::roots::{Roots, cell_name, part_name};
use plein_model::{Block, BlockId, ChapterId, ColumnId, Content, LocalId, RowId, Standing, Table};
use std::collections::BTreeSet;
use yrs::{Map as _, MapPrelim, MapRef, Text as _, TextPrelim, TransactionMut, WriteTxn};

/// A block to be written, with the place and id that it gets.
pub(crate) struct Appended<'a> {
    pub(crate) block: &'a Block,
    pub(crate) id: BlockId,
    pub(crate) chapter: &'a ChapterId,
    pub(crate) container: Option<BlockId>,
    pub(crate) rank: String,
}

impl Appended<'_> {
    /// Writes it as a new entry of `blocks`.
    pub(crate) fn write(&self, roots: &Roots, txn: &mut TransactionMut<'_>, random: Random<'_>) {
        let map = roots.blocks.insert(txn, self.id.as_str(), MapPrelim::default());
        let text = map.insert(txn, "text", TextPrelim::default());
        map.insert(txn, "place", Place::write(self.chapter, self.container.as_ref(), &self.rank));
        if self.block.indent > 0 {
            map.insert(txn, "indent", u32::from(self.block.indent.min(Block::MAX_INDENT)));
        }
        let written = written(&self.block.content, random);
        for (key, value) in &written.fields {
            map.insert(txn, key.as_str(), value.clone());
        }
        for (name, words) in written.parts.iter().filter(|(_, words)| !words.is_empty()) {
            let part = txn.get_or_insert_text(part_name(&self.id, name));
            if part.len(txn) == 0 {
                part.insert(txn, 0, words);
            }
        }
        write_text(&text, written.text, txn);
        let mut is_written_in = written.is_written_in();
        if let Content::Table(table) = &self.block.content {
            self.write_table(table, &map, txn, random);
            is_written_in |= table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.0.is_empty());
        }
        if let (Standing::Unplaced { removed_by }, true) = (&self.block.standing, is_written_in) {
            map.insert(txn, "gone", removed_by.as_str());
        }
    }

    fn write_table(&self, table: &Table, map: &MapRef, txn: &mut TransactionMut<'_>, random: Random<'_>) {
        if table.header {
            map.insert(txn, "header", true);
        }
        let written =
            |row: usize, column: usize| table.rows[row].cells.get(column).is_some_and(|cell| !cell.0.is_empty());
        let rows = table.rows.iter().enumerate().map(|(row, line)| {
            let written = (0..table.columns.len()).any(|column| written(row, column));
            (&line.id.0, &line.standing, written)
        });
        let columns = table.columns.iter().enumerate().map(|(column, line)| {
            let written = (0..table.rows.len()).any(|row| written(row, column));
            (&line.id.0, &line.standing, written)
        });
        let rows = write_lines("row", rows, map, txn, random);
        let columns = write_lines("column", columns, map, txn, random);
        for (row, id) in table.rows.iter().zip(rows) {
            for (cell, column) in row.cells.iter().zip(&columns).filter(|(cell, _)| !cell.0.is_empty()) {
                let text = txn.get_or_insert_text(cell_name(&self.id, &RowId(id.clone()), &ColumnId(column.clone())));
                if text.len(txn) == 0 {
                    write_text(&text, &cell.0, txn);
                }
            }
        }
    }
}

/// Writes the rows or the columns; returns the ids they got.
fn write_lines<'a>(
    what: &str,
    lines: impl ExactSizeIterator<Item = (&'a LocalId, &'a Standing, bool)>,
    map: &MapRef,
    txn: &mut TransactionMut<'_>,
    random: Random<'_>,
) -> Vec<LocalId> {
    let ranks = spread(None, None, lines.len(), random);
    let mut taken = BTreeSet::new();
    let mut ids = Vec::with_capacity(lines.len());
    for ((id, standing, written), rank) in lines.zip(ranks) {
        let id = free_id(id, random, |id| !taken.insert(id.clone()));
        map.insert(txn, format!("{what}/{id}"), rank);
        if let (Standing::Unplaced { removed_by }, true) = (standing, written) {
            map.insert(txn, format!("{what}/{id}/gone"), removed_by.as_str());
        }
        ids.push(id);
    }
    ids
}
