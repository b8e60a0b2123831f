//! Putting a backup back, in an empty place: a hub is never written over.

use super::database::{KEY, POSTGRES, SQLITE, copy_sqlite, mark_restored, restore_postgres};
use super::media::{is_whole, place};
use super::{BackupError, MANIFEST, Manifest, digest};
use crate::media::sync_folder;
use crate::opening::{Config, private_folder};
use crate::store::{Place, media};
use std::fs::File;
use std::io;
use std::path::Path;

/// Puts the backup in the folder `from` back where `config` says, and says what it held. The next start finds that it is
/// a copy: a new epoch begins, and everyone offers what they have. Blocks.
///
/// # Errors
/// See [`BackupError`]. When there is a hub already, nothing is touched.
pub fn restore(from: &Path, config: &Config) -> Result<Manifest, BackupError> {
    let manifest: Manifest = serde_json::from_slice(&std::fs::read(from.join(MANIFEST))?).map_err(io::Error::other)?;
    if config.data.join(SQLITE).exists() || config.data.join(KEY).exists() {
        return Err(BackupError::NotEmpty);
    }
    private_folder(&config.data)?;
    let db = match &config.postgres {
        None => {
            copy_sqlite(&from.join(SQLITE), &config.data.join(SQLITE))?;
            std::fs::copy(from.join(KEY), config.data.join(KEY))?;
            File::open(config.data.join(KEY))?.sync_all()?;
            Place::Folder(config.data.clone()).open_reader()?
        }
        Some(url) => {
            restore_postgres(&from.join(POSTGRES), url)?;
            mark_restored(url)?;
            Place::Postgres(url.clone()).open_reader()?
        }
    };
    if digest::of(&db)?.digest != manifest.digest {
        return Err(BackupError::Unsound("the entries are not those of the manifest".into()));
    }
    if config.bucket.is_none() {
        let beside = from.parent().unwrap_or(Path::new(".")).join("media");
        for medium in media::everything(&db)? {
            let (source, target) = (place(&beside, medium.id), place(&config.data.join("media"), medium.id));
            if manifest.missing.contains(&medium.id) {
                continue;
            }
            let folder = target.parent().unwrap_or(Path::new("."));
            std::fs::create_dir_all(folder)?;
            std::fs::copy(source, &target)?;
            if !is_whole(&target, medium.id)? {
                return Err(BackupError::Unsound(format!("the medium {}", medium.id)));
            }
            File::open(&target)?.sync_all()?;
            sync_folder(folder)?;
        }
    }
    sync_folder(&config.data)?;
    Ok(manifest)
}
