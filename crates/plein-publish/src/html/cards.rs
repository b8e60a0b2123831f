//! Cards: a file to download, a link to a page elsewhere.

use super::media::figcaption;
use super::{Page, inline};
use crate::{Word, safe_link};
use maud::{Markup, html};
use plein_model::{File, LinkCard, MediumId};

/// A file to download.
pub(super) fn file(file: &File, page: &Page<'_>) -> Markup {
    let File { medium: id, name, bytes, face, caption, .. } = file;
    let name = match name.trim() {
        "" => page.words.say(Word::UntitledFile),
        name => name.to_owned(),
    };
    let inside = html! {
        @if let Some(face) = face.filter(|face| page.media.medium(face).is_some()) { (thumbnail(&face, page)) }
        @else { svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d="M14 3H6.500v18h11V6.500zM14 3v3.500h3.500M9.500 13.500l2.500 2.500 2.500-2.500M12 16v-5.500" {} } }
        span.name { (name) }
        span.size { (size(*bytes, page.language)) }
    };
    html! {
        figure class=(if face.is_some() { "file faced" } else { "file" }) {
            @if page.media.medium(id).is_some() {
                a.card href=(page.media.url(id, None)) download=(name) { (inside) }
            } @else {
                div.card { (inside) }
                p.gentle lang=(page.language) { (page.words.say(Word::FileMissing)) }
            }
            (figcaption(caption, page))
        }
    }
}

/// A page elsewhere. Nobody is asked for anything until a person follows it.
pub(super) fn link(link: &LinkCard, page: &Page<'_>) -> Markup {
    let host = host(&link.url);
    let title = if link.title.trim().is_empty() { host } else { link.title.trim() };
    let face = link.face.filter(|face| page.media.medium(face).is_some());
    let inside = html! {
        @if let Some(face) = face { (thumbnail(&face, page)) }
        span.what {
            strong { (title) }
            @if !link.description.trim().is_empty() { span.description { (link.description) } }
            span.host { (host) }
        }
        span.visually-hidden lang=(page.language) { " (" (page.words.say(Word::ElsewhereNote)) ")" }
    };
    html! {
        figure.link {
            @match safe_link(&link.url) {
                Some(url) => { a.card href=(url) rel="noopener noreferrer" { (inside) } },
                None => { div.card { (inside) } },
            }
            @if !link.text.is_empty() { figcaption { (inline::text(&link.text, page)) } }
        }
    }
}

/// The part of an address that says whose it is.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host)
}

fn thumbnail(id: &MediumId, page: &Page<'_>) -> Markup {
    html! { img.face src=(page.media.url(id, Some(480))) alt="" loading="lazy" decoding="async"; }
}

/// A length in the largest decimal unit that leaves a number of at least one, with one decimal below ten.
fn size(bytes: u64, language: &str) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"];
    let power = (0..4).rev().find(|power| bytes >= 1000_u64.pow(power + 1)).map_or(0, |power| power + 1);
    let unit = 1000_u64.pow(power);
    let tenths = (u128::from(bytes) * 10 + u128::from(unit) / 2) / u128::from(unit);
    let point = if language.starts_with("en") { '.' } else { ',' };
    let number = match (power, tenths) {
        (0, _) => bytes.to_string(),
        (_, 0..100) if tenths % 10 != 0 => format!("{}{point}{}", tenths / 10, tenths % 10),
        _ => (tenths / 10).to_string(),
    };
    format!("{number}\u{a0}{}", units[power as usize])
}

#[cfg(test)]
mod tests {
    use super::{host, size};

    #[test]
    fn sizes_read_as_people_say_them() {
        let nl: Vec<_> = [0, 999, 1000, 1234, 12_345, 5_600_000, u64::MAX].iter().map(|b| size(*b, "nl")).collect();
        assert_eq!(
            nl,
            ["0\u{a0}B", "999\u{a0}B", "1\u{a0}kB", "1,2\u{a0}kB", "12\u{a0}kB", "5,6\u{a0}MB", "18446744\u{a0}TB"]
        );
        assert_eq!(size(1234, "en-GB"), "1.2\u{a0}kB");
    }

    #[test]
    fn a_card_says_whose_page_it_is() {
        let hosts =
            ["https://www.nvng.nl/a?b", "http://x", "https://wie@evil.example:8080/x", "https://a.b#c"].map(host);
        assert_eq!(hosts, ["nvng.nl", "x", "evil.example:8080", "a.b"]);
    }
}
