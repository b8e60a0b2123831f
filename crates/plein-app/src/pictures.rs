//! Pictures and files coming in. The bytes go to the library; a document only ever gets the id.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stored picture or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Medium {
    /// BLAKE3 of the bytes, 64 hexadecimal digits.
    pub id: String,
    /// The name a person knows it by.
    pub name: String,
    /// By content, for example `image/jpeg`.
    pub mime: String,
    /// Length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Pixels, for pictures.
    pub width: Option<u32>,
    /// Pixels, for pictures.
    pub height: Option<u32>,
}

impl From<plein_model::Medium> for Medium {
    fn from(medium: plein_model::Medium) -> Self {
        Self {
            id: medium.id.to_string(),
            name: medium.name,
            mime: medium.mime,
            bytes: medium.bytes,
            width: medium.width,
            height: medium.height,
        }
    }
}

/// Brings bytes into a Space under a name.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddNamed {
    /// The Space that will show it.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// The name a person knows it by; never used as a path.
    pub name: String,
}

/// Brings a file of this computer into a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddPath {
    /// The Space that will show it.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// Absolute.
    pub path: String,
}
