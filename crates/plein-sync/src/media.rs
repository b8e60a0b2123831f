//! Media, both ways, in a lane of their own: several at once, each taken up where it stopped.

use crate::text::concerns_one;
use crate::{Errand, SyncError};
use futures::StreamExt;
use plein_library::{LibraryError, Wanted};
use plein_protocol::{Chunk, Code, Hub, Problem, Received, wire};

/// How many media travel at once.
const AT_ONCE: usize = 3;

/// What was moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moved {
    /// Media that are durable on the hub now.
    pub sent: usize,
    /// Media that are here now.
    pub fetched: usize,
    /// Media that the hub does not have (yet), or that failed alone.
    pub waiting: usize,
}

#[derive(Clone, Copy)]
enum Way {
    There,
    Here,
}

impl<H: Hub> Errand<H> {
    /// Moves all media that have to go somewhere, each once. What fails alone does not hold up the others.
    ///
    /// # Errors
    /// When the hub cannot be reached or the library cannot write.
    pub async fn media(&self) -> Result<Moved, SyncError> {
        let there = self.on(|library| library.media_to_send()).await?;
        let here = self.on(|library| library.media_to_fetch()).await?;
        let there = there.into_iter().map(|wanted| (Way::There, wanted));
        let errands = there.chain(here.into_iter().map(|wanted| (Way::Here, wanted)));
        let mut moving = futures::stream::iter(errands)
            .map(|(way, wanted)| async move {
                match way {
                    Way::There => (way, self.send_medium(wanted).await),
                    Way::Here => (way, self.fetch_medium(wanted).await),
                }
            })
            .buffer_unordered(AT_ONCE);
        let mut moved = Moved::default();
        while let Some((way, result)) = moving.next().await {
            match (way, result) {
                (Way::There, Ok(true)) => moved.sent += 1,
                (Way::Here, Ok(true)) => moved.fetched += 1,
                (_, Ok(false)) => moved.waiting += 1,
                (_, Err(error)) if concerns_one(&error) => {
                    tracing::warn!(%error, "a medium could not be moved now");
                    moved.waiting += 1;
                }
                (_, Err(SyncError::Library(LibraryError::DamagedMedium(_) | LibraryError::NoMedium(_)))) => {
                    moved.waiting += 1;
                }
                (_, Err(error)) => return Err(error),
            }
        }
        Ok(moved)
    }

    /// Sends what the hub lacks of a medium. It is durable there when this gives true.
    async fn send_medium(&self, Wanted { stream, medium, bytes }: Wanted) -> Result<bool, SyncError> {
        let mut received = self.ask(self.hub.received(stream, medium)).await?;
        let mut stuck = 0;
        while let Received::Until(offset) = received {
            if offset > bytes {
                return Err(Problem::new(Code::Nonsense, "the hub has more of a medium than there is").into());
            }
            let piece = self.on(move |library| library.piece(medium, offset)).await?;
            let chunk = Chunk { medium, total: bytes, offset, bytes: piece };
            let now = match self.ask(self.hub.upload(stream, chunk)).await {
                // Another device of ours may be sending the same.
                Err(SyncError::Hub(problem)) if problem.code == Code::Offset => {
                    self.ask(self.hub.received(stream, medium)).await?
                }
                answer => answer?,
            };
            // Going back is fine once in a while (the hub lost its part, or threw a wrong one away), but not for ever.
            stuck = match now {
                Received::Until(further) if further <= offset => stuck + 1,
                _ => 0,
            };
            if stuck > 3 {
                return Err(Problem::new(Code::Nonsense, "a medium does not get on").into());
            }
            received = now;
        }
        self.on(move |library| library.medium_durable(stream, medium)).await?;
        Ok(true)
    }

    /// Fetches what is lacking of a medium. False when the hub does not have it all yet.
    async fn fetch_medium(&self, wanted: Wanted) -> Result<bool, SyncError> {
        let Wanted { stream, medium, bytes } = wanted;
        if bytes > wire::MAX_MEDIUM {
            return Err(Problem::new(Code::TooLarge, "a medium larger than any may be").into());
        }
        let mut offset = self.on(move |library| Ok(library.fetched(medium))).await?;
        while offset < bytes {
            let piece = self.ask(self.hub.download(stream, medium, offset)).await?;
            if piece.is_empty() {
                return Ok(false);
            }
            offset = self.on(move |library| library.take_piece(wanted, offset, &piece)).await?;
        }
        match self.on(move |library| library.finish_fetch(wanted)).await? {
            true => Ok(true),
            false => Err(Problem::new(Code::Hash, "a medium with other bytes than its name says").into()),
        }
    }
}
