//! What the person chose about Plein itself, and what the screens need to begin.

use crate::app::Call;
use crate::commands::{MAX_BODY, Nothing};
use crate::errors::AppError;
use crate::hub::HubState;
use plein_library as library;
use plein_protocol::wire::MAX_MEDIUM;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The longest name, in characters; the hub's limit.
const MAX_NAME: usize = 80;

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
    /// The largest file that `file_add` takes here, in bytes; by path it may always have 2 GB.
    #[ts(type = "number")]
    pub max_file: u64,
}

/// `start`.
pub(crate) fn start(call: &Call<'_>, _: Nothing) -> Result<Start, AppError> {
    Ok(Start {
        version: crate::VERSION.to_owned(),
        home: call.library().home().to_string_lossy().into_owned(),
        language: call.app.language(),
        settings: chosen(call.library()),
        hub: call.app.hub_state(),
        first_run: call.app.first_run(),
        can_pick_folder: call.host.dialogs,
        max_body: MAX_BODY as u64,
        max_file: if call.host.streams { MAX_MEDIUM } else { MAX_BODY as u64 },
    })
}

/// `settings_set`.
pub(crate) fn set(call: &Call<'_>, settings: Settings) -> Result<Settings, AppError> {
    let name: String = settings.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let kept = library::Settings {
        language: settings.language.map(|language| language.code().to_owned()),
        theme: settings.theme.map(|theme| theme.as_str().to_owned()),
        name: name.chars().take(MAX_NAME).collect(),
    };
    call.library().set_settings(library::Origin::Window, &kept)?;
    Ok(kept.into())
}

/// What the person chose; nothing, when it cannot be read.
pub(crate) fn chosen(library: &library::Library) -> Settings {
    match library.settings() {
        Ok(settings) => settings.into(),
        Err(error) => {
            tracing::error!(%error, "settings cannot be read");
            Settings::default()
        }
    }
}

impl Theme {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl From<library::Settings> for Settings {
    /// What an older or newer Plein wrote and this one does not know counts as not chosen.
    fn from(kept: library::Settings) -> Self {
        Self {
            language: kept.language.as_deref().and_then(Language::of_tag),
            theme: [Theme::Light, Theme::Dark].into_iter().find(|theme| kept.theme.as_deref() == Some(theme.as_str())),
            name: kept.name,
        }
    }
}
