//! When: at once after an edit or news, and now and then; ever less often while it fails.
//!
//! Always holds: of what is ready together, what stands first is heard first, so that the same seed of a simulation is the
//! same run.

use crate::errand::{SyncError, pause, stopped};
use crate::{Errand, Live, Reach, Status};
use plein_library::{Change, Library, Origin, What};
use plein_protocol::world::World;
use plein_protocol::{Code, Hub, News, Presence, StreamHead, StreamId};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::broadcast::{self, Receiver, error::RecvError};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;

/// How long until a first failure is tried again; each next one waits twice as long.
const SOONEST: Duration = Duration::from_millis(500);
/// The longest that anything waits to be tried again.
const LATEST: Duration = Duration::from_secs(60);
/// How often everything is asked although nothing was heard.
const ROUND: Duration = Duration::from_secs(90);

/// Of those who are there, so many may wait to be heard; who falls behind hears of them again soon.
const PRESENCES: usize = 256;

/// Keeps a library and a hub together until it is stopped or dropped.
#[derive(Debug)]
pub struct Engine {
    stop: watch::Sender<bool>,
    status: watch::Receiver<Status>,
    wishes: Arc<Wishes>,
    presences: broadcast::Sender<Presence>,
    tasks: JoinSet<()>,
}

/// What is to be done next.
#[derive(Debug, Default)]
struct Wishes {
    text: Mutex<Text>,
    /// There is something to do.
    text_wanted: Notify,
    media_wanted: Notify,
    /// Try again now, whatever was failing.
    asked: Notify,
    asked_media: Notify,
    asked_live: Notify,
}

#[derive(Debug, Default)]
struct Text {
    everything: bool,
    in_doubt: bool,
    send: bool,
    heads: BTreeMap<StreamId, StreamHead>,
}

impl Wishes {
    fn text(&self, wish: impl FnOnce(&mut Text)) {
        wish(&mut self.text.lock().unwrap_or_else(PoisonError::into_inner));
        self.text_wanted.notify_one();
    }

    fn take(&self) -> Text {
        std::mem::take(&mut *self.text.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn ask_everything(&self) {
        self.text(|text| (text.everything, text.in_doubt) = (true, true));
        self.asked.notify_one();
        self.ask_media();
    }

    fn ask_media(&self) {
        self.media_wanted.notify_one();
        self.asked_media.notify_one();
    }
}

impl Engine {
    /// Begins. Must be called inside a tokio runtime.
    pub fn start<H: Hub + Live + 'static>(library: Library, hub: H) -> Self {
        let (stop, stopping) = watch::channel(false);
        let last_sync = library.hub().ok().flatten().and_then(|hub| hub.last_sync);
        let (tell, status) = watch::channel(Status { reach: Reach::Offline, last_sync, problem: None });
        let wishes = Arc::new(Wishes::default());
        wishes.text(|text| text.everything = true);
        let changes = library.subscribe();
        let errand = Errand::stoppable(library, Arc::new(hub), stopping.clone());
        let mut tasks = JoinSet::new();
        let presences = broadcast::channel(PRESENCES).0;
        let (wished, heard) = (Arc::clone(&wishes), presences.clone());
        let run = Run { errand, wishes: wished, tell: Arc::new(tell), presences: heard, stop: stopping };
        tasks.spawn(run.clone().changes(changes));
        tasks.spawn(run.clone().live());
        tasks.spawn(run.clone().media());
        tasks.spawn(run.text());
        Self { stop, status, wishes, presences, tasks }
    }

    /// How it stands; the receiver tells of every change.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.status.clone()
    }

    /// Where colleagues are, as the hub tells it. The channel ends with the engine.
    pub fn presences(&self) -> Receiver<Presence> {
        self.presences.subscribe()
    }

    /// Brings everything up to date now, also when it would not be tried again for a while.
    pub fn now(&self) {
        self.wishes.ask_everything();
        self.wishes.asked_live.notify_one();
    }

    /// Stops, and waits until nothing is written in the library any more.
    pub async fn stop(mut self) {
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
    }
}

struct Run<H> {
    errand: Errand<H>,
    wishes: Arc<Wishes>,
    tell: Arc<watch::Sender<Status>>,
    presences: broadcast::Sender<Presence>,
    stop: watch::Receiver<bool>,
}

impl<H> Clone for Run<H> {
    fn clone(&self) -> Self {
        Self {
            errand: self.errand.clone(),
            wishes: Arc::clone(&self.wishes),
            tell: Arc::clone(&self.tell),
            presences: self.presences.clone(),
            stop: self.stop.clone(),
        }
    }
}

impl<H: Hub + Live + 'static> Run<H> {
    /// Text, both ways.
    async fn text(mut self) {
        if let Err(error) = self.errand.on(|library| library.offer_refused_again()).await {
            tracing::warn!(%error, "what was refused is not offered again");
        }
        let mut patience = Patience::default();
        loop {
            let mut wish = self.wishes.take();
            // After a failure nobody knows what was missed.
            wish.everything |= patience.failures > 0;
            wish.in_doubt |= patience.failures > 0;
            let result = self.grant(&wish).await;
            let wait = match result {
                Ok(()) => {
                    patience.failures = 0;
                    self.reach(Reach::Connected, None);
                    ROUND
                }
                Err(SyncError::Stopped) => return,
                Err(error) => {
                    tracing::info!(%error, "not in step with the hub");
                    self.reach(reach_after(&error), Some(error.code()));
                    patience.next(self.errand.library.world().as_ref())
                }
            };
            let signed_out = self.tell.borrow().reach == Reach::SignedOut;
            tokio::select! {
                biased;
                () = stopped(&mut self.stop) => return,
                () = self.wishes.asked.notified() => {}
                // While it fails, a keystroke is no reason to try again sooner.
                () = self.wishes.text_wanted.notified(), if patience.failures == 0 => {}
                () = pause(self.errand.library.world().as_ref(), wait), if !signed_out => self.wishes.text(|text| text.everything = true),
            }
        }
    }

    async fn grant(&self, wish: &Text) -> Result<(), SyncError> {
        let mut received = 0;
        if wish.everything {
            let done = match wish.in_doubt {
                true => self.errand.everything_in_doubt().await?,
                false => self.errand.everything().await?,
            };
            received += done.received;
            self.errand.on(|library| library.synced()).await?;
        } else {
            if wish.send {
                self.errand.send().await?;
            }
            for head in wish.heads.values() {
                match self.errand.hear(*head).await {
                    // It has less than it had, or says it differently: ask for everything.
                    Err(error) if crate::text::concerns_one(&error) => {
                        received += self.errand.everything().await?.received;
                    }
                    done => received += done?.received,
                }
            }
        }
        if wish.everything || wish.send || received > 0 {
            self.wishes.media_wanted.notify_one();
        }
        Ok(())
    }

    /// Media, both ways, beside the text.
    async fn media(mut self) {
        let mut patience = Patience::default();
        loop {
            tokio::select! {
                biased;
                () = stopped(&mut self.stop) => return,
                () = self.wishes.media_wanted.notified() => {}
            }
            match self.errand.media().await {
                Ok(moved) => {
                    patience.failures = if moved.waiting == 0 { 0 } else { patience.failures };
                    if moved.waiting == 0 {
                        continue;
                    }
                }
                Err(SyncError::Stopped) => return,
                Err(error) => tracing::info!(%error, "media wait"),
            }
            // Something waits: again in a while, or when something new is wanted, but not in a frenzy.
            let wait = patience.next(self.errand.library.world().as_ref());
            tokio::select! {
                biased;
                () = stopped(&mut self.stop) => return,
                () = self.wishes.asked_media.notified() => {}
                () = pause(self.errand.library.world().as_ref(), wait) => {}
            }
            self.wishes.media_wanted.notify_one();
        }
    }

    /// What changes on this side.
    async fn changes(mut self, mut changes: Receiver<Change>) {
        loop {
            let change = tokio::select! {
                biased;
                () = stopped(&mut self.stop) => return,
                change = changes.recv() => change,
            };
            match change {
                Ok(Change { origin: Origin::Sync, .. }) => {}
                Ok(Change { what: What::Place(_), .. }) | Err(RecvError::Lagged(_)) => {
                    self.wishes.text(|text| text.send = true);
                }
                Ok(_) => {}
                Err(RecvError::Closed) => return,
            }
        }
    }

    /// What is new on the other side.
    async fn live(mut self) {
        let mut patience = Patience::default();
        loop {
            match self.errand.ask(self.errand.hub.news()).await {
                Ok(mut news) => {
                    patience.failures = 0;
                    // What came while nobody listened.
                    self.wishes.ask_everything();
                    loop {
                        let message = tokio::select! {
                            biased;
                            () = stopped(&mut self.stop) => return,
                            message = news.recv() => message,
                        };
                        match message {
                            Some(News::Stream(head)) => {
                                self.wishes.text(|text| {
                                    text.heads.insert(head.stream, head);
                                });
                            }
                            Some(News::Medium(_)) => self.wishes.ask_media(),
                            // Nobody looking is fine.
                            Some(News::Presence(presence)) => drop(self.presences.send(presence)),
                            Some(News::Catalogue) => self.wishes.text(|text| text.everything = true),
                            None => break,
                        }
                    }
                    // Gone: whether the hub can be reached shows when it is asked.
                    self.wishes.text(|text| text.everything = true);
                }
                Err(SyncError::Stopped) => return,
                Err(error) => {
                    tracing::debug!(%error, "no live socket");
                    if reach_after(&error) == Reach::SignedOut {
                        self.wishes.text(|text| text.everything = true);
                    }
                }
            }
            let wait = patience.next(self.errand.library.world().as_ref());
            tokio::select! {
                biased;
                () = stopped(&mut self.stop) => return,
                () = self.wishes.asked_live.notified() => {}
                () = pause(self.errand.library.world().as_ref(), wait) => {}
            }
        }
    }

    fn reach(&self, reach: Reach, problem: Option<Code>) {
        let last_sync = self.errand.library.hub().ok().flatten().and_then(|hub| hub.last_sync);
        let status = Status { reach, last_sync, problem };
        self.tell.send_if_modified(|before| std::mem::replace(before, status) != status);
    }
}

/// What a failure says about whether the hub can be reached.
fn reach_after(error: &SyncError) -> Reach {
    match (error, error.code()) {
        (_, Code::SignIn | Code::Credentials) => Reach::SignedOut,
        (_, Code::Unreachable | Code::Busy) | (SyncError::Stopped, _) => Reach::Offline,
        // It answers, whatever it says.
        _ => Reach::Connected,
    }
}

/// Waits ever longer, with chance in it, so that a hub that comes back is not run over by everyone at once.
#[derive(Debug, Default)]
struct Patience {
    failures: u32,
}

impl Patience {
    fn next(&mut self, world: &dyn World) -> Duration {
        let doubled = SOONEST.saturating_mul(1 << self.failures.min(16)).min(LATEST);
        self.failures += 1;
        let mut chance = [0];
        world.fill(&mut chance);
        // Between half and one and a half of it.
        doubled.mul_f64(0.5 + f64::from(chance[0]) / 255.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Fixed(u8);

    impl World for Fixed {
        fn now(&self) -> i64 {
            0
        }
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn waiting_grows_to_a_limit_and_differs() {
        let waits = |chance| {
            let mut patience = Patience::default();
            (0..40).map(|_| patience.next(&Fixed(chance))).collect::<Vec<_>>()
        };
        let (short, long) = (waits(0), waits(255));
        assert_eq!((short[0], long[0]), (SOONEST / 2, SOONEST + SOONEST / 2));
        assert!(short.is_sorted() && long.is_sorted());
        assert_eq!((short[39], long[39]), (LATEST / 2, LATEST + LATEST / 2));
    }
}
