//! `cargo xtask screens`: pictures of every screen, taken by the browser tests.

use crate::process::{command_in, run};
use crate::{node, run as build, system};
use anyhow::Result;

/// Takes them anew, into docs/screens.
///
/// # Errors
/// When something cannot be built, or a journey fails.
pub fn take() -> Result<()> {
    system::install(system::DESKTOP)?;
    system::install(system::TESTS)?;
    node::build_screens()?;
    node::install("tests")?;
    build::build("plein", "plein", false)?;
    build::build("plein-hub", "plein-hub", false)?;
    run(command_in("tests", &["npm", "run", "--silent", "web"]).env("PLEIN_SCREENS", "1"))
}
