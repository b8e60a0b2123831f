//! A file or a folder to the parts of a Space.

use crate::front::{self, Front};
use crate::ids::Ids;
use crate::note::{Note, NoteCode, Notes};
use crate::source::{RelativePath, Source};
use crate::{ImportError, encoding, markdown};
use plein_media::MediaError;
use plein_model::{Chapter, Content, Medium, MediumId, Picture, Space, SpaceId, Text, TextKind};
use std::collections::{BTreeMap, BTreeSet};

/// What is taken in at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLimits {
    /// The longest text, in bytes.
    pub file_bytes: u64,
    /// All texts together, in bytes.
    pub all_bytes: u64,
    /// Blocks of all texts together.
    pub blocks: usize,
    /// The longest picture, in bytes.
    pub picture_bytes: u64,
    /// Different pictures.
    pub pictures: usize,
}

impl Default for ImportLimits {
    fn default() -> Self {
        Self {
            file_bytes: 10 << 20,
            all_bytes: 40 << 20,
            blocks: 200_000,
            picture_bytes: plein_media::Limits::default().bytes,
            pictures: 5_000,
        }
    }
}

/// What was read: the parts of a Space, the pictures they want, and what a person should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Never empty.
    pub title: String,
    /// Empty without one.
    pub summary: String,
    /// A BCP 47 tag, when one was given.
    pub language: Option<String>,
    /// As they were written.
    pub themes: BTreeSet<String>,
    /// In order. Until [`Import::bring_pictures`] their pictures name media that do not exist.
    pub chapters: Vec<Chapter>,
    /// The pictures that the chapters show, each once, in the order in which they are shown.
    pub pictures: Vec<WantedPicture>,
    /// In the order of the files and lines.
    pub notes: Vec<Note>,
}

/// A picture that a chapter shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WantedPicture {
    /// Where it stands.
    pub path: RelativePath,
    /// The file that shows it first.
    pub file: String,
    /// The line there.
    pub line: u32,
    medium: MediumId,
}

/// What became of a picture's bytes: the medium, why it is not taken in, or why nothing can go on.
pub type Taken<E> = Result<Result<Medium, MediaError>, E>;

/// Reads what is in `source`, without its pictures; [`Import::bring_pictures`] comes next.
///
/// `random` fills its argument with random bytes, for new ids.
///
/// # Errors
/// Every [`ImportError`]. In a folder, a file that cannot be read is a note as long as another can.
pub fn read(
    source: &dyn Source,
    limits: &ImportLimits,
    random: &mut dyn FnMut(&mut [u8]),
) -> Result<Import, ImportError> {
    let nothing = || ImportError::NothingToImport { path: source.name().to_owned() };
    let mut files = source.markdown()?;
    files.sort();
    // The one that a folder is opened with comes first.
    files.sort_by_key(|path| !opens_folder(path));
    let alone = source.is_one_file() || files.len() == 1;
    let mut reading = Reading {
        ids: Ids::new(random),
        limits,
        bytes: 0,
        blocks: 0,
        import: empty(source.name()),
        known: BTreeSet::new(),
        refused: None,
    };
    for path in &files {
        reading.file(source, path, alone)?;
    }
    let Reading { mut import, refused, .. } = reading;
    if import.chapters.is_empty() && import.summary.is_empty() {
        return Err(refused.unwrap_or_else(nothing));
    }
    if import.pictures.len() > limits.pictures {
        return Err(ImportError::TooMuch { path: source.name().to_owned() });
    }
    if import.title.is_empty() {
        import.title = source.name().to_owned();
    }
    Ok(import)
}

fn empty(name: &str) -> Import {
    Import {
        title: shown_name(name),
        summary: String::new(),
        language: None,
        themes: BTreeSet::new(),
        chapters: Vec::new(),
        pictures: Vec::new(),
        notes: Vec::new(),
    }
}

struct Reading<'a> {
    ids: Ids<'a>,
    limits: &'a ImportLimits,
    bytes: u64,
    blocks: usize,
    import: Import,
    /// The pictures that are in `import` already.
    known: BTreeSet<MediumId>,
    /// Why the first file that was left out was.
    refused: Option<ImportError>,
}

impl Reading<'_> {
    fn file(&mut self, source: &dyn Source, path: &RelativePath, alone: bool) -> Result<(), ImportError> {
        let mut notes = Notes::of(path.as_str());
        match self.text(source, path) {
            Ok(text) => self.take(path, &text, alone, &mut notes)?,
            Err(error) if alone => return Err(error),
            Err(error @ (ImportError::TooMuch { .. } | ImportError::Stopped)) => return Err(error),
            Err(error) => {
                match &error {
                    ImportError::NotText { line, .. } => notes.add(*line, NoteCode::NotText, []),
                    ImportError::TooLong { .. } => notes.add(0, NoteCode::TooLong, []),
                    _ => notes.add(0, NoteCode::Unreadable, []),
                }
                self.refused.get_or_insert(error);
            }
        }
        self.import.notes.extend(notes.into_vec());
        Ok(())
    }

    fn text(&mut self, source: &dyn Source, path: &RelativePath) -> Result<String, ImportError> {
        let bytes = source.read(path, self.limits.file_bytes)?;
        self.bytes += bytes.len() as u64;
        if self.bytes > self.limits.all_bytes {
            return Err(ImportError::TooMuch { path: source.name().to_owned() });
        }
        encoding::text(&bytes).map_err(|line| ImportError::NotText { path: path.to_string(), line })
    }

    fn take(&mut self, path: &RelativePath, text: &str, alone: bool, notes: &mut Notes) -> Result<(), ImportError> {
        let (inside, body, before) = front::split(text);
        let front = inside.map(|inside| front::read(inside, notes)).unwrap_or_default();
        let plan = markdown::plan(body, front.title.as_deref(), alone);
        let title = front.title.clone().or_else(|| plan.title.clone()).unwrap_or_else(|| shown_name(path.stem()));
        let mut held = markdown::read(path, body, before, title, &plan, &mut self.ids, notes);
        if held.chapters.is_empty() && inside.is_none() && !plan.first_is_title {
            notes.add(0, NoteCode::Empty, []);
        }
        // The file that speaks for the whole: it is the only one, or the one that a folder is opened with.
        let speaks = alone || opens_folder(path);
        self.about(front, speaks, held.title, &mut held.chapters);
        self.blocks += held.blocks;
        if self.blocks > self.limits.blocks {
            return Err(ImportError::TooMuch { path: path.to_string() });
        }
        self.import.chapters.extend(held.chapters);
        for shown in held.pictures {
            let medium = markdown::placeholder(&shown.path);
            if self.known.insert(medium) {
                let file = path.to_string();
                self.import.pictures.push(WantedPicture { path: shown.path, file, line: shown.line, medium });
            }
        }
        Ok(())
    }

    /// What a file says about the whole. A summary that has no place above goes to the head of its chapter.
    fn about(&mut self, front: Front, speaks: bool, title: String, chapters: &mut Vec<Chapter>) {
        self.import.themes.extend(front.themes);
        if self.import.language.is_none() {
            self.import.language = front.language;
        }
        if speaks {
            self.import.title = title;
            self.import.summary = front.summary.unwrap_or_default();
            return;
        }
        if let Some(summary) = front.summary {
            if chapters.is_empty() {
                let id = self.ids.chapter();
                chapters.push(Chapter::new(id, title));
            }
            let block = paragraph(self.ids.block(), Text::plain(summary), 0);
            if let Some(first) = chapters.first_mut() {
                first.blocks.insert(0, block);
            }
        }
    }
}

fn paragraph(id: plein_model::BlockId, text: Text, indent: u8) -> plein_model::Block {
    let content = Content::Text { kind: TextKind::Paragraph, text };
    plein_model::Block { id, indent, container: None, standing: plein_model::Standing::Placed, content }
}

/// Whether it is the file that a folder is opened with.
fn opens_folder(path: &RelativePath) -> bool {
    matches!(path.as_str().to_lowercase().as_str(), "index.md" | "readme.md" | "_index.md")
}

/// A file's name as a title: without a number in front, with spaces.
fn shown_name(name: &str) -> String {
    let spaced = name.replace(['_', '-'], " ");
    let without = spaced.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', ')', ' ']);
    let kept = if without.is_empty() || without.len() == spaced.len() { spaced.trim() } else { without.trim() };
    let mut letters = kept.chars();
    letters.next().map_or_else(|| name.to_owned(), |first| first.to_uppercase().chain(letters).collect())
}

impl Import {
    /// Brings the pictures along. `take` gets the name and the bytes of each, one at a time, and answers the medium
    /// that it has become, or why it is not taken in. A picture that is missing or refused leaves its alt text and a
    /// note.
    ///
    /// # Errors
    /// The first that `take` gives; then nothing more is read and nothing in this is changed.
    pub fn bring_pictures<E>(
        &mut self,
        source: &dyn Source,
        limits: &ImportLimits,
        take: &mut dyn FnMut(&str, Vec<u8>) -> Taken<E>,
    ) -> Result<(), E> {
        let mut media: BTreeMap<MediumId, Medium> = BTreeMap::new();
        let mut missing: BTreeMap<MediumId, String> = BTreeMap::new();
        let mut notes = Vec::new();
        for wanted in &self.pictures {
            let (code, reason) = match source.read(&wanted.path, limits.picture_bytes) {
                Ok(bytes) => match take(wanted.path.name(), bytes)? {
                    Ok(medium) => {
                        media.insert(wanted.medium, medium);
                        continue;
                    }
                    Err(error) => (NoteCode::PictureUnusable, Some(error.code())),
                },
                Err(ImportError::TooLong { .. }) => (NoteCode::PictureUnusable, Some("picture_too_large")),
                Err(ImportError::Unreadable { .. }) => (NoteCode::PictureUnusable, Some("path_unreadable")),
                Err(_) => (NoteCode::PictureMissing, None),
            };
            missing.insert(wanted.medium, wanted.path.to_string());
            let mut args = BTreeMap::from([("to", wanted.path.to_string())]);
            args.extend(reason.map(|reason| ("reason", reason.to_owned())));
            notes.push(Note { file: wanted.file.clone(), line: wanted.line, code, args });
        }
        for block in self.chapters.iter_mut().flat_map(|chapter| &mut chapter.blocks) {
            settle(&mut block.content, &media, &missing);
        }
        self.notes.extend(notes);
        self.notes.sort_by_cached_key(|note| (RelativePath::new(&note.file), note.line));
        self.pictures.clear();
        Ok(())
    }

    /// The Space that these parts make.
    pub fn into_space(self, id: SpaceId) -> Space {
        let Self { title, summary, language, themes, chapters, .. } = self;
        Space { title, summary, language, themes, chapters, ..Space::new(id) }
    }
}

/// Gives a picture its medium, or makes its alt text a paragraph.
fn settle(content: &mut Content, media: &BTreeMap<MediumId, Medium>, missing: &BTreeMap<MediumId, String>) {
    let Content::Picture(picture) = content else { return };
    let Picture { medium, alt, width, height, caption, .. } = picture;
    if let Some(found) = media.get(medium) {
        (*medium, *width, *height) = (found.id, found.width, found.height);
    } else if let Some(path) = missing.get(medium) {
        let mut text = Text::plain(if alt.is_empty() { path.clone() } else { alt.clone() });
        if !caption.is_empty() {
            text.push_span("\n", plein_model::Marks::default());
            caption.inlines().iter().cloned().for_each(|inline| text.push(inline));
        }
        *content = Content::Text { kind: TextKind::Paragraph, text };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_titles() {
        assert_eq!(shown_name("03-jodium_hoe"), "Jodium hoe");
        assert_eq!(shown_name("2026"), "2026");
        assert_eq!(shown_name("élan"), "Élan");
        assert_eq!(shown_name("3D printen"), "D printen");
        assert_eq!(shown_name("--"), "--");
    }
}
