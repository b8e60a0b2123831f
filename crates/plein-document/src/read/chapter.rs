//! One chapter, and the order of the blocks in it.

use super::{BlockRegisters, Fields, read_text};
use crate::rank::is_rank;
use plein_model::BlockId;
use std::collections::{BTreeMap, BTreeSet};
use yrs::{MapRef, ReadTxn};

/// The registers of a chapter.
pub(crate) struct ChapterRegisters {
    pub(crate) title: String,
    pub(crate) rank: String,
    /// Not ready for who only reads.
    pub(crate) draft: bool,
    /// When it was removed: the fingerprint of what it held, and by whom.
    pub(crate) gone: Option<(String, String)>,
}

impl ChapterRegisters {
    pub(crate) fn read<T: ReadTxn>(map: &MapRef, txn: &T) -> Self {
        let fields = Fields { map, txn };
        let gone = fields.gone("gone").map(|gone| match gone.split_once(' ') {
            Some((fingerprint, name)) => (fingerprint.to_owned(), name.to_owned()),
            None => Default::default(),
        });
        Self {
            title: fields.text("title").map(|title| read_text(&title, txn).to_plain()).unwrap_or_default(),
            rank: fields.string("place").filter(|rank| is_rank(rank)).unwrap_or_default(),
            draft: fields.is_true("draft"),
            gone,
        }
    }
}

/// The visible ones of a chapter's blocks in the order in which they are shown, each with the container
/// that it is shown in. `homeless` are those whose chapter does not exist, when they are shown in this one.
pub(crate) fn arrange<'a>(
    blocks: &'a BTreeMap<BlockId, BlockRegisters>,
    homeless: &'a BTreeMap<BlockId, BlockRegisters>,
) -> Vec<(&'a BlockId, &'a BlockRegisters, Option<&'a BlockId>)> {
    let in_order = |blocks: &'a BTreeMap<BlockId, BlockRegisters>| {
        let mut shown: Vec<_> = blocks.iter().filter(|(_, registers)| registers.visible).collect();
        // The map is in order of ids already, and the sort keeps equals in order.
        shown.sort_by(|a, b| a.1.place.rank.cmp(&b.1.place.rank));
        shown
    };
    let shown = in_order(blocks);
    let containers: BTreeSet<&str> =
        shown.iter().filter(|(_, registers)| registers.may_contain()).map(|(id, _)| id.as_str()).collect();

    let mut inside: BTreeMap<&str, Vec<(&BlockId, &BlockRegisters)>> = BTreeMap::new();
    let (mut outside, mut stray) = (Vec::new(), Vec::new());
    for (id, registers) in shown {
        match &registers.place.container {
            None => outside.push((id, registers)),
            Some(container) if containers.contains(container.as_str()) => {
                inside.entry(container).or_default().push((id, registers));
            }
            Some(_) => stray.push((id, registers)),
        }
    }
    let mut arranged = Vec::with_capacity(blocks.len());
    for (id, registers) in outside {
        arranged.push((id, registers, None));
        let held = inside.remove(id.as_str()).unwrap_or_default();
        arranged.extend(held.into_iter().map(|(held, registers)| (held, registers, Some(id))));
    }
    arranged.extend(stray.into_iter().map(|(id, registers)| (id, registers, None)));
    arranged.extend(in_order(homeless).into_iter().map(|(id, registers)| (id, registers, None)));
    arranged
}
