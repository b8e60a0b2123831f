//! One block into the document.

use super::{free_id, json_to_any, write_text};
use crate::place::Place;
use crate::rank::{Random, spread};
use crate::roots::{Roots, cell_name};
use plein_model::{Block, BlockId, ChapterId, ColumnId, Content, LocalId, RowId, Standing, Table, Text, TextKind};
use std::collections::BTreeSet;
use yrs::{Any, Map as _, MapPrelim, MapRef, Text as _, TextPrelim, TransactionMut, WriteTxn};

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
        let caption = match &self.block.content {
            Content::Table(table) => {
                map.insert(txn, "kind", "table");
                self.write_table(table, &map, txn, random);
                &Text::default()
            }
            content => write_fields(content, &map, txn),
        };
        write_text(&text, caption, txn);
        if let Standing::Unplaced { removed_by } = &self.block.standing
            && is_written_in(&self.block.content)
        {
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

/// Whether there is a text that would show it again if it were removed.
fn is_written_in(content: &Content) -> bool {
    match content {
        Content::Text { text, .. } | Content::Unknown { text, .. } => !text.is_empty(),
        Content::Table(table) => table.rows.iter().flat_map(|row| &row.cells).any(|cell| !cell.0.is_empty()),
        Content::Picture { caption, .. } | Content::File { caption, .. } => !caption.is_empty(),
        Content::Video(video) => !video.caption.is_empty(),
        Content::Divider => false,
    }
}

/// Writes kind and own fields of anything but a table; returns its text.
fn write_fields<'a>(content: &'a Content, map: &MapRef, txn: &mut TransactionMut<'_>) -> &'a Text {
    const NO_TEXT: &Text = &Text::EMPTY;
    let mut set = |key: &str, value: Any| {
        map.insert(txn, key, value);
    };
    match content {
        Content::Text { kind, text } => {
            let (kind, done) = match kind {
                TextKind::Paragraph => ("paragraph", false),
                TextKind::Heading1 => ("heading1", false),
                TextKind::Heading2 => ("heading2", false),
                TextKind::Heading3 => ("heading3", false),
                TextKind::Bullet => ("bullet", false),
                TextKind::Number => ("number", false),
                TextKind::Task => ("task", false),
                TextKind::TaskDone => ("task", true),
                TextKind::Quote => ("quote", false),
                TextKind::Code => ("code", false),
            };
            set("kind", kind.into());
            if done {
                set("done", true.into());
            }
            text
        }
        Content::Picture { medium, alt, decorative, width, height, caption } => {
            set("kind", "picture".into());
            set("medium", medium.to_string().into());
            set("alt", alt.as_str().into());
            if *decorative {
                set("decorative", true.into());
            }
            for (key, pixels) in [("width", width), ("height", height)] {
                if let Some(pixels) = pixels {
                    set(key, whole(u64::from(*pixels)));
                }
            }
            caption
        }
        Content::Video(video) => {
            set("kind", "video".into());
            set(
                "site",
                match video.site {
                    plein_model::VideoSite::Youtube => "youtube",
                    plein_model::VideoSite::Vimeo => "vimeo",
                }
                .into(),
            );
            set("video", video.id.as_str().into());
            if video.start > 0 {
                set("start", whole(video.start.into()));
            }
            set("title", video.title.as_str().into());
            &video.caption
        }
        Content::File { medium, name, bytes, mime, caption } => {
            set("kind", "file".into());
            set("medium", medium.to_string().into());
            set("name", name.as_str().into());
            set("bytes", whole(*bytes));
            set("mime", mime.as_str().into());
            caption
        }
        Content::Divider => {
            set("kind", "divider".into());
            NO_TEXT
        }
        Content::Unknown { kind, fields, text } => {
            set("kind", kind.as_str().into());
            let own = |key: &str| !matches!(key, "kind" | "place" | "indent" | "text" | "gone");
            for (key, value) in fields.iter().filter(|(key, _)| own(key)) {
                set(key, json_to_any(value));
            }
            text
        }
        Content::Table(_) => NO_TEXT,
    }
}

fn whole(number: u64) -> Any {
    json_to_any(&number.into())
}
