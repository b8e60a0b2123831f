//! Cargo tools that the tests use, each in one version, built into `target/tools` when they are not there.

use crate::process::{command, on_path, root, run};
use anyhow::Result;
use std::path::PathBuf;

/// A tool from crates.io.
pub struct Tool {
    name: &'static str,
    version: &'static str,
}

/// Runs tests, one process each.
pub const NEXTEST: Tool = Tool { name: "cargo-nextest", version: "^0.9" };
/// Checks licences, bans and sources.
pub const DENY: Tool = Tool { name: "cargo-deny", version: "^0.20" };
/// Drives the real window. Version 2, like Tauri.
pub const TAURI_DRIVER: Tool = Tool { name: "tauri-driver", version: "^2" };

impl Tool {
    /// Where the tool is, after building it when it is nowhere.
    ///
    /// # Errors
    /// When it cannot be built.
    pub fn install(&self) -> Result<PathBuf> {
        let tools = root().join("target/tools");
        let path = tools.join("bin").join(self.name);
        if path.is_file() {
            return Ok(path);
        }
        if on_path(self.name) {
            return Ok(PathBuf::from(self.name));
        }
        // Quick to build rather than quick to run; a target folder of its own keeps ours clean.
        let install = ["cargo", "install", "--locked", "--debug", "--quiet", self.name, "--version", self.version];
        run(command(&install)
            .arg("--root")
            .arg(&tools)
            .env("CARGO_TARGET_DIR", tools.join("build"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
        Ok(path)
    }
}
