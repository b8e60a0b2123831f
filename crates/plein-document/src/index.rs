//! Which block stands in which chapter, so that a keystroke is told from its chapter without reading the
//! whole document.
//!
//! What always holds after [`Index::update`]: every entry of `chapters` and `blocks` whose key is an id and
//! whose value is a map is in here, under the chapter that its place names (which need not exist), and so is
//! every part that anyone has written in.

use crate::incoming::Births;
use crate::read::{BlockRegisters, Parts};
use crate::roots::{Roots, block_of_root, part_of};
use plein_model::{BlockId, ChapterId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use yrs::branch::BranchPtr;
use yrs::{BranchID, ID, Map as _, MapRef, Out, ReadTxn, SharedRef};

/// Whose map or text a nested type is.
#[derive(Debug, Clone)]
enum Owner {
    Block(BlockId),
    Chapter(ChapterId),
}

/// Where blocks stand.
#[derive(Debug, Default)]
pub(crate) struct Index {
    owners: HashMap<ID, Owner>,
    /// The chapter named in each block's place.
    chapter_of: HashMap<BlockId, Option<ChapterId>>,
    /// The blocks that name each chapter; `None` for those whose place names none.
    blocks_of: BTreeMap<Option<ChapterId>, BTreeSet<BlockId>>,
    chapters: BTreeSet<ChapterId>,
    parts: Parts,
}

/// What an update touched.
#[derive(Debug, Default)]
pub(crate) struct Touched {
    pub(crate) chapters: BTreeSet<ChapterId>,
    /// The blocks in whose own text something changed.
    pub(crate) written: BTreeSet<BlockId>,
    pub(crate) meta: bool,
}

/// The entry of `map` under `key`, when it is a map.
pub(crate) fn nested<T: ReadTxn>(map: &MapRef, key: &str, txn: &T) -> Option<MapRef> {
    match map.get(txn, key)? {
        Out::YMap(map) => Some(map),
        _ => None,
    }
}

impl Index {
    /// The chapters that exist.
    pub(crate) fn chapters(&self) -> impl Iterator<Item = &ChapterId> {
        self.chapters.iter()
    }

    pub(crate) fn has_chapter(&self, id: &ChapterId) -> bool {
        self.chapters.contains(id)
    }

    /// The blocks whose place names this chapter.
    pub(crate) fn blocks_of(&self, chapter: &ChapterId) -> impl Iterator<Item = &BlockId> {
        self.blocks_of.get(&Some(chapter.clone())).into_iter().flatten()
    }

    /// The further texts of blocks.
    pub(crate) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The blocks whose place names no chapter, or one that does not exist.
    pub(crate) fn homeless(&self) -> impl Iterator<Item = &BlockId> {
        let exists = |chapter: &Option<ChapterId>| chapter.as_ref().is_some_and(|id| self.chapters.contains(id));
        self.blocks_of.iter().filter(move |(chapter, _)| !exists(chapter)).flat_map(|(_, blocks)| blocks)
    }

    /// Takes in what a transaction changed: `changed` as yrs tells it after the commit, each type followed
    /// by the ones it hangs in, up to its root; `births` as they were read from the update.
    pub(crate) fn update<T: ReadTxn>(
        &mut self,
        changed: &[BranchPtr],
        births: &Births,
        roots: &Roots,
        txn: &T,
    ) -> Touched {
        let mut touched = Touched::default();
        let had_homeless = self.homeless().next().is_some();
        let mut itself = true;
        for branch in changed {
            let id = branch.id();
            let is_root = matches!(id, BranchID::Root(_));
            if itself {
                self.update_one(&id, births, roots, txn, &mut touched);
            }
            itself = is_root;
        }
        if had_homeless || self.homeless().next().is_some() {
            // Where they are shown depends on all the chapters. This passes as soon as the chapter is there.
            touched.chapters.extend(self.chapters.iter().cloned());
            // And when there are none, they have a chapter to themselves.
            touched.chapters.extend(crate::space::nowhere().map(|(id, _)| id));
        }
        touched
    }

    fn update_one<T: ReadTxn>(
        &mut self,
        id: &BranchID,
        births: &Births,
        roots: &Roots,
        txn: &T,
        touched: &mut Touched,
    ) {
        match id {
            BranchID::Root(name) => match name.as_ref() {
                "title" | "summary" | "meta" | "people" => touched.meta = true,
                "chapters" => self.read_chapters(roots, txn, touched),
                "blocks" => self.read_blocks(births, roots, txn, touched),
                name => {
                    if let Some((block, part)) = part_of(name) {
                        self.parts.add(block, part);
                    }
                    if let Some(chapter) = block_of_root(name).and_then(|block| self.chapter_of.get(&block)) {
                        touched.chapters.extend(chapter.clone());
                    }
                }
            },
            BranchID::Nested(id) => match self.owners.get(id).cloned() {
                Some(Owner::Chapter(chapter)) => drop(touched.chapters.insert(chapter)),
                Some(Owner::Block(block)) => {
                    if let Some(map) = nested(&roots.blocks, block.as_str(), txn) {
                        self.read_block(&block, &map, txn, touched);
                        if own_id(&map) != *id {
                            touched.written.insert(block);
                        }
                    }
                }
                None => {}
            },
        }
    }

    fn read_chapters<T: ReadTxn>(&mut self, roots: &Roots, txn: &T, touched: &mut Touched) {
        let mut found = BTreeSet::new();
        for (key, value) in roots.chapters.iter(txn) {
            let (Ok(id), Out::YMap(map)) = (ChapterId::new(key), value) else { continue };
            for id_of_type in own_types(&map, "title", txn) {
                self.owners.insert(id_of_type, Owner::Chapter(id.clone()));
            }
            found.insert(id);
        }
        touched.chapters.extend(found.symmetric_difference(&self.chapters).cloned());
        self.chapters = found;
    }

    /// Takes in entries of `blocks` that are new. One that is no longer there (nobody takes one away) stays
    /// in the index and reads as nothing.
    fn read_blocks<T: ReadTxn>(&mut self, births: &Births, roots: &Roots, txn: &T, touched: &mut Touched) {
        let keys =
            if births.unclear { roots.blocks.keys(txn).map(str::to_owned).collect() } else { births.keys.clone() };
        for key in keys {
            if let (Ok(id), Some(map)) = (BlockId::new(key.as_str()), nested(&roots.blocks, &key, txn)) {
                self.read_block(&id, &map, txn, touched);
            }
        }
    }

    fn forget(&mut self, id: &BlockId, touched: &mut Touched) {
        if let Some(chapter) = self.chapter_of.remove(id) {
            if let Some(blocks) = self.blocks_of.get_mut(&chapter) {
                blocks.remove(id);
                if blocks.is_empty() {
                    self.blocks_of.remove(&chapter);
                }
            }
            touched.chapters.extend(chapter);
        }
    }

    fn read_block<T: ReadTxn>(&mut self, id: &BlockId, map: &MapRef, txn: &T, touched: &mut Touched) {
        self.forget(id, touched);
        for id_of_type in own_types(map, "text", txn) {
            self.owners.insert(id_of_type, Owner::Block(id.clone()));
        }
        let chapter = BlockRegisters::place(map, txn).chapter;
        self.chapter_of.insert(id.clone(), chapter.clone());
        self.blocks_of.entry(chapter.clone()).or_default().insert(id.clone());
        touched.chapters.extend(chapter);
    }
}

fn own_id(map: &MapRef) -> ID {
    match map.hook().id() {
        BranchID::Nested(id) => *id,
        BranchID::Root(_) => ID::new(yrs::ClientID::new(0), u32::MAX),
    }
}

/// The ids under which changes of this entry are told: its map's and its text's.
fn own_types<T: ReadTxn>(map: &MapRef, text: &str, txn: &T) -> Vec<ID> {
    let mut ids = vec![own_id(map)];
    if let Some(Out::YText(text)) = map.get(txn, text)
        && let BranchID::Nested(id) = text.hook().id()
    {
        ids.push(*id);
    }
    ids
}
