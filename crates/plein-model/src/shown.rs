//! What a thing shows: the media it needs and the words in it, whatever its kind.

use crate::{Chapter, Content, MediumId, Space};
use std::collections::BTreeSet;

impl Content {
    /// The media that it shows or leads to, posters and faces included.
    pub fn media(&self) -> Vec<MediumId> {
        match self {
            Self::Picture(picture) => vec![picture.medium],
            Self::File(file) => [Some(file.medium), file.face].into_iter().flatten().collect(),
            Self::Audio(audio) => vec![audio.medium],
            Self::Clip(clip) => [Some(clip.medium), clip.poster].into_iter().flatten().collect(),
            Self::Link(link) => link.face.into_iter().collect(),
            Self::Question(question) => question.medium.into_iter().collect(),
            // A later kind's media are not known by name; its fields pass through.
            Self::Text { .. }
            | Self::Table(_)
            | Self::Video(_)
            | Self::Divider
            | Self::Assignment(_)
            | Self::Unknown { .. } => Vec::new(),
        }
    }

    /// Every run of words that a person wrote in it, in the order in which they are shown: its text and its parts. Never
    /// an empty one.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        match self {
            Self::Text { text, .. } | Self::Unknown { text, .. } => words.push(text.to_plain()),
            Self::Table(table) => {
                words.extend(table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.0.to_plain()));
            }
            Self::Picture(picture) => {
                words.extend(picture.marks.iter().map(|mark| mark.words.clone()));
                words.extend([picture.alt.clone(), picture.caption.to_plain()]);
            }
            Self::Video(video) => words.extend([video.title.clone(), video.caption.to_plain()]),
            Self::File(file) => words.extend([file.name.clone(), file.caption.to_plain()]),
            Self::Audio(audio) => {
                words.extend([audio.name.clone(), audio.caption.to_plain(), audio.transcript.clone()]);
            }
            Self::Clip(clip) => words.extend([clip.name.clone(), clip.caption.to_plain(), clip.transcript.clone()]),
            Self::Link(link) => {
                words.extend([link.title.clone(), link.description.clone(), link.text.to_plain()]);
            }
            Self::Assignment(assignment) => words.push(assignment.text.to_plain()),
            Self::Question(question) => {
                words.extend([question.text.to_plain(), question.alt.clone()]);
                for option in &question.options {
                    words.extend([option.text.clone(), option.other_half.clone(), option.feedback.clone()]);
                }
                words.push(question.answer.clone());
            }
            Self::Divider => {}
        }
        words.retain(|run| !run.is_empty());
        words
    }
}

impl Chapter {
    /// The media that its blocks show or lead to.
    pub fn media(&self) -> BTreeSet<MediumId> {
        self.blocks.iter().flat_map(|block| block.content.media()).collect()
    }
}

impl Space {
    /// The media that it shows or leads to: those of its chapters (drafts too) and its cover.
    pub fn media(&self) -> BTreeSet<MediumId> {
        self.chapters.iter().flat_map(Chapter::media).chain(self.cover).collect()
    }
}
