//! Inline text into a Y.Text.

use super::json_to_any;
use plein_model::{Inline, Marks, Text};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use yrs::types::Attrs;
use yrs::{Any, GetString, Text as _, TextRef, TransactionMut};

/// Writes `text` at the end.
pub(crate) fn write_text(target: &TextRef, text: &Text, txn: &mut TransactionMut<'_>) {
    for inline in text.inlines() {
        let at = target.len(txn);
        write_inline(target, at, inline, txn);
    }
}

/// Writes one inline at `at`.
pub(crate) fn write_inline(target: &TextRef, at: u32, inline: &Inline, txn: &mut TransactionMut<'_>) {
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

/// Marks as formatting attributes.
pub(crate) fn attributes(marks: &Marks) -> Attrs {
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
    let (old, new) = (old.len() - end, new.len() - end);
    let back = back_to_word(
        &current[..start],
        if old > 0 { &current[start..start + old] } else { &wanted[start..start + new] },
    );
    let start = if old == 0 || new == 0 { start - back } else { start };

    let units = |text: &str| text.encode_utf16().count() as u32;
    let at = units(&current[..start]);
    if old > 0 {
        target.remove_range(txn, at, units(&current[start..start + old]));
    }
    if new > 0 {
        target.insert(txn, at, &wanted[start..start + new]);
    }
}

/// By how many bytes `run` can begin earlier and still do the same, so that it begins where a word begins:
/// "een [twee d]drie" is better said as "een [twee ]drie", because two people may do it at once. 0 when it
/// cannot.
fn back_to_word(before: &str, run: &str) -> usize {
    let mut run: VecDeque<char> = run.chars().collect();
    let mut back = 0;
    for last in before.chars().rev() {
        if last.is_whitespace() {
            return back;
        }
        if run.pop_back() != Some(last) {
            return 0;
        }
        run.push_front(last);
        back += last.len_utf8();
    }
    back
}

#[cfg(test)]
mod tests {
    use super::back_to_word;

    #[test]
    fn a_change_begins_where_a_word_begins_when_that_is_the_same_change() {
        assert_eq!(back_to_word("een d", "rie d"), 1);
        assert_eq!(back_to_word("één", "een"), 0);
        assert_eq!(back_to_word("een ", "twee "), 0);
        assert_eq!(back_to_word("", "twee"), 0);
        assert_eq!(back_to_word("é", " é"), 2);
    }
}
