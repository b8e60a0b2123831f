//! Bringing back, as a new edit: registers are set to what they were, texts changed word by word to what they said.
//!
//! What always holds: the edit deletes only what stands in the document it is made in. So who makes it in a document
//! as a person saw it, and takes it in elsewhere, never deletes what somebody wrote meanwhile. Things made since are
//! removed as a person removes them: what others write in them shows. Whether a chapter is ready, and what was said
//! about patients in a picture, is not content and is left as it is.

use super::Change;
use super::page::{root_of, text_apart};
use super::words::steps;
use crate::index::nested;
use crate::read::{BlockRegisters, Fields, read_text};
use crate::write::{attributes, write_inline};
use crate::{Document, DocumentError};
use plein_model::{BlockId, ChapterId, Inline, Text};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yrs::types::Attrs;
use yrs::{Any, Map as _, MapRef, Out, ReadTxn, Text as _, TextRef, Transaction, TransactionMut, WriteTxn};

/// How much is brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The whole Space.
    Whole,
    /// One chapter: its title, its place, and the blocks that stood in it.
    Chapter(ChapterId),
    /// One block.
    Block(BlockId),
}

const EMPTY: &Text = &Text::EMPTY;

/// Everything of one document that bringing back needs, by id.
struct Then {
    title: Text,
    summary: Text,
    meta: BTreeMap<String, Any>,
    chapters: BTreeMap<ChapterId, Thing>,
    blocks: BTreeMap<BlockId, Thing>,
}

/// The registers and the texts of a chapter or block.
#[derive(Default)]
struct Thing {
    registers: BTreeMap<String, Any>,
    texts: BTreeMap<String, Text>,
    chapter: Option<ChapterId>,
}

impl Document {
    /// Makes what `then` said, or a part of it, be said again, in the name of `name`. Gives the update of it.
    ///
    /// `then` must be an earlier state of this document. Afterwards this document reads as `then` did there, but for
    /// what is left as it is (see above).
    ///
    /// # Errors
    /// [`DocumentError::NoSuchChapter`] when neither of the two documents has that chapter or block.
    pub fn bring_back(&mut self, then: &Self, what: &What, name: &str) -> Result<Vec<u8>, DocumentError> {
        let (mut wanted, here) = (then.everything(), self.everything());
        let is_meant = |id: &ChapterId| match what {
            What::Whole => true,
            What::Chapter(meant) => id == meant,
            What::Block(_) => false,
        };
        let blocks: BTreeSet<BlockId> = wanted.blocks.keys().chain(here.blocks.keys()).cloned().collect();
        let blocks: Vec<&BlockId> = blocks
            .iter()
            .filter(|id| match what {
                What::Whole => true,
                What::Block(meant) => *id == meant,
                // Those that stood in it then, and those made in it since; not what was moved into it since.
                What::Chapter(meant) => {
                    let thing = wanted.blocks.get(*id).or_else(|| here.blocks.get(*id));
                    thing.is_some_and(|thing| thing.chapter.as_ref() == Some(meant))
                }
            })
            .collect();
        let born_since: Vec<&ChapterId> =
            here.chapters.keys().filter(|id| is_meant(id) && !wanted.chapters.contains_key(*id)).collect();
        wanted.chapters.retain(|id, _| is_meant(id));
        if blocks.is_empty() && wanted.chapters.is_empty() && born_since.is_empty() && *what != What::Whole {
            return Err(DocumentError::NoSuchChapter);
        }
        let mut updates = Vec::new();
        updates.push(self.edit(|txn, roots, index| {
            if *what == What::Whole {
                change_text(&roots.title, &wanted.title, txn);
                change_text(&roots.summary, &wanted.summary, txn);
                set_registers(&roots.meta, &wanted.meta, &here.meta, name, txn);
            }
            for (id, chapter) in &wanted.chapters {
                let Some(map) = nested(&roots.chapters, id.as_str(), txn) else { continue };
                let now = here.chapters.get(id).map(|thing| &thing.registers);
                set_registers(&map, &chapter.registers, now.unwrap_or(&BTreeMap::new()), name, txn);
                if let Some(title) = (Fields { map: &map, txn }).text("title") {
                    change_text(&title, chapter.texts.get("").unwrap_or(EMPTY), txn);
                }
            }
            for id in blocks {
                let Some(map) = nested(&roots.blocks, id.as_str(), txn) else { continue };
                let now = here.blocks.get(id);
                match wanted.blocks.get(id) {
                    Some(then) => {
                        let registers = now.map(|thing| &thing.registers);
                        set_registers(&map, &then.registers, registers.unwrap_or(&BTreeMap::new()), name, txn);
                        change_texts(id, &map, &then.texts, now, txn);
                    }
                    // A chapter that is new is removed as a whole, with what was made in it.
                    None if now.and_then(|now| now.chapter.as_ref()).is_some_and(|it| born_since.contains(&it)) => {}
                    None if BlockRegisters::is_visible(id, &map, index.parts(), txn) => {
                        change_texts(id, &map, &BTreeMap::new(), now, txn);
                        map.insert(txn, "gone", name);
                    }
                    None => {}
                }
            }
        }));
        for chapter in born_since {
            updates.push(self.remove_chapter(chapter, name)?);
        }
        updates.retain(|update| *update != Self::NOTHING);
        match &updates[..] {
            [] => Ok(Self::NOTHING.to_vec()),
            [one] => Ok(one.clone()),
            // Few and small, and of one writer without a gap: this is not how a log is made smaller.
            many => yrs::merge_updates_v1(many).map_err(|_| DocumentError::Refused),
        }
    }

    /// Everything that this document says, by id.
    fn everything(&self) -> Then {
        self.read(|txn| {
            let mut apart: HashMap<String, BTreeMap<String, Text>> = HashMap::new();
            for (root, _) in txn.root_refs() {
                if let (Some((block, name)), Some(text)) = (text_apart(root), txn.get_text(root)) {
                    apart.entry(block.to_owned()).or_default().insert(name, read_text(&text, txn));
                }
            }
            let blocks = self.roots.blocks.keys(txn).filter_map(|id| BlockId::new(id).ok());
            let blocks = blocks.filter_map(|id| {
                let map = nested(&self.roots.blocks, id.as_str(), txn)?;
                let mut texts = apart.remove(id.as_str()).unwrap_or_default();
                let own = Fields { map: &map, txn }.text("text").map(|text| read_text(&text, txn));
                texts.extend(own.map(|own| (String::new(), own)));
                let chapter = BlockRegisters::place(&map, txn).chapter;
                Some((id, Thing { registers: registers(&map, &[], txn), texts, chapter }))
            });
            let chapters = self.index.chapters().filter_map(|id| {
                let map = nested(&self.roots.chapters, id.as_str(), txn)?;
                let title = Fields { map: &map, txn }.text("title").map(|title| read_text(&title, txn));
                let texts = title.map(|title| (String::new(), title)).into_iter().collect();
                Some((id.clone(), Thing { registers: registers(&map, &["draft"], txn), texts, chapter: None }))
            });
            let mut meta = registers(&self.roots.meta, &[], txn);
            meta.retain(|key, _| !key.starts_with("checked/"));
            Then {
                title: read_text(&self.roots.title, txn),
                summary: read_text(&self.roots.summary, txn),
                meta,
                chapters: chapters.collect(),
                blocks: blocks.collect(),
            }
        })
    }
}

/// The registers of a map, but for those named.
fn registers(map: &MapRef, without: &[&str], txn: &Transaction<'_>) -> BTreeMap<String, Any> {
    let plain = |(key, value): (&str, Out)| match value {
        Out::Any(value) if !without.contains(&key) => Some((key.to_owned(), value)),
        _ => None,
    };
    map.iter(txn).filter_map(plain).collect()
}

/// What has its own name inside a block, and is removed by a mark because others may be writing in it.
const THINGS: [&str; 4] = ["row", "column", "option", "mark"];

/// Makes registers say what they said. A row, column, option or the like that was made since is removed by its mark, so
/// that what others write in it shows.
fn set_registers(
    map: &MapRef,
    then: &BTreeMap<String, Any>,
    now: &BTreeMap<String, Any>,
    name: &str,
    txn: &mut TransactionMut<'_>,
) {
    for (key, value) in then {
        if map.get(txn, key) != Some(Out::Any(value.clone())) {
            map.insert(txn, key.as_str(), value.clone());
        }
    }
    for key in now.keys().filter(|key| !then.contains_key(*key)) {
        let parts: Vec<_> = key.splitn(3, '/').collect();
        let born_since = match parts[..] {
            [what, id] if THINGS.contains(&what) => Some((format!("{what}/{id}"), true)),
            [what, id, _] if THINGS.contains(&what) => {
                let thing = format!("{what}/{id}");
                (now.contains_key(&thing) && !then.contains_key(&thing)).then_some((thing, false))
            }
            _ => None,
        };
        match born_since {
            Some((thing, true)) => {
                let gone = format!("{thing}/gone");
                if !matches!(map.get(txn, &gone), Some(Out::Any(value)) if value != Any::Null) {
                    map.insert(txn, gone, name);
                }
            }
            Some(_) => {}
            None => drop(map.remove(txn, key)),
        }
    }
}

/// Makes the texts of a block say what they said.
fn change_texts(
    id: &BlockId,
    map: &MapRef,
    then: &BTreeMap<String, Text>,
    now: Option<&Thing>,
    txn: &mut TransactionMut<'_>,
) {
    let here = now.into_iter().flat_map(|thing| thing.texts.keys());
    let names: BTreeSet<&String> = then.keys().chain(here).collect();
    for name in names {
        let wanted = then.get(name).unwrap_or(EMPTY);
        if now.and_then(|now| now.texts.get(name)).unwrap_or(EMPTY) == wanted {
            continue;
        }
        let target = match root_of(id.as_str(), name) {
            Some(root) => Some(txn.get_or_insert_text(root)),
            None => Fields { map, txn }.text("text"),
        };
        if let Some(target) = target {
            change_text(&target, wanted, txn);
        }
    }
}

/// Makes a text say `wanted`, word by word, marks and all.
fn change_text(target: &TextRef, wanted: &Text, txn: &mut TransactionMut<'_>) {
    let now = read_text(target, txn);
    if now == *wanted {
        return;
    }
    let mut at = 0;
    for step in steps(&now, wanted) {
        let len = lengths(&step.text).iter().sum();
        match step.change {
            Change::Same => at += len,
            Change::Removed => target.remove_range(txn, at, len),
            Change::Added => {
                for (inline, len) in step.text.inlines().iter().zip(lengths(&step.text)) {
                    write_inline(target, at, inline, txn);
                    at += len;
                }
            }
            Change::Marked => {
                for (inline, len) in step.text.inlines().iter().zip(lengths(&step.text)) {
                    if let Inline::Span { marks, .. } = inline {
                        let mut wanted = attributes(marks);
                        for key in marks_of(&now) {
                            wanted.entry(key).or_insert(Any::Null);
                        }
                        target.format(txn, at, len, wanted);
                    }
                    at += len;
                }
            }
        }
    }
}

/// How long each inline is, in UTF-16.
fn lengths(text: &Text) -> Vec<u32> {
    let length = |inline: &Inline| match inline {
        Inline::Span { text, .. } => text.encode_utf16().map(|_| 1).sum(),
        Inline::Embed(_) => 1,
    };
    text.inlines().iter().map(length).collect()
}

/// The names of all marks in a text.
fn marks_of(text: &Text) -> BTreeSet<std::sync::Arc<str>> {
    let attributes = text.inlines().iter().filter_map(|inline| match inline {
        Inline::Span { marks, .. } => Some(attributes(marks)),
        Inline::Embed(_) => None,
    });
    attributes.flat_map(Attrs::into_keys).collect()
}
