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
    /// In order. A block inside a container follows it directly and names it.
    pub blocks: Vec<Block>,
}
