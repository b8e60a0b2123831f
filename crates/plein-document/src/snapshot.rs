//! Snapshots: the whole state of a document, compressed.
//!
//! A snapshot is a convenience: it can be made again from the log of updates, which is kept. What always
//! holds: a snapshot that was given out has been read back and was the same document.

use crate::{Document, DocumentError};
use plein_model::SpaceId;
use std::io::Read as _;

/// The level that gives 60,000 words in well under half a megabyte and takes milliseconds.
const LEVEL: i32 = 6;
/// The largest state that is unpacked, in bytes.
const LARGEST: usize = 64 << 20;

impl Document {
    /// The whole document as bytes to keep.
    ///
    /// # Errors
    /// [`DocumentError::Incomplete`] while updates are missing: what waits for them would not be in it.
    /// [`DocumentError::Unfaithful`] when it does not read back as this document; keep the log then.
    pub fn snapshot(&self) -> Result<Vec<u8>, DocumentError> {
        if self.has_missing_updates() {
            return Err(DocumentError::Incomplete);
        }
        let packed = zstd::bulk::compress(&self.state(), LEVEL).map_err(|_| DocumentError::Unfaithful)?;
        let back = Self::load(self.space(), self.client(), &packed).map_err(|_| DocumentError::Unfaithful)?;
        let same = back.state_clocks() == self.state_clocks() && back.content_hash() == self.content_hash();
        if same { Ok(packed) } else { Err(DocumentError::Unfaithful) }
    }

    /// A document from a snapshot; then [`apply`](Document::apply) the updates that came after it.
    ///
    /// `client` as for [`Document::new`]: a fresh one.
    ///
    /// # Errors
    /// When the bytes are not a snapshot, or one of something larger than any Space.
    pub fn load(space: SpaceId, client: u64, snapshot: &[u8]) -> Result<Self, DocumentError> {
        let not_one = |_| DocumentError::Malformed("not a snapshot");
        let mut state = Vec::new();
        let unpacked = zstd::stream::read::Decoder::new(snapshot).map_err(not_one)?;
        unpacked.take(LARGEST as u64 + 1).read_to_end(&mut state).map_err(not_one)?;
        if state.len() > LARGEST {
            return Err(DocumentError::TooLarge("a snapshot"));
        }
        let mut document = Self::new(space, client);
        document.apply(&state)?;
        Ok(document)
    }
}
