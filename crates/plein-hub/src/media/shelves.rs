//! Where the media are: on the disk of this computer, or in a bucket. What is so of both stands here.

use super::bucket::Bucket;
use super::folder::{MediaFolder, Pieces};
use crate::refusal::Failure;
use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::{Chunk, StreamId};
use tokio::sync::{Mutex, Semaphore};

/// Uploads of different media seldom wait for each other.
const LANES: usize = 64;

/// The media.
#[derive(Debug)]
pub struct Shelves {
    place: Place,
    lanes: [Mutex<()>; LANES],
    /// Making renditions costs memory: one at a time.
    pub(super) drawing: Semaphore,
}

#[derive(Debug)]
enum Place {
    Folder(MediaFolder),
    Bucket(Bucket),
}

impl From<MediaFolder> for Shelves {
    fn from(folder: MediaFolder) -> Self {
        Self::new(Place::Folder(folder))
    }
}

impl From<Bucket> for Shelves {
    fn from(bucket: Bucket) -> Self {
        Self::new(Place::Bucket(bucket))
    }
}

impl Shelves {
    fn new(place: Place) -> Self {
        Self { place, lanes: std::array::from_fn(|_| Mutex::new(())), drawing: Semaphore::new(1) }
    }

    /// Whether they can be reached.
    pub async fn check(&self) -> Result<(), Failure> {
        match &self.place {
            Place::Folder(folder) => Ok(folder.check()?),
            Place::Bucket(bucket) => bucket.check().await,
        }
    }

    /// How many bytes of a medium have come through a stream.
    pub async fn arrived_until(&self, stream: StreamId, medium: MediumId) -> Result<u64, Failure> {
        match &self.place {
            Place::Folder(folder) => Ok(folder.arrived_until(stream, medium)?),
            Place::Bucket(bucket) => bucket.arrived_until(stream, medium).await,
        }
    }

    /// Takes a piece; when it was the last, checks the whole and puts it in its place.
    pub async fn take(&self, stream: StreamId, chunk: Chunk) -> Result<Option<Pieces>, Failure> {
        let _lane = self.lanes[usize::from(chunk.medium.hash()[0]) % LANES].lock().await;
        match &self.place {
            Place::Folder(folder) => folder.take(stream, chunk).await,
            Place::Bucket(bucket) => bucket.take(stream, chunk).await,
        }
    }

    /// At most a MiB from `offset`, checked. `None` when it is not what its name says; it is in quarantine then.
    pub async fn read(
        &self,
        medium: MediumId,
        bytes: u64,
        hashes: Vec<u8>,
        offset: u64,
    ) -> Result<Option<Bytes>, Failure> {
        match &self.place {
            Place::Folder(folder) => folder.read(medium, bytes, hashes, offset).await,
            Place::Bucket(bucket) => bucket.read(medium, bytes, &hashes, offset).await,
        }
    }

    /// A rendition that was kept; empty when it is known that there is none.
    pub async fn kept(&self, medium: MediumId, width: u32) -> Result<Option<Bytes>, Failure> {
        match &self.place {
            Place::Folder(folder) => folder.kept(medium, width).await,
            Place::Bucket(bucket) => bucket.kept(medium, width).await,
        }
    }

    /// Keeps a rendition.
    pub async fn keep(&self, medium: MediumId, width: u32, bytes: Bytes) -> Result<(), Failure> {
        match &self.place {
            Place::Folder(folder) => folder.keep(medium, width, bytes).await,
            Place::Bucket(bucket) => bucket.keep(medium, width, bytes).await,
        }
    }
}
