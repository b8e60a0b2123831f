//! Pictures that were taken in and have no place yet: an import that is stopped half-way leaves none of them.

use super::files::{Incoming, Waiting, is_right, open, path};
use super::renditions;
use crate::error::Result;
use crate::{Library, LibraryError};
use plein_media::{Limits, Picture};
use plein_model::Medium;
use std::io::Write as _;
use std::path::PathBuf;

/// A picture whose bytes are durable, but not in the media folder; gone again unless it is kept.
pub(crate) struct Staged {
    /// What it is.
    pub(crate) medium: Medium,
    files: Vec<(Waiting, PathBuf)>,
}

impl Library {
    /// Takes a picture in without giving it a place. Changes nothing that anybody can see.
    pub(crate) fn stage(&self, name: &str, bytes: &[u8]) -> Result<Staged> {
        let (home, world) = (&self.0.home, self.0.world.as_ref());
        let (Picture { medium, bytes, .. }, made) = Picture::ingest_with_renditions(name, bytes, &Limits::default())?;
        let mut files = Vec::new();
        let whole = (bytes.as_slice(), path(home, medium.id));
        let made =
            made.iter().map(|one| (one.bytes.as_slice(), renditions::file(home, medium.id, one.width, one.mime)));
        // What is here already, from another Space or an earlier import, stays as it is.
        let here = open(home, medium.id)?.map(|file| is_right(&file, medium.id)).transpose()?.unwrap_or(false);
        for (bytes, to) in std::iter::once(whole).filter(|_| !here).chain(made) {
            let mut incoming = Incoming::new(home, world)?;
            incoming.file.write_all(bytes).map_err(LibraryError::io("write a medium"))?;
            files.push((incoming.wait()?, to));
        }
        Ok(Staged { medium, files })
    }
}

impl Staged {
    /// Puts the bytes in their places.
    pub(crate) fn keep(self) -> Result<Medium> {
        self.files.into_iter().try_for_each(|(file, to)| file.keep(&to))?;
        Ok(self.medium)
    }
}
