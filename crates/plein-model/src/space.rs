//! A Space.

use crate::{Chapter, MediumId, SpaceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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
    /// The point of the cover that stays in view when it is cut, x and y in 1/10000 of it; the middle when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<(u16, u16)>,
    /// BCP 47 tag of the language it is written in.
    #[serde(default)]
    pub language: Option<String>,
    /// Subjects, as people wrote them.
    #[serde(default)]
    pub themes: BTreeSet<String>,
    /// The pictures of which someone said that they show no patient, with the name of who said it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub checked: BTreeMap<MediumId, String>,
    /// Made to begin others from, see `meta` of the document.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub template: bool,
    /// In order.
    pub chapters: Vec<Chapter>,
}

impl Space {
    /// A Space with nothing in it.
    pub fn new(id: SpaceId) -> Self {
        Self {
            id,
            title: String::new(),
            summary: String::new(),
            cover: None,
            focus: None,
            language: None,
            themes: BTreeSet::new(),
            checked: BTreeMap::new(),
            template: false,
            chapters: Vec::new(),
        }
    }
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
