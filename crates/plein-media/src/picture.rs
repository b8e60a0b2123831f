//! Taking a picture in.
//!
//! Owns the choice between keeping a picture to the bit, without its metadata, and making it anew. What is small
//! enough, upright and in sRGB is kept, because every new JPEG is a little worse than the last.

use crate::decode::Opened;
use crate::renditions::{Rendition, from_pixels, renditions};
use crate::{Limits, MediaError, PictureFormat, encode, hash, shrink};
use image::DynamicImage;
use plein_model::Medium;

/// JPEG quality of what is kept when it has to be made anew: high, because renditions are made from it.
const KEPT_QUALITY: u8 = 88;

/// A picture that may be stored, shown and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it is called from now on; `width` and `height` are always set.
    pub medium: Medium,
    /// The bytes that the id of the medium is the hash of: JPEG, PNG, WebP, or GIF for an animation.
    pub bytes: Vec<u8>,
    /// What was done to it.
    pub changed: Changed,
}

/// What was done to a picture on its way in, beside taking its metadata out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// It lay on its side or upside down.
    pub turned: bool,
    /// It was larger than is kept.
    pub scaled: bool,
    /// Its colours were brought to sRGB.
    pub colours: bool,
    /// Only the first of this many frames or pages was kept.
    pub first_frame_of: Option<u32>,
    /// Its pixels were encoded anew; otherwise they are the original's, to the bit.
    pub encoded: bool,
}

impl Picture {
    /// Takes a picture in.
    ///
    /// `name` is what a person knows it by; see [`tidy_name`]. Its extension is brought in line with what the
    /// picture has become.
    ///
    /// # Errors
    /// Every [`MediaError`].
    pub fn ingest(name: &str, bytes: &[u8], limits: &Limits) -> Result<Self, MediaError> {
        let taken = Taken::take(bytes, limits)?;
        let name = if taken.is_scan { "" } else { name };
        Ok(taken.picture(name))
    }

    /// Takes a picture in and makes its renditions, sharing the work. Gives exactly what [`Picture::ingest`] and
    /// [`renditions()`] give one after the other.
    ///
    /// # Errors
    /// Every [`MediaError`].
    pub fn ingest_with_renditions(
        name: &str,
        bytes: &[u8],
        limits: &Limits,
    ) -> Result<(Self, Vec<Rendition>), MediaError> {
        let mut taken = Taken::take(bytes, limits)?;
        let pixels = taken.pixels.take();
        let name = if taken.is_scan { "" } else { name };
        let picture = taken.picture(name);
        let made = match pixels {
            Some(pixels) => from_pixels(pixels, picture.medium.mime == PictureFormat::Jpeg.mime()),
            None => renditions(&picture.bytes, limits)?,
        };
        Ok((picture, made))
    }
}

#[cfg(feature = "dicom")]
impl Picture {
    /// Takes one frame of a DICOM file in, counted from 0, as its window shows it, with its renditions. It has no name:
    /// those of scans tell of people. How many frames there are stands in [`Changed::first_frame_of`].
    ///
    /// # Errors
    /// Every [`MediaError`]; [`MediaError::Damaged`] also for a frame that is not there.
    pub fn ingest_frame(bytes: &[u8], frame: u32, limits: &Limits) -> Result<(Self, Vec<Rendition>), MediaError> {
        let taken = Taken::scan(bytes, frame, limits)?;
        let picture = taken.picture("");
        let made = renditions(&picture.bytes, limits)?;
        Ok((picture, made))
    }
}

/// What a picture file says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Probe {
    /// Its format, by content.
    pub format: PictureFormat,
    /// Its width when upright.
    pub width: u32,
    /// Its height when upright.
    pub height: u32,
    /// More than one for an animation, or a TIFF of several pages.
    pub frames: u32,
}

/// Looks at a picture without decoding its pixels.
///
/// # Errors
/// Every [`MediaError`].
pub fn probe(bytes: &[u8], limits: &Limits) -> Result<Probe, MediaError> {
    let opened = Opened::open(bytes, limits)?;
    let (width, height) = match opened.orientation.swaps_sides() {
        true => (opened.height, opened.width),
        false => (opened.width, opened.height),
    };
    Ok(Probe { format: opened.format, width, height, frames: opened.frames })
}

struct Taken {
    format: PictureFormat,
    size: (u32, u32),
    bytes: Vec<u8>,
    changed: Changed,
    /// The pixels of `bytes`, when they are the very ones that a decoder would give.
    pixels: Option<DynamicImage>,
    /// Its name tells of people, as those of scans do, and is not kept.
    is_scan: bool,
}

impl Taken {
    fn take(bytes: &[u8], limits: &Limits) -> Result<Self, MediaError> {
        #[cfg(feature = "dicom")]
        if crate::mime_of(bytes) == crate::dicom::MIME {
            return Self::scan(bytes, 0, limits);
        }
        let opened = Opened::open(bytes, limits)?;
        // Also the proof that it is a picture to the end, before its bytes are kept.
        let pixels = opened.decode(limits)?;
        let fits = shrink::fitting(opened.width, opened.height, limits.kept_side) == (opened.width, opened.height);
        let mut changed = Changed::default();
        if let Some(animation) = opened.animation(limits) {
            return Ok(Self::kept(PictureFormat::Gif, animation, pixels, changed));
        }
        changed.first_frame_of = (opened.frames > 1).then_some(opened.frames);
        let stripped = if fits { opened.stripped() } else { None };
        if let Some(stripped) = stripped
            && keeps(opened.format, &stripped, &pixels)
        {
            return Ok(Self::kept(opened.format, stripped, pixels, changed));
        }
        changed.scaled = !fits;
        changed.turned = !opened.orientation.is_upright();
        changed.colours = opened.profile.is_some();
        changed.encoded = true;
        Ok(Self::made(opened, pixels, changed, limits))
    }

    #[cfg(feature = "dicom")]
    fn scan(bytes: &[u8], frame: u32, limits: &Limits) -> Result<Self, MediaError> {
        let (mut pixels, frames) = crate::dicom::frame(bytes, frame, limits)?;
        let size = shrink::fitting(pixels.width(), pixels.height(), limits.kept_side);
        let scaled = size != (pixels.width(), pixels.height());
        if scaled {
            pixels = shrink::to_size(&pixels, size);
        }
        let first_frame_of = (frames > 1).then_some(frames);
        let changed = Changed { scaled, first_frame_of, encoded: true, ..Changed::default() };
        // Lossless: a scan is looked at for what is small and faint.
        let bytes = encode::png(&pixels);
        Ok(Self { format: PictureFormat::Png, size, bytes, changed, pixels: Some(pixels), is_scan: true })
    }

    fn kept(format: PictureFormat, bytes: Vec<u8>, pixels: DynamicImage, changed: Changed) -> Self {
        Self { format, size: (pixels.width(), pixels.height()), bytes, changed, pixels: Some(pixels), is_scan: false }
    }

    /// Scaled first, because everything after that then has less to do.
    fn made(opened: Opened<'_>, mut pixels: DynamicImage, changed: Changed, limits: &Limits) -> Self {
        if changed.scaled {
            pixels = shrink::to_size(&pixels, shrink::fitting(pixels.width(), pixels.height(), limits.kept_side));
        }
        if let Some(profile) = &opened.profile {
            profile.to_srgb(&mut pixels);
        }
        pixels = opened.orientation.apply(pixels);
        let size = (pixels.width(), pixels.height());
        let from_jpeg = opened.format == PictureFormat::Jpeg;
        if pixels.color().has_alpha() || (!from_jpeg && encode::is_drawn(&pixels)) {
            let bytes = encode::png(&pixels);
            return Self { format: PictureFormat::Png, size, bytes, changed, pixels: Some(pixels), is_scan: false };
        }
        // What a JPEG decoder gives is not what went in, and renditions are of what is kept.
        Self {
            format: PictureFormat::Jpeg,
            size,
            bytes: encode::jpeg(&pixels, KEPT_QUALITY),
            changed,
            pixels: None,
            is_scan: false,
        }
    }

    fn picture(self, name: &str) -> Picture {
        let medium = Medium {
            id: hash(&self.bytes),
            name: with_extension(&tidy_name(name), self.format),
            mime: self.format.mime().to_owned(),
            bytes: self.bytes.len() as u64,
            width: Some(self.size.0),
            height: Some(self.size.1),
        };
        Picture { medium, bytes: self.bytes, changed: self.changed }
    }
}

/// Whether bytes that could be kept are of a sensible size and kind to keep.
fn keeps(format: PictureFormat, stripped: &[u8], pixels: &DynamicImage) -> bool {
    // Colours that nothing covers have been taken out of the pixels, and would still be in the bytes.
    if matches!(pixels, DynamicImage::ImageRgba8(pixels) if pixels.pixels().any(|pixel| pixel.0[3] == 0)) {
        return false;
    }
    let count = u64::from(pixels.width()) * u64::from(pixels.height());
    // In tenths of a byte for each pixel: the best JPEG of a camera stays under it, an uncompressed file does not.
    let sensible = |tenths: u64| stripped.len() as u64 <= count * tenths / 10 + (64 << 10);
    match format {
        PictureFormat::Jpeg => sensible(6),
        PictureFormat::WebP => sensible(8),
        PictureFormat::Png => (pixels.color().has_alpha() || encode::is_drawn(pixels)) && sensible(20),
        PictureFormat::Gif | PictureFormat::Tiff | PictureFormat::Bmp | PictureFormat::Avif => false,
    }
}

/// A name that is fit to be shown and to be offered for a download: no folders, no control or direction marks,
/// at most 120 characters. It is never used as a path.
pub fn tidy_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let unseen = |c: &char| {
        c.is_control() || matches!(c, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let clean: String = last.chars().filter(|c| !unseen(c)).collect();
    let clean = clean.trim().trim_start_matches('.');
    let count = clean.chars().count();
    if count <= 120 {
        return clean.to_owned();
    }
    // The end, because the extension stands there.
    clean.chars().take(100).chain(clean.chars().skip(count - 20)).collect()
}

fn with_extension(name: &str, format: PictureFormat) -> String {
    let (fitting, best): (&[&str], _) = match format {
        PictureFormat::Jpeg => (&["jpg", "jpeg", "jpe"], "jpg"),
        PictureFormat::Png => (&["png"], "png"),
        PictureFormat::WebP => (&["webp"], "webp"),
        PictureFormat::Gif => (&["gif"], "gif"),
        PictureFormat::Tiff => (&["tif", "tiff"], "tif"),
        PictureFormat::Bmp => (&["bmp"], "bmp"),
        PictureFormat::Avif => (&["avif"], "avif"),
    };
    const PICTURES: [&str; 14] =
        ["jpg", "jpeg", "jpe", "png", "webp", "gif", "tif", "tiff", "bmp", "heic", "jfif", "dib", "apng", "avif"];
    match name.rsplit_once('.') {
        Some((_, extension)) if fitting.contains(&extension.to_lowercase().as_str()) => name.to_owned(),
        Some((stem, extension)) if PICTURES.contains(&extension.to_lowercase().as_str()) => format!("{stem}.{best}"),
        _ if name.is_empty() => String::new(),
        _ => format!("{name}.{best}"),
    }
}
