//! A picture in a chapter, and what someone drew on it.

use crate::{Area, MarkId, MediumId, Standing, Text};
use serde::{Deserialize, Serialize};

/// A picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Picture {
    /// Which picture.
    pub medium: MediumId,
    /// What it shows, for who cannot see it; empty while nobody has said.
    pub alt: String,
    /// Someone said that it adds nothing for who cannot see it.
    pub decorative: bool,
    /// Pixels of the master, when known; so that a page can keep the room before the picture is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Pixels of the master, when known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Whether it stands beside the picture right before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub beside: Option<Beside>,
    /// How far it is turned before anything else, for the view only.
    #[serde(default, skip_serializing_if = "Turn::is_upright")]
    pub turn: Turn,
    /// The part of the turned picture that is shown; all of it when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crop: Option<Area>,
    /// What is drawn on it, in the order of their ids. Places are those of the picture as shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<PictureMark>,
    /// Shown under it.
    pub caption: Text,
}

impl Picture {
    /// The most pictures that stand in one row.
    pub const ROW: usize = 4;

    /// A picture about which nothing is said yet.
    pub fn of(medium: MediumId) -> Self {
        Self {
            medium,
            alt: String::new(),
            decorative: false,
            width: None,
            height: None,
            beside: None,
            turn: Turn::Upright,
            crop: None,
            marks: Vec::new(),
            caption: Text::EMPTY,
        }
    }
}

/// How a picture stands beside the one right before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Beside {
    /// In a row with it.
    Row,
    /// It is what that one became: before and after.
    Compare,
}

/// How far a picture is turned, clockwise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum Turn {
    /// Not at all.
    #[default]
    Upright,
    /// A quarter to the right.
    Right,
    /// Upside down.
    Over,
    /// A quarter to the left.
    Left,
}

impl Turn {
    /// Whether it is not turned.
    pub fn is_upright(&self) -> bool {
        *self == Self::Upright
    }
    /// Whether width and height change places.
    pub fn is_on_its_side(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }
    /// Clockwise: 0, 90, 180 or 270.
    pub fn degrees(self) -> u16 {
        self.into()
    }
}

impl From<Turn> for u16 {
    fn from(turn: Turn) -> Self {
        match turn {
            Turn::Upright => 0,
            Turn::Right => 90,
            Turn::Over => 180,
            Turn::Left => 270,
        }
    }
}

impl TryFrom<u16> for Turn {
    type Error = &'static str;
    fn try_from(degrees: u16) -> Result<Self, Self::Error> {
        match degrees {
            0 => Ok(Self::Upright),
            90 => Ok(Self::Right),
            180 => Ok(Self::Over),
            270 => Ok(Self::Left),
            _ => Err("not a quarter turn"),
        }
    }
}

/// Something drawn on a picture; it stays apart from the pixels and can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PictureMark {
    /// Its identity inside the block.
    pub id: MarkId,
    /// What it is.
    pub shape: MarkShape,
    /// Where it begins, x and y in 1/10000 of the shown picture: an arrow's tail, a corner, where a number or label
    /// stands.
    pub from: (u16, u16),
    /// Where it ends: an arrow's tip, the other corner, what a number or label points at (equal to `from`: nothing).
    pub to: (u16, u16),
    /// In which colour.
    pub colour: MarkColour,
    /// A label's words, a number's digits; shown with any shape that has them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Whether it is simply there, or shown because someone wrote in it while it was removed.
    #[serde(default, skip_serializing_if = "Standing::is_placed")]
    pub standing: Standing,
}

/// The shapes that can be drawn on a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkShape {
    /// Points at something.
    Arrow,
    /// An ellipse around something.
    Circle,
    /// A rectangle around something.
    Box,
    /// A disc with a number in it.
    Number,
    /// Words.
    Label,
}

/// The colours that can be drawn in; each stands out on most photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MarkColour {
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Blue.
    Blue,
    /// White.
    White,
    /// Black.
    Black,
}
