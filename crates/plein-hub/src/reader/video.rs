//! The page on which a video plays: the only one that contacts another site, and only after a person asked for it.

use super::layout::{brand, wide};
use super::space::{Way, site_word};
use super::{HTML, say};
use crate::documents;
use crate::http::{Ask, Page, respond};
use crate::permit::{Permit, Read};
use crate::refusal::forbidden;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, HeaderValue, REFERRER_POLICY};
use maud::html;
use plein_model::{Content, Space, Video, VideoSite};
use plein_protocol::Problem;

/// This page may show a frame of the two sites, and nothing else from elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; \
                      frame-src https://www.youtube-nocookie.com https://player.vimeo.com; \
                      form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

pub async fn page(permit: Permit<Read>, ask: Ask) -> Result<Page, Problem> {
    let (site, id) = (ask.name::<String>("site")?, ask.name::<String>("video")?);
    let reading = documents::read(&permit).await?;
    // Only what the Space shows: this is no player for anything else.
    let video = find(&reading.space, &site, &id).ok_or_else(forbidden)?;
    let say = say(&ask);
    let title = if video.title.trim().is_empty() { say.word("reader-untitled-video") } else { video.title.clone() };
    let content = html! {
        main.player {
            (brand(&say))
            h1 { (title) }
            iframe src=(player(video)) title=(title) allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
                allowfullscreen referrerpolicy="strict-origin-when-cross-origin"
                sandbox="allow-scripts allow-same-origin allow-presentation allow-popups" {}
            p { a href=(Way::of(&ask, reading.space.id).base) { (say.word("hub-video-back")) } }
        }
    };
    let mut response = respond(StatusCode::OK, HTML, wide(&say, &title, content));
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    // The site wants to know on which site it plays, or it refuses; it is not told which page.
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin"));
    Ok(response)
}

fn find<'a>(space: &'a Space, site: &str, id: &str) -> Option<&'a Video> {
    let blocks = space.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let mut videos = blocks.filter_map(|block| match &block.content {
        Content::Video(video) => Some(video),
        _ => None,
    });
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    videos.find(|video| is_id && video.id == id && site_word(video.site) == site)
}

/// The address of the site's own player, without cookies where the site offers that.
fn player(video: &Video) -> String {
    let Video { id, start, .. } = video;
    match video.site {
        VideoSite::Youtube => format!("https://www.youtube-nocookie.com/embed/{id}?autoplay=1&rel=0&start={start}"),
        VideoSite::Vimeo => format!("https://player.vimeo.com/video/{id}?autoplay=1&dnt=1#t={start}s"),
    }
}
