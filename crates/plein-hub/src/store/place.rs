//! Where the database is, and how to come there.

use super::db::{Db, DbError, Engine, values};
use super::migrate::{self, StoreError};
use super::postgres::Postgres;
use crate::refusal::Failure;
use std::path::PathBuf;
use std::time::Duration;

/// Where the database is.
#[derive(Clone)]
pub enum Place {
    /// SQLite, in this folder.
    Folder(PathBuf),
    /// PostgreSQL, at this address.
    Postgres(String),
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => write!(f, "Folder({})", folder.display()),
            // The address may hold a password.
            Self::Postgres(_) => f.write_str("Postgres(…)"),
        }
    }
}

impl Place {
    /// Opens it for writing, with the schema of this version.
    pub(super) fn open(&self) -> Result<Db, StoreError> {
        match self {
            Self::Folder(folder) => Ok(Db::sqlite(migrate::open(&folder.join("hub.sqlite"))?)),
            Self::Postgres(url) => {
                let postgres = Postgres::connect(url)?;
                postgres.migrate()?;
                Ok(Db::postgres(postgres))
            }
        }
    }

    /// Where other processes are told what happens; none where there is one process.
    pub fn bulletin(&self) -> Option<Bulletin> {
        match self {
            Self::Folder(_) => None,
            Self::Postgres(url) => Some(Bulletin(url.clone())),
        }
    }

    /// Opens it for reading.
    pub fn open_reader(&self) -> Result<Db, Failure> {
        Ok(match self {
            Self::Folder(folder) => Db::sqlite(migrate::open_reader(&folder.join("hub.sqlite"))?),
            Self::Postgres(url) => Db::postgres(Postgres::connect(url)?),
        })
    }
}

/// Where processes that serve the same database tell each other what happens.
#[derive(Clone)]
pub struct Bulletin(String);

/// One who tells.
#[derive(Debug)]
pub struct Teller(Postgres);

impl std::fmt::Debug for Bulletin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bulletin(…)")
    }
}

impl Bulletin {
    /// Connects to tell.
    pub fn teller(&self) -> Result<Teller, DbError> {
        Postgres::connect(&self.0).map(Teller)
    }

    /// Connects and listens: see [`Postgres::listen`].
    pub fn listen(&self, pause: Duration, hear: impl FnMut(Option<&str>) -> bool) -> Result<(), DbError> {
        Postgres::connect(&self.0)?.listen(pause, hear)
    }
}

impl Teller {
    /// Tells a line.
    pub fn tell(&self, line: &str) -> Result<(), DbError> {
        self.0.notify(line)
    }
}

/// Which PostgreSQL this is: another one, or another timeline of it, means that it was put back from a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The system's identifier and its timeline.
    pub cluster: String,
    /// The key of the seals.
    pub seal_key: [u8; 32],
}

impl Origin {
    /// Where the database is now. `None` on SQLite, where files beside the database say it.
    pub fn now(c: &Db) -> Result<Option<String>, Failure> {
        match c.engine() {
            Engine::Sqlite(_) => Ok(None),
            Engine::Postgres(_) => c.one(include_str!("streams/cluster.sql"), &[], |row| row.text(0)).map(Some),
        }
    }

    /// What was noted when the hub was last opened.
    pub fn noted(c: &Db) -> Result<Option<Self>, Failure> {
        c.first(include_str!("streams/origin.sql"), &[], |row| {
            Ok(Self { cluster: row.text(0)?, seal_key: row.array(1)? })
        })
    }

    /// Notes it.
    pub fn note(&self, c: &Db) -> Result<(), Failure> {
        c.execute(include_str!("streams/note_origin.sql"), values![&self.cluster, &self.seal_key])?;
        Ok(())
    }
}
