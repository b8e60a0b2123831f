//! The further texts of a block: each a root text of its own, plain.

use super::read_text;
use crate::roots::part_name;
use plein_model::BlockId;
use std::collections::{BTreeSet, HashMap};
use yrs::{ReadTxn, Text as _};

/// The names of the parts that each block has had, empty ones too.
#[derive(Debug, Default)]
pub(crate) struct Parts(HashMap<BlockId, BTreeSet<String>>);

impl Parts {
    pub(crate) fn add(&mut self, block: BlockId, name: &str) {
        self.0.entry(block).or_default().insert(name.to_owned());
    }

    /// The names of a block's parts, sorted.
    pub(crate) fn of(&self, block: &BlockId) -> impl Iterator<Item = &str> {
        self.0.get(block).into_iter().flatten().map(String::as_str)
    }

    /// Whether anything is written in any part of a block.
    pub(crate) fn written_in<T: ReadTxn>(&self, block: &BlockId, txn: &T) -> bool {
        self.of(block).any(|name| txn.get_text(part_name(block, name)).is_some_and(|text| text.len(txn) > 0))
    }

    /// The parts of a block in which something is written, with what is.
    pub(crate) fn written<T: ReadTxn>(&self, block: &BlockId, txn: &T) -> impl Iterator<Item = (&str, String)> {
        self.of(block).map(|name| (name, part(block, name, txn))).filter(|(_, words)| !words.is_empty())
    }
}

/// What is written in a part; empty when there is none.
pub(crate) fn part<T: ReadTxn>(block: &BlockId, name: &str, txn: &T) -> String {
    txn.get_text(part_name(block, name)).map(|text| read_text(&text, txn).to_plain()).unwrap_or_default()
}
