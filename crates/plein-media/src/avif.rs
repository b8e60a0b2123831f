//! AVIF: the boxes around it (ISO/IEC 14496-12, 23008-12 and the AVIF specification 1.1), and pixels from what is in
//! them, by `re_rav1d`.
//!
//! Always holds: the size is known from the boxes before anything is decoded, and what comes out has that size or is
//! refused. EXIF and XMP are not even looked at: the boxes tell which way is up. Deliberately absent: pictures put
//! together from tiles, films, and brightness beyond what a screen of sRGB shows.

use crate::orient::Orientation;
use image::{DynamicImage, RgbImage, RgbaImage};
use re_rav1d::dav1d::{Decoder, Picture, PixelLayout, PlanarImageComponent, Settings};

/// Boxes within boxes, and things in lists, that are looked at.
const DEEPEST: usize = 6;
const MOST_ITEMS: usize = 1_000;

/// What stands in an AVIF.
#[derive(Debug)]
pub(crate) struct Boxes<'a> {
    pub width: u32,
    pub height: u32,
    pub orientation: Orientation,
    pub icc: Option<&'a [u8]>,
    /// Colour primaries by the numbers of ISO/IEC 23091-2, when they are told so.
    pub primaries: Option<u16>,
    /// 1 for a still picture; for a film as many as it has.
    pub frames: u32,
    colour: Vec<u8>,
    alpha: Option<Vec<u8>>,
    premultiplied: bool,
}

/// A box: its kind and what is in it.
type Found<'a> = ([u8; 4], &'a [u8]);

/// Reads numbers from the front; `None` when there is not enough.
struct Front<'a>(&'a [u8]);

impl<'a> Front<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }
    fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.take(bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
    fn short(&mut self) -> Option<u16> {
        self.number(2).map(|number| number as u16)
    }
    fn long(&mut self) -> Option<u32> {
        self.number(4).map(|number| number as u32)
    }
    /// Version and flags of a "full" box.
    fn version(&mut self) -> Option<(u8, u32)> {
        let both = self.long()?;
        Some(((both >> 24) as u8, both & 0xff_ffff))
    }
    /// A number of one of the widths that item locations have.
    fn sized(&mut self, bytes: u8) -> Option<u64> {
        matches!(bytes, 0 | 4 | 8).then(|| self.number(bytes.into()))?
    }
}

/// The boxes that stand one after the other; what is broken off at the end is left out.
fn boxes(mut bytes: &[u8]) -> impl Iterator<Item = Found<'_>> {
    std::iter::from_fn(move || {
        let mut front = Front(bytes);
        let short = front.long()?;
        let kind = *front.take(4)?.first_chunk::<4>()?;
        let (head, length) = match short {
            0 => (8, bytes.len() as u64),
            1 => (16, front.number(8)?),
            length => (8, u64::from(length)),
        };
        let whole = bytes.get(..usize::try_from(length).ok()?)?;
        let body = whole.get(head..)?;
        bytes = &bytes[whole.len()..];
        Some((kind, body))
    })
    .take(MOST_ITEMS)
}

fn within<'a>(bytes: &'a [u8], path: &[&[u8; 4]]) -> Option<&'a [u8]> {
    path.iter()
        .take(DEEPEST)
        .try_fold(bytes, |bytes, kind| boxes(bytes).find(|(found, _)| found == *kind).map(|(_, body)| body))
}

/// Where the bytes of an item are.
struct Location {
    item: u32,
    /// In the `idat` box and not in the file.
    inside: bool,
    /// Offset and length; a length of 0 is to the end.
    extents: Vec<(u64, u64)>,
}

fn locations(body: &[u8]) -> Option<Vec<Location>> {
    let mut front = Front(body);
    let (version, _) = front.version()?;
    let sizes = front.short()?;
    let size = |shift: u16| (sizes >> shift & 15) as u8;
    let wide = version == 2;
    let count = if wide { front.long()? } else { front.short()?.into() };
    let mut found = Vec::new();
    for _ in 0..count.min(MOST_ITEMS as u32) {
        let item = if wide { front.long()? } else { front.short()?.into() };
        let inside = version > 0 && front.short()? & 15 == 1;
        front.short()?;
        let base = front.sized(size(4))?;
        let mut extents = Vec::new();
        for _ in 0..front.short()?.min(MOST_ITEMS as u16) {
            if version > 0 {
                front.sized(size(0))?;
            }
            let offset = front.sized(size(12))?;
            extents.push((base.checked_add(offset)?, front.sized(size(8))?));
        }
        found.push(Location { item, inside, extents });
    }
    Some(found)
}

/// The properties (from `ipco`) that an item has, in order.
fn properties<'a>(iprp: &'a [u8], item: u32) -> Option<Vec<Found<'a>>> {
    let all: Vec<Found<'a>> = boxes(within(iprp, &[b"ipco"])?).collect();
    let mut front = Front(within(iprp, &[b"ipma"])?);
    let (version, flags) = front.version()?;
    let mut mine = Vec::new();
    for _ in 0..front.long()?.min(MOST_ITEMS as u32) {
        let of = if version == 0 { front.short()?.into() } else { front.long()? };
        for _ in 0..front.number(1)? {
            let index = if flags & 1 == 1 { front.short()? & 0x7fff } else { front.number(1)? as u16 & 0x7f };
            if of == item {
                mine.extend(usize::from(index).checked_sub(1).and_then(|index| all.get(index)));
            }
        }
    }
    Some(mine)
}

/// Which items refer to which, by kind.
fn references(iref: &[u8], kind: &[u8; 4]) -> Vec<(u32, u32)> {
    let mut front = Front(iref);
    let Some((version, _)) = front.version() else { return Vec::new() };
    let bytes = if version == 0 { 2 } else { 4 };
    let mut found = Vec::new();
    for (_, body) in boxes(front.0).filter(|(found, _)| found == kind) {
        let mut front = Front(body);
        let (Some(from), Some(count)) = (front.number(bytes), front.short()) else { continue };
        found.extend((0..count).map_while(|_| front.number(bytes)).map(|to| (from as u32, to as u32)));
    }
    found
}

impl<'a> Boxes<'a> {
    /// Finds the boxes.
    ///
    /// # Errors
    /// In words for the log: broken off, no still picture, or a kind that is not read.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let meta = within(bytes, &[b"meta"]).and_then(|meta| meta.get(4..)).ok_or("no still picture in it")?;
        let primary = within(meta, &[b"pitm"])
            .and_then(|body| {
                let mut front = Front(body);
                let (version, _) = front.version()?;
                if version == 0 { front.short().map(u32::from) } else { front.long() }
            })
            .ok_or("no still picture in it")?;
        let places = within(meta, &[b"iloc"]).and_then(locations).ok_or("no places")?;
        let data = |item: u32| {
            let place = places.iter().find(|place| place.item == item)?;
            let from = if place.inside { within(meta, &[b"idat"])? } else { bytes };
            let mut data = Vec::new();
            for (offset, length) in &place.extents {
                let rest = from.get(usize::try_from(*offset).ok()?..)?;
                let piece = if *length == 0 { rest } else { rest.get(..usize::try_from(*length).ok()?)? };
                // Places may overlap; together they are no more than the file.
                if data.len() + piece.len() > bytes.len() {
                    return None;
                }
                data.extend_from_slice(piece);
            }
            Some(data)
        };
        let iprp = within(meta, &[b"iprp"]).ok_or("no properties")?;
        let own = properties(iprp, primary).ok_or("no properties")?;
        let of = |kind: &'static [u8; 4]| own.iter().filter(move |(found, _)| found == kind).map(|(_, body)| *body);
        if of(b"av1C").next().is_none() {
            return Err("a kind of AVIF that is not read (put together from tiles, or not AV1)");
        }
        let mut size = Front(of(b"ispe").next().and_then(|body| body.get(4..)).ok_or("no size")?);
        let (width, height) = size.long().zip(size.long()).ok_or("no size")?;
        let turn = of(b"irot").next().and_then(|body| body.first()).map_or(0, |angle| angle & 3);
        let mirror = of(b"imir").next().and_then(|body| body.first()).map(|axis| axis & 1);
        let (mut icc, mut primaries) = (None, None);
        for body in of(b"colr") {
            match body.split_first_chunk::<4>() {
                Some((b"prof" | b"rICC", profile)) => icc = Some(profile),
                Some((b"nclx", numbers)) => primaries = Front(numbers).short(),
                _ => {}
            }
        }
        let iref = within(meta, &[b"iref"]).unwrap_or_default();
        let is_alpha = |item: u32| {
            properties(iprp, item).is_some_and(|own| {
                own.iter().any(|(kind, body)| {
                    let name = body.get(4..).unwrap_or_default();
                    kind == b"auxC" && name.starts_with(b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha")
                })
            })
        };
        let alpha = references(iref, b"auxl").into_iter().find(|(from, to)| *to == primary && is_alpha(*from));
        let alpha = alpha.map(|(from, _)| from);
        let premultiplied = references(iref, b"prem").iter().any(|(from, to)| *from == primary && Some(*to) == alpha);
        let film = within(bytes, &[b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsz"]);
        let frames = film.and_then(|body| Front(body.get(8..)?).long()).unwrap_or(1).max(1);
        Ok(Self {
            width,
            height,
            orientation: Orientation::from_turn_and_mirror(turn, mirror),
            icc,
            primaries,
            frames,
            colour: data(primary).ok_or("broken off")?,
            alpha: alpha.and_then(data),
            premultiplied,
        })
    }

    /// The pixels, as stored: not yet upright, not yet sRGB.
    ///
    /// # Errors
    /// In words for the log.
    pub fn decode(&self) -> Result<DynamicImage, &'static str> {
        let rgb = rgb(&self.frame(&self.colour)?)?;
        let Some(alpha) = &self.alpha else {
            return RgbImage::from_raw(self.width, self.height, rgb).map(DynamicImage::ImageRgb8).ok_or("two sizes");
        };
        let covers = Plane::of(&self.frame(alpha)?, PlanarImageComponent::Y)?.full();
        let mut pixels = Vec::with_capacity(covers.len() * 4);
        for ([r, g, b], alpha) in rgb.as_chunks::<3>().0.iter().zip(covers) {
            let whole = |value: u8| match (self.premultiplied, alpha) {
                (false, _) => value,
                (true, 0) => 0,
                (true, alpha) => (u16::from(value) * 255 / u16::from(alpha)).min(255) as u8,
            };
            pixels.extend([whole(*r), whole(*g), whole(*b), alpha]);
        }
        RgbaImage::from_raw(self.width, self.height, pixels).map(DynamicImage::ImageRgba8).ok_or("two sizes")
    }

    /// Decodes one item: one frame of AV1 of the size that the boxes told.
    fn frame(&self, data: &[u8]) -> Result<Picture, &'static str> {
        if data.is_empty() {
            return Err("broken off");
        }
        let mut settings = Settings::new();
        // In this very thread: one that panics elsewhere would be waited for.
        settings.set_n_threads(1);
        settings.set_max_frame_delay(1);
        settings.set_frame_size_limit(self.width.saturating_mul(self.height));
        let mut decoder = Decoder::with_settings(&settings).map_err(|_| "no decoder")?;
        let mut sent = decoder.send_data(data.to_vec(), None, None, None);
        // A file holds one frame; more asking than this is a circle.
        for _ in 0..64 {
            match decoder.get_picture() {
                Ok(picture) if (picture.width(), picture.height()) == (self.width, self.height) => return Ok(picture),
                Ok(_) => return Err("two sizes"),
                Err(error) if error.is_again() => {}
                Err(_) => return Err("broken AV1"),
            }
            match sent {
                Err(error) if error.is_again() => sent = decoder.send_pending_data(),
                Err(_) => return Err("broken AV1"),
                Ok(()) => {}
            }
        }
        Err("no picture in it")
    }
}

/// One plane of samples, whatever their depth.
struct Plane {
    width: usize,
    height: usize,
    /// Up to 12 bits.
    samples: Vec<u16>,
    bits: u32,
    /// Samples use all values, not only the range of television.
    full: bool,
}

impl Plane {
    fn of(picture: &Picture, which: PlanarImageComponent) -> Result<Self, &'static str> {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let colour = !matches!(which, PlanarImageComponent::Y);
        let (width, height) = match picture.pixel_layout() {
            PixelLayout::I420 if colour => (width.div_ceil(2), height.div_ceil(2)),
            PixelLayout::I422 if colour => (width.div_ceil(2), height),
            _ => (width, height),
        };
        let bits = picture.bits_per_component().ok_or("no depth")?.0 as u32;
        let stride = picture.stride(which) as usize;
        let plane = picture.plane(which);
        let bytes: &[u8] = plane.as_ref();
        let each = if bits > 8 { 2 } else { 1 };
        let mut samples = Vec::with_capacity(width * height);
        for y in 0..height {
            let row = bytes.get(y * stride..y * stride + width * each).ok_or("a plane that is too small")?;
            if each == 2 {
                samples.extend(row.as_chunks::<2>().0.iter().map(|pair| u16::from_ne_bytes(*pair)));
            } else {
                samples.extend(row.iter().map(|byte| u16::from(*byte)));
            }
        }
        let full = picture.color_range() as u8 == 1;
        Ok(Self { width, height, samples, bits, full })
    }

    /// In eight bits, of the full range.
    fn full(&self) -> Vec<u8> {
        let (zero, one) = self.range();
        let level = |sample: &u16| ((f32::from(*sample) - zero) / one * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
        self.samples.iter().map(level).collect()
    }

    /// What black is, and how far white is from it.
    fn range(&self) -> (f32, f32) {
        let scale = (1u32 << (self.bits - 8)) as f32;
        if self.full { (0.0, ((1u32 << self.bits) - 1) as f32) } else { (16.0 * scale, 219.0 * scale) }
    }

    /// What no colour is, and how far the strongest is from the weakest.
    fn colours(&self) -> (f32, f32) {
        let scale = (1u32 << (self.bits - 8)) as f32;
        (128.0 * scale, if self.full { ((1u32 << self.bits) - 1) as f32 } else { 224.0 * scale })
    }
}

/// RGB of eight bits, by the matrix that the frame names (ISO/IEC 23091-2, table 4).
fn rgb(picture: &Picture) -> Result<Vec<u8>, &'static str> {
    let y = Plane::of(picture, PlanarImageComponent::Y)?;
    if matches!(picture.pixel_layout(), PixelLayout::I400) {
        return Ok(y.full().into_iter().flat_map(|level| [level; 3]).collect());
    }
    let u = Plane::of(picture, PlanarImageComponent::U)?;
    let v = Plane::of(picture, PlanarImageComponent::V)?;
    // How much of red and of blue makes light.
    let (red, blue) = match picture.matrix_coefficients() as u8 {
        0 => {
            let (g, b, r) = (y.full(), u.full(), v.full());
            return Ok(r.iter().zip(&g).zip(&b).flat_map(|((r, g), b)| [*r, *g, *b]).collect());
        }
        1 => (0.2126, 0.0722),
        9 | 10 => (0.2627, 0.0593),
        _ => (0.299f32, 0.114f32),
    };
    let green = 1.0 - red - blue;
    let (black, light) = y.range();
    let (grey, strong) = u.colours();
    let (across, down) = (usize::from(u.width < y.width), usize::from(u.height < y.height));
    let mut out = Vec::with_capacity(y.samples.len() * 3);
    for row in 0..y.height {
        // The colours of a pixel are three parts of the sample it lies in, and one of the next nearest.
        let near = (row >> down).min(u.height - 1);
        let other = if down == 0 { near } else { (near + (row & 1)).saturating_sub(1 - (row & 1)).min(u.height - 1) };
        for column in 0..y.width {
            let here = (column >> across).min(u.width - 1);
            let next = if across == 0 {
                here
            } else if column & 1 == 1 {
                (here + 1).min(u.width - 1)
            } else {
                here.saturating_sub(1)
            };
            let sample = |plane: &Plane| {
                let at = |x: usize, y: usize| f32::from(plane.samples[y * plane.width + x]);
                let beside = |y: usize| at(here, y) * 0.75 + at(next, y) * 0.25;
                (beside(near) * 0.75 + beside(other) * 0.25 - grey) / strong
            };
            let (cb, cr) = (sample(&u), sample(&v));
            let level = (f32::from(y.samples[row * y.width + column]) - black) / light;
            let r = level + 2.0 * (1.0 - red) * cr;
            let b = level + 2.0 * (1.0 - blue) * cb;
            let g = (level - red * r - blue * b) / green;
            out.extend([r, g, b].map(|value| (value * 255.0 + 0.5).clamp(0.0, 255.0) as u8));
        }
    }
    Ok(out)
}
