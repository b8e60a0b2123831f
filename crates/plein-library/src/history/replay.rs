//! The Space at a moment: from the nearest checkpoint, and the edits after it.

use super::{log, position};
use crate::columns::Hash;
use crate::error::Result;
use crate::{Library, LibraryError, Origin, streams};
use plein_document::{Applied, Document};
use plein_model::{EntryId, SpaceId};
use plein_protocol::StreamId;
use rusqlite::Connection;

/// Edits from one checkpoint to the next: as many as are taken in within a moment.
const BETWEEN: usize = 5_000;

/// A Space at a moment.
#[derive(Debug)]
pub struct Then {
    /// As it was. Writing in it changes nothing but itself.
    pub document: Document,
    /// The edit right before this one, if any.
    pub before: Option<EntryId>,
    /// When it was, in milliseconds since 1970; shown only.
    pub at: i64,
}

/// A checkpoint to be kept: after how many edits, their hash, the state.
pub(crate) type Checkpoint = (usize, [u8; 32], Vec<u8>);

impl Library {
    /// The Space right after an edit.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::NoMoment`] when it is no edit of this Space, and those of the disk.
    pub fn at(&self, space: SpaceId, moment: EntryId) -> Result<Then> {
        let (stream, then, made) = self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            let log = log::read(connection, stream, None)?;
            let at = position(&log, moment)?;
            let edits: Vec<_> = log.iter().filter(|line| !line.marker).collect();
            let numbers: Vec<i64> = edits.iter().map(|line| line.number).collect();
            let mut replay = Replay::begin(connection, self.passing(), space, stream, &numbers, at)?;
            replay.to(connection, at, |_, _, _| {})?;
            let before = at.checked_sub(1).map(|before| edits[before].id);
            Ok((stream, Then { document: replay.document, before, at: edits[at].at }, replay.made))
        })?;
        self.keep_checkpoints(stream, &made);
        Ok(then)
    }

    /// The newest edit of a Space; none when nothing was ever written.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn newest(&self, space: SpaceId) -> Result<Option<EntryId>> {
        self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            let log = log::read(connection, stream, None)?;
            Ok(log.iter().rev().find(|line| !line.marker).map(|line| line.id))
        })
    }

    /// Keeps what makes the next look quicker. That it could not be kept matters to nobody.
    pub(crate) fn keep_checkpoints(&self, stream: i64, made: &[Checkpoint]) {
        if made.is_empty() {
            return;
        }
        let kept = self.write(Origin::Window, |write| {
            let mut keep = write.transaction.prepare_cached(include_str!("keep_checkpoint.sql"))?;
            for (edits, digest, state) in made {
                keep.execute((stream, i64::try_from(*edits).unwrap_or(i64::MAX), Hash(*digest), state))?;
            }
            Ok(())
        });
        if let Err(error) = kept {
            tracing::warn!(%error, "a checkpoint was not kept");
        }
    }
}

/// A document on its way through a log.
pub(crate) struct Replay<'a> {
    pub(crate) document: Document,
    /// How many edits are in it.
    done: usize,
    stream: i64,
    numbers: &'a [i64],
    hasher: blake3::Hasher,
    /// Checkpoints that were not there.
    pub(crate) made: Vec<Checkpoint>,
}

impl<'a> Replay<'a> {
    /// Begins at the nearest checkpoint that stands for the edits up to `at`, or at the beginning.
    pub(crate) fn begin(
        connection: &Connection,
        client: u64,
        space: SpaceId,
        stream: i64,
        numbers: &'a [i64],
        at: usize,
    ) -> Result<Self> {
        let mut checkpoints = connection.prepare_cached(include_str!("checkpoints.sql"))?;
        let upto = i64::try_from(at + 1).unwrap_or(i64::MAX);
        let found: Vec<(i64, [u8; 32])> = checkpoints
            .query_map((stream, upto), |row| Ok((row.get(0)?, row.get::<_, Hash>(1)?.0)))?
            .collect::<rusqlite::Result<_>>()?;
        for (edits, digest) in found {
            let Some(covered) = usize::try_from(edits).ok().and_then(|edits| numbers.get(..edits)) else { continue };
            let hasher = hash(covered);
            if *hasher.finalize().as_bytes() != digest {
                continue;
            }
            let state: Vec<u8> = connection
                .prepare_cached(include_str!("checkpoint.sql"))?
                .query_row((stream, edits), |row| row.get(0))?;
            if let Ok(document) = Document::load(space, client, &state) {
                return Ok(Self { document, done: covered.len(), stream, numbers, hasher, made: Vec::new() });
            }
        }
        let document = Document::new(space, client);
        Ok(Self { document, done: 0, stream, numbers, hasher: blake3::Hasher::new(), made: Vec::new() })
    }

    /// Takes in the edits up to and with the one at `at`; `look` sees the document after each.
    pub(crate) fn to(
        &mut self,
        connection: &Connection,
        at: usize,
        mut look: impl FnMut(&Document, &Applied, usize),
    ) -> Result<()> {
        let many = (at + 1).saturating_sub(self.done);
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let mut bodies = connection.prepare_cached(include_str!("bodies.sql"))?;
        let mut rows = bodies.query((self.stream, number(self.done), number(many)))?;
        while let Some(row) = rows.next()? {
            let body: Vec<u8> = row.get(0)?;
            match self.document.apply(&body) {
                Ok(applied) => look(&self.document, &applied, self.done),
                // It was taken in once; if that ever fails, the rest is still history.
                Err(error) => tracing::error!(%error, "an entry of a Space cannot be read"),
            }
            self.hasher.update(&self.numbers[self.done].to_le_bytes());
            self.done += 1;
            if self.done.is_multiple_of(BETWEEN)
                && let Ok(state) = self.document.snapshot()
            {
                self.made.push((self.done, *self.hasher.finalize().as_bytes(), state));
            }
        }
        Ok(())
    }
}

fn hash(numbers: &[i64]) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    for number in numbers {
        hasher.update(&number.to_le_bytes());
    }
    hasher
}
