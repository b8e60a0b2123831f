//! Which stream shows which medium, and which media are here.

use super::{signed, unsigned};
use crate::refusal::Failure;
use plein_model::{Medium, MediumId, MemberId};
use rusqlite::{Connection, OptionalExtension};

/// A medium that a stream shows.
#[derive(Debug, Clone)]
pub struct Shown {
    pub medium: Medium,
    /// It is here, and may be given out through that stream.
    pub present: bool,
}

/// Makes a stream show a medium.
pub fn show(c: &Connection, stream: i64, medium: &Medium) -> Result<(), Failure> {
    c.prepare_cached(include_str!("media/show.sql"))?.execute((
        stream,
        medium.id.hash(),
        &medium.name,
        &medium.mime,
        signed(medium.bytes)?,
        medium.width,
        medium.height,
    ))?;
    Ok(())
}

/// A medium, if the stream shows it.
pub fn shown(c: &Connection, stream: i64, id: MediumId) -> Result<Option<Shown>, Failure> {
    let row = c
        .prepare_cached(include_str!("media/shown.sql"))?
        .query_row((stream, id.hash()), |row| {
            let medium = Medium {
                id,
                name: row.get(0)?,
                mime: row.get(1)?,
                bytes: unsigned(row, 2)?,
                width: row.get(3)?,
                height: row.get(4)?,
            };
            Ok(Shown { medium, present: row.get(5)? })
        })
        .optional()?;
    Ok(row)
}

/// All media that a stream shows and that are here.
pub fn all_shown(c: &Connection, stream: i64) -> Result<Vec<Medium>, Failure> {
    let mut statement = c.prepare_cached(include_str!("media/all_shown.sql"))?;
    let media = statement.query_map([stream], |row| {
        Ok(Medium {
            id: MediumId::from_hash(row.get(0)?),
            name: row.get(1)?,
            mime: row.get(2)?,
            bytes: unsigned(row, 3)?,
            width: row.get(4)?,
            height: row.get(5)?,
        })
    })?;
    Ok(media.collect::<Result<_, _>>()?)
}

/// Whether a member may see this medium through some stream already.
pub fn seen_elsewhere(c: &Connection, id: MediumId, member: MemberId) -> Result<bool, Failure> {
    let mut statement = c.prepare_cached(include_str!("media/seen_elsewhere.sql"))?;
    Ok(statement.query_row((id.hash(), member.uuid().as_bytes()), |row| row.get(0))?)
}

/// A medium is on the disk, whole and checked.
pub fn arrived(c: &Connection, id: MediumId, bytes: u64, pieces: &[u8]) -> Result<(), Failure> {
    c.prepare_cached(include_str!("media/arrived.sql"))?.execute((id.hash(), signed(bytes)?, pieces))?;
    Ok(())
}

/// A medium may be given out through a stream from now on.
pub fn present(c: &Connection, stream: i64, id: MediumId) -> Result<(), Failure> {
    c.prepare_cached(include_str!("media/present.sql"))?.execute((stream, id.hash()))?;
    Ok(())
}

/// Length of a medium that is here, and the hashes of its pieces.
pub fn pieces(c: &Connection, id: MediumId) -> Result<Option<(u64, Vec<u8>)>, Failure> {
    let row = c
        .prepare_cached(include_str!("media/pieces.sql"))?
        .query_row([id.hash()], |row| Ok((unsigned(row, 0)?, row.get(1)?)))
        .optional()?;
    Ok(row)
}

/// A medium is no longer on the disk as it was: it may be brought again.
pub fn lost(c: &Connection, id: MediumId) -> Result<(), Failure> {
    c.prepare_cached(include_str!("media/lost.sql"))?.execute([id.hash()])?;
    Ok(())
}
