//! Where the window may go: nowhere but the screens, and, in a frame, the player of a video.

use tauri::Url;

/// The hosts that a playing video needs in its frame.
const PLAYERS: [&str; 2] = ["www.youtube-nocookie.com", "player.vimeo.com"];

/// Whether the window or a frame in it may show this address.
pub fn may_show(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "tauri" => host == "localhost",
        // The screens on Windows, and the page with the player.
        "http" => host == "tauri.localhost" || host == "127.0.0.1",
        "https" => host == "tauri.localhost" || PLAYERS.contains(&host),
        "about" => matches!(url.path(), "blank" | "srcdoc"),
        "blob" => url.path().starts_with("tauri://localhost/") || url.path().starts_with("http://tauri.localhost/"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::may_show;

    #[test]
    fn the_window_stays_at_home() {
        let may = |url: &str| may_show(&url.parse().expect("an address"));
        for url in [
            "tauri://localhost/",
            "http://tauri.localhost/index.html",
            "http://127.0.0.1:4000/player/youtube/x",
            "https://www.youtube-nocookie.com/embed/x",
            "about:srcdoc",
        ] {
            assert!(may(url), "{url}");
        }
        for url in [
            "https://example.org/",
            "http://localhost/",
            "file:///etc/passwd",
            "data:text/html,x",
            "tauri://evil/",
            "https://www.youtube.com/watch?v=x",
            "http://127.0.0.1.example.org/",
            "blob:https://example.org/1",
        ] {
            assert!(!may(url), "{url}");
        }
    }
}
