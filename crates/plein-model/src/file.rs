//! Own files in a chapter: something to download, to hear or to look at.

use crate::{MediumId, Text};
use serde::{Deserialize, Serialize};

/// A file to download.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Which file.
    pub medium: MediumId,
    /// What it is called.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Media type by content, for example `application/pdf`; empty when unknown.
    #[serde(default)]
    pub mime: String,
    /// A picture of it, for example of the first page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub face: Option<MediumId>,
    /// Shown under it.
    pub caption: Text,
}

/// A sound to listen to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Audio {
    /// Which file.
    pub medium: MediumId,
    /// What it is called.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Media type by content, for example `audio/mpeg`; empty when unknown.
    #[serde(default)]
    pub mime: String,
    /// How long it takes, in milliseconds, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// What is said in it; empty while nobody wrote it down.
    #[serde(default)]
    pub transcript: String,
    /// Shown under it.
    pub caption: Text,
}

/// A video file of one's own. One at another's site is a [`Video`](crate::Video).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// Which file.
    pub medium: MediumId,
    /// What it is called.
    pub name: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Media type by content, for example `video/mp4`; empty when unknown.
    #[serde(default)]
    pub mime: String,
    /// How long it takes, in milliseconds, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration: Option<u64>,
    /// Pixels, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// The picture that is shown before it plays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub poster: Option<MediumId>,
    /// What is said in it; empty while nobody wrote it down.
    #[serde(default)]
    pub transcript: String,
    /// Shown under it.
    pub caption: Text,
}
