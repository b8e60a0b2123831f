//! What there is in a watched folder: pictures and Markdown files, by name. Hidden things and links are passed over.

use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// How deep folders in folders are looked through.
const DEPTH: usize = 4;
/// How many things are looked at in one go.
const MOST: usize = 20_000;

/// A file that may land.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    /// Where it is inside the watched folder.
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) bytes: i64,
    /// When it was last changed, in nanoseconds since 1970; only compared with itself.
    pub(super) changed: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Picture,
    Markdown,
}

impl Found {
    /// The name without folders.
    pub(super) fn file_name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }
}

/// Everything in a folder that may land.
pub(super) fn walk(root: &Path) -> Vec<Found> {
    let (mut found, mut looked) = (Vec::new(), 0);
    let mut folders = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            looked += 1;
            if looked > MOST {
                tracing::warn!(most = MOST, "a watched folder holds more than is looked at");
                return found;
            }
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEPTH && !hidden(&path) => folders.push((path, depth + 1)),
                Ok(kind) if kind.is_file() => found.extend(look(root, &path)),
                _ => {}
            }
        }
    }
    found
}

/// One file, if it may land.
pub(super) fn look(root: &Path, path: &Path) -> Option<Found> {
    let kind = kind(path)?;
    let inside = path.strip_prefix(root).ok()?;
    if inside.ancestors().any(hidden) || inside.components().count() > DEPTH + 1 {
        return None;
    }
    let metadata = fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Some(Found {
        path: path.to_owned(),
        name: inside.to_string_lossy().into_owned(),
        kind,
        bytes: i64::try_from(metadata.len()).ok()?,
        changed: changed.map_or(0, |since| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)),
    })
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    match extension.as_str() {
        "jpg" | "jpeg" | "jpe" | "png" | "webp" | "gif" | "tif" | "tiff" | "bmp" => Some(Kind::Picture),
        "md" | "markdown" => Some(Kind::Markdown),
        _ => None,
    }
}
