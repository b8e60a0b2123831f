//! Bytes in, safe media out.
//!
//! Owns what happens to a picture between the moment somebody drops it and the moment it may be stored or
//! sent: recognised by its content, checked against limits, made upright, in sRGB, without metadata, of a
//! sensible size; and the smaller renditions that are shown. Also names files by their hash and tells what an
//! ordinary file is.
//!
//! Always holds: nothing is allocated for what the limits refuse; hostile bytes give a [`MediaError`], never a
//! panic; the same bytes give the same result on one kind of processor; the bytes of a [`Picture`] hold pixels
//! and nothing else: no EXIF, GPS, XMP, IPTC, comment, thumbnail or trailing data.
//!
//! Deliberately absent: files and folders (bytes come in and go out), the network, SVG and every other format
//! that can carry a program.

mod avif;
mod colour;
mod decode;
#[cfg(feature = "dicom")]
mod dicom;
mod encode;
mod error;
mod gif;
mod hash;
mod jpeg;
mod limits;
mod mask;
mod orient;
mod picture;
mod png;
mod renditions;
mod shrink;
mod sniff;
mod suggest;
mod tiff;
mod webp;

pub use error::MediaError;
pub use hash::{Hasher, hash};
pub use limits::Limits;
pub use mask::{FULL, Fill, Mask, Shape, masked};
pub use picture::{Changed, Picture, Probe, probe, tidy_name};
pub use renditions::{RENDITION_WIDTHS, Rendition, rendition, rendition_widths, renditions};
pub use sniff::{PictureFormat, SNIFF_BYTES, mime_of, picture_format, safe_inline};
pub use suggest::suggest;
