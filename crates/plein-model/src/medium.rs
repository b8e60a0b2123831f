//! A stored file, as the rest of Plein speaks of it.

use crate::MediumId;
use serde::{Deserialize, Serialize};

/// A stored file: photo, video, document. Pictures have been made upright and stripped of metadata
/// *before* the hash was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medium {
    /// BLAKE3 of the bytes.
    pub id: MediumId,
    /// The name a person knows it by; never used as a path.
    pub name: String,
    /// Media type by content, for example `image/jpeg`.
    pub mime: String,
    /// Length in bytes.
    pub bytes: u64,
    /// Pixels, for pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels, for pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}
