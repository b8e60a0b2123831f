//! The media on the disk of one computer.

use super::arriving::Arriving;
use crate::refusal::Failure;
use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::wire::MAX_CHUNK;
use plein_protocol::{Chunk, StreamId};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Each so many bytes have a hash of their own.
pub(super) const PIECE: u64 = MAX_CHUNK as u64;
/// The folders with media.
#[derive(Debug)]
pub struct MediaFolder {
    media: PathBuf,
    renditions: PathBuf,
    arriving: PathBuf,
    quarantine: PathBuf,
    /// What waits for the disk does so on threads beside the tasks.
    beside: bool,
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
    pub fn open(data: &Path, beside: bool) -> io::Result<Self> {
        let media = data.join("media");
        let folder = Self {
            renditions: data.join("renditions"),
            arriving: media.join("arriving"),
            quarantine: media.join("quarantine"),
            media,
            beside,
        };
        for path in [&folder.renditions, &folder.arriving, &folder.quarantine] {
            std::fs::create_dir_all(path)?;
        }
        Ok(folder)
    }

    /// Whether the folder is there: a disk may be gone.
    pub fn check(&self) -> io::Result<()> {
        std::fs::read_dir(&self.arriving).map(drop)
    }

    fn path(&self, medium: MediumId) -> PathBuf {
        let name = medium.to_string();
        self.media.join(&name[..2]).join(name)
    }

    fn rendition_path(&self, medium: MediumId, width: u32) -> PathBuf {
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
    pub async fn take(&self, stream: StreamId, chunk: Chunk) -> Result<Option<Pieces>, Failure> {
        let arriving = Arriving {
            part: self.arriving_path(stream, chunk.medium),
            place: self.path(chunk.medium),
            quarantine: self.quarantine.clone(),
        };
        self.on_disk(move || arriving.take(&chunk)).await
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
        self.on_disk(move || {
            let checked = read_checked(&path, bytes, &hashes, offset)?;
            if checked.is_none() {
                set_aside(&path, &quarantine)?;
            }
            Ok(checked)
        })
        .await
    }

    /// A rendition that was kept; empty when it is known that there is none.
    pub async fn kept(&self, medium: MediumId, width: u32) -> Result<Option<Bytes>, Failure> {
        let path = self.rendition_path(medium, width);
        self.on_disk(move || match std::fs::read(path) {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        })
        .await
    }

    /// Keeps a rendition.
    pub async fn keep(&self, medium: MediumId, width: u32, bytes: Bytes) -> Result<(), Failure> {
        let path = self.rendition_path(medium, width);
        self.on_disk(move || {
            std::fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
            let temporary = path.with_extension("new");
            let mut file = File::create(&temporary)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            Ok(std::fs::rename(&temporary, path)?)
        })
        .await
    }

    async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        if self.beside { blocking(work).await } else { work() }
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
    let end = (offset + PIECE).min(bytes);
    let first = offset / PIECE * PIECE;
    file.seek(SeekFrom::Start(first))?;
    let mut found = Vec::new();
    (&mut file).take(end.div_ceil(PIECE) * PIECE - first).read_to_end(&mut found)?;
    checked(found.into(), hashes, offset..end)
}

/// The `wanted` bytes out of the whole pieces that hold them, when each piece has its hash.
pub(super) fn checked(found: Bytes, hashes: &[u8], wanted: Range<u64>) -> Result<Option<Bytes>, Failure> {
    let too_large = |_| Failure::Broken("a medium is too large");
    let first = wanted.start / PIECE;
    let mut expected = usize::try_from(first).map_err(too_large)? * 32;
    for piece in found.chunks(MAX_CHUNK) {
        if hashes.get(expected..expected + 32) != Some(&blake3::hash(piece).as_bytes()[..]) {
            return Ok(None);
        }
        expected += 32;
    }
    let within = |n: u64| usize::try_from(n - first * PIECE).map_err(too_large);
    let (start, end) = (within(wanted.start)?, within(wanted.end)?);
    // What ends early is not whole, whatever the hashes of its pieces.
    Ok((end <= found.len()).then(|| found.slice(start..end)))
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
