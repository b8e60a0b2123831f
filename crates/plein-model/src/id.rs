//! Identifiers: every one a newtype, so that a chapter is never passed where a block is meant.
//!
//! Things that travel between computers on their own (Spaces, entries, people) carry UUIDs. Things that
//! live inside one Space (chapters, blocks, rows, columns) carry short local ids, made by either side.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use uuid::Uuid;

/// A text that is not the identifier it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {kind} id")]
pub struct IdError {
    kind: &'static str,
}

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident, $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID made elsewhere.
            pub const fn from_uuid(uuid: Uuid) -> Self { Self(uuid) }
            /// The UUID itself.
            pub const fn uuid(self) -> Uuid { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{}({})", stringify!($name), self.0) }
        }
        impl FromStr for $name {
            type Err = IdError;
            fn from_str(text: &str) -> Result<Self, IdError> {
                Uuid::try_parse(text).map(Self).map_err(|_| IdError { kind: $kind })
            }
        }
    )*};
}

uuid_id! {
    /// A Space.
    SpaceId, "Space";
    /// One immutable step in a stream (UUIDv7, made on the device).
    EntryId, "entry";
    /// A person on a hub; before the first hub, the person of this library.
    MemberId, "member";
    /// One installation of Plein.
    DeviceId, "device";
    /// A team on a hub.
    TeamId, "team";
    /// A hub. Together with its epoch it names one unbroken history.
    HubId, "hub";
}

/// An id that is unique inside one Space: 1 to 32 characters of `A-Z a-z 0-9 _`.
///
/// New ones are 12 random characters (71 bits).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LocalId(String);

impl LocalId {
    /// The longest id accepted, in characters.
    pub const MAX: usize = 32;

    /// Takes `text` as an id.
    ///
    /// # Errors
    /// When it is empty, longer than [`Self::MAX`], or holds another character than `A-Z a-z 0-9 _`.
    pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
        let text = text.into();
        let fits = (1..=Self::MAX).contains(&text.len());
        if fits && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            Ok(Self(text))
        } else {
            Err(IdError { kind: "local" })
        }
    }

    /// Makes an id from 12 random bytes.
    pub fn from_random(bytes: [u8; 12]) -> Self {
        const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        Self(bytes.iter().map(|b| char::from(ALPHABET[usize::from(*b) % 62])).collect())
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for LocalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl TryFrom<String> for LocalId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(text)
    }
}
impl From<LocalId> for String {
    fn from(id: LocalId) -> Self {
        id.0
    }
}

macro_rules! local_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub LocalId);

        impl $name {
            /// Takes `text` as an id; see [`LocalId::new`].
            ///
            /// # Errors
            /// When the text is not a local id.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> { LocalId::new(text).map(Self) }
            /// The id as text.
            pub fn as_str(&self) -> &str { self.0.as_str() }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    )*};
}

local_id! {
    /// A chapter of a Space.
    ChapterId;
    /// A block of a Space.
    BlockId;
    /// A row of a table.
    RowId;
    /// A column of a table.
    ColumnId;
    /// An option of a question.
    OptionId;
    /// Something drawn on a picture.
    MarkId;
}

/// A stored file, named by the BLAKE3 hash of its bytes. Written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MediumId([u8; 32]);

impl MediumId {
    /// Wraps a BLAKE3 hash.
    pub const fn from_hash(hash: [u8; 32]) -> Self {
        Self(hash)
    }
    /// The BLAKE3 hash itself.
    pub const fn hash(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for MediumId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
impl fmt::Debug for MediumId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MediumId({self})")
    }
}
impl FromStr for MediumId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        let wrong = || IdError { kind: "medium" };
        let digits = text.as_bytes();
        if digits.len() != 64 {
            return Err(wrong());
        }
        let digit = |b: u8| match b {
            b'0'..=b'9' => Ok(b - b'0'),
            b'a'..=b'f' => Ok(b - b'a' + 10),
            _ => Err(wrong()),
        };
        let mut hash = [0; 32];
        for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = digit(pair[0])? << 4 | digit(pair[1])?;
        }
        Ok(Self(hash))
    }
}
impl TryFrom<String> for MediumId {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}
impl From<MediumId> for String {
    fn from(id: MediumId) -> Self {
        id.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{LocalId, MediumId, SpaceId};
    use proptest::prelude::*;

    #[test]
    fn a_local_id_is_short_and_plain() {
        assert!(LocalId::new("a_Z9").is_ok() && LocalId::new("x".repeat(32)).is_ok());
        for wrong in ["", "a/b", "a b", "é", "a\0", &"x".repeat(33)] {
            assert!(LocalId::new(wrong).is_err(), "{wrong:?}");
        }
        assert!(serde_json::from_str::<LocalId>("\"a/b\"").is_err());
    }

    #[test]
    fn a_medium_id_is_64_lower_case_digits_and_nothing_else() {
        let text = "0f".repeat(32);
        assert_eq!(text.parse::<MediumId>().map(|id| id.to_string()), Ok(text.clone()));
        for wrong in [text.to_uppercase(), text[1..].to_owned(), format!("{text}0"), text.replace('f', "é")] {
            assert!(wrong.parse::<MediumId>().is_err(), "{wrong:?}");
        }
    }

    proptest! {
        #[test]
        fn ids_read_back_as_they_were_written(bytes in any::<[u8; 32]>(), short in any::<[u8; 12]>(), wide: u128) {
            let medium = MediumId::from_hash(bytes);
            prop_assert_eq!(medium.to_string().parse::<MediumId>(), Ok(medium));
            let local = LocalId::from_random(short);
            prop_assert_eq!(LocalId::new(local.as_str()), Ok(local.clone()));
            let space = SpaceId::from_uuid(uuid::Uuid::from_u128(wide));
            prop_assert_eq!(space.to_string().parse::<SpaceId>(), Ok(space));
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            let _ = (LocalId::new(text.as_str()), text.parse::<MediumId>(), text.parse::<SpaceId>());
        }
    }
}
