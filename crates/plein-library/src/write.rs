//! The inside of the write door: one transaction, and what it did.

use crate::columns::{Hash, Id, Num, Text};
use crate::error::Result;
use crate::living::Living;
use crate::{Library, What, Writer, connection};
use bytes::Bytes;
use plein_model::{DeviceId, EntryId, MemberId, SpaceId};
use plein_protocol::world::World;
use plein_protocol::{Entry, Kind, Seal, StreamId};
use rusqlite::{Transaction, TransactionBehavior};
use std::collections::BTreeSet;

/// One write: everything done through it is kept together, or not at all.
pub struct Write<'a> {
    pub(crate) transaction: Transaction<'a>,
    pub(crate) living: &'a mut Living,
    pub(crate) library: &'a Library,
    /// Documents that were changed in memory: forgotten when the transaction is not committed.
    pub(crate) edited: BTreeSet<SpaceId>,
    changes: Vec<What>,
}

impl std::fmt::Debug for Write<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Write").field("changes", &self.changes).finish_non_exhaustive()
    }
}

impl<'a> Write<'a> {
    /// Does `work` in a transaction and commits it. Gives what changed, in order, each once.
    pub(crate) fn run<T>(
        writer: &'a mut Writer,
        library: &'a Library,
        work: impl FnOnce(&mut Write<'_>) -> Result<T>,
    ) -> Result<(T, Vec<What>)> {
        // Immediate: a write that would have to wait in the middle cannot be retried, one at the start can.
        let transaction = writer.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let living = &mut writer.living;
        let mut write = Write { transaction, living, library, edited: BTreeSet::new(), changes: Vec::new() };
        let result = work(&mut write);
        let Write { transaction, living, edited, changes, .. } = write;
        let result = result.and_then(|value| {
            transaction.commit()?;
            Ok((value, changes))
        });
        if result.is_err() {
            edited.into_iter().for_each(|space| living.forget(space));
        }
        result
    }

    pub(crate) fn world(&self) -> &'a dyn World {
        self.library.0.world.as_ref()
    }

    pub(crate) fn device(&self) -> DeviceId {
        self.library.0.device
    }

    /// Who writes here: the member of the hub, or the person of this library.
    pub(crate) fn author(&self) -> Result<MemberId> {
        connection::author(&self.transaction)
    }

    /// Tells `what` after the commit.
    pub(crate) fn changed(&mut self, what: What) {
        if !self.changes.contains(&what) {
            self.changes.push(what);
        }
    }

    /// Adds an own entry at the end of a stream. `touched` names the chapters it is about; an empty text is the Space.
    pub(crate) fn append(&mut self, space: SpaceId, kind: Kind, body: Bytes, touched: &[&str]) -> Result<EntryId> {
        let stream = StreamId::Space(space);
        let number = self.stream_number(space)?;
        let device = self.device();
        let counter = self
            .transaction
            .prepare_cached(include_str!("entries/next_counter.sql"))?
            .query_row((number, Id(device.uuid())), |row| row.get::<_, Num>(0))?
            .0;
        let world = self.world();
        let (id, author, at) = (world.entry(), self.author()?, world.now());
        let entry = Entry { id, stream, author, device, counter, kind, body, at };
        let row = self.insert(number, &entry, true, None, None, None)?;
        self.touch(row, touched)?;
        Ok(id)
    }

    /// Notes which chapters an entry is about.
    pub(crate) fn touch(&self, entry: i64, touched: &[&str]) -> Result<()> {
        let mut touches = self.transaction.prepare_cached(include_str!("entries/touch.sql"))?;
        for chapter in touched {
            touches.execute((entry, chapter))?;
        }
        Ok(())
    }

    /// Stores an entry as it is. Returns its number: the order of arrival here.
    pub(crate) fn insert(
        &self,
        stream: i64,
        entry: &Entry,
        own: bool,
        seq: Option<u64>,
        seal: Option<Seal>,
        fault: Option<&str>,
    ) -> Result<i64> {
        let mut insert = self.transaction.prepare_cached(include_str!("entries/insert.sql"))?;
        Ok(insert.insert(rusqlite::params![
            stream,
            Id(entry.id.uuid()),
            Id(entry.author.uuid()),
            Id(entry.device.uuid()),
            Num(entry.counter),
            Text(String::from(entry.kind.clone())),
            entry.body.as_ref(),
            entry.at,
            Hash(entry.hash()),
            own,
            seq.map(Num),
            seal.map(|seal| Num(seal.epoch)),
            seal.and(seq).map(Num),
            seal.map(|seal| Hash(seal.mac)),
            fault,
        ])?)
    }
}
