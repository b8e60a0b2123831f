//! What an import wants a person to know.

use serde::Serialize;
use std::collections::BTreeMap;

/// Something that was not understood, not found, or taken over differently than it stood. Nothing is lost silently.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Relative to what was imported.
    pub file: String,
    /// From 1; 0 when it is about the whole file.
    pub line: u32,
    /// What about.
    pub code: NoteCode,
    /// The facts that the text for a person mentions; which ones is said at each code.
    pub args: BTreeMap<&'static str, String>,
}

/// The kinds of note. Their names are those of the texts, `import-<name with - for _>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteCode {
    /// A file of the folder is not text from this line on; it was left out.
    NotText,
    /// A file of the folder is too long; it was left out.
    TooLong,
    /// A file of the folder cannot be read; it was left out.
    Unreadable,
    /// A file of the folder holds nothing.
    Empty,
    /// A picture is not there: `to`. Its alt text stands in its place.
    PictureMissing,
    /// A picture lies outside the folder, or its name is not a path: `to`. Its alt text stands in its place.
    PictureOutside,
    /// A picture cannot be taken in: `to`, `reason` (a code of plein-media). Its alt text stands in its place.
    PictureUnusable,
    /// A picture is on another's server and was not fetched: `to`. It became a link.
    PictureRemote,
    /// A picture stood inside a table; it now stands under it.
    PictureMoved,
    /// A link to another file or to a heading: `to`. Its text was kept, the link was not.
    LinkLocal,
    /// A link of a kind that is not opened: `to`. Its text was kept, the link was not.
    LinkRefused,
    /// The hover text of a link was left out: `title`.
    LinkTitle,
    /// A link in the title of a chapter: `to`. Titles have no links.
    LinkInTitle,
    /// HTML was kept as code.
    Html,
    /// An HTML tag inside a line has no counterpart: `tag`. It was left out, what it held was kept.
    HtmlTag,
    /// A comment that readers never saw was left out.
    HtmlComment,
    /// A formula was kept as code.
    Math,
    /// A footnote was kept where it stood: `label`.
    Footnote,
    /// A definition list became paragraphs.
    DefinitionList,
    /// The language of a piece of code was left out: `language`.
    CodeLanguage,
    /// A heading inside a list or quotation became its text.
    HeadingFlattened,
    /// A list, table or piece of code inside a quotation stands outside of it.
    QuoteFlattened,
    /// Deeper nesting than there is became the deepest there is.
    TooDeep,
    /// The alignment of columns was left out.
    TableAlignment,
    /// A row had more cells than the table has columns; what they held stands under it.
    TableRow,
    /// A table of too many cells was kept as code.
    TableTooLarge,
    /// There are more notes about this file: `count`.
    More,
    /// The front matter has something that Plein has no place for: `key`, `value`.
    FrontMatterUnknown,
    /// A line of the front matter was not understood: `value`.
    FrontMatterUnread,
}

impl NoteCode {
    /// Every one of them.
    pub const ALL: [Self; 29] = [
        Self::NotText,
        Self::TooLong,
        Self::Unreadable,
        Self::Empty,
        Self::PictureMissing,
        Self::PictureOutside,
        Self::PictureUnusable,
        Self::PictureRemote,
        Self::PictureMoved,
        Self::LinkLocal,
        Self::LinkRefused,
        Self::LinkTitle,
        Self::LinkInTitle,
        Self::Html,
        Self::HtmlTag,
        Self::HtmlComment,
        Self::Math,
        Self::Footnote,
        Self::DefinitionList,
        Self::CodeLanguage,
        Self::HeadingFlattened,
        Self::QuoteFlattened,
        Self::TooDeep,
        Self::TableAlignment,
        Self::TableRow,
        Self::TableTooLarge,
        Self::More,
        Self::FrontMatterUnknown,
        Self::FrontMatterUnread,
    ];

    /// The name, as in [`Serialize`].
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotText => "not_text",
            Self::TooLong => "too_long",
            Self::Unreadable => "unreadable",
            Self::Empty => "empty",
            Self::PictureMissing => "picture_missing",
            Self::PictureOutside => "picture_outside",
            Self::PictureUnusable => "picture_unusable",
            Self::PictureRemote => "picture_remote",
            Self::PictureMoved => "picture_moved",
            Self::LinkLocal => "link_local",
            Self::LinkRefused => "link_refused",
            Self::LinkTitle => "link_title",
            Self::LinkInTitle => "link_in_title",
            Self::Html => "html",
            Self::HtmlTag => "html_tag",
            Self::HtmlComment => "html_comment",
            Self::Math => "math",
            Self::Footnote => "footnote",
            Self::DefinitionList => "definition_list",
            Self::CodeLanguage => "code_language",
            Self::HeadingFlattened => "heading_flattened",
            Self::QuoteFlattened => "quote_flattened",
            Self::TooDeep => "too_deep",
            Self::TableAlignment => "table_alignment",
            Self::TableRow => "table_row",
            Self::TableTooLarge => "table_too_large",
            Self::More => "more",
            Self::FrontMatterUnknown => "front_matter_unknown",
            Self::FrontMatterUnread => "front_matter_unread",
        }
    }
}

/// Collects notes of one file, each fact once: a hundred pieces of code in one language are one note.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    file: String,
    taken: Vec<Note>,
    more: usize,
    seen: std::collections::BTreeSet<(NoteCode, BTreeMap<&'static str, String>)>,
}

/// A fact as it is told: whole, however long, since it can hold words that stand nowhere else any more; only of an
/// address that is itself a file (`data:`, easily megabytes) no more than its beginning.
fn shown(fact: &str) -> String {
    let most = if fact.starts_with("data:") { 200 } else { usize::MAX };
    fact.chars().take(most).collect()
}

/// More notes of one file than this are only counted.
const MOST_NOTES: usize = 1_000;

impl Notes {
    pub fn of(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    pub fn add<const N: usize>(&mut self, line: u32, code: NoteCode, args: [(&'static str, &str); N]) {
        let args: BTreeMap<_, _> = args.map(|(name, fact)| (name, shown(fact))).into();
        if self.taken.len() >= MOST_NOTES {
            self.more += 1;
        } else if self.seen.insert((code, args.clone())) {
            self.taken.push(Note { file: self.file.clone(), line, code, args });
        }
    }

    pub fn into_vec(mut self) -> Vec<Note> {
        if self.more > 0 {
            let args = BTreeMap::from([("count", self.more.to_string())]);
            self.taken.push(Note { file: self.file, line: 0, code: NoteCode::More, args });
        }
        self.taken
    }
}
