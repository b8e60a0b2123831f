//! Streams: what there is, whose it is, how far it has come.

use super::{signed, unsigned};
use crate::refusal::Failure;
use plein_model::MemberId;
use plein_protocol::{StreamHead, StreamId};
use rusqlite::{Connection, OptionalExtension};

pub use super::entries::{after, append, by_id, last_counter, quarantine, quarantined};

/// A stream that the hub has.
#[derive(Debug, Clone, Copy)]
pub struct StreamRow {
    pub number: i64,
    pub head: u64,
}

/// The row of a stream.
pub fn find(c: &Connection, stream: StreamId) -> Result<Option<StreamRow>, Failure> {
    let row = c
        .prepare_cached(include_str!("streams/find.sql"))?
        .query_row([stream.to_string()], |row| Ok(StreamRow { number: row.get(0)?, head: unsigned(row, 1)? }))
        .optional()?;
    Ok(row)
}

/// Makes a stream.
pub fn create(c: &Connection, stream: StreamId, owner: MemberId, epoch: u64) -> Result<StreamRow, Failure> {
    let number = c
        .prepare_cached(include_str!("streams/create.sql"))?
        .query_row((stream.to_string(), owner.uuid().as_bytes(), signed(epoch)?), |row| row.get(0))?;
    Ok(StreamRow { number, head: 0 })
}

/// Gives a stream its owner back, when an older first entry names them.
pub fn own(c: &Connection, number: i64, owner: MemberId, epoch: u64) -> Result<bool, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/own.sql"))?;
    Ok(statement.execute((number, owner.uuid().as_bytes(), signed(epoch)?))? > 0)
}

/// Moves the head of a stream.
pub fn grow(c: &Connection, number: i64, head: u64) -> Result<(), Failure> {
    c.prepare_cached(include_str!("streams/grow.sql"))?.execute((number, signed(head)?))?;
    Ok(())
}

/// Every stream that a member may see, with their role.
pub fn visible(c: &Connection, member: MemberId) -> Result<Vec<StreamHead>, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/visible.sql"))?;
    let mut rows = statement.query([member.uuid().as_bytes()])?;
    let mut heads = Vec::new();
    while let Some(row) = rows.next()? {
        let stream: String = row.get(0)?;
        let stream = stream.parse().map_err(|_| Failure::Broken("a stream has a name that is none"))?;
        let role = super::grants::role(row.get(2)?)?;
        heads.push(StreamHead { stream, head: unsigned(row, 1)?, role });
    }
    Ok(heads)
}

/// The names of who wrote in a stream.
pub fn authors(c: &Connection, number: i64) -> Result<Vec<String>, Failure> {
    let mut statement = c.prepare_cached(include_str!("streams/authors.sql"))?;
    let names = statement.query_map([number], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}
