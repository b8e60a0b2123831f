//! Bringing Markdown in: everything is read first, then comes in by one write. Whoever waits sees how far it is, and
//! can stop it; then nothing has come in.

use crate::error::Result;
use crate::media::staged::Staged;
use crate::tray::Landed;
use crate::{Library, LibraryError, Origin};
use plein_import::{FolderSource, Import, ImportError, ImportLimits, Note, RelativePath, Source, read};
use plein_media::{Hasher, MediaError};
use plein_model::{Medium, SpaceId};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
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

/// What an import is busy with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImportStep {
    /// Reading the texts.
    Texts,
    /// Taking in the pictures that the texts show.
    Pictures,
    /// Taking in what a package holds.
    Unpacking,
    /// Putting a package together.
    Packing,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportProgress {
    /// What it is busy with.
    pub step: ImportStep,
    /// How many of this step are done.
    pub done: usize,
    /// How many there are; never less than `done`.
    pub total: usize,
}

/// Told before each file; answers whether to go on.
pub type Watched<'a> = dyn FnMut(ImportProgress) -> ControlFlow<()> + 'a;

impl Library {
    /// Imports a Markdown file, or a folder of them, with the pictures beside them: as a new Space, or as chapters at
    /// the end of one. `watched` may stop it.
    ///
    /// # Errors
    /// [`LibraryError::Import`] when there is nothing that can be read or it was stopped, [`LibraryError::NoSpace`],
    /// and those of the disk. Then nothing came in.
    pub fn import_markdown(
        &self,
        origin: Origin,
        path: &Path,
        into: Option<SpaceId>,
        watched: &mut Watched<'_>,
    ) -> Result<Imported> {
        let (import, staged) = self.read_markdown(path, watched)?;
        let (chapters, pictures, notes) = (import.chapters.len(), staged.len(), import.notes.clone());
        let media = staged.into_iter().map(Staged::keep).collect::<Result<Vec<Medium>>>()?;
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
        let (import, staged) = self.read_markdown(path, &mut |_| ControlFlow::Continue(()))?;
        let text = crate::watch::read(path, ImportLimits::default().file_bytes)?;
        // Together with the name: two files may well say the same.
        let mut hasher = Hasher::new();
        hasher.update(path.as_os_str().as_encoded_bytes()).update(&[0]).update(&text);
        let media = staged.into_iter().map(Staged::keep).collect::<Result<Vec<Medium>>>()?;
        Ok(Landed::Markdown { chapters: import.chapters, media, hash: *hasher.id().hash() })
    }

    /// Reads Markdown and its pictures; nothing of it can be seen yet.
    fn read_markdown(&self, path: &Path, watched: &mut Watched<'_>) -> Result<(Import, Vec<Staged>)> {
        let limits = ImportLimits::default();
        let source = Counted { source: FolderSource::open(path)?, counting: RefCell::new(Counting::new(watched)) };
        let world = self.world();
        let mut import = read(&source, &limits, &mut |bytes| world.fill(bytes))?;
        source.counting.borrow_mut().begin(ImportStep::Pictures, import.pictures.len());
        let mut staged: BTreeMap<_, Staged> = BTreeMap::new();
        import.bring_pictures(&source, &limits, &mut |name, bytes| -> Result<Result<Medium, MediaError>> {
            match self.stage(name, &bytes) {
                Ok(one) => {
                    let medium = one.medium.clone();
                    staged.entry(medium.id).or_insert(one);
                    Ok(Ok(medium))
                }
                Err(LibraryError::Media(error)) => Ok(Err(error)),
                Err(error) => Err(error),
            }
        })?;
        // A picture that was refused because of the stop is no picture that is missing.
        source.counting.into_inner().end()?;
        Ok((import, staged.into_values().collect()))
    }
}

/// A folder whose reading is counted, and can be stopped.
struct Counted<'a, 'b> {
    source: FolderSource,
    counting: RefCell<Counting<'a, 'b>>,
}

struct Counting<'a, 'b> {
    watched: &'a mut Watched<'b>,
    at: ImportProgress,
    stopped: bool,
}

impl<'a, 'b> Counting<'a, 'b> {
    fn new(watched: &'a mut Watched<'b>) -> Self {
        Self { watched, at: ImportProgress { step: ImportStep::Texts, done: 0, total: 0 }, stopped: false }
    }

    fn begin(&mut self, step: ImportStep, total: usize) {
        self.at = ImportProgress { step, done: 0, total };
    }

    /// One more is read.
    fn next(&mut self) -> Result<(), ImportError> {
        self.look()?;
        self.at.done += 1;
        self.at.total = self.at.total.max(self.at.done);
        Ok(())
    }

    fn look(&mut self) -> Result<(), ImportError> {
        self.stopped = self.stopped || (self.watched)(self.at).is_break();
        if self.stopped { Err(ImportError::Stopped) } else { Ok(()) }
    }

    /// Everything is read: the last moment to stop.
    fn end(mut self) -> Result<(), ImportError> {
        self.look()
    }
}

impl Source for Counted<'_, '_> {
    fn name(&self) -> &str {
        self.source.name()
    }
    fn is_one_file(&self) -> bool {
        self.source.is_one_file()
    }
    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError> {
        self.counting.borrow_mut().look()?;
        let files = self.source.markdown()?;
        self.counting.borrow_mut().begin(ImportStep::Texts, files.len());
        Ok(files)
    }
    fn read(&self, path: &RelativePath, most: u64) -> Result<Vec<u8>, ImportError> {
        self.counting.borrow_mut().next()?;
        self.source.read(path, most)
    }
}
