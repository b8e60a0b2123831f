//! What can go wrong with a living Space, from outside.

/// Why bytes from outside were not taken in. The document is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// The bytes are not an update (or not a state vector, or not a snapshot).
    #[error("not an update of a document: {0}")]
    Malformed(&'static str),
    /// The bytes are larger than what any person writes, or hold more steps than that.
    #[error("more than a document takes at once: {0}")]
    TooLarge(&'static str),
    /// The bytes are well formed, but what they say cannot be made part of this document.
    #[error("an update that cannot be taken in")]
    Refused,
    /// Updates are waiting for others that have not come: a snapshot now would lose them.
    #[error("updates are missing, so that this is not the whole document")]
    Incomplete,
    /// What was read back is not what was written.
    #[error("a snapshot that does not read back as the document")]
    Unfaithful,
    /// There is no such chapter in the document.
    #[error("no such chapter")]
    NoSuchChapter,
}
