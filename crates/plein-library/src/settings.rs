//! What a person has chosen.

use crate::columns::Json;
use crate::error::Result;
use crate::{Library, Origin, What};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

/// What a person has chosen. Nothing chosen: as the system has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `nl`, `en` or `de`.
    pub language: Option<String>,
    /// `light` or `dark`.
    pub theme: Option<String>,
    /// The name to write under.
    pub name: String,
}

impl Library {
    /// What a person has chosen.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn settings(&self) -> Result<Settings> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("settings/get.sql"))?;
            let settings = statement.query_row([], |row| row.get::<_, Json<Settings>>(0)).optional()?;
            Ok(settings.map(|settings| settings.0).unwrap_or_default())
        })
    }

    /// Keeps what a person has chosen.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn set_settings(&self, origin: Origin, settings: &Settings) -> Result<()> {
        self.write(origin, |write| {
            write.transaction.execute(include_str!("settings/set.sql"), [Json(settings)])?;
            write.changed(What::Settings);
            Ok(())
        })
    }
}
