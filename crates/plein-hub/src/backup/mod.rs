//! Backups: made while the hub goes on, and called backups only after they were put back and read.
//!
//! A backup is a folder, named by its moment (UTC), with the database, the key of the seals and `manifest.json`; the
//! media stand beside it, once for all backups, in `media/`. Always holds: what is not finished ends in `.partial`; each
//! entry of a finished one was read from the copy after it had been put back in a scratch place, has the hash that it was
//! taken with, and is what the hub itself has at that place; each medium was hashed. Media in a bucket stay there (it
//! has versions of its own); that each is there is looked at.

mod database;
mod digest;
mod media;
mod restore;

pub use restore::restore;

use crate::Hub;
use crate::media::sync_folder;
use crate::opening::Config;
use crate::refusal::Failure;
use crate::store::media::{Here, everything};
use database::Copy;
use digest::Digest;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use time::OffsetDateTime;
use time::macros::format_description;

/// Why there is no backup, or it is not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// Something of the hub failed.
    #[error(transparent)]
    Hub(#[from] Failure),
    /// The database could not be opened.
    #[error(transparent)]
    Store(#[from] crate::StoreError),
    /// The disk said no.
    #[error("the disk said no: {0}")]
    Disk(#[from] io::Error),
    /// A program of PostgreSQL failed.
    #[error("{program} failed: {said}")]
    Program {
        /// Which.
        program: &'static str,
        /// Its own words.
        said: String,
    },
    /// It is not what was backed up.
    #[error("it is not sound: {0}")]
    Unsound(String),
    /// There is something already where it would be put back.
    #[error("there is a hub already where it would be put back; nothing was touched")]
    NotEmpty,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The hub's identity.
    pub hub: plein_model::HubId,
    /// Milliseconds since 1970.
    pub made_at: i64,
    /// How many streams.
    pub streams: u64,
    /// How many entries.
    pub entries: u64,
    /// BLAKE3 over stream, place and hash of every entry, in order.
    pub digest: String,
    /// How many media, and how many bytes they are together.
    pub media: u64,
    /// Bytes of the media.
    pub media_bytes: u64,
    /// The media that the hub itself does not have whole any more.
    pub missing: Vec<plein_model::MediumId>,
}

/// The name of the manifest in a backup.
const MANIFEST: &str = "manifest.json";

impl Hub {
    /// Makes a backup in a folder of backups, and says where and of what. `config` is what this hub was opened with.
    ///
    /// # Errors
    /// See [`BackupError`]; what was begun ends in `.partial` then and is no backup.
    pub async fn back_up(&self, config: &Config, to: &Path) -> Result<(PathBuf, Manifest), BackupError> {
        let made_at = self.world().now();
        let name = moment(made_at);
        let partial = to.join(format!("{name}.partial"));
        crate::opening::private_folder(to)?;
        crate::opening::private_folder(&partial)?;

        let (from, into) = (config.clone(), partial.clone());
        let scratch = format!("plein_scratch_{}", self.world().uuid().simple());
        let copy = crate::media::blocking(move || Ok(Copy::make(&from, &into, &scratch))).await??;
        let compared = self.compare(&copy).await;
        copy.end().await?;
        let (Digest { streams, entries, digest, .. }, known) = compared?;
        let media = media::gather(self, known, config.bucket.is_none().then(|| to.join("media"))).await?;

        let manifest = Manifest {
            hub: self.id(),
            made_at,
            streams,
            entries,
            digest,
            media: media.count,
            media_bytes: media.bytes,
            missing: media.missing,
        };
        write_synced(&partial.join(MANIFEST), &serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?)?;
        let whole = to.join(name);
        std::fs::rename(&partial, &whole)?;
        sync_folder(to)?;
        Ok((whole, manifest))
    }

    /// Reads the copy, and holds it beside the hub, which may have gone on since.
    async fn compare(&self, copy: &Copy) -> Result<(Digest, Vec<Here>), BackupError> {
        let found = copy.read(digest::of).await?;
        let heads = found.heads.clone();
        let itself = self.store().read(move |c| Ok(digest::up_to(c, &heads))).await??;
        if itself != found {
            return Err(BackupError::Unsound("the copy and the hub have other entries".into()));
        }
        Ok((found, copy.read(|c| Ok(everything(c)?)).await?))
    }
}

/// Removes all but the newest `keep` backups in a folder, and what was never finished. The media stay.
///
/// # Errors
/// When the disk says no.
pub fn thin_out(folder: &Path, keep: usize) -> io::Result<()> {
    let mut whole = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.join(MANIFEST).exists() {
            whole.push(path);
        }
    }
    whole.sort();
    let old = whole.len().saturating_sub(keep.max(1));
    whole[..old].iter().try_for_each(std::fs::remove_dir_all)
}

fn moment(millis: i64) -> String {
    let form = format_description!("[year]-[month]-[day]T[hour]-[minute]-[second].[subsecond digits:3]Z");
    OffsetDateTime::from_unix_timestamp_nanos(i128::from(millis) * 1_000_000)
        .ok()
        .and_then(|moment| moment.format(form).ok())
        .unwrap_or_else(|| format!("{millis}"))
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}
