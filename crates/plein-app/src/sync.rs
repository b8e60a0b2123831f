//! The exchange with the hub, as the app hosts it: it runs while there is a hub and a token for it.
//!
//! What is exchanged, and when, is decided in `plein-sync`; here it is begun, ended, and shown.

use crate::app::{Call, WeakApp};
use crate::commands::Nothing;
use crate::errors::{AppError, Code};
use crate::events::Event;
use crate::hub::Connection;
use crate::presence;
use crate::secrets::Secrets;
use plein_library::Library;
use plein_protocol::DeviceToken;
use plein_sync::{Engine, HttpHub, Reach, Status};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::watch;

/// The exchange: there, or not.
#[derive(Debug, Default)]
pub(crate) struct Exchange(Mutex<State>);

#[derive(Debug, Default)]
enum State {
    /// Nobody has looked for a token yet.
    #[default]
    Unknown,
    /// There is no token: somebody has to sign in.
    SignedOut,
    /// It runs.
    Running(Running),
}

#[derive(Debug)]
struct Running {
    engine: Engine,
    hub: HttpHub,
    status: watch::Receiver<Status>,
}

impl Running {
    fn begin(library: &Library, hub: HttpHub, app: WeakApp) -> Self {
        let engine = Engine::start(library.clone(), hub.clone());
        let status = engine.status();
        tokio::spawn(presence::hear(engine.presences(), app.clone()));
        tokio::spawn(tell(status.clone(), app));
        Self { engine, hub, status }
    }
}

impl Exchange {
    /// Keeps the hub that was joined, and begins to exchange with it, in place of any other. Who hears of the hub
    /// can ask it something at once: nobody sees it kept and not yet begun.
    ///
    /// # Errors
    /// When its address is none, or it cannot be kept.
    pub(crate) fn enter(
        &self,
        library: &Library,
        joined: &plein_library::Connection,
        token: DeviceToken,
        app: WeakApp,
    ) -> Result<(), AppError> {
        let mut state = self.lock();
        let hub = HttpHub::new(&joined.url, token)?;
        library.set_hub(joined)?;
        *state = State::Running(Running::begin(library, hub, app));
        Ok(())
    }

    /// Begins to exchange with the hub that is kept; without a token, somebody has to sign in. Whoever joined or signed
    /// in meanwhile knows better, and nothing is done.
    fn resume(&self, library: &Library, address: &str, token: Option<DeviceToken>, app: WeakApp) {
        let mut state = self.lock();
        if matches!(*state, State::Running(_)) {
            return;
        }
        *state = match token.map(|token| HttpHub::new(address, token)) {
            Some(Ok(hub)) => State::Running(Running::begin(library, hub, app)),
            Some(Err(error)) => {
                tracing::warn!(%error, "no exchange with the hub");
                State::SignedOut
            }
            None => State::SignedOut,
        };
    }

    /// Whether a token is still looked for.
    fn waits(&self) -> bool {
        !matches!(&*self.lock(), State::Running(_))
    }

    /// Ends it; when this returns, nothing is written in the library by it any more.
    pub(crate) async fn end(&self) {
        let before = std::mem::take(&mut *self.lock());
        if let State::Running(running) = before {
            running.engine.stop().await;
        }
    }

    /// The hub, to ask it something.
    ///
    /// # Errors
    /// `hub_signed_out` without a token; `hub_unreachable` while the keychain is still being asked for it.
    pub(crate) fn hub(&self) -> Result<HttpHub, AppError> {
        match &*self.lock() {
            State::Running(running) => Ok(running.hub.clone()),
            State::Unknown => Err(Code::HubUnreachable.into()),
            State::SignedOut => Err(Code::HubSignedOut.into()),
        }
    }

    /// How the connection is.
    pub(crate) fn connection(&self) -> Connection {
        match &*self.lock() {
            State::Unknown => Connection::Offline,
            State::SignedOut => Connection::SignedOut,
            State::Running(running) => match running.status.borrow().reach {
                Reach::Connected => Connection::Connected,
                Reach::Offline => Connection::Offline,
                Reach::SignedOut => Connection::SignedOut,
            },
        }
    }

    /// Whether there is a token.
    pub(crate) fn has_token(&self) -> bool {
        !matches!(&*self.lock(), State::SignedOut)
    }

    fn now(&self) {
        if let State::Running(running) = &*self.lock() {
            running.engine.now();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How long a silent keychain is left alone before it is asked again, in seconds; then each minute.
const ASKED_AGAIN: [u64; 6] = [1, 2, 4, 8, 16, 32];

/// Takes the exchange up again after a start, in the background: a keychain may make one wait, or answer only once
/// somebody has unlocked it. Until it has been silent for a minute, the hub counts as not reachable; then somebody may
/// sign in anew, and it is still asked.
pub(crate) async fn resume(app: WeakApp, secrets: Secrets) {
    for again in ASKED_AGAIN.into_iter().map(Some).chain(std::iter::repeat(None)) {
        let Some(connection) = app.upgrade().and_then(|app| app.library().hub().ok().flatten()) else { return };
        let (hub, secrets) = (connection.hub, secrets.clone());
        let Ok(found) = tokio::task::spawn_blocking(move || secrets.find(hub)).await else { return };
        let Some(strong) = app.upgrade() else { return };
        if !strong.exchange().waits() {
            return;
        }
        let silent = found.is_err();
        if !silent || again.is_none() {
            let token = found.ok().flatten().map(|(token, _)| token);
            strong.exchange().resume(strong.library(), &connection.url, token, app.clone());
            strong.tell(Event::Hub { hub: strong.hub_state() });
        }
        if !silent {
            return;
        }
        drop(strong);
        tokio::time::sleep(Duration::from_secs(again.unwrap_or(60))).await;
    }
}

/// Tells the screens how the connection is, until it ends.
async fn tell(mut status: watch::Receiver<Status>, app: WeakApp) {
    while status.changed().await.is_ok() {
        let Some(app) = app.upgrade() else { return };
        app.tell(Event::Hub { hub: app.hub_state() });
    }
}

/// `sync_now`.
#[expect(clippy::unnecessary_wraps, reason = "every handler answers in the same way")]
pub(crate) fn now(call: &Call<'_>, _: Nothing) -> Result<(), AppError> {
    call.app.exchange().now();
    Ok(())
}
