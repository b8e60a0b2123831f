//! Files on this computer, the only module here that touches the disk.
//!
//! Always holds: nothing outside the chosen folder is read, wherever a symbolic link leads; only ordinary files
//! are opened (never a pipe or a device, which could wait for ever); what is read and listed is bounded.

use crate::{ImportError, RelativePath, Source};
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

/// Folders in folders.
const DEEPEST: usize = 16;
/// Names that are looked at.
const MOST_ENTRIES: usize = 100_000;
/// Markdown files that are taken.
const MOST_FILES: usize = 5_000;

/// A folder, or one file and the folder it stands in.
#[derive(Debug, Clone)]
pub struct FolderSource {
    /// Canonical, so that what is read can be held against it.
    root: PathBuf,
    name: String,
    /// Set when one file was chosen.
    file: Option<RelativePath>,
    /// As a person chose it, for messages.
    shown: String,
}

impl FolderSource {
    /// Takes a folder or a file. A file's pictures may stand in its folder and the folders in that.
    ///
    /// # Errors
    /// [`ImportError::Missing`] and [`ImportError::Unreadable`].
    pub fn open(path: &Path) -> Result<Self, ImportError> {
        let shown = path.display().to_string();
        let failed = |error: &io::Error| failure(shown.clone(), error);
        let whole = path.canonicalize().map_err(|error| failed(&error))?;
        let kind = fs::metadata(&whole).map_err(|error| failed(&error))?;
        let name = whole.file_stem().filter(|_| kind.is_file()).or(whole.file_name());
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        if kind.is_dir() {
            return Ok(Self { root: whole, name, file: None, shown });
        }
        let unreadable = || ImportError::Unreadable { path: shown.clone(), reason: "not an ordinary file".to_owned() };
        let file = whole.file_name().and_then(OsStr::to_str).and_then(RelativePath::new);
        match (kind.is_file(), whole.parent(), file) {
            (true, Some(root), Some(file)) => Ok(Self { root: root.to_owned(), name, file: Some(file), shown }),
            _ => Err(unreadable()),
        }
    }

    fn walk(&self, folder: &Path, within: &str, depth: usize, walk: &mut Walk) -> Result<(), ImportError> {
        let here = if within.is_empty() { &self.shown } else { within };
        let too_much = || ImportError::TooMuch { path: self.shown.clone() };
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            // A folder inside that may not be read is not a reason to refuse the others.
            Err(_) if depth > 0 => return Ok(()),
            Err(error) => return Err(failure(here.to_owned(), &error)),
        };
        for entry in entries {
            let Ok(entry) = entry else { continue };
            walk.looked_at += 1;
            if walk.looked_at > MOST_ENTRIES {
                return Err(too_much());
            }
            let name = entry.file_name();
            // Hidden folders are those of programs: .git, .obsidian.
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let Ok(kind) = entry.file_type() else { continue };
            let path = if within.is_empty() { name.to_owned() } else { format!("{within}/{name}") };
            if kind.is_dir() {
                if depth + 1 >= DEEPEST {
                    return Err(too_much());
                }
                self.walk(&entry.path(), &path, depth + 1, walk)?;
            } else if is_markdown(name)
                && let Some(path) = RelativePath::new(&path)
                && (kind.is_file() || self.inside(&path).is_ok_and(|whole| whole.is_file()))
            {
                if walk.files.len() >= MOST_FILES {
                    return Err(too_much());
                }
                walk.files.push(path);
            }
        }
        Ok(())
    }

    /// Where a path really is, when that is inside the folder.
    fn inside(&self, path: &RelativePath) -> Result<PathBuf, ImportError> {
        let whole = self.root.join(path.as_str());
        let real = whole.canonicalize().map_err(|error| failure(path.to_string(), &error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(ImportError::Missing { path: path.to_string() }) }
    }
}

#[derive(Default)]
struct Walk {
    looked_at: usize,
    files: Vec<RelativePath>,
}

impl Source for FolderSource {
    fn name(&self) -> &str {
        &self.name
    }

    fn is_one_file(&self) -> bool {
        self.file.is_some()
    }

    fn markdown(&self) -> Result<Vec<RelativePath>, ImportError> {
        if let Some(file) = &self.file {
            return Ok(vec![file.clone()]);
        }
        let mut walk = Walk::default();
        self.walk(&self.root, "", 0, &mut walk)?;
        Ok(walk.files)
    }

    fn read(&self, path: &RelativePath, most: u64) -> Result<Vec<u8>, ImportError> {
        let failed = |error: &io::Error| failure(path.to_string(), error);
        let real = self.inside(path)?;
        let kind = fs::metadata(&real).map_err(|error| failed(&error))?;
        if !kind.is_file() {
            return Err(ImportError::Unreadable { path: path.to_string(), reason: "not an ordinary file".to_owned() });
        }
        let too_long = |bytes| ImportError::TooLong { path: path.to_string(), bytes, limit: most };
        if kind.len() > most {
            return Err(too_long(kind.len()));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(kind.len()).unwrap_or(0));
        // It may grow while it is read.
        let file = File::open(&real).map_err(|error| failed(&error))?;
        file.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        if bytes.len() as u64 > most { Err(too_long(bytes.len() as u64)) } else { Ok(bytes) }
    }
}

fn is_markdown(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    matches!(extension.as_deref(), Some("md" | "markdown" | "mdown" | "mkd"))
}

fn failure(path: String, error: &io::Error) -> ImportError {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => ImportError::Missing { path },
        _ => ImportError::Unreadable { path, reason: error.to_string() },
    }
}
