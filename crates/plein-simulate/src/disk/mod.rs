//! Disks that remember what was synced.
//!
//! Owns everything that happens to a file between the program and the platter: what was written and not synced, and what
//! of it a power cut leaves; disks that are full, that fail, that end in the middle. The files themselves are real ones,
//! in a temporary folder, so that reading, locking and mapping are the system's own.

mod calls;
mod journal;
mod model;

pub use calls::{aside, count_chance_from};
pub use model::{Lies, Trouble, chance, cut_power, die_after, heal, image, is_dead, kill, lie, put, trouble};

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Everything on a disk: folders (without bytes) and files.
pub type Image = BTreeMap<PathBuf, Option<Vec<u8>>>;

/// The room of the simulation: a folder with a numbered folder for each disk.
#[derive(Debug)]
pub struct Room {
    folder: tempfile::TempDir,
}

impl Room {
    /// Makes it, in memory where the system has a place for that. There is one at a time in a process.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn new() -> std::io::Result<Self> {
        let memory = Path::new("/dev/shm");
        let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = made?;
        model::begin(folder.path());
        calls::engage();
        Ok(Self { folder })
    }

    /// The folder of a disk.
    pub fn disk(&self, disk: usize) -> PathBuf {
        self.folder.path().join(disk.to_string())
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        model::end();
    }
}
