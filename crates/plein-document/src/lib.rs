//! The living Space: what many people write at once, merged, over yrs.
//!
//! Owns the shape of `docs/document.md` in Rust: reading a document as a [`plein_model::Space`], writing a
//! model into one, taking in updates of any origin and order, and snapshots. It is the only crate that names
//! the CRDT. What always holds: a word that one person typed and nobody deleted is in
//! [`Document::to_model`] or in a removed chapter after every merge; bytes from outside give an error, never
//! a panic, and leave the document as it was. Deliberately absent: storage, clocks and randomness (both come
//! in), and fine-grained editing, which is the webview's (`ui/src/document`).

mod content;
mod document;
mod edits;
mod error;
pub mod history;
mod incoming;
mod index;
mod kinds;
mod people;
mod pieces;
mod place;
pub mod rank;
mod read;
mod roots;
mod snapshot;
mod space;
mod write;

pub use document::{Applied, Document};
pub use error::DocumentError;
pub use pieces::in_pieces;
pub use space::ChapterOutline;

/// A chapter that someone removed, and that can be had back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemovedChapter {
    /// Its identity.
    pub id: plein_model::ChapterId,
    /// Its title.
    pub title: String,
    /// The name of who removed it; empty when unknown.
    pub removed_by: String,
    /// How many blocks it holds.
    pub blocks: usize,
}
