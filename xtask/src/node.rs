//! npm packages from the lockfiles, and the build of the screens.

use crate::process::{command_in, on_path, root, run};
use anyhow::{Context, Result, bail};
use std::fs;

/// Installs the packages of a folder, when its lockfile is newer than what is installed.
///
/// # Errors
/// When Node is missing or npm fails.
pub fn install(folder: &str) -> Result<()> {
    if !on_path("npm") {
        bail!("Node 20 or newer with npm is needed and not on the PATH");
    }
    let lock = root().join(folder).join("package-lock.json");
    let done = root().join(folder).join("node_modules/.plein-lock");
    let wanted = fs::read(&lock).with_context(|| format!("{}", lock.display()))?;
    if fs::read(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(&mut command_in(folder, &["npm", "ci", "--no-audit", "--no-fund"]))?;
    fs::write(done, wanted)?;
    Ok(())
}

/// Builds the screens into `ui/dist`.
///
/// # Errors
/// When they do not build.
pub fn build_screens() -> Result<()> {
    install("ui")?;
    run(&mut command_in("ui", &["npm", "run", "--silent", "build"]))
}
