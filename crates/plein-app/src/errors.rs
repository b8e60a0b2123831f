//! What can go wrong, as a person hears it: a code and the facts that belong to it.
//!
//! A code exists only where somebody is told something different. The text stands in
//! `assets/i18n/<language>/errors.ftl` under `error-<code with - for _>`; a test holds every code to a message in
//! every language. No content of a Space is ever in an error.

use plein_document::DocumentError;
use plein_import::ImportError;
use plein_library::LibraryError;
use plein_media::MediaError;
use plein_package::PackageError;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;
use ts_rs::TS;

macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $text:literal;)*) => {
        /// What went wrong.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        #[serde(rename_all = "snake_case")]
        #[ts(rename = "ErrorCode")]
        pub enum Code {
            $($(#[doc = $doc])* #[serde(rename = $text)] $name,)*
        }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The code as it crosses to the screens.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    /// Something broke inside; the log knows more.
    Internal = "internal";
    /// The person stopped it. Nothing was changed, and nothing needs to be said.
    Cancelled = "cancelled";
    /// The screens cannot reach Plein. Only ever made by the screens themselves.
    Unreachable = "unreachable";
    /// The screens asked for something that does not exist.
    UnknownCommand = "unknown_command";
    /// The screens asked in a form that cannot be read. `field`: what.
    InvalidArgs = "invalid_args";
    /// This way of running Plein cannot do that (no dialogs in a browser).
    NotAvailable = "not_available";
    /// The Space is not in this library, or was removed.
    NoSuchSpace = "no_such_space";
    /// The picture or file is not in this library.
    NoSuchMedium = "no_such_medium";
    /// The chapter is not in the Space.
    NoSuchChapter = "no_such_chapter";
    /// The moment is not in the history of the Space (any more).
    NoSuchMoment = "no_such_moment";
    /// The thing in the tray is gone.
    NoSuchTrayItem = "no_such_tray_item";
    /// The watched folder is not being watched.
    NoSuchWatch = "no_such_watch";
    /// An edit that is not one; nothing was changed.
    BadEdit = "bad_edit";
    /// The person may read this Space but not write in it.
    ReadOnly = "read_only";
    /// The picture cannot be read: broken, or of a kind that Plein does not know. `name`.
    PictureUnreadable = "picture_unreadable";
    /// The picture is larger than Plein takes. `name`.
    PictureTooLarge = "picture_too_large";
    /// The original of a masked picture is still shown somewhere, so it was not thrown away.
    OriginalShown = "original_shown";
    /// The file is larger than Plein takes. `name`, `max` in MB.
    FileTooLarge = "file_too_large";
    /// There is nothing at that path. `path`.
    PathMissing = "path_missing";
    /// What is at that path cannot be read. `path`.
    PathUnreadable = "path_unreadable";
    /// There is no Markdown at that path. `path`.
    NothingToImport = "nothing_to_import";
    /// The file is not UTF-8 text. `path`.
    NotText = "not_text";
    /// There is more at that path than can be taken in at once. `path`.
    ImportTooLarge = "import_too_large";
    /// The file is no package of a Space.
    PackageNotOne = "package_not_one";
    /// The package is damaged: cut off, changed, or with something missing.
    PackageDamaged = "package_damaged";
    /// The package was made by a newer Plein.
    PackageNewer = "package_newer";
    /// The package holds more than a Space does.
    PackageTooMuch = "package_too_much";
    /// The package is made to do something else than to hold a Space.
    PackageUnsafe = "package_unsafe";
    /// Somebody has to look at pictures before they leave this computer. `count`.
    PicturesUnchecked = "pictures_unchecked";
    /// The library was made by a newer Plein. It has not been touched.
    LibraryNewer = "library_newer";
    /// The library is open in another Plein.
    LibraryInUse = "library_in_use";
    /// The library cannot be written. `path`.
    LibraryReadOnly = "library_read_only";
    /// The library is damaged. `path`.
    LibraryDamaged = "library_damaged";
    /// There is no room left on the disk.
    DiskFull = "disk_full";
    /// No hub has been joined.
    HubNone = "hub_none";
    /// A hub has been joined already. `hub`: its name.
    HubAlready = "hub_already";
    /// The hub cannot be reached.
    HubUnreachable = "hub_unreachable";
    /// What answered is not a Plein hub, or answers nonsense.
    HubNonsense = "hub_nonsense";
    /// The hub speaks another version.
    HubVersion = "hub_version";
    /// The hub does not know this device any more.
    HubSignedOut = "hub_signed_out";
    /// Wrong name or password.
    HubCredentials = "hub_credentials";
    /// The invitation was used, has expired or never existed.
    HubInvitation = "hub_invitation";
    /// What was pasted is not an invitation.
    HubInvitationForm = "hub_invitation_form";
    /// Not allowed on this hub, or it does not exist for this person.
    HubForbidden = "hub_forbidden";
    /// Somebody on this hub has that name.
    HubNameTaken = "hub_name_taken";
    /// The name or the password is too short or too long.
    HubNameOrPassword = "hub_name_or_password";
    /// The hub is busy.
    HubBusy = "hub_busy";
    /// Something broke at the hub.
    HubInternal = "hub_internal";
    /// The hub refused something of this library, which is kept here.
    HubRefused = "hub_refused";
    /// The Space is shared on another hub.
    SharedElsewhere = "shared_elsewhere";
    /// The link is not one that Plein opens. `url`.
    LinkRefused = "link_refused";
    /// The link leads to this computer or to a network of the organisation's own. `host`.
    LinkNear = "link_near";
    /// Nobody answers where the link leads. `host`.
    LinkUnreachable = "link_unreachable";
    /// Where the link leads is no page. `host`.
    LinkNoPage = "link_no_page";
    /// The one-time address of the screens was used before. Shown as a page, never answered to a command.
    AddressUsed = "address_used";
}

/// What the screens get when a command fails.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AppError {
    /// What went wrong.
    pub code: Code,
    /// The facts that the message mentions.
    #[ts(type = "Record<string, string | number>")]
    pub args: BTreeMap<&'static str, Value>,
}

impl AppError {
    /// An error without facts.
    pub const fn new(code: Code) -> Self {
        Self { code, args: BTreeMap::new() }
    }

    /// Adds a fact: a text or a number.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.args.insert(name, value.into());
        self
    }

    /// Something broke inside. The reason goes to the log, never to the screen.
    pub fn internal(reason: impl fmt::Display) -> Self {
        tracing::error!(%reason, "internal error");
        Self::new(Code::Internal)
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())
    }
}

impl std::error::Error for AppError {}

impl From<Code> for AppError {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl From<LibraryError> for AppError {
    fn from(error: LibraryError) -> Self {
        let code = match error {
            LibraryError::InUse { .. } => Code::LibraryInUse,
            LibraryError::Newer { .. } => Code::LibraryNewer,
            LibraryError::ReadOnly => Code::LibraryReadOnly,
            LibraryError::DiskFull => Code::DiskFull,
            LibraryError::Damaged(reason) => {
                tracing::error!(reason, "the library is damaged");
                Code::LibraryDamaged
            }
            LibraryError::NoSpace(_) => Code::NoSuchSpace,
            LibraryError::MayOnlyRead => Code::ReadOnly,
            LibraryError::Unchecked { count } => return Self::new(Code::PicturesUnchecked).with("count", count),
            LibraryError::Package(error) => return error.into(),
            LibraryError::NoChapter(_) => Code::NoSuchChapter,
            LibraryError::NoMoment => Code::NoSuchMoment,
            LibraryError::NoMedium(_) | LibraryError::DamagedMedium(_) => Code::NoSuchMedium,
            LibraryError::OriginalShown => Code::OriginalShown,
            LibraryError::NoTrayItem => Code::NoSuchTrayItem,
            LibraryError::NoWatch => Code::NoSuchWatch,
            LibraryError::NoFolder => Code::PathMissing,
            LibraryError::NoHub => Code::HubNone,
            LibraryError::SharedElsewhere => Code::SharedElsewhere,
            LibraryError::TooLarge { limit } => return Self::new(Code::FileTooLarge).with("max", limit >> 20),
            LibraryError::Document(error) => return error.into(),
            LibraryError::Media(error) => return error.into(),
            LibraryError::Import(error) => return error.into(),
            error @ (LibraryError::Backup(_)
            | LibraryError::Io { .. }
            | LibraryError::Store(_)
            | LibraryError::Migration(_)
            | LibraryError::Gap { .. }
            | LibraryError::Contradiction(_)) => return Self::internal(error),
        };
        code.into()
    }
}

impl From<DocumentError> for AppError {
    fn from(error: DocumentError) -> Self {
        tracing::warn!(%error, "an edit was not taken");
        match error {
            DocumentError::NoSuchChapter => Code::NoSuchChapter.into(),
            _ => Code::BadEdit.into(),
        }
    }
}

impl From<MediaError> for AppError {
    fn from(error: MediaError) -> Self {
        tracing::info!(%error, "a picture was not taken");
        match error {
            MediaError::TooManyBytes { .. } | MediaError::TooManyPixels { .. } => Code::PictureTooLarge.into(),
            MediaError::BadMask(_) => Self::new(Code::InvalidArgs).with("field", "masks"),
            _ => Code::PictureUnreadable.into(),
        }
    }
}

impl From<PackageError> for AppError {
    fn from(error: PackageError) -> Self {
        tracing::info!(%error, "a package was not taken");
        match error {
            PackageError::NotOne => Code::PackageNotOne,
            PackageError::Damaged(_) => Code::PackageDamaged,
            PackageError::Newer { .. } => Code::PackageNewer,
            PackageError::TooMuch(_) => Code::PackageTooMuch,
            PackageError::Unsafe(_) => Code::PackageUnsafe,
            PackageError::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => Code::DiskFull,
            PackageError::Io(error) => return Self::internal(error),
        }
        .into()
    }
}

impl From<ImportError> for AppError {
    fn from(error: ImportError) -> Self {
        let code = match error {
            ImportError::Missing { .. } => Code::PathMissing,
            ImportError::Unreadable { .. } => Code::PathUnreadable,
            ImportError::NothingToImport { .. } => Code::NothingToImport,
            ImportError::NotText { .. } => Code::NotText,
            ImportError::TooLong { .. } | ImportError::TooMuch { .. } => Code::ImportTooLarge,
            ImportError::Stopped => return Code::Cancelled.into(),
        };
        Self::new(code).with("path", error.path())
    }
}
