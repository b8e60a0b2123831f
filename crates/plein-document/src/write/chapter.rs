//! Chapters and runs of blocks into the document.

use super::{Appended, free_id};
use crate::kinds::is_known;
use crate::rank::{Random, between, spread};
use crate::roots::Roots;
use plein_model::{Block, BlockId, Chapter, ChapterId, Content, Standing};
use yrs::{Map as _, MapPrelim, Text as _, TextPrelim, TransactionMut};

/// No chapter has this fingerprint, so that a chapter that is "removed" with it is unplaced.
const NO_FINGERPRINT: &str = "0000000000000000";

/// Writes a chapter with its blocks after the one with the rank `last`; returns the rank and the id it got.
pub(crate) fn append_chapter(
    chapter: &Chapter,
    last: Option<&str>,
    roots: &Roots,
    txn: &mut TransactionMut<'_>,
    random: Random<'_>,
) -> (String, ChapterId) {
    let rank = between(last, None, random);
    let id = ChapterId(free_id(&chapter.id.0, random, |id| roots.chapters.contains_key(txn, id.as_str())));
    let map = roots.chapters.insert(txn, id.as_str(), MapPrelim::default());
    let title = map.insert(txn, "title", TextPrelim::default());
    map.insert(txn, "place", rank.as_str());
    title.insert(txn, 0, &chapter.title);
    if let Standing::Unplaced { removed_by } = &chapter.standing {
        map.insert(txn, "gone", format!("{NO_FINGERPRINT} {removed_by}"));
    }
    if chapter.draft {
        map.insert(txn, "draft", true);
    }
    append_blocks(&chapter.blocks, &id, None, roots, txn, random);
    (rank, id)
}

/// Writes blocks into `chapter`, after the block with the rank `last`.
pub(crate) fn append_blocks(
    blocks: &[Block],
    chapter: &ChapterId,
    last: Option<&str>,
    roots: &Roots,
    txn: &mut TransactionMut<'_>,
    random: Random<'_>,
) {
    let ranks = spread(last, None, blocks.len(), random);
    // The container that the next block may be in, and the id it got.
    let mut open: Option<(&BlockId, BlockId)> = None;
    for (block, rank) in blocks.iter().zip(ranks) {
        let id = BlockId(free_id(&block.id.0, random, |id| roots.blocks.contains_key(txn, id.as_str())));
        let container = match (&block.container, &open) {
            (Some(wanted), Some((named, got))) if wanted == *named => Some(got.clone()),
            _ => None,
        };
        if container.is_none() {
            let holds = matches!(&block.content, Content::Unknown { kind, .. } if !is_known(kind));
            open = holds.then(|| (&block.id, id.clone()));
        }
        Appended { block, id, chapter, container, rank }.write(roots, txn, random);
    }
}
