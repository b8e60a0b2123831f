//! Entries and their places.

use super::db::{Db, values};
use super::signed;
use crate::refusal::Failure;
use bytes::Bytes;
use plein_model::{DeviceId, EntryId, MemberId};
use plein_protocol::{Entry, Hash, StreamId};
use std::ops::ControlFlow;

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
pub fn by_id(c: &Db, id: EntryId) -> Result<Option<Taken>, Failure> {
    c.first(include_str!("streams/entry_by_id.sql"), values![id.uuid()], |row| {
        Ok(Taken { seq: row.unsigned(0)?, hash: row.array(1)?, epoch: row.unsigned(2)? })
    })
}

/// The newest counter of a device in a stream; 0 for none.
pub fn last_counter(c: &Db, stream: i64, device: DeviceId) -> Result<u64, Failure> {
    c.one(include_str!("streams/last_counter.sql"), values![stream, device.uuid()], |row| row.unsigned(0))
}

/// Puts an entry at a place.
pub fn append(c: &Db, stream: i64, entry: &Entry, taken: &Taken) -> Result<(), Failure> {
    c.execute(
        include_str!("streams/append.sql"),
        values![
            stream,
            signed(taken.seq)?,
            entry.id.uuid(),
            entry.author.uuid(),
            entry.device.uuid(),
            signed(entry.counter)?,
            &String::from(entry.kind.clone()),
            entry.at,
            &taken.hash,
            signed(taken.epoch)?,
            &entry.body[..],
        ],
    )?;
    Ok(())
}

/// The entries after `after`, at most `most`, and no more than `bytes` of bodies (but at least one).
pub fn after(
    c: &Db,
    stream: (i64, StreamId),
    after: u64,
    most: u32,
    bytes: usize,
) -> Result<Vec<(Taken, Entry)>, Failure> {
    let mut found: Vec<(Taken, Entry)> = Vec::new();
    let mut size = 0;
    c.each(include_str!("streams/after.sql"), values![stream.0, signed(after)?, most], |row| {
        let body = row.bytes(9)?;
        size += body.len() + 256;
        if size > bytes && !found.is_empty() {
            return Ok(ControlFlow::Break(()));
        }
        let entry = Entry {
            id: EntryId::from_uuid(row.uuid(1)?),
            stream: stream.1,
            author: MemberId::from_uuid(row.uuid(2)?),
            device: DeviceId::from_uuid(row.uuid(3)?),
            counter: row.unsigned(4)?,
            kind: row.text(5)?.into(),
            body: Bytes::from(body),
            at: row.number(6)?,
        };
        found.push((Taken { seq: row.unsigned(0)?, hash: row.array(7)?, epoch: row.unsigned(8)? }, entry));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// The document updates after `after`, in order, with their places.
pub fn updates_after(c: &Db, stream: i64, after: u64) -> Result<Vec<(u64, Vec<u8>)>, Failure> {
    c.all(include_str!("streams/updates_after.sql"), values![stream, signed(after)?], |row| {
        Ok((row.unsigned(0)?, row.bytes(1)?))
    })
}

/// Keeps an entry that contradicts what was taken before.
pub fn quarantine(c: &Db, entry: &Entry, hash: &Hash, at: i64, reason: &str) -> Result<(), Failure> {
    c.execute(
        include_str!("streams/quarantine.sql"),
        values![
            hash,
            &entry.stream.to_string(),
            entry.author.uuid(),
            entry.device.uuid(),
            at,
            reason,
            &plein_protocol::wire::encode(entry)[..],
        ],
    )?;
    Ok(())
}

/// How many entries are in quarantine.
pub fn quarantined(c: &Db) -> Result<u64, Failure> {
    c.one(include_str!("streams/quarantined.sql"), &[], |row| row.unsigned(0))
}
