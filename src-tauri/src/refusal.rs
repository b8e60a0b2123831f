//! Saying why Plein cannot start, to a person who may have no terminal.

use plein_app::errors::AppError;
use plein_app::settings::Language;
use plein_app::words;

/// Shows the message where there is a display, and gives it as an error for the terminal and the log.
pub fn explain(error: &AppError, display: bool) -> anyhow::Error {
    let text = words::explain(Language::of_system(), error);
    if display {
        let dialog = rfd::MessageDialog::new().set_level(rfd::MessageLevel::Error).set_title("Plein");
        dialog.set_description(&text).show();
    }
    anyhow::anyhow!("{text} [{}]", error.code.as_str())
}
