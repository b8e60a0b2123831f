//! Bringing in what people have: Markdown, by file or folder.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Imports Markdown.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportMarkdown {
    /// A file or a folder, absolute.
    pub path: String,
    /// The Space that the chapters are added to; null makes a new one.
    #[ts(type = "string | null")]
    pub space: Option<plein_model::SpaceId>,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Imported {
    /// Where it is now.
    pub space: String,
    /// How many came in.
    pub chapters: u32,
    /// How many came in.
    pub pictures: u32,
    /// What was not understood, or not found; nothing is lost silently.
    pub notes: Vec<ImportNote>,
}

/// Something that an import wants a person to know. The text is `import-<code with - for _>` in `app.ftl`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ImportNote {
    /// Relative to what was imported.
    pub file: String,
    /// From 1; 0 when it is about the whole file.
    pub line: u32,
    /// What about.
    pub code: String,
    /// The facts that the text mentions.
    #[ts(type = "Record<string, string | number>")]
    pub args: BTreeMap<String, Value>,
}

/// Asks for a file.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct PickFile {
    /// Which kind.
    pub filter: FileFilter,
}

/// Kinds of file to choose from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileFilter {
    /// `.md`, `.markdown`.
    Markdown,
    /// Photos and drawings.
    Picture,
    /// Anything.
    Any,
}
// TEMP
use crate::app::Call;
use crate::commands::Nothing;
use crate::errors::AppError;
pub(crate) fn markdown(_: &Call<'_>, _: ImportMarkdown) -> Result<Imported, AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn pick_folder(call: &Call<'_>, _: Nothing) -> Result<Option<String>, AppError> {
    Ok(call.app.shell()?.pick_folder().map(|path| path.to_string_lossy().into_owned()))
}
pub(crate) fn pick_file(call: &Call<'_>, args: PickFile) -> Result<Option<String>, AppError> {
    Ok(call.app.shell()?.pick_file(args.filter).map(|path| path.to_string_lossy().into_owned()))
}
