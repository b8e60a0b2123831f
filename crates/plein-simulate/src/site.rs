//! Where the hub stands: its disk, its life between two crashes, and the eye that watches what it gives out.

use crate::disk;
use crate::message::{Reply, Request};
use crate::mutation::Mutation;
use crate::rights::{Right, Rights, Watched};
use crate::stage::{Own, Stage, settle};
use plein_hub::{Config, Hub, Listener, Session};
use plein_model::MemberId;
use plein_protocol::world::World;
use plein_protocol::{Code, DeviceToken, Entry, Hub as _, Problem, StreamId, wire};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::task::JoinSet;

/// The number of the hub's disk.
pub const DISK: usize = 0;

/// The hub and what is around it.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    stage: Arc<Stage>,
    /// Its clock and its chance.
    pub world: Arc<Own>,
    life: Mutex<Option<Life>>,
    /// What it gave to whom that it should not have.
    watched: Mutex<Watched>,
    mutation: Option<Mutation>,
    /// Whose rights everyone has: a mutation.
    wide: Option<DeviceToken>,
}

#[derive(Debug)]
struct Life {
    hub: Hub,
    rights: Rights,
    tasks: JoinSet<()>,
}

impl Site {
    /// A site with nothing running.
    pub fn new(
        folder: PathBuf,
        stage: &Arc<Stage>,
        world: Arc<Own>,
        mutation: Option<Mutation>,
        wide: Option<DeviceToken>,
    ) -> Arc<Self> {
        Arc::new(Self {
            folder,
            stage: Arc::clone(stage),
            world,
            life: Mutex::default(),
            watched: Mutex::default(),
            mutation,
            wide,
        })
    }

    fn life(&self) -> MutexGuard<'_, Option<Life>> {
        self.life.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was seen.
    pub fn watched(&self) -> MutexGuard<'_, Watched> {
        self.watched.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Its folder.
    pub fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// Starts the hub; `told` that it was put back from a copy. Says whether it runs now.
    pub fn start(&self, told: bool) -> bool {
        let config = Config::folder(&self.folder);
        let world = Arc::clone(&self.world);
        let opened = if told { Hub::open_restored(config, world, "") } else { Hub::open(config, world, "") };
        let runs = opened.is_ok() && !disk::is_dead(DISK);
        self.stage.note(|| format!("hub starts: {:?}", opened.as_ref().err().map(ToString::to_string)), &[]);
        if let (Ok(hub), true) = (opened, runs) {
            let rights = Rights::open(&self.folder);
            *self.life() = Some(Life { hub, rights, tasks: JoinSet::new() });
        }
        runs
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.life().is_some() && !disk::is_dead(DISK)
    }

    /// Ends it: nothing that was under way is answered. What it does on its way out is done, unless its disk is dead.
    pub async fn end(&self) {
        let Some(Life { hub, rights, mut tasks }) = self.life().take() else { return };
        tasks.abort_all();
        while tasks.join_next().await.is_some() {}
        drop((rights, hub));
        settle().await;
    }

    /// Does something for as long as this life of the hub lasts. Says whether there is one.
    pub fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) -> bool {
        let mut life = self.life();
        let Some(life) = life.as_mut() else { return false };
        while life.tasks.try_join_next().is_some() {}
        life.tasks.spawn(work);
        true
    }

    fn hub(&self) -> Option<Hub> {
        self.life().as_ref().map(|life| life.hub.clone())
    }

    /// With what the log of this life says about rights; nothing when there is no life.
    pub fn with_rights<T>(&self, work: impl FnOnce(&Rights) -> T) -> Option<T> {
        self.life().as_ref().map(|life| work(&life.rights))
    }

    /// Answers a request. None when the hub died over it.
    pub async fn answer(&self, token: &DeviceToken, bytes: &[u8]) -> Option<Vec<u8>> {
        let request: Request = match wire::decode(bytes) {
            Ok(request) => request,
            Err(error) => {
                let problem = Problem::new(Code::Invalid, error.to_string());
                return Some(wire::encode(&Reply::Problem(problem)));
            }
        };
        let hub = self.hub()?;
        let reply = match request {
            Request::Hello => match hub.session(token).await {
                Ok(session) => Reply::to(session.hello().await),
                Err(problem) => Reply::Problem(problem),
            },
            other => match hub.session(token).await {
                Ok(session) => self.serve(&session, other).await,
                Err(problem) => Reply::Problem(problem),
            },
        };
        self.runs().then(|| wire::encode(&reply))
    }

    async fn serve(&self, session: &Session, request: Request) -> Reply {
        let member = session.member().id;
        let before = request.stream().and_then(|stream| self.with_rights(|rights| rights.of(member, stream)));
        let seen = request.clone_small();
        let reply = match request {
            Request::Hello => Reply::to(session.hello().await),
            Request::Catalogue => {
                let catalogue = session.catalogue().await;
                if let Ok(catalogue) = &catalogue {
                    self.see_catalogue(member, catalogue.streams.iter().map(|head| head.stream));
                }
                Reply::to(catalogue)
            }
            Request::Push { stream, entries } => {
                let entries = self.again(stream, entries);
                let new = self.new_among(&entries);
                let pushed = session.push(stream, entries.clone()).await;
                let right = self.since(member, stream, before);
                if let Ok(pushed) = &pushed {
                    self.watched().taken(member, stream, right, (&entries, &new), pushed, false);
                    self.watched().placed(stream, pushed.receipts.iter().map(|r| (r.seal.epoch, r.seq, r.entry)));
                }
                Reply::to(pushed)
            }
            Request::GiveBack { stream, entries } => {
                let given: Vec<_> = entries.iter().map(|given| given.entry.clone()).collect();
                let new = self.new_among(&given);
                let pushed = session.give_back(stream, entries).await;
                let right = self.since(member, stream, before);
                if let Ok(pushed) = &pushed {
                    self.watched().taken(member, stream, right, (&given, &new), pushed, true);
                    self.watched().placed(stream, pushed.receipts.iter().map(|r| (r.seal.epoch, r.seq, r.entry)));
                }
                Reply::to(pushed)
            }
            Request::Pull { stream, after } => {
                let mut pulled = session.pull(stream, after).await;
                if let (Err(_), Some(wide)) = (&pulled, &self.wide)
                    && let Ok(other) = session.hub().session(wide).await
                {
                    pulled = other.pull(stream, after).await;
                }
                if let Ok(pulled) = &pulled {
                    let places = pulled.entries.iter().map(|s| (s.seal.epoch, s.seq, s.entry.id));
                    self.watched().placed(stream, places);
                }
                Reply::to(pulled)
            }
            Request::Received { stream, medium } => Reply::to(session.received(stream, medium).await),
            Request::Upload { stream, chunk } => Reply::to(session.upload(stream, chunk.into()).await),
            Request::Download { stream, medium, offset } => {
                let mut bytes = session.download(stream, medium, offset).await;
                if let (Some(Mutation::DamagedIsServed), Ok(right)) = (self.mutation, &bytes) {
                    bytes = Ok(right.iter().map(|byte| byte ^ 1).collect());
                }
                Reply::to_bytes(bytes)
            }
            Request::Teams => Reply::to(session.teams().await),
        };
        if let (Some(what), Some(before), Reply::Ok(_)) = (seen, before, &reply) {
            self.watched().shown(member, what, before);
        }
        reply
    }

    /// Which of these the log does not have.
    fn new_among(&self, entries: &[Entry]) -> Vec<bool> {
        entries.iter().map(|entry| !self.with_rights(|rights| rights.has(entry)).unwrap_or(false)).collect()
    }

    /// The right that somebody had, or has got since: what waits for the writer together is written together, and a right
    /// may come with it.
    fn since(&self, member: MemberId, stream: StreamId, before: Option<Right>) -> Option<Right> {
        let now = self.with_rights(|rights| rights.of(member, stream));
        before.filter(|right| right.may_write()).or(now).or(before)
    }

    /// What is pushed, but for a mutation: what came before comes as something new.
    fn again(&self, stream: StreamId, mut entries: Vec<Entry>) -> Vec<Entry> {
        if self.mutation == Some(Mutation::PushedAgainIsTakenAgain) {
            let last = |entry: &Entry| self.with_rights(|rights| rights.last_counter(stream, entry)).flatten();
            let mut next = None;
            for entry in &mut entries {
                next = next.or_else(|| last(entry));
                if let Some(last) = &mut next {
                    *last += 1;
                    (entry.id, entry.counter) = (self.world.entry(), *last);
                }
            }
        }
        entries
    }

    fn see_catalogue(&self, member: MemberId, streams: impl Iterator<Item = StreamId>) {
        for stream in streams {
            if let Some(right) = self.with_rights(|rights| rights.of(member, stream)) {
                self.watched().shown(member, ("catalogue", stream), right);
            }
        }
    }

    /// Begins to listen for someone.
    pub async fn listen(&self, token: &DeviceToken) -> Option<Result<(Listener, MemberId), Problem>> {
        let hub = self.hub()?;
        let begun = match hub.session(token).await {
            Ok(session) => session.listen().await.map(|listener| (listener, session.member().id)),
            Err(problem) => Err(problem),
        };
        self.runs().then_some(begun)
    }
}
