//! Entries, both ways.

use crate::plan::{Step, plan};
use crate::{Errand, SyncError};
use plein_protocol::{Code, Hub, Problem, Pushed, Receipt, StreamHead, StreamId, wire};

/// A push is kept smaller than it may be: a connection that breaks off then costs less.
const PUSH: usize = wire::MAX_PUSH / 8;

/// So often in a row a copy of this library may come in between.
const WAYS: usize = 8;

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Entries that got a receipt.
    pub sent: usize,
    /// Entries that are new here.
    pub received: usize,
    /// Entries that contradicted what is known, and were put aside.
    pub aside: usize,
}

impl<H: Hub> Errand<H> {
    /// Brings everything up to date: asks for the catalogue and does what follows from it.
    ///
    /// # Errors
    /// The first one; streams that could go on without what failed have gone on.
    pub async fn everything(&self) -> Result<Done, SyncError> {
        self.round(false).await
    }

    /// The same after an interruption: also compares streams in which nothing seems new.
    ///
    /// # Errors
    /// As [`Errand::everything`].
    pub async fn everything_in_doubt(&self) -> Result<Done, SyncError> {
        self.round(true).await
    }

    async fn round(&self, in_doubt: bool) -> Result<Done, SyncError> {
        let mut done = Done::default();
        // The second time for a hub that turned out to have gone back, or a right that changed.
        for last in [false, true] {
            let catalogue = self.ask(self.hub.catalogue()).await?;
            let hub = self.on(|library| library.hub()).await?;
            let epoch = hub.map_or(0, |hub| hub.epoch);
            let streams = self.on(|library| library.streams()).await?;
            let steps = plan(&catalogue, epoch, &streams, in_doubt);
            match self.carry_out(steps, &catalogue, &mut done).await {
                Err(error) if !last && means_went_back(&error) => {
                    tracing::warn!(%error, "the hub seems to have gone back in time");
                    let epoch = catalogue.epoch;
                    self.on(move |library| library.hub_went_back(epoch)).await?;
                }
                Err(error) => return Err(error),
                Ok(()) => break,
            }
        }
        Ok(done)
    }

    /// Sends what is new here, without asking what is new there.
    ///
    /// # Errors
    /// As [`Errand::everything`].
    pub async fn send(&self) -> Result<Done, SyncError> {
        let mut done = Done::default();
        let streams = self.on(|library| library.streams()).await?;
        let mut first = None;
        for state in streams.into_iter().filter(|state| state.unsent > 0 && state.refused.is_none()) {
            self.gather(&mut first, self.push(state.stream, &mut done).await)?;
        }
        first.map_or(Ok(done), Err)
    }

    /// Asks for what is new in one stream, after news of it.
    ///
    /// # Errors
    /// As [`Errand::everything`].
    pub async fn hear(&self, head: StreamHead) -> Result<Done, SyncError> {
        let mut done = Done::default();
        self.on(move |library| library.heard(&head)).await?;
        self.pull(head.stream, &mut done).await?;
        Ok(done)
    }

    async fn carry_out(
        &self,
        steps: Vec<Step>,
        catalogue: &plein_protocol::Catalogue,
        done: &mut Done,
    ) -> Result<(), SyncError> {
        let mut first = None;
        let mut broken = None;
        for step in steps {
            let result = match step {
                Step::WentBack(epoch) => self.on(move |library| library.hub_went_back(epoch)).await,
                Step::Hear => {
                    let catalogue = catalogue.clone();
                    self.on(move |library| library.catalogue(&catalogue)).await
                }
                // What failed in a stream makes no sense to go on with; other streams do.
                Step::Pull(stream) | Step::GiveBack(stream) | Step::Push(stream) if broken == Some(stream) => continue,
                Step::Miss(stream) => self.miss(stream).await,
                Step::Pull(stream) => self.pull(stream, done).await,
                Step::GiveBack(stream) => self.give_back(stream, done).await,
                Step::Push(stream) => self.push(stream, done).await,
            };
            if result.is_err()
                && let Step::Pull(stream) | Step::GiveBack(stream) | Step::Push(stream) = step
            {
                broken = Some(stream);
            }
            self.gather(&mut first, result)?;
        }
        first.map_or(Ok(()), Err)
    }

    /// Keeps the first error of a stream and lets others go on; gives those that concern everything.
    fn gather(&self, first: &mut Option<SyncError>, result: Result<(), SyncError>) -> Result<(), SyncError> {
        match result {
            Err(error) if concerns_one(&error) => {
                tracing::warn!(%error, "a stream could not be brought up to date");
                first.get_or_insert(error);
                Ok(())
            }
            result => result,
        }
    }

    async fn push(&self, stream: StreamId, done: &mut Done) -> Result<(), SyncError> {
        let mut ways = 0;
        loop {
            let entries = self.on(move |library| library.unsent(stream, PUSH)).await?;
            if entries.is_empty() {
                return Ok(());
            }
            let offered: Vec<_> = entries.iter().map(|entry| entry.id).collect();
            let counters: Vec<_> = entries.iter().map(|entry| entry.counter).collect();
            let pushed = match self.ask(self.hub.push(stream, entries)).await {
                Ok(pushed) => pushed,
                Err(SyncError::Hub(problem)) => return self.refused(stream, problem).await,
                Err(error) => return Err(error),
            };
            let taken = pushed.receipts.len();
            if let Some(problem) = self.note(stream, pushed, &offered, done).await? {
                let refused = offered.get(taken).copied().zip(counters.get(taken).copied());
                ways += 1;
                if problem.code == Code::Conflict && ways <= WAYS && self.make_way(stream, refused, done).await? {
                    continue;
                }
                return self.refused(stream, problem).await;
            }
        }
    }

    /// The hub has another entry under the counter of one's own: a copy of this very library writes too, or did before
    /// this one was put back from an older copy. Hears of it, so that one's own count on after it; says whether they do.
    async fn make_way(
        &self,
        stream: StreamId,
        refused: Option<(plein_model::EntryId, u64)>,
        done: &mut Done,
    ) -> Result<bool, SyncError> {
        self.pull(stream, done).await?;
        let first = self.on(move |library| library.unsent(stream, 1)).await?;
        Ok(first.first().map(|entry| (entry.id, entry.counter)) != refused)
    }

    async fn give_back(&self, stream: StreamId, done: &mut Done) -> Result<(), SyncError> {
        loop {
            let lost = self.on(move |library| library.lost(stream, PUSH)).await?;
            if lost.is_empty() {
                return Ok(());
            }
            let offered: Vec<_> = lost.iter().map(|lost| lost.entry.id).collect();
            let problem = match self.ask(self.hub.give_back(stream, lost)).await {
                Ok(pushed) => self.note(stream, pushed, &offered, done).await?,
                Err(SyncError::Hub(problem)) => Some(problem),
                Err(error) => return Err(error),
            };
            match problem {
                None => {}
                // One's own can still be pushed as if they were new.
                Some(problem) if problem.code == Code::Seal => {
                    tracing::warn!(%problem, "the hub does not know its seals any more");
                    return self.on(move |library| library.seals_refused(stream)).await;
                }
                Some(problem) => return self.refused(stream, problem).await,
            }
        }
    }

    /// Keeps the receipts. Gives why the hub stopped, when it did.
    async fn note(
        &self,
        stream: StreamId,
        pushed: Pushed,
        offered: &[plein_model::EntryId],
        done: &mut Done,
    ) -> Result<Option<Problem>, SyncError> {
        let Pushed { receipts, refused } = pushed;
        let fits =
            receipts.len() <= offered.len() && receipts.iter().zip(offered).all(|(receipt, id)| receipt.entry == *id);
        let complete = receipts.len() == offered.len() || refused.is_some();
        if !(fits && complete) {
            return Err(Problem::new(Code::Nonsense, "receipts that do not answer what was pushed").into());
        }
        done.sent += receipts.len();
        self.on(move |library| library.receipts(stream, &receipts as &[Receipt])).await?;
        Ok(refused)
    }

    /// The hub does not name a stream that it had. If it takes back the first entry, it has lost it.
    async fn miss(&self, stream: StreamId) -> Result<(), SyncError> {
        let Some(first) = self.on(move |library| library.first_taken(stream)).await? else { return Ok(()) };
        match self.ask(self.hub.give_back(stream, vec![first])).await {
            Ok(pushed) if pushed.refused.is_none() => {
                Err(SyncError::Contradiction("the hub has lost a stream that it had"))
            }
            Ok(_) => Ok(()),
            Err(SyncError::Hub(problem)) if concerns_one(&SyncError::Hub(problem.clone())) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The hub takes nothing more of a stream. What will not change by itself is noted, and the rest of the world goes
    /// on; the rest is an error.
    async fn refused(&self, stream: StreamId, problem: Problem) -> Result<(), SyncError> {
        match problem.code {
            code @ (Code::Forbidden | Code::Conflict | Code::Invalid | Code::TooLarge | Code::Hash | Code::Unknown) => {
                tracing::warn!(%problem, %stream, "the hub refuses; the work stays here");
                self.on(move |library| library.refused(stream, code)).await
            }
            _ => Err(problem.into()),
        }
    }

    async fn pull(&self, stream: StreamId, done: &mut Done) -> Result<(), SyncError> {
        // The first time from one before the cursor: if another entry stands there now, the hub went back in time and has
        // grown again since, and nothing else would show it.
        for overlap in std::iter::once(1).chain(std::iter::repeat(0)) {
            let streams = self.on(|library| library.streams()).await?;
            let Some(state) = streams.into_iter().find(|state| state.stream == stream) else { return Ok(()) };
            let pulled = match self.ask(self.hub.pull(stream, state.cursor.saturating_sub(overlap))).await {
                Ok(pulled) => pulled,
                // The right went since the catalogue came; the next one says so.
                Err(SyncError::Hub(problem)) if problem.code == Code::Forbidden => return Ok(()),
                Err(error) => return Err(error),
            };
            if pulled.head < state.cursor {
                return Err(Problem::new(Code::Gap, "the hub has less than it had").into());
            }
            if pulled.entries.is_empty() {
                return match pulled.head > state.cursor {
                    true => Err(Problem::new(Code::Nonsense, "the hub has more and does not give it").into()),
                    false => Ok(()),
                };
            }
            let accepted = self.on(move |library| library.accept(stream, &pulled)).await?;
            done.received += accepted.new;
            done.aside += accepted.aside;
            if accepted.cursor == accepted.head {
                return Ok(());
            }
            if accepted.cursor == state.cursor && overlap == 0 {
                return Err(Problem::new(Code::Nonsense, "the hub gives the same again").into());
            }
        }
        Ok(())
    }
}

/// The hub misses what it had, or gives a place twice: it went back in time without saying so.
fn means_went_back(error: &SyncError) -> bool {
    matches!(error, SyncError::Contradiction(_)) || error.code() == Code::Gap
}

/// Whether it makes sense to go on with another stream or medium.
pub(crate) fn concerns_one(error: &SyncError) -> bool {
    use Code::{Busy, Internal, SignIn, Unreachable, Version};
    match error {
        SyncError::Hub(problem) => !matches!(problem.code, Unreachable | SignIn | Busy | Version | Internal),
        SyncError::Contradiction(_) => true,
        SyncError::Library(_) | SyncError::Stopped => false,
    }
}
