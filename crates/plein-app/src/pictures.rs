//! Pictures and files coming in. The bytes go to the library; a document only ever gets the id.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::spaces::InSpace;
use plein_library::Origin;
use plein_protocol::wire::MAX_MEDIUM;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use ts_rs::TS;

/// A stored picture or file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Medium {
    /// BLAKE3 of the bytes, 64 hexadecimal digits.
    pub id: String,
    /// The name a person knows it by.
    pub name: String,
    /// By content, for example `image/jpeg`.
    pub mime: String,
    /// Length in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Pixels, for pictures.
    pub width: Option<u32>,
    /// Pixels, for pictures.
    pub height: Option<u32>,
}

impl From<plein_model::Medium> for Medium {
    fn from(medium: plein_model::Medium) -> Self {
        Self {
            id: medium.id.to_string(),
            name: medium.name,
            mime: medium.mime,
            bytes: medium.bytes,
            width: medium.width,
            height: medium.height,
        }
    }
}

/// Brings bytes into a Space under a name.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddNamed {
    /// The Space that will show it.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// The name a person knows it by; never used as a path.
    pub name: String,
}

/// Copies a medium out of Plein.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SaveFile {
    /// The Space that shows it.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// Which.
    #[ts(type = "string")]
    pub medium: plein_model::MediumId,
}

/// Brings a file of this computer into a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AddPath {
    /// The Space that will show it.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// Absolute.
    pub path: String,
}

/// `picture_add`.
pub(crate) fn add_picture(call: &Call<'_>, args: AddNamed) -> Result<Medium, AppError> {
    keep_picture(call, args.space, &args.name, &call.body)
}

/// `picture_add_path`.
pub(crate) fn add_picture_path(call: &Call<'_>, args: AddPath) -> Result<Medium, AppError> {
    let limit = plein_media::Limits::default().bytes;
    let (file, length, name) = open(&args.path)?;
    if length > limit {
        return Err(AppError::new(Code::PictureTooLarge).with("name", name));
    }
    let mut bytes = Vec::new();
    // It may grow while it is read.
    file.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error, &args.path))?;
    keep_picture(call, args.space, &name, &bytes)
}

/// `clipboard_picture`.
pub(crate) fn add_clipboard(call: &Call<'_>, args: InSpace) -> Result<Option<Medium>, AppError> {
    let Some(bytes) = call.app.shell()?.clipboard_picture() else { return Ok(None) };
    keep_picture(call, args.space, "", &bytes).map(Some)
}

/// `file_add`.
pub(crate) fn add_file(call: &Call<'_>, args: AddNamed) -> Result<Medium, AppError> {
    keep_file(call, args.space, &args.name, call.reader())
}

/// `file_add_path`.
pub(crate) fn add_file_path(call: &Call<'_>, args: AddPath) -> Result<Medium, AppError> {
    let (file, length, name) = open(&args.path)?;
    // Said at once, and not after two gigabytes.
    if length > MAX_MEDIUM {
        return Err(AppError::new(Code::FileTooLarge).with("name", name).with("max", MAX_MEDIUM >> 20));
    }
    keep_file(call, args.space, &name, file)
}

/// `file_save`.
pub(crate) fn save_file(call: &Call<'_>, args: SaveFile) -> Result<Option<String>, AppError> {
    let medium = call.library().medium(Some(args.space), args.medium)?;
    let mut from = call.library().open_medium(args.medium)?;
    let Some(target) = call.app.shell()?.pick_target(&medium.name) else { return Ok(None) };
    let path = target.to_string_lossy().into_owned();
    let copied = File::create(&target).and_then(|mut to| io::copy(&mut from, &mut to));
    copied.map_err(|error| unreadable(&error, &path))?;
    Ok(Some(path))
}

/// Stores a picture that came from anywhere.
pub(crate) fn keep_picture(
    call: &Call<'_>,
    space: plein_model::SpaceId,
    name: &str,
    bytes: &[u8],
) -> Result<Medium, AppError> {
    let kept = call.library().add_picture(Origin::Window, space, name, bytes);
    kept.map(Medium::from).map_err(|error| AppError::from(error).with("name", name))
}

fn keep_file(call: &Call<'_>, space: plein_model::SpaceId, name: &str, from: impl Read) -> Result<Medium, AppError> {
    let kept = call.library().add_file(Origin::Window, space, name, from);
    kept.map(Medium::from).map_err(|error| AppError::from(error).with("name", name))
}

/// A file that the person chose, its length, and its name.
fn open(path: &str) -> Result<(File, u64, String), AppError> {
    // Looked at before it is opened: a folder opens on some systems, and opening a pipe waits for ever.
    let metadata = std::fs::metadata(path).map_err(|error| unreadable(&error, path))?;
    if !metadata.is_file() {
        return Err(AppError::new(Code::PathUnreadable).with("path", path));
    }
    let file = File::open(path).map_err(|error| unreadable(&error, path))?;
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok((file, metadata.len(), name))
}

/// What went wrong with a path that the person gave.
pub(crate) fn unreadable(error: &io::Error, path: &str) -> AppError {
    let code = match error.kind() {
        io::ErrorKind::NotFound => Code::PathMissing,
        io::ErrorKind::StorageFull => Code::DiskFull,
        _ => Code::PathUnreadable,
    };
    AppError::new(code).with("path", path)
}
