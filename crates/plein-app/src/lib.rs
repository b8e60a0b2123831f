//! plein-app: every command and event of the user interface, free of the shell that shows it.
//!
//! Owns the surface that the screens stand on: commands declared once ([`commands`]), the events that tell what to ask
//! again ([`events`]), errors as codes with words in three languages ([`errors`], [`words`]), and one of its two hosts,
//! HTTP on loopback ([`loopback`]); the other is the desktop window in `src-tauri`.
//!
//! Always holds: both hosts do nothing but carry; the TypeScript of the screens is generated from here; no content of
//! a Space is in an event, an error or a log. Deliberately absent: anything that knows how a window is made.

mod app;
mod asked;
pub mod bindings;
pub mod commands;
pub mod errors;
pub mod events;
pub mod folders;
mod history;
pub mod hub;
pub mod import;
pub mod links;
pub mod logs;
pub mod looking;
pub mod loopback;
pub mod masks;
pub mod media;
pub mod packages;
pub mod pictures;
mod presence;
pub mod second;
mod secrets;
pub mod settings;
pub mod sharing;
pub mod spaces;
pub mod spelling;
mod sync;
pub mod templates;
pub mod tray;
mod welcome;
pub mod words;
pub mod work;

pub use app::{App, AppConfig, Host, Shell, StartError};

/// The version of Plein.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
