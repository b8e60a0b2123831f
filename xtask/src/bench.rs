//! `cargo xtask bench`: figures, as ratios within one run, because machines are noisy.

use crate::process::{self, command, command_in, run};
use crate::{node, run as build, system, tools};
use anyhow::{Result, bail};

/// Which benchmarks.
#[derive(clap::Args)]
pub struct Selection {
    /// By name; all when none is named.
    names: Vec<String>,
}

struct Bench {
    name: &'static str,
    about: &'static str,
    run: fn() -> Result<()>,
}

const BENCHES: &[Bench] = &[
    Bench { name: "keystroke", about: "key to durable, in a Space of 100 chapters", run: || story("keystroke") },
    Bench { name: "open", about: "open a Space of 100 chapters", run: || story("open") },
    Bench { name: "photos", about: "ingest 100 photos of 12 megapixels, beside vipsthumbnail", run: photos },
    Bench { name: "sync", about: "sync 1,000 entries to a hub on loopback", run: || story("sync") },
    Bench { name: "reader", about: "render a reader page", run: || story("reader") },
    Bench { name: "search", about: "find in 10,000 chapters, a letter at a time, beside a plain scan", run: search },
    Bench { name: "typing", about: "key to pixels in the real window, beside a bare page", run: typing },
    Bench { name: "saved", about: "last key to durable, end to end in a browser", run: saved },
    Bench { name: "live", about: "a key of one to the screen of another", run: live },
    Bench { name: "merge", about: "words lost in random histories, beside y-prosemirror", run: merge },
];

impl Selection {
    /// Runs them, in an optimised build.
    ///
    /// # Errors
    /// When a name is unknown or a benchmark fails.
    pub fn run(&self) -> Result<()> {
        if let Some(unknown) = self.names.iter().find(|name| BENCHES.iter().all(|bench| bench.name != *name)) {
            let known: Vec<_> = BENCHES.iter().map(|bench| bench.name).collect();
            bail!("no benchmark {unknown}; there are {}", known.join(", "));
        }
        system::install(system::DESKTOP)?;
        system::install(system::BENCHES)?;
        for bench in BENCHES.iter().filter(|bench| self.names.is_empty() || self.names.iter().any(|n| n == bench.name))
        {
            println!("\n── {}: {} ──", bench.name, bench.about);
            (bench.run)()?;
        }
        Ok(())
    }
}

fn story(name: &str) -> Result<()> {
    run(&mut command(&[
        "cargo",
        "bench",
        "--locked",
        "--quiet",
        "--package",
        "plein-sync",
        "--bench",
        "journeys",
        "--",
        name,
    ]))
}

fn photos() -> Result<()> {
    run(&mut command(&[
        "cargo",
        "run",
        "--locked",
        "--quiet",
        "--release",
        "--package",
        "plein-media",
        "--example",
        "ingest",
    ]))
}

fn search() -> Result<()> {
    run(&mut command(&[
        "cargo",
        "run",
        "--locked",
        "--quiet",
        "--release",
        "--package",
        "plein-library",
        "--example",
        "search",
    ]))
}

fn typing() -> Result<()> {
    system::install(system::TESTS)?;
    tools::TAURI_DRIVER.install()?;
    node::build_screens()?;
    build::build("plein", "plein", true)?;
    let target = process::root().join("target/release");
    run(command(&["node", "--test-reporter=spec", "tests/bench/typing.mjs"]).env("PLEIN_TARGET", target))
}

fn saved() -> Result<()> {
    in_a_browser("saved")
}

fn live() -> Result<()> {
    build::build("plein-hub", "plein-hub", true)?;
    in_a_browser("live")
}

fn in_a_browser(name: &str) -> Result<()> {
    system::install(system::TESTS)?;
    node::install("tests")?;
    node::build_screens()?;
    build::build("plein", "plein", true)?;
    let target = process::root().join("target/release");
    let script = format!("tests/bench/{name}.mjs");
    run(command(&["node", "--test-reporter=spec", &script]).env("PLEIN_TARGET", target))
}

fn merge() -> Result<()> {
    node::install("ui")?;
    run(&mut command(&["cargo", "build", "--locked", "--package", "plein-document", "--example", "replica"]))?;
    run(&mut command_in("ui", &["npx", "tsx", "fuzz/compare.ts"]))
}
