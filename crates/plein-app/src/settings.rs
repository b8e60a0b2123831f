//! What the person chose about Plein itself, and what the screens need to begin.

use crate::hub::HubState;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
    /// German.
    De,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// What the person chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Null: as the system.
    pub language: Option<Language>,
    /// Null: as the system.
    pub theme: Option<Theme>,
    /// How the person calls themselves; written under what they write. May be empty.
    pub name: String,
}

/// What the screens need to begin.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// Of Plein.
    pub version: String,
    /// Where the library is, for a person to read.
    pub home: String,
    /// The language to show: the chosen one, else the system's, else English.
    pub language: Language,
    /// What the person chose.
    pub settings: Settings,
    /// The hub that was joined.
    pub hub: Option<HubState>,
    /// Whether the library was made by this start.
    pub first_run: bool,
    /// Whether `pick_folder` and `pick_file` show a dialog here. In a browser they do not: ask for a path.
    pub can_pick_folder: bool,
    /// The largest body that a command takes, in bytes. Larger files only by path.
    #[ts(type = "number")]
    pub max_body: u64,
}
