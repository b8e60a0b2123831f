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
    Ok(with_script(respond(StatusCode::OK, HTML, space_page(&say(&ask), &reading))))
}

fn space_page(say: &Say, reading: &Reading) -> String {
    let links = Links { space: reading.space.id, reading };
    let page = html::Page {
        words: say,
        language: say.language.tag(),
        media: &links,
        video: &links,
        authors: &reading.authors,
        stylesheet: &super::assets::STYLE,
        script: Some(&super::assets::READER_SCRIPT),
        home: Some(Home { url: "/", name: &say.hub }),
    };
    html::page(&reading.space, &page)
}

struct Links<'a> {
    space: SpaceId,
    reading: &'a Reading,
}

impl MediaLinks for Links<'_> {
    fn url(&self, id: &MediumId, width: Option<u32>) -> String {
        media_url(self.space, id, width)
    }
    fn medium(&self, id: &MediumId) -> Option<Medium> {
        self.reading.media.get(id).cloned()
    }
}

impl VideoLinks for Links<'_> {
    fn play(&self, video: &Video) -> String {
        format!("/spaces/{}/video/{}/{}", self.space, site_word(video.site), video.id)
    }
}

/// The address of a medium of a Space; of a rendition when a width is asked for.
pub fn media_url(space: SpaceId, id: &MediumId, width: Option<u32>) -> String {
    let width = width.map(|width| format!("?w={width}")).unwrap_or_default();
    format!("/spaces/{space}/media/{id}{width}")
}

/// What a site is called in addresses.
pub const fn site_word(site: VideoSite) -> &'static str {
    match site {
        VideoSite::Youtube => "youtube",
        VideoSite::Vimeo => "vimeo",
    }
}
