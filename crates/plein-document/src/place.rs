//! Where a block stands: one string register, so that moving is one change.

use crate::rank::is_rank;
use plein_model::{BlockId, ChapterId};

/// A block's place, as far as its register can be read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) chapter: Option<ChapterId>,
    /// What is named as its container, which need not be one, nor an id.
    pub(crate) container: Option<String>,
    pub(crate) rank: String,
}

impl Place {
    /// Reads a register; what is not a place has no chapter, no container and the empty rank.
    pub(crate) fn read(register: &str) -> Self {
        let parts: Vec<_> = register.splitn(4, '/').collect();
        let [chapter, container, rank] = parts[..] else { return Self::default() };
        Self {
            chapter: ChapterId::new(chapter).ok(),
            container: (!container.is_empty()).then(|| container.to_owned()),
            rank: if is_rank(rank) { rank.to_owned() } else { String::new() },
        }
    }

    /// The register of a block in `chapter`.
    pub(crate) fn write(chapter: &ChapterId, container: Option<&BlockId>, rank: &str) -> String {
        format!("{chapter}/{}/{rank}", container.map_or("", BlockId::as_str))
    }
}
