//! What a Space *is*, as plain data.
//!
//! Owns the words of the domain: Space, Chapter, Block, inline text and the identifiers of things.
//! Everything here is a value: no I/O, no clock, no randomness and no CRDT. The living form of a Space
//! is `plein-document`; this is what it reads as at one moment.

mod block;
mod chapter;
mod id;
mod inline;
mod medium;
mod space;
mod table;
mod video;

pub use block::{Block, Content, TextKind, Video, VideoSite};
pub use chapter::Chapter;
pub use id::{
    BlockId, ChapterId, ColumnId, DeviceId, EntryId, HubId, IdError, LocalId, MediumId, MemberId, RowId, SpaceId,
    TeamId,
};
pub use inline::{Embed, Inline, Marks, Text};
pub use medium::Medium;
pub use space::{Space, Standing};
pub use table::{Cell, Column, Row, Table};
pub use video::video_link;
