//! What crosses the wire between a Plein and its hub.
//!
//! Owns entries, receipts, cursors and the messages around them, their CBOR form ([`wire`]), and the trait
//! [`Hub`] that both ends implement: the hub's core directly, the client over HTTP, a simulator in memory.
//! No transport and no storage here. `docs/protocol.md` is the same in words.

mod entry;
mod hub;
mod link;
mod live;
mod media;
mod member;
mod problem;
mod stream;
pub mod wire;
pub mod world;

pub use entry::{Entry, Grant, Hash, Kind, MediumAdded, Role, Seal, Sequenced, Shared, Unshared, With};
pub use hub::Hub;
pub use link::{Archiving, MadeLink, NewLink, ReadingLink};
pub use live::{MAX_PLACE, News, PRESENT_EVERY, Place, Presence};
pub use media::{Chunk, Received};
pub use member::{
    Admission, Applicant, Apply, Departure, Device, DeviceToken, Domains, Invitation, Invited, Join, Member,
    Membership, NewStanding, NewTeam, NewTeamMember, SignIn, Standing, Team,
};
pub use problem::{Code, Problem};
pub use stream::{Catalogue, Hello, Pulled, Pushed, Receipt, StreamHead, StreamId, VERSIONS, Versions};
