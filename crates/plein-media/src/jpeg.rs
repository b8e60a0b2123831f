//! The segments of a JPEG (ITU T.81, annex B), and a copy of it without any that is not needed for its pixels.
//!
//! Always holds: what [`Segments::stripped`] makes holds only segments from an allow-list (tables, frame, scans),
//! the JFIF and Adobe headers written anew when they were there, and nothing after the end of the picture: no thumbnail, second picture or
//! film hides there. Deliberately absent: decoding; `decode.rs` does that.

use std::ops::Range;

const SOI: u8 = 0xd8;
const EOI: u8 = 0xd9;
const SOS: u8 = 0xda;

/// What stands in a JPEG.
#[derive(Debug)]
pub(crate) struct Segments<'a> {
    bytes: &'a [u8],
    pub width: u32,
    pub height: u32,
    pub components: u8,
    /// The payload of the first EXIF segment, from its TIFF header on.
    pub exif: Option<&'a [u8]>,
    /// The embedded colour profile, put together.
    pub icc: Option<Vec<u8>>,
    /// Whether there is a JFIF header. Without one, and without Adobe's, the names of the components decide how the
    /// colours are read, so none may be added.
    jfif: bool,
    /// The colour transform that the Adobe segment names.
    adobe: Option<u8>,
    /// Whether it is baseline with each component in a scan of its own, which zune-jpeg decodes to wrong colours
    /// without a word (0.5.16 still does in part).
    pub one_by_one: bool,
    progressive: bool,
    /// What is needed for the pixels, in order, headers and scans included.
    needed: Vec<Range<usize>>,
    /// Whether the file follows the letter of the standard, so that copying its segments is safe.
    pub clean: bool,
    scans: usize,
}

/// More scans than any encoder makes; each costs a walk over all coefficients.
const MOST_SCANS: usize = 64;

impl<'a> Segments<'a> {
    /// Finds the segments.
    ///
    /// # Errors
    /// In words for the log: no frame, broken off before the end, or more scans than is reasonable.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        if bytes.get(..2) != Some(&[0xff, SOI]) {
            return Err("no start of image");
        }
        let mut found = Self {
            bytes,
            width: 0,
            height: 0,
            components: 0,
            exif: None,
            icc: None,
            jfif: false,
            adobe: None,
            one_by_one: false,
            progressive: false,
            needed: Vec::new(),
            clean: true,
            scans: 0,
        };
        let mut icc: Vec<(u8, &[u8])> = Vec::new();
        let mut at = 2;
        loop {
            let (marker, start) = found.next_marker(at)?;
            match marker {
                EOI => break,
                SOI => return Err("a second start of image"),
                0x01 | 0xd0..=0xd7 => {
                    found.clean = false;
                    at = start + 2;
                    continue;
                }
                _ => {}
            }
            let length = bytes.get(start + 2..start + 4).ok_or("broken off")?;
            let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
            let end = start + 2 + length;
            let body = bytes.get(start + 4..end).ok_or("broken off")?;
            at = end;
            match marker {
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                    found.frame(marker, body)?;
                    found.needed.push(start..end);
                }
                0xc4 | 0xdb | 0xdd => found.needed.push(start..end),
                SOS => {
                    if found.components == 0 {
                        return Err("a scan before the frame");
                    }
                    found.scans += 1;
                    found.one_by_one |= !found.progressive && body.first().is_some_and(|n| *n < found.components);
                    if found.scans > MOST_SCANS {
                        return Err("too many scans");
                    }
                    at = end + scan_length(&bytes[end..]).ok_or("broken off")?;
                    found.needed.push(start..at);
                }
                0xe0 => found.jfif |= body.starts_with(b"JFIF\0"),
                0xe1 if found.exif.is_none() => found.exif = body.strip_prefix(b"Exif\0\0"),
                0xe2 => {
                    if let Some([number, _of, data @ ..]) = body.strip_prefix(b"ICC_PROFILE\0") {
                        icc.push((*number, data));
                    }
                }
                0xee => {
                    if let Some(adobe) = body.strip_prefix(b"Adobe") {
                        found.adobe = adobe.get(6).copied();
                    }
                }
                0xe1..=0xef | 0xfe => {}
                _ => found.clean = false,
            }
        }
        if found.scans == 0 {
            return Err("no picture in it");
        }
        icc.sort_by_key(|(number, _)| *number);
        let profile: Vec<u8> = icc.iter().flat_map(|(_, data)| data.iter().copied()).collect();
        found.icc = (!profile.is_empty()).then_some(profile);
        Ok(found)
    }

    /// Where the next marker stands: its code, and the offset of its last `ff`.
    fn next_marker(&mut self, mut at: usize) -> Result<(u8, usize), &'static str> {
        if self.bytes.get(at) != Some(&0xff) {
            self.clean = false;
        }
        loop {
            let skipped = self.bytes.get(at..).and_then(|rest| rest.iter().position(|b| *b == 0xff));
            at += skipped.ok_or("broken off")?;
            match self.bytes.get(at + 1).ok_or("broken off")? {
                0xff => at += 1,
                0x00 => {
                    self.clean = false;
                    at += 2;
                }
                marker => return Ok((*marker, at)),
            }
        }
    }

    fn frame(&mut self, marker: u8, body: &[u8]) -> Result<(), &'static str> {
        let [precision, h1, h2, w1, w2, components, ..] = *body else { return Err("a frame without a size") };
        if self.components != 0 {
            return Err("two frames");
        }
        self.width = u32::from(u16::from_be_bytes([w1, w2]));
        self.height = u32::from(u16::from_be_bytes([h1, h2]));
        self.components = components;
        self.progressive = marker == 0xc2;
        if self.width == 0 || self.height == 0 {
            return Err("a frame without a size");
        }
        if precision != 8 || marker > 0xc2 || !matches!(components, 1 | 3 | 4) {
            return Err("a kind of JPEG that is not read (not 8 bits, arithmetic, lossless or hierarchical)");
        }
        Ok(())
    }

    /// Whether it is of four inks instead of light.
    pub fn is_cmyk(&self) -> bool {
        self.components == 4
    }

    /// The same picture, to the bit, without anything that is not needed for it.
    pub fn stripped(&self) -> Vec<u8> {
        let length: usize = self.needed.iter().map(|range| range.len()).sum();
        let mut out = Vec::with_capacity(length + 40);
        out.extend([0xff, SOI]);
        if self.jfif {
            // JFIF 1.02, square pixels, no thumbnail: as our encoder writes it, so that taking in what was kept
            // gives the same again.
            out.extend([0xff, 0xe0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0]);
        }
        if let Some(transform) = self.adobe {
            // Version 100, no flags, the transform.
            out.extend([0xff, 0xee, 0, 14, b'A', b'd', b'o', b'b', b'e', 0, 100, 0, 0, 0, 0, transform]);
        }
        for range in &self.needed {
            out.extend(&self.bytes[range.clone()]);
        }
        out.extend([0xff, EOI]);
        out
    }
}

/// The length of the entropy-coded data up to the next marker that is not a restart.
fn scan_length(data: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += data.get(at..)?.iter().position(|b| *b == 0xff)?;
        match data.get(at + 1)? {
            0x00 | 0xd0..=0xd7 => at += 2,
            0xff => at += 1,
            _ => return Some(at),
        }
    }
}
