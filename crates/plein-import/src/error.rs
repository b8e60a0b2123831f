//! Why nothing could be brought in.

/// Why an import brought nothing in. Nothing has been changed anywhere.
///
/// When some files of a folder cannot be read and others can, the others come in and a note tells of the rest.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// There is nothing there.
    #[error("{path} is not there")]
    Missing {
        /// As it was asked for, or relative to the folder.
        path: String,
    },
    /// It is there and may not or cannot be read.
    #[error("{path} cannot be read: {reason}")]
    Unreadable {
        /// As it was asked for, or relative to the folder.
        path: String,
        /// For the log.
        reason: String,
    },
    /// There is no Markdown in it.
    #[error("no Markdown in {path}")]
    NothingToImport {
        /// As it was asked for.
        path: String,
    },
    /// It is not text, or in an encoding that cannot be told.
    #[error("{path} is not readable as text, from line {line}")]
    NotText {
        /// Relative to the folder.
        path: String,
        /// The first line that is not.
        line: u32,
    },
    /// A file is too long.
    #[error("{path} has {bytes} bytes, more than {limit}")]
    TooLong {
        /// Relative to the folder.
        path: String,
        /// Its length, as far as it was read.
        bytes: u64,
        /// The most that is taken.
        limit: u64,
    },
    /// There are too many files, folders in folders, or blocks.
    #[error("{path} holds more than is taken in at once")]
    TooMuch {
        /// As it was asked for.
        path: String,
    },
    /// Whoever waited for it did not want it any more.
    #[error("stopped")]
    Stopped,
}

impl ImportError {
    /// The stable name under which the screens hold a text for a person.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "path_missing",
            Self::Unreadable { .. } => "path_unreadable",
            Self::NothingToImport { .. } => "nothing_to_import",
            Self::NotText { .. } => "not_text",
            Self::TooLong { .. } | Self::TooMuch { .. } => "import_too_large",
            Self::Stopped => "cancelled",
        }
    }

    /// What it is about; empty when it is about nothing on the disk.
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path }
            | Self::Unreadable { path, .. }
            | Self::NothingToImport { path }
            | Self::NotText { path, .. }
            | Self::TooLong { path, .. }
            | Self::TooMuch { path } => path,
            Self::Stopped => "",
        }
    }
}
