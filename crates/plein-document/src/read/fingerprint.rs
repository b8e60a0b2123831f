//! What a chapter held when it was removed, in sixteen digits.

use super::BlockRegisters;
use plein_model::BlockId;

/// A fingerprint in the making: the title, then the visible blocks in the order of their ids.
pub(crate) struct Fingerprint(blake3::Hasher);

impl Fingerprint {
    pub(crate) fn new(title: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(title.as_bytes());
        Self(hasher)
    }

    /// Counts a visible block.
    pub(crate) fn add(&mut self, id: &BlockId, registers: &BlockRegisters, plain: &str) {
        let gone = if registers.gone.is_some() { "1" } else { "0" };
        for part in [id.as_str(), registers.kind.as_str(), gone, plain] {
            self.0.update(b"\0");
            self.0.update(part.as_bytes());
        }
    }

    pub(crate) fn digits(&self) -> String {
        self.0.finalize().to_hex()[..16].to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn an_empty_chapter_has_the_fingerprint_that_births_are_written_with() {
        assert_eq!(Fingerprint::new("").digits(), "af1349b9f5f9a1a6");
    }
}
