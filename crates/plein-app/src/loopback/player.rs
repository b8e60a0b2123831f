//! The page that plays a video of another site.
//!
//! The site refuses to play in a page without an ordinary address, and the desktop window has none; so the player is
//! served here. Nothing but this page ever contacts the site, and it is only opened after a click.

use super::Shared;
use crate::links::VideoSite;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

/// The longest id of a video; the sites use 11 characters and 10 digits.
const MAX_ID: usize = 64;

/// Only the player of the two sites, in no page but Plein's own.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; \
    frame-src https://www.youtube-nocookie.com https://player.vimeo.com; \
    frame-ancestors 'self' tauri://localhost http://tauri.localhost https://tauri.localhost";

/// What the address carries.
#[derive(Debug, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    start: u32,
    key: String,
}

/// The address of the page, under the origin of this server. None when the id is not one.
pub(super) fn path(site: VideoSite, video: &str, start: u32, key: &str) -> Option<String> {
    let site = match site {
        VideoSite::Youtube => "youtube",
        VideoSite::Vimeo => "vimeo",
    };
    is_id(video).then(|| format!("/player/{site}/{video}?start={start}&key={key}"))
}

/// `/player/<site>/<video>`.
pub(super) async fn page(
    State(shared): State<Shared>,
    Path((site, video)): Path<(VideoSite, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    if !shared.gate.is_player(&asked.key) || !is_id(&video) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let start = asked.start;
    let source = match site {
        VideoSite::Youtube => {
            format!("https://www.youtube-nocookie.com/embed/{video}?autoplay=1&amp;rel=0&amp;start={start}")
        }
        VideoSite::Vimeo => format!("https://player.vimeo.com/video/{video}?autoplay=1&amp;dnt=1#t={start}s"),
    };
    let page = format!(
        "<!doctype html><html><meta charset=\"utf-8\"><title>Plein</title>\
         <style>html,body{{margin:0;height:100%;background:#000}}iframe{{border:0;width:100%;height:100%}}</style>\
         <iframe src=\"{source}\" title=\"Video\" allow=\"autoplay; encrypted-media; fullscreen; picture-in-picture\" \
         referrerpolicy=\"strict-origin-when-cross-origin\" allowfullscreen></iframe></html>"
    );
    let headers =
        [(header::CONTENT_SECURITY_POLICY, POLICY), (header::REFERRER_POLICY, "strict-origin-when-cross-origin")];
    (headers, [("cross-origin-resource-policy", "cross-origin")], Html(page)).into_response()
}

/// Only what can stand in an address as it is.
fn is_id(video: &str) -> bool {
    (1..=MAX_ID).contains(&video.len()) && video.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}
