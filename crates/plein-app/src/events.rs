//! What the screens are told: never content, only what to ask again.

use crate::app::{App, WeakApp};
use crate::hub::HubState;
use crate::work::Doing;
use plein_library as library;
use plein_model::SpaceId;
use serde::Serialize;
use tokio::sync::broadcast;
use tokio::sync::broadcast::error::RecvError;
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
    /// Where a colleague is in a Space just now: the one thing that cannot be asked, because it is kept nowhere.
    Presence {
        /// Which.
        #[ts(type = "string")]
        space: SpaceId,
        /// On which installation: somebody may be there twice.
        device: String,
        /// What they are called.
        name: String,
        /// Where, as their screens said it; empty: they have left.
        place: String,
    },
    /// How far long work is.
    Work {
        /// What the screens call it.
        work: String,
        /// What it is busy with.
        doing: Doing,
        /// How many of it are done.
        done: u32,
        /// How many there are; 0 while that is not known.
        total: u32,
    },
    /// The settings.
    Settings,
    /// Someone started Plein again: come to the front.
    Focus,
    /// The system asks to open something: ask `asked_take`.
    Asked,
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

impl From<library::Origin> for Origin {
    fn from(origin: library::Origin) -> Self {
        match origin {
            library::Origin::Window => Self::Window,
            library::Origin::Sync => Self::Sync,
            library::Origin::Import => Self::Import,
            library::Origin::Watch => Self::Watch,
        }
    }
}

/// Tells every change of the library to the hosts, until one of the two is gone.
pub(crate) async fn forward(mut changes: broadcast::Receiver<library::Change>, app: WeakApp) {
    loop {
        let event = match changes.recv().await {
            Ok(change) => Some(change),
            Err(RecvError::Lagged(_)) => None,
            Err(RecvError::Closed) => return,
        };
        let Some(app) = app.upgrade() else { return };
        app.tell(event.map_or(Event::Missed, |change| Event::of(change, &app)));
    }
}

impl Event {
    fn of(change: library::Change, app: &App) -> Self {
        match change.what {
            library::What::Spaces(_) => Self::Spaces,
            library::What::Document(space) => Self::Document { space, origin: change.origin.into() },
            library::What::Place(space) => Self::Place { space },
            library::What::Tray(space) => Self::Tray { space },
            library::What::Hub => Self::Hub { hub: app.hub_state() },
            library::What::Settings => Self::Settings,
        }
    }
}
