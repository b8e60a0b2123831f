//! Saying why Plein cannot start, to a person who may have no terminal.

use plein_app::errors::AppError;
use plein_app::settings::Language;
use plein_app::words;

/// Shows the message where there is a display, and gives it as an error for the terminal and the log.
pub fn explain(error: &AppError, display: bool) -> anyhow::Error {
    let text = words::explain(Language::of_system(), error);
    if display {
        show(&text);
    }
    anyhow::anyhow!("{text} [{}]", error.code.as_str())
}

/// GTK was started on this thread, to see whether there is a display; the dialog must be on it too.
#[cfg(target_os = "linux")]
fn show(text: &str) {
    use gtk::prelude::{DialogExt as _, GtkWindowExt as _};
    use gtk::{ButtonsType, DialogFlags, MessageDialog, MessageType, Window, WindowPosition};
    let dialog = MessageDialog::new(None::<&Window>, DialogFlags::MODAL, MessageType::Error, ButtonsType::Close, text);
    dialog.set_title("Plein");
    dialog.set_position(WindowPosition::Center);
    dialog.run();
}

#[cfg(not(target_os = "linux"))]
fn show(text: &str) {
    let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Plein");
    dialog.set_description(text).show();
}
