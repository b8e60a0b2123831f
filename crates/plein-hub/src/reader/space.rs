//! A Space, to be read.

use super::words::Say;
use super::{HTML, say, with_script};
use crate::documents::{self, Reading};
use crate::http::{Ask, Page, respond};
use crate::permit::{Permit, Read};
use axum::http::StatusCode;
use plein_model::{Medium, MediumId, SpaceId, Video, VideoSite};
use plein_protocol::Problem;
use plein_publish::html::{self, Home};
use plein_publish::{MediaLinks, VideoLinks};

pub async fn page(permit: Permit<Read>, ask: Ask) -> Result<Page, Problem> {
    let reading = documents::read(&permit).await?;
    Ok(with_script(respond(StatusCode::OK, HTML, space_page(&say(&ask), &reading, &Way::of(&ask, reading.space.id)))))
}

/// The way by which somebody came to a Space: what belongs to it is below.
pub struct Way {
    /// Its address.
    pub base: String,
    /// By a link, so that there is no list to go back to.
    linked: bool,
}

impl Way {
    /// The way by which this request came.
    pub fn of(ask: &Ask, space: SpaceId) -> Self {
        match ask.name::<String>("link") {
            // It was found by its hash, so it is one that was made here: letters that need no escaping.
            Ok(link) => Self { base: format!("/link/{link}"), linked: true },
            Err(_) => Self { base: format!("/spaces/{space}"), linked: false },
        }
    }
}

fn space_page(say: &Say, reading: &Reading, way: &Way) -> String {
    let links = Links { base: &way.base, reading };
    let page = html::Page {
        words: say,
        language: say.language.tag(),
        media: &links,
        video: &links,
        authors: &reading.authors,
        stylesheet: &super::assets::STYLE,
        script: Some(&super::assets::READER_SCRIPT),
        home: (!way.linked).then_some(Home { url: "/", name: &say.hub }),
    };
    html::page(&reading.space, &page)
}

struct Links<'a> {
    base: &'a str,
    reading: &'a Reading,
}

impl MediaLinks for Links<'_> {
    fn url(&self, id: &MediumId, width: Option<u32>) -> String {
        media_below(self.base, id, width)
    }
    fn medium(&self, id: &MediumId) -> Option<Medium> {
        self.reading.media.get(id).cloned()
    }
}

impl VideoLinks for Links<'_> {
    fn play(&self, video: &Video) -> String {
        format!("{}/video/{}/{}", self.base, site_word(video.site), video.id)
    }
}

/// The address of a medium of a Space; of a rendition when a width is asked for.
pub fn media_url(space: SpaceId, id: &MediumId, width: Option<u32>) -> String {
    media_below(&format!("/spaces/{space}"), id, width)
}

fn media_below(base: &str, id: &MediumId, width: Option<u32>) -> String {
    let width = width.map(|width| format!("?w={width}")).unwrap_or_default();
    format!("{base}/media/{id}{width}")
}

/// What a site is called in addresses.
pub const fn site_word(site: VideoSite) -> &'static str {
    match site {
        VideoSite::Youtube => "youtube",
        VideoSite::Vimeo => "vimeo",
    }
}
