//! The trash: Spaces that were removed, got back, or thrown away for good.
//!
//! Always holds: removing takes out of sight and nothing more. What is thrown away is gone only by a person's act,
//! never because a clock says so; many at once only after a backup. What a hub has is not thrown away: the Space leaves
//! the trash here, and stays what it is there.

use crate::columns::{Hash, space as key};
use crate::error::Result;
use crate::media::{files, renditions};
use crate::{Library, LibraryError, Origin, What, Write};
use bytes::Bytes;
use plein_model::{MediumId, SpaceId};
use plein_protocol::Kind;

impl Library {
    /// Takes a Space out of sight. Nothing is deleted, see [`Library::restore`]. A Space of somebody else is put out
    /// of sight on this computer only.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn remove(&self, origin: Origin, space: SpaceId) -> Result<()> {
        self.write(origin, |write| write.set_removed(space, true))
    }

    /// Takes many Spaces out of sight at once, after a backup of the database.
    ///
    /// # Errors
    /// [`LibraryError::Backup`]; [`LibraryError::NoSpace`], and those of the disk. Then none was removed.
    pub fn remove_all(&self, origin: Origin, spaces: &[SpaceId]) -> Result<()> {
        self.back_up("removal")?;
        self.write(origin, |write| spaces.iter().try_for_each(|space| write.set_removed(*space, true)))
    }

    /// Brings a removed Space back.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn restore(&self, origin: Origin, space: SpaceId) -> Result<()> {
        self.write(origin, |write| write.set_removed(space, false))
    }

    /// Throws a removed Space away for good, with the media that nothing else shows.
    ///
    /// # Errors
    /// [`LibraryError::Contradiction`] when it was not removed before, [`LibraryError::NoSpace`], and those of the disk.
    pub fn discard(&self, origin: Origin, space: SpaceId) -> Result<()> {
        self.write(origin, |write| write.discard(space))
    }

    /// The same for many at once, after a backup of the database.
    ///
    /// # Errors
    /// [`LibraryError::Backup`], and those of [`Library::discard`]; then all are still there.
    pub fn discard_all(&self, origin: Origin, spaces: &[SpaceId]) -> Result<()> {
        if spaces.is_empty() {
            return Ok(());
        }
        self.back_up("discard")?;
        self.write(origin, |write| spaces.iter().try_for_each(|space| write.discard(*space)))
    }
}

impl Write<'_> {
    pub(crate) fn set_removed(&mut self, space: SpaceId, removed: bool) -> Result<()> {
        self.stream_number(space)?;
        let at = removed.then(|| self.world().now());
        self.transaction.execute(include_str!("trash/set_removed.sql"), (key(space), at))?;
        let mine = self.transaction.query_row(include_str!("trash/mine.sql"), [key(space)], |row| row.get(0))?;
        if mine {
            let kind = if removed { "space.removed" } else { "space.restored" };
            self.append(space, Kind::Other(kind.into()), Bytes::new(), &[])?;
        }
        self.changed(What::Spaces(space));
        Ok(())
    }

    fn discard(&mut self, space: SpaceId) -> Result<()> {
        let stream = self.stream_number(space)?;
        let (removed, shared): (bool, bool) =
            self.transaction
                .query_row(include_str!("trash/standing.sql"), [key(space)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        if !removed {
            return Err(LibraryError::Contradiction("only what was removed is thrown away"));
        }
        self.changed(What::Spaces(space));
        if shared {
            // Entries that a hub has, or that it has yet to take, are not ours alone.
            self.transaction.execute(include_str!("trash/hide.sql"), [key(space)])?;
            return Ok(());
        }
        let mut alone = self.transaction.prepare_cached(include_str!("trash/media_alone.sql"))?;
        let media: Vec<MediumId> = alone
            .query_map((stream, key(space)), |row| Ok(row.get::<_, Hash>(0)?.medium()))?
            .collect::<rusqlite::Result<_>>()?;
        drop(alone);
        self.unindex_all(space)?;
        for sql in [
            include_str!("trash/drop_touched.sql"),
            include_str!("trash/drop_entries.sql"),
            include_str!("trash/drop_snapshots.sql"),
            include_str!("trash/drop_stream_media.sql"),
        ] {
            self.transaction.execute(sql, [stream])?;
        }
        for sql in [
            include_str!("projection/drop_all_media.sql"),
            include_str!("trash/drop_tray.sql"),
            include_str!("trash/drop_watches.sql"),
            include_str!("trash/drop_space.sql"),
        ] {
            self.transaction.execute(sql, [key(space)])?;
        }
        self.transaction.execute(include_str!("trash/drop_stream.sql"), [stream])?;
        self.living.forget(space);
        for id in media {
            // A row without bytes says so by itself; bytes without a row would stay for ever.
            let home = &self.library.0.home;
            files::all_of(home, id)?.chain(renditions::all_of(home, id)).try_for_each(|path| files::shred(&path))?;
            crate::lock(&self.library.0.checked).remove(&id);
            self.set_here(id, false)?;
        }
        Ok(())
    }
}
