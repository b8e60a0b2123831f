//! Entries as they are offered to a hub, and the hub's receipts for them.

use crate::columns::{Hash, Id, Num, Text};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write};
use bytes::Bytes;
use plein_model::{DeviceId, EntryId, MemberId};
use plein_protocol::{Entry, Kind, Receipt, Seal, Sequenced, StreamId};
use rusqlite::{OptionalExtension, Row, Rows};

/// An entry that is already here.
pub(crate) struct Known {
    pub(crate) number: i64,
    pub(crate) hash: [u8; 32],
    pub(crate) seq: Option<u64>,
    pub(crate) stream: i64,
}

impl Library {
    /// Own entries of a stream without a receipt, in the order of their counters: as many as fit in `bytes` (at least
    /// one, if there is one).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn unsent(&self, stream: StreamId, bytes: usize) -> Result<Vec<Entry>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("entries/unsent.sql"))?;
            up_to(bytes, statement.query([Text(stream)])?, entry, |entry| entry.body.len())
        })
    }

    /// Entries, by whomever, that the hub once took and has lost, with their seals and in its former order: as many as
    /// fit in `bytes` (at least one, if there is one).
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn lost(&self, stream: StreamId, bytes: usize) -> Result<Vec<Sequenced>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("entries/lost.sql"))?;
            up_to(bytes, statement.query([Text(stream)])?, sequenced, |lost| lost.entry.body.len())
        })
    }

    /// The first entry of a stream as the hub has it, with the hub's proof; none when it is not here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn first_taken(&self, stream: StreamId) -> Result<Option<Sequenced>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("entries/first_taken.sql"))?;
            Ok(statement.query_row([Text(stream)], sequenced).optional()?)
        })
    }

    /// The hub does not know its own seals any more: own entries are pushed as new ones, those of others stay here.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub fn seals_refused(&self, stream: StreamId) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let number = write.stream_number(stream.space())?;
            write.transaction.execute(include_str!("entries/drop_seals.sql"), [number])?;
            Ok(())
        })
    }

    /// Notes that the hub has these entries, durably.
    ///
    /// # Errors
    /// [`LibraryError::Contradiction`] when a receipt is for an entry that is not here or had another place, or two
    /// entries got one place. Nothing was noted then.
    pub fn receipts(&self, stream: StreamId, receipts: &[Receipt]) -> Result<()> {
        if receipts.is_empty() {
            return Ok(());
        }
        self.write(Origin::Sync, |write| {
            let number = write.stream_number(stream.space())?;
            for receipt in receipts {
                let known = write.known(receipt.entry)?.filter(|known| known.stream == number);
                let known = known.ok_or(LibraryError::Contradiction("a receipt for an entry that is not here"))?;
                write.place_at(&known, receipt.seq, receipt.seal)?;
            }
            write.advance(number)?;
            write.changed(What::Place(stream.space()));
            Ok(())
        })
    }
}

impl Write<'_> {
    pub(crate) fn known(&self, id: EntryId) -> Result<Option<Known>> {
        let mut statement = self.transaction.prepare_cached(include_str!("entries/by_id.sql"))?;
        let known = statement.query_row([Id(id.uuid())], |row| {
            Ok(Known {
                number: row.get(0)?,
                hash: row.get::<_, Hash>(1)?.0,
                seq: row.get::<_, Option<Num>>(2)?.map(|seq| seq.0),
                stream: row.get(3)?,
            })
        });
        Ok(known.optional()?)
    }

    /// Gives a known entry its place in the hub's order, and keeps the proof of it.
    pub(crate) fn place_at(&self, known: &Known, seq: u64, seal: Seal) -> Result<()> {
        match known.seq {
            Some(before) if before == seq => return Ok(()),
            Some(_) => return Err(LibraryError::Contradiction("an entry moved in the hub's order")),
            None => {}
        }
        self.free_place(known.stream, seq)?;
        self.transaction.prepare_cached(include_str!("entries/set_seq.sql"))?.execute((
            known.number,
            Num(seq),
            Num(seal.epoch),
            Hash(seal.mac),
        ))?;
        Ok(())
    }

    /// Refuses a place that another entry has.
    pub(crate) fn free_place(&self, stream: i64, seq: u64) -> Result<()> {
        let mut statement = self.transaction.prepare_cached(include_str!("entries/at_seq.sql"))?;
        match statement.exists((stream, Num(seq)))? {
            true => Err(LibraryError::Contradiction("two entries at one place in the hub's order")),
            false => Ok(()),
        }
    }
}

/// Reads rows as long as they fit in so many bytes, and at least one.
fn up_to<T>(
    bytes: usize,
    mut rows: Rows<'_>,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    body: impl Fn(&T) -> usize,
) -> Result<Vec<T>> {
    /// What CBOR adds to a body: names of fields, four ids, a seal.
    const AROUND: usize = 400;
    let (mut result, mut size) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let next = read(row)?;
        size += body(&next) + AROUND;
        if size > bytes && !result.is_empty() {
            break;
        }
        result.push(next);
    }
    Ok(result)
}

/// Reads a row of `unsent.sql` or `lost.sql`.
fn entry(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        id: EntryId::from_uuid(row.get::<_, Id>(0)?.0),
        author: MemberId::from_uuid(row.get::<_, Id>(1)?.0),
        device: DeviceId::from_uuid(row.get::<_, Id>(2)?.0),
        counter: row.get::<_, Num>(3)?.0,
        kind: Kind::from(row.get::<_, String>(4)?),
        body: Bytes::from(row.get::<_, Vec<u8>>(5)?),
        at: row.get(6)?,
        stream: row.get::<_, Text<StreamId>>(7)?.0,
    })
}

/// Reads a row of an entry with the hub's proof of it.
fn sequenced(row: &Row<'_>) -> rusqlite::Result<Sequenced> {
    let seal = Seal { epoch: row.get::<_, Num>(8)?.0, mac: row.get::<_, Hash>(10)?.0 };
    Ok(Sequenced { seq: row.get::<_, Num>(9)?.0, seal, entry: entry(row)? })
}

/// Reads a row of an entry with its number after it.
pub(crate) fn numbered(row: &Row<'_>) -> rusqlite::Result<(i64, Entry)> {
    Ok((row.get(8)?, entry(row)?))
}
