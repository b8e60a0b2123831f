//! Addresses in Markdown: what becomes a link, and what is only said.

use crate::note::NoteCode;

/// What an address is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Address<'a> {
    /// Somewhere else; kept as a link.
    Elsewhere(&'a str),
    /// In the same folder, or a heading.
    Local,
    /// A kind that is never opened.
    Refused,
}

impl<'a> Address<'a> {
    pub fn of(address: &'a str) -> Self {
        let scheme = address.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| {
            scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        });
        match scheme.map(str::to_ascii_lowercase).as_deref() {
            Some("http" | "https" | "mailto" | "tel") => Self::Elsewhere(address),
            // A letter for a disk.
            Some(scheme) if scheme.len() == 1 => Self::Local,
            Some(_) => Self::Refused,
            None if address.starts_with("//") => Self::Refused,
            None => Self::Local,
        }
    }

    /// What to say when it is not kept.
    pub fn note(&self) -> Option<NoteCode> {
        match self {
            Self::Elsewhere(_) => None,
            Self::Local => Some(NoteCode::LinkLocal),
            Self::Refused => Some(NoteCode::LinkRefused),
        }
    }

    /// Whether a picture there would have to be fetched.
    pub fn is_on_the_web(address: &str) -> bool {
        let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
        lower.starts_with("http://") || lower.starts_with("https://") || lower.starts_with("//")
    }
}

/// The file that a picture's address names: without a query, `%20` as a space. `None` when it is not UTF-8 then.
pub(crate) fn file_of(address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |i: usize| after.get(i).and_then(|b| char::from(*b).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

/// Cuts a text in pieces, those that are bare web addresses marked (GFM, extended autolinks).
pub(crate) fn pieces(text: &str) -> Vec<(&str, bool)> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut search = 0;
    while let Some(found) = text[search..].find("http") {
        let at = search + found;
        let rest = &text[at..];
        let begins = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || "(*_~\"'„“".contains(c));
        let scheme = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme));
        let Some(scheme) = scheme.filter(|_| begins) else {
            search = at + 4;
            continue;
        };
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')).unwrap_or(rest.len());
        let address = without_tail(&rest[..end]);
        if address.len() <= scheme.len() {
            search = at + 4;
            continue;
        }
        pieces.extend((at > from).then(|| (&text[from..at], false)));
        pieces.push((address, true));
        from = at + address.len();
        search = from;
    }
    pieces.extend((from < text.len()).then(|| (&text[from..], false)));
    pieces
}

/// Without the punctuation of the sentence around it.
fn without_tail(address: &str) -> &str {
    let mut address = address;
    // Counted once and kept up to date, so that a line of brackets does not take for ever.
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        match last {
            '?' | '!' | '.' | ',' | ':' | ';' | '*' | '_' | '~' | '\'' | '”' | '’' => {}
            ')' if close > open => close -= 1,
            _ => break,
        }
        if last == '(' {
            open -= 1;
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_kinds_are_kept() {
        for kept in ["https://a.nl", "HTTP://a.nl", "mailto:a@b.nl", "tel:112"] {
            assert_eq!(Address::of(kept), Address::Elsewhere(kept));
        }
        for local in ["a.md", "#kop", "../a b.md", "C:\\x.md", "www.a.nl/b", "a/b:c.md", ""] {
            assert_eq!(Address::of(local), Address::Local, "{local}");
        }
        for refused in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//a.nl/x", "JaVaScRiPt:x"] {
            assert_eq!(Address::of(refused), Address::Refused, "{refused}");
        }
    }

    #[test]
    fn bare_addresses_are_found_without_the_sentence_around_them() {
        assert_eq!(
            pieces("Zie https://a.nl/x_(y). Of (http://b.nl)! http no https:// xhttp://c.nl"),
            [
                ("Zie ", false),
                ("https://a.nl/x_(y)", true),
                (". Of (", false),
                ("http://b.nl", true),
                (")! http no https:// xhttp://c.nl", false),
            ]
        );
        assert_eq!(pieces(""), []);
        assert_eq!(pieces(&"http".repeat(1000)).len(), 1);
    }

    #[test]
    fn files_of_addresses() {
        assert_eq!(file_of("img/mijn%20foto.png?raw=true#x").as_deref(), Some("img/mijn foto.png"));
        assert_eq!(file_of("%zz%4").as_deref(), Some("%zz%4"));
        assert_eq!(file_of("%ff"), None);
    }

    proptest::proptest! {
        #[test]
        fn no_character_is_lost_between_pieces(text in "[a-z:/.()h \u{e9}*_]{0,60}|(http://|https://|[() ]){0,20}") {
            let whole: String = pieces(&text).iter().map(|(piece, _)| *piece).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
