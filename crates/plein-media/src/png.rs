//! The chunks of a PNG (W3C PNG, third edition), and a copy of it with only those that make its pixels.
//!
//! Always holds: a copy has `IHDR`, `PLTE`, `tRNS`, `IDAT` and `IEND`, each with the checksum it came with, and
//! nothing after the end: no text, time, EXIF, profile, preview or animation. Deliberately absent: decoding.

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";

/// What stands in a PNG.
#[derive(Debug)]
pub(crate) struct Chunks<'a> {
    /// Those to keep, whole: length, type, data, checksum.
    kept: Vec<&'a [u8]>,
    /// Whether there are colours that the pixels alone do not tell: a profile, or primaries and gamma of its own.
    pub coloured: bool,
    /// How many frames it has when it is animated.
    pub frames: Option<u32>,
}

impl<'a> Chunks<'a> {
    /// Finds the chunks.
    ///
    /// # Errors
    /// In words for the log: broken off, or not a PNG.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let mut rest = bytes.strip_prefix(SIGNATURE).ok_or("no PNG signature")?;
        let mut found = Self { kept: Vec::new(), coloured: false, frames: None };
        let mut pixels = false;
        loop {
            let length = rest.get(..4).ok_or("broken off")?;
            let length = u32::from_be_bytes([length[0], length[1], length[2], length[3]]) as usize;
            let whole = length.checked_add(12).and_then(|whole| rest.get(..whole)).ok_or("broken off")?;
            rest = &rest[whole.len()..];
            let data = &whole[8..8 + length];
            match &whole[4..8] {
                b"IHDR" | b"PLTE" | b"tRNS" => found.kept.push(whole),
                b"IDAT" => {
                    pixels = true;
                    found.kept.push(whole);
                }
                b"acTL" => found.frames = data.get(..4).map(|b| u32::from_be_bytes([b[0], b[1], b[2], b[3]])),
                b"iCCP" | b"cICP" => found.coloured = true,
                // 1/2.2 is what sRGB says too.
                b"gAMA" => {
                    found.coloured |= !data
                        .get(..4)
                        .is_some_and(|b| (45_000..=46_000).contains(&u32::from_be_bytes([b[0], b[1], b[2], b[3]])))
                }
                b"IEND" => {
                    found.kept.push(whole);
                    return if pixels { Ok(found) } else { Err("no picture in it") };
                }
                _ => {}
            }
        }
    }

    /// The same pixels without anything else.
    pub fn stripped(&self) -> Vec<u8> {
        let mut out = SIGNATURE.to_vec();
        self.kept.iter().for_each(|chunk| out.extend(*chunk));
        out
    }
}
