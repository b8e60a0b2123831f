//! A chapter.

use crate::{Block, ChapterId, Standing};
use serde::{Deserialize, Serialize};

/// A title and a body of blocks in order.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chapter {
    /// Its identity inside the Space.
    pub id: ChapterId,
    /// May be empty while it is being written.
    pub title: String,
    /// Whether it is in its place, or removed by one while another wrote in it.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
    /// Still being written: who only reads does not see it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// In order. A block inside a container follows it directly and names it.
    pub blocks: Vec<Block>,
}

impl Chapter {
    /// A chapter with a title and nothing in it.
    pub fn new(id: ChapterId, title: impl Into<String>) -> Self {
        Self { id, title: title.into(), standing: Standing::Placed, draft: false, blocks: Vec::new() }
    }
}
