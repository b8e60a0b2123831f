//! Which stream shows which medium, and which media are here.

use super::db::{Db, DbError, Row, values};
use super::signed;
use crate::refusal::Failure;
use plein_model::{Medium, MediumId, MemberId};

/// A medium that a stream shows.
#[derive(Debug, Clone)]
pub struct Shown {
    pub medium: Medium,
    /// It is here, and may be given out through that stream.
    pub present: bool,
}

/// Makes a stream show a medium.
pub fn show(c: &Db, stream: i64, medium: &Medium) -> Result<(), Failure> {
    c.execute(
        include_str!("media/show.sql"),
        values![
            stream,
            medium.id.hash(),
            &medium.name,
            &medium.mime,
            signed(medium.bytes)?,
            medium.width,
            medium.height,
        ],
    )?;
    Ok(())
}

/// A medium, if the stream shows it.
pub fn shown(c: &Db, stream: i64, id: MediumId) -> Result<Option<Shown>, Failure> {
    c.first(include_str!("media/shown.sql"), values![stream, id.hash()], |row| {
        Ok(Shown { medium: medium(row, id, 0)?, present: row.flag(5)? })
    })
}

/// All media that a stream shows and that are here.
pub fn all_shown(c: &Db, stream: i64) -> Result<Vec<Medium>, Failure> {
    c.all(include_str!("media/all_shown.sql"), values![stream], |row| {
        medium(row, MediumId::from_hash(row.array(0)?), 1)
    })
}

fn medium(row: &Row<'_>, id: MediumId, from: usize) -> Result<Medium, DbError> {
    Ok(Medium {
        id,
        name: row.text(from)?,
        mime: row.text(from + 1)?,
        bytes: row.unsigned(from + 2)?,
        width: row.maybe_u32(from + 3)?,
        height: row.maybe_u32(from + 4)?,
    })
}

/// Whether a member may see this medium through some stream already.
pub fn seen_elsewhere(c: &Db, id: MediumId, member: MemberId) -> Result<bool, Failure> {
    c.one(include_str!("media/seen_elsewhere.sql"), values![id.hash(), member.uuid()], |row| row.flag(0))
}

/// A medium is on the disk, whole and checked.
pub fn arrived(c: &Db, id: MediumId, bytes: u64, pieces: &[u8]) -> Result<(), Failure> {
    c.execute(include_str!("media/arrived.sql"), values![id.hash(), signed(bytes)?, pieces])?;
    Ok(())
}

/// A medium may be given out through a stream from now on.
pub fn present(c: &Db, stream: i64, id: MediumId) -> Result<(), Failure> {
    c.execute(include_str!("media/present.sql"), values![stream, id.hash()])?;
    Ok(())
}

/// Length of a medium that is here, and the hashes of its pieces.
pub fn pieces(c: &Db, id: MediumId) -> Result<Option<(u64, Vec<u8>)>, Failure> {
    c.first(include_str!("media/pieces.sql"), values![id.hash()], |row| Ok((row.unsigned(0)?, row.bytes(1)?)))
}

/// A medium that is here.
#[derive(Debug, Clone)]
pub struct Here {
    pub id: MediumId,
    pub bytes: u64,
    /// 32 bytes for each piece.
    pub pieces: Vec<u8>,
}

/// All media that are here.
pub fn everything(c: &Db) -> Result<Vec<Here>, Failure> {
    c.all(include_str!("media/everything.sql"), &[], |row| {
        Ok(Here { id: MediumId::from_hash(row.array(0)?), bytes: row.unsigned(1)?, pieces: row.bytes(2)? })
    })
}

/// A medium is no longer on the disk as it was: it may be brought again.
pub fn lost(c: &Db, id: MediumId) -> Result<(), Failure> {
    c.execute(include_str!("media/lost.sql"), values![id.hash()])?;
    Ok(())
}
