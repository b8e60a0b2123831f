//! When things were removed: watched while a log is replayed.

use crate::index::nested;
use crate::read::{BlockRegisters, Fields};
use crate::{Applied, Document};
use plein_model::{BlockId, ChapterId};
use std::collections::{BTreeMap, BTreeSet};

/// A chapter or a block.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// A chapter.
    Chapter(ChapterId),
    /// A block.
    Block(BlockId),
}

/// Watches a document that grows by a log, for what is removed from it and has not come back.
#[derive(Debug)]
pub struct Watch<A> {
    /// Of each chapter: whether it stands, and which blocks are shown in it.
    shown: BTreeMap<ChapterId, (bool, BTreeSet<BlockId>)>,
    /// With the chapter it stood in.
    removed: BTreeMap<Thing, (ChapterId, A)>,
}

impl<A: Clone> Watch<A> {
    /// Begins with the document as it is.
    pub fn begin(document: &Document) -> Self {
        let chapters = document.index.chapters().map(|id| (id.clone(), document.standing_in(id)));
        Self { shown: chapters.collect(), removed: BTreeMap::new() }
    }

    /// Looks at what an update, that is called `at`, did to the document.
    pub fn look(&mut self, document: &Document, applied: &Applied, at: &A) {
        let mut came = BTreeSet::new();
        for id in &applied.touched {
            let now = document.standing_in(id);
            let before = self.shown.insert(id.clone(), now.clone()).unwrap_or_default();
            let gone = before.1.difference(&now.1).map(|block| (Thing::Block(block.clone()), (id.clone(), at.clone())));
            self.removed.extend(gone);
            came.extend(now.1.difference(&before.1).cloned());
            match (before.0, now.0) {
                (true, false) => drop(self.removed.insert(Thing::Chapter(id.clone()), (id.clone(), at.clone()))),
                (false, true) => drop(self.removed.remove(&Thing::Chapter(id.clone()))),
                _ => {}
            }
        }
        // What moved to another chapter went in one and came in another.
        for block in came {
            self.removed.remove(&Thing::Block(block));
        }
    }

    /// What was removed, the chapter that it stood in, and what the update was called that did it.
    pub fn removed(self) -> BTreeMap<Thing, (ChapterId, A)> {
        self.removed
    }
}

impl Document {
    /// Who removed a block; none when it is in its place, or not there.
    pub fn removed_by(&self, block: &BlockId) -> Option<String> {
        self.read(|txn| Fields { map: &nested(&self.roots.blocks, block.as_str(), txn)?, txn }.gone("gone"))
    }

    /// Whether a chapter stands, and the blocks that are shown in it, whether it does or not.
    fn standing_in(&self, chapter: &ChapterId) -> (bool, BTreeSet<BlockId>) {
        self.read(|txn| {
            let map = nested(&self.roots.chapters, chapter.as_str(), txn);
            let stands = map.is_some_and(|map| Fields { map: &map, txn }.gone("gone").is_none());
            let blocks = self.index.blocks_of(chapter).filter(|id| {
                let map = nested(&self.roots.blocks, id.as_str(), txn);
                map.is_some_and(|map| BlockRegisters::is_visible(id, &map, self.index.parts(), txn))
            });
            (stands, blocks.cloned().collect())
        })
    }
}
