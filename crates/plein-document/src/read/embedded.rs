//! Values inside registers and embeds, as JSON.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use yrs::types::ToJson;
use yrs::{Any, Out, ReadTxn};

/// A value as JSON. What JSON cannot say (not a number, infinity, undefined) is null; bytes are an array.
pub(crate) fn any_to_json(value: &Any) -> Value {
    match value {
        Any::Null | Any::Undefined => Value::Null,
        Any::Bool(value) => Value::Bool(*value),
        Any::Number(number) => match (number.as_i64(), number.as_f64()) {
            // Whole numbers beyond 2^53 are floats in the other implementation too.
            (Some(whole), _) if whole.unsigned_abs() < 1 << 53 => Value::from(whole),
            (_, Some(float)) => Value::from(float),
            (Some(whole), None) => Value::from(whole as f64),
            (None, None) => Value::Null,
        },
        Any::String(text) => Value::from(text.as_ref()),
        Any::Buffer(bytes) => bytes.iter().map(|byte| Value::from(*byte)).collect(),
        Any::Array(values) => values.iter().map(any_to_json).collect(),
        Any::Map(fields) => {
            // In order, whatever order JSON objects keep: equal things must read equal to the byte.
            let fields: BTreeMap<_, _> = fields.iter().map(|(key, value)| (key, any_to_json(value))).collect();
            Value::Object(fields.into_iter().map(|(key, value)| (key.clone(), value)).collect::<Map<_, _>>())
        }
    }
}

/// The value of a register as JSON; a type that hangs there reads as what it holds.
pub(crate) fn out_to_json<T: ReadTxn>(value: &Out, txn: &T) -> Value {
    any_to_json(&value.to_json(txn))
}
