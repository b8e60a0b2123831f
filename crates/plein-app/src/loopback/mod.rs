//! Plein over HTTP on loopback: the same screens and commands for a browser on this computer.
//!
//! Owns the server, who may come in ([`gate`]), and what is only possible over HTTP: the player page for videos, and
//! `focus`, by which a second start brings the first forward. The desktop window runs it too, without screens.
//! Always holds: it listens on 127.0.0.1 and nowhere else.

mod api;
mod body;
mod export;
mod gate;
mod media;
mod player;
mod screens;

pub use api::unpack;
pub use screens::{Asset, Screens};

use crate::app::{App, Host};
use crate::events::Event;
use crate::links::VideoSite;
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use gate::Gate;
use serde::{Deserialize, Serialize};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::ops::Deref;
use std::sync::{Arc, Weak};
use tokio::net::TcpListener;

/// The screens in a browser.
pub const LOOPBACK: Host = Host { media: "/media", dialogs: false, streams: true };

/// What the handlers share.
#[derive(Debug, Clone)]
struct Shared(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    app: App,
    gate: Gate,
    screens: Option<Screens>,
}

impl Deref for Shared {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// A running server. The last clone to go stops it; connections that are open end by themselves.
#[derive(Debug, Clone)]
pub struct Loopback {
    shared: Shared,
    running: Arc<Running>,
}

#[derive(Debug)]
struct Running(tokio::task::AbortHandle);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// How the app reaches its server without keeping it: the server keeps the app.
#[derive(Debug, Clone)]
pub(crate) struct Reached(Weak<Inner>, Weak<Running>);

impl Reached {
    pub(crate) fn upgrade(&self) -> Option<Loopback> {
        Some(Loopback { shared: Shared(self.0.upgrade()?), running: self.1.upgrade()? })
    }
}

impl Loopback {
    /// Starts to serve `app` on `port` of 127.0.0.1 (0: any that is free), with screens or without. Must be called
    /// inside a tokio runtime. The app then hands out addresses of this server.
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn start(app: &App, screens: Option<Screens>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await?;
        let gate = Gate::new(listener.local_addr()?.port(), app.world());
        let shared = Shared(Arc::new(Inner { app: app.clone(), gate, screens }));
        let router = router(shared.clone());
        let server = tokio::spawn(async move {
            if let Err(error) = axum::serve(listener, router).await {
                tracing::error!(%error, "the loopback server stopped");
            }
        });
        let loopback = Self { shared, running: Arc::new(Running(server.abort_handle())) };
        app.reached_by(&loopback);
        Ok(loopback)
    }

    pub(crate) fn reached(&self) -> Reached {
        Reached(Arc::downgrade(&self.shared.0), Arc::downgrade(&self.running))
    }

    /// `http://127.0.0.1:<port>`.
    pub fn origin(&self) -> String {
        self.shared.gate.origin()
    }

    /// A fresh address by which the screens can be entered, once.
    pub fn entrance(&self) -> String {
        self.shared.gate.entrance(self.shared.app.world())
    }

    /// The address by which a second start asks this one to come forward: see [`crate::second`].
    pub fn focus_address(&self) -> String {
        self.shared.gate.focus_address()
    }

    /// The address at which the desktop window plays a sound or film.
    pub(crate) fn play(&self, space: plein_model::SpaceId, medium: plein_model::MediumId) -> String {
        format!("{}/play/{space}/{medium}?key={}", self.origin(), self.shared.gate.player_key())
    }

    /// The address of the page that plays a video; none when the id is not one.
    pub(crate) fn player(&self, site: VideoSite, video: &str, start: u32) -> Option<String> {
        let path = player::path(site, video, start, self.shared.gate.player_key())?;
        Some(format!("{}{path}", self.origin()))
    }
}

fn router(shared: Shared) -> Router {
    use axum::middleware::from_fn_with_state;
    Router::new()
        .route("/api/events", get(api::events))
        .route("/api/{name}", post(api::call))
        .route("/media/{space}/{medium}", get(media::serve))
        .route("/export/{space}/{as}", get(export::file))
        .fallback(screens::file)
        .layer(from_fn_with_state(shared.clone(), gate::members_only))
        // From here on without the cookie.
        .route("/", get(screens::entrance))
        .route("/player/{site}/{video}", get(player::page))
        .route("/play/{space}/{medium}", get(media::play))
        .route("/focus", post(focus))
        .route("/favicon.ico", get(icon))
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(shared.clone(), gate::guard))
        .with_state(shared)
}

/// What a browser asks for by itself, for the tab; it looks at what it is, not at what it is called.
async fn icon() -> Response {
    let icon: &[u8] = include_bytes!("../../../../assets/icons/32x32.png");
    ([(header::CONTENT_TYPE, "image/png")], icon).into_response()
}

/// What `focus` needs.
#[derive(Debug, Deserialize)]
struct Asked {
    token: String,
}

/// What `focus` answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forward {
    /// Where the screens can be entered, when they are served here; null when a window has come forward.
    pub address: Option<String>,
}

/// `POST /focus?token=`; its body is what the second start was asked to open, if anything.
async fn focus(State(shared): State<Shared>, Query(asked): Query<Asked>, body: Body) -> Response {
    if !shared.gate.is_focus(&asked.token) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let open = axum::body::to_bytes(body, crate::asked::LONGEST).await.unwrap_or_default();
    if let Some(open) = std::str::from_utf8(&open).ok().filter(|open| !open.is_empty()) {
        shared.app.ask_to_open(open);
    }
    shared.app.tell(Event::Focus);
    let address = shared.screens.is_some().then(|| shared.gate.entrance(shared.app.world()));
    axum::Json(Forward { address }).into_response()
}
