//! Scans as hospitals keep them (DICOM, PS3.5 and PS3.10), by `dicom-object` and `dicom-pixeldata`.
//!
//! Always holds: out come pixels of eight bits as the file says that they are to be looked at (rescaled, through its
//! first window, turned around where white means nothing) and a number of frames; no tag, overlay or name goes any
//! further. Deliberately absent: choosing another window, measuring, and JPEG 2000.

use crate::{Limits, MediaError};
use dicom_object::from_reader;
use dicom_pixeldata::{ConvertOptions, PixelDecoder};
use image::DynamicImage;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub(crate) const MIME: &str = "application/dicom";

/// Rows, Columns and Number of Frames (PS3.6).
const ROWS: (u16, u16) = (0x0028, 0x0010);
const COLUMNS: (u16, u16) = (0x0028, 0x0011);
const FRAMES: (u16, u16) = (0x0028, 0x0008);

/// The pixels of a frame, counted from 0, and how many frames there are.
///
/// # Errors
/// As taking any picture in.
pub(crate) fn frame(bytes: &[u8], frame: u32, limits: &Limits) -> Result<(DynamicImage, u32), MediaError> {
    if bytes.len() as u64 > limits.bytes {
        return Err(MediaError::TooManyBytes { bytes: bytes.len() as u64, limit: limits.bytes });
    }
    let damaged = |reason: String| MediaError::Damaged { mime: MIME, reason };
    let work = || {
        // The parser makes room for what a length says before it reads that much.
        if !lengths_fit(bytes) {
            return Err(damaged("a length that does not fit, or a syntax that is not read".into()));
        }
        // Errors of the parser repeat values of tags: none of them goes into a log.
        // Before the file proper stand 128 bytes that mean nothing.
        let object = from_reader(Cursor::new(bytes.get(128..).unwrap_or_default()))
            .map_err(|_| damaged("not to be parsed".into()))?;
        let number = |(group, element): (u16, u16)| {
            let element = object.element(dicom_object::Tag(group, element)).ok()?;
            element.to_int::<u32>().ok()
        };
        let (width, height) = number(COLUMNS).zip(number(ROWS)).ok_or_else(|| damaged("no picture in it".into()))?;
        let frames = number(FRAMES).unwrap_or(1).max(1);
        let likely = limits.free_pixels.max(limits.pixels_per_byte.saturating_mul(bytes.len() as u64));
        let pixels = u64::from(width) * u64::from(height);
        if width == 0 || height == 0 {
            return Err(damaged("no size".into()));
        }
        if width > limits.side || height > limits.side || pixels > limits.pixels.min(likely) {
            return Err(MediaError::TooManyPixels { width, height });
        }
        if frame >= frames {
            return Err(damaged(format!("frame {frame} of {frames}")));
        }
        let decoded =
            object.decode_pixel_data_frame(frame).map_err(|_| damaged("pixels of a kind that is not read".into()))?;
        let options = ConvertOptions::new().force_8bit();
        let picture = decoded
            .to_dynamic_image_with_options(0, &options)
            .map_err(|_| damaged("pixels of a kind that is not read".into()))?;
        Ok((DynamicImage::ImageRgb8(picture.into_rgb8()), frames))
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged("the decoder gave up".into())))
}

/// Whether every element is as long as it says (PS3.5, sections 7.1 and 7.5), in the two syntaxes of little endian that
/// are read. Sequences are gone into without counting how deep: one header after the other.
fn lengths_fit(bytes: &[u8]) -> bool {
    const UNDEFINED: u32 = u32::MAX;
    /// Sequences within sequences; the parser goes into each anew.
    const DEEPEST: usize = 16;
    let short = |at: usize| bytes.get(at..at + 2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let long = |at: usize| bytes.get(at..at + 4).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    /// Those with a short length; others than these and the long ones do not exist.
    const SHORT: &[u8] = b"AEASATCSDADSDTFLFDISLOLTPNSHSLSSSTTMUIULUS";
    let (mut at, mut implicit, mut fragments, mut depth) = (132, false, false, 0usize);
    // Where the head ends by its own account, and the rest begins.
    let mut head = None;
    while at < bytes.len() {
        let (Some(group), Some(number)) = (short(at), short(at + 2)) else { return false };
        let in_implicit = implicit && group != 2;
        if group != 2 && head.take().is_some_and(|end| end != at) {
            return false;
        }
        let (header, length, sequence) = if group == 0xfffe || in_implicit {
            let Some(length) = long(at + 4) else { return false };
            (8, length, false)
        } else {
            let Some(vr) = bytes.get(at + 4..at + 6) else { return false };
            if matches!(
                vr,
                b"OB" | b"OD" | b"OF" | b"OL" | b"OV" | b"OW" | b"SQ" | b"SV" | b"UC" | b"UN" | b"UR" | b"UT" | b"UV"
            ) {
                let Some(length) = long(at + 8) else { return false };
                (12, length, vr == b"SQ")
            } else {
                if !SHORT.chunks_exact(2).any(|known| known == vr) {
                    return false;
                }
                let Some(length) = short(at + 6) else { return false };
                (8, length.into(), false)
            }
        };
        at += header;
        let pixels = (group, number) == (0x7fe0, 0x0010);
        match (group, number) {
            // The ends of items and of sequences.
            (0xfffe, 0xe00d | 0xe0dd) => {
                depth = depth.saturating_sub(1);
                fragments &= number != 0xe0dd;
                continue;
            }
            (0xfffe, 0xe000) if !fragments => {
                depth += usize::from(length == UNDEFINED);
                if depth > DEEPEST || (length != UNDEFINED && length as usize > bytes.len() - at) {
                    return false;
                }
                continue;
            }
            _ => {}
        }
        if length == UNDEFINED {
            depth += 1;
            fragments |= pixels;
            if depth > DEEPEST {
                return false;
            }
            continue;
        }
        let Some(value) = bytes.get(at..).and_then(|rest| rest.get(..length as usize)) else { return false };
        if (group, number) == (2, 0) {
            let Some(rest) = long(at) else { return false };
            head = (at + value.len()).checked_add(rest as usize);
        }
        if (group, number) == (2, 0x10) {
            implicit = match value.strip_suffix(b"\0").unwrap_or(value) {
                b"1.2.840.10008.1.2" => true,
                // All bytes turned around, or packed together.
                b"1.2.840.10008.1.2.2" | b"1.2.840.10008.1.2.1.99" => return false,
                _ => false,
            };
        }
        let nested = sequence || (in_implicit && !pixels && value.starts_with(b"\xfe\xff\x00\xe0"));
        at += if nested { 0 } else { value.len() };
    }
    true
}
