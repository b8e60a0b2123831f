//! Watching folders: one thread for all of them, that lasts as long as the library is open.
//!
//! Always holds: a file lands once it has kept its size and time for a while; a folder that is gone, empty or not to be
//! read takes nothing away. Folders on a network, of which the system tells nothing, are looked through again and again.

mod folder;
mod network;

use crate::error::Result;
use crate::tray::{Landed, Watch, WatchId};
use crate::{Library, LibraryError, lock};
use folder::{Found, Kind};
use notify_debouncer_full::notify::{RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{DebounceEventResult, Debouncer, RecommendedCache, new_debouncer};
use plein_media::{Limits, Picture};
use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Events of the system are gathered this long.
const GATHER: Duration = Duration::from_millis(200);
/// A file lands when nothing about it has changed for this long.
const SETTLE: Duration = Duration::from_millis(500);
/// How often what is settling is looked at.
const TICK: Duration = Duration::from_millis(150);
/// How often is looked whether folders can be reached, and through those on a network.
const PATROL: Duration = Duration::from_secs(1);
/// How often everything is looked through, in case the system forgot to tell.
const FULL_PATROL: Duration = Duration::from_secs(60);

/// Says something to the watching thread.
#[derive(Debug, Default)]
pub(crate) struct Watching(Mutex<Option<Sender<Signal>>>);

/// The thread. Ends, and is waited for, when the library closes.
#[derive(Debug)]
pub(crate) struct Thread {
    signal: Sender<Signal>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
enum Signal {
    /// Folders were added or removed.
    Look,
    /// Something happened at these places; none: something was missed.
    Happened(Vec<PathBuf>),
    Stop,
}

impl Watching {
    pub(crate) fn look_again(&self) {
        if let Some(signal) = lock(&self.0).as_ref() {
            let _ = signal.send(Signal::Look);
        }
    }
}

impl Drop for Thread {
    fn drop(&mut self) {
        let _ = self.signal.send(Signal::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Starts the thread. `library` must be one that does not wait for it.
pub(crate) fn begin(library: Library) -> Result<Thread> {
    let (signal, signals) = channel();
    *lock(&library.0.watching.0) = Some(signal.clone());
    let own = signal.clone();
    let run = move || {
        Patrol { library, own, folders: BTreeMap::new(), settling: HashMap::new(), notifier: None }.run(&signals);
    };
    let thread = std::thread::Builder::new().name("plein-watch".into()).spawn(run);
    let thread = thread.map_err(LibraryError::io("start the watching thread"))?;
    Ok(Thread { signal, thread: Some(thread) })
}

struct Patrol {
    library: Library,
    own: Sender<Signal>,
    folders: BTreeMap<WatchId, Folder>,
    /// Files that were seen, and since when they are as they are.
    settling: HashMap<(WatchId, PathBuf), (Found, Instant)>,
    notifier: Option<Debouncer<RecommendedWatcher, RecommendedCache>>,
}

struct Folder {
    watch: Watch,
    /// The system does not tell what happens in it.
    silent: bool,
}

impl Patrol {
    fn run(mut self, signals: &Receiver<Signal>) {
        self.look();
        let (mut patrolled, mut fully) = (Instant::now(), Instant::now());
        loop {
            let wait = match () {
                () if !self.settling.is_empty() => TICK,
                () if !self.folders.is_empty() => PATROL,
                // Nothing to watch costs nothing.
                () => Duration::MAX,
            };
            match signals.recv_timeout(wait) {
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Ok(Signal::Look) => self.look(),
                Ok(Signal::Happened(paths)) => self.happened(&paths),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if patrolled.elapsed() >= PATROL {
                let full = fully.elapsed() >= FULL_PATROL;
                if full {
                    fully = Instant::now();
                }
                self.patrol(full);
                patrolled = Instant::now();
            }
            self.settle();
        }
    }

    /// Brings the folders up to date with what the library says is watched.
    fn look(&mut self) {
        let watches = match self.library.all_watches() {
            Ok(watches) => watches,
            Err(error) => return tracing::warn!(%error, "the watched folders cannot be read"),
        };
        for gone in
            self.folders.keys().filter(|id| !watches.iter().any(|watch| watch.id == **id)).copied().collect::<Vec<_>>()
        {
            let folder = self.folders.remove(&gone);
            let path = folder.map(|folder| folder.watch.path).unwrap_or_default();
            // Two Spaces may watch one folder.
            if !self.folders.values().any(|other| other.watch.path == path)
                && let Some(notifier) = &mut self.notifier
            {
                let _ = notifier.unwatch(&path);
            }
            self.settling.retain(|(watch, _), _| *watch != gone);
        }
        for watch in watches {
            if self.folders.contains_key(&watch.id) {
                continue;
            }
            let silent = !self.listen(&watch);
            let id = watch.id;
            self.folders.insert(id, Folder { watch, silent });
            self.search(id);
        }
    }

    /// Asks the system to tell what happens in a folder. False when it does not.
    fn listen(&mut self, watch: &Watch) -> bool {
        if self.notifier.is_none() {
            let own = self.own.clone();
            let tell = move |result: DebounceEventResult| {
                let paths = match result {
                    Ok(events) => events.into_iter().flat_map(|event| event.event.paths).collect(),
                    Err(_) => Vec::new(),
                };
                let _ = own.send(Signal::Happened(paths));
            };
            self.notifier = new_debouncer(GATHER, None, tell)
                .inspect_err(|error| tracing::warn!(%error, "the system does not tell about folders"))
                .ok();
        }
        let Some(notifier) = &mut self.notifier else { return false };
        let listening = notifier.watch(&watch.path, RecursiveMode::Recursive);
        listening.is_ok() && !network::is_remote(&watch.path)
    }

    fn happened(&mut self, paths: &[PathBuf]) {
        let ids: Vec<_> = self.folders.keys().copied().collect();
        for id in ids {
            if paths.is_empty() {
                self.search(id);
            }
            let Some(folder) = self.folders.get(&id) else { continue };
            let root = folder.watch.path.clone();
            for path in paths.iter().filter(|path| path.starts_with(&root)) {
                match path.is_dir() {
                    true => self.search(id),
                    false => self.notice(id, folder::look(&root, path)),
                }
            }
        }
    }

    /// Looks whether folders can be reached, and through those of which the system tells nothing.
    fn patrol(&mut self, full: bool) {
        let ids: Vec<_> = self.folders.keys().copied().collect();
        for id in ids {
            let Some(folder) = self.folders.get_mut(&id) else { continue };
            let reachable = std::fs::read_dir(&folder.watch.path).is_ok();
            let was = folder.watch.reachable;
            if was != reachable {
                if let Err(error) = self.library.set_reachable(&folder.watch, reachable) {
                    tracing::warn!(%error, "cannot note whether a folder can be reached");
                }
                folder.watch.reachable = reachable;
                let watch = folder.watch.clone();
                let silent = !(reachable && self.listen(&watch));
                if let Some(folder) = self.folders.get_mut(&id) {
                    folder.silent = silent;
                }
            }
            let silent = self.folders.get(&id).is_some_and(|folder| folder.silent);
            if reachable && (full || silent || !was) {
                self.search(id);
            }
        }
    }

    /// Looks through a whole folder.
    fn search(&mut self, id: WatchId) {
        let Some(folder) = self.folders.get(&id) else { return };
        for found in folder::walk(&folder.watch.path.clone()) {
            self.notice(id, Some(found));
        }
    }

    /// Begins to wait until a file has settled, when it is a new one.
    fn notice(&mut self, id: WatchId, found: Option<Found>) {
        let Some(found) = found else { return };
        let seen = self.library.has_seen(id, &found.name, found.bytes, found.changed);
        if seen.unwrap_or(false) {
            return;
        }
        let place = (id, found.path.clone());
        if self.settling.get(&place).is_none_or(|(before, _)| *before != found) {
            self.settling.insert(place, (found, Instant::now()));
        }
    }

    /// Takes in what has settled.
    fn settle(&mut self) {
        let ready: Vec<_> = self
            .settling
            .iter()
            .filter(|(_, (_, since))| since.elapsed() >= SETTLE)
            .map(|(place, _)| place.clone())
            .collect();
        for place in ready {
            let Some((before, _)) = self.settling.remove(&place) else { continue };
            let Some(folder) = self.folders.get(&place.0) else { continue };
            let watch = folder.watch.clone();
            match folder::look(&watch.path, &place.1) {
                Some(now) if now == before => self.land(&watch, &now),
                Some(now) => {
                    self.settling.insert(place, (now, Instant::now()));
                }
                // Gone again before it had landed.
                None => {}
            }
        }
    }

    fn land(&self, watch: &Watch, found: &Found) {
        let landed = match self.take_in(found) {
            Ok(landed) => Some((found.file_name(), landed)),
            Err(error @ (LibraryError::Media(_) | LibraryError::Import(_) | LibraryError::TooLarge { .. })) => {
                tracing::info!(%error, "a file in a watched folder cannot be used");
                None
            }
            // Looked at again at the next full patrol.
            Err(error) => return tracing::warn!(%error, "a file in a watched folder cannot be read now"),
        };
        if let Err(error) = self.library.see(watch, &found.name, found.bytes, found.changed, landed) {
            tracing::warn!(%error, "a file in a watched folder cannot be kept now");
        }
    }

    fn take_in(&self, found: &Found) -> Result<Landed> {
        match found.kind {
            Kind::Markdown => self.library.read_landed_markdown(&found.path),
            Kind::Picture => {
                let limits = Limits::default();
                let bytes = read(&found.path, limits.bytes)?;
                let (picture, made) = Picture::ingest_with_renditions(&found.file_name(), &bytes, &limits)?;
                let medium = self.library.keep_ingested(picture.medium, &picture.bytes, &made)?;
                Ok(Landed::Picture(medium))
            }
        }
    }
}

/// Reads a file that is not larger than `limit` bytes.
pub(crate) fn read(path: &std::path::Path, limit: u64) -> Result<Vec<u8>> {
    let what = "read a file";
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(LibraryError::io(what))?;
    file.take(limit + 1).read_to_end(&mut bytes).map_err(LibraryError::io(what))?;
    match bytes.len() as u64 > limit {
        true => Err(LibraryError::TooLarge { limit }),
        false => Ok(bytes),
    }
}
