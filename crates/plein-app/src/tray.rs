//! Watched folders and the tray: what landed in a folder waits here to be placed by a person.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::pictures::Medium;
use crate::spaces::InSpace;
use plein_library as library;
use plein_library::{Origin, TrayId, WatchId};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::str::FromStr;
use ts_rs::TS;
use uuid::Uuid;

/// A watched folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Watch {
    /// Which.
    pub id: String,
    /// Where the folder is.
    pub path: String,
    /// Whether the folder is there now. A folder that is away removes nothing.
    pub reachable: bool,
}

/// Watches a folder for a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewWatch {
    /// Whose tray.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// Absolute.
    pub path: String,
}

/// Names a watched folder.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneWatch {
    /// Which.
    pub watch: String,
}

/// Something in the tray.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrayItem {
    /// Which.
    pub id: String,
    /// The file's name.
    pub name: String,
    /// What it is.
    pub kind: TrayKind,
    /// The picture, when it is one.
    pub medium: Option<Medium>,
    /// When it landed, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
}

/// Kinds of things in a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TrayKind {
    /// A picture.
    Picture,
    /// A Markdown text.
    Markdown,
}

/// Places something from the tray at the end of a chapter.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceItem {
    /// Which thing.
    pub item: String,
    /// In which chapter.
    #[ts(type = "string")]
    pub chapter: plein_model::ChapterId,
}

/// Names something in the tray.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneItem {
    /// Which.
    pub item: String,
}

impl From<library::Watch> for Watch {
    fn from(watch: library::Watch) -> Self {
        Self { id: watch.id.0.to_string(), path: watch.path.to_string_lossy().into_owned(), reachable: watch.reachable }
    }
}

impl From<library::TrayItem> for TrayItem {
    fn from(item: library::TrayItem) -> Self {
        let kind = match item.kind {
            library::TrayKind::Picture => TrayKind::Picture,
            library::TrayKind::Markdown => TrayKind::Markdown,
        };
        Self { id: item.id.0.to_string(), name: item.name, kind, medium: item.medium.map(Medium::from), at: item.at }
    }
}

/// `watch_list`.
pub(crate) fn watches(call: &Call<'_>, args: InSpace) -> Result<Vec<Watch>, AppError> {
    Ok(call.library().watches(args.space)?.into_iter().map(Watch::from).collect())
}

/// `watch_add`.
pub(crate) fn watch(call: &Call<'_>, args: NewWatch) -> Result<Watch, AppError> {
    let added = call.library().add_watch(Origin::Window, args.space, Path::new(&args.path));
    added.map(Watch::from).map_err(|error| AppError::from(error).with("path", args.path))
}

/// `watch_remove`.
pub(crate) fn unwatch(call: &Call<'_>, args: OneWatch) -> Result<(), AppError> {
    let watch = Uuid::from_str(&args.watch).map_err(|_| Code::NoSuchWatch)?;
    Ok(call.library().remove_watch(Origin::Window, WatchId(watch))?)
}

/// `tray_list`.
pub(crate) fn list(call: &Call<'_>, args: InSpace) -> Result<Vec<TrayItem>, AppError> {
    Ok(call.library().tray(args.space)?.into_iter().map(TrayItem::from).collect())
}

/// `tray_place`.
pub(crate) fn place(call: &Call<'_>, args: PlaceItem) -> Result<(), AppError> {
    Ok(call.library().place_tray_item(Origin::Window, tray_id(&args.item)?, &args.chapter)?)
}

/// `tray_dismiss`.
pub(crate) fn dismiss(call: &Call<'_>, args: OneItem) -> Result<(), AppError> {
    Ok(call.library().dismiss_tray_item(Origin::Window, tray_id(&args.item)?)?)
}

fn tray_id(text: &str) -> Result<TrayId, AppError> {
    Uuid::from_str(text).map(TrayId).map_err(|_| Code::NoSuchTrayItem.into())
}
