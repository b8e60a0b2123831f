//! Files that were changed by chance, the same at every run.

/// Chance that is the same at every run.
pub struct Dice(pub u64);

impl Dice {
    /// A number below that.
    pub fn throw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % below.max(1)
    }
}

/// A picture that somebody or something has been at.
pub fn mutated(original: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = original.to_vec();
    for _ in 0..1 + dice.throw(6) {
        let at = dice.throw(bytes.len());
        // The beginning holds the sizes and tables: hit it as often as all the rest.
        let at = if dice.throw(2) == 0 { at.min(dice.throw(200)) } else { at };
        match dice.throw(5) {
            0 => bytes[at] = dice.throw(256) as u8,
            1 => bytes[at] = [0, 0xff, 0x7f, 0x80][dice.throw(4)],
            2 => bytes[at] ^= 1 << dice.throw(8),
            3 => {
                let end = (at + 1 + dice.throw(40)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = dice.throw(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => {
                let end = (at + 1 + dice.throw(20)).min(bytes.len());
                bytes.drain(at..end);
            }
        }
        if bytes.is_empty() {
            return bytes;
        }
    }
    bytes
}
