//! A copy of the database, put back in a scratch place so that it can be read.

use super::BackupError;
use crate::media::blocking;
use crate::opening::Config;
use crate::store::{Db, Place};
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name of a copy of SQLite.
pub const SQLITE: &str = "hub.sqlite";
/// The name of a copy of PostgreSQL, in the custom form of `pg_dump`.
pub const POSTGRES: &str = "hub.pgdump";
/// The name of the key of the seals.
pub const KEY: &str = "seal.key";

/// A copy that was put back in a scratch place.
#[derive(Debug)]
pub struct Copy {
    place: Place,
    scratch: Scratch,
}

#[derive(Debug, Clone)]
enum Scratch {
    Folder(PathBuf),
    /// The address of the server, and the name of a database in it.
    Database(String, String),
}

impl Copy {
    /// Copies the database into a folder, and puts the copy back in a scratch place of that name.
    pub fn make(config: &Config, into: &Path, scratch: &str) -> Result<Self, BackupError> {
        match &config.postgres {
            None => {
                copy_sqlite(&config.data.join(SQLITE), &into.join(SQLITE))?;
                std::fs::copy(config.data.join(KEY), into.join(KEY))?;
                File::open(into.join(KEY))?.sync_all()?;
                let scratch = into.join(scratch);
                std::fs::create_dir_all(&scratch)?;
                std::fs::copy(into.join(SQLITE), scratch.join(SQLITE))?;
                Ok(Self { place: Place::Folder(scratch.clone()), scratch: Scratch::Folder(scratch) })
            }
            Some(url) => {
                let dump = into.join(POSTGRES);
                run("pg_dump", Command::new("pg_dump").args(["--format=custom", "--file"]).arg(&dump).arg(url))?;
                File::open(&dump)?.sync_all()?;
                let name = scratch.to_owned();
                administer(url, &format!("CREATE DATABASE {name}"))?;
                let scratch = database(url, &name);
                restore_postgres(&dump, &scratch)?;
                Ok(Self { place: Place::Postgres(scratch), scratch: Scratch::Database(url.clone(), name) })
            }
        }
    }

    /// Reads in the copy.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Db) -> Result<T, BackupError> + Send + 'static,
    ) -> Result<T, BackupError> {
        let place = self.place.clone();
        blocking(move || {
            let db = place.open_reader()?;
            Ok(work(&db))
        })
        .await?
    }

    /// Frees the scratch place.
    pub async fn end(self) -> Result<(), BackupError> {
        let scratch = self.scratch;
        blocking(move || {
            Ok(match scratch {
                Scratch::Folder(folder) => std::fs::remove_dir_all(folder).map_err(BackupError::from),
                Scratch::Database(url, name) => administer(&url, &format!("DROP DATABASE {name} WITH (FORCE)")),
            })
        })
        .await?
    }
}

/// A copy of SQLite as it is at one moment; the hub writes on meanwhile.
pub fn copy_sqlite(from: &Path, to: &Path) -> Result<(), BackupError> {
    let copied = (|| -> rusqlite::Result<String> {
        let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        source.busy_timeout(std::time::Duration::from_secs(10))?;
        let mut target = Connection::open(to)?;
        let copying = rusqlite::backup::Backup::new(&source, &mut target)?;
        // In one go: readers do not stand in the way of the writer, and no write makes it begin again.
        copying.step(-1)?;
        drop(copying);
        target.pragma_update(None, "journal_mode", "DELETE")?;
        target.query_row("PRAGMA integrity_check", [], |row| row.get(0))
    })()
    .map_err(crate::StoreError::from)?;
    if copied != "ok" {
        return Err(BackupError::Unsound(copied));
    }
    Ok(File::open(to)?.sync_all()?)
}

/// Puts a copy back in an empty database.
pub fn restore_postgres(dump: &Path, url: &str) -> Result<(), BackupError> {
    let words = ["--exit-on-error", "--no-owner", "--single-transaction", "--dbname", url];
    run("pg_restore", Command::new("pg_restore").args(words).arg(dump))
}

/// Makes the next start find that this is a copy, also on the very server that it was made of.
pub fn mark_restored(url: &str) -> Result<(), BackupError> {
    administer(url, "UPDATE origin SET cluster = ''")
}

/// The same server, another database.
fn database(url: &str, name: &str) -> String {
    let between = match (url.contains("://"), url.contains('?')) {
        (true, true) => "&",
        (true, false) => "?",
        (false, _) => " ",
    };
    format!("{url}{between}dbname={name}")
}

/// A statement that stands alone, by the server's own program: it takes any address that the server takes.
fn administer(url: &str, sql: &str) -> Result<(), BackupError> {
    run("psql", Command::new("psql").args(["--no-psqlrc", "--quiet", "--dbname", url, "--command", sql]))
}

fn run(program: &'static str, command: &mut Command) -> Result<(), BackupError> {
    let ended = command.output().map_err(|error| BackupError::Program { program, said: error.to_string() })?;
    if ended.status.success() {
        return Ok(());
    }
    Err(BackupError::Program { program, said: String::from_utf8_lossy(&ended.stderr).trim().to_owned() })
}
