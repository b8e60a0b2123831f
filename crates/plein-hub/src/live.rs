//! What happens, and who hears of it.
//!
//! Owns the rule of the live socket: a member hears only of what they may see, and nothing any more once they are signed
//! out. Nobody loses anything by missing news: the catalogue says the same.

use crate::permit::{self, BePresent, Listen, Permit};
use crate::policy::{self, Action, Footing, Object};
use crate::refusal::invalid;
use crate::store::members::SecretHash;
use crate::streams;
use plein_model::MediumId;
use plein_protocol::{MAX_PLACE, News, Place, Presence, Problem, StreamHead, StreamId};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

/// Something that happened on the hub.
#[derive(Debug, Clone)]
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
    /// Somebody is somewhere in a stream.
    Present(Arc<Presence>),
}

/// Tells those who write in the same stream where one is.
pub async fn be_present(permit: &Permit<BePresent>, place: Place) -> Result<(), Problem> {
    if place.0.len() > MAX_PLACE {
        return Err(invalid("that place is too long"));
    }
    let session = permit.session();
    let (member, name) = (session.member().id, session.member().name.clone());
    let presence = Presence { stream: permit.on().id, member, name, device: session.device(), place };
    permit.hub().tell(Happening::Present(Arc::new(presence)));
    Ok(())
}

/// One who listens.
#[derive(Debug)]
pub struct Listener {
    permit: Permit<permit::Catalogue>,
    /// Whether they want to know who is there.
    presence: bool,
    happenings: Receiver<Happening>,
    epoch: u64,
    roles: BTreeMap<StreamId, StreamHead>,
    /// Something about rights happened and has not been looked at to the end: [`Self::next`] may be given up half way.
    stale: bool,
}

impl Listener {
    /// Begins to listen; with `presence`, also to who is there.
    pub(crate) async fn new(permit: &Permit<Listen>, presence: bool) -> Result<Self, Problem> {
        // From before the catalogue is read, so that nothing falls in between.
        let happenings = permit.hub().happenings();
        permit.session().check().await?;
        let permit = permit.session().permit::<permit::Catalogue>()?;
        let mut listener = Self { permit, presence, happenings, epoch: 0, roles: BTreeMap::new(), stale: false };
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
                Ok(Happening::Present(presence)) if self.hears_of(&presence) => {
                    return Some(News::Presence(Presence::clone(&presence)));
                }
                Ok(Happening::SignedOut(token)) if token == self.permit.session().token() => return None,
                Ok(Happening::Arrived { .. } | Happening::SignedOut(_) | Happening::Present(_)) => {}
                // Among what was missed may have been anything, also that they were signed out.
                Ok(Happening::Rights) | Err(RecvError::Lagged(_)) => self.stale = true,
                Err(RecvError::Closed) => return None,
            }
        }
    }

    /// Who may say where they are in a stream hears where others are.
    fn hears_of(&self, presence: &Presence) -> bool {
        let session = self.permit.session();
        let role = self.roles.get(&presence.stream).map_or(Footing::Stranger, |head| Footing::Role(head.role));
        self.presence
            && presence.device != session.device()
            && policy::allows(session.subject(), Action::BePresent, Object::Stream(role))
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
