//! Bringing this computer and the hub together.
//!
//! Owns what to do ([`plan`], pure), doing it (text in order, media in a lane of their own), and when ([`Engine`]): at
//! once after an edit or news, and now and then, ever less often while the hub cannot be reached.
//!
//! Always holds: nothing is told to the library but what the hub has said; a step may be repeated, and breaking off at
//! any moment loses nothing; what one stream is refused does not hold up another; text never waits for media.
//!
//! Deliberately absent: what is done with the news that arrives (that is the library), and keeping the token.

mod engine;
mod errand;
mod http;
mod media;
mod plan;
mod status;
mod text;

pub use engine::Engine;
pub use errand::{Errand, SyncError};
pub use http::{HttpHub, InvitationLink};
pub use media::Moved;
pub use plan::{Step, plan};
pub use status::{Reach, Status};
pub use text::Done;

use plein_protocol::{News, Place, Problem, StreamId};
use std::future::Future;
use tokio::sync::mpsc;

/// A hub that says by itself when there is something new.
pub trait Live: Send + Sync {
    /// Opens the live socket. It is closed when the receiver is dropped; the channel ends when the socket does.
    fn news(&self) -> impl Future<Output = Result<mpsc::Receiver<News>, Problem>> + Send;

    /// Tells those who write in the same stream where one is.
    fn be_present(&self, stream: StreamId, place: Place) -> impl Future<Output = Result<(), Problem>> + Send;
}
