//! Entries and their places.

use super::{signed, unsigned, uuid};
use crate::refusal::Failure;
use bytes::Bytes;
use plein_model::{DeviceId, EntryId, MemberId};
use plein_protocol::{Entry, Hash, StreamId};
use rusqlite::{Connection, OptionalExtension};

/// An entry that the hub has.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Its place.
    pub seq: u64,
    /// Its hash.
    pub hash: Hash,
    /// The epoch in which it was taken.
    pub epoch: u64,
}

/// What the hub has under this id.
pub fn by_id(c: &Connection, id: EntryId) -> Result<Option<Taken>, Failure> {
    let row = c
        .prepare_cached(include_str!("streams/entry_by_id.sql"))?
        .query_row([id.uuid().as_bytes()], |row| {
            Ok(Taken { seq: unsigned(row, 0)?, hash: row.get(1)?, epoch: unsigned(row, 2)? })
        })
        .optional()?;
    Ok(row)
}

/// The newest counter of a device in a stream; 0 for none.
pub fn last_counter(c: &Connection, stream: i64, device: DeviceId) -> Result<u64, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/last_counter.sql"))?;
    Ok(statement.query_row((stream, device.uuid().as_bytes()), |row| unsigned(row, 0))?)
}

/// Puts an entry at a place.
pub fn append(c: &Connection, stream: i64, entry: &Entry, taken: &Taken) -> Result<(), Failure> {
    c.prepare_cached(include_str!("streams/append.sql"))?.execute((
        stream,
        signed(taken.seq)?,
        entry.id.uuid().as_bytes(),
        entry.author.uuid().as_bytes(),
        entry.device.uuid().as_bytes(),
        signed(entry.counter)?,
        String::from(entry.kind.clone()),
        entry.at,
        &taken.hash,
        signed(taken.epoch)?,
        &entry.body[..],
    ))?;
    Ok(())
}

/// The entries after `after`, at most `most`, and no more than `bytes` of bodies (but at least one).
pub fn after(
    c: &Connection,
    stream: (i64, StreamId),
    after: u64,
    most: u32,
    bytes: usize,
) -> Result<Vec<(Taken, Entry)>, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/after.sql"))?;
    let mut rows = statement.query((stream.0, signed(after)?, most))?;
    let mut found: Vec<(Taken, Entry)> = Vec::new();
    let mut size = 0;
    while let Some(row) = rows.next()? {
        let body: Vec<u8> = row.get(9)?;
        size += body.len() + 256;
        if size > bytes && !found.is_empty() {
            break;
        }
        let entry = Entry {
            id: EntryId::from_uuid(uuid(row, 1)?),
            stream: stream.1,
            author: MemberId::from_uuid(uuid(row, 2)?),
            device: DeviceId::from_uuid(uuid(row, 3)?),
            counter: unsigned(row, 4)?,
            kind: row.get::<_, String>(5)?.into(),
            body: Bytes::from(body),
            at: row.get(6)?,
        };
        found.push((Taken { seq: unsigned(row, 0)?, hash: row.get(7)?, epoch: unsigned(row, 8)? }, entry));
    }
    Ok(found)
}

/// The document updates after `after`, in order, with their places.
pub fn updates_after(c: &Connection, stream: i64, after: u64) -> Result<Vec<(u64, Vec<u8>)>, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/updates_after.sql"))?;
    let rows = statement.query_map((stream, signed(after)?), |row| Ok((unsigned(row, 0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps an entry that contradicts what was taken before.
pub fn quarantine(c: &Connection, entry: &Entry, hash: &Hash, at: i64, reason: &str) -> Result<(), Failure> {
    c.prepare_cached(include_str!("streams/quarantine.sql"))?.execute((
        hash,
        entry.stream.to_string(),
        entry.author.uuid().as_bytes(),
        entry.device.uuid().as_bytes(),
        at,
        reason,
        plein_protocol::wire::encode(entry),
    ))?;
    Ok(())
}

/// How many entries are in quarantine.
pub fn quarantined(c: &Connection) -> Result<u64, Failure> {
    Ok(c.query_row(include_str!("streams/quarantined.sql"), [], |row| unsigned(row, 0))?)
}
