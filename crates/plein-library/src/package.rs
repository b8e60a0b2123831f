//! A Space as one file, coming in: as the Space that it is, so that two people who work on it without a network between
//! them end up with the same, or as a new one.
//!
//! Always holds: everything in the file is looked at before anything of it can be seen here, and comes in by one write;
//! merging adds and never replaces; what comes in is an entry of this computer, and on a hub only when the hub says so.
//! Only media that the Space shows are taken in.

use crate::error::Result;
use crate::import::Watched;
use crate::living::client;
use crate::media::files::{Incoming, Waiting, is_right, open, path};
use crate::spaces::{anew, touched_by};
use crate::{ImportProgress, ImportStep, Library, LibraryError, Origin, What, Write, streams};
use bytes::Bytes;
use plein_document::{Document, in_pieces};
use plein_import::ImportError;
use plein_media::SNIFF_BYTES;
use plein_model::{Chapter, Medium, MediumId, Space, SpaceId};
use plein_package::{Limits, Package, PackageError};
use plein_protocol::{Kind, Role, StreamId, wire};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read as _};
use std::path::PathBuf;

/// Whether a Space is here already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// It is not.
    No,
    /// It is, and what comes in is merged with it.
    Yes,
    /// It is in the trash, or was thrown away on this computer only.
    Removed,
    /// It is, and one may not write in it.
    ReadOnly,
}

/// What a package is, before anything of it comes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackageLook {
    /// Its title, as the document has it.
    pub title: String,
    /// Who wrote in it.
    pub authors: Vec<String>,
    /// How many chapters.
    pub chapters: usize,
    /// How many pictures and files come with it.
    pub media: usize,
    /// Whether it is here.
    pub here: Here,
}

/// How a package came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrived {
    /// As a Space that was not here.
    New,
    /// It was here, and there was something new for it.
    Merged,
    /// It was here, and had all of it.
    Known,
}

/// What came of taking a package in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpacked {
    /// The Space.
    pub space: SpaceId,
    /// How it came in.
    pub arrived: Arrived,
    /// How many pictures and files came in that were not here.
    pub media: usize,
}

/// A package that was opened, and the Space in it.
struct Opened {
    package: Package<BufReader<File>>,
    document: Document,
    model: Space,
    /// What is in the file and the Space shows.
    media: Vec<Medium>,
}

/// A medium that is durable, and not in its place yet; without a file when it was there.
struct Landed {
    medium: Medium,
    file: Option<(Waiting, PathBuf)>,
}

impl Library {
    /// Looks at a package without taking anything of it in.
    ///
    /// # Errors
    /// [`LibraryError::Package`], and those of the disk.
    pub fn look_at_package(&self, file: File) -> Result<PackageLook> {
        let Opened { document, model, media, .. } = self.open_package(file)?;
        let authors: BTreeSet<String> = document.people().into_values().filter(|name| !name.is_empty()).collect();
        let here = self.read(|connection| here(connection, model.id))?;
        Ok(PackageLook {
            title: model.title,
            authors: authors.into_iter().collect(),
            chapters: model.chapters.len(),
            media: media.len(),
            here,
        })
    }

    /// Takes a package in: as the Space that it is, or as a new one. `watched` may stop it.
    ///
    /// # Errors
    /// [`LibraryError::Package`]; [`LibraryError::MayOnlyRead`] when it is here and may only be read;
    /// [`LibraryError::Import`] when it was stopped; and those of the disk. Then nothing came in.
    pub fn unpack(&self, origin: Origin, file: File, as_new: bool, watched: &mut Watched<'_>) -> Result<Unpacked> {
        let mut opened = self.open_package(file)?;
        let total = opened.media.len();
        let mut look = |done| match watched(ImportProgress { step: ImportStep::Unpacking, done, total }).is_break() {
            true => Err(LibraryError::Import(ImportError::Stopped)),
            false => Ok(()),
        };
        let mut landed = Vec::new();
        for (done, medium) in opened.media.iter().enumerate() {
            look(done)?;
            landed.push(self.land(&mut opened.package, medium)?);
        }
        look(total)?;
        let fresh = landed.iter().filter(|one| one.file.is_some()).count();
        let Opened { document, model, .. } = opened;
        self.write(origin, |write| {
            // Asked inside: it may have come in another way meanwhile.
            let here = here(&write.transaction, model.id)?;
            if !as_new && here == Here::ReadOnly {
                return Err(LibraryError::MayOnlyRead);
            }
            for Landed { medium, file } in landed {
                file.map_or(Ok(()), |(file, to)| file.keep(&to))?;
                write.keep_medium(&medium)?;
            }
            let shown: Vec<MediumId> = shown(&model).into_iter().collect();
            let (space, arrived) = if as_new {
                let copy = anew(model, write.world());
                write.create(&copy)?;
                (copy.id, Arrived::New)
            } else {
                (model.id, write.merge(model.id, &document, here)?)
            };
            write.show_media(space, shown)?;
            Ok(Unpacked { space, arrived, media: fresh })
        })
    }

    fn open_package(&self, file: File) -> Result<Opened> {
        let mut package = Package::open(BufReader::new(file), Limits::default())?;
        let garbage = || PackageError::Damaged("a document that cannot be read");
        let id = package.manifest().space;
        // In a document of its own, so that the one that is here has nothing to do with it until it is known to be one.
        let mut document = Document::new(id, client(self.0.world.as_ref()));
        document.apply(&package.document()?).map_err(|error| {
            tracing::info!(%error, "the document of a package cannot be read");
            garbage()
        })?;
        if document.has_missing_updates() {
            return Err(garbage().into());
        }
        let model = document.to_model();
        let shown = shown(&model);
        let media = package.manifest().media.iter().filter(|medium| shown.contains(&medium.id)).cloned().collect();
        Ok(Opened { package, document, model, media })
    }

    /// Makes the bytes of a medium durable, without a place yet. What it is, is said by them.
    fn land(&self, package: &mut Package<BufReader<File>>, told: &Medium) -> Result<Landed> {
        let (home, world) = (&self.0.home, self.0.world.as_ref());
        let here = open(home, told.id)?.map(|file| is_right(&file, told.id).map(|right| right.then_some(file)));
        let (file, mut from) = match here.transpose()?.flatten() {
            Some(file) => (None, file),
            None => {
                let mut incoming = Incoming::new(home, world)?;
                package.medium(told.id, &mut incoming.file).map_err(full)?;
                let waiting = incoming.wait()?;
                let from = waiting.open()?;
                (Some((waiting, path(home, told.id))), from)
            }
        };
        let bytes = from.metadata().map_err(LibraryError::io("read a medium"))?.len();
        let mut start = Vec::new();
        from.by_ref().take(SNIFF_BYTES as u64).read_to_end(&mut start).map_err(LibraryError::io("read a medium"))?;
        let mime = plein_media::mime_of(&start).to_owned();
        let medium = Medium { name: plein_media::tidy_name(&told.name), mime, bytes, ..told.clone() };
        Ok(Landed { medium, file })
    }
}

/// A disk that is full says so, whoever writes to it.
fn full(error: PackageError) -> LibraryError {
    match error {
        PackageError::Io(error) => LibraryError::io("write a medium")(error),
        error => error.into(),
    }
}

/// The media that a Space shows.
fn shown(model: &Space) -> BTreeSet<MediumId> {
    model.cover.into_iter().chain(model.chapters.iter().flat_map(Chapter::media)).collect()
}

fn here(connection: &rusqlite::Connection, space: SpaceId) -> Result<Here> {
    let stream = StreamId::Space(space);
    if streams::find(connection, stream)?.is_none() {
        return Ok(Here::No);
    }
    let role = streams::of(connection, stream)?.and_then(|state| state.role);
    let (mine, removed): (bool, bool) =
        connection.query_row(include_str!("package/standing.sql"), [crate::columns::space(space)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    // What the hub no longer names can still be read.
    if !role.map_or(mine, |role| matches!(role, Role::CoAuthor | Role::Owner)) {
        return Ok(Here::ReadOnly);
    }
    Ok(if removed { Here::Removed } else { Here::Yes })
}

impl Write<'_> {
    /// Adds what a document has and the one here has not.
    fn merge(&mut self, space: SpaceId, from: &Document, here: Here) -> Result<Arrived> {
        match here {
            Here::No => {
                self.new_space(space, true)?;
            }
            Here::Removed => self.set_removed(space, false)?,
            Here::Yes | Here::ReadOnly => {}
        }
        let lacking = from.changes_since(&self.document(space)?.state_vector())?;
        let new = self.add(space, &lacking)?;
        Ok(match (here, new) {
            (Here::No, _) => Arrived::New,
            (_, true) => Arrived::Merged,
            (_, false) => Arrived::Known,
        })
    }

    /// Takes an update in as one's own, in entries that a hub takes; nothing when all of it is here.
    fn add(&mut self, space: SpaceId, update: &[u8]) -> Result<bool> {
        // Half of what fits, so that what is around it and a long step do too.
        let pieces = in_pieces(update, wire::MAX_BODY / 2)?;
        let mut new = false;
        for piece in pieces {
            let applied = self.apply(space, &piece)?;
            if applied.changed || applied.missing {
                // Not noted as written here: the one who wrote it may bring it to a hub as well, and nobody is to choose
                // between the two.
                self.append(space, Kind::DocumentUpdate, Bytes::from(piece), &touched_by(&applied))?;
                self.updated(space, self.world().now())?;
                self.changed(What::Place(space));
                new = true;
            }
        }
        Ok(new)
    }
}
