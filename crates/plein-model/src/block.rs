//! A block: the unit that is written, moved and merged.

use crate::{Assignment, Audio, BlockId, Clip, File, LinkCard, Picture, Question, Standing, Table, Text, Video};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One block of a chapter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Its identity inside the Space; it survives moves and changes of kind.
    pub id: BlockId,
    /// How deep it is indented, 0 to [`Block::MAX_INDENT`]. Lists nest by this.
    #[serde(default)]
    pub indent: u8,
    /// The container that it is in, if any. Containers hold no containers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub container: Option<BlockId>,
    /// Whether it is in its place.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
    /// What it is.
    pub content: Content,
}

impl Block {
    /// The deepest indent.
    pub const MAX_INDENT: u8 = 8;
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// Paragraph, heading, list item, task, quote, code, callout, note, reveal or formula: one thing with a kind.
    Text {
        /// Which of them.
        #[serde(rename = "text_kind")]
        kind: TextKind,
        /// What is written.
        text: Text,
    },
    /// Rows and columns.
    Table(Table),
    /// A picture.
    Picture(Picture),
    /// A video at YouTube or Vimeo.
    Video(Video),
    /// A file to download.
    File(File),
    /// A sound to listen to.
    Audio(Audio),
    /// A video file of one's own.
    Clip(Clip),
    /// A card that leads to a page elsewhere.
    Link(LinkCard),
    /// A task to do.
    Assignment(Assignment),
    /// A question to try.
    Question(Question),
    /// A line between two parts.
    Divider,
    /// A kind that this version does not know; kept as it stands.
    Unknown {
        /// What it calls itself.
        #[serde(rename = "unknown_kind")]
        kind: String,
        /// Its fields as they stand in the document.
        fields: BTreeMap<String, serde_json::Value>,
        /// The text it holds.
        text: Text,
    },
}

/// The kinds of text block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextKind {
    /// A paragraph.
    Paragraph,
    /// A heading of the first level inside a chapter.
    Heading1,
    /// A heading of the second level.
    Heading2,
    /// A heading of the third level.
    Heading3,
    /// An item of a bulleted list.
    Bullet,
    /// An item of a numbered list. Numbers are counted when shown.
    Number,
    /// An item of a task list, open.
    Task,
    /// An item of a task list, done.
    TaskDone,
    /// A quotation.
    Quote,
    /// Code, in which marks mean nothing and every space counts.
    Code,
    /// A callout: something handy. Consecutive ones of one kind show as one box.
    Tip,
    /// A callout: something that goes wrong easily.
    Careful,
    /// A callout: something to take home.
    Remember,
    /// For who presents it; readers never see it.
    Note,
    /// "Think first, then open": the text is the prompt. It hides every block after it with a greater indent, up to the
    /// first that is not deeper.
    Reveal,
    /// A formula in TeX, in which marks mean nothing.
    Formula,
}
