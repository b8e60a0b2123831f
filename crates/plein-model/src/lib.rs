//! What a Space *is*, as plain data.
//!
//! Owns the words of the domain: Space, Chapter, Block, inline text and the identifiers of things.
//! Everything here is a value: no I/O, no clock, no randomness and no CRDT. The living form of a Space
//! is `plein-document`; this is what it reads as at one moment.

mod area;
mod block;
mod chapter;
mod exercise;
mod file;
mod id;
mod inline;
mod link;
mod medium;
mod picture;
mod shown;
mod space;
mod table;
mod video;

pub use area::{Area, AreaError, coordinates};
pub use block::{Block, Content, TextKind};
pub use chapter::Chapter;
pub use exercise::{AnswerForm, Assignment, Question, QuestionForm, QuestionOption};
pub use file::{Audio, Clip, File};
pub use id::{
    BlockId, ChapterId, ColumnId, DeviceId, EntryId, HubId, IdError, LocalId, MarkId, MediumId, MemberId, OptionId,
    RowId, SpaceId, TeamId,
};
pub use inline::{Embed, Inline, Marks, Text};
pub use link::LinkCard;
pub use medium::Medium;
pub use picture::{Beside, MarkColour, MarkShape, Picture, PictureMark, Turn};
pub use space::{Space, Standing};
pub use table::{Cell, Column, Row, Table};
pub use video::{Video, VideoSite, video_link};
