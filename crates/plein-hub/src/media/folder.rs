//! The media on the disk.

use super::arriving::Arriving;
use crate::refusal::Failure;
use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::wire::MAX_CHUNK;
use plein_protocol::{Chunk, Problem, StreamId};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use tokio::sync::{Mutex, Semaphore};

/// Each so many bytes have a hash of their own.
const PIECE: u64 = MAX_CHUNK as u64;
/// Uploads of different media seldom wait for each other.
const LANES: usize = 64;

/// The folders with media.
#[derive(Debug)]
pub struct MediaFolder {
    media: PathBuf,
    renditions: PathBuf,
    arriving: PathBuf,
    quarantine: PathBuf,
    lanes: [Mutex<()>; LANES],
    /// Making renditions costs memory: one at a time.
    pub(super) drawing: Semaphore,
}

/// The hashes of the pieces of a medium.
#[derive(Debug)]
pub struct Pieces {
    /// Length of the medium.
    pub bytes: u64,
    /// 32 bytes for each piece.
    pub hashes: Vec<u8>,
}

impl MediaFolder {
    /// Opens the folders, making them when needed.
    pub fn open(data: &Path) -> io::Result<Self> {
        let media = data.join("media");
        let folder = Self {
            renditions: data.join("renditions"),
            arriving: media.join("arriving"),
            quarantine: media.join("quarantine"),
            media,
            lanes: std::array::from_fn(|_| Mutex::new(())),
            drawing: Semaphore::new(1),
        };
        for path in [&folder.renditions, &folder.arriving, &folder.quarantine] {
            std::fs::create_dir_all(path)?;
        }
        Ok(folder)
    }

    fn path(&self, medium: MediumId) -> PathBuf {
        let name = medium.to_string();
        self.media.join(&name[..2]).join(name)
    }

    pub(super) fn rendition_path(&self, medium: MediumId, width: u32) -> PathBuf {
        let name = medium.to_string();
        self.renditions.join(&name[..2]).join(format!("{name}-{width}"))
    }

    fn arriving_path(&self, stream: StreamId, medium: MediumId) -> PathBuf {
        self.arriving.join(format!("{}-{medium}", stream.space()))
    }

    /// How many bytes have come through a stream.
    pub fn arrived_until(&self, stream: StreamId, medium: MediumId) -> io::Result<u64> {
        match std::fs::metadata(self.arriving_path(stream, medium)) {
            Ok(metadata) => Ok(metadata.len()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Takes a piece; when it was the last, checks the whole and puts it in its place.
    pub async fn take(&self, stream: StreamId, chunk: Chunk) -> Result<Option<Pieces>, Problem> {
        let lane = usize::from(chunk.medium.hash()[0]) % LANES;
        let _lane = self.lanes[lane].lock().await;
        let arriving = Arriving {
            part: self.arriving_path(stream, chunk.medium),
            place: self.path(chunk.medium),
            quarantine: self.quarantine.clone(),
        };
        let taken = blocking(move || arriving.take(&chunk)).await?;
        Ok(taken)
    }

    /// At most a MiB from `offset`, checked. `None` when it is not what its name says; it is in quarantine then.
    pub async fn read(
        &self,
        medium: MediumId,
        bytes: u64,
        hashes: Vec<u8>,
        offset: u64,
    ) -> Result<Option<Bytes>, Failure> {
        let (path, quarantine) = (self.path(medium), self.quarantine.clone());
        blocking(move || {
            let checked = read_checked(&path, bytes, &hashes, offset)?;
            if checked.is_none() {
                set_aside(&path, &quarantine)?;
            }
            Ok(checked)
        })
        .await
    }
}

/// Runs what waits for the disk on a thread that may wait.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Broken("work on the disk broke"))?
}

fn read_checked(path: &Path, bytes: u64, hashes: &[u8], offset: u64) -> Result<Option<Bytes>, Failure> {
    if offset >= bytes {
        return Ok(Some(Bytes::new()));
    }
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    if file.metadata()?.len() != bytes {
        return Ok(None);
    }
    let first = offset / PIECE;
    let end = (offset + PIECE).min(bytes);
    let last = (end - 1) / PIECE;
    file.seek(SeekFrom::Start(first * PIECE))?;
    let mut found = Vec::new();
    for piece in first..=last {
        let start = found.len();
        (&mut file).take(PIECE).read_to_end(&mut found)?;
        let hash = blake3::hash(&found[start..]);
        let index = usize::try_from(piece).map_err(|_| Failure::Broken("a medium is too large"))? * 32;
        if hashes.get(index..index + 32) != Some(&hash.as_bytes()[..]) {
            return Ok(None);
        }
    }
    let range = |n: u64| usize::try_from(n - first * PIECE).map_err(|_| Failure::Broken("a medium is too large"));
    Ok(Some(Bytes::from(found).slice(range(offset)?..range(end)?)))
}

/// The hash of a file, and of its pieces.
pub(super) fn hash_file(path: &Path) -> io::Result<(MediumId, Pieces)> {
    let mut file = File::open(path)?;
    let mut whole = plein_media::Hasher::new();
    let mut hashes = Vec::new();
    let mut piece = Vec::new();
    loop {
        piece.clear();
        (&mut file).take(PIECE).read_to_end(&mut piece)?;
        if piece.is_empty() {
            return Ok((whole.id(), Pieces { bytes: whole.bytes(), hashes }));
        }
        whole.update(&piece);
        hashes.extend_from_slice(blake3::hash(&piece).as_bytes());
    }
}

/// Puts a file in quarantine, beside what is there already.
pub(super) fn set_aside(path: &Path, quarantine: &Path) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let free = (0_u32..).map(|n| quarantine.join(format!("{name}.{n}"))).find(|path| !path.exists());
    match free.map(|free| std::fs::rename(path, free)) {
        Some(Err(error)) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => sync_folder(quarantine),
    }
}

/// Makes the names in a folder survive a power cut.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
