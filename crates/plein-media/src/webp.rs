//! The chunks of a WebP (RFC 9649), and a copy of it with only those that make its pixels.
//!
//! Always holds: a copy has one picture (`VP8 ` or `VP8L`), its transparency, and nothing else. Deliberately
//! absent: decoding, and animations: of those the first frame is kept, elsewhere.

/// What stands in a WebP.
#[derive(Debug, Default)]
pub(crate) struct Chunks<'a> {
    extended: Option<&'a [u8]>,
    alpha: Option<&'a [u8]>,
    picture: Option<(&'a [u8; 4], &'a [u8])>,
    /// Whether there is a colour profile.
    pub profile: bool,
    /// How many frames it has when it is animated.
    pub frames: Option<u32>,
}

/// Bits of the first byte of `VP8X`: the only one kept says that there is transparency.
const ALPHA: u8 = 0x10;

impl<'a> Chunks<'a> {
    /// Finds the chunks.
    ///
    /// # Errors
    /// In words for the log: broken off, or no picture in it.
    pub fn parse(bytes: &'a [u8]) -> Result<Self, &'static str> {
        let header = bytes.get(..12).ok_or("broken off")?;
        let size = u32::from_le_bytes([header[4], header[5], header[6], header[7]]) as usize;
        let mut rest = size.checked_add(8).and_then(|end| bytes.get(12..end)).ok_or("broken off")?;
        let mut found = Self::default();
        let mut frames = 0;
        while let Some((head, after)) = rest.split_first_chunk::<8>() {
            let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
            let data = after.get(..length).ok_or("broken off")?;
            // Chunks begin at even offsets; the filling byte may be missing at the very end.
            rest = after.get(length + length % 2..).unwrap_or_default();
            match head.first_chunk::<4>() {
                Some(b"VP8X") => found.extended = Some(data),
                Some(b"ALPH") if found.alpha.is_none() => found.alpha = Some(data),
                Some(kind @ (b"VP8 " | b"VP8L")) if found.picture.is_none() => found.picture = Some((kind, data)),
                Some(b"ICCP") => found.profile = true,
                Some(b"ANMF") => frames += 1,
                _ => {}
            }
        }
        found.frames = (frames > 0).then_some(frames);
        if found.picture.is_none() && frames == 0 {
            return Err("no picture in it");
        }
        Ok(found)
    }

    /// The same picture without anything else; `None` for an animation.
    pub fn stripped(&self) -> Option<Vec<u8>> {
        let (kind, picture) = self.picture?;
        let mut body = b"WEBP".to_vec();
        let mut chunk = |kind: &[u8; 4], data: &[u8]| {
            body.extend(kind);
            body.extend((data.len() as u32).to_le_bytes());
            body.extend(data);
            body.extend(std::iter::repeat_n(0, data.len() % 2));
        };
        if let (Some([flags, _, _, _, size @ ..]), Some(alpha)) = (self.extended, self.alpha) {
            let mut extended = vec![flags & ALPHA, 0, 0, 0];
            extended.extend(size.get(..6)?);
            chunk(b"VP8X", &extended);
            chunk(b"ALPH", alpha);
        }
        chunk(kind, picture);
        let mut out = b"RIFF".to_vec();
        out.extend((body.len() as u32).to_le_bytes());
        out.extend(body);
        Some(out)
    }
}
