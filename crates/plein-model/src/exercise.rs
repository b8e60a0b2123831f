//! What asks something of who reads: questions and assignments. Nothing here knows who answered what.

use crate::{Area, MediumId, OptionId, Standing, Text};
use serde::{Deserialize, Serialize};

/// A question that a reader can try; the answer is checked on the spot and kept nowhere.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// How it is answered.
    pub form: QuestionForm,
    /// The picture on which the right spot is to be found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<MediumId>,
    /// What that picture shows, for who cannot see it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// In order: for [`QuestionForm::Order`] the right one.
    pub options: Vec<QuestionOption>,
    /// Shown afterwards: a model answer, an explanation. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub answer: String,
    /// The question itself.
    pub text: Text,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuestionForm {
    /// One of the options.
    Single,
    /// Any number of the options.
    Multiple,
    /// By putting the options in order.
    Order,
    /// By finding the other half of each option.
    Match,
    /// In one's own words, to be compared with the answer.
    Open,
    /// By pointing at a spot on the picture.
    Spot,
}

/// One option of a question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuestionOption {
    /// Its identity inside the block.
    pub id: OptionId,
    /// Whether it is simply there, or shown because someone wrote in it while it was removed.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
    /// What is to be chosen; of a match the left half.
    pub text: String,
    /// Of a match: the right half.
    #[serde(default, rename = "match", skip_serializing_if = "String::is_empty")]
    pub other_half: String,
    /// Said to who chose it; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub feedback: String,
    /// Whether choosing it is right.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// Where it is on the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// A task to do. It is handed in in a conversation, not in the document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// What is handed in.
    pub answer: AnswerForm,
    /// The task.
    pub text: Text,
}

/// What is handed in for an assignment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerForm {
    /// Words.
    #[default]
    Text,
    /// A photo.
    Photo,
    /// Words and a photo.
    Both,
}
