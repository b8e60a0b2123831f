//! Licences of everything that is shipped: crates by cargo-deny, npm packages from their own package.json.

use crate::process::{root, run};
use crate::tools;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::fs;
use std::process::Command;

/// Licences (SPDX) of npm packages that may be shipped.
const ALLOWED: &[&str] =
    &["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0", "OFL-1.1", "MIT OR Apache-2.0"];

/// Packages under another licence, each with the reason why it may be shipped all the same.
///
/// libheif-js reads the photos of iPhones; there is no reader of HEVC pictures under a permissive licence. It is shipped
/// as the unchanged file that npm gives, is loaded at run time by a worker of its own (`ui/src/media/heic.worker.ts`),
/// and can be replaced by another build of it in `assets/`: what the LGPL asks of who combines a work with a library.
const EXCEPTED: &[(&str, &str)] = &[("node_modules/libheif-js", "LGPL-3.0")];

/// Packages that leave the licence out of their package.json, and what the LICENSE file in them says.
const UNSAID: &[(&str, &str)] = &[("node_modules/svelte-toolbelt", "MIT")];

/// Checks the crates. Known vulnerabilities need a database from outside and are the forge's work.
///
/// # Errors
/// When cargo-deny cannot be built, or finds something.
pub fn check_crates() -> Result<()> {
    let deny = tools::DENY.install()?;
    run(Command::new(deny).args(["--all-features", "check", "licenses", "bans", "sources"]))
}

/// Checks the npm packages that end up in the screens.
///
/// # Errors
/// Naming each package with a licence that is not allowed.
pub fn check_npm() -> Result<()> {
    let lock = fs::read(root().join("ui/package-lock.json"))?;
    let lock: Value = serde_json::from_slice(&lock)?;
    let packages = lock["packages"].as_object().context("packages in ui/package-lock.json")?;
    let shipped = packages.iter().filter(|(path, package)| !path.is_empty() && package["dev"] != true);
    let mut count = 0;
    let mut wrong = Vec::new();
    for (path, package) in shipped {
        // A package for another system is in the lockfile but not on this disk.
        if package["optional"] == true && !root().join("ui").join(path).exists() {
            continue;
        }
        count += 1;
        let unsaid = UNSAID.iter().find(|(name, _)| name == path).map(|(_, licence)| *licence);
        let licence = package["license"].as_str().or(unsaid).unwrap_or("none");
        let fits = licence.trim_matches(['(', ')']).split(" OR ").any(|one| ALLOWED.contains(&one))
            || ALLOWED.contains(&licence)
            || EXCEPTED.contains(&(path.as_str(), licence));
        if !fits {
            wrong.push(format!("{path}: {licence}"));
        }
    }
    if !wrong.is_empty() {
        bail!("npm packages with a licence that is not allowed:\n{}", wrong.join("\n"));
    }
    println!("{count} shipped npm packages, every licence allowed");
    Ok(())
}
