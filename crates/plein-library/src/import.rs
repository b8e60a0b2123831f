//! Bringing Markdown in.

use crate::Library;
use crate::error::Result;
use crate::tray::Landed;
use plein_model::SpaceId;
use std::path::Path;

/// What an import brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The Space it became, or was added to.
    pub space: SpaceId,
}

impl Library {
    pub(crate) fn read_landed_markdown(&self, path: &Path) -> Result<Landed> {
        let _ = path;
        Ok(Landed::Markdown { chapters: vec![], media: vec![], hash: [0; 32] })
    }
}
