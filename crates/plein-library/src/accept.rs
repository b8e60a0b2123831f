//! Taking in what the hub has: entries of others, and one's own again.
//!
//! Always holds: entries and the cursor over them are one transaction; an entry that contradicts what is known is put
//! aside, one that cannot be read is kept and skipped, and neither holds up what comes after it.

use crate::columns::{Hash, Id, Num, Text};
use crate::error::Result;
use crate::overlaps::Met;
use crate::spaces::touched_by;
use crate::{Library, LibraryError, Origin, What, Write, streams};
use plein_document::Applied;
use plein_model::SpaceId;
use plein_protocol::{Entry, Kind, MediumAdded, Pulled, Sequenced, StreamId, wire};
use rusqlite::OptionalExtension;

/// What came of a pull.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accepted {
    /// Everything up to this seq is here now.
    pub cursor: u64,
    /// The newest seq of the hub.
    pub head: u64,
    /// How many entries were new.
    pub new: usize,
    /// How many were put aside because they contradict what is known.
    pub aside: usize,
}

impl Library {
    /// Takes in what a pull after the cursor gave.
    ///
    /// # Errors
    /// [`LibraryError::Gap`] when it does not go on where the cursor is, [`LibraryError::Contradiction`] when it is not
    /// of this stream or moves what had a place; nothing was taken then.
    pub fn accept(&self, stream: StreamId, pulled: &Pulled) -> Result<Accepted> {
        self.write(Origin::Sync, |write| {
            let space = stream.space();
            let number = write.stream_number(space)?;
            let state = streams::of(&write.transaction, stream)?;
            let mut next = state.ok_or(LibraryError::Contradiction("the stream is not shared here"))?.cursor + 1;
            let (mut new, mut aside, mut met) = (0, 0, Vec::new());
            // Brought to life before the new entries are stored, so that what they change is seen to change.
            write.document(space)?;
            for sequenced in &pulled.entries {
                if sequenced.entry.stream != stream {
                    return Err(LibraryError::Contradiction("an entry of another stream"));
                }
                // Came before. A hub that says otherwise now has gone back in time and on from there.
                if sequenced.seq < next {
                    write.same_as_before(number, sequenced)?;
                    continue;
                }
                if sequenced.seq > next {
                    return Err(LibraryError::Gap { expected: next, found: sequenced.seq });
                }
                match write.take(space, number, sequenced, &mut met)? {
                    Taken::New => new += 1,
                    Taken::Known => {}
                    Taken::Aside => aside += 1,
                }
                next += 1;
            }
            if pulled.entries.iter().any(|sequenced| sequenced.entry.device == write.device()) {
                write.count_on(number)?;
            }
            let cursor = next - 1;
            let head = pulled.head.max(cursor);
            write.set_cursor(number, cursor, head)?;
            if new > 0 && cursor == head && write.document(space)?.has_missing_updates() {
                // Everything that exists is here, so the order of arrival is to blame: make it from the entries.
                write.living.forget(space);
                write.project_all(space)?;
            }
            write.point_at(space, number, &met)?;
            write.changed(What::Place(space));
            Ok(Accepted { cursor, head, new, aside })
        })
    }
}

enum Taken {
    New,
    Known,
    Aside,
}

impl Write<'_> {
    /// Refuses an entry at a place where another one stood.
    fn same_as_before(&self, stream: i64, sequenced: &Sequenced) -> Result<()> {
        let mut statement = self.transaction.prepare_cached(include_str!("entries/at_seq.sql"))?;
        let before = statement.query_row((stream, Num(sequenced.seq)), |row| row.get::<_, Id>(0)).optional()?;
        match before {
            Some(before) if before.0 != sequenced.entry.id.uuid() => {
                Err(LibraryError::Contradiction("another entry at a place in the hub's order"))
            }
            // Nothing there: what stood there was put aside.
            _ => Ok(()),
        }
    }

    fn take(&mut self, space: SpaceId, stream: i64, sequenced: &Sequenced, met: &mut Vec<Met>) -> Result<Taken> {
        let Sequenced { seq, seal, entry } = sequenced;
        match self.known(entry.id)? {
            Some(known) if known.stream == stream && known.hash == entry.hash() => {
                self.place_at(&known, *seq, *seal)?;
                Ok(Taken::Known)
            }
            Some(_) => {
                self.put_aside(entry, "the same id with other content")?;
                Ok(Taken::Aside)
            }
            None => {
                self.free_place(stream, *seq)?;
                // An entry of this very device that is not here: the library was restored from an older copy. It is
                // not counted as own, so that it is not in the way of what is made here.
                let row = self.insert(stream, entry, false, Some(*seq), Some(*seal), None)?;
                if let Some(applied) = self.understand(space, row, entry)? {
                    met.extend(self.meet(stream, *seq, &applied.written)?);
                }
                Ok(Taken::New)
            }
        }
    }

    /// Does what an entry says, as far as this version knows how; says what it did to the document. What cannot be read
    /// is noted and kept.
    fn understand(&mut self, space: SpaceId, row: i64, entry: &Entry) -> Result<Option<Applied>> {
        let mut done = None;
        let fault = match &entry.kind {
            _ if entry.body.len() > wire::MAX_BODY => Some("too large"),
            Kind::DocumentUpdate => match self.apply(space, &entry.body) {
                Ok(applied) => {
                    self.touch(row, &touched_by(&applied))?;
                    done = Some(applied);
                    None
                }
                Err(LibraryError::Document(error)) => {
                    tracing::warn!(%error, entry = %entry.id, "an update of a document cannot be read");
                    Some("not an update of a document")
                }
                Err(error) => return Err(error),
            },
            Kind::MediumAdded => match wire::decode::<MediumAdded>(&entry.body) {
                Ok(MediumAdded { medium }) => {
                    self.hear_of_medium(space, &medium)?;
                    None
                }
                Err(_) => Some("not a medium"),
            },
            // Rights are the hub's to judge; with whom is read from the entries when somebody asks.
            Kind::SpaceShared | Kind::SpaceUnshared | Kind::Other(_) => None,
        };
        if let Some(fault) = fault {
            self.transaction.execute(include_str!("entries/fault.sql"), (row, fault))?;
        }
        self.updated(space, entry.at.min(self.world().now()))?;
        Ok(done)
    }

    /// Makes the counters of what was not offered yet go on after those that the hub has of this device. They do so by
    /// themselves, but for a library that was put back from an older copy: then the hub has entries of this device that
    /// the library has forgotten.
    fn count_on(&self, stream: i64) -> Result<()> {
        let device = Id(self.device().uuid());
        let mut taken = self.transaction.prepare_cached(include_str!("accept/taken_counter.sql"))?;
        let taken = taken.query_row((stream, device), |row| row.get::<_, Num>(0))?.0;
        let mut unsent = self.transaction.prepare_cached(include_str!("sharing/unsigned.sql"))?;
        let mut rows = unsent.query_map([stream], crate::entries::numbered)?.collect::<rusqlite::Result<Vec<_>>>()?;
        rows.sort_by_key(|(_, entry)| entry.counter);
        if rows.first().is_none_or(|(_, entry)| entry.counter > taken) {
            return Ok(());
        }
        tracing::warn!("the hub has entries of this device that are not here; going on after them");
        let mut renumber = self.transaction.prepare_cached(include_str!("entries/renumber.sql"))?;
        // From the last one down, so that no two have one number in between.
        for (after, (number, mut entry)) in rows.into_iter().enumerate().rev() {
            entry.counter = taken + 1 + after as u64;
            renumber.execute((number, Num(entry.counter), Hash(entry.hash())))?;
        }
        Ok(())
    }

    fn put_aside(&self, entry: &Entry, why: &str) -> Result<()> {
        tracing::warn!(entry = %entry.id, why, "put an entry aside");
        self.transaction.execute(
            include_str!("accept/put_aside.sql"),
            (Text(entry.stream), Id(entry.id.uuid()), wire::encode(entry), why, self.world().now()),
        )?;
        Ok(())
    }

    fn set_cursor(&self, stream: i64, cursor: u64, head: u64) -> Result<()> {
        let row = (stream, Num(cursor), Num(head));
        self.transaction.prepare_cached(include_str!("accept/set_cursor.sql"))?.execute(row)?;
        Ok(())
    }
}
