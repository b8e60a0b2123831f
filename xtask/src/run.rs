//! `cargo xtask run` and `cargo xtask hub`: from a fresh checkout to a running Plein.

use crate::process::{command, root, run};
use crate::{node, system};
use anyhow::Result;

/// What `cargo xtask run` takes.
#[derive(clap::Args)]
pub struct Plein {
    /// Optimise; the build takes longer.
    #[arg(long)]
    release: bool,
    /// Given on to Plein, for example `--serve`.
    #[arg(last = true)]
    arguments: Vec<String>,
}

/// What `cargo xtask hub` takes.
#[derive(clap::Args)]
pub struct Hub {
    /// Optimise; the build takes longer.
    #[arg(long)]
    release: bool,
    /// Given on to the hub, for example `--listen 127.0.0.1:9000`.
    #[arg(last = true)]
    arguments: Vec<String>,
}

impl Plein {
    /// Builds Plein and opens it. Without a display, Plein itself serves its screens on loopback instead.
    ///
    /// # Errors
    /// When something cannot be installed or built, or Plein ends with an error.
    pub fn start(&self) -> Result<()> {
        system::install(system::DESKTOP)?;
        node::build_screens()?;
        build("plein", "plein", self.release)?;
        run(command(&[&binary("plein", self.release)]).args(&self.arguments))
    }
}

impl Hub {
    /// Builds the hub and starts it on loopback.
    ///
    /// # Errors
    /// When something cannot be installed or built, or the hub ends with an error.
    pub fn start(&self) -> Result<()> {
        system::install(system::HUB)?;
        build("plein-hub", "plein-hub", self.release)?;
        run(command(&[&binary("plein-hub", self.release)]).args(&self.arguments))
    }
}

/// Builds one binary.
///
/// # Errors
/// When it does not build.
pub fn build(package: &str, name: &str, release: bool) -> Result<()> {
    let mut cargo = command(&["cargo", "build", "--locked", "--package", package, "--bin", name]);
    if release {
        cargo.arg("--release");
    }
    run(&mut cargo)
}

/// The path of a built binary.
pub fn binary(name: &str, release: bool) -> String {
    let folder = if release { "release" } else { "debug" };
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    root().join("target").join(folder).join(file).to_string_lossy().into_owned()
}
