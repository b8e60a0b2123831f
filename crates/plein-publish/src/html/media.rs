//! The cover, videos at another's site, and sounds and videos of one's own.

use super::{Page, inline};
use crate::links::{is_video_id, site_name};
use crate::{Word, safe_link};
use maud::{Markup, html};
use plein_model::{Audio, Clip, MediumId, Text, Video};

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

/// The renditions up to the picture's own width, never beyond it.
pub(super) fn srcset(id: &MediumId, own: Option<u32>, page: &Page<'_>) -> Option<String> {
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

/// A sound of one's own.
pub(super) fn audio(audio: &Audio, page: &Page<'_>) -> Markup {
    let name = named(&audio.name, Word::UntitledAudio, page);
    html! {
        figure.audio {
            p.name { (name) @if let Some(time) = audio.duration { " " span.time { (clock(seconds(time))) } } }
            @if page.media.medium(&audio.medium).is_some() {
                audio controls preload="none" src=(page.media.url(&audio.medium, None)) aria-label=(name) {}
            } @else {
                p.gentle lang=(page.language) { (page.words.say(Word::FileMissing)) }
            }
            (transcript(&audio.transcript, page))
            (figcaption(&audio.caption, page))
        }
    }
}

/// A video of one's own.
pub(super) fn clip(clip: &Clip, page: &Page<'_>) -> Markup {
    let name = named(&clip.name, Word::UntitledVideo, page);
    let poster = clip.poster.filter(|id| page.media.medium(id).is_some());
    html! {
        figure.clip {
            @if page.media.medium(&clip.medium).is_some() {
                video controls preload="none" playsinline src=(page.media.url(&clip.medium, None)) aria-label=(name)
                    poster=[poster.map(|id| page.media.url(&id, Some(960)))] width=[clip.width] height=[clip.height] {}
            } @else {
                p.missing.gentle lang=(page.language) { (page.words.say(Word::FileMissing)) }
            }
            p.on-paper { (name) @if let Some(time) = clip.duration { " (" (clock(seconds(time))) ")" } }
            (transcript(&clip.transcript, page))
            (figcaption(&clip.caption, page))
        }
    }
}

/// What is said, to be opened.
fn transcript(words: &str, page: &Page<'_>) -> Markup {
    html! {
        @if !words.trim().is_empty() {
            details.transcript {
                summary lang=(page.language) { (page.words.say(Word::Transcript)) }
                @for line in words.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
            }
        }
    }
}

fn named(name: &str, otherwise: Word<'_>, page: &Page<'_>) -> String {
    if name.trim().is_empty() { page.words.say(otherwise) } else { name.trim().to_owned() }
}

fn seconds(milliseconds: u64) -> u32 {
    u32::try_from(milliseconds.saturating_add(500) / 1000).unwrap_or(u32::MAX)
}

pub(super) fn figcaption(caption: &Text, page: &Page<'_>) -> Markup {
    html! { @if !caption.is_empty() { figcaption { (inline::text(caption, page)) } } }
}

#[cfg(test)]
mod tests {
    use super::clock;

    #[test]
    fn times_read_as_on_a_player() {
        assert_eq!([clock(5), clock(92), clock(3661)], ["0:05", "1:32", "1:01:01"]);
    }
}
