//! Videos at another's site, and their addresses as people paste them.

use crate::Text;
use serde::{Deserialize, Serialize};

/// A video at another's site; nothing is fetched from there until a person asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Video {
    /// Where.
    pub site: VideoSite,
    /// The site's own id: `A-Z a-z 0-9 _ -` only.
    pub id: String,
    /// Where to begin, in seconds.
    #[serde(default)]
    pub start: u32,
    /// What it is called; empty while nobody has said.
    #[serde(default)]
    pub title: String,
    /// Shown under it.
    pub caption: Text,
}

/// The sites whose videos Plein knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VideoSite {
    /// youtube.com, youtu.be, youtube-nocookie.com.
    Youtube,
    /// vimeo.com.
    Vimeo,
}

/// The video that an address leads to, when it is one at YouTube or Vimeo; without a title or caption.
///
/// Knows `youtube.com/watch`, `/shorts`, `/embed`, `/live` and `/v`, `youtu.be`, `youtube-nocookie.com`, `vimeo.com/<id>`
/// and `player.vimeo.com/video/<id>`; `t`, `start` and `#t=` say where to begin. A channel, a playlist without a
/// video or a private Vimeo address (which has a second part that a player needs) is not a video.
pub fn video_link(url: &str) -> Option<Video> {
    let url = url.trim();
    let rest = strip_ignoring_case(url, "https://").or_else(|| strip_ignoring_case(url, "http://")).unwrap_or(url);
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let asked = |name: &str| query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name);
    let (site, id) = match host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host) {
        "youtube.com" | "youtube-nocookie.com" | "music.youtube.com" => {
            let id = match parts.as_slice() {
                ["watch"] => asked("v")?.1,
                ["shorts" | "embed" | "live" | "v", id] => id,
                _ => return None,
            };
            (VideoSite::Youtube, id)
        }
        "youtu.be" => match parts.as_slice() {
            [id] => (VideoSite::Youtube, *id),
            _ => return None,
        },
        "vimeo.com" => match parts.as_slice() {
            [id] | ["channels", _, id] | ["groups", _, "videos", id] => (VideoSite::Vimeo, *id),
            _ => return None,
        },
        "player.vimeo.com" => match parts.as_slice() {
            ["video", id] => (VideoSite::Vimeo, *id),
            _ => return None,
        },
        _ => return None,
    };
    let good = match site {
        // Eleven characters today; nobody promised that.
        VideoSite::Youtube => {
            (6..=20).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
        }
        VideoSite::Vimeo => (1..=12).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_digit()),
    };
    // `embed/videoseries` is a playlist.
    if !good || id == "videoseries" {
        return None;
    }
    let begin = asked("t").or_else(|| asked("start")).map(|(_, time)| time);
    let begin = begin.or_else(|| fragment.strip_prefix("t="));
    let start = begin.and_then(seconds).unwrap_or(0);
    Some(Video { site, id: id.to_owned(), start, title: String::new(), caption: Text::default() })
}

fn strip_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// `90`, `90s`, `1m30s`, `1h2m3s`.
fn seconds(time: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut number = String::new();
    for c in time.chars() {
        let unit = match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            'h' | 'H' => 3600,
            'm' | 'M' => 60,
            's' | 'S' => 1,
            _ => return None,
        };
        total = total.checked_add(number.parse::<u32>().ok()?.checked_mul(unit)?)?;
        number.clear();
    }
    if number.is_empty() { Some(total) } else { total.checked_add(number.parse().ok()?) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_paste_them() {
        let youtube = [
            ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", 0),
            ("http://youtube.com/watch?feature=share&v=dQw4w9WgXcQ&t=90", 90),
            ("HTTPS://M.youtube.com/watch?v=dQw4w9WgXcQ&list=PL123", 0),
            ("https://youtu.be/dQw4w9WgXcQ", 0),
            ("https://youtu.be/dQw4w9WgXcQ?si=x_y&t=1m30s", 90),
            ("youtu.be/dQw4w9WgXcQ", 0),
            ("https://www.youtube.com/shorts/dQw4w9WgXcQ", 0),
            ("https://www.youtube.com/embed/dQw4w9WgXcQ?start=12", 12),
            ("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", 0),
            ("https://www.youtube.com/live/dQw4w9WgXcQ#t=1h2m3s", 3723),
            ("  https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=later ", 0),
        ];
        for (url, start) in youtube {
            let video = video_link(url).unwrap_or_else(|| panic!("{url}"));
            assert_eq!(
                (video.site, video.id.as_str(), video.start),
                (VideoSite::Youtube, "dQw4w9WgXcQ", start),
                "{url}"
            );
        }
        for url in [
            "https://vimeo.com/76979871",
            "https://vimeo.com/channels/staffpicks/76979871",
            "https://player.vimeo.com/video/76979871?h=1",
        ] {
            let video = video_link(url).unwrap_or_else(|| panic!("{url}"));
            assert_eq!((video.site, video.id.as_str()), (VideoSite::Vimeo, "76979871"), "{url}");
        }
        assert_eq!(video_link("https://vimeo.com/76979871#t=20s").map(|v| v.start), Some(20));
    }

    #[test]
    fn everything_else_is_not_a_video() {
        for url in [
            "",
            "https://www.youtube.com/",
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/playlist?list=PL1234567",
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/watch",
            "https://www.youtube.com/watch?v=<script>",
            "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
            "https://evil.example/?u=https://youtu.be/dQw4w9WgXcQ",
            "https://user@youtu.be/dQw4w9WgXcQ",
            "https://vimeo.com/about",
            "https://vimeo.com/76979871/abcdef0123",
            "javascript:youtu.be/dQw4w9WgXcQ",
            "https://youtu.be/ünïcödé",
        ] {
            assert_eq!(video_link(url), None, "{url}");
        }
    }

    proptest::proptest! {
        #[test]
        fn an_id_is_always_harmless(tail in "\\PC{0,60}", which in 0usize..4) {
            let head = ["https://youtu.be/", "https://www.youtube.com/watch?v=", "https://vimeo.com/", ""][which];
            if let Some(video) = video_link(&format!("{head}{tail}")) {
                proptest::prop_assert!(video.id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
            }
        }
    }
}
