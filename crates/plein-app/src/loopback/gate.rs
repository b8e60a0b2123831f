//! Who may come in: a program on this computer that was given an address with a one-time token.
//!
//! Always holds: every request names this server as its host, and comes from a page of this server or from none; the
//! screens, commands, events and media need the cookie that a one-time token is exchanged for; a token is taken once.
//! Deliberately absent: any way to ask for a token over HTTP without a secret that stands in a file of the owner.

use super::Shared;
use crate::errors::{AppError, Code};
use crate::settings::Language;
use crate::words;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plein_protocol::world::World;
use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// How many one-time tokens can be waiting; the oldest goes when there are more.
const TOKENS_WAITING: usize = 8;

/// The strictest policy that the screens work under. The desktop window has the same one, for its own addresses.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The origins that the desktop window may have.
pub(super) const WINDOW: [&str; 3] = ["tauri://localhost", "http://tauri.localhost", "https://tauri.localhost"];

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The secrets of one running server.
#[derive(Debug)]
pub(super) struct Gate {
    /// `127.0.0.1:<port>`.
    authority: String,
    cookie: String,
    session: String,
    focus: String,
    player: String,
    waiting: Mutex<VecDeque<String>>,
}

impl Gate {
    pub(super) fn new(port: u16, world: &dyn World) -> Self {
        Self {
            authority: format!("127.0.0.1:{port}"),
            // Cookies do not tell ports apart; two libraries on one computer must not push each other out.
            cookie: format!("plein-{port}"),
            session: secret(world),
            focus: secret(world),
            player: secret(world),
            waiting: Mutex::default(),
        }
    }

    pub(super) fn origin(&self) -> String {
        format!("http://{}", self.authority)
    }

    /// A fresh address by which the screens can be entered, once.
    pub(super) fn entrance(&self, world: &dyn World) -> String {
        let token = secret(world);
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() == TOKENS_WAITING {
            waiting.pop_front();
        }
        waiting.push_back(token.clone());
        format!("{}/?token={token}", self.origin())
    }

    /// The address by which a second start asks this one to come forward.
    pub(super) fn focus_address(&self) -> String {
        format!("{}/focus?token={}", self.origin(), self.focus)
    }

    pub(super) fn is_focus(&self, token: &str) -> bool {
        same(token, &self.focus)
    }

    /// What the address of a player ends with, so that only this Plein hands them out.
    pub(super) fn player_key(&self) -> &str {
        &self.player
    }

    pub(super) fn is_player(&self, key: &str) -> bool {
        same(key, &self.player)
    }

    /// Takes a one-time token, if it is one.
    pub(super) fn take(&self, token: &str) -> bool {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        match waiting.iter().position(|known| same(token, known)) {
            Some(index) => waiting.remove(index).is_some(),
            None => false,
        }
    }

    /// The header that lets a browser in.
    pub(super) fn let_in(&self) -> String {
        format!("{}={}; HttpOnly; SameSite=Strict; Path=/", self.cookie, self.session)
    }

    /// Whether a request shows the cookie.
    pub(super) fn knows(&self, headers: &HeaderMap) -> bool {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        cookies
            .flat_map(|line| line.split(';'))
            .filter_map(|cookie| cookie.trim().split_once('='))
            .any(|(name, value)| name == self.cookie && same(value, &self.session))
    }

    /// Whether a request is meant for this server (and not for a name that was made to point here), and does not come
    /// from a page of another.
    fn is_ours(&self, method: &Method, path: &str, headers: &HeaderMap) -> bool {
        let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
        let host = text(header::HOST) == Some(self.authority.as_str());
        let origin = match text(header::ORIGIN) {
            // The window is a page of another origin; it may play, by an address that only it was given.
            Some(origin) => origin == self.origin() || (path.starts_with("/play/") && WINDOW.contains(&origin)),
            // Browsers name the origin of whatever may change something.
            None => method == Method::GET || method == Method::HEAD || text(FETCH_SITE).is_none(),
        };
        host && origin
    }

    /// Whether a request comes from a page of this server, or was typed by a person.
    fn is_near(&self, headers: &HeaderMap) -> bool {
        headers.get(FETCH_SITE).is_none_or(|site| site == "same-origin" || site == "none")
    }
}

/// On every request: host and origin; on every answer: the policy.
pub(super) async fn guard(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    let mut response = if shared.gate.is_ours(request.method(), request.uri().path(), request.headers()) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    };
    let headers = response.headers_mut();
    let mut set = |name, value: &'static str| {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "no-referrer");
    set(header::CACHE_CONTROL, "no-store");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    response
}

/// On everything but the entrance, the player and `focus`: the cookie.
pub(super) async fn members_only(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if shared.gate.knows(request.headers()) && shared.gate.is_near(request.headers()) {
        next.run(request).await
    } else {
        refused()
    }
}

/// A page that says how to get in.
pub(super) fn refused() -> Response {
    let language = Language::of_system();
    let text = words::explain(language, &AppError::new(Code::AddressUsed));
    let page = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>Plein</title><p>{text}</p></html>",
        language.code()
    );
    (StatusCode::FORBIDDEN, Html(page)).into_response()
}

/// 32 random bytes in base64url.
fn secret(world: &dyn World) -> String {
    let mut bytes = [0; 32];
    world.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Compares without telling by its time where the difference is.
fn same(given: &str, secret: &str) -> bool {
    given.len() == secret.len() && given.bytes().zip(secret.bytes()).fold(0, |seen, (a, b)| seen | (a ^ b)) == 0
}
