//! A model into the document: chapters, blocks, tables and texts written, nothing read.
//!
//! What always holds: an entry that is there is never written over (a new thing with a taken id gets a new
//! id), and what the document cannot say of a model is written so that it is shown, never so that it is not.

mod block;
mod chapter;
mod fields;
mod text;

pub(crate) use block::Appended;
pub(crate) use chapter::{append_blocks, append_chapter};
pub(crate) use text::{attributes, change_plain, write_inline, write_text};

use crate::rank::Random;
use plein_model::LocalId;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use yrs::{Any, Number};

/// JSON as the value of a register or an embed.
pub(crate) fn json_to_any(value: &Value) -> Any {
    match value {
        Value::Null => Any::Null,
        Value::Bool(value) => Any::Bool(*value),
        Value::Number(number) => Any::Number(match number.as_i64() {
            Some(whole) if whole.unsigned_abs() < 1 << 53 => Number::Int(whole),
            _ => Number::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Value::String(text) => Any::from(text.as_str()),
        Value::Array(values) => Any::Array(values.iter().map(json_to_any).collect()),
        Value::Object(fields) => {
            let fields: HashMap<_, _> = fields.iter().map(|(key, value)| (key.clone(), json_to_any(value))).collect();
            Any::Map(Arc::new(fields))
        }
    }
}

/// `wanted`, or a new id when it is taken.
fn free_id(wanted: &LocalId, random: Random<'_>, mut is_taken: impl FnMut(&LocalId) -> bool) -> LocalId {
    let mut id = wanted.clone();
    while is_taken(&id) {
        let mut bytes = [0; 12];
        random(&mut bytes);
        id = LocalId::from_random(bytes);
    }
    id
}
