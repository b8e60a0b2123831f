//! Words that two people changed apart from each other. The merge keeps all of them; this points at the spot.
//!
//! Always holds: nothing is written in the document here, and nothing is lost when these tables are dropped. Of two
//! people, the one whose work reached the hub last is pointed at it, so that not both mend the same words. A spot is
//! pointed at as long as it reads as the merge left it: whoever changes it has chosen.

use crate::columns::{Id, Json, Num, space as key};
use crate::error::Result;
use crate::history::{log, replay::Replay};
use crate::living::client;
use crate::{Library, Origin, Write};
use plein_document::Document;
use plein_document::history::{overlap, writers};
use plein_model::{BlockId, EntryId, SpaceId};
use std::collections::{BTreeMap, BTreeSet};

/// A spot where somebody may choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// In which block.
    pub block: BlockId,
    /// What was made of it here.
    pub mine: String,
    /// What the others made of it.
    pub theirs: String,
    /// What stands there now: both.
    pub merged: String,
    /// Who the others are.
    pub names: Vec<String>,
    /// When it was found, in milliseconds since 1970.
    pub at: i64,
}

/// An entry of somebody else came to a block in which was written here, apart from it.
#[derive(Debug, Clone)]
pub(crate) struct Met {
    seq: u64,
    block: BlockId,
}

impl Library {
    /// Where somebody may choose, as long as it reads as the merge left it.
    ///
    /// # Errors
    /// [`crate::LibraryError::NoSpace`], and those of the disk.
    pub fn overlaps(&self, space: SpaceId) -> Result<Vec<Overlap>> {
        let mut found = self.read(|connection| {
            let mut all = connection.prepare_cached(include_str!("overlaps/all.sql"))?;
            let rows = all.query_map([key(space)], |row| {
                let block = BlockId::new(row.get::<_, String>(0)?).map_err(rusqlite::types::FromSqlError::other)?;
                Ok(Overlap {
                    block,
                    mine: row.get(1)?,
                    theirs: row.get(2)?,
                    merged: row.get(3)?,
                    names: row.get::<_, Json<Vec<String>>>(4)?.0,
                    at: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
        })?;
        if !found.is_empty() {
            self.look(space, |document| {
                let shown: BTreeSet<BlockId> =
                    document.to_model().chapters.into_iter().flat_map(|it| it.blocks).map(|block| block.id).collect();
                found.retain(|one| {
                    let words = document.words_of(&one.block).filter(|_| shown.contains(&one.block));
                    words.is_some_and(|words| words.contains(&one.merged))
                });
                Ok(())
            })?;
        }
        Ok(found)
    }

    /// Somebody has chosen; what was chosen is an edit like any other.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn settle(&self, space: SpaceId, block: &BlockId) -> Result<()> {
        self.write(Origin::Window, |write| {
            write.transaction.execute(include_str!("overlaps/settle.sql"), (key(space), block.as_str()))?;
            Ok(())
        })
    }
}

impl Write<'_> {
    /// Remembers in which blocks an own edit wrote, until everybody has it.
    pub(crate) fn wrote(&self, entry: EntryId, blocks: &BTreeSet<BlockId>) -> Result<()> {
        let mut wrote = self.transaction.prepare_cached(include_str!("overlaps/wrote.sql"))?;
        for block in blocks {
            wrote.execute((Id(entry.uuid()), block.as_str()))?;
        }
        Ok(())
    }

    /// The blocks, among these, in which was written here too, apart from the entry of somebody else at `seq`.
    pub(crate) fn meet(&self, stream: i64, seq: u64, blocks: &BTreeSet<BlockId>) -> Result<Vec<Met>> {
        let mut wrote_too = self.transaction.prepare_cached(include_str!("overlaps/wrote_too.sql"))?;
        let mut met = Vec::new();
        for block in blocks {
            if wrote_too.exists((stream, block.as_str(), Num(seq)))? {
                met.push(Met { seq, block: block.clone() });
            }
        }
        Ok(met)
    }

    /// Points at the spots where both wrote, and forgets what everybody has now.
    pub(crate) fn point_at(&mut self, space: SpaceId, stream: i64, met: &[Met]) -> Result<()> {
        if let Some(first) = met.iter().map(|met| met.seq).min() {
            self.compare_sides(space, stream, first, met)?;
        }
        self.transaction.prepare_cached(include_str!("overlaps/seen_by_all.sql"))?.execute([stream])?;
        Ok(())
    }

    fn compare_sides(&mut self, space: SpaceId, stream: i64, first: u64, met: &[Met]) -> Result<()> {
        let world = self.world();
        let count = self
            .transaction
            .query_row(include_str!("overlaps/before.sql"), (stream, Num(first)), |row| row.get::<_, Num>(0))?;
        let log = log::read(&self.transaction, stream, None)?;
        let numbers: Vec<i64> = log.iter().filter(|line| !line.marker).map(|line| line.number).collect();
        let base = match usize::try_from(count.0).ok().and_then(|count| count.checked_sub(1)) {
            None => Document::new(space, client(world)),
            Some(at) => {
                let mut replay = Replay::begin(&self.transaction, client(world), space, stream, &numbers, at)?;
                replay.to(&self.transaction, at, |_, _, _| {})?;
                replay.document
            }
        };
        let state = base.state();
        let side = || -> Result<Document> {
            let mut side = Document::new(space, client(world));
            side.apply(&state)?;
            Ok(side)
        };
        let (mut mine, mut theirs) = (side()?, side()?);
        let mut names: BTreeSet<u64> = BTreeSet::new();
        {
            let mut bodies = self.transaction.prepare_cached(include_str!("overlaps/bodies_since.sql"))?;
            let mut rows = bodies.query((stream, Num(first)))?;
            while let Some(row) = rows.next()? {
                let (body, own): (Vec<u8>, bool) = (row.get(0)?, row.get(1)?);
                let side = if own { &mut mine } else { &mut theirs };
                // What builds on the other side waits, and is no part of what was made apart from it.
                side.apply(&body)?;
                if !own {
                    names.extend(writers(&body)?);
                }
            }
        }
        let (now, at) = (self.document(space)?, world.now());
        let people: BTreeMap<u64, String> = now.people();
        let names: BTreeSet<&String> =
            names.iter().filter_map(|id| people.get(id)).filter(|it| !it.is_empty()).collect();
        let mut spots = Vec::new();
        for block in met.iter().map(|met| &met.block).collect::<BTreeSet<_>>() {
            let sides = [&base, &mine, &theirs, now].map(|document| document.words_of(block));
            if let [Some(base), Some(mine), Some(theirs), Some(merged)] = sides
                && let Some(spot) = overlap(&base, &mine, &theirs, &merged)
            {
                spots.push((block, spot));
            }
        }
        let mut keep = self.transaction.prepare_cached(include_str!("overlaps/keep.sql"))?;
        for (block, spot) in spots {
            let texts = (&spot.base, &spot.mine, &spot.theirs, &spot.merged);
            let row = (key(space), block.as_str(), texts.0, texts.1, texts.2, texts.3, Json(&names), at);
            keep.execute(row)?;
        }
        Ok(())
    }
}
