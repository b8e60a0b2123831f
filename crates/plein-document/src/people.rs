//! Who writes under which client id.

use crate::Document;
use std::collections::BTreeMap;
use yrs::{Any, Map as _, Out};

impl Document {
    /// The names that people gave themselves, by the client id they write or wrote under.
    pub fn people(&self) -> BTreeMap<u64, String> {
        self.read(|txn| {
            let person = |(client, name): (&str, Out)| match name {
                Out::Any(Any::String(name)) => Some((client.parse().ok()?, name.as_ref().to_owned())),
                _ => None,
            };
            self.roots.people.iter(txn).filter_map(person).collect()
        })
    }
}
