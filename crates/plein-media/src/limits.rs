//! How much is too much.
//!
//! Checked before anything is allocated for the pixels. The defaults admit what cameras, scanners and
//! microscopes make, and bound a decode to about a gigabyte.

/// What an incoming picture may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Length of the incoming file, in bytes.
    pub bytes: u64,
    /// Width and height of the incoming picture, in pixels.
    pub side: u32,
    /// Width times height of the incoming picture.
    pub pixels: u64,
    /// Pixels that any file may say it has, however short it is.
    pub free_pixels: u64,
    /// Pixels for each byte of the file, beyond those: more is a bomb, and no camera or scanner comes near it.
    pub pixels_per_byte: u64,
    /// What its decoded pixels may take at once, in bytes.
    pub decoded_bytes: u64,
    /// Frames of an animation that is kept. One with more keeps its first frame only.
    pub frames: u32,
    /// Pixels of all frames together of an animation that is kept.
    pub animated_pixels: u64,
    /// Bytes of an animation that is kept.
    pub animated_bytes: u64,
    /// The longest side of what is kept, in pixels: larger pictures are scaled down to it.
    pub kept_side: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 200 << 20,
            side: 32_768,
            pixels: 100_000_000,
            free_pixels: 12_000_000,
            pixels_per_byte: 2_000,
            decoded_bytes: 800 << 20,
            frames: 500,
            animated_pixels: 200_000_000,
            animated_bytes: 12 << 20,
            kept_side: 4096,
        }
    }
}
