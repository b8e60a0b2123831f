//! A table: its rows, its columns, and a text for each pair.

use super::{Fields, read_text};
use crate::rank::is_rank;
use crate::roots::cell_name;
use plein_model::{BlockId, Cell, Column, ColumnId, LocalId, Row, RowId, Standing, Table, Text};
use yrs::{ReadTxn, Text as _, TextRef};

/// One row or column, as it stands in the registers.
struct Line {
    id: LocalId,
    rank: String,
    gone: Option<String>,
}

impl Line {
    fn standing(&self, written_in: bool) -> Option<Standing> {
        match &self.gone {
            None => Some(Standing::Placed),
            Some(name) if written_in => Some(Standing::Unplaced { removed_by: name.clone() }),
            Some(_) => None,
        }
    }
}

/// Every row and column of a table, gone or not, each sorted by id, and the cells that there are.
pub(crate) struct Lines {
    rows: Vec<Line>,
    columns: Vec<Line>,
    /// Row by row.
    cells: Vec<Option<TextRef>>,
}

impl Lines {
    pub(crate) fn read<T: ReadTxn>(block: &BlockId, fields: &Fields<'_, T>) -> Self {
        let (mut rows, mut columns) = (Vec::new(), Vec::new());
        for key in fields.keys() {
            let (lines, id) = if let Some(id) = key.strip_prefix("row/") {
                (&mut rows, id)
            } else if let Some(id) = key.strip_prefix("column/") {
                (&mut columns, id)
            } else {
                continue;
            };
            let Ok(id) = LocalId::new(id) else { continue };
            let rank = fields.string(&key).filter(|rank| is_rank(rank)).unwrap_or_default();
            let gone = fields.gone(&format!("{key}/gone"));
            lines.push(Line { id, rank, gone });
        }
        rows.sort_by(|a, b| a.id.cmp(&b.id));
        columns.sort_by(|a, b| a.id.cmp(&b.id));
        let cell = |row: &Line, column: &Line| {
            let name = cell_name(block, &RowId(row.id.clone()), &ColumnId(column.id.clone()));
            fields.txn.get_text(name)
        };
        let cells = rows.iter().flat_map(|row| columns.iter().map(move |column| cell(row, column))).collect();
        Self { rows, columns, cells }
    }

    /// The text of each cell, row by row in the order of ids; cells that there are not are empty.
    pub(crate) fn texts<T: ReadTxn>(&self, txn: &T) -> impl Iterator<Item = Text> {
        self.cells.iter().map(|cell| cell.as_ref().map(|cell| read_text(cell, txn)).unwrap_or_default())
    }

    /// Whether anything is written in any cell.
    pub(crate) fn written_in<T: ReadTxn>(&self, txn: &T) -> bool {
        self.cells.iter().flatten().any(|cell| cell.len(txn) > 0)
    }

    pub(crate) fn table<T: ReadTxn>(&self, header: bool, txn: &T) -> Table {
        let written = |row: usize, column: usize| {
            self.cells[row * self.columns.len() + column].as_ref().is_some_and(|cell| cell.len(txn) > 0)
        };
        let (all_rows, all_columns) = (0..self.rows.len(), 0..self.columns.len());
        let mut rows: Vec<(usize, Standing)> = all_rows
            .clone()
            .filter_map(|row| {
                let standing = self.rows[row].standing(all_columns.clone().any(|column| written(row, column)));
                Some((row, standing?))
            })
            .collect();
        let mut columns: Vec<(usize, Standing)> = all_columns
            .filter_map(|column| {
                let standing = self.columns[column].standing(all_rows.clone().any(|row| written(row, column)));
                Some((column, standing?))
            })
            .collect();
        let by_rank = |lines: &[Line], a: usize, b: usize| {
            lines[a].rank.cmp(&lines[b].rank).then_with(|| lines[a].id.cmp(&lines[b].id))
        };
        rows.sort_by(|a, b| by_rank(&self.rows, a.0, b.0));
        columns.sort_by(|a, b| by_rank(&self.columns, a.0, b.0));

        let cell = |row: usize, column: usize| {
            let cell = self.cells[row * self.columns.len() + column].as_ref();
            Cell(cell.map(|cell| read_text(cell, txn)).unwrap_or_default())
        };
        Table {
            header,
            rows: rows
                .into_iter()
                .map(|(row, standing)| Row {
                    id: RowId(self.rows[row].id.clone()),
                    standing,
                    cells: columns.iter().map(|(column, _)| cell(row, *column)).collect(),
                })
                .collect(),
            columns: columns
                .into_iter()
                .map(|(column, standing)| Column { id: ColumnId(self.columns[column].id.clone()), standing })
                .collect(),
        }
    }
}
