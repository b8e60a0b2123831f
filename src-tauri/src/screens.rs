//! The screens that Tauri built into this binary, for who looks at them in a browser.

use plein_app::loopback::{Asset, Screens};
use std::borrow::Cow;
use tauri::utils::assets::AssetKey;
use tauri::{Context, Wry};

/// The built-in screens, so that window and browser show the very same files.
pub fn built_in(context: Context<Wry>) -> Screens {
    let context = std::sync::Mutex::new(context);
    Screens::new(move |path| {
        let key = AssetKey::from(path);
        let context = context.lock().ok()?;
        let bytes = context.assets().get(&key)?.into_owned();
        Some(Asset { mime: mime_of(path).to_owned(), bytes: Cow::Owned(bytes) })
    })
}

/// The media types of what a build of the screens consists of.
fn mime_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "map") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("ftl" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
