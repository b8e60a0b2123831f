//! What a package says of itself.

use crate::{Limits, PackageError};
use plein_model::{Medium, MediumId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// What every package is called in its manifest.
const FORMAT: &str = "plein.space";

/// What a package says of itself. Fields may be added within a version; those that are not known mean nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `plein.space`.
    pub format: String,
    /// See [`VERSION`].
    pub version: u64,
    /// Which Space it is, everywhere.
    pub space: SpaceId,
    /// Its title, to show before anything else is read. May be empty, and is not to be believed.
    #[serde(default)]
    pub title: String,
    /// The program that made it, for who looks inside.
    #[serde(default)]
    pub writer: String,
    /// The document.
    pub document: Document,
    /// The media that are in it.
    #[serde(default)]
    pub media: Vec<Medium>,
}

/// The document of a package.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Its length.
    pub bytes: u64,
    /// BLAKE3 of its bytes, as media are named.
    pub blake3: MediumId,
}

/// As much as every version has.
#[derive(Deserialize)]
struct Any {
    format: String,
    version: u64,
}

impl Manifest {
    pub(crate) fn new(space: SpaceId, title: &str, writer: &str, document: &[u8], media: &[Medium]) -> Self {
        let blake3 = MediumId::from_hash(*blake3::hash(document).as_bytes());
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            space,
            title: title.to_owned(),
            writer: writer.to_owned(),
            document: Document { bytes: document.len() as u64, blake3 },
            media: media.to_vec(),
        }
    }

    /// Reads what was in a package.
    ///
    /// # Errors
    /// When it is none, is newer, or names what cannot be.
    pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Self, PackageError> {
        let any: Any = serde_json::from_slice(bytes).map_err(|_| PackageError::NotOne)?;
        if any.format != FORMAT {
            return Err(PackageError::NotOne);
        }
        if any.version > VERSION {
            return Err(PackageError::Newer { version: any.version });
        }
        let manifest: Self =
            serde_json::from_slice(bytes).map_err(|_| PackageError::Damaged("a manifest that cannot be read"))?;
        let all = manifest.media.iter().try_fold(0_u64, |all, medium| all.checked_add(medium.bytes));
        if all.is_none_or(|all| all > limits.media) || manifest.media.iter().any(|medium| medium.bytes > limits.medium)
        {
            return Err(PackageError::TooMuch("media"));
        }
        if manifest.document.bytes > limits.document {
            return Err(PackageError::TooMuch("the document"));
        }
        let names: BTreeSet<_> = manifest.media.iter().map(|medium| medium.id).collect();
        if names.len() != manifest.media.len() {
            return Err(PackageError::Unsafe("a medium that is named twice"));
        }
        Ok(manifest)
    }

    pub(crate) fn written(&self) -> Result<Vec<u8>, PackageError> {
        serde_json::to_vec_pretty(self).map_err(|error| PackageError::Io(error.into()))
    }
}
