//! Seals: the hub's proof, to itself, that it took an entry at a place.
//!
//! Owns the key, in the file `seal.key` beside the database and not in it: a restored database is sealed by the same
//! key. Always holds: nobody without the key can make a seal, so an entry that comes back with a valid one was taken by
//! this hub once, whoever brings it. When the key is lost, seals made with it are worth nothing any more; people can
//! still push what they wrote themselves.

use plein_model::HubId;
use plein_protocol::world::World;
use plein_protocol::{Hash, Seal};
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

/// Keeps seals apart from anything else that this key might ever be used for.
const PURPOSE: &[u8] = b"plein seal 1";

/// The key.
#[derive(Clone)]
pub struct SealKey {
    key: [u8; 32],
    hub: HubId,
}

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

impl SealKey {
    /// Reads the key, or makes one. Says whether it is new.
    ///
    /// # Errors
    /// When the disk fails, or the file is not a key: it is not replaced, for it may be had back.
    pub fn open(path: &Path, hub: HubId, world: &dyn World) -> io::Result<(Self, bool)> {
        match std::fs::read(path) {
            Ok(bytes) => {
                let key =
                    bytes.try_into().map_err(|_| io::Error::other("seal.key is damaged; put the right one back"))?;
                Ok((Self { key, hub }, false))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mut key = [0; 32];
                world.fill(&mut key);
                write_private(path, &key)?;
                Ok((Self { key, hub }, true))
            }
            Err(error) => Err(error),
        }
    }

    /// The key that is kept elsewhere: in PostgreSQL, where several processes need it.
    pub fn of(key: [u8; 32], hub: HubId) -> Self {
        Self { key, hub }
    }

    /// The hash of something that comes after something else, which nobody can make without the key.
    pub fn link(&self, before: &Hash, bytes: &[u8]) -> Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(b"plein audit 1").update(self.hub.uuid().as_bytes()).update(before).update(bytes);
        *hasher.finalize().as_bytes()
    }

    /// The seal on an entry at a place.
    pub fn seal(&self, epoch: u64, seq: u64, hash: &Hash) -> Seal {
        let mut hasher = blake3::Hasher::new_keyed(&self.key);
        hasher.update(PURPOSE).update(self.hub.uuid().as_bytes());
        hasher.update(&epoch.to_be_bytes()).update(&seq.to_be_bytes()).update(hash);
        Seal { epoch, mac: *hasher.finalize().as_bytes() }
    }

    /// Whether this hub made that seal, for that entry at that place.
    pub fn made(&self, seal: &Seal, seq: u64, hash: &Hash) -> bool {
        // blake3 compares in constant time.
        blake3::Hash::from_bytes(self.seal(seal.epoch, seq, hash).mac) == blake3::Hash::from_bytes(seal.mac)
    }
}

fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let temporary = path.with_extension("new");
    let mut options = File::options();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, path)?;
    crate::media::sync_folder(path.parent().unwrap_or(Path::new(".")))
}
