//! Watched folders and the tray: what landed in a folder waits here to be placed by a person.

use crate::pictures::Medium;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Watch {
    /// Which.
    pub id: String,
    /// Where the folder is.
    pub path: String,
    /// Whether the folder is there now. A folder that is away removes nothing.
    pub reachable: bool,
}

/// Watches a folder for a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewWatch {
    /// Whose tray.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// Absolute.
    pub path: String,
}

/// Names a watched folder.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneWatch {
    /// Which.
    pub watch: String,
}

/// Something in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrayItem {
    /// Which.
    pub id: String,
    /// The file's name.
    pub name: String,
    /// What it is.
    pub kind: TrayKind,
    /// The picture, when it is one.
    pub medium: Option<Medium>,
    /// When it landed, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
}

/// Kinds of things in a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrayKind {
    /// A picture.
    Picture,
    /// A Markdown text.
    Markdown,
}

/// Places something from the tray at the end of a chapter.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceItem {
    /// Which thing.
    pub item: String,
    /// In which chapter.
    #[ts(type = "string")]
    pub chapter: plein_model::ChapterId,
}

/// Names something in the tray.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneItem {
    /// Which.
    pub item: String,
}
