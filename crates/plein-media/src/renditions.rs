//! Smaller versions of a kept picture, for screens.
//!
//! Always holds: they can be made anew at any time from the kept bytes, never larger than those, each with the
//! same content on every run.

use crate::decode::Opened;
use crate::{Limits, MediaError, PictureFormat, encode, shrink};
use image::DynamicImage;

/// The widths in pixels: a card, a column of text, a full page.
pub const RENDITION_WIDTHS: [u32; 3] = [480, 960, 1920];

const RENDITION_QUALITY: u8 = 82;

/// A smaller version of a picture. Of an animation it is a still of the first frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// In pixels; one of [`RENDITION_WIDTHS`].
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// `image/jpeg`, or `image/png` when something shows through or it is drawn.
    pub mime: &'static str,
    /// The encoded picture.
    pub bytes: Vec<u8>,
}

/// The widths that a picture of this width has renditions of: those that are smaller.
pub fn rendition_widths(width: u32) -> impl Iterator<Item = u32> {
    RENDITION_WIDTHS.into_iter().filter(move |smaller| *smaller < width)
}

/// All renditions of a kept picture, the smallest first; none for one that is small itself.
///
/// # Errors
/// Every [`MediaError`]; none for the bytes of a [`crate::Picture`] under the limits it was taken in with.
pub fn renditions(kept: &[u8], limits: &Limits) -> Result<Vec<Rendition>, MediaError> {
    if let Some(format) = crate::picture_format(kept).filter(|format| !is_kept(*format)) {
        return Err(MediaError::UnreadKind { mime: format.mime() });
    }
    let opened = Opened::open(kept, limits)?;
    if rendition_widths(opened.width).next().is_none() {
        return Ok(Vec::new());
    }
    Ok(from_pixels(opened.decode(limits)?, opened.format == PictureFormat::Jpeg))
}

/// Whether pictures are kept in this format. No other is decoded where a picture is said to be kept, so that who sends
/// bytes to a hub reaches only these decoders there.
fn is_kept(format: PictureFormat) -> bool {
    matches!(format, PictureFormat::Jpeg | PictureFormat::Png | PictureFormat::WebP | PictureFormat::Gif)
}

/// The rendition of one width; `None` when the picture is not wider than that or the width is not one of ours.
///
/// # Errors
/// As [`renditions`].
pub fn rendition(kept: &[u8], width: u32, limits: &Limits) -> Result<Option<Rendition>, MediaError> {
    Ok(renditions(kept, limits)?.into_iter().find(|made| made.width == width))
}

/// Each is made from the one above it, which is as good and much less work.
pub(crate) fn from_pixels(pixels: DynamicImage, photographed: bool) -> Vec<Rendition> {
    let (width, height) = (pixels.width(), pixels.height());
    let drawn = !photographed && encode::is_drawn(&pixels);
    let mut widths: Vec<u32> = rendition_widths(width).collect();
    widths.reverse();
    let mut above = pixels;
    let mut made = Vec::with_capacity(widths.len());
    for wanted in widths {
        above = shrink::to_size(&above, shrink::of_width(width, height, wanted));
        let (mime, bytes) = encoded(&above, drawn);
        made.push(Rendition { width: above.width(), height: above.height(), mime, bytes });
    }
    made.reverse();
    made
}

fn encoded(picture: &DynamicImage, drawn: bool) -> (&'static str, Vec<u8>) {
    if picture.color().has_alpha() {
        return (PictureFormat::Png.mime(), encode::png(picture));
    }
    let jpeg = encode::jpeg(picture, RENDITION_QUALITY);
    if drawn {
        let png = encode::png(picture);
        // Half as large again is a fair price for clean edges.
        if png.len() * 2 <= jpeg.len() * 3 {
            return (PictureFormat::Png.mime(), png);
        }
    }
    (PictureFormat::Jpeg.mime(), jpeg)
}
