//! What happens, and who hears of it.
//!
//! Owns the rule of the live socket: a member hears only of what they may see, and nothing any more once they are signed
//! out. Nobody loses anything by missing news: the catalogue says the same.

use crate::permit::{self, Listen, Permit};
use crate::store::members::SecretHash;
use crate::streams;
use plein_model::MediumId;
use plein_protocol::{News, Problem, StreamHead, StreamId};
use std::collections::BTreeMap;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// Something that happened on the hub.
#[derive(Debug, Clone, Copy)]
pub enum Happening {
    /// A stream has grown.
    Grown {
        /// Which.
        stream: StreamId,
        /// Its newest seq.
        head: u64,
    },
    /// A medium arrived in a stream.
    Arrived {
        /// Where.
        stream: StreamId,
        /// Which.
        medium: MediumId,
    },
    /// Somebody may see or do something else now, or the epoch changed.
    Rights,
    /// A token is worth nothing any more.
    SignedOut(SecretHash),
}

/// One who listens.
#[derive(Debug)]
pub struct Listener {
    permit: Permit<permit::Catalogue>,
    happenings: Receiver<Happening>,
    epoch: u64,
    roles: BTreeMap<StreamId, StreamHead>,
    /// Something about rights happened and has not been looked at to the end: [`Self::next`] may be given up half way.
    stale: bool,
}

impl Listener {
    /// Begins to listen.
    pub async fn new(permit: &Permit<Listen>) -> Result<Self, Problem> {
        // From before the catalogue is read, so that nothing falls in between.
        let happenings = permit.hub().happenings();
        permit.session().check().await?;
        let permit = permit.session().permit::<permit::Catalogue>()?;
        let mut listener = Self { permit, happenings, epoch: 0, roles: BTreeMap::new(), stale: false };
        listener.look().await?;
        Ok(listener)
    }

    /// The next news for this member. `None` when they are signed out. Nothing is missed when it is given up half way.
    pub async fn next(&mut self) -> Option<News> {
        loop {
            if self.stale {
                self.permit.session().check().await.ok()?;
                let changed = self.look().await.ok()?;
                self.stale = false;
                if changed {
                    return Some(News::Catalogue);
                }
            }
            match self.happenings.recv().await {
                Ok(Happening::Grown { stream, head }) => {
                    // What the catalogue told already is no news.
                    if let Some(known) = self.roles.get_mut(&stream)
                        && known.head < head
                    {
                        known.head = head;
                        return Some(News::Stream(*known));
                    }
                }
                Ok(Happening::Arrived { stream, medium }) if self.roles.contains_key(&stream) => {
                    return Some(News::Medium(medium));
                }
                Ok(Happening::SignedOut(token)) if token == self.permit.session().token() => return None,
                Ok(Happening::Arrived { .. } | Happening::SignedOut(_)) => {}
                // Among what was missed may have been anything, also that they were signed out.
                Ok(Happening::Rights) | Err(RecvError::Lagged(_)) => self.stale = true,
                Err(RecvError::Closed) => return None,
            }
        }
    }

    /// Looks what may be seen now; says whether that is something else.
    async fn look(&mut self) -> Result<bool, Problem> {
        let catalogue = streams::catalogue(&self.permit).await?;
        let heads = |roles: &BTreeMap<StreamId, StreamHead>| -> Vec<_> { roles.values().copied().collect() };
        let known = heads(&self.roles);
        self.roles = catalogue.streams.iter().map(|head| (head.stream, *head)).collect();
        let changed = catalogue.epoch != self.epoch || heads(&self.roles) != known;
        self.epoch = catalogue.epoch;
        Ok(changed)
    }
}
