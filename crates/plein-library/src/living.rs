//! The living documents of Spaces that are in use.
//!
//! Always holds, between two writes: a document in memory is what its entries make. It comes from the last snapshot
//! and the entries after it; a snapshot that does not read is passed over, and everything comes from the entries.

use crate::error::Result;
use crate::{Library, LibraryError, Origin, Write, streams};
use plein_document::Document;
use plein_model::SpaceId;
use plein_protocol::StreamId;
use plein_protocol::world::World;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// How many documents stay in memory.
const KEPT: usize = 8;
/// A snapshot is worth its while after this many entries...
const ENTRIES_BETWEEN: u64 = 300;
/// ...or this many bytes of them.
const BYTES_BETWEEN: u64 = 1 << 20;

/// The documents in memory.
#[derive(Default)]
pub(crate) struct Living {
    open: HashMap<SpaceId, Open>,
    uses: u64,
}

struct Open {
    document: Document,
    used: u64,
    /// Entries, and their bytes, since the last snapshot.
    since: (u64, u64),
}

impl Living {
    /// The document of a Space, brought to life when it is not in memory.
    pub(crate) fn get(&mut self, connection: &Connection, world: &dyn World, space: SpaceId) -> Result<&mut Document> {
        Ok(&mut self.open(connection, world, space)?.document)
    }

    /// The same, before an update of so many bytes is applied to it.
    pub(crate) fn growing(
        &mut self,
        connection: &Connection,
        world: &dyn World,
        space: SpaceId,
        bytes: usize,
    ) -> Result<&mut Document> {
        let open = self.open(connection, world, space)?;
        open.since.0 += 1;
        open.since.1 += bytes as u64;
        Ok(&mut open.document)
    }

    fn open(&mut self, connection: &Connection, world: &dyn World, space: SpaceId) -> Result<&mut Open> {
        if !self.open.contains_key(&space) {
            let (document, since) = load(connection, world, space, true)?;
            self.make_room();
            self.open.insert(space, Open { document, used: 0, since });
        }
        self.uses += 1;
        let open = self.open.get_mut(&space).ok_or(LibraryError::NoSpace(space))?;
        open.used = self.uses;
        Ok(open)
    }

    fn make_room(&mut self) {
        while self.open.len() >= KEPT {
            let oldest = self.open.iter().min_by_key(|(_, open)| open.used).map(|(space, _)| *space);
            oldest.map(|space| self.open.remove(&space));
        }
    }

    pub(crate) fn forget(&mut self, space: SpaceId) {
        self.open.remove(&space);
    }

    pub(crate) fn forget_all(&mut self) {
        self.open.clear();
    }
}

/// Brings a document to life. Also says how much came after the snapshot.
fn load(
    connection: &Connection,
    world: &dyn World,
    space: SpaceId,
    trust_snapshot: bool,
) -> Result<(Document, (u64, u64))> {
    let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
    let snapshot = connection
        .prepare_cached(include_str!("living/snapshot.sql"))?
        .query_row([stream], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)))
        .optional()?
        .filter(|_| trust_snapshot);
    let upto = snapshot.as_ref().map_or(0, |(upto, _)| *upto);
    let mut updates = connection.prepare_cached(include_str!("living/updates.sql"))?;
    let updates: Vec<Vec<u8>> =
        updates.query_map((stream, upto), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let since = (updates.len() as u64, updates.iter().map(|update| update.len() as u64).sum());
    let mut document = match &snapshot {
        None => Document::new(space, client(world)),
        Some((_, state)) => match Document::load(space, client(world), state) {
            Ok(document) => document,
            Err(error) => {
                tracing::warn!(%error, "a snapshot does not read; rebuilding from the entries");
                return load(connection, world, space, false);
            }
        },
    };
    for update in &updates {
        // It was taken in once, so this does not happen; if it does, the rest of the Space is still readable, and the
        // entry is kept.
        if let Err(error) = document.apply(update) {
            tracing::error!(%error, %space, "an entry of a Space cannot be read");
        }
    }
    Ok((document, since))
}

/// A fresh client id below 2^53, never 0.
pub(crate) fn client(world: &dyn World) -> u64 {
    let mut random = [0; 8];
    world.fill(&mut random);
    (u64::from_le_bytes(random) >> 11).max(1)
}

impl Write<'_> {
    /// The living document of a Space.
    pub(crate) fn document(&mut self, space: SpaceId) -> Result<&mut Document> {
        let world = self.world();
        self.living.get(&self.transaction, world, space)
    }

    /// Makes a snapshot of a Space when enough has changed since the last one.
    fn tidy(&mut self, space: SpaceId) -> Result<()> {
        let world = self.world();
        let stream = self.stream_number(space)?;
        let open = self.living.open(&self.transaction, world, space)?;
        if open.since.0 < ENTRIES_BETWEEN && open.since.1 < BYTES_BETWEEN || open.document.has_missing_updates() {
            return Ok(());
        }
        let state = open.document.snapshot()?;
        open.since = (0, 0);
        self.edited.insert(space);
        let upto: i64 = self.transaction.query_row(include_str!("living/newest.sql"), [stream], |row| row.get(0))?;
        self.transaction.execute(include_str!("living/keep_snapshot.sql"), (stream, upto, state))?;
        Ok(())
    }
}

impl Library {
    /// A window stopped showing the Space: a good moment to make the next start quick. Loses nothing when left out.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn close(&self, space: SpaceId) -> Result<()> {
        self.write(Origin::Window, |write| write.tidy(space))
    }

    /// Forgets what is in memory and in snapshots, and makes the document and everything shown of it from the entries
    /// alone.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn rebuild(&self, space: SpaceId) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let stream = write.stream_number(space)?;
            write.transaction.execute(include_str!("living/drop_snapshot.sql"), [stream])?;
            write.living.forget(space);
            write.edited.insert(space);
            write.project_all(space)?;
            // Whoever comes here trusts nothing that is derived.
            crate::search::rebuild(&write.transaction)
        })
    }
}
