//! A block: the unit that is written, moved and merged.

use crate::{BlockId, MediumId, Standing, Table, Text};
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
    /// Paragraph, heading, list item, task, quote or code: one thing with a kind.
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
    Picture {
        /// Which picture.
        medium: MediumId,
        /// What it shows, for who cannot see it; empty while nobody has said.
        alt: String,
        /// Someone said that it adds nothing for who cannot see it.
        decorative: bool,
        /// Pixels of the master, when known; so that a page can keep the room before the picture is there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        width: Option<u32>,
        /// Pixels of the master, when known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        height: Option<u32>,
        /// Shown under it.
        caption: Text,
    },
    /// A video at YouTube or Vimeo.
    Video(Video),
    /// A file to download.
    File {
        /// Which file.
        medium: MediumId,
        /// What it is called.
        name: String,
        /// Length in bytes.
        bytes: u64,
        /// Media type by content, for example `application/pdf`; empty when unknown.
        #[serde(default)]
        mime: String,
        /// Shown under it.
        caption: Text,
    },
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
}

/// A video at another's site; nothing is fetched from there until a person asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Video {
    /// Where.
    pub site: VideoSite,
    /// The site's own id: `A-Z a-z 0-9 _ -` only.
    pub id: String,
    /// Where to begin, in seconds.
    #[serde(default)]
    pub start: u32,
    /// What it is called; empty while nobody has said.
    #[serde(default)]
    pub title: String,
    /// Shown under it.
    pub caption: Text,
}

/// The sites whose videos Plein knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VideoSite {
    /// youtube.com, youtu.be, youtube-nocookie.com.
    Youtube,
    /// vimeo.com.
    Vimeo,
}
