//! What the screens are told: never content, only what to ask again.

use crate::hub::HubState;
use plein_model::SpaceId;
use serde::Serialize;
use ts_rs::TS;

/// Something changed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(tag = "type", rename_all = "snake_case")]
#[ts(rename = "AppEvent")]
pub enum Event {
    /// The list of Spaces.
    Spaces,
    /// The document of a Space: ask `space_changes`.
    Document {
        /// Which.
        #[ts(type = "string")]
        space: SpaceId,
        /// Who changed it. The window that wrote an edit knows its own echo: applying it again changes nothing.
        origin: Origin,
    },
    /// Where a Space is, or who may see it: ask `space_place`.
    Place {
        /// Which.
        #[ts(type = "string")]
        space: SpaceId,
    },
    /// The tray or the watched folders of a Space.
    Tray {
        /// Which.
        #[ts(type = "string")]
        space: SpaceId,
    },
    /// The hub, or how the connection is.
    Hub {
        /// How it is now.
        hub: Option<HubState>,
    },
    /// The settings.
    Settings,
    /// Someone started Plein again: come to the front.
    Focus,
    /// Events were missed: ask everything that is on the screen again.
    Missed,
}

/// Who changed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// A person in a window of this Plein.
    Window,
    /// A colleague, by way of the hub.
    Sync,
    /// An import.
    Import,
    /// A watched folder.
    Watch,
}
