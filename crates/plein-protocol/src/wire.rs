//! The form of messages on the wire: CBOR (RFC 8949), maps with text keys, no indefinite lengths.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Media type of every message under `/v1` except media bytes.
pub const CONTENT_TYPE: &str = "application/cbor";
/// Header with the protocol version that the client has chosen after [`crate::Hello`].
pub const VERSION_HEADER: &str = "plein-protocol";
/// Largest body of one entry, in bytes.
pub const MAX_BODY: usize = 4 << 20;
/// Largest push, in bytes of CBOR.
pub const MAX_PUSH: usize = 8 << 20;
/// Largest piece of a medium, in bytes.
pub const MAX_CHUNK: usize = 1 << 20;
/// Largest medium, in bytes.
pub const MAX_MEDIUM: u64 = 2 << 30;
/// How deep a message may nest.
const MAX_DEPTH: usize = 16;

/// The CBOR of a message.
///
/// # Panics
/// Never for the types of this crate: they have no failing `Serialize`.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    #[expect(clippy::expect_used, reason = "writing to memory does not fail, and our types serialize without errors")]
    ciborium::into_writer(message, &mut bytes).expect("messages can be written");
    bytes
}

/// Bytes that are not the message they should be.
#[derive(Debug, thiserror::Error)]
#[error("not a valid message: {0}")]
pub struct DecodeError(String);

/// Reads a message.
///
/// # Errors
/// When the bytes are not CBOR, not that message, nest too deep, or go on after it.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    let mut rest = bytes;
    let message = ciborium::de::from_reader_with_recursion_limit(&mut rest, MAX_DEPTH)
        .map_err(|error| DecodeError(error.to_string()))?;
    if rest.is_empty() { Ok(message) } else { Err(DecodeError("more bytes than the message".into())) }
}
