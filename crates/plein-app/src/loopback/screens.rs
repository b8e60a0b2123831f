//! The files of the screens, from wherever the host has them.

use super::{Shared, gate};
use axum::body::Body;
use axum::extract::{Query, Request, State};
use axum::http::header::{self, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// One file of the screens.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its media type.
    pub mime: String,
    /// Its bytes.
    pub bytes: Cow<'static, [u8]>,
}

/// Finds a file of the screens by its path, without a slash in front: `index.html`, `assets/index-1a2b.js`.
type Find = dyn Fn(&str) -> Option<Asset> + Send + Sync;

/// The screens.
#[derive(Clone)]
pub struct Screens(Arc<Find>);

impl fmt::Debug for Screens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Screens")
    }
}

impl Screens {
    /// Screens that `find` finds.
    pub fn new(find: impl Fn(&str) -> Option<Asset> + Send + Sync + 'static) -> Self {
        Self(Arc::new(find))
    }
}

/// What the address may carry.
#[derive(Debug, Deserialize)]
pub(super) struct Entrance {
    token: Option<String>,
}

/// `/`: lets in who brings a one-time token, and shows the screens to who is in.
pub(super) async fn entrance(
    State(shared): State<Shared>,
    Query(entrance): Query<Entrance>,
    request: Request,
) -> Response {
    let Some(token) = entrance.token else {
        return if shared.gate.knows(request.headers()) { show(&shared, "index.html") } else { gate::refused() };
    };
    // A page that goes on by itself, and not a redirect: a strict cookie is not sent along a redirect that began at
    // a link in another page. It also takes the token out of the address bar.
    let on = Html("<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=/\">");
    if shared.gate.take(&token) {
        ([(header::SET_COOKIE, shared.gate.let_in())], on).into_response()
    } else if shared.gate.knows(request.headers()) {
        on.into_response()
    } else {
        gate::refused()
    }
}

/// Everything else: a file of the screens.
pub(super) async fn file(State(shared): State<Shared>, request: Request) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    show(&shared, request.uri().path().trim_start_matches('/'))
}

fn show(shared: &Shared, path: &str) -> Response {
    let asset = shared.screens.as_ref().and_then(|screens| (screens.0)(path));
    let Some(asset) = asset else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(mime) = HeaderValue::from_str(&asset.mime) else { return StatusCode::NOT_FOUND.into_response() };
    let body = match asset.bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    };
    ([(header::CONTENT_TYPE, mime)], body).into_response()
}
