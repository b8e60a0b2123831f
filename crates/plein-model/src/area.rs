//! Places on a picture, so that they hold at every size it is shown at.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A rectangle on a picture, in 1/10000 of its width and height. Never empty, never outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Area {
    x: u16,
    y: u16,
    width: u16,
    height: u16,
}

/// Four numbers that are no part of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a part of a picture")]
pub struct AreaError;

impl Area {
    /// The far edge of a picture, in the unit of every place on it.
    pub const EDGE: u16 = 10_000;

    /// The rectangle with this left upper corner, width and height.
    ///
    /// # Errors
    /// When it is empty or reaches outside the picture.
    pub fn new(x: u16, y: u16, width: u16, height: u16) -> Result<Self, AreaError> {
        let inside = |from: u16, length: u16| length > 0 && from <= Self::EDGE && length <= Self::EDGE - from;
        if inside(x, width) && inside(y, height) { Ok(Self { x, y, width, height }) } else { Err(AreaError) }
    }

    /// Left edge.
    pub fn x(self) -> u16 {
        self.x
    }
    /// Upper edge.
    pub fn y(self) -> u16 {
        self.y
    }
    /// How wide; at least 1.
    pub fn width(self) -> u16 {
        self.width
    }
    /// How high; at least 1.
    pub fn height(self) -> u16 {
        self.height
    }
}

/// `x y width height`, as it stands in a document.
impl fmt::Display for Area {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} {}", self.x, self.y, self.width, self.height)
    }
}

impl FromStr for Area {
    type Err = AreaError;
    fn from_str(text: &str) -> Result<Self, AreaError> {
        let [x, y, width, height] = coordinates(text).ok_or(AreaError)?;
        Self::new(x, y, width, height)
    }
}

/// Numbers of 0 to 10000, of one to five digits, with one space between them; `None` for anything else.
pub fn coordinates<const N: usize>(text: &str) -> Option<[u16; N]> {
    let mut numbers = [0; N];
    let mut words = text.split(' ');
    for number in &mut numbers {
        let word = words.next().filter(|word| (1..=5).contains(&word.len()))?;
        let digits = word.bytes().all(|digit| digit.is_ascii_digit());
        *number = word.parse().ok().filter(|number| digits && *number <= Area::EDGE)?;
    }
    words.next().is_none().then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::{Area, coordinates};

    #[test]
    fn an_area_is_a_part_of_the_picture_or_nothing() {
        for good in ["0 0 10000 10000", "9999 9999 1 1", "1 2 3 4"] {
            assert_eq!(good.parse::<Area>().map(|area| area.to_string()), Ok(good.to_owned()));
        }
        for wrong in [
            "",
            "0 0 0 1",
            "1 0 10000 1",
            "0 0 1",
            "0 0 1 1 1",
            "0  0 1 1",
            "-1 0 1 1",
            "+1 0 1 1",
            "1.0 0 1 1",
            "0 0 65536 1",
        ] {
            assert!(wrong.parse::<Area>().is_err(), "{wrong:?}");
        }
        assert_eq!(coordinates("00007 10000"), Some([7, 10_000]));
        assert_eq!(coordinates::<1>("000007"), None);
    }
}
