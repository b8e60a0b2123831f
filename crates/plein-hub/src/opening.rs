//! Opening a hub: where everything is, whether it is still what it was, and who may serve it.
//!
//! Owns the lock on the folder, the mark of how far the database had come, and the key of the seals. Always holds: one
//! process serves a folder with SQLite at a time, while any number serve one PostgreSQL; what was put back from an older
//! copy gets a new epoch as far as that can be told (see `history`; on PostgreSQL another cluster or another timeline
//! tells it, and else the first entry that a client gives back).

use crate::history::{self, Marker};
use crate::hub::HubError;
use crate::refusal::Failure;
use crate::seal::SealKey;
use crate::store::{self, Committed, Db, HubRow, Origin, Place, Store};
use plein_model::HubId;
use plein_protocol::world::World;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a hub keeps what it has.
#[derive(Debug, Clone)]
pub struct Config {
    /// The folder for what is kept nowhere else.
    pub data: PathBuf,
    /// The address of a PostgreSQL: `postgres://name:password@host/database?sslmode=require`.
    pub postgres: Option<String>,
    /// The bucket for the media, `s3://bucket/folder`; without one they are in the folder.
    pub bucket: Option<String>,
}

impl Config {
    /// Everything in one folder.
    pub fn folder(data: impl Into<PathBuf>) -> Self {
        Self { data: data.into(), postgres: None, bucket: None }
    }

    pub(crate) fn place(&self) -> Place {
        match &self.postgres {
            Some(url) => Place::Postgres(url.clone()),
            None => Place::Folder(self.data.clone()),
        }
    }
}

impl<P: AsRef<Path> + ?Sized> From<&P> for Config {
    fn from(data: &P) -> Self {
        Self::folder(data.as_ref())
    }
}

/// What it is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// To be served.
    Serve,
    /// To be served, and it was put back from an older copy.
    Restored,
    /// To do something beside the process that serves it.
    Beside,
}

/// An opened hub.
#[derive(Debug)]
pub struct Opened {
    pub row: HubRow,
    pub store: Store,
    pub key: SealKey,
    /// Held as long as the hub is open.
    pub lock: Option<File>,
}

/// Opens it.
pub fn open(config: &Config, world: &dyn World, name: &str, opening: Opening) -> Result<Opened, HubError> {
    private_folder(&config.data)?;
    match config.place() {
        Place::Folder(_) => open_folder(config, world, name, opening),
        // A connection to PostgreSQL blocks, which is not allowed where tasks run.
        Place::Postgres(_) => std::thread::scope(|scope| {
            let opened = scope.spawn(|| open_postgres(config, world, name, opening));
            opened.join().unwrap_or(Err(Failure::Broken("opening the database broke").into()))
        }),
    }
}

fn open_folder(config: &Config, world: &dyn World, name: &str, opening: Opening) -> Result<Opened, HubError> {
    let lock = if opening == Opening::Beside { None } else { Some(lock(&config.data.join("hub.lock"))?) };
    let mark = config.data.join("epoch");
    let marker: Arc<Mutex<Option<Marker>>> = Arc::default();
    let note = {
        let marker = Arc::clone(&marker);
        move |at: Committed| {
            if let Some(marker) = marker.lock().unwrap_or_else(PoisonError::into_inner).as_mut()
                && let Err(error) = marker.note(at)
            {
                tracing::error!(%error, "the mark of how far the database has come was not written");
            }
        }
    };
    let first = |c: &Db| -> Result<HubRow, HubError> {
        let row = found(c, world, name)?;
        let at = Committed { commits: row.commits, epoch: row.epoch };
        if opening != Opening::Beside {
            let seen = history::read(&mark, HubId::from_uuid(row.id))?;
            if let Some(epoch) = history::after_opening(at, &seen, opening == Opening::Restored, random(world)) {
                tracing::warn!(?seen, "this is an older copy: a new epoch begins, and everyone offers anew");
                store::set_epoch(c, epoch)?;
            }
        }
        Ok(itself(c)?)
    };
    let (store, row) = Store::open(&config.place(), first, note, world.conductor().is_none())?;
    let id = HubId::from_uuid(row.id);
    if opening != Opening::Beside {
        let mut fresh = Marker::open(&mark, id)?;
        fresh.note(Committed { commits: row.commits, epoch: row.epoch })?;
        fresh.sync()?;
        *marker.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
    }
    let (key, fresh_key) = SealKey::open(&config.data.join("seal.key"), id, world)?;
    if fresh_key && row.commits > 0 {
        tracing::warn!("seal.key was not there: seals from before are worth nothing any more");
    }
    Ok(Opened { row, store, key, lock })
}

fn open_postgres(config: &Config, world: &dyn World, name: &str, opening: Opening) -> Result<Opened, HubError> {
    let first = |c: &Db| -> Result<(HubRow, [u8; 32]), HubError> {
        let row = found(c, world, name)?;
        let cluster = Origin::now(c)?.ok_or(Failure::Broken("PostgreSQL without itself"))?;
        let noted = Origin::noted(c)?;
        let moved = noted.as_ref().is_some_and(|noted| noted.cluster != cluster);
        if moved || opening == Opening::Restored {
            tracing::warn!("this was put back from a copy: a new epoch begins, and everyone offers anew");
            store::set_epoch(c, history::next_epoch(row.epoch, random(world)))?;
        }
        let seal_key = noted.map_or_else(
            || {
                let mut key = [0; 32];
                world.fill(&mut key);
                key
            },
            |noted| noted.seal_key,
        );
        Origin { cluster, seal_key }.note(c)?;
        Ok((itself(c)?, seal_key))
    };
    let (store, (row, seal_key)) = Store::open(&config.place(), first, |_| (), true)?;
    let key = SealKey::of(seal_key, HubId::from_uuid(row.id));
    Ok(Opened { row, store, key, lock: None })
}

/// The row about the hub, made when it is not there, with its name.
fn found(c: &Db, world: &dyn World, name: &str) -> Result<HubRow, Failure> {
    if store::hub(c)?.is_none() {
        let fallback = if name.is_empty() { "Plein" } else { name };
        store::found(c, world.uuid(), fallback, history::first_epoch(random(world)))?;
    }
    if !name.is_empty() {
        store::set_name(c, name)?;
    }
    itself(c)
}

fn itself(c: &Db) -> Result<HubRow, Failure> {
    store::hub(c)?.ok_or(Failure::Broken("a hub without itself"))
}

fn random(world: &dyn World) -> u64 {
    let mut bytes = [0; 8];
    world.fill(&mut bytes);
    u64::from_be_bytes(bytes)
}

fn lock(path: &Path) -> Result<File, HubError> {
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(HubError::InUse),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

/// Makes the folder, readable by its owner only.
pub fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
