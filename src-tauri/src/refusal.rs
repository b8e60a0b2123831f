//! Saying why Plein cannot start, to a person who may have no terminal.

use plein_app::errors::AppError;
use plein_app::settings::Language;
use plein_app::words;

/// Shows the message where there is a display, and gives it as an error for the terminal and the log.
pub fn explain(error: &AppError, display: bool) -> anyhow::Error {
    let language = Language::of_system();
    let text = words::explain(language, error);
    if display {
        show(&text, &words::say(language, "close"));
    }
    anyhow::anyhow!("{text} [{}]", error.code.as_str())
}

/// GTK was started on this thread, to see whether there is a display; the dialog must be on it too.
#[cfg(target_os = "linux")]
fn show(text: &str, close: &str) {
    use gtk::prelude::{DialogExt as _, GtkWindowExt as _};
    use gtk::{ButtonsType, DialogFlags, MessageDialog, MessageType, ResponseType, Window, WindowPosition};
    let dialog = MessageDialog::new(None::<&Window>, DialogFlags::MODAL, MessageType::Error, ButtonsType::None, text);
    // GTK's own word is English wherever its translations are not installed.
    dialog.add_button(close, ResponseType::Close);
    dialog.set_title("Plein");
    dialog.set_position(WindowPosition::Center);
    dialog.run();
}

#[cfg(not(target_os = "linux"))]
fn show(text: &str, close: &str) {
    let buttons = rfd::MessageButtons::OkCustom(close.to_owned());
    let dialog = rfd::MessageDialog::new().set_buttons(buttons).set_level(rfd::MessageLevel::Error).set_title("Plein");
    dialog.set_description(text).show();
}
