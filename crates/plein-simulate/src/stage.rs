//! Time, and who is next: everything in a history happens on one thread, and time passes only when nobody has anything
//! left to do.

use crate::chance::Chance;
use plein_protocol::world::{Conductor, World};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// The moment at which every history begins, in milliseconds since 1970.
const BEGINNING: i64 = 1_700_000_000_000;
/// So often everyone gets a turn before time passes: a longer chain of one waking the other takes time.
const TURNS: usize = 6;

/// Where chance comes from that does not come from the seed: a mutation.
static OTHER: AtomicU64 = AtomicU64::new(1);

/// Time, and what has been seen to happen.
#[derive(Debug)]
pub struct Stage(Mutex<State>);

#[derive(Debug)]
struct State {
    now: u64,
    /// By moment, then in an order of chance.
    waiting: BTreeMap<(u64, u64), Option<Waker>>,
    chance: Chance,
    trace: blake3::Hasher,
    log: Option<Vec<String>>,
}

impl Stage {
    /// At the beginning. Keeps the log when `tell`.
    pub fn new(chance: Chance, tell: bool) -> Arc<Self> {
        let state =
            State { now: 0, waiting: BTreeMap::new(), chance, trace: blake3::Hasher::new(), log: tell.then(Vec::new) };
        Arc::new(Self(Mutex::new(state)))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Milliseconds since the beginning.
    pub fn now(&self) -> u64 {
        self.lock().now
    }

    /// Notes something that happened.
    pub fn note(&self, what: impl FnOnce() -> String, bytes: &[u8]) {
        let mut state = self.lock();
        let now = state.now;
        let what = what();
        state.trace.update(&now.to_le_bytes()).update(what.as_bytes()).update(bytes);
        if let Some(log) = &mut state.log {
            let hash = blake3::hash(bytes).to_hex();
            log.push(format!("{:>9.3} {what} {}", now as f64 / 1000.0, &hash[..8]));
        }
    }

    /// Whether the log is kept.
    pub fn tells(&self) -> bool {
        self.lock().log.is_some()
    }

    /// Tells something that is no part of what happened.
    pub fn tell(&self, what: String) {
        if let Some(log) = &mut self.lock().log {
            log.push(format!("          ({what})"));
        }
    }

    /// One number for everything that happened.
    pub fn trace(&self) -> [u8; 32] {
        *self.lock().trace.finalize().as_bytes()
    }

    /// What happened, line by line.
    pub fn log(&self) -> Vec<String> {
        self.lock().log.clone().unwrap_or_default()
    }

    /// Lets so much time pass, and everyone do what they have to do in it.
    pub async fn pass(&self, millis: u64) {
        let until = self.now() + millis;
        loop {
            settle().await;
            let waker = {
                let mut state = self.lock();
                match state.waiting.first_key_value() {
                    Some(((at, _), _)) if *at <= until => {
                        state.now = (*at).max(state.now);
                        state.waiting.pop_first().and_then(|(_, waker)| waker)
                    }
                    _ => {
                        state.now = until;
                        return;
                    }
                }
            };
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }

    /// Ready when so much time has passed.
    pub fn wait(self: &Arc<Self>, time: Duration) -> impl Future<Output = ()> + Send + use<> {
        let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX / 2);
        let key = {
            let mut state = self.lock();
            let key = (state.now + millis, state.chance.draw());
            state.waiting.insert(key, None);
            key
        };
        Wait { stage: Arc::clone(self), key }
    }
}

/// Gives everyone their turns.
pub async fn settle() {
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
    }
}

struct Wait {
    stage: Arc<Stage>,
    key: (u64, u64),
}

impl Future for Wait {
    type Output = ();
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.stage.lock().waiting.get_mut(&self.key) {
            Some(waker) => {
                *waker = Some(context.waker().clone());
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        self.stage.lock().waiting.remove(&self.key);
    }
}

/// The world of one device, or of the hub: a clock of its own, and chance of its own.
#[derive(Debug)]
pub struct Own {
    stage: Arc<Stage>,
    chance: Mutex<Chance>,
    /// How far its clock is off, in milliseconds.
    pub skew: AtomicI64,
    /// Chance comes from elsewhere: a mutation.
    real: AtomicBool,
}

impl Own {
    /// A world on this stage.
    pub fn new(stage: &Arc<Stage>, chance: Chance) -> Arc<Self> {
        Arc::new(Self {
            stage: Arc::clone(stage),
            chance: Mutex::new(chance),
            skew: AtomicI64::new(0),
            real: AtomicBool::new(false),
        })
    }

    /// Takes chance from elsewhere, or not.
    pub fn be_real(&self, yes: bool) {
        self.real.store(yes, Ordering::Relaxed);
    }
}

impl World for Own {
    fn now(&self) -> i64 {
        BEGINNING + self.stage.now().cast_signed() + self.skew.load(Ordering::Relaxed)
    }
    fn fill(&self, bytes: &mut [u8]) {
        if self.real.load(Ordering::Relaxed) {
            // Not from the seed: it goes on from one history to the next.
            let mut other = Chance::new(OTHER.fetch_add(1, Ordering::Relaxed));
            return bytes.iter_mut().for_each(|byte| *byte = other.draw().to_le_bytes()[0]);
        }
        let mut chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        for part in bytes.chunks_mut(8) {
            part.copy_from_slice(&chance.draw().to_le_bytes()[..part.len()]);
        }
    }
    fn conductor(&self) -> Option<&dyn Conductor> {
        Some(self)
    }
}

impl Conductor for Own {
    fn wait(&self, time: Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        Box::pin(self.stage.wait(time))
    }
}
