//! The hub: what all of it hangs on.
//!
//! Owns opening: the lock on the folder, the database, the mark, the key. Always holds: one process serves a folder at
//! a time. Deliberately absent: HTTP.

use crate::documents::Documents;
use crate::history::{self, Marker};
use crate::live::Happening;
use crate::media::MediaFolder;
use crate::people::{Attempts, Passwords};
use crate::refusal::Failure;
use crate::seal::SealKey;
use crate::store::{self, Committed, Store, StoreError};
use plein_model::HubId;
use plein_protocol::world::World;
use std::fs::{File, TryLockError};
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::{broadcast, watch};

/// Why a hub cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum HubError {
    /// Another process serves this folder.
    #[error("another plein-hub is using this folder")]
    InUse,
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk says no.
    #[error("the data folder cannot be used: {0}")]
    Disk(#[from] std::io::Error),
    /// Something failed while starting.
    #[error(transparent)]
    Failed(#[from] Failure),
}

/// How far a listener may fall behind before it is told to ask again.
const HAPPENINGS: usize = 1024;

/// A hub, open. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Hub(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    id: HubId,
    name: String,
    key: SealKey,
    store: Store,
    media: MediaFolder,
    world: Arc<dyn World>,
    attempts: Attempts,
    passwords: Passwords,
    documents: Documents,
    happenings: broadcast::Sender<Happening>,
    closing: watch::Sender<bool>,
    address: RwLock<String>,
    /// Held as long as the hub is open.
    _lock: Option<File>,
}

impl Hub {
    /// Opens the hub in a folder, founding it when there is none. An empty `name` keeps the one it has.
    ///
    /// A database that is older than what this folder has seen is noticed, and the epoch changes.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open(data: &Path, world: Arc<dyn World>, name: &str) -> Result<Self, HubError> {
        Self::open_as(data, world, name, Opening::Serve)
    }

    /// Opens the hub in a folder that was put back from an older copy: the epoch changes in any case.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open_restored(data: &Path, world: Arc<dyn World>, name: &str) -> Result<Self, HubError> {
        Self::open_as(data, world, name, Opening::Restored)
    }

    /// Opens the hub beside the process that serves it: for `plein-hub invite`.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open_beside(data: &Path, world: Arc<dyn World>) -> Result<Self, HubError> {
        Self::open_as(data, world, "", Opening::Beside)
    }

    fn open_as(data: &Path, world: Arc<dyn World>, name: &str, opening: Opening) -> Result<Self, HubError> {
        private_folder(data)?;
        let lock = if opening == Opening::Beside { None } else { Some(lock(&data.join("hub.lock"))?) };
        let random = {
            let mut bytes = [0; 8];
            world.fill(&mut bytes);
            u64::from_be_bytes(bytes)
        };
        let mark = data.join("epoch");
        let marker: Arc<std::sync::Mutex<Option<Marker>>> = Arc::default();
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
        let first = |c: &rusqlite::Connection| -> Result<(store::HubRow, bool), HubError> {
            if store::hub(c)?.is_none() {
                let fallback = if name.is_empty() { "Plein" } else { name };
                store::found(c, world.uuid(), fallback, history::first_epoch(random))?;
            }
            let row = store::hub(c)?.ok_or(Failure::Broken("a hub without itself"))?;
            let at = Committed { commits: row.commits, epoch: row.epoch };
            let mut went_back = false;
            if opening != Opening::Beside {
                let seen = history::read(&mark, HubId::from_uuid(row.id))?;
                if let Some(epoch) = history::after_opening(at, &seen, opening == Opening::Restored, random) {
                    tracing::warn!(?seen, "this is an older copy: a new epoch begins, and everyone offers anew");
                    store::set_epoch(c, epoch)?;
                    went_back = true;
                }
            }
            if !name.is_empty() {
                store::set_name(c, name)?;
            }
            Ok((store::hub(c)?.ok_or(Failure::Broken("a hub without itself"))?, went_back))
        };
        let (store, (row, _)) = Store::open(data, first, note)?;
        let id = HubId::from_uuid(row.id);
        if opening != Opening::Beside {
            let mut fresh = Marker::open(&mark, id)?;
            fresh.note(Committed { commits: row.commits, epoch: row.epoch })?;
            fresh.sync()?;
            *marker.lock().unwrap_or_else(PoisonError::into_inner) = Some(fresh);
        }
        let (key, fresh_key) = SealKey::open(&data.join("seal.key"), id, &*world)?;
        if fresh_key && row.commits > 0 {
            tracing::warn!("seal.key was not there: seals from before are worth nothing any more");
        }
        Ok(Self(Arc::new(Inner {
            id,
            name: row.name,
            key,
            store,
            media: MediaFolder::open(data)?,
            world,
            attempts: Attempts::default(),
            passwords: Passwords::default(),
            documents: Documents::default(),
            happenings: broadcast::channel(HAPPENINGS).0,
            closing: watch::channel(false).0,
            address: RwLock::new(row.address),
            _lock: lock,
        })))
    }

    /// Its identity.
    pub fn id(&self) -> HubId {
        self.0.id
    }

    /// What the organisation calls it.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// What its links begin with, for example `https://plein.example.org`; empty before it was first served.
    pub fn address(&self) -> String {
        self.0.address.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Sets what its links begin with.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn set_address(&self, address: &str) -> Result<(), plein_protocol::Problem> {
        let address = address.trim_end_matches('/').to_owned();
        if self.address() != address {
            let kept = address.clone();
            self.store().write(move |c| store::set_address(c, &kept)).await?;
            *self.0.address.write().unwrap_or_else(PoisonError::into_inner) = address;
        }
        Ok(())
    }

    /// Whether it is reached over TLS.
    pub(crate) fn is_https(&self) -> bool {
        self.address().starts_with("https://")
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }
    pub(crate) fn key(&self) -> &SealKey {
        &self.0.key
    }
    pub(crate) fn media(&self) -> &MediaFolder {
        &self.0.media
    }
    pub(crate) fn world(&self) -> &dyn World {
        &*self.0.world
    }
    pub(crate) fn attempts(&self) -> &Attempts {
        &self.0.attempts
    }
    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }
    pub(crate) fn documents(&self) -> &Documents {
        &self.0.documents
    }
    pub(crate) fn happenings(&self) -> broadcast::Receiver<Happening> {
        self.0.happenings.subscribe()
    }
    pub(crate) fn tell(&self, happening: Happening) {
        // Nobody listening is fine.
        let _ = self.0.happenings.send(happening);
    }
    pub(crate) fn close(&self) {
        self.0.closing.send_replace(true);
    }
    /// Ready when no live socket is left.
    pub(crate) async fn nobody_listens(&self) {
        self.0.closing.closed().await;
    }
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Serve,
    Restored,
    Beside,
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
fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
