//! The log of a Space without what is in it.

use crate::columns::Id;
use crate::error::Result;
use plein_model::{ChapterId, DeviceId, EntryId, MemberId};
use rusqlite::Connection;

/// One edit, or what stands before one that brings something back.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub(crate) number: i64,
    pub(crate) id: EntryId,
    pub(crate) author: MemberId,
    pub(crate) device: DeviceId,
    pub(crate) at: i64,
    pub(crate) own: bool,
    /// Not an edit: it says that the next one of this device brings something back.
    pub(crate) marker: bool,
    /// It is about the chapter that was asked for.
    pub(crate) meant: bool,
}

/// The whole log of a stream, in its order.
pub(crate) fn read(connection: &Connection, stream: i64, chapter: Option<&ChapterId>) -> Result<Vec<Line>> {
    let mut statement = connection.prepare_cached(include_str!("log.sql"))?;
    let lines = statement.query_map((stream, chapter.map(ChapterId::as_str)), |row| {
        Ok(Line {
            number: row.get(0)?,
            id: EntryId::from_uuid(row.get::<_, Id>(1)?.0),
            author: MemberId::from_uuid(row.get::<_, Id>(2)?.0),
            device: DeviceId::from_uuid(row.get::<_, Id>(3)?.0),
            at: row.get(4)?,
            own: row.get(5)?,
            marker: row.get(6)?,
            meant: row.get(7)?,
        })
    })?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}
