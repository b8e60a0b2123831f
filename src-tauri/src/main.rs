//! Plein on the desktop: a window around the screens, or, without a display, the same screens over loopback.
//!
//! Only adapters: what Plein does is in `plein-app`. Always holds: one Plein a library; a second start brings the
//! first forward and ends with 0.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod graphics;
mod ipc;
mod links;
mod media_scheme;
mod refusal;
mod screens;
mod serve;
mod shell;
mod window;

use clap::Parser;
use plein_app::folders::Folders;
use plein_app::loopback::{Forward, Loopback};
use plein_app::{App, AppConfig, StartError, logs, second};
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Write what you know, anywhere, and share it on your organisation's square.
#[derive(Debug, Parser)]
#[command(name = "plein", version)]
struct Arguments {
    /// Serve the screens on loopback and print the address, also where there is a display.
    #[arg(long)]
    serve: bool,
    /// The port to serve on; any that is free when not given.
    #[arg(long, default_value_t = 0, requires = "serve")]
    port: u16,
    /// A Space as a file, or a link that begins with plein:, to open.
    open: Option<std::ffi::OsString>,
}

impl Arguments {
    /// What to open, as it can be handed to a Plein that runs elsewhere: the path of a file is made absolute.
    fn to_open(&self) -> Option<String> {
        let open = self.open.as_ref()?;
        if let Some(link) = open.to_str().filter(|open| open.get(..6).is_some_and(|s| s.eq_ignore_ascii_case("plein:")))
        {
            return Some(link.to_owned());
        }
        Some(std::path::absolute(open).ok()?.to_string_lossy().into_owned())
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Before there is any other thread, and before GTK: see the module.
    let display = !arguments.serve && graphics::prepare();

    let Some(folders) = Folders::find() else {
        eprintln!("Plein: no home folder. Set {}.", plein_app::folders::HOME_VARIABLE);
        return ExitCode::FAILURE;
    };
    if let Err(error) = logs::begin(&folders.logs) {
        eprintln!("Plein: no log in {}: {error}", folders.logs.display());
    }
    match run(&folders, display, arguments.port, arguments.to_open().as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "cannot start");
            eprintln!("Plein: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How long a start waits for another one that has the library but does not answer: it may be starting or ending.
const PATIENCE: Duration = Duration::from_secs(5);
/// How often it looks in that time.
const LOOK: Duration = Duration::from_millis(100);

fn run(folders: &Folders, display: bool, port: u16, open: Option<&str>) -> anyhow::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let _inside = runtime.enter();
    let context = tauri::generate_context!();

    let app = match start(folders, open) {
        Ok(Started::Here(app)) => app,
        Ok(Started::Elsewhere(forward)) => {
            if let Some(address) = forward.address {
                serve::print(&address);
            }
            return Ok(());
        }
        Err(error) => return Err(refusal::explain(&error.to_error(), display)),
    };
    if let Some(open) = open {
        app.ask_to_open(open);
    }
    if display {
        // Kept until the window is closed.
        let loopback = runtime.block_on(Loopback::start(&app, None, 0));
        if let Err(error) = &loopback {
            // Videos then do not play, and a second start cannot find this one.
            tracing::error!(%error, "no loopback");
        }
        window::show(context, app, folders, runtime.handle())
    } else {
        runtime.block_on(serve::until_stopped(&app, screens::built_in(context), port))
    }
}

/// Where Plein runs now.
enum Started {
    Here(App),
    /// Another had the library, and has come forward.
    Elsewhere(Forward),
}

/// Opens the library, or asks the Plein that has it to come forward.
fn start(folders: &Folders, open: Option<&str>) -> Result<Started, StartError> {
    let until = Instant::now() + PATIENCE;
    loop {
        let error = match App::start(AppConfig::new(&folders.home)) {
            Ok(app) => return Ok(Started::Here(app)),
            Err(error) => error,
        };
        let StartError::InUse { address } = &error else { return Err(error) };
        match address.as_deref().map(|address| second::ask(address, open)) {
            Some(Ok(forward)) => return Ok(Started::Elsewhere(forward)),
            // Nobody there yet, or any more.
            _ if Instant::now() >= until => return Err(error),
            _ => std::thread::sleep(LOOK),
        }
    }
}
