//! The blocks of a GIF (GIF89a), and a copy of it with only its frames, their timing and how often it repeats.
//!
//! Always holds: a copy has no comment, plain-text or application block except the count of repeats, written
//! anew. Deliberately absent: decoding.

use std::ops::Range;

/// What stands in a GIF.
#[derive(Debug)]
pub(crate) struct Blocks<'a> {
    bytes: &'a [u8],
    pub width: u32,
    pub height: u32,
    /// How many frames there are.
    pub frames: u32,
    /// Header, screen and the global colours.
    head: usize,
    /// Graphic controls and frames, in order.
    needed: Vec<Range<usize>>,
    /// How often it repeats; 0 is for ever.
    repeats: Option<[u8; 2]>,
}

impl<'a> Blocks<'a> {
    /// Finds the blocks.
    ///
    /// # Errors
    /// In words for the log: broken off, or no picture in it.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let screen = bytes.get(..13).ok_or("broken off")?;
        let head = 13 + colours(screen[10]);
        let pair = |low: usize| u32::from(u16::from_le_bytes([screen[low], screen[low + 1]]));
        let mut found =
            Self { bytes, width: pair(6), height: pair(8), frames: 0, head, needed: Vec::new(), repeats: None };
        let mut at = head;
        // A graphic control belongs to the frame after it; one that belongs to a text goes with the text.
        let mut control: Option<Range<usize>> = None;
        loop {
            match *bytes.get(at).ok_or("broken off")? {
                0x3b => break,
                0x2c => {
                    let descriptor = bytes.get(at..at + 10).ok_or("broken off")?;
                    let data = at + 10 + colours(descriptor[9]) + 1;
                    let end = sub_blocks(bytes, data)?;
                    found.needed.extend(control.take());
                    found.needed.push(at..end);
                    found.frames += 1;
                    at = end;
                }
                0x21 => {
                    let label = *bytes.get(at + 1).ok_or("broken off")?;
                    let end = sub_blocks(bytes, at + 2)?;
                    match label {
                        0xf9 => control = Some(at..end),
                        0xff => found.application(&bytes[at + 2..end]),
                        0x01 => control = None,
                        _ => {}
                    }
                    at = end;
                }
                _ => return Err("an unknown block"),
            }
        }
        if found.frames == 0 || found.width == 0 || found.height == 0 {
            return Err("no picture in it");
        }
        Ok(found)
    }

    fn application(&mut self, body: &[u8]) {
        if let Some(count) = body.strip_prefix(b"\x0bNETSCAPE2.0\x03\x01").and_then(|rest| rest.first_chunk::<2>()) {
            self.repeats = Some(*count);
        }
    }

    /// The pixels of all frames together, each as large as the whole.
    pub fn all_pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * u64::from(self.frames)
    }

    /// The same animation without anything else.
    pub fn stripped(&self) -> Vec<u8> {
        let mut out = b"GIF89a".to_vec();
        out.extend(&self.bytes[6..self.head.min(self.bytes.len())]);
        if let Some([low, high]) = self.repeats {
            out.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01");
            out.extend([low, high, 0]);
        }
        for range in &self.needed {
            out.extend(&self.bytes[range.clone()]);
        }
        out.push(0x3b);
        out
    }
}

/// The bytes of the colour table that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Where the chain of sub-blocks that begins here has ended.
fn sub_blocks(bytes: &[u8], mut at: usize) -> Result<usize, &'static str> {
    loop {
        let length = usize::from(*bytes.get(at).ok_or("broken off")?);
        at += 1 + length;
        if length == 0 {
            return Ok(at);
        }
    }
}
