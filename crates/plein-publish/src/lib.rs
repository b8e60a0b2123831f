//! One frozen Space, made into something to read: an HTML page, Markdown.
//!
//! Everything here is a pure function of its arguments: no I/O, no clock, no randomness; words, addresses of media
//! and of players are handed in by the host. Content is data: it is escaped where it is written, and only `http`,
//! `https` and `mailto` links survive. Nothing made here needs a script or an inline style, so a strict CSP holds.
//! Deliberately absent: who may read what (the host's policy), and fetching anything.

pub mod cover;
pub mod html;
mod links;
pub mod markdown;
mod outline;
mod reading;
mod words;

pub use links::{MediaLinks, SiteVideos, VideoLinks, safe_link};
pub use reading::reading_minutes;
pub use words::{Arg, Word, Words};
