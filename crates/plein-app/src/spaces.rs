//! Spaces: the list, and the open one as the screens hold it.

use crate::sharing::Whereabouts;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
}

/// Asks for the list.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Find {
    /// Words to find in titles and text; empty for all Spaces.
    #[serde(default)]
    pub find: String,
}

/// Makes a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewSpace {
    /// May be empty.
    pub title: String,
}

/// A Space in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpaceCard {
    /// Which.
    pub id: String,
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub summary: String,
    /// A picture's id; null: draw the pavement of the id.
    pub cover: Option<String>,
    /// As people wrote them.
    pub themes: Vec<String>,
    /// How many.
    pub chapters: u32,
    /// Names of who wrote in it.
    pub authors: Vec<String>,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub updated_at: i64,
    /// Where the Space is as a whole.
    pub whereabouts: Whereabouts,
    /// Whether it was made in this library.
    pub mine: bool,
    /// The Space that Plein itself put there on the first start.
    pub welcome: bool,
    /// What was found, when something was searched for: plain text around the words.
    pub excerpt: Option<String>,
}

/// An edit is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The entry that holds it; null when it held nothing new.
    pub entry: Option<String>,
}
