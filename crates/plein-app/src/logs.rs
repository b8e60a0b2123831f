//! What Plein writes down about itself: a file a day, for a week, in the platform's log folder.
//!
//! Always holds: no content of Spaces, no names of people and no secrets; commands are logged by name only.

use std::path::Path;
use tracing_appender::rolling::{InitError, RollingFileAppender, Rotation};
use tracing_subscriber::EnvFilter;

/// Chooses what is written, as in `plein_sync=debug`; see the documentation of `tracing-subscriber`.
pub const FILTER_VARIABLE: &str = "PLEIN_LOG";

/// How many files are kept.
const FILES_KEPT: usize = 7;

/// Why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    /// The folder cannot be made.
    #[error(transparent)]
    Folder(#[from] std::io::Error),
    /// The file cannot be made.
    #[error(transparent)]
    File(#[from] InitError),
}

/// Begins to write to a file in `folder`. Call it once, first thing; a second call has no effect.
///
/// # Errors
/// When the folder or the file cannot be made. Plein works without.
pub fn begin(folder: &Path) -> Result<(), LogError> {
    std::fs::create_dir_all(folder)?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("plein")
        .filename_suffix("log")
        .max_log_files(FILES_KEPT)
        .build(folder)?;
    let filter = EnvFilter::try_from_env(FILTER_VARIABLE).unwrap_or_else(|_| EnvFilter::new("warn,plein=info"));
    // Written at once, not by a thread: the last line before a crash is the one that matters.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(std::sync::Mutex::new(file))
        .try_init();
    Ok(())
}
