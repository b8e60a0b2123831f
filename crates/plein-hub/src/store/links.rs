//! Links by which anyone may read one Space.

use super::db::{Db, values};
use super::members::SecretHash;
use crate::refusal::Failure;
use plein_model::MemberId;
use plein_protocol::{ReadingLink, StreamId};
use uuid::Uuid;

/// A link to be made.
#[derive(Debug, Clone, Copy)]
pub struct LinkRow {
    pub secret: SecretHash,
    pub stream: i64,
    pub made_by: MemberId,
    pub link: ReadingLink,
}

/// Makes a link.
pub fn add(c: &Db, row: &LinkRow) -> Result<(), Failure> {
    let LinkRow { secret, stream, made_by, link } = row;
    let values = values![secret, link.id, *stream, made_by.uuid(), link.made_at, link.expires_at];
    c.execute(include_str!("links/add.sql"), values)?;
    Ok(())
}

/// The stream that a secret leads to, as long as it does.
pub fn find(c: &Db, secret: &SecretHash, now: i64) -> Result<Option<(StreamId, i64)>, Failure> {
    let found =
        c.first(include_str!("links/find.sql"), values![secret, now], |row| Ok((row.text(0)?, row.number(1)?)))?;
    let Some((id, number)) = found else { return Ok(None) };
    Ok(Some((id.parse().map_err(|_| Failure::Broken("a stream has a name that is none"))?, number)))
}

/// The links of a stream that still lead to it.
pub fn of(c: &Db, stream: i64, now: i64) -> Result<Vec<ReadingLink>, Failure> {
    c.all(include_str!("links/of.sql"), values![stream, now], |row| {
        Ok(ReadingLink { id: row.uuid(0)?, made_at: row.number(1)?, expires_at: row.number(2)? })
    })
}

/// Makes a link lead nowhere; says whether it did before.
pub fn revoke(c: &Db, stream: i64, id: Uuid, at: i64) -> Result<bool, Failure> {
    Ok(c.execute(include_str!("links/revoke.sql"), values![stream, id, at])? > 0)
}
