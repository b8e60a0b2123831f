//! Links and videos: other people's servers, contacted only because a person clicked.

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
