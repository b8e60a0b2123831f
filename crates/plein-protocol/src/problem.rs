//! What can go wrong, as the other end hears it.

use serde::{Deserialize, Serialize};

/// A refusal, in a form that both ends understand. It never tells about what one may not see.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{code:?}: {detail}")]
pub struct Problem {
    /// What a program decides by.
    pub code: Code,
    /// For the log; never shown to a person as it is, and without content of Spaces.
    pub detail: String,
}

impl Problem {
    /// A problem with a few words for the log.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self { code, detail: detail.into() }
    }
}

/// What a program decides by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// No common protocol version.
    Version,
    /// No or no longer valid sign-in.
    SignIn,
    /// Wrong name or password.
    Credentials,
    /// The invitation was used, has expired, or never existed.
    Invitation,
    /// Signed in, but this is not allowed, or does not exist for this member.
    Forbidden,
    /// The name is taken.
    NameTaken,
    /// A field is not as it must be.
    Invalid,
    /// The same entry id came before with other content.
    Conflict,
    /// A counter was skipped; the detail names the one expected.
    Gap,
    /// The seal is not one of this hub's.
    Seal,
    /// An upload does not go on where it stopped; ask how much there is.
    Offset,
    /// The bytes are not those of the hash.
    Hash,
    /// More than the limit.
    TooLarge,
    /// Too many requests; later.
    Busy,
    /// The other end cannot be reached. Made by a client itself.
    Unreachable,
    /// The other end answered something that makes no sense. Made by a client itself.
    Nonsense,
    /// The other end failed; nothing was taken.
    Internal,
    /// A code that this version does not know.
    #[serde(other)]
    Unknown,
}
