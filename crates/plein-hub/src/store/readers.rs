//! Connections that only read.

use super::db::Db;
use super::place::Place;
use crate::refusal::Failure;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// As many readers at once.
const READERS: usize = 8;

#[derive(Debug)]
pub struct Readers {
    place: Place,
    idle: Mutex<Vec<Db>>,
    room: Semaphore,
    /// On threads beside the tasks.
    beside: bool,
}

impl Readers {
    pub fn new(place: Place, beside: bool) -> Self {
        Self { place, idle: Mutex::default(), room: Semaphore::new(READERS), beside }
    }

    pub async fn read<T, F>(readers: &Arc<Self>, work: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&Db) -> Result<T, Failure> + Send + 'static,
    {
        let _room = readers.room.acquire().await.map_err(|_| Failure::Broken("the readers are gone"))?;
        if !readers.beside {
            return readers.run(work);
        }
        let readers = Arc::clone(readers);
        tokio::task::spawn_blocking(move || readers.run(work)).await.map_err(|_| Failure::Broken("a reader broke"))?
    }

    fn run<T>(&self, work: impl FnOnce(&Db) -> Result<T, Failure>) -> Result<T, Failure> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = match idle {
            Some(db) if !db.is_gone() => db,
            _ => self.place.open_reader()?,
        };
        db.begin_reading()?;
        let result = work(&db);
        if db.roll_back().is_ok() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(db);
        }
        result
    }
}

impl Drop for Readers {
    fn drop(&mut self) {
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        // Saying goodbye to PostgreSQL blocks, which is not allowed where tasks run.
        let _ = std::thread::spawn(move || drop(idle)).join();
    }
}
