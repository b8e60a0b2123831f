//! The promises of the engine, against a hub in memory that can be made to fail at every step.
#![expect(clippy::expect_used, reason = "a test that cannot go on should say where")]

mod engine;
mod home;
mod http;
mod media;
mod text;
mod town;
mod weather;
