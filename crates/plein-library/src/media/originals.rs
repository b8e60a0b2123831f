//! Originals of masked pictures: they stay on this computer until they are thrown away.
//!
//! Always holds: a medium that is marked as local is never offered to a hub, no piece of it is given out, and no Space
//! comes to show it to others; what was not offered before it was marked never tells the hub that it exists. The mark
//! stays when the bytes are thrown away, so that the hub is not asked for them either. Only a person takes it off.

use super::files::{self, shred};
use super::{get, renditions};
use crate::columns::{Hash, medium as key};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write};
use plein_media::{Limits, Mask};
use plein_model::{Medium, MediumId, SpaceId};
use plein_protocol::{Kind, MediumAdded, wire};
use rusqlite::{Connection, OptionalExtension};

/// What came of masking a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// The masked picture, to be shown instead.
    pub medium: Medium,
    /// Bytes of the unmasked one have been given to a hub before: others may have it. From now on none are.
    pub was_out: bool,
    /// How many other Spaces show the unmasked one. It reaches nobody through them either, unless it did before.
    pub elsewhere: u64,
}

impl Library {
    /// Burns masks into a picture that a Space shows, and keeps the result beside it. From now on the unmasked one
    /// stays on this computer.
    ///
    /// # Errors
    /// [`LibraryError::NoMedium`], [`LibraryError::NoSpace`], [`LibraryError::Media`], and those of the disk; nothing
    /// was changed then.
    pub fn mask_picture(&self, origin: Origin, space: SpaceId, id: MediumId, masks: &[Mask]) -> Result<Masked> {
        let kept = self.read_medium(id)?;
        let turn = self.picture_turn(&kept);
        let (picture, made) = plein_media::masked(&kept, masks, &Limits::default())?;
        drop(turn);
        let medium = self.keep_ingested(picture.medium, &picture.bytes, &made)?;
        self.write(origin, |write| {
            write.keep_medium(&medium)?;
            if medium.id == id {
                // Nothing was there to cover but what was covered already.
                return Ok(Masked { medium, was_out: false, elsewhere: 0 });
            }
            let was_out = write.was_out(id)?;
            let root = original_of(&write.transaction, id)?.unwrap_or(id);
            write.set_local(medium.id, false)?;
            write.show(space, &medium)?;
            write.keep_local(id)?;
            let mut statement = write.transaction.prepare_cached(include_str!("set_original.sql"))?;
            statement.execute((key(medium.id), key(root)))?;
            drop(statement);
            let mut statement = write.transaction.prepare_cached(include_str!("shown_elsewhere.sql"))?;
            let elsewhere: i64 = statement.query_row((key(id), crate::columns::space(space)), |row| row.get(0))?;
            drop(statement);
            write.changed(What::Place(space));
            Ok(Masked { medium, was_out, elsewhere: elsewhere.unsigned_abs() })
        })
    }

    /// The unmasked original of a masked picture, when it is still here.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn original(&self, masked: MediumId) -> Result<Option<Medium>> {
        self.read(|connection| {
            let Some(original) = original_of(connection, masked)? else { return Ok(None) };
            Ok(get(connection, original, None)?.filter(|(_, here)| *here).map(|(medium, _)| medium))
        })
    }

    /// Whether a medium stays on this computer: nothing that leaves it may hold its bytes.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_local(&self, id: MediumId) -> Result<bool> {
        self.read(|connection| is_local(connection, id))
    }

    /// Throws the original of a masked picture away for good, and everything between the two: overwritten, as far as
    /// the file system and the disk let that happen in place, and removed, renditions too. Nothing when there is none.
    ///
    /// # Errors
    /// [`LibraryError::OriginalShown`] when a Space or the tray shows it, and those of the disk; it may then be gone in
    /// part, and can be thrown away again.
    pub fn drop_original(&self, origin: Origin, masked: MediumId) -> Result<()> {
        self.write(origin, |write| {
            let Some(original) = original_of(&write.transaction, masked)? else { return Ok(()) };
            let mut statement = write.transaction.prepare_cached(include_str!("between.sql"))?;
            let gone: Vec<MediumId> = statement
                .query_map([key(original)], |row| Ok(row.get::<_, Hash>(0)?.medium()))?
                .collect::<rusqlite::Result<_>>()?;
            drop(statement);
            for id in &gone {
                let shown = write.transaction.prepare_cached(include_str!("is_shown.sql"))?.exists([key(*id)])?;
                if shown {
                    return Err(LibraryError::OriginalShown);
                }
            }
            // The bytes first: a row without them says so by itself, bytes without a row would stay for ever.
            for id in gone {
                let home = &write.library.0.home;
                files::all_of(home, id)?.chain(renditions::all_of(home, id)).try_for_each(|path| shred(&path))?;
                crate::lock(&write.library.0.checked).remove(&id);
                write.transaction.execute(include_str!("forget_original.sql"), [key(id)])?;
                write.set_here(id, false)?;
            }
            write.transaction.execute(include_str!("drop_original.sql"), [key(original)])?;
            Ok(())
        })
    }

    /// A person says that nobody is to be seen in a picture after all: it goes where other pictures go.
    ///
    /// # Errors
    /// [`LibraryError::NoMedium`], [`LibraryError::NoSpace`].
    pub fn release_original(&self, origin: Origin, space: SpaceId, id: MediumId) -> Result<()> {
        self.write(origin, |write| {
            let (medium, _) = get(&write.transaction, id, None)?.ok_or(LibraryError::NoMedium(id))?;
            write.set_local(id, false)?;
            write.show(space, &medium)?;
            write.changed(What::Place(space));
            Ok(())
        })
    }

    /// Notes that bytes of a medium are about to leave this computer.
    ///
    /// # Errors
    /// [`LibraryError::NoMedium`] when they must not.
    pub(super) fn let_out(&self, id: MediumId) -> Result<()> {
        let (local, out) = self.read(|connection| is_let_out(connection, id))?;
        if local || out {
            return if local { Err(LibraryError::NoMedium(id)) } else { Ok(()) };
        }
        self.write(Origin::Sync, |write| {
            // It may have been masked in the meantime.
            if is_local(&write.transaction, id)? {
                return Err(LibraryError::NoMedium(id));
            }
            write.note_out(id)
        })
    }
}

impl Write<'_> {
    /// Bytes of a medium are, or may be, on a hub.
    pub(super) fn note_out(&self, id: MediumId) -> Result<()> {
        self.transaction.prepare_cached(include_str!("note_out.sql"))?.execute([key(id)])?;
        Ok(())
    }

    fn was_out(&self, id: MediumId) -> Result<bool> {
        let mut statement = self.transaction.prepare_cached(include_str!("was_out.sql"))?;
        Ok(statement.query_row([key(id)], |row| row.get(0))?)
    }

    fn set_local(&self, id: MediumId, local: bool) -> Result<()> {
        self.transaction.prepare_cached(include_str!("set_local.sql"))?.execute((key(id), local))?;
        Ok(())
    }

    /// Marks a medium as local, and takes back that Spaces show it wherever no hub can have heard of it.
    fn keep_local(&mut self, id: MediumId) -> Result<()> {
        self.set_local(id, true)?;
        let mut statement = self.transaction.prepare_cached(include_str!("unheard.sql"))?;
        let unheard =
            statement.query_map([key(id)], crate::entries::numbered)?.collect::<rusqlite::Result<Vec<_>>>()?;
        drop(statement);
        for (number, mut entry) in unheard {
            if wire::decode::<MediumAdded>(&entry.body).is_ok_and(|added| added.medium.id == id) {
                // It keeps its place among the entries of this device, and says nothing any more.
                entry.kind = Kind::Other("medium.withheld".into());
                entry.body = bytes::Bytes::new();
                let row = (number, String::from(entry.kind.clone()), &entry.body[..], Hash(entry.hash()));
                self.transaction.prepare_cached(include_str!("withhold.sql"))?.execute(row)?;
            }
        }
        self.transaction.prepare_cached(include_str!("unshow.sql"))?.execute([key(id)])?;
        Ok(())
    }
}

pub(crate) fn is_local(connection: &Connection, id: MediumId) -> Result<bool> {
    Ok(is_let_out(connection, id)?.0)
}

/// Whether a medium must stay here, and whether bytes of it have left.
fn is_let_out(connection: &Connection, id: MediumId) -> Result<(bool, bool)> {
    let mut statement = connection.prepare_cached(include_str!("is_let_out.sql"))?;
    let found = statement.query_row([key(id)], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?.unwrap_or_default())
}

fn original_of(connection: &Connection, masked: MediumId) -> Result<Option<MediumId>> {
    let mut statement = connection.prepare_cached(include_str!("original_of.sql"))?;
    Ok(statement.query_row([key(masked)], |row| Ok(row.get::<_, Hash>(0)?.medium())).optional()?)
}
