//! Opening the database: settings of each connection, migrations, backups.
//!
//! Always holds: a file of a newer version is not touched, and no migration runs before a backup reads back whole.

use crate::home::{Home, sync_folder};
use crate::{LibraryError, error::Result};
use plein_protocol::world::World;
use rusqlite::{Connection, OpenFlags};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The one connection that writes, its schema up to date.
pub(crate) fn open_writer(home: &Home, world: &dyn World) -> Result<Connection> {
    let path = home.database();
    let known = newest_known();
    let fresh = !path.exists();
    if !fresh {
        let found = found_version(&path)?;
        if found > known {
            return Err(LibraryError::Newer { found, known });
        }
    }
    let mut connection = Connection::open(&path)?;
    prepare(&connection)?;
    connection.execute_batch("pragma journal_mode = wal; pragma journal_size_limit = 67108864;")?;
    if !fresh && found_version(&path)? < known {
        back_up(&connection, home, world, "migration")?;
    }
    embedded::migrations::runner().run(&mut connection).map_err(|error| LibraryError::Migration(Box::new(error)))?;
    crate::search::bring_up_to_date(&mut connection)?;
    Ok(connection)
}

/// A connection that only reads.
pub(crate) fn open_reader(home: &Home) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(home.database(), flags)?;
    prepare(&connection)?;
    Ok(connection)
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(10))?;
    connection.set_prepared_statement_cache_capacity(128);
    connection.execute_batch("pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory;")?;
    Ok(())
}

fn newest_known() -> i32 {
    let runner = embedded::migrations::runner();
    runner.get_migrations().iter().map(|migration| migration.version()).max().unwrap_or(0)
}

/// The schema of the file, asked without writing to it. 0 for a file without any.
fn found_version(path: &Path) -> Result<i32> {
    let connection = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    connection.busy_timeout(Duration::from_secs(10))?;
    if connection.query_row(include_str!("schema/has_history.sql"), [], |row| row.get::<_, bool>(0))? {
        Ok(connection.query_row(include_str!("schema/version.sql"), [], |row| row.get(0))?)
    } else {
        Ok(0)
    }
}

/// Copies the database into `backups/` and reads the copy back. Returns where it is.
pub(crate) fn back_up(source: &Connection, home: &Home, world: &dyn World, why: &str) -> Result<PathBuf> {
    let path = home.backups().join(format!("{}-{why}-{}.sqlite", world.now(), world.local()));
    let failed = |error: rusqlite::Error| match LibraryError::from(error) {
        full @ (LibraryError::DiskFull | LibraryError::Damaged(_)) => full,
        other => LibraryError::Backup(other.to_string()),
    };
    source.backup(rusqlite::MAIN_DB, &path, None).map_err(failed)?;
    let copy = Connection::open(&path).map_err(failed)?;
    let verdict: String = copy.query_row("pragma integrity_check", [], |row| row.get(0)).map_err(failed)?;
    if verdict != "ok" {
        return Err(LibraryError::Backup(verdict));
    }
    drop(copy);
    File::open(&path).and_then(|file| file.sync_all()).map_err(LibraryError::io("sync the backup"))?;
    sync_folder(&home.backups())?;
    Ok(path)
}
