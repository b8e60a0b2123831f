//! The folder of a library: its layout, and the lock that keeps a second Plein out.
//!
//! Always holds: whoever has a [`Home`] is the only one on this computer that writes there.

use crate::{LibraryError, error::Result};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A locked home folder. The lock ends with the value, and with the process, however that ends.
#[derive(Debug)]
pub(crate) struct Home {
    root: PathBuf,
    _lock: File,
}

impl Home {
    /// Makes the folder where needed and takes the lock.
    pub(crate) fn lock(root: &Path) -> Result<Self> {
        fs::create_dir_all(root).map_err(writable("make the library folder"))?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(root.join("library.lock"));
        let lock = lock.map_err(writable("open the lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(LibraryError::InUse { address: announced(root) }),
            Err(TryLockError::Error(error)) => return Err(writable("take the lock")(error)),
        }
        let home = Self { root: root.to_owned(), _lock: lock };
        // Left behind by one that was killed: it would point at nobody.
        let _ = fs::remove_file(home.instance());
        for folder in [home.media(), home.incoming(), home.aside(), home.backups()] {
            fs::create_dir_all(folder).map_err(writable("make the folders of the library"))?;
        }
        Ok(home)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }
    pub(crate) fn database(&self) -> PathBuf {
        self.root.join("library.sqlite")
    }
    pub(crate) fn media(&self) -> PathBuf {
        self.root.join("media")
    }
    /// Media that are still coming in, from a file or from the hub.
    pub(crate) fn incoming(&self) -> PathBuf {
        self.root.join("media/incoming")
    }
    /// Media whose bytes were wrong.
    pub(crate) fn aside(&self) -> PathBuf {
        self.root.join("media/quarantine")
    }
    pub(crate) fn renditions(&self) -> PathBuf {
        self.root.join("media/renditions")
    }
    pub(crate) fn backups(&self) -> PathBuf {
        self.root.join("backups")
    }
    fn instance(&self) -> PathBuf {
        self.root.join("instance.json")
    }

    /// Leaves the address by which a second start can bring this one forward; readable by the owner only.
    pub(crate) fn announce(&self, address: &str) -> Result<()> {
        let _ = fs::remove_file(self.instance());
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.instance()).map_err(writable("announce this instance"))?;
        let body = serde_json::json!({ "address": address }).to_string();
        file.write_all(body.as_bytes()).map_err(writable("announce this instance"))
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.instance());
    }
}

/// What the one that holds the lock left behind.
fn announced(root: &Path) -> Option<String> {
    let body = fs::read(root.join("instance.json")).ok()?;
    let body: serde_json::Value = serde_json::from_slice(&body).ok()?;
    body.get("address")?.as_str().map(str::to_owned)
}

/// Inside the home, "permission denied" means that the library is read-only.
fn writable(what: &'static str) -> impl FnOnce(io::Error) -> LibraryError {
    move |error| match error.kind() {
        io::ErrorKind::PermissionDenied => LibraryError::ReadOnly,
        _ => LibraryError::io(what)(error),
    }
}

/// Makes a rename or a new file in `folder` survive a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<()> {
    // Windows has no handle to a folder that can be synced; there the rename is journalled by the file system.
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(LibraryError::io("sync a folder"))?;
    }
    Ok(())
}
