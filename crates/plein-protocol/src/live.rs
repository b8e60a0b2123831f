//! "There is something new": the messages on the live socket, from hub to client.

use crate::StreamHead;
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
}
