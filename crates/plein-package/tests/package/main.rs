//! Packages, made and taken apart; and files that only look like them.
#![expect(clippy::expect_used, reason = "a test that cannot go on should say where")]

mod hostile;
#[path = "../../../plein-media/tests/media/mutations.rs"]
mod mutations;
mod parts;
mod whole;
