//! Everything Plein keeps on this computer: one SQLite file and the media beside it.
//!
//! Owns streams and their entries, the living documents, what is shown of them (cards, found text, where the work
//! is), media, the tray, settings and the connection to the hub.
//!
//! Always holds:
//! - there is one door for writing, [`Library::write`]: one transaction holds the entries and everything derived from
//!   them, committed with `synchronous=FULL` before it returns; changes are told after the commit;
//! - a write that fails leaves everything as it was, the documents in memory included;
//! - entries are never changed once they were offered to a hub, and never deleted;
//! - what is derived can be rebuilt from entries and media.
//!
//! Deliberately absent: the network (that is `plein-sync`) and the words a person sees. Every function blocks.

mod accept;
mod cards;
mod change;
mod columns;
mod connection;
mod entries;
mod error;
mod history;
mod home;
mod import;
mod living;
mod media;
mod outgoing;
mod overlaps;
mod package;
mod place;
mod projection;
mod schema;
mod search;
mod settings;
mod sharing;
mod shelf;
mod spaces;
mod streams;
mod trash;
mod tray;
mod watch;
mod write;

pub use accept::Accepted;
pub use cards::Card;
pub use change::{Change, Origin, What};
pub use connection::{Connection, TokenIn};
pub use error::LibraryError;
pub use history::{Moment, Moments, Removed, RemovedWhat, Then};
pub use import::{ImportProgress, ImportStep, Imported, Watched};
pub use media::{Masked, Rendered, Wanted};
pub use outgoing::{Outgoing, PackAs};
pub use overlaps::Overlap;
pub use package::{Arrived, Here, PackageLook, Unpacked};
pub use place::{Place, Whereabouts};
pub use search::{FoundAt, Piece};
pub use settings::Settings;
pub use shelf::{Shelf, Sort, Subject, Subjects, Which};
pub use streams::StreamState;
pub use tray::{TrayId, TrayItem, TrayKind, Watch, WatchId};
pub use write::Write;

use error::Result;
use home::Home;
use living::Living;
use plein_model::{DeviceId, MediumId};
use plein_protocol::world::World;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;
use tokio::sync::broadcast;

/// How many changes may wait for a slow listener before it must ask for everything again.
const CHANGES_KEPT: usize = 4096;

/// An open library. Clones are the same library; the last one to go closes it.
#[derive(Debug, Clone)]
pub struct Library(
    Arc<Inner>,
    #[expect(dead_code, reason = "held so that the thread ends, and is waited for, when the last clone goes")]
    Option<Arc<watch::Thread>>,
);

struct Inner {
    writer: Mutex<Writer>,
    readers: Mutex<Vec<rusqlite::Connection>>,
    device: DeviceId,
    changes: broadcast::Sender<Change>,
    watching: watch::Watching,
    /// How many pictures are worked on at once.
    pictures: media::Gate,
    /// Media whose bytes were hashed since the start, with the length and time the file had then.
    checked: Mutex<HashMap<MediumId, (u64, Option<SystemTime>)>>,
    world: Arc<dyn World>,
    /// Last, so that the lock is released after the connections are closed.
    home: Home,
}

impl std::fmt::Debug for Inner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Library").field("home", &self.home.root()).finish_non_exhaustive()
    }
}

/// What only one may touch at a time.
struct Writer {
    connection: rusqlite::Connection,
    living: Living,
    /// A write is under way; still set when one panicked, and then what is in memory cannot be trusted.
    busy: bool,
}

impl Library {
    /// Opens the library in the folder `home`, making it at the first start.
    ///
    /// # Errors
    /// [`LibraryError::InUse`] when another Plein has it open, [`LibraryError::Newer`] when a newer version wrote it,
    /// [`LibraryError::ReadOnly`], [`LibraryError::DiskFull`], [`LibraryError::Damaged`]; nothing was touched then.
    pub fn open(home: &Path, world: Arc<dyn World>) -> Result<Self> {
        let home = Home::lock(home)?;
        let connection = schema::open_writer(&home, world.as_ref())?;
        if connection.is_readonly(rusqlite::MAIN_DB)? {
            return Err(LibraryError::ReadOnly);
        }
        media::files::sweep(&home);
        let device = connection::device(&connection, world.as_ref())?;
        let writer = Mutex::new(Writer { connection, living: Living::default(), busy: false });
        let inner = Inner {
            writer,
            readers: Mutex::default(),
            device,
            changes: broadcast::Sender::new(CHANGES_KEPT),
            watching: watch::Watching::default(),
            pictures: media::Gate::default(),
            checked: Mutex::default(),
            world,
            home,
        };
        let inner = Arc::new(inner);
        if inner.world.conductor().is_some() {
            // Folders are another's, who does not keep to the order of things in a simulation.
            return Ok(Self(inner, None));
        }
        // The thread's own library does not wait for the thread.
        let thread = watch::begin(Self(Arc::clone(&inner), None))?;
        Ok(Self(inner, Some(Arc::new(thread))))
    }

    /// The folder it is in.
    pub fn home(&self) -> &Path {
        self.0.home.root()
    }

    /// This installation, on every hub.
    pub fn device(&self) -> DeviceId {
        self.0.device
    }

    /// Where time and randomness come from.
    pub fn world(&self) -> &Arc<dyn World> {
        &self.0.world
    }

    /// Leaves `address` (of the running instance, with its token) for a second start to find:
    /// see [`LibraryError::InUse`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn announce(&self, address: &str) -> Result<()> {
        self.0.home.announce(address)
    }

    /// Hears of every change after its commit. Who lags behind is told so by the channel, and must ask everything
    /// again.
    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.0.changes.subscribe()
    }

    /// The one door for writing: everything `work` does is kept, durably, or nothing is.
    ///
    /// # Errors
    /// Those of `work`, and those of the disk. Then nothing changed.
    pub fn write<T>(&self, origin: Origin, work: impl FnOnce(&mut Write<'_>) -> Result<T>) -> Result<T> {
        let mut writer = lock(&self.0.writer);
        if std::mem::replace(&mut writer.busy, true) {
            writer.living.forget_all();
        }
        let result = Write::run(&mut writer, self, work);
        writer.busy = false;
        drop(writer);
        let (value, changes) = result?;
        for what in changes {
            // Nobody listening is fine.
            let _ = self.0.changes.send(Change { origin, what });
        }
        Ok(value)
    }

    /// Reads from one consistent moment, beside whoever writes.
    fn read<T>(&self, work: impl FnOnce(&rusqlite::Connection) -> Result<T>) -> Result<T> {
        let idle = lock(&self.0.readers).pop();
        let mut connection = match idle {
            Some(connection) => connection,
            None => schema::open_reader(&self.0.home)?,
        };
        let transaction = connection.transaction()?;
        let value = work(&transaction)?;
        transaction.finish()?;
        lock(&self.0.readers).push(connection);
        Ok(value)
    }
}

/// Takes a lock also after a panic: what it guards is checked where that matters.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
