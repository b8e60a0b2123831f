//! Why a picture was not taken.

/// Why a picture was not taken. The original is never touched, so nothing is lost.
///
/// [`MediaError::code`] is the stable name under which the screens hold the text for a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// The file holds nothing.
    #[error("the file is empty")]
    Empty,
    /// The file is longer than is taken.
    #[error("{bytes} bytes is more than the limit of {limit}")]
    TooManyBytes {
        /// Its length.
        bytes: u64,
        /// The most that is taken.
        limit: u64,
    },
    /// The picture has more pixels than are taken, or one side is too long.
    #[error("{width} by {height} pixels is more than is taken")]
    TooManyPixels {
        /// Its width as it says itself.
        width: u32,
        /// Its height as it says itself.
        height: u32,
    },
    /// Not a picture at all.
    #[error("not a picture but {mime}")]
    NotAPicture {
        /// What it is.
        mime: &'static str,
    },
    /// A picture, of a kind that is not read: HEIC, AVIF, SVG, raw photos.
    #[error("pictures of the kind {mime} are not read")]
    UnreadKind {
        /// Its kind.
        mime: &'static str,
    },
    /// It begins like a picture but is broken off, damaged, or not what it says.
    #[error("the {mime} is damaged: {reason}")]
    Damaged {
        /// What it begins like.
        mime: &'static str,
        /// For the log; it holds no content.
        reason: String,
    },
    /// What should be covered is no shape, or far too much.
    #[error("a mask that cannot be drawn: {0}")]
    BadMask(&'static str),
}

impl MediaError {
    /// The stable name under which the screens hold a text for a person: what to do differs for a picture that
    /// is too large and one that cannot be read, and for nothing else.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooManyBytes { .. } | Self::TooManyPixels { .. } => "picture_too_large",
            Self::Empty | Self::NotAPicture { .. } | Self::UnreadKind { .. } | Self::Damaged { .. } => {
                "picture_unreadable"
            }
            Self::BadMask(_) => "invalid_args",
        }
    }
}
