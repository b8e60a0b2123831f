//! One file that holds a Space: its document, its pictures and files, and a copy in Markdown for who has no Plein.
//!
//! Owns the way between those parts and a zip, as `docs/package.md` tells it. Always holds: everything in a package from
//! outside is doubted before room is made for it (how many entries, how long, how much longer than what it was packed
//! from), no name in it is ever used as a path, and no byte is given out as a medium that is not the one its name says.
//! Bytes go by in pieces: memory does not grow with what is inside, but for the document and the text.
//! Deliberately absent: disks, and what a document means; whoever takes one in looks at it as at any update.

mod end;
mod error;
mod limits;
mod manifest;
mod names;
mod read;
mod write;

pub use error::PackageError;
pub use limits::Limits;
pub use manifest::{Manifest, VERSION};
pub use names::{EXTENSION, media_name};
pub use read::Package;
pub use write::{Contents, write, write_folder};
