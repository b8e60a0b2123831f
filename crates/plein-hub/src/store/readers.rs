//! Connections that only read.

use super::migrate::open_reader;
use crate::refusal::Failure;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// As many readers at once.
const READERS: usize = 8;

#[derive(Debug)]
pub struct Readers {
    path: PathBuf,
    idle: Mutex<Vec<Connection>>,
    room: Semaphore,
}

impl Readers {
    pub fn new(path: PathBuf) -> Self {
        Self { path, idle: Mutex::default(), room: Semaphore::new(READERS) }
    }

    pub async fn read<T, F>(readers: &Arc<Self>, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    {
        let _room = readers.room.acquire().await.map_err(|_| Failure::Broken("the readers are gone"))?;
        let readers = Arc::clone(readers);
        tokio::task::spawn_blocking(move || readers.run(work)).await.map_err(|_| Failure::Broken("a reader broke"))?
    }

    fn run<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => open_reader(&self.path)?,
        };
        let transaction = connection.unchecked_transaction()?;
        let result = work(&transaction);
        drop(transaction);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        result
    }
}
