//! Two pages as one: what came, went, moved, turned into something else and was written, in order.

use super::words::{Align, align};
use super::{Page, PageBlock, PageChapter, Piece, pieces};
use plein_model::{BlockId, ChapterId, Text};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Two pages as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The title.
    pub title: Vec<Piece>,
    /// The summary.
    pub summary: Vec<Piece>,
    /// What changed of cover, themes, language and the like.
    pub meta: Vec<Field>,
    /// The chapters of both, in the order of the later page; those that went stand where they stood.
    pub chapters: Vec<ComparedChapter>,
}

/// What became of a chapter or block as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// It stands where it stood.
    Kept,
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It stands elsewhere among its neighbours.
    Moved,
    /// It came from another chapter.
    Came(ChapterId),
    /// It stood here, and stands in another chapter now.
    Left(ChapterId),
}

/// A chapter in one or both of the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedChapter {
    /// Which.
    pub id: ChapterId,
    /// What became of it.
    pub fate: Fate,
    /// Its title.
    pub title: Vec<Piece>,
    /// Whether readers do not see it yet, before and after.
    pub draft: (bool, bool),
    /// The blocks of both, in the order of the later page.
    pub blocks: Vec<ComparedBlock>,
}

/// A block in one or both of the pages.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedBlock {
    /// What became of it.
    pub fate: Fate,
    /// The block as it stands after; as it stood before, when it went.
    pub block: PageBlock,
    /// What it was before, when it turned into something else.
    pub turned: Option<String>,
    /// How deep it was indented before, when that changed.
    pub indented: Option<u8>,
    /// The fields that changed.
    pub fields: Vec<Field>,
    /// Every text of it, by name.
    pub texts: BTreeMap<String, Vec<Piece>>,
}

/// A field that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
}

/// One change, for a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
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
    /// Something else about a block changed: its picture, a row, a level.
    BlockSet,
}

/// The two pages as one.
pub fn compare(before: &Page, after: &Page) -> Compared {
    let was: HashMap<_, _> = homes(before);
    let is: HashMap<_, _> = homes(after);
    let (ids_before, ids_after) = (ids(&before.chapters), ids(&after.chapters));
    let chapters = order(&ids_before, &ids_after).into_iter().map(|(at, kept)| {
        let (old, new) = (at.0.map(|at| &before.chapters[at]), at.1.map(|at| &after.chapters[at]));
        chapter(old, new, kept, &was, &is)
    });
    Compared {
        title: pieces(&before.title, &after.title),
        summary: pieces(&before.summary, &after.summary),
        meta: fields(&before.meta, &after.meta),
        chapters: chapters.collect(),
    }
}

/// Where each block stands.
fn homes(page: &Page) -> HashMap<&BlockId, (&ChapterId, &PageBlock)> {
    let blocks = page.chapters.iter().flat_map(|chapter| chapter.blocks.iter().map(|block| (&chapter.id, block)));
    blocks.map(|(chapter, block)| (&block.id, (chapter, block))).collect()
}

fn ids(chapters: &[PageChapter]) -> Vec<&ChapterId> {
    chapters.iter().map(|chapter| &chapter.id).collect()
}

/// Where a thing stands before and after.
type Positions = (Option<usize>, Option<usize>);

/// The positions of each thing before and after, in the order of `after` with those that went at their old spot, and
/// whether it kept its place among the others.
fn order<T: Eq + Ord + std::hash::Hash + Copy>(before: &[T], after: &[T]) -> Vec<(Positions, bool)> {
    let then: HashMap<T, usize> = before.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let now: BTreeSet<T> = after.iter().copied().collect();
    let both: Vec<T> = before.iter().copied().filter(|id| now.contains(id)).collect();
    let both_after: Vec<T> = after.iter().copied().filter(|id| then.contains_key(id)).collect();
    let kept: BTreeSet<T> = align(&both, &both_after, |a, b| a == b)
        .into_iter()
        .filter_map(|step| if let Align::Both(at, _) = step { Some(both[at]) } else { None })
        .collect();
    let mut result: Vec<_> =
        after.iter().enumerate().map(|(at, id)| ((then.get(id).copied(), Some(at)), kept.contains(id))).collect();
    // What went comes after the last thing before it that kept its place; without one, after whatever stood before it.
    let (mut behind, mut beside) = (None, None);
    for (at, id) in before.iter().enumerate() {
        if kept.contains(id) {
            behind = Some(at);
        } else if now.contains(id) {
            beside = Some(at);
        } else {
            let spot = behind.or(beside).and_then(|behind| result.iter().position(|(at, _)| at.0 == Some(behind)));
            result.insert(spot.map_or(0, |spot| spot + 1), ((Some(at), None), false));
            behind = Some(at);
        }
    }
    result
}

fn chapter(
    old: Option<&PageChapter>,
    new: Option<&PageChapter>,
    kept: bool,
    was: &HashMap<&BlockId, (&ChapterId, &PageBlock)>,
    is: &HashMap<&BlockId, (&ChapterId, &PageBlock)>,
) -> ComparedChapter {
    const NOTHING: &[PageBlock] = &[];
    let (before, after) = (old.map_or(NOTHING, |old| &old.blocks), new.map_or(NOTHING, |new| &new.blocks));
    let ids = |blocks: &[PageBlock]| -> Vec<BlockId> { blocks.iter().map(|block| block.id.clone()).collect() };
    let (ids_before, ids_after) = (ids(before), ids(after));
    let (refs_before, refs_after): (Vec<_>, Vec<_>) = (ids_before.iter().collect(), ids_after.iter().collect());
    let blocks = order(&refs_before, &refs_after).into_iter().map(|(at, kept)| {
        let (old, new) = (at.0.map(|at| &before[at]), at.1.map(|at| &after[at]));
        match (old, new) {
            (Some(old), Some(new)) => block(Some(old), new, if kept { Fate::Kept } else { Fate::Moved }),
            (Some(old), None) => match is.get(&old.id) {
                Some((chapter, _)) => block(Some(old), old, Fate::Left((*chapter).clone())),
                None => gone(old),
            },
            (None, Some(new)) => match was.get(&new.id) {
                Some((chapter, old)) => block(Some(old), new, Fate::Came((*chapter).clone())),
                None => block(None, new, Fate::Added),
            },
            (None, None) => unreachable!("a thing in an order is in one of the two lists"),
        }
    });
    let empty = Text::default();
    let title = pieces(old.map_or(&empty, |old| &old.title), new.map_or(&empty, |new| &new.title));
    let one = new.or(old);
    ComparedChapter {
        id: one.map_or_else(|| unreachable!("a chapter is in one of the two pages"), |one| one.id.clone()),
        fate: match (old, new) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            _ if kept => Fate::Kept,
            _ => Fate::Moved,
        },
        title,
        draft: (old.is_some_and(|old| old.draft), new.is_some_and(|new| new.draft)),
        blocks: blocks.collect(),
    }
}

fn block(old: Option<&PageBlock>, new: &PageBlock, fate: Fate) -> ComparedBlock {
    let (nothing, empty) = (BTreeMap::new(), Text::default());
    let before = old.map_or(&nothing, |old| &old.texts);
    let names: BTreeSet<&String> = before.keys().chain(new.texts.keys()).collect();
    let texts = names.into_iter().map(|name| {
        let side = |texts: &BTreeMap<String, Text>| texts.get(name).cloned().unwrap_or_default();
        let (a, b) = (side(before), side(&new.texts));
        (name.clone(), if old.is_none() { pieces(&empty, &b) } else { pieces(&a, &b) })
    });
    ComparedBlock {
        turned: old.filter(|old| old.kind != new.kind).map(|old| old.kind.clone()),
        indented: old.filter(|old| old.indent != new.indent).map(|old| old.indent),
        fields: old.map(|old| fields(&old.fields, &new.fields)).unwrap_or_default(),
        texts: texts.collect(),
        block: new.clone(),
        fate,
    }
}

/// A block that went, with its words.
fn gone(old: &PageBlock) -> ComparedBlock {
    let empty = Text::default();
    let texts = old.texts.iter().map(|(name, text)| (name.clone(), pieces(text, &empty)));
    ComparedBlock {
        fate: Fate::Removed,
        turned: None,
        indented: None,
        fields: Vec::new(),
        texts: texts.collect(),
        block: old.clone(),
    }
}

fn fields(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> Vec<Field> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let fields = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    fields
        .map(|name| Field { name: name.clone(), before: before.get(name).cloned(), after: after.get(name).cloned() })
        .collect()
}

fn changed(pieces: &[Piece]) -> bool {
    pieces.iter().any(|piece| piece.change != super::Change::Same)
}

impl Compared {
    /// Every change, in order, with the chapter and block that it is about.
    pub fn lines(&self) -> Vec<(Line, Option<&ChapterId>, Option<&BlockId>)> {
        let mut lines = Vec::new();
        if changed(&self.title) || changed(&self.summary) || !self.meta.is_empty() {
            lines.push((Line::Space, None, None));
        }
        for chapter in &self.chapters {
            let id = Some(&chapter.id);
            match chapter.fate {
                Fate::Added => lines.push((Line::ChapterAdded, id, None)),
                Fate::Removed => {
                    // What was in it went along, and is not told again.
                    lines.push((Line::ChapterRemoved, id, None));
                    continue;
                }
                Fate::Moved | Fate::Came(_) | Fate::Left(_) => lines.push((Line::ChapterMoved, id, None)),
                Fate::Kept => {}
            }
            if chapter.fate != Fate::Added {
                if changed(&chapter.title) {
                    lines.push((Line::ChapterTitled, id, None));
                }
                if chapter.draft.0 != chapter.draft.1 {
                    lines.push((Line::ChapterReady, id, None));
                }
            }
            for block in &chapter.blocks {
                lines.extend(block.lines().into_iter().map(|line| (line, id, Some(&block.block.id))));
            }
        }
        lines
    }

    /// Whether the two pages read the same.
    pub fn is_same(&self) -> bool {
        self.lines().is_empty()
    }
}

impl ComparedChapter {
    /// Whether anything in it, or of it, changed.
    pub fn changed(&self) -> bool {
        self.fate != Fate::Kept
            || changed(&self.title)
            || self.draft.0 != self.draft.1
            || self.blocks.iter().any(|block| !block.lines().is_empty())
    }
}

impl ComparedBlock {
    /// What changed of it.
    pub fn lines(&self) -> Vec<Line> {
        match self.fate {
            Fate::Added => return vec![Line::BlockAdded],
            Fate::Removed => return vec![Line::BlockRemoved],
            // It is told where it stands now.
            Fate::Left(_) => return Vec::new(),
            _ => {}
        }
        let lines = [
            (!matches!(self.fate, Fate::Kept), Line::BlockMoved),
            (self.turned.is_some(), Line::BlockTurned),
            (self.texts.values().any(|pieces| changed(pieces)), Line::BlockWritten),
            (self.indented.is_some() || !self.fields.is_empty(), Line::BlockSet),
        ];
        lines.into_iter().filter(|(is, _)| *is).map(|(_, line)| line).collect()
    }
}
