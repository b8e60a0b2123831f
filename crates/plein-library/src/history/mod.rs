//! What was: the timeline of a Space, the Space at any moment, and bringing it back as a new edit.
//!
//! Always holds: the log is the truth and is only read; a checkpoint is a shortcut that names, by a hash, the very edits
//! it stands for, and one that stands for others (the hub put entries of somebody else before them) is passed over and
//! replaced. What a person brings back is made in the Space as they saw it, and merged with what came since.

pub(crate) mod log;
mod moments;
pub(crate) mod replay;
mod trash;

pub use moments::{Moment, Moments};
pub use replay::Then;
pub use trash::{Removed, RemovedWhat};

use crate::error::Result;
use crate::living::client;
use crate::{Library, LibraryError, Origin, Write};
use bytes::Bytes;
use plein_document::Document;
use plein_document::history::What;
use plein_model::{EntryId, SpaceId};
use plein_protocol::Kind;

/// The kind of the entry that stands right before an edit that brings something back.
pub(crate) const BROUGHT_BACK: &str = "history.brought_back";

impl Library {
    /// Makes a Space, or a part of it, say again what it said at a moment, as a new edit. `seen` is the newest edit of
    /// the Space as the person saw it: what came after that is merged with, never taken away.
    ///
    /// Gives the edit that was the newest before, so that bringing that back undoes it.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::NoMoment`] when `moment` or `seen` is no edit of it,
    /// [`LibraryError::Document`] when there is no such chapter or block, and those of the disk.
    pub fn bring_back(
        &self,
        origin: Origin,
        space: SpaceId,
        moment: EntryId,
        seen: EntryId,
        what: &What,
    ) -> Result<EntryId> {
        let then = self.at(space, moment)?.document;
        let mut here = self.at(space, seen)?.document;
        self.write(origin, |write| {
            let name = write.person_name()?;
            let person = if name.is_empty() { Document::NOTHING.to_vec() } else { here.set_person(&name) };
            let update = here.bring_back(&then, what, &name)?;
            let before = write.newest_edit(space)?.unwrap_or(seen);
            if update == Document::NOTHING {
                return Ok(before);
            }
            if person != Document::NOTHING {
                write.edit(space, &person)?;
            }
            let body = Bytes::from(moment.to_string());
            write.append(space, Kind::Other(BROUGHT_BACK.into()), body, &[])?;
            write.edit(space, &update)?;
            Ok(before)
        })
    }

    /// A client id for a document that is only read, or written in once.
    fn passing(&self) -> u64 {
        client(self.0.world.as_ref())
    }
}

impl Write<'_> {
    /// The newest edit of a Space, in the order of the log.
    fn newest_edit(&self, space: SpaceId) -> Result<Option<EntryId>> {
        let stream = self.stream_number(space)?;
        Ok(log::read(&self.transaction, stream, None)?.iter().rev().find(|line| !line.marker).map(|line| line.id))
    }
}

/// Where an edit stands in the log.
fn position(log: &[log::Line], moment: EntryId) -> Result<usize> {
    let edits = log.iter().filter(|line| !line.marker);
    edits.clone().position(|line| line.id == moment).ok_or(LibraryError::NoMoment)
}
