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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Entry, Kind, News, Problem, Pulled, Received, Role, Seal, Sequenced, StreamHead, StreamId};
    use bytes::Bytes;
    use plein_model::{DeviceId, EntryId, MediumId, MemberId, SpaceId};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn entry() -> Entry {
        Entry {
            id: EntryId::from_uuid(Uuid::from_u128(1)),
            stream: StreamId::Space(SpaceId::from_uuid(Uuid::from_u128(2))),
            author: MemberId::from_uuid(Uuid::from_u128(3)),
            device: DeviceId::from_uuid(Uuid::from_u128(4)),
            counter: 1,
            kind: Kind::DocumentUpdate,
            body: Bytes::from_static(b"\x00\x01\x02"),
            at: -5,
        }
    }

    #[test]
    fn messages_come_back_as_they_went() {
        let head = StreamHead { stream: entry().stream, head: 7, role: Role::CoAuthor };
        for news in [News::Stream(head), News::Medium(MediumId::from_hash([9; 32])), News::Catalogue] {
            assert_eq!(decode::<News>(&encode(&news)).unwrap(), news);
        }
        for received in [Received::Until(9), Received::Durable] {
            assert_eq!(decode::<Received>(&encode(&received)).unwrap(), received);
        }
        let seal = Seal { epoch: 1 << 20, mac: [7; 32] };
        let pulled = Pulled { entries: vec![Sequenced { seq: 1, seal, entry: entry() }], head: 1 };
        assert_eq!(decode::<Pulled>(&encode(&pulled)).unwrap(), pulled);
    }

    #[test]
    fn bytes_travel_as_byte_strings_not_as_lists_of_numbers() {
        let wire = encode(&Seal { epoch: 1, mac: [0xff; 32] });
        assert!(wire.windows(34).any(|part| part[..2] == [0x58, 32] && part[2..] == [0xff; 32]), "{wire:02x?}");
    }

    #[test]
    fn the_hash_of_an_entry_never_changes() {
        // A hub and its clients of different versions must agree on it for ever.
        let hex: String = entry().hash().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "1b72d5abf87a6d6edf5f22a640fdc49102ece4ba9377ec1c8c78cc835e848a08");
    }

    #[test]
    fn unknown_kinds_and_codes_are_understood_as_unknown() {
        let mut other = entry();
        other.kind = Kind::Other("card.sorted".into());
        assert_eq!(decode::<Entry>(&encode(&other)).unwrap(), other);
        #[derive(serde::Serialize)]
        struct Newer {
            code: &'static str,
            detail: &'static str,
        }
        let problem: Problem = decode(&encode(&Newer { code: "moonlight", detail: "" })).unwrap();
        assert_eq!(problem.code, Code::Unknown);
    }

    #[test]
    fn more_bytes_than_the_message_are_refused() {
        let mut wire = encode(&News::Catalogue);
        wire.push(0);
        assert!(decode::<News>(&wire).is_err());
    }

    #[test]
    fn nesting_without_end_is_refused() {
        assert!(decode::<Entry>(&[0x81; 100_000]).is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_message_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode::<Vec<Entry>>(&bytes);
            let _ = decode::<Pulled>(&bytes);
            let _ = decode::<Problem>(&bytes);
            let _ = decode::<News>(&bytes);
        }
    }
}
