//! The trait that stands for a hub, as one member on one device sees it.

use crate::{Catalogue, Chunk, Entry, Hello, Problem, Pulled, Pushed, Received, Sequenced, StreamId, Team};
use bytes::Bytes;
use plein_model::MediumId;
use std::future::Future;

/// A hub, as seen by one signed-in member on one device.
///
/// Implemented by the hub's core (its HTTP handlers only translate), by the client over HTTP, and by simulators.
/// Every method may be repeated; repeating changes nothing.
pub trait Hub: Send + Sync {
    /// The hub's introduction.
    fn hello(&self) -> impl Future<Output = Result<Hello, Problem>> + Send;

    /// The streams that this member may see.
    fn catalogue(&self) -> impl Future<Output = Result<Catalogue, Problem>> + Send;

    /// Offers entries of one stream, in the order of their counters; at most [`crate::wire::MAX_PUSH`] bytes.
    /// A receipt means durable. A stream that the hub does not have yet is made, with this member as its owner.
    fn push(&self, stream: StreamId, entries: Vec<Entry>) -> impl Future<Output = Result<Pushed, Problem>> + Send;

    /// Gives back entries, by whomever, that this hub took once and may have lost since (it was restored from an older
    /// copy): in the order of their `seq`, each with the seal that came with it; at most [`crate::wire::MAX_PUSH`]
    /// bytes. The hub gives them new places; those it still has get their receipt as in [`Self::push`]. An entry
    /// without a valid seal is refused with [`crate::Code::Seal`]; one's own can then still be pushed.
    fn give_back(
        &self,
        stream: StreamId,
        entries: Vec<Sequenced>,
    ) -> impl Future<Output = Result<Pushed, Problem>> + Send;

    /// The entries after `after`, as many as the hub likes to give at once (at least one, if there is one).
    fn pull(&self, stream: StreamId, after: u64) -> impl Future<Output = Result<Pulled, Problem>> + Send;

    /// How much of a medium, shown by `stream`, the hub has.
    fn received(&self, stream: StreamId, medium: MediumId) -> impl Future<Output = Result<Received, Problem>> + Send;

    /// Offers the next piece of a medium that `stream` shows.
    fn upload(&self, stream: StreamId, chunk: Chunk) -> impl Future<Output = Result<Received, Problem>> + Send;

    /// At most [`crate::wire::MAX_CHUNK`] bytes of a medium that `stream` shows, from `offset`. Empty at the end.
    fn download(
        &self,
        stream: StreamId,
        medium: MediumId,
        offset: u64,
    ) -> impl Future<Output = Result<Bytes, Problem>> + Send;

    /// The teams of the organisation.
    fn teams(&self) -> impl Future<Output = Result<Vec<Team>, Problem>> + Send;
}
