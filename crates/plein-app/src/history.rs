//! The history of a Space: its timeline, the Space at a moment with what changed, and bringing back. And what two people
//! wrote apart from each other in the same spot.
//!
//! A moment crosses as data, never as HTML: the screens draw it.

use crate::app::Call;
use crate::errors::AppError;
use crate::spaces::InSpace;
use plein_document::history::{
    Change, Compared, ComparedBlock, ComparedChapter, Fate, Line, Page, Piece, What, compare,
};
use plein_library::{Origin, RemovedWhat};
use plein_model::{BlockId, ChapterId, EntryId, Inline, SpaceId, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// How many moments are told at once.
const AT_ONCE: usize = 30;

/// Asks for a timeline.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AskMoments {
    /// Of which Space.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Of one chapter only.
    #[ts(type = "string | null")]
    pub chapter: Option<ChapterId>,
    /// Those before this one; null for the newest.
    #[ts(type = "string | null")]
    pub before: Option<EntryId>,
}

/// A stretch of work by one person, or by people together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Moment {
    /// The edit that ended it.
    pub id: String,
    /// The edit right before it; null: it is the beginning.
    pub before: Option<String>,
    /// When it began, in milliseconds since 1970.
    #[ts(type = "number")]
    pub from: i64,
    /// When it ended.
    #[ts(type = "number")]
    pub at: i64,
    /// Who worked; those without a name are not in it.
    pub names: Vec<String>,
    /// All of it was made on this computer.
    pub own: bool,
    /// The chapters that it was about.
    pub chapters: Vec<String>,
    /// It was about title, summary, cover or themes too.
    pub head: bool,
    /// It brought something back.
    pub brought_back: bool,
}

/// A part of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Moments {
    /// Newest first.
    pub moments: Vec<Moment>,
    /// There are older ones.
    pub more: bool,
}

/// Asks for two moments as one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AskView {
    /// Of which Space.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// The moment that is looked at.
    #[ts(type = "string")]
    pub moment: EntryId,
    /// What it is compared with: what was before it, or what is now (and then it shows what bringing it back would do).
    pub against: Against,
}

/// What a moment is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Against {
    /// This edit; null for nothing at all: the beginning.
    Edit(#[ts(type = "string | null")] Option<EntryId>),
    /// The Space as it is now.
    Now,
}

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RunChange {
    /// It stands in both.
    Same,
    /// The same words, marked otherwise.
    Marked,
    /// It came.
    Added,
    /// It went.
    Removed,
}

/// A run of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Run {
    /// Plain; something embedded is one U+FFFC.
    pub text: String,
    /// `bold`, `italic`, `code`, `strike`, `link`.
    pub marks: Vec<&'static str>,
    /// What became of it.
    pub change: RunChange,
}

/// What became of a chapter or block as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Became {
    /// It stands where it stood.
    Kept,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It stands elsewhere in its chapter, or among the chapters.
    Moved,
    /// It came from the chapter that `other` names.
    Came,
    /// It went to the chapter that `other` names.
    Left,
}

/// A Space at a moment, with what changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct View {
    /// The title.
    pub title: Vec<Run>,
    /// The summary.
    pub summary: Vec<Run>,
    /// Names of what else changed about the Space: `cover`, `theme/<name>`, `language`.
    pub set: Vec<String>,
    /// The chapters of both, in order.
    pub chapters: Vec<ViewChapter>,
    /// The newest edit that this was made with: say it when something is brought back.
    pub seen: String,
    /// Nothing differs.
    pub same: bool,
}

/// A chapter in a view.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ViewChapter {
    /// Which.
    pub id: String,
    /// What became of it.
    pub became: Became,
    /// Its title.
    pub title: Vec<Run>,
    /// It is a draft.
    pub draft: bool,
    /// Whether anything of it, or in it, differs.
    pub changed: bool,
    /// The blocks of both, in order.
    pub blocks: Vec<ViewBlock>,
}

/// A block in a view.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ViewBlock {
    /// Which.
    pub id: String,
    /// As it stands in the document.
    pub kind: String,
    /// How deep.
    pub indent: u8,
    /// What became of it.
    pub became: Became,
    /// The title of the chapter that it came from or went to.
    pub other: Option<String>,
    /// The kind that it was before, when it turned into this one.
    pub turned: Option<String>,
    /// Something else about it differs.
    pub set: bool,
    /// Whether anything of it differs.
    pub changed: bool,
    /// The medium it shows.
    pub medium: Option<String>,
    /// A task that is done.
    pub done: bool,
    /// What a file, video or link is called or where it leads; empty for others.
    pub name: String,
    /// Its own text.
    pub text: Vec<Run>,
    /// Its other texts, by name.
    pub parts: BTreeMap<String, Vec<Run>>,
    /// The texts of a table, row by row.
    pub rows: Vec<Vec<Vec<Run>>>,
}

/// One change, for a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Changed {
    /// What.
    pub what: ChangedWhat,
    /// The chapter that it is about.
    pub chapter: Option<String>,
    /// The block that it is about.
    pub block: Option<String>,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangedWhat {
    /// The Space's title, summary, cover, themes or language.
    Space,
    /// A chapter came.
    ChapterAdded,
    /// A chapter went.
    ChapterRemoved,
    /// A chapter moved.
    ChapterMoved,
    /// A chapter has another title.
    ChapterTitled,
    /// Readers see a chapter that they did not see, or the other way round.
    ChapterReady,
    /// A block came.
    BlockAdded,
    /// A block went.
    BlockRemoved,
    /// A block moved.
    BlockMoved,
    /// A block turned into another kind.
    BlockTurned,
    /// Words of a block changed.
    BlockWritten,
    /// Something else about a block changed.
    BlockSet,
}

/// Brings something back.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BringBack {
    /// In which Space.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// From which moment.
    #[ts(type = "string")]
    pub moment: EntryId,
    /// The newest edit that the person saw (`View.seen`); null: as it is now.
    #[ts(type = "string | null")]
    pub seen: Option<EntryId>,
    /// How much.
    pub what: BringWhat,
}

/// How much is brought back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BringWhat {
    /// Everything.
    Whole,
    /// One chapter.
    Chapter(#[ts(type = "string")] ChapterId),
    /// One block.
    Block(#[ts(type = "string")] BlockId),
}

/// Something was brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BroughtBack {
    /// The edit that was the newest before: bringing that back undoes it.
    pub before: String,
}

/// Something that was removed in the last 30 days.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RemovedThing {
    /// A chapter, or a block.
    pub chapter: bool,
    /// Which.
    pub id: String,
    /// The title of the chapter; of the one it stood in, for a block.
    pub title: String,
    /// The kind of a block; empty for a chapter.
    pub kind: String,
    /// The beginning of what a block said.
    pub words: String,
    /// The medium that a block showed.
    pub medium: Option<String>,
    /// How many blocks a chapter holds.
    pub blocks: u32,
    /// The name of who removed it; may be empty.
    pub by: String,
    /// When, in milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// The moment to bring it back from.
    pub moment: String,
}

/// `history_list`.
pub(crate) fn list(call: &Call<'_>, args: AskMoments) -> Result<Moments, AppError> {
    let found = call.library().moments(args.space, args.chapter.as_ref(), args.before, AT_ONCE)?;
    let moments = found.moments.into_iter().map(|moment| Moment {
        id: moment.id.to_string(),
        before: moment.before.map(|before| before.to_string()),
        from: moment.from,
        at: moment.at,
        names: moment.names,
        own: moment.own,
        chapters: moment.chapters.iter().map(ToString::to_string).collect(),
        head: moment.head,
        brought_back: moment.brought_back,
    });
    Ok(Moments { moments: moments.collect(), more: found.more })
}

/// The two pages that a view is of, the earlier first, and the newest edit.
fn pages(call: &Call<'_>, args: &AskView) -> Result<(Page, Page, EntryId), AppError> {
    let library = call.library();
    let at = |edit: EntryId| -> Result<Page, AppError> { Ok(library.at(args.space, edit)?.document.page()) };
    let newest = library.newest(args.space)?.unwrap_or(args.moment);
    let then = at(args.moment)?;
    Ok(match args.against {
        // What would change now, if it were brought back.
        Against::Now => (at(newest)?, then, newest),
        Against::Edit(Some(edit)) => (at(edit)?, then, newest),
        Against::Edit(None) => {
            let nothing =
                Page { title: Text::EMPTY, summary: Text::EMPTY, meta: BTreeMap::new(), chapters: Vec::new() };
            (nothing, then, newest)
        }
    })
}

/// `history_view`.
pub(crate) fn view(call: &Call<'_>, args: AskView) -> Result<View, AppError> {
    let (before, after, seen) = pages(call, &args)?;
    let compared = compare(&before, &after);
    let titles: BTreeMap<&str, String> = before
        .chapters
        .iter()
        .chain(&after.chapters)
        .map(|chapter| (chapter.id.as_str(), chapter.title.to_plain()))
        .collect();
    Ok(View {
        title: runs(&compared.title),
        summary: runs(&compared.summary),
        set: compared.meta.iter().map(|field| field.name.clone()).collect(),
        chapters: compared.chapters.iter().map(|chapter| view_chapter(chapter, &titles)).collect(),
        seen: seen.to_string(),
        same: compared.is_same(),
    })
}

/// `history_changes`.
pub(crate) fn changes(call: &Call<'_>, args: AskView) -> Result<Vec<Changed>, AppError> {
    let (before, after, _) = pages(call, &args)?;
    let compared: Compared = compare(&before, &after);
    let lines = compared.lines().into_iter().map(|(line, chapter, block)| Changed {
        what: changed_what(line),
        chapter: chapter.map(ToString::to_string),
        block: block.map(ToString::to_string),
    });
    Ok(lines.collect())
}

/// `history_restore`.
pub(crate) fn restore(call: &Call<'_>, args: BringBack) -> Result<BroughtBack, AppError> {
    let seen = match args.seen {
        Some(seen) => seen,
        None => call.library().newest(args.space)?.unwrap_or(args.moment),
    };
    let what = match args.what {
        BringWhat::Whole => What::Whole,
        BringWhat::Chapter(chapter) => What::Chapter(chapter),
        BringWhat::Block(block) => What::Block(block),
    };
    // Not the window's own: its replica does not have it yet, and asks for it at once.
    let before = call.library().bring_back(Origin::Import, args.space, args.moment, seen, &what)?;
    Ok(BroughtBack { before: before.to_string() })
}

/// `trash_list`.
pub(crate) fn trash(call: &Call<'_>, args: InSpace) -> Result<Vec<RemovedThing>, AppError> {
    let trash = call.library().trash(args.space)?.into_iter().map(|removed| {
        let mut thing = RemovedThing {
            chapter: false,
            id: String::new(),
            title: String::new(),
            kind: String::new(),
            words: String::new(),
            medium: None,
            blocks: 0,
            by: removed.by,
            at: removed.at,
            moment: removed.moment.to_string(),
        };
        match removed.what {
            RemovedWhat::Chapter(id, title, blocks) => {
                (thing.chapter, thing.id, thing.title) = (true, id.to_string(), title);
                thing.blocks = u32::try_from(blocks).unwrap_or(u32::MAX);
            }
            RemovedWhat::Block(block, title) => {
                let words = block.texts.values().map(Text::to_plain).collect::<Vec<_>>().join(" ");
                thing.words = words.chars().take(160).collect();
                thing.medium = field(&block.fields, "medium");
                (thing.id, thing.title, thing.kind) = (block.id.to_string(), title, block.kind);
            }
        }
        thing
    });
    Ok(trash.collect())
}

/// A spot where two people changed the same words apart from each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Overlap {
    /// In which block.
    pub block: String,
    /// What was made of it on this computer.
    pub mine: String,
    /// What the others made of it.
    pub theirs: String,
    /// What stands there now: both.
    pub merged: String,
    /// Who the others are.
    pub names: Vec<String>,
}

/// Names a block.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneBlock {
    /// In which Space.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Which.
    #[ts(type = "string")]
    pub block: BlockId,
}

/// `overlap_list`.
pub(crate) fn overlaps(call: &Call<'_>, args: InSpace) -> Result<Vec<Overlap>, AppError> {
    let found = call.library().overlaps(args.space)?.into_iter().map(|one| Overlap {
        block: one.block.to_string(),
        mine: one.mine,
        theirs: one.theirs,
        merged: one.merged,
        names: one.names,
    });
    Ok(found.collect())
}

/// `overlap_settle`.
pub(crate) fn settle(call: &Call<'_>, args: OneBlock) -> Result<(), AppError> {
    Ok(call.library().settle(args.space, &args.block)?)
}

fn changed_what(line: Line) -> ChangedWhat {
    match line {
        Line::Space => ChangedWhat::Space,
        Line::ChapterAdded => ChangedWhat::ChapterAdded,
        Line::ChapterRemoved => ChangedWhat::ChapterRemoved,
        Line::ChapterMoved => ChangedWhat::ChapterMoved,
        Line::ChapterTitled => ChangedWhat::ChapterTitled,
        Line::ChapterReady => ChangedWhat::ChapterReady,
        Line::BlockAdded => ChangedWhat::BlockAdded,
        Line::BlockRemoved => ChangedWhat::BlockRemoved,
        Line::BlockMoved => ChangedWhat::BlockMoved,
        Line::BlockTurned => ChangedWhat::BlockTurned,
        Line::BlockWritten => ChangedWhat::BlockWritten,
        Line::BlockSet => ChangedWhat::BlockSet,
    }
}

fn became(fate: &Fate) -> Became {
    match fate {
        Fate::Kept => Became::Kept,
        Fate::Added => Became::Added,
        Fate::Removed => Became::Removed,
        Fate::Moved => Became::Moved,
        Fate::Came(_) => Became::Came,
        Fate::Left(_) => Became::Left,
    }
}

fn view_chapter(chapter: &ComparedChapter, titles: &BTreeMap<&str, String>) -> ViewChapter {
    ViewChapter {
        id: chapter.id.to_string(),
        became: became(&chapter.fate),
        title: runs(&chapter.title),
        draft: if chapter.fate == Fate::Removed { chapter.draft.0 } else { chapter.draft.1 },
        changed: chapter.changed(),
        blocks: chapter.blocks.iter().map(|block| view_block(block, titles)).collect(),
    }
}

fn view_block(compared: &ComparedBlock, titles: &BTreeMap<&str, String>) -> ViewBlock {
    let block = &compared.block;
    let text = |name: &str| compared.texts.get(name).map(|pieces| runs(pieces)).unwrap_or_default();
    let parts = compared.texts.iter().filter_map(|(name, pieces)| Some((name.strip_prefix("part/")?, runs(pieces))));
    let (rows, columns) = (block.lines("row"), block.lines("column"));
    let cells = |row: &str| columns.iter().map(|column| text(&format!("cell/{row}/{column}"))).collect();
    let named = ["name", "url", "video"].into_iter().find_map(|name| field(&block.fields, name));
    ViewBlock {
        id: block.id.to_string(),
        kind: block.kind.clone(),
        indent: block.indent,
        became: became(&compared.fate),
        other: match &compared.fate {
            Fate::Came(chapter) | Fate::Left(chapter) => titles.get(chapter.as_str()).cloned(),
            _ => None,
        },
        turned: compared.turned.clone(),
        set: compared.indented.is_some() || !compared.fields.is_empty(),
        changed: compared.fate != Fate::Kept || !compared.lines().is_empty(),
        medium: field(&block.fields, "medium"),
        done: block.fields.get("done") == Some(&true.into()),
        name: named.unwrap_or_default(),
        text: text(""),
        parts: parts.map(|(name, runs)| (name.to_owned(), runs)).collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}

fn field(fields: &BTreeMap<String, serde_json::Value>, name: &str) -> Option<String> {
    fields.get(name)?.as_str().map(str::to_owned)
}

fn runs(pieces: &[Piece]) -> Vec<Run> {
    let mut result = Vec::new();
    for piece in pieces {
        let change = match piece.change {
            Change::Same => RunChange::Same,
            Change::Marked => RunChange::Marked,
            Change::Added => RunChange::Added,
            Change::Removed => RunChange::Removed,
        };
        result.extend(piece.text.inlines().iter().map(|inline| match inline {
            Inline::Span { text, marks } => {
                let known = [
                    ("bold", marks.bold),
                    ("italic", marks.italic),
                    ("code", marks.code),
                    ("strike", marks.strike),
                    ("link", marks.link.is_some()),
                ];
                let marks = known.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect();
                Run { text: text.clone(), marks, change }
            }
            Inline::Embed(_) => Run { text: "\u{fffc}".into(), marks: Vec::new(), change },
        }));
    }
    result
}
