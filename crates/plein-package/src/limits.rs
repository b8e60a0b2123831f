//! How much a package may hold, and how much may come out of how little.

/// Limits on a package from outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Entries.
    pub entries: u64,
    /// Bytes of the list of entries.
    pub directory: u64,
    /// Bytes of the manifest.
    pub manifest: u64,
    /// Bytes of the document: as large as one that is ever taken in.
    pub document: u64,
    /// Bytes of the text for who has no Plein.
    pub text: u64,
    /// Bytes of one medium.
    pub medium: u64,
    /// Bytes of all media.
    pub media: u64,
    /// How many times longer a medium may be than what it was packed in...
    pub ratio: u64,
    /// ...once it is longer than this.
    pub free: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            entries: 20_000,
            directory: 8 << 20,
            manifest: 16 << 20,
            document: 64 << 20,
            text: 64 << 20,
            medium: 2 << 30,
            media: 64 << 30,
            ratio: 200,
            free: 1 << 20,
        }
    }
}
