//! Entries: the immutable steps of which everything consists.

use crate::StreamId;
use bytes::Bytes;
use plein_model::{DeviceId, EntryId, Medium, MemberId, TeamId};
use serde::{Deserialize, Serialize};

/// One immutable, client-named step in a stream.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// UUIDv7, made on the device. The same id with other content is refused.
    pub id: EntryId,
    /// The stream it belongs to.
    pub stream: StreamId,
    /// Who wrote it.
    pub author: MemberId,
    /// On which installation.
    pub device: DeviceId,
    /// 1, 2, 3, … without a gap, for each device and stream.
    pub counter: u64,
    /// What `body` is.
    pub kind: Kind,
    /// Read by whoever knows the kind; kept and forwarded by everyone.
    pub body: Bytes,
    /// Milliseconds since 1970 by the device's clock. Shown; never decides anything.
    pub at: i64,
}

/// BLAKE3 over the canonical CBOR of an entry.
pub type Hash = [u8; 32];

impl Entry {
    /// The hash by which two entries with one id are told apart.
    pub fn hash(&self) -> Hash {
        *blake3::hash(&crate::wire::encode(self)).as_bytes()
    }
}

/// An entry and its place in the hub's order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sequenced {
    /// 1, 2, 3, … without a gap, for each stream; given by the hub.
    pub seq: u64,
    /// The hub's proof that it took this entry, at this place. Keep it: with it, anyone who may read the stream can
    /// give the entry back to a hub that lost it (see [`crate::Hub::give_back`]).
    pub seal: Seal,
    /// The entry, as it was pushed.
    pub entry: Entry,
}

/// The hub's proof, to itself, that it once took an entry at a place: a keyed hash over hub, epoch, seq and
/// [`Entry::hash`]. Only the hub can make or check one; everyone else keeps it as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Seal {
    /// The hub's epoch at that moment.
    pub epoch: u64,
    /// 32 bytes that mean nothing to anyone but the hub.
    #[serde(with = "serde_bytes")]
    pub mac: [u8; 32],
}

/// What the body of an entry is. Unknown kinds are kept and forwarded untouched.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Kind {
    /// `document.update`: a Yjs v1 update of the Space's document.
    DocumentUpdate,
    /// `medium.added`: a [`MediumAdded`]. From here on the stream shows that medium.
    MediumAdded,
    /// `space.shared`: a [`Shared`].
    SpaceShared,
    /// `space.unshared`: an [`Unshared`].
    SpaceUnshared,
    /// Anything else.
    Other(String),
}

impl From<String> for Kind {
    fn from(text: String) -> Self {
        match text.as_str() {
            "document.update" => Self::DocumentUpdate,
            "medium.added" => Self::MediumAdded,
            "space.shared" => Self::SpaceShared,
            "space.unshared" => Self::SpaceUnshared,
            _ => Self::Other(text),
        }
    }
}
impl From<Kind> for String {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::DocumentUpdate => "document.update".into(),
            Kind::MediumAdded => "medium.added".into(),
            Kind::SpaceShared => "space.shared".into(),
            Kind::SpaceUnshared => "space.unshared".into(),
            Kind::Other(text) => text,
        }
    }
}

/// Body of `medium.added`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediumAdded {
    /// The medium that the stream shows from now on.
    pub medium: Medium,
}

/// Body of `space.shared`: who may do what with the Space. Whoever pushes a new stream owns it, as if they had been
/// given that; they hand it over by sharing it with someone as owner and giving themselves less, or leaving.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shared {
    /// With whom, and as what.
    pub grant: Grant,
}

/// Body of `space.unshared`. Whoever writes it about themselves leaves the Space. One that would leave the Space without
/// an owner means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unshared {
    /// With whom no longer.
    pub with: With,
}

/// A right, given to someone. A later one for the same `with` replaces an earlier one, in the hub's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// With whom.
    pub with: With,
    /// As what.
    pub role: Role,
}

/// Whom a Space is shared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum With {
    /// Every member of the organisation.
    Organisation,
    /// The members of one team.
    Team(TeamId),
    /// One person.
    Member(MemberId),
}

/// What someone may do with a Space. Each may also do what the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "String")]
pub enum Role {
    /// Read. A role that this version does not know is read as this, the least.
    Reader,
    /// Take part in the conversation.
    Commenter,
    /// Write.
    CoAuthor,
    /// Share, hand over, remove.
    Owner,
}

impl From<String> for Role {
    fn from(text: String) -> Self {
        match text.as_str() {
            "commenter" => Self::Commenter,
            "co_author" => Self::CoAuthor,
            "owner" => Self::Owner,
            _ => Self::Reader,
        }
    }
}
