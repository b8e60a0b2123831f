//! The rows of the audit log.

use super::db::{Db, values};
use crate::audit::Noted;
use crate::refusal::Failure;
use plein_protocol::Hash;
use uuid::Uuid;

/// The newest row: its number and its hash; nothing when there is none.
pub fn last(c: &Db) -> Result<Option<(i64, Hash)>, Failure> {
    c.first(include_str!("audit/last.sql"), &[], |row| Ok((row.number(0)?, row.array(1)?)))
}

/// Adds a row.
pub fn add(c: &Db, number: i64, noted: &Noted, hash: &Hash) -> Result<(), Failure> {
    let Noted { at, member, name, device, source, action, object, allowed } = noted;
    let values = values![number, *at, *member, name, *device, source, action, object, *allowed, hash];
    c.execute(include_str!("audit/add.sql"), values)?;
    Ok(())
}

/// The rows after a number, at most so many, each with its number and its hash.
pub fn after(c: &Db, number: i64, most: i64) -> Result<Vec<(i64, Noted, Hash)>, Failure> {
    c.all(include_str!("audit/after.sql"), values![number, most], |row| {
        let id = |bytes: Option<Vec<u8>>| bytes.and_then(|bytes| Uuid::from_slice(&bytes).ok());
        let noted = Noted {
            at: row.number(1)?,
            member: id(row.maybe_bytes(2)?),
            name: row.text(3)?,
            device: id(row.maybe_bytes(4)?),
            source: row.text(5)?,
            action: row.text(6)?,
            object: row.text(7)?,
            allowed: row.flag(8)?,
        };
        Ok((row.number(0)?, noted, row.array(9)?))
    })
}

/// The hash of a row.
pub fn hash_of(c: &Db, number: i64) -> Result<Option<Hash>, Failure> {
    c.first(include_str!("audit/hash_of.sql"), values![number], |row| row.array(0))
}
