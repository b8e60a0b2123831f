//! Where a block stands: one string register, so that moving is one change.

use crate::rank::is_rank;
use plein_model::{BlockId, ChapterId};

/// A block's place, as far as its register can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) chapter: Option<ChapterId>,
    pub(crate) container: Option<BlockId>,
    pub(crate) rank: String,
}

impl Place {
    /// Reads a register; what is not a place has no chapter, no container and the empty rank.
    pub(crate) fn read(register: &str) -> Self {
        let mut parts = register.splitn(3, '/');
        let (Some(chapter), Some(container), Some(rank)) = (parts.next(), parts.next(), parts.next()) else {
            return Self::default();
        };
        let Ok(chapter) = ChapterId::new(chapter) else { return Self::default() };
        let container = match container {
            "" => None,
            id => match BlockId::new(id) {
                Ok(id) => Some(id),
                Err(_) => return Self::default(),
            },
        };
        let rank = if is_rank(rank) { rank.to_owned() } else { String::new() };
        Self { chapter: Some(chapter), container, rank }
    }

    /// The register of a block in `chapter`.
    pub(crate) fn write(chapter: &ChapterId, container: Option<&BlockId>, rank: &str) -> String {
        format!("{chapter}/{}/{rank}", container.map_or("", BlockId::as_str))
    }
}
