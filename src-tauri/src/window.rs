//! The window.

use crate::shell::Desktop;
use crate::{ipc, links, media_scheme};
use plein_app::App;
use plein_app::folders::Folders;
use tauri::webview::NewWindowResponse;
use tauri::window::Color;
use tauri::{Context, Manager as _, WebviewUrl, WebviewWindowBuilder, Wry};
use tauri_plugin_window_state::StateFlags;

/// What the window is called inside.
pub const LABEL: &str = "main";

/// Size at the first start, and the smallest, in logical pixels.
const SIZE: (f64, f64) = (1280.0, 860.0);
const SMALLEST: (f64, f64) = (720.0, 520.0);

/// The stone of the square, so that nothing flashes before the screens are there.
const STONE: Color = Color(0xf4, 0xf0, 0xe8, 0xff);

/// Shows the window, until it is closed.
///
/// # Errors
/// When there can be no window.
pub fn show(
    context: Context<Wry>,
    app: App,
    folders: &Folders,
    runtime: &tokio::runtime::Handle,
) -> anyhow::Result<()> {
    tauri::async_runtime::set(runtime.clone());
    // In the library's folder, so that one with another home has a window of its own.
    let remembered = folders.home.join("window.json").to_string_lossy().into_owned();
    let webview = folders.home.join("webview");
    let media = app.clone();
    #[cfg(target_os = "macos")]
    let opener = app.clone();

    let builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_clipboard_manager::init())
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_filename(remembered)
                // A window that was hidden or full of screen when the power went is still to be found.
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .register_asynchronous_uri_scheme_protocol(media_scheme::SCHEME, move |_, request, responder| {
            tauri::async_runtime::spawn(media_scheme::answer(media.clone(), request, responder));
        })
        .invoke_handler(tauri::generate_handler![ipc::call])
        .setup(move |tauri| {
            let handle = tauri.handle().clone();
            app.shown_by(Desktop(handle.clone()));
            tauri::async_runtime::spawn(ipc::tell(app.clone(), handle.clone()));
            tauri.manage(app);
            let window = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::default())
                .title("Plein")
                .inner_size(SIZE.0, SIZE.1)
                .min_inner_size(SMALLEST.0, SMALLEST.1)
                .background_color(STONE)
                .data_directory(webview)
                .on_navigation(links::may_show)
                .on_new_window(|_, _| NewWindowResponse::Deny);
            // The screens take what is dropped. Only WebKitGTK gives a page no files at all (seen with 2.50, over XDND):
            // there the window tells the screens where they are. Drags inside the page are not touched by that.
            #[cfg(not(target_os = "linux"))]
            let window = window.disable_drag_drop_handler();
            window.build()?;
            Ok(())
        });
    // Without an Edit menu, copying and pasting are dead on macOS. Elsewhere a menu would only be more buttons.
    #[cfg(target_os = "macos")]
    let builder = builder.menu(tauri::menu::Menu::default);
    builder.build(context)?.run(move |_, event| {
        // There the system does not start a second one, but tells the first.
        #[cfg(target_os = "macos")]
        if let tauri::RunEvent::Opened { urls } = &event {
            for url in urls {
                match url.to_file_path() {
                    Ok(path) => opener.ask_to_open(&path.to_string_lossy()),
                    Err(()) => opener.ask_to_open(url.as_str()),
                }
            }
        }
        let _ = event;
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// The same strength as on loopback: nothing by default, scripts only from the screens, no code from text.
    #[test]
    fn the_policy_of_the_window_is_strict() {
        let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).expect("it is JSON");
        let security = &config["app"]["security"];
        let policy = security["csp"].as_object().expect("a policy");
        assert_eq!((&policy["default-src"], &policy["script-src"]), (&"'none'".into(), &"'self'".into()));
        for (directive, sources) in policy {
            let sources = sources.as_str().expect("a text");
            assert!(!sources.contains('*') || sources.contains("http://127.0.0.1:*"), "{directive}: {sources}");
            assert!(!sources.contains("https:") && !sources.contains("unsafe-eval"), "{directive}: {sources}");
            assert!(!sources.contains("unsafe-inline") || directive == "style-src", "{directive}: {sources}");
        }
        assert_eq!(security["dangerousDisableAssetCspModification"], serde_json::json!(["style-src"]));
        let capabilities = include_str!("../capabilities/main.json");
        let capabilities: Value = serde_json::from_str(capabilities).expect("it is JSON");
        assert_eq!(capabilities["permissions"].as_array().map(Vec::len), Some(3), "a new right is thought about");
    }
}
