//! Opening the file: its version, its settings, and the checked copy before a migration.

use super::db::DbError;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

mod embedded {
    refinery::embed_migrations!("src/store/migrations/sqlite");
}

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It was made by a newer version. It was not touched.
    #[error("the data is of a newer version of Plein (schema {found}; this version knows {known})")]
    Newer {
        /// The schema of the file.
        found: i64,
        /// The newest schema that this version knows.
        known: i64,
    },
    /// The database says no.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] DbError),
    /// A migration failed.
    #[error("the database cannot be brought to this version: {0}")]
    Migration(#[from] Box<refinery::Error>),
    /// The copy before a migration is not sound.
    #[error("the copy before the migration is damaged: {0}")]
    Copy(String),
    /// The disk says no.
    #[error("{0}")]
    Disk(#[from] std::io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.into())
    }
}

/// Opens the file for writing, with the schema of this version.
pub fn open(path: &Path) -> Result<Connection, StoreError> {
    let known = embedded::migrations::runner().get_migrations().iter().map(|m| i64::from(m.version())).max();
    let known = known.unwrap_or(0);
    let found = if path.exists() { version(path)? } else { 0 };
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    let mut connection = Connection::open(path)?;
    settings(&connection)?;
    if found > 0 && found < known {
        copy(&connection, &copy_path(path, found))?;
    }
    embedded::migrations::runner().run(&mut connection).map_err(Box::new)?;
    Ok(connection)
}

/// Opens the file for reading.
pub fn open_reader(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settings(&connection)?;
    connection.pragma_update(None, "query_only", true)?;
    Ok(connection)
}

fn settings(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The schema that a file has, read without writing to it.
fn version(path: &Path) -> Result<i64, StoreError> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let has_history: bool = connection.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history')",
        [],
        |row| row.get(0),
    )?;
    if !has_history {
        return Ok(0);
    }
    Ok(connection.query_row("SELECT COALESCE(MAX(version), 0) FROM refinery_schema_history", [], |row| row.get(0))?)
}

fn copy_path(path: &Path, version: i64) -> PathBuf {
    path.with_file_name(format!("before-schema-{version}.sqlite"))
}

/// Makes a copy and reads it back before it is called one.
fn copy(connection: &Connection, to: &Path) -> Result<(), StoreError> {
    if to.exists() {
        // Left by a migration that was cut off; the data has not changed since.
        std::fs::remove_file(to)?;
    }
    connection.execute("VACUUM INTO ?1", [to.to_string_lossy().as_ref()])?;
    std::fs::File::open(to)?.sync_all()?;
    let copied = Connection::open_with_flags(to, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let word: String = copied.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    let count = |c: &Connection| {
        c.query_row("SELECT COUNT(*), COALESCE(SUM(seq), 0) FROM entries", [], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))
        })
    };
    if word != "ok" || count(connection)? != count(&copied)? {
        return Err(StoreError::Copy(word));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_10_a_newer_file_is_refused_and_not_touched() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.sqlite");
        let connection = open(&path).unwrap();
        connection
            .execute("INSERT INTO refinery_schema_history VALUES (99, 'later', '2030-01-01T00:00:00Z', '1')", [])
            .unwrap();
        connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
        drop(connection);
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(open(&path), Err(StoreError::Newer { found: 99, known: 5 })));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn rule_10_a_file_of_the_first_version_opens_and_everyone_is_who_they_were() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub.sqlite");
        let mut connection = Connection::open(&path).unwrap();
        let first = embedded::migrations::runner().set_target(refinery::Target::Version(1));
        first.run(&mut connection).unwrap();
        connection
            .execute_batch(
                "INSERT INTO members VALUES (x'01', 'Anna', 'anna', '', 1, 0), (x'02', 'Bas', 'bas', '', 0, 0);
                 INSERT INTO teams VALUES (x'03', 'Wondzorg', 0);
                 INSERT INTO team_members VALUES (x'03', x'02');
                 INSERT INTO invitations VALUES (x'04', 0, x'01', 0, 9, NULL), (x'05', 1, NULL, 0, 9, NULL);",
            )
            .unwrap();
        drop(connection);
        let connection = open(&path).unwrap();
        let numbers = |sql: &str| -> Vec<i64> {
            let mut statement = connection.prepare(sql).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
        };
        assert_eq!(numbers("SELECT standing FROM members WHERE left_at IS NULL ORDER BY id"), [3, 1]);
        assert_eq!(numbers("SELECT standing FROM invitations ORDER BY secret_hash"), [1, 3]);
        assert_eq!(numbers("SELECT leads FROM team_members"), [0]);
        assert!(copy_path(&path, 1).exists(), "with a copy made before");
    }

    #[test]
    fn rule_10_the_copy_before_a_migration_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let connection = open(&folder.path().join("hub.sqlite")).unwrap();
        connection.execute("INSERT INTO teams VALUES (x'00', 'Wondzorg', 0)", []).unwrap();
        let to = folder.path().join("copy.sqlite");
        copy(&connection, &to).unwrap();
        copy(&connection, &to).unwrap();
        let copied = open(&to).unwrap();
        let name: String = copied.query_row("SELECT name FROM teams", [], |row| row.get(0)).unwrap();
        assert_eq!(name, "Wondzorg");
    }
}
