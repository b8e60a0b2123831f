//! A Space.

use crate::{Chapter, MediumId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a person writes and a colleague reads.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Space {
    /// Its identity, everywhere.
    pub id: SpaceId,
    /// May be empty while it is being written.
    pub title: String,
    /// One or two sentences; may be empty.
    pub summary: String,
    /// A picture; without one, a piece of pavement is drawn from the id.
    #[serde(default)]
    pub cover: Option<MediumId>,
    /// BCP 47 tag of the language it is written in.
    #[serde(default)]
    pub language: Option<String>,
    /// Subjects, as people wrote them.
    #[serde(default)]
    pub themes: BTreeSet<String>,
    /// In order.
    pub chapters: Vec<Chapter>,
}

/// Whether a thing is in its place. Things that are simply removed are not in a model at all.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In its place.
    #[default]
    Placed,
    /// Removed by one person while another wrote in it: shown at its spot until a person decides.
    Unplaced {
        /// The name of who removed it, as they called themselves; empty when unknown.
        removed_by: String,
    },
}

impl Standing {
    /// Whether it is in its place.
    pub fn is_placed(&self) -> bool {
        *self == Self::Placed
    }
}
