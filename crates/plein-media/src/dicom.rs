//! Scans as hospitals keep them (DICOM, PS3.5 and PS3.10), by `dicom-object` and `dicom-pixeldata`.
//!
//! Always holds: out come pixels of eight bits as the file says that they are to be looked at (rescaled, through its
//! first window, turned around where white means nothing) and a number of frames; no tag, overlay or name goes any
//! further. Deliberately absent: choosing another window, measuring, and JPEG 2000.

use crate::{Limits, MediaError};
use dicom_object::from_reader;
use dicom_pixeldata::{ConvertOptions, PixelDecoder};
use image::{DynamicImage, RgbImage};
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
        Ok((DynamicImage::ImageRgb8(RgbImage::from(picture.into_rgb8())), frames))
    };
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged("the decoder gave up".into())))
}
