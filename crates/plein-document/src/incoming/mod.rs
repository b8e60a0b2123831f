//! What comes from outside, before the CRDT sees it.
//!
//! Owns the reading of *v1 updates* as a list of steps, and the steps that wait for others. Two things
//! always hold: yrs is only given steps whose predecessors it has (its own handling of gaps is not used,
//! so that a gap is never papered over), and only bytes whose every length, number and nesting was
//! checked against what is there. Deliberately absent: what steps *mean*.

mod admission;
mod bytes;
mod nesting;
mod update;

pub(crate) use admission::{Known, Waiting, admit};
pub(crate) use bytes::Reader;
pub(crate) use nesting::Nesting;
pub(crate) use update::{Births, Update};

/// The largest update, in bytes.
pub(crate) const MAX_BYTES: usize = 64 << 20;
/// The most steps in one update.
pub(crate) const MAX_STEPS: usize = 2_000_000;
/// The most bytes that wait for their predecessors.
pub(crate) const MAX_WAITING: usize = 32 << 20;
/// The deepest nesting inside one JSON-like value.
pub(crate) const MAX_DEPTH: usize = 32;
