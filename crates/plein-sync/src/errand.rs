//! What text and media share: asking the hub, writing in the library, and stopping.

use plein_library::{Library, LibraryError};
use plein_protocol::world::World;
use plein_protocol::{Code, Problem};
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Why something could not be brought together. Nothing is lost; it can be tried again.
#[derive(Debug, thiserror::Error)]
pub enum SyncError {
    /// The hub could not or would not.
    #[error(transparent)]
    Hub(#[from] Problem),
    /// The hub contradicts what it said before: it may have gone back in time.
    #[error("{0}")]
    Contradiction(&'static str),
    /// The library could not.
    #[error(transparent)]
    Library(LibraryError),
    /// Somebody said stop.
    #[error("stopped")]
    Stopped,
}

impl From<LibraryError> for SyncError {
    fn from(error: LibraryError) -> Self {
        match error {
            LibraryError::Gap { .. } => Self::Hub(Problem::new(Code::Nonsense, error.to_string())),
            LibraryError::Contradiction(what) => Self::Contradiction(what),
            other => Self::Library(other),
        }
    }
}

impl SyncError {
    /// What a program decides by.
    pub fn code(&self) -> Code {
        match self {
            Self::Hub(problem) => problem.code,
            Self::Contradiction(_) => Code::Nonsense,
            Self::Library(_) | Self::Stopped => Code::Internal,
        }
    }
}

/// A library and a hub that are to be brought together.
#[derive(Debug)]
pub struct Errand<H> {
    pub(crate) library: Library,
    pub(crate) hub: Arc<H>,
    stop: watch::Receiver<bool>,
}

impl<H> Clone for Errand<H> {
    fn clone(&self) -> Self {
        Self { library: self.library.clone(), hub: Arc::clone(&self.hub), stop: self.stop.clone() }
    }
}

impl<H> Errand<H> {
    /// One that goes on until it is done.
    pub fn new(library: Library, hub: Arc<H>) -> Self {
        // Without a sender it is never told to stop.
        Self { library, hub, stop: watch::channel(false).1 }
    }

    pub(crate) fn stoppable(library: Library, hub: Arc<H>, stop: watch::Receiver<bool>) -> Self {
        Self { library, hub, stop }
    }

    /// Waits for the hub, unless somebody says stop.
    pub(crate) async fn ask<T>(&self, answer: impl Future<Output = Result<T, Problem>>) -> Result<T, SyncError> {
        let mut stop = self.stop.clone();
        tokio::select! {
            biased;
            () = stopped(&mut stop) => Err(SyncError::Stopped),
            answer = answer => Ok(answer?),
        }
    }

    /// Works in the library, on a thread that may wait for the disk. Always finishes what it began.
    pub(crate) async fn on<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Library) -> Result<T, LibraryError> + Send + 'static,
    ) -> Result<T, SyncError> {
        if *self.stop.borrow() {
            return Err(SyncError::Stopped);
        }
        if self.library.world().conductor().is_some() {
            return Ok(work(&self.library)?);
        }
        let library = self.library.clone();
        match tokio::task::spawn_blocking(move || work(&library)).await {
            Ok(result) => Ok(result?),
            Err(error) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
            Err(_) => Err(SyncError::Stopped),
        }
    }
}

/// Waits so long, by the world's time.
pub(crate) async fn pause(world: &dyn World, time: Duration) {
    match world.conductor() {
        Some(conductor) => conductor.wait(time).await,
        None => tokio::time::sleep(time).await,
    }
}

/// Waits until somebody says stop; for ever when nobody can.
pub(crate) async fn stopped(stop: &mut watch::Receiver<bool>) {
    if stop.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}
