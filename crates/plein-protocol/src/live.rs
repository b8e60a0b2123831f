//! "There is something new", and "they are there now": the messages on the live socket, from hub to client.

use crate::{StreamHead, StreamId};
use plein_model::{DeviceId, MemberId};
use serde::{Deserialize, Serialize};

/// News from the hub. A client that misses one loses nothing: it asks for the catalogue when it connects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A stream that the member may see has grown, or may be seen from now on.
    Stream(StreamHead),
    /// A medium arrived that a stream waits for.
    Medium(plein_model::MediumId),
    /// Something about rights or teams changed: ask for the catalogue again.
    Catalogue,
    /// Somebody who writes in a stream is there now. Only for who asked for it when opening the socket, and may write
    /// there too.
    Presence(Presence),
}

/// Where somebody is in a stream just now. Kept nowhere: see [`PRESENT_EVERY`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence {
    /// In which.
    pub stream: StreamId,
    /// Who.
    pub member: MemberId,
    /// What they are called.
    pub name: String,
    /// On which installation: somebody may be there twice.
    pub device: DeviceId,
    /// Where, in words that only screens read.
    pub place: Place,
}

/// Where somebody is in a stream, in words that only screens read. At most [`MAX_PLACE`] bytes; none when they have left.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Place(#[serde(with = "serde_bytes")] pub Vec<u8>);

/// Longest [`Place`], in bytes.
pub const MAX_PLACE: usize = 1 << 10;

/// Who is there says so at least this often, in seconds; whoever was not heard of for twice as long has left.
pub const PRESENT_EVERY: u64 = 15;
