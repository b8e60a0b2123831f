//! The document as a model: registers and texts read, nothing written.
//!
//! What always holds: reading never fails. What is malformed reads as `docs/document.md` says, and what is
//! not known is kept as it stands.

mod block;
mod chapter;
mod embedded;
mod exercise;
mod fields;
mod fingerprint;
mod marks;
mod media;
mod parts;
mod table;
mod text;

pub(crate) use block::BlockRegisters;
pub(crate) use chapter::{ChapterRegisters, arrange};
pub(crate) use embedded::{any_to_json, out_to_json};
pub(crate) use fields::Fields;
pub(crate) use fingerprint::Fingerprint;
pub(crate) use parts::Parts;
pub(crate) use text::read_text;
