//! The media in an S3-compatible store, for several processes that share nothing else but the database.
//!
//! Always holds: a whole medium is put in its place only after its hash was checked; the store's word that it has an
//! object is the durability; pieces that arrive are objects of their own, so that each may come to another process;
//! what is not what its name says is copied to `quarantine/` before its place is freed.

use super::folder::{PIECE, Pieces, checked};
use crate::refusal::Failure;
use bytes::{Bytes, BytesMut};
use futures::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart};
use plein_model::MediumId;
use plein_protocol::wire::MAX_CHUNK;
use plein_protocol::{Chunk, Code, Problem, StreamId};
use std::ops::Range;
use std::sync::Arc;

/// Parts of one medium that are on their way to the store at once.
const UPLOADS: usize = 4;

/// A bucket, or a part of one.
#[derive(Debug)]
pub struct Bucket {
    store: Arc<dyn ObjectStore>,
    root: Path,
}

impl Bucket {
    /// The bucket at `s3://bucket/folder`. Keys, region and endpoint come from the environment, under the names that
    /// AWS gives them (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_REGION`, `AWS_ENDPOINT`, `AWS_ALLOW_HTTP`).
    ///
    /// # Errors
    /// When the address or the environment is not as it must be.
    pub fn open(url: &str) -> Result<Self, object_store::Error> {
        // Installed once; the second time says so, which is fine.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = AmazonS3Builder::from_env().with_url(url).build()?;
        let folder = url.splitn(4, '/').nth(3).unwrap_or("");
        Ok(Self { store: Arc::new(store), root: Path::from(folder) })
    }

    /// Whether it answers.
    pub async fn check(&self) -> Result<(), Failure> {
        self.store.list_with_delimiter(Some(&self.root.clone().join("arriving"))).await?;
        Ok(())
    }

    fn place(&self, medium: MediumId) -> Path {
        let name = medium.to_string();
        self.root.clone().join("media").join(&name[..2]).join(name)
    }

    fn rendition_place(&self, medium: MediumId, width: u32) -> Path {
        let name = medium.to_string();
        self.root.clone().join("renditions").join(&name[..2]).join(format!("{name}-{width}"))
    }

    fn arriving(&self, stream: StreamId, medium: MediumId) -> Path {
        self.root.clone().join("arriving").join(format!("{}-{medium}", stream.space()))
    }

    /// The pieces that have come, in order and without a gap: where each begins, and its length.
    async fn pieces(&self, folder: &Path) -> Result<Vec<(Path, u64, u64)>, Failure> {
        let mut found: Vec<(Path, u64, u64)> = self
            .store
            .list(Some(folder))
            .try_filter_map(|object| async move {
                let offset = object.location.filename().and_then(|name| name.parse().ok());
                Ok(offset.map(|offset| (object.location, offset, object.size)))
            })
            .try_collect()
            .await?;
        found.sort_by_key(|(_, offset, _)| *offset);
        let mut until = 0;
        found.retain(|(_, offset, size)| {
            let goes_on = *offset == until;
            until += if goes_on { *size } else { 0 };
            goes_on
        });
        Ok(found)
    }

    /// How many bytes have come through a stream.
    pub async fn arrived_until(&self, stream: StreamId, medium: MediumId) -> Result<u64, Failure> {
        let pieces = self.pieces(&self.arriving(stream, medium)).await?;
        Ok(pieces.last().map_or(0, |(_, offset, size)| offset + size))
    }

    /// Takes a piece; when it was the last, checks the whole and puts it in its place.
    pub async fn take(&self, stream: StreamId, chunk: Chunk) -> Result<Option<Pieces>, Failure> {
        let folder = self.arriving(stream, chunk.medium);
        let until = self.arrived_until(stream, chunk.medium).await?;
        if chunk.offset > until {
            return Err(Problem::new(Code::Offset, format!("{until} bytes have come so far")).into());
        }
        // What the other end sends again, because it did not hear that it had come.
        let again = usize::try_from(until - chunk.offset).unwrap_or(usize::MAX).min(chunk.bytes.len());
        let rest = chunk.bytes.slice(again..);
        let end = until + rest.len() as u64;
        if !rest.is_empty() {
            self.store.put(&folder.clone().join(format!("{until:020}")), rest.into()).await?;
        }
        if end < chunk.total {
            return Ok(None);
        }
        let pieces = self.pieces(&folder).await?;
        let hashes = self.assemble(chunk.medium, &pieces).await?;
        for (place, ..) in &pieces {
            self.store.delete(place).await?;
        }
        match hashes {
            Some(hashes) => Ok(Some(Pieces { bytes: end, hashes })),
            None => Err(Problem::new(Code::Hash, "the bytes are not those of the hash; begin again").into()),
        }
    }

    /// Checks what has come, and puts it in its place as one. `None` when it is not what its name says: it is set aside.
    async fn assemble(&self, medium: MediumId, pieces: &[(Path, u64, u64)]) -> Result<Option<Vec<u8>>, Failure> {
        let mut whole = plein_media::Hasher::new();
        let (mut hashes, mut waiting) = (Vec::new(), BytesMut::new());
        for (place, ..) in pieces {
            let bytes = self.store.get(place).await?.bytes().await?;
            whole.update(&bytes);
            waiting.extend_from_slice(&bytes);
            while waiting.len() >= MAX_CHUNK {
                hashes.extend_from_slice(blake3::hash(&waiting.split_to(MAX_CHUNK)).as_bytes());
            }
        }
        if !waiting.is_empty() {
            hashes.extend_from_slice(blake3::hash(&waiting).as_bytes());
        }
        if whole.id() != medium {
            for (place, offset, _) in pieces {
                self.store.copy(place, &self.aside(&format!("{medium}-arriving-{offset}"))).await?;
            }
            return Ok(None);
        }
        // Read once more rather than kept in memory: a medium may be large, and nothing is put before it was checked.
        match pieces {
            [] => drop(self.store.put(&self.place(medium), Bytes::new().into()).await?),
            [(one, ..)] => self.store.copy(one, &self.place(medium)).await?,
            many => {
                let mut upload = WriteMultipart::new(self.store.put_multipart(&self.place(medium)).await?);
                for (place, ..) in many {
                    upload.wait_for_capacity(UPLOADS).await?;
                    upload.put(self.store.get(place).await?.bytes().await?);
                }
                upload.finish().await?;
            }
        }
        Ok(Some(hashes))
    }

    fn aside(&self, name: &str) -> Path {
        self.root.clone().join("quarantine").join(name)
    }

    /// At most [`PIECE`] bytes from `offset`, checked. `None` when it is not what its name says; it is in quarantine
    /// then, unless it was not there at all.
    pub async fn read(
        &self,
        medium: MediumId,
        bytes: u64,
        hashes: &[u8],
        offset: u64,
    ) -> Result<Option<Bytes>, Failure> {
        if offset >= bytes {
            return Ok(Some(Bytes::new()));
        }
        let place = self.place(medium);
        let first = offset / PIECE;
        let end = (offset + PIECE).min(bytes);
        let range = first * PIECE..end.div_ceil(PIECE).saturating_mul(PIECE).min(bytes);
        let found = match self.range(&place, range, bytes).await? {
            Found::Bytes(found) => found,
            Found::Nothing => return Ok(None),
            Found::OtherLength => {
                self.set_aside(medium).await?;
                return Ok(None);
            }
        };
        let checked = checked(found, hashes, offset..end)?;
        if checked.is_none() {
            self.set_aside(medium).await?;
        }
        Ok(checked)
    }

    async fn range(&self, place: &Path, range: Range<u64>, length: u64) -> Result<Found, Failure> {
        let options = GetOptions { range: Some(GetRange::Bounded(range)), ..GetOptions::default() };
        match self.store.get_opts(place, options).await {
            Ok(found) if found.meta.size != length => Ok(Found::OtherLength),
            Ok(found) => Ok(Found::Bytes(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(Found::Nothing),
            Err(error) => Err(error.into()),
        }
    }

    async fn set_aside(&self, medium: MediumId) -> Result<(), Failure> {
        let place = self.place(medium);
        self.store.copy(&place, &self.aside(&medium.to_string())).await?;
        Ok(self.store.delete(&place).await?)
    }

    /// A rendition that was kept; empty when it is known that there is none.
    pub async fn kept(&self, medium: MediumId, width: u32) -> Result<Option<Bytes>, Failure> {
        match self.store.get(&self.rendition_place(medium, width)).await {
            Ok(found) => Ok(Some(found.bytes().await?)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps a rendition.
    pub async fn keep(&self, medium: MediumId, width: u32, bytes: Bytes) -> Result<(), Failure> {
        self.store.put(&self.rendition_place(medium, width), bytes.into()).await?;
        Ok(())
    }
}

enum Found {
    Bytes(Bytes),
    Nothing,
    OtherLength,
}
