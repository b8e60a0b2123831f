//! What was: the timeline of a Space, how it read at any moment, what changed between two moments, and bringing it
//! back as a new edit.
//!
//! Owns the grouping of the log into moments, the reading of a document as a [`Page`], the comparison of two of them,
//! bringing back, and the finding of places where two people changed the same words apart from each other. What always
//! holds: nothing here takes anything out of the log or a document; bringing back writes like a person does, and deletes
//! only what stands in the document it is made in. A page is read from registers and texts, not from kinds, so that what
//! this version does not know has a history too. Deliberately absent: the log itself and its checkpoints (the library
//! has them), and clocks: times are given, and only shown.

mod changes;
mod moments;
mod overlap;
mod page;
mod removed;
mod restore;
mod words;

pub use changes::{Compared, ComparedBlock, ComparedChapter, Fate, Field, Line, compare};
pub use moments::{Edit, moments};
pub use overlap::{Overlap, overlap};
pub use page::{Page, PageBlock, PageChapter};
pub use removed::{Thing, Watch};
pub use restore::What;
pub use words::{Change, Piece, pieces};

use crate::DocumentError;
use crate::incoming::Update;
use std::collections::BTreeSet;

/// The client ids under which an update was written. Empty when it only takes away.
///
/// # Errors
/// When the bytes are not an update.
pub fn writers(update: &[u8]) -> Result<BTreeSet<u64>, DocumentError> {
    Ok(Update::read(update)?.steps.iter().map(|step| step.id.client).collect())
}
