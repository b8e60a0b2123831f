//! Markdown, by file or by folder, to the parts of a Space.
//!
//! Owns the way from what people have to `plein_model`: first [`read`] gives chapters, the pictures they want and
//! notes; then [`Import::bring_pictures`] lets the caller take the pictures in.
//!
//! Always holds: nothing is lost silently (a word that a reader of the Markdown would see is in a chapter, what is
//! not taken over is in a note); nothing outside the chosen folder is read; sizes are bounded; nothing is fetched.
//! Only [`FolderSource`] touches the disk; the rest is a function of what a [`Source`] gives.

mod encoding;
mod error;
mod folder;
mod front;
mod ids;
mod import;
mod link;
mod markdown;
mod note;
mod plan;
mod source;
mod tag;
mod writer;

pub use error::ImportError;
pub use folder::FolderSource;
pub use import::{Import, ImportLimits, Taken, WantedPicture, read};
pub use note::{Note, NoteCode};
pub use source::{RelativePath, Source};
