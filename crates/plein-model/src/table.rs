//! A table: rows, columns, and a text for each pair of them.

use crate::{ColumnId, RowId, Standing, Text};
use serde::{Deserialize, Serialize};

/// A table. `rows[i].cells[j]` belongs to `columns[j]`; every row has as many cells as there are columns.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// From left to right.
    pub columns: Vec<Column>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// Whether the first row is a heading.
    #[serde(default)]
    pub header: bool,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its identity, kept when columns around it come and go.
    pub id: ColumnId,
    /// Whether it is simply there, or shown because someone wrote in it while it was removed.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its identity, kept when rows around it come and go.
    pub id: RowId,
    /// Whether it is simply there, or shown because someone wrote in it while it was removed.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
    /// One for each column.
    pub cells: Vec<Cell>,
}

/// What stands where a row and a column meet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cell(pub Text);
