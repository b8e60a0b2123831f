//! Links and videos: other people's servers, contacted only because a person clicked.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::pictures::SaveFile;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Asks for the page that plays a video.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlayVideo {
    /// Where the video is.
    pub site: VideoSite,
    /// The site's own id.
    pub video: String,
    /// Where to begin, in seconds.
    #[serde(default)]
    pub start: u32,
}

/// The sites whose videos Plein knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VideoSite {
    /// youtube.com.
    Youtube,
    /// vimeo.com.
    Vimeo,
}

/// Opens a link outside Plein.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OpenLink {
    /// http, https or mailto.
    pub url: String,
}

/// `video_player`.
pub(crate) fn player(call: &Call<'_>, args: PlayVideo) -> Result<String, AppError> {
    let loopback = call.app.loopback().ok_or(Code::NotAvailable)?;
    let refused = || AppError::new(Code::LinkRefused).with("url", args.video.as_str());
    loopback.player(args.site, &args.video, args.start).ok_or_else(refused)
}

/// `media_play`.
pub(crate) fn play(call: &Call<'_>, args: SaveFile) -> Result<String, AppError> {
    Ok(call.app.loopback().ok_or(Code::NotAvailable)?.play(args.space, args.medium))
}

/// `open_link`.
pub(crate) fn open(call: &Call<'_>, args: OpenLink) -> Result<(), AppError> {
    let refused = || AppError::new(Code::LinkRefused).with("url", args.url.as_str());
    let url = plein_publish::safe_link(&args.url).ok_or_else(refused)?;
    call.app.shell()?.open_link(url).map_err(|reason| {
        tracing::warn!(%reason, "a link could not be opened");
        refused()
    })
}
