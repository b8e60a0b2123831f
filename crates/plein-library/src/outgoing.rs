//! A Space as one file, on its way out: what goes into it, and what stays here.
//!
//! Always holds: what is marked to stay on this computer never goes in, and neither does a picture or film that nobody
//! has looked at: as long as there is one, nothing is written. Only what the Space shows now goes in: what was taken out
//! of it may have been taken out for a reason.

use crate::error::Result;
use crate::import::Watched;
use crate::media::{get, is_local};
use crate::{ImportProgress, ImportStep, Library, LibraryError, place, streams};
use plein_import::ImportError;
use plein_model::{Chapter, Medium, MediumId, Space, SpaceId};
use plein_package::{Contents, EXTENSION, media_name, write, write_folder};
use plein_protocol::StreamId;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Seek, Write as _};

/// What a file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackAs {
    /// A package of Plein: everything, to go on with elsewhere.
    Package,
    /// A text in Markdown with its pictures, for other programs: what readers see.
    Markdown,
}

impl PackAs {
    /// How the name of such a file ends, after the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Package => EXTENSION,
            Self::Markdown => "zip",
        }
    }
}

/// What would go into a file, and what would not.
#[derive(Debug, Clone, PartialEq)]
pub struct Outgoing {
    /// The Space as it reads now.
    pub space: Space,
    /// What goes in with it.
    pub media: Vec<Medium>,
    /// Pictures and films that somebody has to look at first.
    pub unchecked: Vec<MediumId>,
    /// How many stay on this computer, being what another was masked from.
    pub staying: usize,
    /// How many are not here (yet).
    pub missing: usize,
    state: Vec<u8>,
}

impl Library {
    /// What would leave this computer with a Space.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn outgoing(&self, space: SpaceId, how: PackAs) -> Result<Outgoing> {
        // First what goes, then who looked at it: what comes in between the two is not in it.
        let (state, mut model) = self.look(space, |document| Ok((document.state(), document.to_model())))?;
        if how == PackAs::Markdown {
            // What readers do not see is not for them.
            model.chapters.retain(|chapter| !chapter.draft && chapter.standing.is_placed());
        }
        let shown: BTreeSet<MediumId> =
            model.cover.into_iter().chain(model.chapters.iter().flat_map(Chapter::media)).collect();
        self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            let waiting: BTreeSet<_> = place::unchecked(connection, space, stream)?.into_iter().collect();
            let (mut media, mut unchecked, mut staying, mut missing) = (Vec::new(), Vec::new(), 0, 0);
            for id in &shown {
                match get(connection, *id, Some(stream))? {
                    _ if is_local(connection, *id)? => staying += 1,
                    Some((medium, true)) => {
                        if waiting.contains(id) {
                            unchecked.push(*id);
                        }
                        media.push(medium);
                    }
                    _ => missing += 1,
                }
            }
            Ok(Outgoing { space: model, media, unchecked, staying, missing, state })
        })
    }

    /// Writes a Space to a file. `watched` may stop it.
    ///
    /// # Errors
    /// [`LibraryError::Unchecked`] when somebody has to look at pictures first, [`LibraryError::DamagedMedium`],
    /// [`LibraryError::NoSpace`], and those of the disk. What was written is of no use then.
    pub fn pack(&self, space: SpaceId, how: PackAs, writer: &str, to: File, watched: &mut Watched<'_>) -> Result<File> {
        let Outgoing { space: model, media, unchecked, state, .. } = self.outgoing(space, how)?;
        if !unchecked.is_empty() {
            return Err(LibraryError::Unchecked { count: unchecked.len() });
        }
        let names: BTreeMap<MediumId, String> = media.iter().map(|medium| (medium.id, media_name(medium))).collect();
        let text = plein_publish::markdown::write(&model, &|id, name| {
            // What is not in it is still named.
            names.get(id).cloned().unwrap_or_else(|| plein_media::tidy_name(name))
        });
        let mut done = 0;
        let mut open = |medium: &Medium| {
            let at = ImportProgress { step: ImportStep::Packing, done, total: media.len() };
            done += 1;
            if watched(at).is_break() {
                return Err(LibraryError::Import(ImportError::Stopped));
            }
            self.open_medium(medium.id)
        };
        let to = std::io::BufWriter::new(to);
        let written = match how {
            PackAs::Package => {
                let contents =
                    Contents { space, title: &model.title, writer, document: &state, text: &text, media: &media };
                write(to, &contents, &mut open)?
            }
            PackAs::Markdown => write_folder(to, "space.md", &text, &media, &mut open)?,
        };
        let mut written =
            written.into_inner().map_err(|error| LibraryError::io("write a package")(error.into_error()))?;
        written.flush().and_then(|()| written.sync_all()).map_err(LibraryError::io("write a package"))?;
        written.rewind().map_err(LibraryError::io("write a package"))?;
        Ok(written)
    }
}
