//! Pictures, videos and files.

use super::{Page, inline};
use crate::links::{is_video_id, site_name};
use crate::{Word, safe_link};
use maud::{Markup, html};
use plein_model::{MediumId, Picture, Text, Video};

/// The widths that pictures are kept in, in pixels.
const WIDTHS: [u32; 3] = [480, 960, 1920];

/// The photo on top; `None` while it has not arrived.
pub(super) fn cover(id: &MediumId, page: &Page<'_>) -> Option<Markup> {
    let medium = page.media.medium(id)?;
    Some(html! {
        img src=(page.media.url(id, Some(1920))) srcset=[srcset(id, medium.width, page)] sizes="100vw" alt=""
            width=[medium.width] height=[medium.height] fetchpriority="high";
    })
}

pub(super) fn picture(picture: &Picture, page: &Page<'_>) -> Markup {
    let Picture { medium: id, alt, caption, .. } = picture;
    let described = match (picture.decorative, alt.trim()) {
        (true, _) => String::new(),
        (false, "") => page.words.say(Word::PictureUndescribed),
        (false, alt) => alt.to_owned(),
    };
    html! {
        figure.picture {
            @match page.media.medium(id) {
                Some(medium) => {
                    @let (width, height) = (medium.width.or(picture.width), medium.height.or(picture.height));
                    img src=(page.media.url(id, Some(960))) srcset=[srcset(id, width, page)]
                        sizes="(max-width: 44rem) 100vw, 42rem" alt=(described)
                        width=[width] height=[height] loading="lazy" decoding="async";
                }
                None => {
                    p.missing.gentle lang=(page.language) { (page.words.say(Word::PictureMissing)) }
                    @if !described.is_empty() && !alt.trim().is_empty() { p.gentle { (described) } }
                }
            }
            (figcaption(caption, page))
        }
    }
}

/// The renditions up to the picture's own width, never beyond it.
fn srcset(id: &MediumId, own: Option<u32>, page: &Page<'_>) -> Option<String> {
    let own = own?;
    let smaller = WIDTHS.iter().take_while(|width| **width < own);
    let last = WIDTHS.iter().find(|width| **width >= own).map(|width| (*width, own));
    let candidates = smaller.map(|width| (*width, *width)).chain(last);
    let urls: Vec<_> = candidates.map(|(ask, is)| format!("{} {is}w", page.media.url(id, Some(ask)))).collect();
    Some(urls.join(", "))
}

pub(super) fn video(video: &Video, page: &Page<'_>) -> Option<Markup> {
    if !is_video_id(&video.id) {
        return None;
    }
    let words = page.words;
    let site = site_name(video.site);
    let title = match video.title.trim() {
        "" => words.say(Word::UntitledVideo),
        title => title.to_owned(),
    };
    let player = page.video.play(video);
    // Only the host's own pages may be relative.
    let player =
        if player.starts_with('/') && !player.starts_with("//") { Some(player.as_str()) } else { safe_link(&player) };
    Some(html! {
        figure.video {
            a.card href=[player] target="_blank" rel="noopener noreferrer" {
                span.play aria-hidden="true" {
                    svg viewBox="0 0 24 24" { path d="M8.5 5.5v13l10.5-6.5z" {} }
                }
                span.what {
                    strong { (title) }
                    span lang=(page.language) {
                        (words.say(Word::VideoNote { site }))
                        @if video.start > 0 { " · " (words.say(Word::VideoStart { time: &clock(video.start) })) }
                    }
                    span.visually-hidden lang=(page.language) { " (" (words.say(Word::NewWindow)) ")" }
                }
            }
            (figcaption(&video.caption, page))
        }
    })
}

/// Minutes and seconds, with hours where there are any.
fn clock(seconds: u32) -> String {
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{rest:02}") } else { format!("{minutes}:{rest:02}") }
}

pub(super) fn file(id: &MediumId, name: &str, bytes: u64, caption: &Text, page: &Page<'_>) -> Markup {
    let name = match name.trim() {
        "" => page.words.say(Word::UntitledFile),
        name => name.to_owned(),
    };
    let inside = html! {
        svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d="M14 3H6.500v18h11V6.500zM14 3v3.500h3.500M9.500 13.500l2.500 2.500 2.500-2.500M12 16v-5.500" {} }
        span.name { (name) }
        span.size { (size(bytes, page.language)) }
    };
    html! {
        figure.file {
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

fn figcaption(caption: &Text, page: &Page<'_>) -> Markup {
    html! { @if !caption.is_empty() { figcaption { (inline::text(caption, page)) } } }
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
    use super::{clock, size};

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
    fn times_read_as_on_a_player() {
        assert_eq!([clock(5), clock(92), clock(3661)], ["0:05", "1:32", "1:01:01"]);
    }
}
