//! Where things outside the page are: media, players, and the links that people wrote.

use plein_model::{Medium, MediumId, Video, VideoSite};

/// Where the host serves media.
pub trait MediaLinks {
    /// The address of a medium. With `width`: of the rendition that is that wide, or, when the picture itself is
    /// narrower, of the picture at its own width. Without: of the whole file, as a download.
    fn url(&self, id: &MediumId, width: Option<u32>) -> String;
    /// What is known of it; `None` while it has not arrived. `width` and `height` keep the page from jumping.
    fn medium(&self, id: &MediumId) -> Option<Medium>;
}

/// Where a video plays.
pub trait VideoLinks {
    /// The address that is opened in a new window when a person asks for the video.
    fn play(&self, video: &Video) -> String;
}

/// Plays each video at its own site.
#[derive(Debug, Clone, Copy, Default)]
pub struct SiteVideos;

impl VideoLinks for SiteVideos {
    fn play(&self, video: &Video) -> String {
        let Video { id, start, .. } = video;
        match (video.site, start) {
            (VideoSite::Youtube, 0) => format!("https://www.youtube.com/watch?v={id}"),
            (VideoSite::Youtube, start) => format!("https://www.youtube.com/watch?v={id}&t={start}s"),
            (VideoSite::Vimeo, 0) => format!("https://vimeo.com/{id}"),
            (VideoSite::Vimeo, start) => format!("https://vimeo.com/{id}#t={start}s"),
        }
    }
}

/// The site's name, as it calls itself.
pub(crate) const fn site_name(site: VideoSite) -> &'static str {
    match site {
        VideoSite::Youtube => "YouTube",
        VideoSite::Vimeo => "Vimeo",
    }
}

/// Whether the id is one that [`Video::id`] promises, and so can stand in an address.
pub(crate) fn is_video_id(id: &str) -> bool {
    (1..=64).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// The link as it may stand in `href`: absolute, by `http`, `https` or `mailto`, without control characters or white
/// space (which browsers drop from the middle of a scheme). `None` for everything else; its text is shown without it.
pub fn safe_link(link: &str) -> Option<&str> {
    let link = link.trim();
    if link.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let rest = |scheme: &str| {
        let start = link.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &link[scheme.len()..])
    };
    let web = ["http://", "https://"].into_iter().find_map(rest).is_some_and(|host| !host.is_empty());
    let mail = rest("mailto:").is_some_and(|address| !address.is_empty());
    (web || mail).then_some(link)
}

#[cfg(test)]
mod tests {
    use super::safe_link;

    #[test]
    fn only_web_and_mail_survive() {
        for good in ["https://example.org/a?b=c#d", "HTTP://example.org", "mailto:iemand@example.org"] {
            assert_eq!(safe_link(good), Some(good));
        }
        assert_eq!(safe_link("  https://example.org "), Some("https://example.org"));
        for bad in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "//example.org",
            "/inside",
            "#here",
            "https://",
            "mailto:",
            "file:///etc",
            "https://a b",
            "https://a\nb",
            "éé",
            "blob:https://x",
            "view-source:https://x",
        ] {
            assert_eq!(safe_link(bad), None, "{bad:?}");
        }
    }
}
