//! Front matter: what stands between two lines of `---` at the beginning of a file.
//!
//! Owns a strict, small part of YAML: `key: value`, `key: [a, b]`, `key:` with `- a` under it, `key: >` or `key: |`
//! with indented text under it, quotes and comments. Deliberately absent: everything else of YAML (anchors, tags,
//! maps in maps): it is noted and never guessed at.

use crate::note::{NoteCode, Notes};
use std::collections::BTreeSet;

/// What the front matter says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Front {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub language: Option<String>,
    pub themes: BTreeSet<String>,
}

/// Longer front matter is taken for text between two lines.
const MOST_LINES: usize = 200;

/// Splits a text in its front matter and the rest, with the number of lines before the rest.
pub(crate) fn split(text: &str) -> (Option<&str>, &str, u32) {
    let none = (None, text, 0);
    let Some(after) = text.strip_prefix("---").map(|rest| rest.trim_start_matches([' ', '\t'])) else { return none };
    let Some(after) = after.strip_prefix('\n') else { return none };
    let mut length = 0;
    for (number, line) in after.split_inclusive('\n').enumerate().take(MOST_LINES) {
        let content = line.trim_end();
        if matches!(content, "---" | "...") {
            let inside = &after[..length];
            return (Some(inside), &after[length + line.len()..], number as u32 + 2);
        }
        // A rule followed by text is not front matter: every line must look like it.
        let looks = content.is_empty()
            || content.starts_with([' ', '\t', '#', '-', '[', ']', '{', '}', '"', '\''])
            || content.contains(':');
        if !looks {
            return none;
        }
        length += line.len();
    }
    none
}

/// Reads front matter; its first line is line 2 of the file.
pub(crate) fn read(inside: &str, notes: &mut Notes) -> Front {
    let mut front = Front::default();
    let mut lines = (2u32..).zip(inside.lines()).peekable();
    while let Some((number, line)) = lines.next() {
        let trimmed = line.trim();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        let pair = trimmed.split_once(':').filter(|(key, value)| {
            let spaced = value.is_empty() || value.starts_with([' ', '\t']);
            !line.starts_with([' ', '\t', '-']) && !key.trim().is_empty() && spaced
        });
        let Some((key, value)) = pair else {
            notes.add(number, NoteCode::FrontMatterUnread, [("value", trimmed)]);
            continue;
        };
        let mut under = Vec::new();
        while let Some((_, next)) = lines.next_if(|(_, next)| {
            next.trim().is_empty() || next.starts_with([' ', '\t']) || next.starts_with("- ") || *next == "-"
        }) {
            under.push(next);
        }
        let value = uncommented(value.trim());
        match Value::read(value, &under) {
            Some(value) => take(&mut front, number, key.trim(), value, notes),
            None => {
                let whole = under.iter().fold(trimmed.to_owned(), |whole, line| whole + " " + line.trim());
                notes.add(number, NoteCode::FrontMatterUnread, [("value", whole.trim())]);
            }
        }
    }
    front
}

enum Value {
    One(String),
    Many(Vec<String>),
}

impl Value {
    fn read(value: &str, under: &[&str]) -> Option<Self> {
        let items: Vec<&str> = under.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        match value {
            // Folded or kept lines; in one title or summary the difference does not matter.
            ">" | ">-" | ">+" | "|" | "|-" | "|+" => Some(Self::One(items.join(" "))),
            "" if items.is_empty() => Some(Self::One(String::new())),
            "" => {
                let items = items.iter().filter(|line| !line.starts_with('#'));
                let items = items.map(|line| line.strip_prefix('-').map(|item| unquoted(uncommented(item.trim()))));
                let items = items.collect::<Option<Vec<_>>>()?;
                // A map in the list is not ours to read.
                Some(Self::Many(items.into_iter().collect::<Option<_>>()?))
            }
            _ if value.starts_with('[') => {
                let whole = items.iter().fold(value.to_owned(), |whole, line| whole + " " + line);
                let inside = whole.strip_prefix('[')?.strip_suffix(']')?;
                let items = separated(inside)?.into_iter().filter(|item| !item.is_empty()).map(unquoted);
                Some(Self::Many(items.collect::<Option<_>>()?))
            }
            _ => {
                let whole = items.iter().fold(value.to_owned(), |whole, line| whole + " " + line);
                Some(Self::One(unquoted(&whole)?))
            }
        }
    }
}

/// Without a comment at its end: ` #` outside quotes.
fn uncommented(value: &str) -> &str {
    if value.starts_with(['"', '\'']) {
        return value;
    }
    value.find(" #").map_or(value, |at| value[..at].trim_end())
}

/// The text of a plain or quoted value; `None` for what is more than text.
fn unquoted(value: &str) -> Option<String> {
    if let Some(inside) = value.strip_prefix('"') {
        let inside = inside.strip_suffix('"')?;
        let mut text = String::new();
        let mut chars = inside.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => return None,
                '\\' => text.push(match chars.next()? {
                    'n' | 't' => ' ',
                    other @ ('"' | '\\' | '/') => other,
                    _ => return None,
                }),
                c => text.push(c),
            }
        }
        return Some(text);
    }
    if let Some(inside) = value.strip_prefix('\'') {
        return Some(inside.strip_suffix('\'')?.replace("''", "'"));
    }
    (!value.starts_with(['{', '&', '*', '!', '|', '>', '%', '@', '`', '['])).then(|| value.to_owned())
}

/// The items between commas that stand outside quotes.
fn separated(inside: &str) -> Option<Vec<&str>> {
    let mut items = Vec::new();
    let (mut from, mut quote) = (0, None);
    for (at, c) in inside.char_indices() {
        match (c, quote) {
            (',', None) => {
                items.push(inside[from..at].trim());
                from = at + 1;
            }
            ('"' | '\'', None) if inside[from..at].trim().is_empty() => quote = Some(c),
            (c, Some(open)) if c == open => quote = None,
            ('[' | '{', None) => return None,
            _ => {}
        }
    }
    items.push(inside[from..].trim());
    quote.is_none().then_some(items)
}

fn take(front: &mut Front, line: u32, key: &str, value: Value, notes: &mut Notes) {
    let one = |value: &Value| match value {
        Value::One(text) => text.clone(),
        Value::Many(items) => items.join(", "),
    };
    let whole = one(&value);
    let mut unknown = || notes.add(line, NoteCode::FrontMatterUnknown, [("key", key), ("value", &whole)]);
    if whole.trim().is_empty() {
        return;
    }
    let set = |slot: &mut Option<String>, text: &str| {
        let free = slot.is_none();
        if free {
            *slot = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        free
    };
    let taken = match key.to_lowercase().as_str() {
        "title" | "titel" => set(&mut front.title, &whole),
        "summary" | "description" | "abstract" | "samenvatting" | "beschreibung" | "zusammenfassung" => {
            set(&mut front.summary, &whole)
        }
        "language" | "lang" | "taal" | "sprache" => is_language(&whole) && set(&mut front.language, &whole),
        "themes" | "theme" | "tags" | "tag" | "keywords" | "categories" | "category" | "themas" | "thema"
        | "thema's" | "trefwoorden" | "themen" => {
            let items = match value {
                Value::One(text) => text.split(',').map(str::to_owned).collect(),
                Value::Many(items) => items,
            };
            front.themes.extend(items.iter().map(|item| item.trim().trim_start_matches('#').to_owned()));
            front.themes.remove("");
            true
        }
        _ => false,
    };
    if !taken {
        unknown();
    }
}

/// A BCP 47 tag, as far as its shape goes.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|first| (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic()))
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> (Front, Vec<(u32, &'static str, String)>, String) {
        let (inside, rest, _) = split(text);
        let mut notes = Notes::of("a.md");
        let front = read(inside.expect("front matter"), &mut notes);
        let notes = notes.into_vec().into_iter();
        let notes = notes.map(|n| (n.line, n.code.as_str(), n.args.into_values().collect::<Vec<_>>().join("=")));
        (front, notes.collect(), rest.to_owned())
    }

    #[test]
    fn what_people_write() {
        let (front, notes, rest) = read_all(
            "---\ntitle: \"Jodium: \\\"hoe\\\"\" \nsummary: >\n  Twee regels\n  tekst.\ntags: [hart, 'long, nier', \"\"]\nlang: nl-NL # taal\ndate: 2026-11-22\n\n---\n# Kop\n",
        );
        assert_eq!(front.title.as_deref(), Some("Jodium: \"hoe\""));
        assert_eq!(front.summary.as_deref(), Some("Twee regels tekst."));
        assert_eq!(front.language.as_deref(), Some("nl-NL"));
        assert_eq!(front.themes.iter().collect::<Vec<_>>(), ["hart", "long, nier"]);
        assert_eq!(notes, [(8, "front_matter_unknown", "date=2026-11-22".to_owned())]);
        assert_eq!(rest, "# Kop\n");
    }

    #[test]
    fn a_list_under_its_key_and_a_plain_list_with_commas() {
        let (front, notes, _) = read_all("---\nthemas:\n  - hart\n- nier # ook\ntitel: Zo\ntrefwoorden: a, b\n---\n");
        assert_eq!(front.themes.iter().collect::<Vec<_>>(), ["a", "b", "hart", "nier"]);
        assert_eq!(front.title.as_deref(), Some("Zo"));
        assert_eq!(notes, []);
    }

    #[test]
    fn what_is_not_understood_is_told() {
        let (front, notes, _) =
            read_all("---\nauthor:\n  name: Jan\ntitle: &anchor X\nlang: klingon!\njust: [a, {b: c}]\n---\n");
        assert_eq!(front, Front::default());
        let codes: Vec<_> = notes.iter().map(|(line, code, _)| (*line, *code)).collect();
        let unread = "front_matter_unread";
        assert_eq!(codes, [(2, unread), (4, unread), (5, "front_matter_unknown"), (6, unread)]);
        assert!(notes[0].2.contains("name: Jan"));
    }

    #[test]
    fn a_rule_is_a_rule() {
        for text in
            ["---\n\nEen alinea.\n\n---\nNog een.", "---", "--- x\n---", "tekst\n---\na: b\n---", "---\na: b\nc: d"]
        {
            assert_eq!(split(text).0, None, "{text:?}");
        }
    }
}
