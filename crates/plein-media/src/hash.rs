//! The name of a medium: the BLAKE3 hash of its bytes.

use plein_model::MediumId;
use std::io::{self, Read};

/// The name of these bytes.
pub fn hash(bytes: &[u8]) -> MediumId {
    MediumId::from_hash(*blake3::hash(bytes).as_bytes())
}

/// Names bytes that arrive in pieces.
#[derive(Debug, Clone, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// A hasher that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece.
    pub fn update(&mut self, piece: &[u8]) -> &mut Self {
        self.0.update(piece);
        self
    }

    /// How many bytes it has seen.
    pub fn bytes(&self) -> u64 {
        self.0.count()
    }

    /// The name of all bytes seen so far.
    pub fn id(&self) -> MediumId {
        MediumId::from_hash(*self.0.finalize().as_bytes())
    }

    /// Reads to the end in pieces of 64 KiB.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn read(&mut self, mut from: impl Read) -> io::Result<&mut Self> {
        self.0.update_reader(&mut from)?;
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_and_whole_have_one_name() {
        let bytes: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
        let mut pieces = Hasher::new();
        bytes.chunks(777).for_each(|piece| {
            pieces.update(piece);
        });
        assert_eq!(pieces.id(), hash(&bytes));
        assert_eq!(pieces.bytes(), 200_000);
        assert_eq!(Hasher::new().read(&bytes[..]).expect("memory reads").id(), hash(&bytes));
    }

    #[test]
    fn it_is_plain_blake3() {
        let empty = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";
        assert_eq!(hash(b"").to_string(), empty);
    }
}
