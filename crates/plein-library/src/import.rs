//! Bringing Markdown in: pictures first, then everything in one write.

use crate::error::Result;
use crate::tray::Landed;
use crate::{Library, LibraryError, Origin};
use plein_import::{FolderSource, Import, ImportLimits, Note, read};
use plein_media::{Hasher, MediaError};
use plein_model::{Medium, SpaceId};
use std::path::Path;

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The Space it became, or was added to.
    pub space: SpaceId,
    /// How many chapters came in.
    pub chapters: usize,
    /// How many different pictures came in.
    pub pictures: usize,
    /// What a person should know: what was not understood, or not found.
    pub notes: Vec<Note>,
}

impl Library {
    /// Imports a Markdown file, or a folder of them, with the pictures beside them: as a new Space, or as chapters at
    /// the end of one.
    ///
    /// # Errors
    /// [`LibraryError::Import`] when there is nothing that can be read, [`LibraryError::NoSpace`], and those of the
    /// disk. Then nothing came in.
    pub fn import_markdown(&self, origin: Origin, path: &Path, into: Option<SpaceId>) -> Result<Imported> {
        let (import, media) = self.read_markdown(path)?;
        let (chapters, pictures, notes) = (import.chapters.len(), media.len(), import.notes.clone());
        let space = self.write(origin, |write| {
            media.iter().try_for_each(|medium| write.keep_medium(medium))?;
            match into {
                Some(space) => write.add_chapters(space, &import.chapters).map(|_| space),
                None => {
                    let space = import.into_space(SpaceId::from_uuid(write.world().uuid()));
                    write.create(&space).map(|()| space.id)
                }
            }
        })?;
        Ok(Imported { space, chapters, pictures, notes })
    }

    /// Reads a Markdown file that landed in a watched folder, so that it can be placed also when the folder is gone.
    pub(crate) fn read_landed_markdown(&self, path: &Path) -> Result<Landed> {
        let (import, media) = self.read_markdown(path)?;
        let text = crate::watch::read(path, ImportLimits::default().file_bytes)?;
        // Together with the name: two files may well say the same.
        let mut hasher = Hasher::new();
        hasher.update(path.as_os_str().as_encoded_bytes()).update(&[0]).update(&text);
        Ok(Landed::Markdown { chapters: import.chapters, media, hash: *hasher.id().hash() })
    }

    /// Reads Markdown and makes the bytes of its pictures durable; no row yet.
    fn read_markdown(&self, path: &Path) -> Result<(Import, Vec<Medium>)> {
        let limits = ImportLimits::default();
        let source = FolderSource::open(path)?;
        let world = self.world();
        let mut import = read(&source, &limits, &mut |bytes| world.fill(bytes))?;
        let mut media: Vec<Medium> = Vec::new();
        import.bring_pictures(&source, &limits, &mut |name, bytes| -> Result<Result<Medium, MediaError>> {
            match self.ingest(name, &bytes) {
                Ok(medium) => {
                    if media.iter().all(|known| known.id != medium.id) {
                        media.push(medium.clone());
                    }
                    Ok(Ok(medium))
                }
                Err(LibraryError::Media(error)) => Ok(Err(error)),
                Err(error) => Err(error),
            }
        })?;
        Ok((import, media))
    }
}
