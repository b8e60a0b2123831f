//! A Space as one file, out and in: for who goes on with it elsewhere, and for networks that let nothing through.
//!
//! In the window files are chosen by a dialog of the system; a browser brings a file as a body, which is held here until
//! it was taken in or let go, and takes one away by an address of its own (see `loopback`).

use crate::app::{App, Call};
use crate::commands::Nothing;
use crate::errors::{AppError, Code};
use crate::pictures::unreadable;
use crate::work::Doing;
use plein_library as library;
use plein_library::{Arrived, Here, ImportProgress, ImportStep, Library, PackAs};
use plein_model::SpaceId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;
use ts_rs::TS;

/// The largest file that a browser may bring, in bytes.
const MOST: u64 = 64 << 30;
/// Files that were brought and not taken in; the first goes when there are more.
const HELD: usize = 4;
/// The longest name that is made of a title, in characters.
const LONGEST_NAME: usize = 80;

/// What a file is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ExportAs {
    /// A package of Plein, with everything.
    Package,
    /// Markdown with its pictures, as readers see the Space.
    Markdown,
}

impl From<ExportAs> for PackAs {
    fn from(how: ExportAs) -> Self {
        match how {
            ExportAs::Package => Self::Package,
            ExportAs::Markdown => Self::Markdown,
        }
    }
}

/// Asks for a Space as a file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// What the file is to be.
    pub export_as: ExportAs,
    /// What the screens call this work: see `work_stop`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub work: Option<String>,
}

/// What would leave this computer in a file.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Export {
    /// How many chapters.
    pub chapters: u32,
    /// How many of them are drafts.
    pub drafts: u32,
    /// How many pictures and files.
    pub media: u32,
    /// Their length, in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Pictures and films that somebody has to look at first. As long as there are any, no file is made.
    pub unchecked: Vec<String>,
    /// How many stay on this computer, being what another was masked from.
    pub staying: u32,
    /// How many are not here (yet).
    pub missing: u32,
}

/// A package: a file of this computer, or one that was brought.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum PackageAt {
    /// A file, absolute.
    Path {
        /// Where.
        path: String,
    },
    /// One that `package_bring` answered.
    Held {
        /// As it was answered.
        held: String,
    },
}

/// Looks at a package.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LookAtPackage {
    /// Which.
    pub package: PackageAt,
}

/// Takes a package in.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TakePackage {
    /// Which.
    pub package: PackageAt,
    /// As a Space of one's own, whether it is here or not.
    pub as_new: bool,
    /// What the screens call this work: see `work_stop`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub work: Option<String>,
}

/// What a package is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Package {
    /// May be empty.
    pub title: String,
    /// Who wrote in it.
    pub authors: Vec<String>,
    /// How many chapters.
    pub chapters: u32,
    /// How many pictures and files.
    pub media: u32,
    /// Whether the Space is in this library.
    pub here: PackageHere,
}

/// Whether a Space is in this library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackageHere {
    /// It is not.
    No,
    /// It is; what comes in is merged with it.
    Yes,
    /// In the trash.
    Removed,
    /// It is, and may only be read here.
    ReadOnly,
}

/// What came of taking a package in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Unpacked {
    /// Where it is now.
    pub space: String,
    /// How it came in.
    pub arrived: PackageArrived,
    /// How many pictures and files came in that were not here.
    pub media: u32,
}

/// How a package came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackageArrived {
    /// As a Space that was not here.
    New,
    /// Merged with the one that was here.
    Merged,
    /// Everything in it was here.
    Known,
}

/// Lets go of a package that was brought and is not taken in.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LetGoPackage {
    /// As `package_bring` answered it.
    pub held: String,
}

/// Packages that a browser brought. Their files are gone with the last one that has them open.
#[derive(Debug, Default)]
pub(crate) struct Brought(Mutex<BTreeMap<String, File>>);

impl Brought {
    fn keep(&self, name: String, file: File) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        while held.len() >= HELD {
            held.pop_first();
        }
        held.insert(name, file);
    }

    fn find(&self, name: &str) -> Option<io::Result<File>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).map(File::try_clone)
    }

    fn let_go(&self, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

impl PackageAt {
    fn open(&self, app: &App) -> Result<File, AppError> {
        match self {
            Self::Path { path } => {
                let path = path.trim();
                if !Path::new(path).is_absolute() {
                    return Err(AppError::new(Code::PathMissing).with("path", path));
                }
                // Looked at before it is opened: a folder opens on some systems, and opening a pipe waits for ever.
                let metadata = std::fs::metadata(path).map_err(|error| unreadable(&error, path))?;
                if !metadata.is_file() {
                    return Err(AppError::new(Code::PackageNotOne));
                }
                File::open(path).map_err(|error| unreadable(&error, path))
            }
            Self::Held { held } => {
                let mut file = app.brought().find(held).ok_or(Code::PackageNotOne)?.map_err(AppError::internal)?;
                file.rewind().map_err(AppError::internal)?;
                Ok(file)
            }
        }
    }
}

/// `export_look`.
pub(crate) fn look(call: &Call<'_>, args: ExportSpace) -> Result<Export, AppError> {
    let going = call.library().outgoing(args.space, args.export_as.into())?;
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Ok(Export {
        chapters: count(going.space.chapters.len()),
        drafts: count(going.space.chapters.iter().filter(|chapter| chapter.draft).count()),
        media: count(going.media.len()),
        bytes: going.media.iter().map(|medium| medium.bytes).sum(),
        unchecked: going.unchecked.iter().map(ToString::to_string).collect(),
        staying: count(going.staying),
        missing: count(going.missing),
    })
}

/// `export_save`.
pub(crate) fn save(call: &Call<'_>, args: ExportSpace) -> Result<Option<String>, AppError> {
    let shell = call.app.shell()?;
    // Said before somebody has chosen a place for nothing.
    refuse_unchecked(call.library(), args.space, args.export_as)?;
    let title = call.library().card(args.space)?.title;
    let Some(target) = shell.pick_target(&file_name(&title, args.export_as)) else { return Ok(None) };
    let path = target.to_string_lossy().into_owned();
    let failed = |error: io::Error| unreadable(&error, &path);
    // Beside it, and put in its place when it is whole: what was there stays until then.
    let beside = NamedTempFile::new_in(target.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    let work = call.app.works().begin(call.app, args.work);
    let to = beside.reopen().map_err(failed)?;
    call.library().pack(args.space, args.export_as.into(), &writer(), to, &mut |at| told(&work, at))?;
    beside.persist(&target).map_err(|error| failed(error.error))?;
    Ok(Some(path))
}

/// A Space as a file of its own that is gone when it is closed, its length, and what to call it.
///
/// # Errors
/// As `export_save`.
pub(crate) fn file(app: &App, space: SpaceId, how: ExportAs) -> Result<(File, u64, String), AppError> {
    let title = app.library().card(space)?.title;
    let to = tempfile::tempfile_in(app.library().home()).map_err(full)?;
    let file = app.library().pack(space, how.into(), &writer(), to, &mut |_| ControlFlow::Continue(()))?;
    let length = file.metadata().map_err(AppError::internal)?.len();
    Ok((file, length, file_name(&title, how)))
}

/// `package_bring`.
pub(crate) fn bring(call: &Call<'_>, _: Nothing) -> Result<String, AppError> {
    let mut file = tempfile::tempfile_in(call.library().home()).map_err(full)?;
    let taken = io::copy(&mut call.reader().take(MOST + 1), &mut file).map_err(full)?;
    if taken > MOST {
        return Err(Code::PackageTooMuch.into());
    }
    // Older ones sort before newer ones.
    let name = call.app.world().entry().to_string();
    call.app.brought().keep(name.clone(), file);
    Ok(name)
}

/// `package_let_go`.
pub(crate) fn let_go(call: &Call<'_>, args: LetGoPackage) -> Result<(), AppError> {
    call.app.brought().let_go(&args.held);
    Ok(())
}

/// `package_look`.
pub(crate) fn look_at(call: &Call<'_>, args: LookAtPackage) -> Result<Package, AppError> {
    let look = call.library().look_at_package(args.package.open(call.app)?)?;
    let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
    Ok(Package {
        title: look.title,
        authors: look.authors,
        chapters: count(look.chapters),
        media: count(look.media),
        here: match look.here {
            Here::No => PackageHere::No,
            Here::Yes => PackageHere::Yes,
            Here::Removed => PackageHere::Removed,
            Here::ReadOnly => PackageHere::ReadOnly,
        },
    })
}

/// `package_take`.
pub(crate) fn take(call: &Call<'_>, args: TakePackage) -> Result<Unpacked, AppError> {
    let file = args.package.open(call.app)?;
    let work = call.app.works().begin(call.app, args.work);
    let came = call.library().unpack(library::Origin::Import, file, args.as_new, &mut |at| told(&work, at))?;
    if let PackageAt::Held { held } = &args.package {
        call.app.brought().let_go(held);
    }
    Ok(Unpacked {
        space: came.space.to_string(),
        arrived: match came.arrived {
            Arrived::New => PackageArrived::New,
            Arrived::Merged => PackageArrived::Merged,
            Arrived::Known => PackageArrived::Known,
        },
        media: u32::try_from(came.media).unwrap_or(u32::MAX),
    })
}

fn refuse_unchecked(library: &Library, space: SpaceId, how: ExportAs) -> Result<(), AppError> {
    match library.outgoing(space, how.into())?.unchecked.len() {
        0 => Ok(()),
        count => Err(library::LibraryError::Unchecked { count }.into()),
    }
}

fn told(work: &crate::work::Work<'_>, at: ImportProgress) -> ControlFlow<()> {
    work.at(if at.step == ImportStep::Packing { Doing::Packing } else { Doing::Unpacking }, at.done, at.total)
}

fn full(error: io::Error) -> AppError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull.into(),
        _ => AppError::internal(error),
    }
}

fn writer() -> String {
    format!("Plein {}", crate::VERSION)
}

/// A title as the name of a file, as every system takes it.
fn file_name(title: &str, how: ExportAs) -> String {
    let plain = title.chars().map(|c| if c.is_control() || "<>:\"/\\|?*".contains(c) { ' ' } else { c });
    let plain: String = plain.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = plain.trim_matches(['.', ' ']).chars().take(LONGEST_NAME).collect();
    let name = if short.trim().is_empty() { "Space" } else { short.trim() };
    format!("{name}.{}", PackAs::from(how).extension())
}

#[cfg(test)]
mod tests {
    use super::{ExportAs, file_name};

    #[test]
    fn a_title_is_a_name_that_every_system_takes() {
        for (title, name) in [
            ("Schildklierscan", "Schildklierscan.space"),
            ("Bot/scan: \"snel\"?", "Bot scan snel.space"),
            ("../../etc", "etc.space"),
            ("", "Space.space"),
            ("...", "Space.space"),
            ("a\nb\0c", "a b c.space"),
        ] {
            assert_eq!(file_name(title, ExportAs::Package), name);
        }
        assert!(file_name(&"é".repeat(500), ExportAs::Markdown).chars().count() < 100);
    }
}
