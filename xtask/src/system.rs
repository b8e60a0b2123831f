//! System packages: what is missing is named and then installed, with apt.
//!
//! On another system than Debian or one of its kin nothing is installed: what is missing is named.

use crate::process::{self, command, on_path};
use anyhow::{Result, bail};
use std::process::{Command, Stdio};

/// What the desktop application needs to be built and run.
pub const DESKTOP: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "libgtk-3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libxdo-dev",
];

/// What the hub needs to be built.
pub const HUB: &[&str] = &["build-essential", "pkg-config"];

/// What the tests need besides: a browser, a display, a driver, a drag source, a session bus, a keychain, the hub's other
/// database.
pub const TESTS: &[&str] = &[
    "chromium",
    "xvfb",
    "xauth",
    "webkit2gtk-driver",
    "xdotool",
    "dbus",
    "gnome-keyring",
    "libglib2.0-bin",
    "libsecret-tools",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "fonts-dejavu-core",
    "imagemagick",
    "postgresql",
];

/// What the benchmarks need besides: the peers to measure beside.
pub const BENCHES: &[&str] = &["libvips-tools"];

/// Installs those of the packages that are missing, after saying which.
///
/// # Errors
/// When something is missing and cannot be installed.
pub fn install(packages: &[&str]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !on_path("dpkg-query") || !on_path("apt-get") {
        println!("Not a Debian system; Plein needs what these Debian packages hold: {}", packages.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = packages.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing system packages, to be installed with apt: {}", missing.join(" "));
    apt(&["update", "--quiet=2"])?;
    let mut words = vec!["install", "--yes", "--no-install-recommends", "--quiet=2"];
    words.extend(&missing);
    apt(&words)?;
    let still: Vec<&str> = missing.into_iter().filter(|package| !installed(package)).collect();
    if !still.is_empty() {
        bail!("apt did not install: {}", still.join(" "));
    }
    Ok(())
}

fn installed(package: &str) -> bool {
    let query = command(&["dpkg-query", "--show", "--showformat=${Status}", package]).stderr(Stdio::null()).output();
    query.is_ok_and(|output| output.stdout.ends_with(b"ok installed"))
}

fn apt(words: &[&str]) -> Result<()> {
    let mut apt = if is_root() { Command::new("apt-get") } else { command(&["sudo", "apt-get"]) };
    process::run(apt.args(words).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    command(&["id", "--user"]).output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
