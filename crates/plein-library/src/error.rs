//! What can go wrong in the library. Each is told apart because somebody does something else about it.

use plein_model::{ChapterId, MediumId, SpaceId};
use rusqlite::ErrorCode;

/// What can go wrong in the library. Whatever it is: what was saved before is still there.
#[derive(Debug, thiserror::Error)]
pub enum LibraryError {
    /// Another Plein has this library open.
    #[error("the library is open in another Plein")]
    InUse {
        /// Where that one can be asked to come forward, when it said so.
        address: Option<String>,
    },
    /// The library was written by a newer Plein. It was not touched.
    #[error("the library has schema {found}; this version knows up to {known}")]
    Newer {
        /// The schema of the file.
        found: i32,
        /// The newest schema this version knows.
        known: i32,
    },
    /// The library may be read, but not written.
    #[error("the library is read-only")]
    ReadOnly,
    /// There is no room left.
    #[error("there is no room left for the library")]
    DiskFull,
    /// The file is not, or no longer, a library.
    #[error("the library file is damaged: {0}")]
    Damaged(String),
    /// A backup before a risky step could not be made or does not read back, so the step was not taken.
    #[error("the backup failed: {0}")]
    Backup(String),
    /// Reading or writing a file failed.
    #[error("{what}: {source}")]
    Io {
        /// What was being done.
        what: &'static str,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The database failed otherwise.
    #[error("database: {0}")]
    Store(#[source] rusqlite::Error),
    /// The schema could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[source] Box<refinery::Error>),
    /// The document refuses an edit.
    #[error(transparent)]
    Document(#[from] plein_document::DocumentError),
    /// A picture or file is not usable.
    #[error(transparent)]
    Media(#[from] plein_media::MediaError),
    /// What was to be imported cannot be read.
    #[error(transparent)]
    Import(#[from] plein_import::ImportError),
    /// A package cannot be taken in, or written.
    #[error(transparent)]
    Package(#[from] plein_package::PackageError),
    /// Pictures or films that nobody has looked at would leave this computer.
    #[error("{count} pictures that nobody has looked at")]
    Unchecked {
        /// How many.
        count: usize,
    },
    /// What is here may be read and not written.
    #[error("the Space may only be read here")]
    MayOnlyRead,
    /// There is no such Space.
    #[error("no Space {0}")]
    NoSpace(SpaceId),
    /// The Space has no such chapter.
    #[error("no chapter {0}")]
    NoChapter(ChapterId),
    /// The moment is not one of that Space.
    #[error("no such moment")]
    NoMoment,
    /// There is no such medium, or its bytes are not here yet.
    #[error("medium {0} is not here")]
    NoMedium(MediumId),
    /// The bytes of a medium were not right any more. They were put aside, and are fetched again where possible.
    #[error("medium {0} was damaged")]
    DamagedMedium(MediumId),
    /// The original of a masked picture is still shown somewhere, so it is not thrown away.
    #[error("the original is still shown")]
    OriginalShown,
    /// There is no such tray item, or it was placed or dismissed before.
    #[error("no such item in the tray")]
    NoTrayItem,
    /// There is no such watched folder.
    #[error("no such watched folder")]
    NoWatch,
    /// A path to watch or import is not a folder, or not there.
    #[error("not a folder that can be read")]
    NoFolder,
    /// A file is larger than fits.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The largest, in bytes.
        limit: u64,
    },
    /// There is no hub to share with.
    #[error("no hub was joined")]
    NoHub,
    /// The Space is shared on another hub; it is not carried over to this one by itself.
    #[error("the Space is shared on another hub")]
    SharedElsewhere,
    /// The hub left something out: entries must follow each other.
    #[error("expected entry {expected}, found {found}")]
    Gap {
        /// The seq that had to come.
        expected: u64,
        /// The one that came.
        found: u64,
    },
    /// The hub contradicts itself or what it said before. Nothing of it was taken.
    #[error("the hub contradicts itself: {0}")]
    Contradiction(&'static str),
}

impl LibraryError {
    /// An I/O error, or what it really means: full, read-only.
    pub(crate) fn io(what: &'static str) -> impl FnOnce(std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        move |source| match source.kind() {
            Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => Self::DiskFull,
            Kind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io { what, source },
        }
    }
}

impl From<rusqlite::Error> for LibraryError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            Some(ErrorCode::SystemIoFailure) if out_of_room(&error) => Self::DiskFull,
            _ => Self::Store(error),
        }
    }
}

/// SQLite calls a failed write an I/O error unless the system said ENOSPC outright; a quota or a size limit on files
/// does not.
fn out_of_room(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    error.sqlite_error().is_some_and(|error| {
        [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_TRUNCATE, ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_FSYNC]
            .contains(&error.extended_code)
    })
}

/// Shorthand used throughout the crate.
pub type Result<T, E = LibraryError> = std::result::Result<T, E>;
