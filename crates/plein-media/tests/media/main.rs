//! What plein-media promises, on pictures made by program.

mod formats;
mod hostile;
mod keeping;
mod masks;
mod memory;
mod metadata;
mod mutations;
mod renditions;
mod samples;
#[cfg(feature = "dicom")]
mod scans;
mod suggestions;
mod upright;
