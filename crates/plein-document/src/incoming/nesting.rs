//! How deep types hang in types.
//!
//! The CRDT deletes what hangs in a type by recursion, so that a chain of a million types would overflow
//! the stack. A document of ours is three deep.

use super::update::{Parent, Step, StepId};
use crate::DocumentError;
use std::collections::HashMap;

const MAX_DEPTH: u8 = 16;
/// Types whose depth cannot be told from the step itself: none in a document of ours.
const MAX_UNCLEAR: usize = 128;

/// The depth of every type that was taken in.
#[derive(Debug, Default)]
pub(crate) struct Nesting {
    depth: HashMap<StepId, u8>,
    unclear: usize,
}

impl Nesting {
    /// What `steps` add, when none hangs too deep.
    ///
    /// # Errors
    /// [`DocumentError::TooLarge`] when one does.
    pub(crate) fn check(&self, steps: &[Step<'_>]) -> Result<Self, DocumentError> {
        let mut added = Self { depth: HashMap::new(), unclear: self.unclear };
        // A type hangs in an earlier one of another client too, so that a pass may find a parent that the
        // pass before did not; what is still without one after all of them is unclear.
        let mut left: Vec<_> = steps.iter().filter(|step| step.makes_type).collect();
        while !left.is_empty() {
            let before = left.len();
            let mut later = Vec::new();
            for step in left {
                let depth = match &step.parent {
                    Parent::Root { .. } => Some(1),
                    Parent::Step(id) => added.depth.get(id).or_else(|| self.depth.get(id)).map(|depth| depth + 1),
                    Parent::Neighbour => None,
                };
                match depth {
                    Some(depth) if depth > MAX_DEPTH => return Err(DocumentError::TooLarge("nesting")),
                    Some(depth) => drop(added.depth.insert(step.id, depth)),
                    None => later.push(step),
                }
            }
            if later.len() == before {
                for step in later {
                    added.unclear += 1;
                    added.depth.insert(step.id, 1);
                }
                break;
            }
            left = later;
        }
        if added.unclear > MAX_UNCLEAR { Err(DocumentError::TooLarge("nesting")) } else { Ok(added) }
    }

    /// Takes in what [`check`](Self::check) found.
    pub(crate) fn extend(&mut self, added: Self) {
        self.depth.extend(added.depth);
        self.unclear = added.unclear;
    }
}
