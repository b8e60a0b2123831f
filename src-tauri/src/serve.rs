//! The screens without a window: over loopback, with the address on standard output.

use plein_app::App;
use plein_app::loopback::{Loopback, Screens};
use std::io::Write as _;

/// Serves until the process is asked to stop.
///
/// # Errors
/// When the port is taken.
pub async fn until_stopped(app: &App, screens: Screens, port: u16) -> anyhow::Result<()> {
    let loopback = Loopback::start(app, Some(screens), port).await?;
    print(&loopback.entrance());
    stopped().await;
    Ok(())
}

/// The one line on standard output.
pub fn print(address: &str) {
    let mut out = std::io::stdout().lock();
    // Nobody may be reading any more; the address is then of no use either.
    let _ = writeln!(out, "Plein: {address}").and_then(|()| out.flush());
}

/// Ends at an interrupt or a request to terminate. A kill is fine too: what was saved is on disk.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
