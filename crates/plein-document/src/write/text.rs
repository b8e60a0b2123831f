//! Inline text into a Y.Text.

use super::json_to_any;
use plein_model::{Inline, Marks, Text};
use std::collections::HashMap;
use std::sync::Arc;
use yrs::types::Attrs;
use yrs::{Any, GetString, Text as _, TextRef, TransactionMut};

/// Writes `text` at the end.
pub(crate) fn write_text(target: &TextRef, text: &Text, txn: &mut TransactionMut<'_>) {
    for inline in text.inlines() {
        let at = target.len(txn);
        match inline {
            Inline::Span { text, marks } => target.insert_with_attributes(txn, at, text, attributes(marks)),
            Inline::Embed(embed) => {
                let mut fields: HashMap<String, Any> =
                    embed.fields.iter().map(|(key, value)| (key.clone(), json_to_any(value))).collect();
                fields.insert("kind".to_owned(), Any::from(embed.kind.as_str()));
                target.insert_embed_with_attributes(txn, at, Any::Map(Arc::new(fields)), Attrs::new());
            }
        }
    }
}

fn attributes(marks: &Marks) -> Attrs {
    let mut attributes: Attrs =
        marks.other.iter().map(|(key, value)| (Arc::from(key.as_str()), json_to_any(value))).collect();
    let known = [("bold", marks.bold), ("italic", marks.italic), ("code", marks.code), ("strike", marks.strike)];
    attributes
        .extend(known.into_iter().filter(|(_, is_set)| *is_set).map(|(key, _)| (Arc::from(key), Any::from(true))));
    if let Some(link) = &marks.link {
        attributes.insert(Arc::from("link"), Any::from(link.as_str()));
    }
    attributes
}

/// Makes the text read `wanted` by the smallest single change, so that what others write in it meanwhile
/// stays. A text with embeds is left alone from the first to the last that the change would reach.
pub(crate) fn change_plain(target: &TextRef, wanted: &str, txn: &mut TransactionMut<'_>) {
    let current = target.get_string(txn);
    if current.encode_utf16().count() != target.len(txn) as usize {
        // It holds something that is not a character; count that as one.
        let plain = crate::read::read_text(target, txn).to_plain();
        return change(target, &plain, wanted, txn);
    }
    change(target, &current, wanted, txn);
}

fn change(target: &TextRef, current: &str, wanted: &str, txn: &mut TransactionMut<'_>) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let start: usize = current.chars().zip(wanted.chars()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&current[start..], &wanted[start..]);
    let end: usize = old.chars().rev().zip(new.chars().rev()).take_while(same).map(|(c, _)| c.len_utf8()).sum();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);

    let units = |text: &str| text.encode_utf16().count() as u32;
    let at = units(&current[..start]);
    if !old.is_empty() {
        target.remove_range(txn, at, units(old));
    }
    if !new.is_empty() {
        target.insert(txn, at, new);
    }
}
