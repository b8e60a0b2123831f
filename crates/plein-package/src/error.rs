//! Why a package is not taken, told apart by what a person can do about it.

use std::io;
use zip::result::ZipError;

/// Why a package was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// It is no package: another kind of file.
    #[error("not a package")]
    NotOne,
    /// It was one, and is no longer whole: cut off, changed, or with a piece missing.
    #[error("a damaged package: {0}")]
    Damaged(&'static str),
    /// A newer Plein made it.
    #[error("a package of version {version}")]
    Newer {
        /// The version that it says it is.
        version: u64,
    },
    /// It holds more than a Space does, or more than fits in what it was packed from.
    #[error("too much in a package: {0}")]
    TooMuch(&'static str),
    /// It was made to do harm, or by a program that does something else: names that are paths, parts that overlap.
    #[error("an unsafe package: {0}")]
    Unsafe(&'static str),
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl PackageError {
    /// What the archive's own reader says.
    pub(crate) fn reading(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::of_bytes(error),
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                Self::Unsafe("packed in a way that packages are not")
            }
            _ => Self::Damaged("not to be unpacked"),
        }
    }

    /// What reading its bytes says: ended too early, or not what they were, is the file's fault and not the disk's.
    pub(crate) fn of_bytes(error: io::Error) -> Self {
        use io::ErrorKind as Kind;
        match error.kind() {
            Kind::UnexpectedEof | Kind::InvalidData | Kind::InvalidInput => Self::Damaged("bytes that are not right"),
            Kind::Other => Self::Damaged("bytes that do not add up"),
            _ => Self::Io(error),
        }
    }

    /// What the archive's own writer says.
    pub(crate) fn writing(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Io(error),
            error => Self::Io(io::Error::other(error.to_string())),
        }
    }
}
