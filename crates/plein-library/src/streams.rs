//! Streams: which there are, how far each has come on the hub, and what happens when the hub goes back in time.

use crate::columns::{Id, Json, Num, Text};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write, connection};
use plein_model::{HubId, SpaceId};
use plein_protocol::{Catalogue, Code, Role, StreamHead, StreamId};
use rusqlite::OptionalExtension;

/// A stream that is shared on the hub, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamState {
    /// Which.
    pub stream: StreamId,
    /// Everything up to this seq is here.
    pub cursor: u64,
    /// The newest seq that the hub has, as far as is known.
    pub head: u64,
    /// What one may do with it; none when the hub did not name it in its last catalogue.
    pub role: Option<Role>,
    /// Why the hub takes nothing more from here, when it does not. Work stays here, and can be exported.
    pub refused: Option<Code>,
    /// Entries that the hub does not have: own ones, and those it has lost.
    pub unsent: u64,
}

impl Library {
    /// The streams that are shared on the hub that was joined. Only these ever leave this computer.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn streams(&self) -> Result<Vec<StreamState>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("streams/state.sql"))?;
            let rows = statement.query_map([None::<String>], state)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Takes note of what the hub says there is: new streams become Spaces to pull, heads and rights are set. A stream
    /// that is not named keeps everything; only the right is unknown from now on.
    ///
    /// # Errors
    /// [`LibraryError::NoHub`] when none was joined.
    pub fn catalogue(&self, catalogue: &Catalogue) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let hub = connection::hub(&write.transaction)?.ok_or(LibraryError::NoHub)?;
            let before = {
                let mut statement = write.transaction.prepare_cached(include_str!("streams/state.sql"))?;
                let rows = statement.query_map([None::<String>], state)?;
                rows.collect::<rusqlite::Result<Vec<_>>>()?
            };
            for known in &before {
                if known.role.is_some() && !catalogue.streams.iter().any(|head| head.stream == known.stream) {
                    let number = write.stream_number(known.stream.space())?;
                    write.transaction.execute(include_str!("streams/no_role.sql"), [number])?;
                    write.changed(What::Place(known.stream.space()));
                }
            }
            for head in &catalogue.streams {
                let same = before.iter().any(|known| {
                    known.stream == head.stream && known.head == head.head && known.role == Some(head.role)
                });
                if !same {
                    write.hear(hub.hub, head)?;
                }
            }
            Ok(())
        })
    }

    /// Takes note of what the hub says about one stream.
    ///
    /// # Errors
    /// [`LibraryError::NoHub`] when none was joined.
    pub fn heard(&self, head: &StreamHead) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let hub = connection::hub(&write.transaction)?.ok_or(LibraryError::NoHub)?;
            write.hear(hub.hub, head)
        })
    }

    /// Offers again what the hub refused before: something may have changed there.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub fn offer_refused_again(&self) -> Result<()> {
        self.write(Origin::Sync, |write| {
            write.transaction.execute(include_str!("streams/offer_again.sql"), [])?;
            Ok(())
        })
    }

    /// Notes that the hub takes nothing more of a stream, and why. It is asked again when the right changes.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub fn refused(&self, stream: StreamId, why: Code) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let number = write.stream_number(stream.space())?;
            write.transaction.execute(include_str!("streams/refuse.sql"), (number, Json(why)))?;
            let role = of(&write.transaction, stream)?.and_then(|state| state.role);
            if why == Code::Forbidden && role >= Some(Role::CoAuthor) {
                // The right went since it was last heard of. It may be back before it is asked about again, and that is
                // a change of right too.
                write.transaction.execute(include_str!("streams/no_role.sql"), [number])?;
            }
            write.changed(What::Place(stream.space()));
            Ok(())
        })
    }

    /// The hub may have gone back in time: what it said about places and media counts no more. Everything is offered
    /// and asked again; nothing is deleted.
    ///
    /// # Errors
    /// [`LibraryError::NoHub`] when none was joined.
    pub fn hub_went_back(&self, epoch: u64) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let hub = connection::hub(&write.transaction)?.ok_or(LibraryError::NoHub)?;
            for statement in [
                include_str!("streams/forget_places.sql"),
                include_str!("streams/forget_cursors.sql"),
                include_str!("streams/forget_media.sql"),
            ] {
                write.transaction.execute(statement, [Id(hub.hub.uuid())])?;
            }
            write.transaction.execute(include_str!("connection/epoch.sql"), [Num(epoch)])?;
            let mut statement = write.transaction.prepare_cached(include_str!("streams/state.sql"))?;
            let spaces: Vec<_> = statement
                .query_map([None::<String>], |row| Ok(state(row)?.stream.space()))?
                .collect::<rusqlite::Result<_>>()?;
            drop(statement);
            spaces.into_iter().for_each(|space| write.changed(What::Place(space)));
            write.changed(What::Hub);
            Ok(())
        })
    }
}

impl Write<'_> {
    /// Notes head and right of a stream; one that is new becomes a Space to pull. One of another hub is left alone.
    fn hear(&mut self, hub: HubId, head: &StreamHead) -> Result<()> {
        let space = head.stream.space();
        let number = match self.find_stream(head.stream)? {
            Some(number) => number,
            None => self.new_space(space, false)?,
        };
        if self.adopt(number, hub)? {
            let row = (number, Num(head.head), Json(head.role));
            self.transaction.prepare_cached(include_str!("streams/set_head.sql"))?.execute(row)?;
            self.changed(What::Place(space));
        }
        Ok(())
    }

    pub(crate) fn find_stream(&self, stream: StreamId) -> Result<Option<i64>> {
        find(&self.transaction, stream)
    }

    /// The row of a Space's stream.
    pub(crate) fn stream_number(&self, space: SpaceId) -> Result<i64> {
        self.find_stream(StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))
    }

    /// Moves the cursor over everything that is here without a gap.
    pub(crate) fn advance(&self, stream: i64) -> Result<()> {
        self.transaction.prepare_cached(include_str!("streams/advance.sql"))?.execute([stream])?;
        Ok(())
    }
}

/// The row of a stream, if it is here.
pub(crate) fn find(connection: &rusqlite::Connection, stream: StreamId) -> Result<Option<i64>> {
    let mut statement = connection.prepare_cached(include_str!("streams/number.sql"))?;
    Ok(statement.query_row([Text(stream)], |row| row.get(0)).optional()?)
}

/// The state of one stream, if it is shared on the hub that was joined.
pub(crate) fn of(connection: &rusqlite::Connection, stream: StreamId) -> Result<Option<StreamState>> {
    let mut statement = connection.prepare_cached(include_str!("streams/state.sql"))?;
    Ok(statement.query_row([Some(stream.to_string())], state).optional()?)
}

/// Reads a row of `state.sql`.
fn state(row: &rusqlite::Row<'_>) -> rusqlite::Result<StreamState> {
    Ok(StreamState {
        stream: row.get::<_, Text<StreamId>>(0)?.0,
        cursor: row.get::<_, Num>(2)?.0,
        head: row.get::<_, Num>(3)?.0,
        role: row.get::<_, Option<Json<Role>>>(4)?.map(|role| role.0),
        refused: row.get::<_, Option<Json<Code>>>(5)?.map(|code| code.0),
        unsent: row.get::<_, Num>(6)?.0,
    })
}
