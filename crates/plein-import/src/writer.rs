//! Chapters and blocks as they are being made from events.
//!
//! Owns the flat shape: what hangs under what is an indent, a paragraph with a picture in it is two paragraphs and
//! a picture. Always holds: text that came in is in a block, a title or a cell when the file has ended.

use crate::ids::Ids;
use crate::note::{NoteCode, Notes};
use plein_model::{
    Block, Cell, Chapter, Column, Content, Inline, Marks, Row, Standing, Table, Text, TextKind, video_link,
};

/// What the text that comes in now is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    /// The title of a new chapter.
    Title,
    /// The title of the document.
    DocumentTitle,
    /// A block of text at this indent; an item of a list is a block even when it is empty.
    Block(TextKind, u8),
    /// A cell of the table.
    Cell,
}

struct Pending {
    goal: Goal,
    text: Text,
    /// Something that stood in it has already become a block.
    broken: bool,
    /// Comes after it.
    after: Vec<Content>,
}

struct TableDraft {
    indent: u8,
    table: Table,
    cells: Vec<Cell>,
    after: Vec<Content>,
}

pub(crate) struct Writer<'a, 'b> {
    ids: &'a mut Ids<'b>,
    /// Names the chapter of what stands before the first heading.
    title: String,
    chapters: Vec<Chapter>,
    blocks: usize,
    pending: Option<Pending>,
    table: Option<TableDraft>,
}

impl<'a, 'b> Writer<'a, 'b> {
    pub fn new(title: String, ids: &'a mut Ids<'b>) -> Self {
        Self { ids, title, chapters: Vec::new(), blocks: 0, pending: None, table: None }
    }

    pub fn has_pending(&self) -> bool {
        self.pending.is_some()
    }

    pub fn goal(&self) -> Option<Goal> {
        self.pending.as_ref().map(|pending| pending.goal)
    }

    /// Ends what was being written and begins something.
    pub fn begin(&mut self, goal: Goal) {
        self.finish();
        self.pending = Some(Pending { goal, text: Text::default(), broken: false, after: Vec::new() });
    }

    /// Makes a task of the item that has just begun.
    pub fn turn_into(&mut self, kind: TextKind) {
        if let Some(Pending { goal: Goal::Block(old, _), .. }) = &mut self.pending {
            *old = kind;
        }
    }

    pub fn text(&mut self, text: &str, marks: Marks) {
        if let Some(pending) = &mut self.pending {
            pending.text.push_span(text, marks);
        }
    }

    /// Ends what was being written.
    pub fn finish(&mut self) {
        let Some(Pending { goal, text, broken, after }) = self.pending.take() else { return };
        let text = trimmed(&text);
        match goal {
            Goal::Title => {
                let title = one_line(&text.to_plain());
                let id = self.ids.chapter();
                self.chapters.push(Chapter::new(id, title));
            }
            Goal::DocumentTitle => {
                let title = one_line(&text.to_plain());
                if !title.is_empty() {
                    self.title = title;
                }
            }
            Goal::Cell => {
                if let Some(table) = &mut self.table {
                    table.cells.push(Cell(text));
                    table.after.extend(after);
                }
                return;
            }
            Goal::Block(kind, indent) => {
                let item = matches!(kind, TextKind::Bullet | TextKind::Number | TextKind::Task | TextKind::TaskDone);
                if !text.is_empty() || (item && !broken && after.is_empty()) {
                    let content = video(kind, &text).unwrap_or(Content::Text { kind, text });
                    self.emit(content, indent);
                }
                after.into_iter().for_each(|content| self.emit(content, indent));
                return;
            }
        }
        after.into_iter().for_each(|content| self.emit(content, 0));
    }

    /// Puts a picture where it stands: between the text before and after it, or after a title or table.
    ///
    /// Says whether it had to wait for the end of a table.
    pub fn picture(&mut self, content: Content, indent: u8) -> bool {
        match &mut self.pending {
            Some(Pending { goal: Goal::Block(kind, indent), text, broken, .. }) => {
                let (before, first, kind, indent) = (trimmed(text), !*broken, *kind, *indent);
                *text = Text::default();
                *broken = true;
                if !before.is_empty() {
                    // What goes on after the picture is a paragraph under the item, not another item.
                    if let Some(Pending { goal, .. }) = &mut self.pending
                        && first
                    {
                        *goal = continued(kind, indent);
                    }
                    self.emit(Content::Text { kind, text: before }, indent);
                }
                self.emit(content, indent);
                false
            }
            Some(pending) => {
                pending.after.push(content);
                pending.goal == Goal::Cell
            }
            None => {
                self.emit(content, indent);
                false
            }
        }
    }

    /// Adds a block to the chapter that is being written.
    pub fn emit(&mut self, content: Content, indent: u8) {
        if self.chapters.is_empty() {
            let id = self.ids.chapter();
            let title = self.title.clone();
            self.chapters.push(Chapter::new(id, title));
        }
        let id = self.ids.block();
        self.blocks += 1;
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.blocks.push(Block { id, indent, container: None, standing: Standing::Placed, content });
        }
    }

    pub fn begin_table(&mut self, columns: usize, indent: u8) {
        self.finish();
        let columns = (0..columns).map(|_| Column { id: self.ids.column(), standing: Standing::Placed }).collect();
        let table = Table { columns, rows: Vec::new(), header: true };
        self.table = Some(TableDraft { indent, table, cells: Vec::new(), after: Vec::new() });
    }

    pub fn end_row(&mut self) {
        self.finish();
        if let Some(draft) = &mut self.table {
            let mut cells = std::mem::take(&mut draft.cells);
            cells.resize_with(draft.table.columns.len(), Cell::default);
            draft.table.rows.push(Row { id: self.ids.row(), standing: Standing::Placed, cells });
        }
    }

    /// Keeps what a row had too much of, for under the table.
    pub fn too_many_cells(&mut self, text: &str) {
        if let Some(draft) = &mut self.table {
            draft.after.push(Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) });
        }
    }

    pub fn end_table(&mut self) {
        self.finish();
        if let Some(draft) = self.table.take() {
            self.emit(Content::Table(draft.table), draft.indent);
            draft.after.into_iter().for_each(|content| self.emit(content, draft.indent));
        }
    }

    /// The title of the document, the chapters, and how many blocks they hold.
    pub fn end(mut self) -> (String, Vec<Chapter>, usize) {
        self.finish();
        self.end_table();
        (self.title, self.chapters, self.blocks)
    }
}

/// The indent that is shown for a depth; what is deeper than there is, is told.
pub(crate) fn indent(depth: i64, line: u32, notes: &mut Notes) -> u8 {
    let fits = u8::try_from(depth).ok().filter(|depth| *depth <= Block::MAX_INDENT);
    fits.unwrap_or_else(|| {
        notes.add(line, NoteCode::TooDeep, []);
        Block::MAX_INDENT
    })
}

fn continued(kind: TextKind, indent: u8) -> Goal {
    match kind {
        TextKind::Bullet | TextKind::Number | TextKind::Task | TextKind::TaskDone => {
            Goal::Block(TextKind::Paragraph, (indent + 1).min(Block::MAX_INDENT))
        }
        kind => Goal::Block(kind, indent),
    }
}

/// A paragraph that is nothing but the address of a video is that video.
fn video(kind: TextKind, text: &Text) -> Option<Content> {
    let [Inline::Span { text, marks }] = text.inlines() else { return None };
    let plain = Marks { link: None, ..marks.clone() }.is_plain();
    let bare = marks.link.as_ref().is_none_or(|link| link == text);
    let whole = kind == TextKind::Paragraph && plain && bare && text.starts_with("http");
    video_link(text).filter(|_| whole).map(Content::Video)
}

pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without white space at its ends.
fn trimmed(text: &Text) -> Text {
    let blank = |inline: &Inline| matches!(inline, Inline::Span { text, .. } if text.trim().is_empty());
    let inlines = text.inlines();
    let Some(first) = inlines.iter().position(|inline| !blank(inline)) else { return Text::default() };
    let last = inlines.iter().rposition(|inline| !blank(inline)).unwrap_or(first);
    let mut inlines = inlines[first..=last].to_vec();
    if let Some(Inline::Span { text, .. }) = inlines.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Span { text, .. }) = inlines.last_mut() {
        text.truncate(text.trim_end().len());
    }
    inlines.into_iter().collect()
}
