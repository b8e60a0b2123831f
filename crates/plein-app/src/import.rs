//! Bringing in what people have: Markdown, by file or folder.

use crate::app::Call;
use crate::commands::Nothing;
use crate::errors::{AppError, Code};
use crate::work::Doing;
use plein_import::Note;
use plein_library as library;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use ts_rs::TS;

/// Imports Markdown.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ImportMarkdown {
    /// A file or a folder, absolute.
    pub path: String,
    /// The Space that the chapters are added to; null makes a new one.
    #[ts(type = "string | null")]
    pub space: Option<plein_model::SpaceId>,
    /// What the screens call this work: its progress is told under this name, and `work_stop` stops it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub work: Option<String>,
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

/// Something that an import wants a person to know. The text is `import-note-<code with - for _>` in `app.ftl`.
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
    /// `.md`, `.markdown`, and packages of Spaces.
    Import,
    /// Photos and drawings.
    Picture,
    /// Anything.
    Any,
}

impl From<library::Imported> for Imported {
    fn from(imported: library::Imported) -> Self {
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Self {
            space: imported.space.to_string(),
            chapters: count(imported.chapters),
            pictures: count(imported.pictures),
            notes: imported.notes.into_iter().map(ImportNote::from).collect(),
        }
    }
}

impl From<Note> for ImportNote {
    fn from(note: Note) -> Self {
        let args = note.args.into_iter().map(|(name, value)| (name.to_owned(), Value::String(value))).collect();
        Self { file: note.file, line: note.line, code: note.code.as_str().to_owned(), args }
    }
}

/// `import_markdown`.
pub(crate) fn markdown(call: &Call<'_>, args: ImportMarkdown) -> Result<Imported, AppError> {
    let path = Path::new(args.path.trim());
    // A relative path would mean the folder that Plein happened to be started in.
    if !path.is_absolute() {
        return Err(AppError::new(Code::PathMissing).with("path", args.path.as_str()));
    }
    let work = call.app.works().begin(call.app, args.work);
    let watched = &mut |at: library::ImportProgress| {
        let doing = match at.step {
            library::ImportStep::Texts => Doing::ImportTexts,
            library::ImportStep::Pictures => Doing::ImportPictures,
            library::ImportStep::Unpacking => Doing::Unpacking,
            library::ImportStep::Packing => Doing::Packing,
        };
        work.at(doing, at.done, at.total)
    };
    Ok(call.library().import_markdown(library::Origin::Import, path, args.space, watched)?.into())
}

/// `pick_folder`.
pub(crate) fn pick_folder(call: &Call<'_>, _: Nothing) -> Result<Option<String>, AppError> {
    Ok(call.app.shell()?.pick_folder().map(text))
}

/// `pick_file`.
pub(crate) fn pick_file(call: &Call<'_>, args: PickFile) -> Result<Option<String>, AppError> {
    Ok(call.app.shell()?.pick_file(args.filter).map(text))
}

fn text(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}
