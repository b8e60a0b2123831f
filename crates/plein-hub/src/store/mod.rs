//! The hub's database: SQLite, one writer, many readers.
//!
//! Owns the file `hub.sqlite`, its schema and every statement. Always holds: WAL with `synchronous=FULL`, so what
//! [`Store::write`] answered is on the disk; a file of a newer version is refused before anything is written to it; a
//! migration makes a checked copy first. Deliberately absent: deciding anything, which is the policy's and `streams`'.

mod entries;
pub mod grants;
pub mod media;
pub mod members;
mod migrate;
mod readers;
pub mod streams;
pub mod teams;
mod writer;

pub use entries::{Taken, updates_after};
pub use migrate::StoreError;
pub use writer::Committed;

use crate::refusal::Failure;
use readers::Readers;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;
use writer::Writer;

/// The database.
#[derive(Debug)]
pub struct Store {
    writer: Writer,
    readers: Arc<Readers>,
}

impl Store {
    /// Opens the database in `folder`, making or migrating it when needed, and does `first` in a transaction of its
    /// own. `after_commit` is called on the writer's thread after each group of writes that changed anything, before
    /// anyone hears of it.
    ///
    /// # Errors
    /// When the file is of a newer version, damaged, or cannot be opened; those of `first`.
    pub fn open<T, E: From<StoreError>>(
        folder: &Path,
        first: impl FnOnce(&Connection) -> Result<T, E>,
        after_commit: impl FnMut(Committed) + Send + 'static,
    ) -> Result<(Self, T), E> {
        let path = folder.join("hub.sqlite");
        let connection = migrate::open(&path)?;
        let transaction = connection.unchecked_transaction().map_err(StoreError::from)?;
        let result = first(&transaction)?;
        transaction.commit().map_err(StoreError::from)?;
        let writer = Writer::start(connection, after_commit).map_err(StoreError::from)?;
        Ok((Self { writer, readers: Arc::new(Readers::new(path)) }, result))
    }

    /// Writes. When this answers, it is on the disk. Writes that come at the same time share one transaction and one
    /// sync of the disk; one that fails takes nothing of the others with it.
    ///
    /// # Errors
    /// Those of `work`, or when the disk did not take the group: then nothing was written.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    {
        self.writer.write(work).await
    }

    /// Reads one state of the database: what is committed while `work` runs is not seen by it.
    ///
    /// # Errors
    /// Those of `work`.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    {
        Readers::read(&self.readers, work).await
    }
}

/// The one row about the hub itself.
#[derive(Debug, Clone)]
pub struct HubRow {
    pub id: Uuid,
    pub name: String,
    pub epoch: u64,
    pub commits: u64,
    pub address: String,
}

/// The row about the hub, if it has been founded.
pub fn hub(c: &Connection) -> Result<Option<HubRow>, Failure> {
    use rusqlite::OptionalExtension;
    let row = c
        .prepare_cached(include_str!("streams/hub.sql"))?
        .query_row([], |row| {
            Ok(HubRow {
                id: uuid(row, 0)?,
                name: row.get(1)?,
                epoch: unsigned(row, 2)?,
                commits: unsigned(row, 3)?,
                address: row.get(4)?,
            })
        })
        .optional()?;
    Ok(row)
}

/// Makes the row about the hub.
pub fn found(c: &Connection, id: Uuid, name: &str, epoch: u64) -> Result<(), Failure> {
    c.execute(include_str!("streams/found.sql"), (id.as_bytes(), name, signed(epoch)?))?;
    Ok(())
}

/// Changes the epoch.
pub fn set_epoch(c: &Connection, epoch: u64) -> Result<(), Failure> {
    c.execute(include_str!("streams/epoch.sql"), [signed(epoch)?])?;
    Ok(())
}

/// Changes what the organisation calls it.
pub fn set_name(c: &Connection, name: &str) -> Result<(), Failure> {
    c.execute(include_str!("streams/name.sql"), [name])?;
    Ok(())
}

/// Changes the address that links begin with.
pub fn set_address(c: &Connection, address: &str) -> Result<(), Failure> {
    c.execute(include_str!("streams/address.sql"), [address])?;
    Ok(())
}

fn uuid(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<Uuid> {
    Ok(Uuid::from_bytes(row.get(column)?))
}

fn unsigned(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(column)?;
    u64::try_from(number).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(column, number))
}

fn signed(number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| Failure::Refused(crate::refusal::invalid("a number is too large")))
}
