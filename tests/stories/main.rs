//! Two people with a Plein each, and a hub between them: real libraries, a real hub, a real network on loopback.
#![expect(clippy::expect_used, reason = "a story that cannot go on should say where")]

mod broken;
mod child;
mod full;
mod killed;
mod people;
mod proxy;
mod restored;
mod square;
mod together;
