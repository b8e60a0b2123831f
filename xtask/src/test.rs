//! `cargo xtask test`: everything that must hold, in steps that each say what they are.
//!
//! Every step runs, also after one that failed, so that one run tells all. A step that is left out on purpose
//! (`--only`) is named at the end; without it, nothing is left out.

use crate::bucket::Bucket;
use crate::postgres::Cluster;
use crate::process::{command, command_in, run};
use crate::{arrows, fuzz, licences, node, simulate, system, tools};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// Which steps.
#[derive(clap::Args)]
pub struct Selection {
    /// Only the steps whose name begins so; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
}

struct Step {
    name: &'static str,
    run: fn() -> Result<()>,
}

/// In this order: what is quick and often wrong first, what needs a build after the build.
const STEPS: &[Step] = &[
    Step { name: "format", run: format },
    Step { name: "arrows", run: arrows::check },
    Step { name: "screens", run: node::build_screens },
    Step { name: "lints", run: lints },
    Step { name: "licences", run: || licences::check_npm().and_then(|()| licences::check_crates()) },
    Step { name: "build", run: build },
    Step { name: "rust", run: rust },
    Step { name: "large", run: large },
    Step { name: "simulation", run: || simulate::Histories::IN_TESTS.play() },
    Step { name: "typescript", run: || run(&mut command_in("ui", &["npx", "vitest", "run"])) },
    Step { name: "fuzz", run: || fuzz::Seeds::IN_TESTS.play() },
    Step { name: "web", run: || run(&mut command_in("tests", &["npm", "run", "--silent", "web"])) },
    Step { name: "desktop", run: desktop },
];

impl Selection {
    /// Runs the steps and prints a table of them.
    ///
    /// # Errors
    /// When a step failed, or none ran.
    pub fn run(&self) -> Result<()> {
        set_up()?;
        let chosen = |step: &&Step| self.only.is_empty() || self.only.iter().any(|name| step.name.starts_with(name));
        let results: Vec<_> = STEPS.iter().filter(chosen).map(run_step).collect();
        let failed = results.iter().filter(|(_, _, result)| result.is_err()).count();

        println!("\n── what ran ──");
        for (name, took, result) in &results {
            let end = result.as_ref().map_or_else(|error| format!("FAILED: {error:#}"), |()| "passed".to_owned());
            println!("{name:<12} {:>5} s  {end}", took.as_secs());
        }
        for step in STEPS.iter().filter(|step| !chosen(step)) {
            println!("{:<12}          left out by --only", step.name);
        }
        println!("{} passed, {failed} failed", results.len() - failed);
        if failed > 0 || results.is_empty() {
            bail!("not everything passed");
        }
        Ok(())
    }
}

fn run_step(step: &Step) -> (&'static str, Duration, Result<()>) {
    println!("\n── {} ──", step.name);
    let start = Instant::now();
    let result = (step.run)();
    if let Err(error) = &result {
        println!("{} FAILED: {error:#}", step.name);
    }
    (step.name, start.elapsed(), result)
}

fn set_up() -> Result<()> {
    println!("── what the tests need ──");
    system::install(system::DESKTOP)?;
    system::install(system::TESTS)?;
    node::install("ui")?;
    node::install("tests")
}

fn format() -> Result<()> {
    run(&mut command(&["cargo", "fmt", "--all", "--check"]))?;
    run(&mut command_in("ui", &["npm", "run", "--silent", "format:check"]))
}

fn lints() -> Result<()> {
    run(&mut command_in("ui", &["npm", "run", "--silent", "check"]))?;
    let clippy = ["cargo", "clippy", "--locked", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    run(&mut command(&clippy))
}

/// Builds everything once, so that the steps after it find it: tests, examples, and the two programs.
fn build() -> Result<()> {
    run(&mut command(&["cargo", "build", "--locked", "--workspace", "--all-targets", "--quiet"]))
}

/// The property tests try the same cases every time here, so that a change is judged by what it changed.
/// `cargo nextest run` by itself tries new ones.
fn same_cases() -> Option<(&'static str, &'static str)> {
    std::env::var_os("PROPTEST_RNG_SEED").is_none().then_some(("PROPTEST_RNG_SEED", "1"))
}

fn rust() -> Result<()> {
    let nextest = tools::NEXTEST.install()?;
    let words = ["nextest", "run", "--locked", "--workspace", "--no-fail-fast", "--no-tests=fail"];
    run(Command::new(nextest).args(words).envs(same_cases()))
}

/// The same tests of the hub, with PostgreSQL and a bucket; but for those that are about the files of the small one.
fn large() -> Result<()> {
    let nextest = tools::NEXTEST.install()?;
    let (cluster, bucket) = (Cluster::start()?, Bucket::start()?);
    // Of the whole workspace: by itself the hub would be built anew, with fewer features of what it shares.
    let which = "package(plein-hub) and kind(test) and not test(/^(restore|program)::/)";
    let words = ["nextest", "run", "--locked", "--workspace", "--no-fail-fast", "--no-tests=fail", "-E", which];
    let mut tests = Command::new(nextest);
    run(tests.args(words).envs(same_cases()).env("PLEIN_TEST_POSTGRES", cluster.url()).envs(bucket.environment()))
}

fn desktop() -> Result<()> {
    let driver = tools::TAURI_DRIVER.install()?;
    run(command_in("tests", &["npm", "run", "--silent", "desktop"]).env("TAURI_DRIVER", driver))
}
