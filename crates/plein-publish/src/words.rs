//! What the reader page says in words of its own, as keys and arguments.
//!
//! The texts are in `assets/i18n/<language>/reader.ftl`; the host looks them up, so that this crate stays pure.

/// Something the page says in the reader's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word<'a> {
    /// Stands for the title of a Space without one.
    UntitledSpace,
    /// Stands for the title of a chapter without one.
    UntitledChapter,
    /// The skip link.
    SkipToText,
    /// Heading of the list of chapters.
    Contents,
    /// "8 chapters".
    Chapters(usize),
    /// "12 minutes to read".
    Minutes(u32),
    /// Before the names of authors, for who only hears the page.
    Authors,
    /// There is no chapter yet.
    Empty,
    /// A task that is not done.
    TaskOpen,
    /// A task that is done.
    TaskDone,
    /// Name of a table that can be scrolled.
    Table,
    /// Name of a piece of code that can be scrolled.
    Code,
    /// Stands for the description of a picture that nobody has described.
    PictureUndescribed,
    /// The picture has not arrived here yet.
    PictureMissing,
    /// The file has not arrived here yet.
    FileMissing,
    /// Stands for the title of a video without one.
    UntitledVideo,
    /// "YouTube, plays only when you click".
    VideoNote {
        /// The site's name.
        site: &'a str,
    },
    /// "from 1:32".
    VideoStart {
        /// Minutes and seconds.
        time: &'a str,
    },
    /// The link opens in a new window; heard, not seen.
    NewWindow,
    /// Stands for the name of a file without one.
    UntitledFile,
    /// A kind of block that this version cannot show.
    UnknownBlock,
    /// Something inside a text that this version cannot show.
    UnknownEmbed,
    /// One person removed this while another wrote in it; empty name when unknown.
    Unplaced {
        /// Who removed it.
        by: &'a str,
    },
    /// The same, for a chapter.
    UnplacedChapter {
        /// Who removed it.
        by: &'a str,
    },
}

/// A value inside a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(&'a str),
    /// Chooses the plural too.
    Number(u64),
}

impl<'a> Word<'a> {
    /// Its key in `reader.ftl`.
    pub fn key(self) -> &'static str {
        match self {
            Self::UntitledSpace => "reader-untitled-space",
            Self::UntitledChapter => "reader-untitled-chapter",
            Self::SkipToText => "reader-skip",
            Self::Contents => "reader-contents",
            Self::Chapters(_) => "reader-chapters",
            Self::Minutes(_) => "reader-minutes",
            Self::Authors => "reader-authors",
            Self::Empty => "reader-empty",
            Self::TaskOpen => "reader-task-open",
            Self::TaskDone => "reader-task-done",
            Self::Table => "reader-table",
            Self::Code => "reader-code",
            Self::PictureUndescribed => "reader-picture-undescribed",
            Self::PictureMissing => "reader-picture-missing",
            Self::FileMissing => "reader-file-missing",
            Self::UntitledVideo => "reader-untitled-video",
            Self::VideoNote { .. } => "reader-video-note",
            Self::VideoStart { .. } => "reader-video-start",
            Self::NewWindow => "reader-new-window",
            Self::UntitledFile => "reader-untitled-file",
            Self::UnknownBlock => "reader-unknown-block",
            Self::UnknownEmbed => "reader-unknown-embed",
            Self::Unplaced { by: "" } => "reader-unplaced-by-someone",
            Self::Unplaced { .. } => "reader-unplaced",
            Self::UnplacedChapter { by: "" } => "reader-unplaced-chapter-by-someone",
            Self::UnplacedChapter { .. } => "reader-unplaced-chapter",
        }
    }

    /// Its argument, if it has one: the name in the message, and the value.
    pub fn arg(self) -> Option<(&'static str, Arg<'a>)> {
        match self {
            Self::Chapters(count) => Some(("count", Arg::Number(count as u64))),
            Self::Minutes(count) => Some(("count", Arg::Number(count.into()))),
            Self::VideoNote { site } => Some(("site", Arg::Text(site))),
            Self::VideoStart { time } => Some(("time", Arg::Text(time))),
            Self::Unplaced { by: "" } | Self::UnplacedChapter { by: "" } => None,
            Self::Unplaced { by } | Self::UnplacedChapter { by } => Some(("name", Arg::Text(by))),
            _ => None,
        }
    }
}

/// Where the words come from.
pub trait Words {
    /// The text in the reader's language. Plain text, not HTML.
    fn say(&self, word: Word<'_>) -> String;
}

impl<F: Fn(Word<'_>) -> String> Words for F {
    fn say(&self, word: Word<'_>) -> String {
        self(word)
    }
}
