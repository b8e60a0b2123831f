//! plein-app: every command and event of the user interface, free of the shell that shows it.

pub mod bindings;
pub mod commands;
pub mod errors;
pub mod events;
pub mod hub;
pub mod import;
pub mod links;
pub mod pictures;
pub mod settings;
pub mod sharing;
pub mod spaces;
pub mod tray;
