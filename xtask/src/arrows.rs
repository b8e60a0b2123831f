//! The house has arrows, and they run one way: which of our packages may use which, and which may never name Tauri.

use crate::process::command;
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;

/// For each package, all of ours that it may depend on (besides in its tests).
const ARROWS: &[(&str, &[&str])] = &[
    ("plein-model", &[]),
    ("plein-protocol", &["plein-model"]),
    ("plein-document", &["plein-model"]),
    ("plein-media", &["plein-model"]),
    ("plein-publish", &["plein-model"]),
    ("plein-import", &["plein-model", "plein-media"]),
    ("plein-package", &["plein-model"]),
    (
        "plein-library",
        &[
            "plein-model",
            "plein-protocol",
            "plein-document",
            "plein-media",
            "plein-publish",
            "plein-import",
            "plein-package",
        ],
    ),
    ("plein-sync", &["plein-model", "plein-protocol", "plein-library"]),
    (
        "plein-app",
        &[
            "plein-model",
            "plein-protocol",
            "plein-document",
            "plein-media",
            "plein-publish",
            "plein-import",
            "plein-package",
            "plein-library",
            "plein-sync",
        ],
    ),
    ("plein-hub", &["plein-model", "plein-protocol", "plein-document", "plein-media", "plein-publish"]),
    (
        "plein-simulate",
        &["plein-model", "plein-protocol", "plein-document", "plein-library", "plein-sync", "plein-hub"],
    ),
    ("plein", &["plein-app"]),
    ("xtask", &[]),
];

/// The one package that may name the CRDT, and the one that may name Tauri.
const ONLY: &[(&str, &str)] = &[("yrs", "plein-document"), ("tauri", "plein")];

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

/// Checks every arrow.
///
/// # Errors
/// Naming each arrow that runs back, and each package that has no place in the house.
pub fn check() -> Result<()> {
    let output = command(&["cargo", "metadata", "--no-deps", "--format-version=1", "--locked"]).output()?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let wrong = wrong_arrows(&metadata);
    if wrong.is_empty() {
        println!("{} packages, every arrow runs one way", metadata.packages.len());
        return Ok(());
    }
    bail!("{}", wrong.join("\n"))
}

fn wrong_arrows(metadata: &Metadata) -> Vec<String> {
    let allowed: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let name = package.name.as_str();
        let Some(targets) = allowed.get(name) else {
            wrong.push(format!("{name} has no place in the house: add it to xtask/src/arrows.rs"));
            continue;
        };
        for dependency in &package.dependencies {
            let to = dependency.name.as_str();
            let in_tests = dependency.kind.as_deref() == Some("dev");
            if !in_tests && allowed.contains_key(to) && !targets.contains(&to) {
                wrong.push(format!("{name} -> {to} runs back"));
            }
            let owner = ONLY.iter().find(|(what, _)| to == *what || to.starts_with(&format!("{what}-")));
            if let Some((what, owner)) = owner.filter(|(_, owner)| *owner != name) {
                wrong.push(format!("{name} names {to}; only {owner} may name {what}"));
            }
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(json: &str) -> Metadata {
        serde_json::from_str(json).expect("valid")
    }

    #[test]
    fn an_arrow_that_runs_back_is_named() {
        let wrong = wrong_arrows(&metadata(
            r#"{"packages":[{"name":"plein-hub","dependencies":[{"name":"plein-library","kind":null}]}]}"#,
        ));
        assert_eq!(wrong, ["plein-hub -> plein-library runs back"]);
    }

    #[test]
    fn tests_may_look_further() {
        let wrong = wrong_arrows(&metadata(
            r#"{"packages":[{"name":"plein-publish","dependencies":[{"name":"plein-import","kind":"dev"}]}]}"#,
        ));
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn tauri_stays_in_the_shell() {
        let wrong = wrong_arrows(&metadata(
            r#"{"packages":[{"name":"plein-app","dependencies":[{"name":"tauri-plugin-dialog","kind":null}]}]}"#,
        ));
        assert_eq!(wrong, ["plein-app names tauri-plugin-dialog; only plein may name tauri"]);
    }

    #[test]
    fn a_package_without_a_place_is_named() {
        assert_eq!(wrong_arrows(&metadata(r#"{"packages":[{"name":"plein-utils","dependencies":[]}]}"#)).len(), 1);
    }
}
