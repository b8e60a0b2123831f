//! A Y.Text as inline text.

use super::any_to_json;
use plein_model::{Embed, Inline, Marks, Text};
use yrs::types::Attrs;
use yrs::types::text::YChange;
use yrs::{Any, Out, ReadTxn, Text as _, TextRef};

/// The whole text, with its marks and embeds.
pub(crate) fn read_text<T: ReadTxn>(text: &TextRef, txn: &T) -> Text {
    text.diff(txn, YChange::identity)
        .into_iter()
        .map(|chunk| match chunk.insert {
            Out::Any(Any::String(text)) => {
                Inline::Span { text: text.as_ref().to_owned(), marks: marks(chunk.attributes.as_deref()) }
            }
            Out::Any(Any::Map(fields)) => {
                let kind = match fields.get("kind") {
                    Some(Any::String(kind)) => kind.as_ref().to_owned(),
                    _ => String::new(),
                };
                let others = fields.iter().filter(|(key, _)| key.as_str() != "kind");
                let fields = others.map(|(key, value)| (key.clone(), any_to_json(value))).collect();
                Inline::Embed(Embed { kind, fields })
            }
            _ => Inline::Embed(Embed { kind: String::new(), fields: Default::default() }),
        })
        .collect()
}

fn marks(attributes: Option<&Attrs>) -> Marks {
    let mut marks = Marks::default();
    for (key, value) in attributes.into_iter().flatten() {
        match (key.as_ref(), value) {
            ("bold", _) => marks.bold = *value == Any::Bool(true),
            ("italic", _) => marks.italic = *value == Any::Bool(true),
            ("code", _) => marks.code = *value == Any::Bool(true),
            ("strike", _) => marks.strike = *value == Any::Bool(true),
            ("link", Any::String(address)) => marks.link = Some(address.as_ref().to_owned()),
            ("link", _) | (_, Any::Null | Any::Undefined) => {}
            (key, value) => drop(marks.other.insert(key.to_owned(), any_to_json(value))),
        }
    }
    marks
}
