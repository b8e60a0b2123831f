//! Commands and events between the screens and `plein-app`, as they are.
//!
//! A call: the command's name in the header `plein-name`, its arguments as JSON in base64url in `plein-args`, its body
//! raw. The answer is JSON or raw bytes; an error is `{code, args}`.

use bytes::Bytes;
use plein_app::commands::Reply;
use plein_app::errors::{AppError, Code};
use plein_app::events::Event;
use plein_app::loopback::unpack;
use plein_app::{App, Host};
use tauri::ipc::{InvokeBody, Request, Response};
use tauri::{AppHandle, Emitter as _, Manager as _, State};
use tokio::sync::broadcast::error::RecvError;

/// The screens in the window. Windows shows schemes of its own as hosts.
const WINDOW: Host = Host {
    media: if cfg!(windows) { "http://plein-media.localhost" } else { "plein-media://localhost" },
    dialogs: true,
    streams: false,
};

/// The one command of the shell.
#[tauri::command]
pub async fn call(request: Request<'_>, app: State<'_, App>) -> Result<Response, AppError> {
    let header = |name: &str| request.headers().get(name).map(|value| value.as_bytes());
    let name = header("plein-name").and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default();
    let args = match header("plein-args") {
        Some(packed) => unpack(packed)?,
        None => serde_json::Value::Object(serde_json::Map::new()),
    };
    let body = match request.body() {
        InvokeBody::Raw(bytes) => Bytes::copy_from_slice(bytes),
        // Where raw bodies cannot cross, the webview turns them into numbers: better refused than slow.
        InvokeBody::Json(serde_json::Value::Null) => Bytes::new(),
        InvokeBody::Json(_) => return Err(AppError::new(Code::InvalidArgs).with("field", "body")),
    };
    Ok(match app.call(&WINDOW, name, args, body).await? {
        Reply::Json(json) => Response::new(json),
        Reply::Bytes(bytes) => Response::new(Vec::from(bytes)),
    })
}

/// Tells the screens everything that happens, until the app ends.
pub async fn tell(app: App, handle: AppHandle) {
    let mut events = app.events();
    loop {
        let event = match events.recv().await {
            Ok(event) => event,
            Err(RecvError::Lagged(_)) => Event::Missed,
            Err(RecvError::Closed) => return,
        };
        if event == Event::Focus {
            come_forward(&handle);
        }
        if let Err(error) = handle.emit("plein", event) {
            tracing::warn!(%error, "the screens could not be told");
        }
    }
}

fn come_forward(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window(crate::window::LABEL) else { return };
    // Each may be refused by a window manager; then it is no worse than before.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
}
