//! Pixels from bytes, within limits.
//!
//! Always holds: the size is known and checked before pixels are asked for; decoders run behind a wall, so that
//! a mistake of theirs on hostile bytes is a damaged picture and not a crash; what comes out is RGB or RGBA of
//! eight bits, RGBA only when something shows through.

use crate::colour::Profile;
use crate::orient::{ExifHints, Orientation};
use crate::{Limits, MediaError, PictureFormat, avif, gif, jpeg, png, tiff, webp};
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, png::PngDecoder, tiff::TiffDecoder, webp::WebPDecoder};
use image::{DynamicImage, ImageDecoder, RgbImage, RgbaImage};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// What the container tells before anything is decoded.
pub(crate) struct Opened<'a> {
    pub format: PictureFormat,
    /// As stored, before it is made upright.
    pub width: u32,
    pub height: u32,
    pub orientation: Orientation,
    /// Set when its colours are not sRGB.
    pub profile: Option<Profile>,
    /// More than one for an animation, or for a TIFF of several pages.
    pub frames: u32,
    bytes: &'a [u8],
    container: Container<'a>,
}

enum Container<'a> {
    Jpeg(Box<jpeg::Segments<'a>>),
    Png(png::Chunks<'a>),
    WebP(webp::Chunks<'a>),
    Gif(gif::Blocks<'a>),
    Avif(Box<avif::Boxes<'a>>),
    Plain,
}

impl<'a> Opened<'a> {
    /// Looks at the container and checks its size.
    ///
    /// # Errors
    /// Every [`MediaError`].
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, MediaError> {
        if bytes.is_empty() {
            return Err(MediaError::Empty);
        }
        if bytes.len() as u64 > limits.bytes {
            return Err(MediaError::TooManyBytes { bytes: bytes.len() as u64, limit: limits.bytes });
        }
        let Some(format) = crate::picture_format(bytes) else {
            let mime = crate::mime_of(bytes);
            let picture = mime.starts_with("image/");
            return Err(if picture { MediaError::UnreadKind { mime } } else { MediaError::NotAPicture { mime } });
        };
        let opened = guarded(format, || Self::look(format, bytes, limits))?;
        opened.check(limits)?;
        Ok(opened)
    }

    fn look(format: PictureFormat, bytes: &'a [u8], limits: &Limits) -> Result<Self, Problem> {
        let mut frames = 1;
        let mut exif = ExifHints::read(None);
        let mut icc = None;
        let mut primaries = None;
        let (width, height, container) = match format {
            PictureFormat::Avif => {
                let boxes = avif::Boxes::parse(bytes)?;
                exif.orientation = boxes.orientation;
                (icc, primaries, frames) = (boxes.icc.map(<[u8]>::to_vec), boxes.primaries, boxes.frames);
                (boxes.width, boxes.height, Container::Avif(Box::new(boxes)))
            }
            PictureFormat::Jpeg => {
                let segments = jpeg::Segments::parse(bytes)?;
                exif = ExifHints::read(segments.exif);
                icc = segments.icc.clone().filter(|_| !segments.is_cmyk());
                (segments.width, segments.height, Container::Jpeg(Box::new(segments)))
            }
            PictureFormat::Gif => {
                let blocks = gif::Blocks::parse(bytes)?;
                frames = blocks.frames;
                (blocks.width, blocks.height, Container::Gif(blocks))
            }
            other => {
                let container = match other {
                    PictureFormat::Png => Container::Png(png::Chunks::parse(bytes)?),
                    PictureFormat::WebP => Container::WebP(webp::Chunks::parse(bytes)?),
                    _ => Container::Plain,
                };
                frames = match &container {
                    Container::Png(chunks) => chunks.frames.unwrap_or(1),
                    Container::WebP(chunks) => chunks.frames.unwrap_or(1),
                    _ if other == PictureFormat::Tiff => tiff::pages(bytes),
                    _ => 1,
                };
                let mut decoder = decoder(other, bytes, limits)?;
                let (width, height) = decoder.dimensions();
                if matches!(other, PictureFormat::Png | PictureFormat::WebP) {
                    exif = ExifHints::read(decoder.exif_metadata().ok().flatten().as_deref());
                } else if let Ok(stored) = decoder.orientation() {
                    exif.orientation = Orientation::from_number(stored.to_exif().into());
                }
                icc = decoder.icc_profile().ok().flatten();
                (width, height, container)
            }
        };
        let profile = match icc {
            Some(icc) => Profile::read(&icc),
            None if exif.adobe_rgb => Some(Profile::adobe_rgb()),
            None => primaries.and_then(Profile::of_primaries),
        };
        let profile = profile.filter(|profile| !profile.is_srgb());
        Ok(Self { format, width, height, orientation: exif.orientation, profile, frames, bytes, container })
    }

    fn check(&self, limits: &Limits) -> Result<(), MediaError> {
        let (width, height) = (self.width, self.height);
        let pixels = u64::from(width) * u64::from(height);
        if width == 0 || height == 0 {
            return Err(damaged(self.format, "no size"));
        }
        // A JPEG cannot be larger, and everything may become one.
        let side = limits.side.min(u32::from(u16::MAX));
        let likely = limits.free_pixels.max(limits.pixels_per_byte.saturating_mul(self.bytes.len() as u64));
        if width > side || height > side || pixels > limits.pixels.min(likely) {
            return Err(MediaError::TooManyPixels { width, height });
        }
        Ok(())
    }

    fn one_by_one(&self) -> bool {
        matches!(&self.container, Container::Jpeg(segments) if segments.one_by_one && !segments.is_cmyk())
    }

    /// The first frame, as stored: not yet upright, not yet sRGB.
    ///
    /// # Errors
    /// [`MediaError::Damaged`], and [`MediaError::TooManyPixels`] when many bits for each pixel make it too large.
    pub fn decode(&self, limits: &Limits) -> Result<DynamicImage, MediaError> {
        guarded(self.format, || match self.format {
            PictureFormat::Jpeg if self.one_by_one() => decode_one_by_one(self.bytes, limits),
            PictureFormat::Jpeg => decode_jpeg(self.bytes, self.width, self.height),
            PictureFormat::Avif => match &self.container {
                Container::Avif(boxes) => Ok(eight_bits(boxes.decode()?)),
                _ => Err(Problem::from("no boxes")),
            },
            format => {
                let decoder = decoder(format, self.bytes, limits)?;
                if decoder.total_bytes() > limits.decoded_bytes {
                    return Err(Problem::TooLarge { width: self.width, height: self.height });
                }
                Ok(eight_bits(DynamicImage::from_decoder(decoder)?))
            }
        })
    }

    /// The same picture as it came, to the bit, without what is not needed for it; `None` when it has to be made
    /// anew to be upright, in sRGB, and without metadata.
    pub fn stripped(&self) -> Option<Vec<u8>> {
        if !self.orientation.is_upright() || self.profile.is_some() {
            return None;
        }
        match &self.container {
            Container::Jpeg(segments) if segments.clean && !segments.is_cmyk() => Some(segments.stripped()),
            Container::Png(chunks) if !chunks.coloured => Some(chunks.stripped()),
            Container::WebP(chunks) => chunks.stripped(),
            _ => None,
        }
    }

    /// An animation that may be kept, without what is not needed for it. Every frame has been decoded.
    pub fn animation(&self, limits: &Limits) -> Option<Vec<u8>> {
        let Container::Gif(blocks) = &self.container else { return None };
        let modest = blocks.frames <= limits.frames
            && blocks.all_pixels() <= limits.animated_pixels
            && blocks.width.max(blocks.height) <= limits.kept_side;
        if blocks.frames < 2 || !modest {
            return None;
        }
        let bytes = blocks.stripped();
        let whole = guarded(self.format, || {
            use image::AnimationDecoder;
            let decoder = GifDecoder::new(Cursor::new(&bytes))?;
            for frame in decoder.into_frames() {
                frame?;
            }
            Ok(())
        });
        (whole.is_ok() && bytes.len() as u64 <= limits.animated_bytes).then_some(bytes)
    }
}

enum Problem {
    Damaged(String),
    TooLarge { width: u32, height: u32 },
}

impl From<&'static str> for Problem {
    fn from(reason: &'static str) -> Self {
        Self::Damaged(reason.to_owned())
    }
}
impl From<image::ImageError> for Problem {
    fn from(error: image::ImageError) -> Self {
        Self::Damaged(error.to_string())
    }
}

fn damaged(format: PictureFormat, reason: impl Into<String>) -> MediaError {
    MediaError::Damaged { mime: format.mime(), reason: reason.into() }
}

/// Runs other people's decoders on hostile bytes: what they panic about is a damaged picture.
fn guarded<T>(format: PictureFormat, work: impl FnOnce() -> Result<T, Problem>) -> Result<T, MediaError> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(Problem::Damaged(reason))) => Err(damaged(format, reason)),
        Ok(Err(Problem::TooLarge { width, height })) => Err(MediaError::TooManyPixels { width, height }),
        Err(_) => Err(damaged(format, "the decoder gave up")),
    }
}

fn decoder<'a>(
    format: PictureFormat,
    bytes: &'a [u8],
    limits: &Limits,
) -> Result<Box<dyn ImageDecoder + 'a>, image::ImageError> {
    let cursor = Cursor::new(bytes);
    let mut most = image::Limits::default();
    most.max_alloc = Some(limits.decoded_bytes);
    let mut decoder: Box<dyn ImageDecoder + 'a> = match format {
        PictureFormat::Png => Box::new(PngDecoder::with_limits(cursor, most.clone())?),
        PictureFormat::WebP => Box::new(WebPDecoder::new(cursor)?),
        PictureFormat::Gif => Box::new(GifDecoder::new(cursor)?),
        PictureFormat::Tiff => Box::new(TiffDecoder::new(cursor)?),
        PictureFormat::Bmp => Box::new(BmpDecoder::new(cursor)?),
        PictureFormat::Jpeg | PictureFormat::Avif => unreachable!("these have decoders of their own"),
    };
    // Sides are ours to refuse, with the size in the message.
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) <= limits.pixels {
        decoder.set_limits(most)?;
    }
    Ok(decoder)
}

fn decode_jpeg(bytes: &[u8], width: u32, height: u32) -> Result<DynamicImage, Problem> {
    // Cameras write files that are not quite by the letter; those that break off were refused before.
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(width as usize)
        .set_max_height(height as usize)
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    let samples = decoder.decode().map_err(|error| Problem::Damaged(error.to_string()))?;
    RgbImage::from_raw(width, height, samples).map(DynamicImage::ImageRgb8).ok_or(Problem::from("two sizes"))
}

/// The rare JPEG with each component in a scan of its own: by the slower decoder, which gets it right.
fn decode_one_by_one(bytes: &[u8], limits: &Limits) -> Result<DynamicImage, Problem> {
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(usize::try_from(limits.decoded_bytes).unwrap_or(usize::MAX));
    let samples = decoder.decode().map_err(|error| Problem::Damaged(error.to_string()))?;
    let info = decoder.info().ok_or("no size")?;
    if info.pixel_format != jpeg_decoder::PixelFormat::RGB24 {
        return Err(Problem::from("not three components"));
    }
    RgbImage::from_raw(info.width.into(), info.height.into(), samples)
        .map(DynamicImage::ImageRgb8)
        .ok_or(Problem::from("two sizes"))
}

/// RGB, or RGBA where something shows through. What nobody sees because nothing covers there is black: an eraser of some
/// programs takes away the cover only, and what was erased would still be told.
pub(crate) fn eight_bits(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    let mut pixels: RgbaImage = picture.into_rgba8();
    pixels.pixels_mut().filter(|pixel| pixel.0[3] == 0).for_each(|pixel| pixel.0 = [0; 4]);
    if pixels.pixels().all(|pixel| pixel.0[3] == 255) {
        DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(pixels).into_rgb8())
    } else {
        DynamicImage::ImageRgba8(pixels)
    }
}
