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
    /// Head of a callout: something handy.
    Tip,
    /// Head of a callout: something that goes wrong easily.
    Careful,
    /// Head of a callout: something to take home.
    Remember,
    /// Stands for the prompt of something to open.
    RevealEmpty,
    /// Name of a formula that can be scrolled.
    Formula,
    /// Name of what is drawn on a picture.
    PictureMarks,
    /// Head of the first of a pair of pictures.
    Before,
    /// Head of the second of a pair.
    After,
    /// Name of the slider between them.
    Compare,
    /// What is said in a sound or video, written out.
    Transcript,
    /// Stands for the name of a sound without one.
    UntitledAudio,
    /// Heard with a link card: it leads away from here.
    ElsewhereNote,
    /// Head of a question.
    Question,
    /// More than one option may be right.
    ManyRight,
    /// The options are to be put in order.
    PutInOrder,
    /// The halves are to be matched.
    MatchUp,
    /// The spot is to be pointed out.
    PointOut,
    /// Label of the field for an answer in one's own words.
    OwnWords,
    /// Nothing is chosen yet.
    Choose,
    /// Button that checks the answer.
    Check,
    /// Opens the answer.
    ShowAnswer,
    /// Says of an option that it is right.
    RightAnswer,
    /// What was answered is right.
    AllRight,
    /// What was answered is not right yet.
    NotYet,
    /// Nothing was answered.
    NothingChosen,
    /// Head of an assignment.
    Assignment,
    /// What is asked: words.
    HandInText,
    /// What is asked: a photo.
    HandInPhoto,
    /// What is asked: words and a photo.
    HandInBoth,
    /// Where to go with it.
    HandInWhere,
    /// One of the spots on a picture, by its number.
    Spot(usize),
    /// Moves an option up; its text.
    Up {
        /// What is moved.
        option: &'a str,
    },
    /// Moves an option down; its text.
    Down {
        /// What is moved.
        option: &'a str,
    },
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
            Self::Tip => "reader-tip",
            Self::Careful => "reader-careful",
            Self::Remember => "reader-remember",
            Self::RevealEmpty => "reader-reveal-empty",
            Self::Formula => "reader-formula",
            Self::PictureMarks => "reader-picture-marks",
            Self::Before => "reader-before",
            Self::After => "reader-after",
            Self::Compare => "reader-compare",
            Self::Transcript => "reader-transcript",
            Self::UntitledAudio => "reader-untitled-audio",
            Self::ElsewhereNote => "reader-elsewhere-note",
            Self::Question => "reader-question",
            Self::ManyRight => "reader-many-right",
            Self::PutInOrder => "reader-put-in-order",
            Self::MatchUp => "reader-match-up",
            Self::PointOut => "reader-point-out",
            Self::OwnWords => "reader-own-words",
            Self::Choose => "reader-choose",
            Self::Check => "reader-check",
            Self::ShowAnswer => "reader-show-answer",
            Self::RightAnswer => "reader-right-answer",
            Self::AllRight => "reader-all-right",
            Self::NotYet => "reader-not-yet",
            Self::NothingChosen => "reader-nothing-chosen",
            Self::Assignment => "reader-assignment",
            Self::HandInText => "reader-hand-in-text",
            Self::HandInPhoto => "reader-hand-in-photo",
            Self::HandInBoth => "reader-hand-in-both",
            Self::HandInWhere => "reader-hand-in-where",
            Self::Spot(_) => "reader-spot",
            Self::Up { .. } => "reader-up",
            Self::Down { .. } => "reader-down",
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
            Self::Spot(number) => Some(("number", Arg::Number(number as u64))),
            Self::Up { option } | Self::Down { option } => Some(("option", Arg::Text(option))),
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
