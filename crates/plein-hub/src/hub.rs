//! The hub: what all of it hangs on.
//!
//! Owns what all requests share. Deliberately absent: how it comes about (`opening`), and HTTP.

use crate::audit::Recently;
use crate::documents::Documents;
use crate::live::Happening;
use crate::measures::Measures;
use crate::media::{Bucket, MediaFolder, Shelves};
use crate::neighbours::Neighbours;
use crate::opening::{self, Config, Opened, Opening};
use crate::people::{Attempts, Passwords};
use crate::refusal::Failure;
use crate::seal::SealKey;
use crate::store::{self, Store, StoreError};
use plein_model::HubId;
use plein_protocol::world::World;
use std::fs::File;
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
    media: Shelves,
    world: Arc<dyn World>,
    measures: Measures,
    attempts: Attempts,
    recently: Recently,
    passwords: Passwords,
    documents: Documents,
    happenings: broadcast::Sender<Happening>,
    /// Other processes on the same database.
    neighbours: Option<Neighbours>,
    closing: watch::Sender<bool>,
    address: RwLock<String>,
    /// Held as long as the hub is open.
    _lock: Option<File>,
}

impl Hub {
    /// Opens the hub, founding it when there is none. An empty `name` keeps the one it has.
    ///
    /// A database that is older than what this folder has seen is noticed, and the epoch changes.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open(config: impl Into<Config>, world: Arc<dyn World>, name: &str) -> Result<Self, HubError> {
        Self::open_as(&config.into(), world, name, Opening::Serve)
    }

    /// Opens the hub on what was put back from an older copy: the epoch changes in any case.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open_restored(config: impl Into<Config>, world: Arc<dyn World>, name: &str) -> Result<Self, HubError> {
        Self::open_as(&config.into(), world, name, Opening::Restored)
    }

    /// Opens the hub beside the process that serves it: for `plein-hub invite`.
    ///
    /// # Errors
    /// See [`HubError`].
    pub fn open_beside(config: impl Into<Config>, world: Arc<dyn World>) -> Result<Self, HubError> {
        Self::open_as(&config.into(), world, "", Opening::Beside)
    }

    fn open_as(config: &Config, world: Arc<dyn World>, name: &str, opening: Opening) -> Result<Self, HubError> {
        let Opened { row, store, key, lock } = opening::open(config, &*world, name, opening)?;
        let happenings = broadcast::channel(HAPPENINGS).0;
        let neighbours = match config.place().bulletin() {
            Some(board) if opening != Opening::Beside => {
                Some(Neighbours::meet(&board, world.uuid(), happenings.clone())?)
            }
            _ => None,
        };
        let media = match &config.bucket {
            Some(url) => Bucket::open(url).map_err(Failure::from)?.into(),
            None => MediaFolder::open(&config.data, world.conductor().is_none())?.into(),
        };
        Ok(Self(Arc::new(Inner {
            id: HubId::from_uuid(row.id),
            name: row.name,
            key,
            store,
            media,
            world,
            measures: Measures::default(),
            attempts: Attempts::default(),
            recently: Recently::default(),
            passwords: Passwords::default(),
            documents: Documents::default(),
            happenings,
            neighbours,
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

    /// Whether it can do its work: the database takes writes and gives answers, and the media are there.
    ///
    /// # Errors
    /// What fails.
    pub async fn check(&self) -> Result<(), Failure> {
        // Through the one writer, and its lock.
        self.store().write(store::hub).await?;
        self.store().read(store::hub).await?.ok_or(Failure::Broken("a hub without itself"))?;
        self.media().check().await
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
    pub(crate) fn media(&self) -> &Shelves {
        &self.0.media
    }
    pub(crate) fn world(&self) -> &dyn World {
        &*self.0.world
    }
    pub(crate) fn measures(&self) -> &Measures {
        &self.0.measures
    }
    pub(crate) fn recently(&self) -> &Recently {
        &self.0.recently
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
        if let Some(neighbours) = &self.0.neighbours {
            neighbours.tell(happening.clone());
        }
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
