//! Media on their way to and from the hub: in pieces, taken up again where they stopped.

use super::files::{land, path};
use crate::columns::{Hash, Num, Text, medium as key};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What};
use bytes::Bytes;
use plein_media::Hasher;
use plein_model::MediumId;
use plein_protocol::{StreamId, wire};
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write as _};
use std::path::PathBuf;

/// A medium that has to go to the hub or come from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// Through this stream, which shows it.
    pub stream: StreamId,
    /// Which.
    pub medium: MediumId,
    /// How long it is, in bytes.
    pub bytes: u64,
}

impl Library {
    /// Media that are here and not known to be durable on the hub. Only those that the hub has heard of.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn media_to_send(&self) -> Result<Vec<Wanted>> {
        self.wanted(include_str!("to_send.sql"))
    }

    /// Media that the hub may have and that are not here, each once.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn media_to_fetch(&self) -> Result<Vec<Wanted>> {
        self.wanted(include_str!("to_fetch.sql"))
    }

    fn wanted(&self, sql: &str) -> Result<Vec<Wanted>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(sql)?;
            let wanted = statement.query_map([], |row| {
                Ok(Wanted {
                    stream: row.get::<_, Text<StreamId>>(0)?.0,
                    medium: row.get::<_, Hash>(1)?.medium(),
                    bytes: row.get::<_, Num>(2)?.0,
                })
            });
            Ok(wanted?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A piece of a medium to send: at most [`wire::MAX_CHUNK`] bytes from `offset`.
    ///
    /// # Errors
    /// As [`Library::open_medium`]; also [`LibraryError::NoMedium`] for one that stays on this computer.
    pub fn piece(&self, id: MediumId, offset: u64) -> Result<Bytes> {
        self.let_out(id)?;
        let mut file = self.open_medium(id)?;
        let what = "read a medium";
        file.seek(SeekFrom::Start(offset)).map_err(LibraryError::io(what))?;
        let mut piece = Vec::new();
        file.take(wire::MAX_CHUNK as u64).read_to_end(&mut piece).map_err(LibraryError::io(what))?;
        Ok(piece.into())
    }

    /// The hub has a medium, durably and with the right hash.
    ///
    /// # Errors
    /// When it cannot be noted.
    pub fn medium_durable(&self, stream: StreamId, id: MediumId) -> Result<()> {
        self.write(Origin::Sync, |write| {
            let number = write.stream_number(stream.space())?;
            let mut statement = write.transaction.prepare_cached(include_str!("set_durable.sql"))?;
            statement.execute((number, key(id), true))?;
            drop(statement);
            write.changed(What::Place(stream.space()));
            Ok(())
        })
    }

    /// How many bytes of a medium came in so far.
    pub fn fetched(&self, id: MediumId) -> u64 {
        fs::metadata(self.part(id)).map_or(0, |part| part.len())
    }

    /// Takes the next piece of a medium that is coming in. Gives how many bytes there are now.
    ///
    /// # Errors
    /// [`LibraryError::Contradiction`] when it does not go on where the last one ended or becomes longer than it
    /// should; those of the disk.
    pub fn take_piece(&self, wanted: Wanted, offset: u64, piece: &[u8]) -> Result<u64> {
        let so_far = self.fetched(wanted.medium);
        if so_far != offset || so_far + piece.len() as u64 > wanted.bytes.min(wire::MAX_MEDIUM) {
            return Err(LibraryError::Contradiction("a piece of a medium that does not fit"));
        }
        let part = File::options().create(true).append(true).open(self.part(wanted.medium));
        let written = part.and_then(|mut part| part.write_all(piece));
        written.map_err(LibraryError::io("write a medium"))?;
        Ok(so_far + piece.len() as u64)
    }

    /// All pieces are in: checks the hash and keeps the medium. False when the bytes are wrong: they are put aside, and
    /// it begins anew.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish_fetch(&self, wanted: Wanted) -> Result<bool> {
        let id = wanted.medium;
        let what = "read a medium";
        let part = match File::options().read(true).write(true).open(self.part(id)) {
            Ok(part) => part,
            Err(error) if error.kind() == io::ErrorKind::NotFound && wanted.bytes == 0 => {
                File::create_new(self.part(id)).map_err(LibraryError::io(what))?
            }
            Err(error) => return Err(LibraryError::io(what)(error)),
        };
        if Hasher::new().read(&part).map_err(LibraryError::io(what))?.id() != id {
            let aside = self.0.home.aside().join(format!("{id}-{}", self.0.world.local()));
            fs::rename(self.part(id), aside).map_err(LibraryError::io("put a medium aside"))?;
            tracing::warn!(medium = %id, "a medium came in with wrong bytes; put aside");
            return Ok(false);
        }
        part.sync_all().map_err(LibraryError::io("sync a medium"))?;
        drop(part);
        land(&self.part(id), &path(&self.0.home, id))?;
        self.write(Origin::Sync, |write| {
            write.set_here(id, true)?;
            write.note_out(id)?;
            let number = write.stream_number(wanted.stream.space())?;
            // It came from there.
            let mut statement = write.transaction.prepare_cached(include_str!("set_durable.sql"))?;
            statement.execute((number, key(id), true))?;
            Ok(())
        })?;
        Ok(true)
    }

    fn part(&self, id: MediumId) -> PathBuf {
        self.0.home.incoming().join(format!("{id}.part"))
    }
}
