//! The flat fields of one nested map.

use plein_model::{Area, MediumId, Standing};
use serde_json::Value;
use std::collections::BTreeMap;
use yrs::{Any, Map as _, MapRef, Number, Out, ReadTxn, TextRef};

use super::out_to_json;

/// A nested map (of a block or a chapter) and the transaction it is read in.
pub(crate) struct Fields<'a, T> {
    pub(crate) map: &'a MapRef,
    pub(crate) txn: &'a T,
}

impl<T: ReadTxn> Fields<'_, T> {
    fn any(&self, key: &str) -> Option<Any> {
        match self.map.get(self.txn, key)? {
            Out::Any(value) => Some(value),
            _ => None,
        }
    }

    /// A string, when there is one.
    pub(crate) fn string(&self, key: &str) -> Option<String> {
        match self.any(key)? {
            Any::String(text) => Some(text.as_ref().to_owned()),
            _ => None,
        }
    }

    /// Whether it is true, and nothing else.
    pub(crate) fn is_true(&self, key: &str) -> bool {
        self.any(key) == Some(Any::Bool(true))
    }

    /// A whole number that is not negative, when there is one.
    pub(crate) fn whole(&self, key: &str) -> Option<u64> {
        match self.any(key)? {
            Any::Number(number @ (Number::Int(_) | Number::Float(_))) => {
                number.as_i64().filter(|whole| *whole < 1 << 53).and_then(|whole| u64::try_from(whole).ok())
            }
            _ => None,
        }
    }

    /// The name of who removed it, when it was removed: empty when that is not a string.
    pub(crate) fn gone(&self, key: &str) -> Option<String> {
        match self.map.get(self.txn, key)? {
            Out::Any(Any::Null | Any::Undefined) => None,
            Out::Any(Any::String(name)) => Some(name.as_ref().to_owned()),
            _ => Some(String::new()),
        }
    }

    /// How something stands that has its own `gone` under `key`; `None` when it is not shown.
    pub(crate) fn standing(&self, key: &str, written_in: bool) -> Option<Standing> {
        match self.gone(key) {
            None => Some(Standing::Placed),
            Some(removed_by) => written_in.then_some(Standing::Unplaced { removed_by }),
        }
    }

    /// The id of a medium, when there is one.
    pub(crate) fn medium(&self, key: &str) -> Option<MediumId> {
        self.string(key)?.parse().ok()
    }

    /// A part of a picture, when there is one.
    pub(crate) fn area(&self, key: &str) -> Option<Area> {
        self.string(key)?.parse().ok()
    }

    /// A text, when there is one.
    pub(crate) fn text(&self, key: &str) -> Option<TextRef> {
        match self.map.get(self.txn, key)? {
            Out::YText(text) => Some(text),
            _ => None,
        }
    }

    /// Every field but those named, as JSON.
    pub(crate) fn others(&self, except: &[&str]) -> BTreeMap<String, Value> {
        self.map
            .iter(self.txn)
            .filter(|(key, _)| !except.contains(key))
            .map(|(key, value)| (key.to_string(), out_to_json(&value, self.txn)))
            .collect()
    }

    /// The keys.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.map.keys(self.txn).map(|key| key.to_string())
    }
}
