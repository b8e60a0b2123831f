//! The hub's database: one writer, many readers, on SQLite or on PostgreSQL.
//!
//! Owns the database, its schema and every statement. Always holds: what [`Store::write`] answered is on the disk (WAL
//! with `synchronous=FULL`; `synchronous_commit=on`); a database of a newer version is refused before anything is
//! written to it. Deliberately absent: deciding anything, which is the policy's and `streams`'.

pub mod applicants;
pub mod audit;
pub mod db;
mod entries;
pub mod grants;
pub mod links;
pub mod media;
pub mod members;
mod migrate;
mod place;
mod postgres;
mod readers;
pub mod streams;
pub mod teams;
mod tls;
mod writer;

pub use db::{Db, DbError};
pub use entries::{Taken, updates_after};
pub use migrate::StoreError;
pub use place::{Bulletin, Origin, Place};
pub use writer::Committed;

use crate::refusal::Failure;
use db::values;
use readers::Readers;
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
    /// Opens the database, making or migrating it when needed, and does `first` in a transaction of its own.
    /// `after_commit` is called on the writer's thread after each group of writes that changed anything, before anyone
    /// hears of it. Blocks: not to be called where tasks run. Not `beside`, it has no threads of its own: everything is
    /// done by who asks, in the order of asking (see [`plein_protocol::world::World::conductor`]).
    ///
    /// # Errors
    /// When the database is of a newer version, damaged, or cannot be opened; those of `first`.
    pub fn open<T, E: From<StoreError>>(
        place: &Place,
        first: impl FnOnce(&Db) -> Result<T, E>,
        after_commit: impl FnMut(Committed) + Send + 'static,
        beside: bool,
    ) -> Result<(Self, T), E> {
        let db = place.open()?;
        db.begin_writing().map_err(StoreError::from)?;
        let result = first(&db)?;
        db.commit().map_err(StoreError::from)?;
        let writer = Writer::start(place.clone(), db, after_commit, beside).map_err(StoreError::from)?;
        Ok((Self { writer, readers: Arc::new(Readers::new(place.clone(), beside)) }, result))
    }

    /// Writes. When this answers, it is on the disk. Writes that come at the same time share one transaction and one
    /// sync of the disk; one that fails takes nothing of the others with it.
    ///
    /// # Errors
    /// Those of `work`, or when the disk did not take the group: then nothing was written.
    pub async fn write<T, F>(&self, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Db) -> Result<T, Failure> + Send + 'static,
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
        F: FnOnce(&Db) -> Result<T, Failure> + Send + 'static,
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
pub fn hub(c: &Db) -> Result<Option<HubRow>, Failure> {
    c.first(include_str!("streams/hub.sql"), &[], |row| {
        Ok(HubRow {
            id: row.uuid(0)?,
            name: row.text(1)?,
            epoch: row.unsigned(2)?,
            commits: row.unsigned(3)?,
            address: row.text(4)?,
        })
    })
}

/// Makes the row about the hub.
pub fn found(c: &Db, id: Uuid, name: &str, epoch: u64) -> Result<(), Failure> {
    c.execute(include_str!("streams/found.sql"), values![id, name, signed(epoch)?])?;
    Ok(())
}

/// Changes the epoch.
pub fn set_epoch(c: &Db, epoch: u64) -> Result<(), Failure> {
    c.execute(include_str!("streams/epoch.sql"), values![signed(epoch)?])?;
    Ok(())
}

/// Changes what the organisation calls it.
pub fn set_name(c: &Db, name: &str) -> Result<(), Failure> {
    c.execute(include_str!("streams/name.sql"), values![name])?;
    Ok(())
}

/// Changes the address that links begin with.
pub fn set_address(c: &Db, address: &str) -> Result<(), Failure> {
    c.execute(include_str!("streams/address.sql"), values![address])?;
    Ok(())
}

fn signed(number: u64) -> Result<i64, Failure> {
    i64::try_from(number).map_err(|_| Failure::Refused(crate::refusal::invalid("a number is too large")))
}
