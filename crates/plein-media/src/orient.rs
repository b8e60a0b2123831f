//! Which way is up (EXIF 3.0, tag 0x0112), and turning pixels that way.

use image::{DynamicImage, RgbImage, RgbaImage};

/// EXIF larger than this is not looked into; cameras write at most 64 KiB.
const LONGEST_EXIF: usize = 1 << 20;

/// The eight ways a camera can be held, by their EXIF number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Orientation(u8);

impl Orientation {
    /// The first row is the top, the first column the left.
    pub const UPRIGHT: Self = Self(1);

    /// From the EXIF number; what is not one of the eight means upright.
    pub fn from_number(number: u32) -> Self {
        if (1..=8).contains(&number) { Self(number as u8) } else { Self::UPRIGHT }
    }

    /// From the boxes of HEIF: quarter turns to the left, and after that, when set, a mirror: 0 top to bottom, 1 left to
    /// right.
    pub fn from_turn_and_mirror(turn: u8, mirror: Option<u8>) -> Self {
        const BY_TURN: [[u8; 4]; 3] = [[1, 8, 3, 6], [4, 5, 2, 7], [2, 7, 4, 5]];
        let row = mirror.map_or(0, |axis| 1 + usize::from(axis & 1));
        Self(BY_TURN[row][usize::from(turn & 3)])
    }

    /// Whether nothing has to be done.
    pub fn is_upright(self) -> bool {
        self == Self::UPRIGHT
    }

    /// Whether width and height change places.
    pub fn swaps_sides(self) -> bool {
        self.0 >= 5
    }

    /// The picture, upright.
    pub fn apply(self, picture: DynamicImage) -> DynamicImage {
        if self.is_upright() {
            return picture;
        }
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let (new_width, new_height) =
            if self.swaps_sides() { (picture.height(), picture.width()) } else { (picture.width(), picture.height()) };
        match picture {
            DynamicImage::ImageRgba8(pixels) => {
                let turned = self.turn::<4>(pixels.as_raw(), width, height);
                RgbaImage::from_raw(new_width, new_height, turned).map(DynamicImage::ImageRgba8)
            }
            other => {
                let turned = self.turn::<3>(other.into_rgb8().as_raw(), width, height);
                RgbImage::from_raw(new_width, new_height, turned).map(DynamicImage::ImageRgb8)
            }
        }
        .expect("as many samples come out as went in")
    }

    /// Turns `N` bytes per pixel, in tiles so that both sides of the copy stay in the cache.
    fn turn<const N: usize>(self, from: &[u8], width: usize, height: usize) -> Vec<u8> {
        const TILE: usize = 32;
        let (from, _) = from.as_chunks::<N>();
        let mut to = vec![0; width * height * N];
        let (out, _) = to.as_chunks_mut::<N>();
        let new_width = if self.swaps_sides() { height } else { width };
        // Where the source pixel (x, y) goes.
        let place = |x: usize, y: usize| match self.0 {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (height - 1 - y, x),
            7 => (height - 1 - y, width - 1 - x),
            8 => (y, width - 1 - x),
            _ => (x, y),
        };
        for top in (0..height).step_by(TILE) {
            for left in (0..width).step_by(TILE) {
                for y in top..(top + TILE).min(height) {
                    for x in left..(left + TILE).min(width) {
                        let (new_x, new_y) = place(x, y);
                        out[new_y * new_width + new_x] = from[y * width + x];
                    }
                }
            }
        }
        to
    }
}

/// What EXIF says that matters for the pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ExifHints {
    pub orientation: Orientation,
    /// The camera was set to Adobe RGB and, as cameras do, says so here instead of with a profile.
    pub adobe_rgb: bool,
}

impl ExifHints {
    /// Reads them; broken or absent EXIF means upright and sRGB.
    pub fn read(exif: Option<&[u8]>) -> Self {
        let none = Self { orientation: Orientation::UPRIGHT, adobe_rgb: false };
        let Some(raw) = exif.filter(|raw| raw.len() <= LONGEST_EXIF) else { return none };
        // WebP writers differ about whether the JPEG prefix belongs in front.
        let raw = raw.strip_prefix(b"Exif\0\0").unwrap_or(raw).to_vec();
        let mut reader = exif::Reader::new();
        let read = reader.continue_on_error(true).read_raw(raw);
        let Ok(fields) = read.or_else(|error| error.distill_partial_result(|_| {})) else { return none };
        let number =
            fields.get_field(exif::Tag::Orientation, exif::In::PRIMARY).and_then(|field| field.value.get_uint(0));
        let index = fields.get_field(exif::Tag::InteroperabilityIndex, exif::In::PRIMARY);
        let adobe_rgb = matches!(index.map(|field| &field.value), Some(exif::Value::Ascii(texts))
            if texts.first().is_some_and(|text| text.starts_with(b"R03")));
        Self { orientation: Orientation::from_number(number.unwrap_or(1)), adobe_rgb }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three by two, each pixel its own colour: a b c / d e f.
    fn letters(width: u32, height: u32, rows: &[&str]) -> DynamicImage {
        let flat: Vec<u8> = rows.concat().bytes().flat_map(|letter| [letter, 0, 255]).collect();
        DynamicImage::ImageRgb8(RgbImage::from_raw(width, height, flat).expect("sizes agree"))
    }

    #[test]
    fn all_eight_come_out_upright() {
        // How the picture "abc/def" is stored by a camera held in each of the eight ways.
        let stored: [(u32, u32, &[&str]); 8] = [
            (3, 2, &["abc", "def"]),
            (3, 2, &["cba", "fed"]),
            (3, 2, &["fed", "cba"]),
            (3, 2, &["def", "abc"]),
            (2, 3, &["ad", "be", "cf"]),
            (2, 3, &["cf", "be", "ad"]),
            (2, 3, &["fc", "eb", "da"]),
            (2, 3, &["da", "eb", "fc"]),
        ];
        for (number, (width, height, rows)) in (1..).zip(stored) {
            let upright = Orientation::from_number(number).apply(letters(width, height, rows));
            assert_eq!(upright, letters(3, 2, &["abc", "def"]), "orientation {number}");
        }
    }

    #[test]
    fn large_pictures_turn_like_small_ones() {
        let picture = RgbaImage::from_fn(131, 67, |x, y| image::Rgba([x as u8, y as u8, (x ^ y) as u8, 255]));
        let turned = Orientation::from_number(6).apply(DynamicImage::ImageRgba8(picture.clone()));
        assert_eq!(turned, DynamicImage::ImageRgba8(image::imageops::rotate90(&picture)));
        let back = Orientation::from_number(8).apply(turned);
        assert_eq!(back, DynamicImage::ImageRgba8(picture));
    }

    #[test]
    fn broken_exif_means_upright() {
        for raw in [&b""[..], b"II*\0", b"II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*\0\0\0\x08\0\x01"] {
            assert!(ExifHints::read(Some(raw)).orientation.is_upright());
        }
    }
}
