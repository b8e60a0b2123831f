//! What stands in a database, as one hash: every entry read, and checked against the hash it was taken with.

use super::BackupError;
use crate::refusal::Failure;
use crate::store::{Db, streams};
use plein_protocol::StreamId;
use std::collections::BTreeMap;

/// As many entries are in memory at once at most, and as many bytes of their bodies.
const PAGE: (u32, usize) = (1000, 16 << 20);

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest {
    pub streams: u64,
    pub entries: u64,
    pub digest: String,
    /// The newest place of each stream.
    pub heads: BTreeMap<StreamId, u64>,
}

/// Reads everything.
pub fn of(c: &Db) -> Result<Digest, BackupError> {
    let heads = streams::every(c)?.into_iter().map(|(id, row)| (id, row.head)).collect();
    up_to(c, &heads)
}

/// Reads what is there up to these places: what comes later changes nothing of it.
pub fn up_to(c: &Db, heads: &BTreeMap<StreamId, u64>) -> Result<Digest, BackupError> {
    let mut hasher = blake3::Hasher::new();
    let mut count = 0;
    for (stream, head) in heads {
        let row = streams::find(c, *stream)?.ok_or(Failure::Broken("a stream is gone"))?;
        let mut last = 0;
        while last < *head {
            let before = last;
            for (taken, entry) in streams::after(c, (row.number, *stream), last, PAGE.0, PAGE.1)? {
                if taken.seq > *head {
                    break;
                }
                if taken.seq != last + 1 || entry.hash() != taken.hash {
                    return Err(BackupError::Unsound(format!("{stream} at {}", last + 1)));
                }
                hasher.update(stream.to_string().as_bytes()).update(&taken.seq.to_be_bytes()).update(&taken.hash);
                last = taken.seq;
                count += 1;
            }
            if last == before {
                return Err(BackupError::Unsound(format!("{stream} ends at {last}")));
            }
        }
    }
    Ok(Digest {
        streams: heads.len() as u64,
        entries: count,
        digest: hasher.finalize().to_hex().to_string(),
        heads: heads.clone(),
    })
}
