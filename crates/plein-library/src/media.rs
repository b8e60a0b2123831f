//! Media: pictures and files by the hash of their bytes.
//!
//! Always holds: the bytes are durable in the media folder before a row says that they are here; what is read was
//! checked against its hash, and bytes that are wrong are put aside and wanted again, never served, never deleted.

pub(crate) mod files;
mod flight;
mod gate;
mod originals;
pub(crate) mod renditions;
pub(crate) mod staged;

pub use flight::Wanted;
pub(crate) use gate::Gate;
pub use originals::Masked;
pub(crate) use originals::is_local;
pub use renditions::Rendered;

use crate::columns::{Hash, Num, Text, medium as key};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write, streams};
use bytes::Bytes;
use plein_media::{Limits, Picture};
use plein_model::{Medium, MediumId, SpaceId};
use plein_protocol::{Kind, MediumAdded, StreamId, wire};
use rusqlite::{Connection, OptionalExtension, Row};
use std::fs::File;
use std::io::Read;

impl Library {
    /// Takes a picture in (upright, without metadata, of a sensible size) and adds it to a Space. `name` is what a
    /// person knows it by.
    ///
    /// # Errors
    /// [`LibraryError::Media`] when it is no picture, broken or too large; [`LibraryError::NoSpace`], and those of the
    /// disk.
    pub fn add_picture(&self, origin: Origin, space: SpaceId, name: &str, bytes: &[u8]) -> Result<Medium> {
        let picture = self.ingest(name, bytes)?;
        self.add_to(origin, space, picture)
    }

    /// Adds a file to a Space as it is, whatever it is, up to [`wire::MAX_MEDIUM`] bytes. It streams: memory stays
    /// small.
    ///
    /// # Errors
    /// [`LibraryError::TooLarge`], [`LibraryError::NoSpace`], and those of the disk and of the reader.
    pub fn add_file(&self, origin: Origin, space: SpaceId, name: &str, from: impl Read) -> Result<Medium> {
        self.read(|connection| match streams::find(connection, StreamId::Space(space))? {
            Some(_) => Ok(()),
            None => Err(LibraryError::NoSpace(space)),
        })?;
        let (id, bytes, mime) = files::bring_in(&self.0.home, self.0.world.as_ref(), from, wire::MAX_MEDIUM)?;
        let name = plein_media::tidy_name(name);
        self.add_to(origin, space, Medium { id, name, mime: mime.to_owned(), bytes, width: None, height: None })
    }

    /// Takes a picture in without adding it to a Space yet: the Space that comes to show it adds it by itself.
    ///
    /// # Errors
    /// [`LibraryError::Media`], and those of the disk.
    pub fn keep_picture(&self, name: &str, bytes: &[u8]) -> Result<Medium> {
        let medium = self.ingest(name, bytes)?;
        self.write(Origin::Import, |write| write.keep_medium(&medium))?;
        Ok(medium)
    }

    /// Makes the bytes of a picture durable, renditions too; no row yet.
    pub(crate) fn ingest(&self, name: &str, bytes: &[u8]) -> Result<Medium> {
        let _turn = self.picture_turn(bytes);
        let (Picture { medium, bytes, .. }, made) = Picture::ingest_with_renditions(name, bytes, &Limits::default())?;
        self.keep_ingested(medium, &bytes, &made)
    }

    /// Waits for room to work on a picture. What is none takes no room: it is refused at once.
    fn picture_turn(&self, bytes: &[u8]) -> Option<gate::Turn<'_>> {
        let probe = plein_media::probe(bytes, &Limits::default()).ok()?;
        Some(self.0.pictures.enter(u64::from(probe.width) * u64::from(probe.height)))
    }

    pub(crate) fn keep_ingested(
        &self,
        medium: Medium,
        bytes: &[u8],
        made: &[plein_media::Rendition],
    ) -> Result<Medium> {
        files::put(&self.0.home, self.0.world.as_ref(), medium.id, bytes)?;
        // They can be made again at any time.
        if let Err(error) = renditions::put(&self.0.home, self.0.world.as_ref(), medium.id, made) {
            tracing::warn!(%error, "renditions could not be kept");
        }
        Ok(medium)
    }

    fn add_to(&self, origin: Origin, space: SpaceId, medium: Medium) -> Result<Medium> {
        self.write(origin, |write| {
            write.keep_medium(&medium)?;
            write.show(space, &medium)
        })?;
        Ok(medium)
    }

    /// What is known of a medium, by the name a Space has for it.
    ///
    /// # Errors
    /// [`LibraryError::NoMedium`] when nothing is known of it. Its bytes may still be on their way.
    pub fn medium(&self, space: Option<SpaceId>, id: MediumId) -> Result<Medium> {
        self.read(|connection| {
            let stream = match space {
                Some(space) => streams::find(connection, StreamId::Space(space))?,
                None => None,
            };
            Ok(get(connection, id, stream)?.ok_or(LibraryError::NoMedium(id))?.0)
        })
    }

    /// The bytes of a medium, to read or seek in, checked against the hash once since the start (and again whenever
    /// the file has changed).
    ///
    /// # Errors
    /// [`LibraryError::NoMedium`] while they are not here; [`LibraryError::DamagedMedium`] when they were wrong: they
    /// are put aside and fetched again where possible.
    pub fn open_medium(&self, id: MediumId) -> Result<File> {
        let file = files::open(&self.0.home, id)?.ok_or(LibraryError::NoMedium(id))?;
        let metadata = file.metadata().map_err(LibraryError::io("read a medium"))?;
        let state = (metadata.len(), metadata.modified().ok());
        let checked = crate::lock(&self.0.checked).get(&id).is_some_and(|before| *before == state);
        if !checked {
            if !files::is_right(&file, id)? {
                self.put_medium_aside(id)?;
                return Err(LibraryError::DamagedMedium(id));
            }
            crate::lock(&self.0.checked).insert(id, state);
        }
        Ok(file)
    }

    /// All bytes of a medium; for pictures, which are never large.
    ///
    /// # Errors
    /// As [`Library::open_medium`].
    pub fn read_medium(&self, id: MediumId) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open_medium(id)?.read_to_end(&mut bytes).map_err(LibraryError::io("read a medium"))?;
        Ok(bytes)
    }

    fn put_medium_aside(&self, id: MediumId) -> Result<()> {
        tracing::warn!(medium = %id, "the bytes of a medium are wrong; put aside");
        files::put_aside(&self.0.home, self.0.world.as_ref(), id)?;
        crate::lock(&self.0.checked).remove(&id);
        self.write(Origin::Sync, |write| write.set_here(id, false))
    }
}

impl Write<'_> {
    /// Notes a medium whose bytes are in the folder.
    pub(crate) fn keep_medium(&mut self, medium: &Medium) -> Result<()> {
        self.medium_row(medium, true)?;
        // It may have been wanted: known from the hub, or put aside before.
        self.set_here(medium.id, true)
    }

    /// Adds a medium to a Space: from here on, the Space shows it. Once, and never one that stays on this computer.
    pub(crate) fn show(&mut self, space: SpaceId, medium: &Medium) -> Result<()> {
        let stream = self.stream_number(space)?;
        if originals::is_local(&self.transaction, medium.id)? {
            return Ok(());
        }
        let mut statement = self.transaction.prepare_cached(include_str!("media/show.sql"))?;
        let fresh = statement.execute((stream, key(medium.id), &medium.name))? == 1;
        drop(statement);
        if fresh {
            // A photo's file name is seen by nobody, so nobody checks it, and it may well name a patient: it stays here.
            let named = !medium.mime.starts_with("image/");
            let name = if named { medium.name.clone() } else { String::new() };
            let body = Bytes::from(wire::encode(&MediumAdded { medium: Medium { name, ..medium.clone() } }));
            self.append(space, Kind::MediumAdded, body, &[])?;
            self.changed(What::Place(space));
        }
        Ok(())
    }

    /// Adds to a Space what it has come to show, as far as it is known here.
    pub(crate) fn show_media(&mut self, space: SpaceId, media: impl IntoIterator<Item = MediumId>) -> Result<()> {
        for id in media {
            if let Some((medium, true)) = get(&self.transaction, id, None)? {
                self.show(space, &medium)?;
            }
        }
        Ok(())
    }

    /// The hub says that a Space shows a medium.
    pub(crate) fn hear_of_medium(&mut self, space: SpaceId, medium: &Medium) -> Result<()> {
        let stream = self.stream_number(space)?;
        self.medium_row(medium, false)?;
        let mut statement = self.transaction.prepare_cached(include_str!("media/show.sql"))?;
        statement.execute((stream, key(medium.id), &medium.name))?;
        Ok(())
    }

    /// Notes whether the bytes are here, and tells every Space that shows them.
    pub(crate) fn set_here(&mut self, id: MediumId, here: bool) -> Result<()> {
        self.transaction.prepare_cached(include_str!("media/set_here.sql"))?.execute((key(id), here))?;
        let mut statement = self.transaction.prepare_cached(include_str!("media/spaces_showing.sql"))?;
        let streams: Vec<StreamId> = statement
            .query_map([key(id)], |row| Ok(row.get::<_, Text<StreamId>>(0)?.0))?
            .collect::<rusqlite::Result<_>>()?;
        drop(statement);
        streams.into_iter().for_each(|stream| self.changed(What::Place(stream.space())));
        Ok(())
    }

    fn medium_row(&self, medium: &Medium, here: bool) -> Result<()> {
        let mut statement = self.transaction.prepare_cached(include_str!("media/keep.sql"))?;
        statement.execute((
            key(medium.id),
            &medium.name,
            &medium.mime,
            Num(medium.bytes),
            medium.width,
            medium.height,
            here,
        ))?;
        Ok(())
    }
}

/// What is known of a medium, and whether its bytes are here.
pub(crate) fn get(connection: &Connection, id: MediumId, stream: Option<i64>) -> Result<Option<(Medium, bool)>> {
    let mut statement = connection.prepare_cached(include_str!("media/get.sql"))?;
    let medium = statement.query_row((key(id), stream), |row: &Row<'_>| {
        let medium = Medium {
            id: row.get::<_, Hash>(0)?.medium(),
            name: row.get(1)?,
            mime: row.get(2)?,
            bytes: row.get::<_, Num>(3)?.0,
            width: row.get(4)?,
            height: row.get(5)?,
        };
        Ok((medium, row.get(6)?))
    });
    Ok(medium.optional()?)
}
