//! What was written to one file and not synced, and what a power cut makes of it.

use crate::chance::Chance;

/// What a disk writes whole or not at all, in bytes.
const SECTOR: usize = 512;

/// Something that was done to a file, and how to undo it.
#[derive(Debug)]
pub enum Step {
    /// Bytes were written.
    Write { at: usize, new: Vec<u8>, old: Vec<u8>, before: usize },
    /// It was made shorter or longer.
    Truncate { to: usize, cut: Vec<u8>, before: usize },
}

/// What a power cut leaves of what was not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// Nothing.
    Nothing,
    /// All of it.
    Everything,
    /// What came first.
    Beginning,
    /// Of each sector some version.
    Torn,
}

impl Left {
    /// Some of these.
    pub fn some(chance: &mut Chance) -> Self {
        [Self::Nothing, Self::Everything, Self::Beginning, Self::Torn][chance.below(4)]
    }
}

/// The file as it was when it was synced.
pub fn undo(mut bytes: Vec<u8>, steps: &[Step]) -> Vec<u8> {
    for step in steps.iter().rev() {
        match step {
            Step::Write { at, old, before, .. } => {
                bytes.resize(bytes.len().max(at + old.len()), 0);
                bytes[*at..at + old.len()].copy_from_slice(old);
                bytes.resize(*before, 0);
            }
            Step::Truncate { cut, before, .. } => {
                bytes.truncate(before - cut.len());
                bytes.extend_from_slice(cut);
                bytes.resize(*before, 0);
            }
        }
    }
    bytes
}

/// What a power cut leaves of it.
pub fn left(synced: Vec<u8>, steps: &[Step], how: Left, chance: &mut Chance) -> Vec<u8> {
    let all = steps.len();
    let some = chance.below(all + 1);
    let salt = chance.draw();
    let lasting = |sector: usize| match how {
        Left::Nothing => 0,
        Left::Everything => all,
        Left::Beginning => some,
        // Each sector on its own, the same each time it is asked.
        Left::Torn => Chance::new(salt ^ (sector as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15)).below(all + 1),
    };
    let length = match how {
        Left::Nothing => 0,
        Left::Everything => all,
        Left::Beginning | Left::Torn => some,
    };
    let mut end = synced.len();
    let mut bytes = synced;
    for (index, step) in steps.iter().enumerate() {
        match step {
            Step::Write { at, new, .. } => {
                bytes.resize(bytes.len().max(at + new.len()), 0);
                if index < length {
                    end = end.max(at + new.len());
                }
                let mut from = 0;
                while from < new.len() {
                    let sector = (at + from) / SECTOR;
                    let to = ((sector + 1) * SECTOR - at).min(new.len());
                    if index < lasting(sector) {
                        bytes[at + from..at + to].copy_from_slice(&new[from..to]);
                    }
                    from = to;
                }
            }
            Step::Truncate { to, .. } if index < length => {
                end = *to;
                let kept = bytes.len().min(*to);
                bytes[kept..].fill(0);
            }
            Step::Truncate { .. } => {}
        }
    }
    bytes.resize(end, 0);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(file: &mut Vec<u8>, at: usize, new: &[u8]) -> Step {
        let before = file.len();
        let old = file.get(at..(at + new.len()).min(before)).unwrap_or_default().to_vec();
        file.resize(before.max(at + new.len()), 0);
        file[at..at + new.len()].copy_from_slice(new);
        Step::Write { at, new: new.to_vec(), old, before }
    }

    #[test]
    fn what_was_synced_comes_back_whatever_was_done_since() {
        let synced = vec![7; 3000];
        let mut file = synced.clone();
        let mut steps = vec![write(&mut file, 100, &[1; 1000]), write(&mut file, 2900, &[2; 500])];
        steps.push(Step::Truncate { to: 50, cut: file.split_off(50), before: 3400 });
        steps.push(write(&mut file, 200, &[3; 10]));
        assert_eq!(undo(file.clone(), &steps), synced);
        let mut chance = Chance::new(1);
        assert_eq!(left(synced.clone(), &steps, Left::Nothing, &mut chance), synced);
        assert_eq!(left(synced, &steps, Left::Everything, &mut chance), file);
    }

    #[test]
    fn a_torn_write_is_torn_between_sectors_only() {
        let mut file = vec![0; 4096];
        let steps = [write(&mut file, 0, &[1; 4096])];
        let mut mixed = 0;
        for seed in 0..50 {
            let torn = left(vec![0; 4096], &steps, Left::Torn, &mut Chance::new(seed));
            assert!(torn.chunks(SECTOR).all(|sector| sector.iter().all(|byte| *byte == sector[0])));
            mixed += usize::from(torn.contains(&0) && torn.contains(&1));
        }
        assert!(mixed > 25, "{mixed}");
    }
}
