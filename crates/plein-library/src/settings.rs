//! What a person has chosen.

use crate::columns::Json;
use crate::error::Result;
use crate::{Library, Origin, What, Write, connection};
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
        self.read(get)
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

impl Write<'_> {
    /// The name to write under: as the hub knows one, or as one chose; empty when there is none.
    pub(crate) fn person_name(&self) -> Result<String> {
        match connection::hub(&self.transaction)? {
            Some(hub) => Ok(hub.member.name),
            None => Ok(get(&self.transaction)?.name),
        }
    }
}

fn get(connection: &rusqlite::Connection) -> Result<Settings> {
    let mut statement = connection.prepare_cached(include_str!("settings/get.sql"))?;
    let settings = statement.query_row([], |row| row.get::<_, Json<Settings>>(0)).optional()?;
    Ok(settings.map(|settings| settings.0).unwrap_or_default())
}
