//! One Markdown file (CommonMark with GFM tables, task lists and strikethrough) to chapters.
//!
//! Owns what each construct becomes. Always holds: every word that a reader of the Markdown would see is in a
//! chapter afterwards; what could not be taken over as it stood is in the notes. Deliberately absent: files,
//! pictures' bytes, HTML.

mod around;
mod lines;
mod spans;

use crate::ids::Ids;
use crate::note::{NoteCode, Notes};
use crate::plan::{Plan, number};
use crate::source::RelativePath;
use crate::writer::{Goal, Writer, indent};
use around::{Around, Depth};
use lines::Lines;
use plein_model::{Chapter, Content, Marks, MediumId, Text, TextKind};
use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset,
};
use std::ops::Range;

/// A picture that a file shows, before its bytes have been looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shown {
    pub path: RelativePath,
    pub line: u32,
}

/// What a file holds.
pub(crate) struct Holds {
    /// The title that was brought, or the one that stood above the chapters.
    pub title: String,
    pub chapters: Vec<Chapter>,
    pub blocks: usize,
    pub pictures: Vec<Shown>,
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
        | Options::ENABLE_GFM
}

/// Plans a text.
pub(crate) fn plan(text: &str, front_title: Option<&str>, alone: bool) -> Plan {
    Plan::of(Parser::new_ext(text, options()), front_title, alone)
}

/// The medium that stands for a picture until its bytes have been taken in.
pub(crate) fn placeholder(path: &RelativePath) -> MediumId {
    plein_media::hash(format!("picture to be brought along: {path}").as_bytes())
}

/// Cells of one table; a row is filled up to the width of the table, so that a small file could ask for many.
const MOST_CELLS: usize = 100_000;

/// A picture whose alt text is being read.
struct Picture {
    address: String,
    caption: String,
    alt: String,
    line: u32,
}

struct Reader<'a, 'b, 'n> {
    path: &'a RelativePath,
    plan: &'a Plan,
    source: &'a str,
    lines: Lines,
    notes: &'n mut Notes,
    writer: Writer<'a, 'b>,
    around: Vec<Around>,
    depth: Depth,
    /// Inside a table that has been dealt with.
    skipping: bool,
    bold: usize,
    italic: usize,
    strike: usize,
    code: usize,
    links: Vec<Option<String>>,
    pictures: Vec<Picture>,
    shown: Vec<Shown>,
    /// Code or HTML that is being collected.
    verbatim: Option<String>,
    title_read: bool,
    /// The paragraph is one formula and nothing else.
    lone_formula: bool,
    /// The code that is being collected is a formula.
    formula_block: bool,
    /// Where the last cell of the row ended in the source.
    cell_end: usize,
}

/// Reads a file. `before` is how many lines of front matter stand above `source`.
pub(crate) fn read(
    path: &RelativePath,
    source: &str,
    before: u32,
    title: String,
    plan: &Plan,
    ids: &mut Ids<'_>,
    notes: &mut Notes,
) -> Holds {
    let mut reader = Reader {
        path,
        plan,
        source,
        lines: Lines::of(source, before),
        notes,
        writer: Writer::new(title, ids),
        around: Vec::new(),
        depth: Depth::default(),
        skipping: false,
        bold: 0,
        italic: 0,
        strike: 0,
        code: 0,
        links: Vec::new(),
        pictures: Vec::new(),
        shown: Vec::new(),
        verbatim: None,
        title_read: false,
        lone_formula: false,
        formula_block: false,
        cell_end: 0,
    };
    for (event, range) in TextMergeWithOffset::new(Parser::new_ext(source, options()).into_offset_iter()) {
        reader.event(event, range);
    }
    let (title, chapters, blocks) = reader.writer.end();
    Holds { title, chapters, blocks, pictures: reader.shown }
}

impl Reader<'_, '_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        if self.skipping {
            self.skipping = event != Event::End(TagEnd::Table);
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(text) => self.words(&text, &range),
            Event::Code(text) => {
                self.code += 1;
                self.put(&text, &range);
                self.code -= 1;
            }
            Event::InlineMath(text) => self.formula(&format!("${text}$"), range),
            Event::DisplayMath(text) if self.lone_formula => {
                self.writer.turn_into(TextKind::Formula);
                self.put(text.trim(), &range);
            }
            Event::DisplayMath(text) => self.formula(&format!("$${text}$$"), range),
            Event::Html(text) => match &mut self.verbatim {
                Some(html) => html.push_str(&text),
                None => self.put(&text, &range),
            },
            Event::InlineHtml(tag) => self.inline_html(&tag, range),
            Event::FootnoteReference(label) => {
                self.note(&range, NoteCode::Footnote, [("label", &label)]);
                self.put(&format!("[^{label}]"), &range);
            }
            Event::SoftBreak => self.put(" ", &range),
            Event::HardBreak => self.put("\n", &range),
            Event::Rule => {
                let depth = self.indent(&range);
                self.finish();
                self.begun();
                self.writer.emit(Content::Divider, depth);
            }
            Event::TaskListMarker(done) => {
                let task = if done { TextKind::TaskDone } else { TextKind::Task };
                if self.writer.has_pending() {
                    self.writer.turn_into(task);
                } else if let Some(Around::Item { kind, .. }) = self.around.last_mut() {
                    *kind = task;
                }
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => {
                let written = self.source.get(range.clone()).unwrap_or_default().trim();
                let inside = written.strip_prefix("$$").and_then(|rest| rest.strip_suffix("$$"));
                self.lone_formula = self.around.is_empty() && inside.is_some_and(|tex| !tex.contains("$$"));
                self.begin_text(&range);
            }
            Tag::Heading { level, .. } => self.begin_heading(number(level), &range),
            Tag::BlockQuote(kind) => {
                self.finish();
                self.begun();
                self.enter(Around::Quote(match kind {
                    None => TextKind::Quote,
                    Some(BlockQuoteKind::Note | BlockQuoteKind::Tip) => TextKind::Tip,
                    Some(BlockQuoteKind::Important) => TextKind::Remember,
                    Some(BlockQuoteKind::Warning | BlockQuoteKind::Caution) => TextKind::Careful,
                }));
            }
            Tag::CodeBlock(kind) => {
                self.finish();
                let language = match &kind {
                    CodeBlockKind::Fenced(language) => language.trim(),
                    CodeBlockKind::Indented => "",
                };
                self.formula_block = language == "math";
                if !language.is_empty() && !self.formula_block {
                    self.note(&range, NoteCode::CodeLanguage, [("language", language)]);
                }
                self.verbatim = Some(String::new());
            }
            Tag::HtmlBlock => {
                self.finish();
                self.verbatim = Some(String::new());
            }
            Tag::List(first) => {
                self.finish();
                self.outside_quote(&range);
                self.begun();
                let next = if first.is_some() { TextKind::Number } else { TextKind::Bullet };
                self.enter(Around::List { next });
            }
            Tag::Item => {
                self.finish();
                let kind = match self.around.last() {
                    Some(Around::List { next }) => *next,
                    _ => TextKind::Bullet,
                };
                self.enter(Around::Item { kind, begun: false });
            }
            Tag::FootnoteDefinition(label) => {
                self.finish();
                self.begun();
                self.note(&range, NoteCode::Footnote, [("label", &label)]);
                self.enter(Around::Footnote(Some(format!("[^{label}]: "))));
            }
            Tag::DefinitionList => {
                self.finish();
                self.note(&range, NoteCode::DefinitionList, []);
            }
            Tag::DefinitionListTitle => {
                self.begin_text(&range);
                self.bold += 1;
            }
            Tag::DefinitionListDefinition => {
                self.finish();
                self.enter(Around::Definition);
            }
            Tag::Table(alignments) => self.begin_table(&alignments, &range),
            Tag::TableHead | Tag::TableRow => self.cell_end = range.start,
            Tag::TableCell => self.writer.begin(Goal::Cell),
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.strike += 1,
            Tag::Link { link_type, dest_url, title, .. } => self.begin_link(Some(link_type), &dest_url, &title, &range),
            Tag::Image { dest_url, title, .. } => {
                let line = self.lines.line(range.start);
                let (address, caption) = (dest_url.into_string(), title.into_string());
                self.pictures.push(Picture { address, caption, alt: String::new(), line });
            }
            // Not asked for in the options.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.finish(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionListDefinition => {
                self.finish();
                self.leave();
            }
            TagEnd::Item => {
                self.finish();
                if let Some(Around::Item { kind, begun: false }) = self.around.last() {
                    let (kind, depth) = (*kind, self.indent(&range));
                    self.writer.begin(Goal::Block(kind, depth));
                    self.finish();
                }
                self.leave();
            }
            TagEnd::FootnoteDefinition => {
                if let Some(Around::Footnote(Some(_))) = self.around.last() {
                    self.begin_text(&range);
                }
                self.finish();
                self.leave();
            }
            TagEnd::CodeBlock => {
                let code = self.verbatim.take().unwrap_or_default();
                self.verbatim_block(code.strip_suffix('\n').unwrap_or(&code), &range);
            }
            TagEnd::HtmlBlock => {
                let html = self.verbatim.take().unwrap_or_default();
                self.html_block(html.trim_end(), &range);
            }
            TagEnd::DefinitionListTitle => {
                self.bold = self.bold.saturating_sub(1);
                self.finish();
            }
            TagEnd::TableCell => {
                self.cell_end = range.end;
                self.finish();
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(&range),
            TagEnd::Table => self.writer.end_table(),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.strike = self.strike.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => self.end_picture(&range),
            TagEnd::DefinitionList | TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn note<const N: usize>(&mut self, range: &Range<usize>, code: NoteCode, args: [(&'static str, &str); N]) {
        self.notes.add(self.lines.line(range.start), code, args);
    }

    /// Ends what was being written. Marks end with it: Markdown's own always do, and an HTML tag that nobody closed
    /// must not run on.
    fn finish(&mut self) {
        self.writer.finish();
        (self.bold, self.italic, self.strike, self.code) = (0, 0, 0, 0);
        self.links.clear();
    }

    fn enter(&mut self, around: Around) {
        self.depth.count(&around, 1);
        self.around.push(around);
    }

    fn leave(&mut self) {
        if let Some(around) = self.around.pop() {
            self.depth.count(&around, -1);
        }
    }

    /// How deep what comes now stands: under how many items, and how many quotations beyond the first.
    fn indent(&mut self, range: &Range<usize>) -> u8 {
        // The first block of an item is the item.
        let is_item = matches!(self.around.last(), Some(Around::Item { begun: false, .. }));
        let depth = self.depth.under + (self.depth.quotes - 1).max(0) - i64::from(is_item);
        indent(depth, self.lines.line(range.start), self.notes)
    }

    /// What is not text cannot stand in a quotation.
    fn outside_quote(&mut self, range: &Range<usize>) {
        if self.depth.quotes > 0 {
            self.note(range, NoteCode::QuoteFlattened, []);
        }
    }

    /// The item that this stands in has become a block, or has something in its place.
    fn begun(&mut self) {
        if let Some(Around::Item { begun, .. }) = self.around.last_mut() {
            *begun = true;
        }
    }

    fn begin_text(&mut self, range: &Range<usize>) {
        let depth = self.indent(range);
        let kind = match self.around.last() {
            Some(Around::Item { kind, begun: false }) => *kind,
            Some(Around::Quote(kind)) => *kind,
            _ => TextKind::Paragraph,
        };
        self.begun();
        self.writer.begin(Goal::Block(kind, depth));
        if let Some(Around::Footnote(label)) = self.around.last_mut()
            && let Some(label) = label.take()
        {
            self.writer.text(&label, Marks::default());
        }
    }

    fn begin_heading(&mut self, level: u8, range: &Range<usize>) {
        if !self.around.is_empty() {
            self.note(range, NoteCode::HeadingFlattened, []);
            return self.begin_text(range);
        }
        if self.plan.first_is_title && !self.title_read {
            self.title_read = true;
            return self.writer.begin(Goal::DocumentTitle);
        }
        if self.plan.chapters == Some(level) {
            return self.writer.begin(Goal::Title);
        }
        let kind = match level.saturating_sub(self.plan.base) {
            0 | 1 => TextKind::Heading1,
            2 => TextKind::Heading2,
            3 => TextKind::Heading3,
            _ => {
                self.note(range, NoteCode::TooDeep, []);
                TextKind::Heading3
            }
        };
        self.writer.begin(Goal::Block(kind, 0));
    }

    fn verbatim_block(&mut self, text: &str, range: &Range<usize>) {
        self.outside_quote(range);
        let depth = self.indent(range);
        self.begun();
        let kind = if std::mem::take(&mut self.formula_block) { TextKind::Formula } else { TextKind::Code };
        self.writer.emit(Content::Text { kind, text: Text::plain(text) }, depth);
    }

    fn html_block(&mut self, html: &str, range: &Range<usize>) {
        let comment = html.trim_start().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
        if comment.is_some_and(|inside| !inside.contains("-->")) {
            return self.note(range, NoteCode::HtmlComment, []);
        }
        self.note(range, NoteCode::Html, []);
        self.verbatim_block(html, range);
    }

    fn begin_table(&mut self, alignments: &[Alignment], range: &Range<usize>) {
        self.outside_quote(range);
        let cells = alignments.len() * self.source[range.clone()].lines().count();
        if cells > MOST_CELLS {
            self.note(range, NoteCode::TableTooLarge, []);
            let source = self.source[range.clone()].to_owned();
            self.verbatim_block(source.trim_end(), range);
            self.skipping = true;
            return;
        }
        if alignments.iter().any(|alignment| *alignment != Alignment::None) {
            self.note(range, NoteCode::TableAlignment, []);
        }
        let depth = self.indent(range);
        self.begun();
        self.writer.begin_table(alignments.len(), depth);
    }

    /// GFM leaves out the cells of a row that are too many; here they are kept.
    fn end_row(&mut self, range: &Range<usize>) {
        let left = self.source.get(self.cell_end..range.end).unwrap_or_default();
        let left = left.trim_matches(|c: char| c == '|' || c.is_whitespace()).replace("\\|", "|");
        if !left.is_empty() {
            self.note(range, NoteCode::TableRow, []);
            self.writer.too_many_cells(&left);
        }
        self.writer.end_row();
    }
}
