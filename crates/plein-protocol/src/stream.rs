//! Streams, and the messages by which they are pushed and pulled.

use crate::{Problem, Role, Seal, Sequenced};
use plein_model::{EntryId, HubId, SpaceId};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The append-only list of entries behind one thing. Written as `space:<uuid>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum StreamId {
    /// A Space.
    Space(SpaceId),
}

impl StreamId {
    /// The Space behind the stream.
    pub const fn space(self) -> SpaceId {
        let Self::Space(space) = self;
        space
    }
}
impl fmt::Display for StreamId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Space(space) => write!(f, "space:{space}"),
        }
    }
}
impl FromStr for StreamId {
    type Err = UnknownStream;
    fn from_str(text: &str) -> Result<Self, UnknownStream> {
        let space = text.strip_prefix("space:").and_then(|id| id.parse().ok());
        space.map(Self::Space).ok_or(UnknownStream)
    }
}
impl TryFrom<String> for StreamId {
    type Error = UnknownStream;
    fn try_from(text: String) -> Result<Self, UnknownStream> {
        text.parse()
    }
}
impl From<StreamId> for String {
    fn from(stream: StreamId) -> Self {
        stream.to_string()
    }
}

/// A text that names no stream this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stream")]
pub struct UnknownStream;

/// The protocol versions that one end speaks, both inclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Versions {
    /// Oldest.
    pub from: u16,
    /// Newest.
    pub to: u16,
}

/// What this crate speaks.
pub const VERSIONS: Versions = Versions { from: 1, to: 1 };

impl Versions {
    /// The newest version that both speak.
    pub fn agree(self, other: Self) -> Option<u16> {
        let newest = self.to.min(other.to);
        (newest >= self.from.max(other.from)).then_some(newest)
    }
}

/// A hub introducing itself. The only message that needs no sign-in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// Which hub.
    pub hub: HubId,
    /// Changes whenever the hub may have gone back in time (restored from a backup). Clients then offer everything
    /// again and delete nothing.
    pub epoch: u64,
    /// What the organisation calls it.
    pub name: String,
    /// Versions spoken.
    pub versions: Versions,
}

/// The answer to a push.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pushed {
    /// One for each entry that is durable now, in the order of the push. Also for those that already were.
    pub receipts: Vec<Receipt>,
    /// Why the push stopped, when it did: entries up to here have receipts, the rest was not taken.
    pub refused: Option<Problem>,
}

/// The hub's word that an entry is durable there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Which entry.
    pub entry: EntryId,
    /// Its place in the hub's order.
    pub seq: u64,
    /// The hub's proof of it; keep it with the entry.
    pub seal: Seal,
}

/// The answer to a pull.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pulled {
    /// Consecutive, starting right after the cursor that was asked for.
    pub entries: Vec<Sequenced>,
    /// The newest seq that the hub has in this stream. Below the cursor that was asked for: the hub went back in
    /// time without knowing it; do as after a change of epoch.
    pub head: u64,
}

/// The streams that a member may see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalogue {
    /// The hub's epoch, so that a restored hub is noticed at the first question.
    pub epoch: u64,
    /// All of them. What is not in here may not be seen (any more); it says nothing about deletion.
    pub streams: Vec<StreamHead>,
}

/// How far a stream has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StreamHead {
    /// Which.
    pub stream: StreamId,
    /// The newest seq.
    pub head: u64,
    /// What the member who asks may do with it.
    pub role: Role,
}
