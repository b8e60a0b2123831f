//! Questions and answers as bytes: what HTTP does for a real client, in the smallest form. What is inside is encoded and
//! decoded as on the real wire.

use bytes::Bytes;
use plein_model::MediumId;
use plein_protocol::{Chunk, Code, Entry, Problem, Sequenced, StreamId, wire};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A question.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Request {
    /// See [`plein_protocol::Hub`].
    Hello,
    /// See [`plein_protocol::Hub`].
    Catalogue,
    /// See [`plein_protocol::Hub`].
    Push { stream: StreamId, entries: Vec<Entry> },
    /// See [`plein_protocol::Hub`].
    GiveBack { stream: StreamId, entries: Vec<Sequenced> },
    /// See [`plein_protocol::Hub`].
    Pull { stream: StreamId, after: u64 },
    /// See [`plein_protocol::Hub`].
    Received { stream: StreamId, medium: MediumId },
    /// See [`plein_protocol::Hub`].
    Upload { stream: StreamId, chunk: Piece },
    /// See [`plein_protocol::Hub`].
    Download { stream: StreamId, medium: MediumId, offset: u64 },
    /// See [`plein_protocol::Hub`].
    Teams,
}

/// A [`Chunk`] that can be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Piece {
    medium: MediumId,
    total: u64,
    offset: u64,
    bytes: Bytes,
}

impl From<Chunk> for Piece {
    fn from(chunk: Chunk) -> Self {
        Self { medium: chunk.medium, total: chunk.total, offset: chunk.offset, bytes: chunk.bytes }
    }
}

impl From<Piece> for Chunk {
    fn from(piece: Piece) -> Self {
        Self { medium: piece.medium, total: piece.total, offset: piece.offset, bytes: piece.bytes }
    }
}

impl Request {
    /// What it is called in the log.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Hello => "hello",
            Self::Catalogue => "catalogue",
            Self::Push { .. } => "push",
            Self::GiveBack { .. } => "give back",
            Self::Pull { .. } => "pull",
            Self::Received { .. } => "received",
            Self::Upload { .. } => "upload",
            Self::Download { .. } => "download",
            Self::Teams => "teams",
        }
    }

    /// The stream that it is about.
    pub const fn stream(&self) -> Option<StreamId> {
        match self {
            Self::Push { stream, .. }
            | Self::GiveBack { stream, .. }
            | Self::Pull { stream, .. }
            | Self::Received { stream, .. }
            | Self::Upload { stream, .. }
            | Self::Download { stream, .. } => Some(*stream),
            Self::Hello | Self::Catalogue | Self::Teams => None,
        }
    }

    /// What its answer shows, when that is something that not everyone may see.
    pub const fn clone_small(&self) -> Option<(&'static str, StreamId)> {
        match self {
            Self::Pull { stream, .. } | Self::Received { stream, .. } | Self::Download { stream, .. } => {
                Some((self.name(), *stream))
            }
            _ => None,
        }
    }
}

/// An answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    /// The message that was asked for, as bytes.
    Ok(#[serde(with = "serde_bytes")] Vec<u8>),
    /// A refusal.
    Problem(Problem),
}

impl Reply {
    /// As bytes.
    pub fn to<T: Serialize>(answer: Result<T, Problem>) -> Self {
        answer.map_or_else(Self::Problem, |answer| Self::Ok(wire::encode(&answer)))
    }

    /// Bytes as they are.
    pub fn to_bytes(answer: Result<Bytes, Problem>) -> Self {
        answer.map_or_else(Self::Problem, |bytes| Self::Ok(bytes.to_vec()))
    }
}

/// Reads an answer.
///
/// # Errors
/// The refusal; [`Code::Nonsense`] for what is no answer.
pub fn bytes_of(reply: &[u8]) -> Result<Vec<u8>, Problem> {
    match wire::decode(reply) {
        Ok(Reply::Ok(bytes)) => Ok(bytes),
        Ok(Reply::Problem(problem)) => Err(problem),
        Err(error) => Err(Problem::new(Code::Nonsense, error.to_string())),
    }
}

/// Reads the message in an answer.
///
/// # Errors
/// As [`bytes_of`].
pub fn read<T: DeserializeOwned>(reply: &[u8]) -> Result<T, Problem> {
    wire::decode(&bytes_of(reply)?).map_err(|error| Problem::new(Code::Nonsense, error.to_string()))
}
