//! Media in flight: resumable, checked by hash.

use bytes::Bytes;
use plein_model::MediumId;
use serde::{Deserialize, Serialize};

/// A piece of a medium.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// Which medium.
    pub medium: MediumId,
    /// Length of the whole, in bytes.
    pub total: u64,
    /// Where this piece starts.
    pub offset: u64,
    /// The piece itself.
    pub bytes: Bytes,
}

/// How much of a medium the hub has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Received {
    /// So many bytes from the start; go on from there. 0 when it has none.
    Until(u64),
    /// All of it, its hash checked, durable.
    Durable,
}
