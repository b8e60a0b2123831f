//! The promises of the library, each with what a person relies on.
#![expect(clippy::expect_used, reason = "a test that cannot go on should say where")]

mod checked;
mod entries;
mod history;
mod home;
mod import;
mod media;
mod originals;
mod package;
mod places;
mod search;
mod spaces;
mod support;
mod trash;
mod tray;
