//! What a page says of itself in its head. Pure: bytes in, words out; nothing is run, nothing nests.

use encoding_rs::{Encoding, UTF_8};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// The most letters of a title, and of what it is about.
const TITLE: usize = 200;
const DESCRIPTION: usize = 400;
/// Where an encoding must be told, as browsers have it.
const EARLY: usize = 1024;

/// What a page says of itself.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    pub title: String,
    pub description: String,
    /// An address, perhaps relative to the page.
    pub picture: Option<String>,
}

impl Page {
    /// Reads a page; `charset` is the encoding that came with it.
    pub(super) fn read(bytes: &[u8], charset: Option<&str>) -> Self {
        let (text, ..) = encoding(bytes, charset).decode(bytes);
        let tokenizer = Tokenizer::new(Head::default(), html5ever::tokenizer::TokenizerOpts::default());
        let queue = BufferQueue::default();
        queue.push_back(StrTendril::from(text.as_ref()));
        let _ = tokenizer.feed(&queue);
        tokenizer.end();
        tokenizer.sink.found.into_inner().page()
    }
}

/// A mark at the beginning, what came with it, what it says itself early on; else UTF-8.
fn encoding(bytes: &[u8], charset: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let early = String::from_utf8_lossy(&bytes[..bytes.len().min(EARLY)]).to_ascii_lowercase();
    let own = early.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'', ' ']);
        rest.split(|letter: char| !(letter.is_ascii_alphanumeric() || "-_:".contains(letter)))
            .next()
            .unwrap_or_default()
    });
    let named = |name: &str| Encoding::for_label(name.as_bytes());
    charset.and_then(named).or_else(|| own.and_then(named)).unwrap_or(UTF_8)
}

/// Hears the tags of a page, one after the other.
#[derive(Default)]
struct Head {
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    /// What `meta` says, by name; the first of each.
    said: BTreeMap<String, String>,
    title: String,
    in_title: bool,
    /// A drawing has titles too.
    in_drawing: bool,
    titled: bool,
}

impl TokenSink for Head {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut found = self.found.borrow_mut();
        match token {
            Token::TagToken(tag) => found.tag(&tag),
            Token::CharacterTokens(text) if found.in_title && found.title.len() < 4 * TITLE => {
                found.title.push_str(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Found {
    fn tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let begins = tag.kind == TagKind::StartTag;
        match tag.name.as_ref() {
            "svg" => self.in_drawing = begins && !tag.self_closing,
            "title" if !self.in_drawing => {
                self.in_title = begins && !self.titled;
                self.titled |= begins;
                if begins {
                    return TokenSinkResult::RawData(Rcdata);
                }
            }
            "meta" if begins => self.meta(tag),
            // What is in these is no page: a tag in it is none.
            "script" if begins => return TokenSinkResult::RawData(ScriptData),
            "style" | "noscript" | "iframe" | "noembed" | "noframes" | "xmp" if begins => {
                return TokenSinkResult::RawData(Rawtext);
            }
            "textarea" if begins => return TokenSinkResult::RawData(Rcdata),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn meta(&mut self, tag: &Tag) {
        let attribute =
            |name: &str| tag.attrs.iter().find(|one| one.name.local.as_ref() == name).map(|one| &*one.value);
        let Some(content) = attribute("content").filter(|content| !content.trim().is_empty()) else { return };
        for name in [attribute("property"), attribute("name")].into_iter().flatten() {
            self.said.entry(name.trim().to_ascii_lowercase()).or_insert_with(|| content.to_owned());
        }
    }

    fn page(mut self) -> Page {
        let mut first = |names: &[&str]| names.iter().find_map(|name| self.said.remove(*name));
        let title = first(&["og:title", "twitter:title"]);
        let description = first(&["og:description", "description", "twitter:description"]).unwrap_or_default();
        let picture = first(&["og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src"]);
        Page {
            title: line(title.as_deref().unwrap_or(&self.title), TITLE),
            description: line(&description, DESCRIPTION),
            picture: picture.map(|picture| picture.trim().to_owned()),
        }
    }
}

/// One line of at most `most` letters, without anything that is not seen.
fn line(text: &str, most: usize) -> String {
    let unseen = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let words: Vec<_> = text.split_whitespace().collect();
    let seen: String = words.join(" ").chars().filter(|letter| !unseen(*letter)).collect();
    if seen.chars().count() <= most {
        return seen;
    }
    let cut: String = seen.chars().take(most - 1).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::Page;

    fn read(html: &str) -> Page {
        Page::read(html.as_bytes(), None)
    }

    #[test]
    fn a_page_says_what_it_is_in_its_head() {
        let page = read(
            "<!doctype html><title>Lange titel | Site</title><meta property='og:title' content='Botscan &amp; meer'>\
             <meta name=description content='Gewoon'><meta property=og:description content=' Wat je\n ziet '>\
             <meta property=og:image content=/foto.jpg>",
        );
        assert_eq!(
            page,
            Page {
                title: "Botscan & meer".into(),
                description: "Wat je ziet".into(),
                picture: Some("/foto.jpg".into())
            }
        );
        assert_eq!(read("<title>\n Alleen &lt;dit&gt; </title>").title, "Alleen <dit>");
    }

    #[test]
    fn what_is_no_page_gives_nothing_and_what_is_in_a_script_is_no_tag() {
        assert_eq!(read(""), Page::default());
        assert_eq!(read("\u{0}<<<>>>&#x0;<meta content>"), Page::default());
        let page = read(
            "<script>'<meta property=og:title content=nee><title>nee</title>'</script><style><title>nee</title></style>\
             <svg><title>tekening</title></svg><title>ja</title><title>later</title>",
        );
        assert_eq!((page.title.as_str(), page.picture), ("ja", None));
    }

    #[test]
    fn older_encodings_are_read_as_they_are_meant() {
        assert_eq!(Page::read(b"<title>Pati\xebnt</title>", Some("iso-8859-1")).title, "Patiënt");
        assert_eq!(Page::read(b"<meta charset=\"windows-1252\"><title>Pati\xebnt</title>", None).title, "Patiënt");
        assert_eq!(Page::read("<title>Patiënt</title>".as_bytes(), Some("onzin")).title, "Patiënt");
    }

    #[test]
    fn words_are_one_line_of_a_bounded_length_with_nothing_unseen() {
        let page = read(&format!("<title>a\u{202e}b\u{7}c {}</title>", "woord ".repeat(900)));
        assert!(page.title.starts_with("abc woord ") && page.title.ends_with("woord…"));
        assert!(page.title.chars().count() <= super::TITLE);
    }

    #[test]
    fn a_page_that_never_ends_a_tag_or_nests_without_end_is_read_all_the_same() {
        assert_eq!(read(&"<div>".repeat(100_000)), Page::default());
        assert_eq!(read(&format!("<title>x</title><meta {}", "a=b ".repeat(100_000))).title, "x");
    }
}
