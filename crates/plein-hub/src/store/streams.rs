//! Streams: what there is, whose it is, how far it has come.

use super::db::{Db, values};
use super::signed;
use crate::refusal::Failure;
use plein_model::MemberId;
use plein_protocol::{StreamHead, StreamId};

pub use super::entries::{after, append, by_id, last_counter, quarantine, quarantined};

/// A stream that the hub has.
#[derive(Debug, Clone, Copy)]
pub struct StreamRow {
    pub number: i64,
    pub head: u64,
}

/// The row of a stream.
pub fn find(c: &Db, stream: StreamId) -> Result<Option<StreamRow>, Failure> {
    c.first(include_str!("streams/find.sql"), values![&stream.to_string()], |row| {
        Ok(StreamRow { number: row.number(0)?, head: row.unsigned(1)? })
    })
}

/// Every stream.
pub fn every(c: &Db) -> Result<Vec<(StreamId, StreamRow)>, Failure> {
    c.all(include_str!("streams/every.sql"), &[], |row| {
        Ok((row.text(0)?, StreamRow { number: row.number(1)?, head: row.unsigned(2)? }))
    })?
    .into_iter()
    .map(|(id, row)| Ok((id.parse().map_err(|_| Failure::Broken("a stream has a name that is none"))?, row)))
    .collect()
}

/// Makes a stream.
pub fn create(c: &Db, stream: StreamId, owner: MemberId, epoch: u64) -> Result<StreamRow, Failure> {
    let number =
        c.one(include_str!("streams/create.sql"), values![&stream.to_string(), owner.uuid(), signed(epoch)?], |row| {
            row.number(0)
        })?;
    Ok(StreamRow { number, head: 0 })
}

/// Gives a stream its owner back, when an older first entry names them.
pub fn own(c: &Db, number: i64, owner: MemberId, epoch: u64) -> Result<bool, Failure> {
    Ok(c.execute(include_str!("streams/own.sql"), values![number, owner.uuid(), signed(epoch)?])? > 0)
}

/// Archives a stream at a moment, or takes it up again.
pub fn archive(c: &Db, number: i64, at: Option<i64>) -> Result<(), Failure> {
    c.execute(include_str!("streams/archive.sql"), values![number, at])?;
    Ok(())
}

/// Moves the head of a stream.
pub fn grow(c: &Db, number: i64, head: u64) -> Result<(), Failure> {
    c.execute(include_str!("streams/grow.sql"), values![number, signed(head)?])?;
    Ok(())
}

/// Every stream that a member may see, with their role.
pub fn visible(c: &Db, member: MemberId) -> Result<Vec<StreamHead>, Failure> {
    let sql = include_str!("streams/visible.sql");
    c.all(sql, values![member.uuid()], |row| Ok((row.text(0)?, row.unsigned(1)?, row.number(2)?)))?
        .into_iter()
        .map(|(stream, head, role)| {
            let stream = stream.parse().map_err(|_| Failure::Broken("a stream has a name that is none"))?;
            Ok(StreamHead { stream, head, role: super::grants::role(role)? })
        })
        .collect()
}

/// The names of who wrote in a stream.
pub fn authors(c: &Db, number: i64) -> Result<Vec<String>, Failure> {
    c.all(include_str!("streams/authors.sql"), values![number], |row| row.text(0))
}
