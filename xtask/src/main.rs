//! `cargo xtask …`: everything one does with this repository, each a module of its own.
//!
//! Owns the order of steps and the installing of what they need. Deliberately absent: product code, and any step
//! that only works on one person's machine.

mod arrows;
mod bench;
mod bucket;
mod fuzz;
mod licences;
mod node;
mod postgres;
mod process;
mod run;
mod screens;
mod simulate;
mod system;
mod test;
mod tools;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Run, test and measure Plein.")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Install what is missing, build, and open Plein (or, without a display, serve the same screens on loopback).
    Run(run::Plein),
    /// Install what is missing, build, and start a hub on loopback.
    Hub(run::Hub),
    /// Install what the tests need and run everything: format, lints, licences, unit, property, story, browser, window.
    Test(test::Selection),
    /// Measure. Prints tables; figures are ratios within one run.
    Bench(bench::Selection),
    /// The fuzz of the document, for longer than the tests do it.
    Fuzz(fuzz::Seeds),
    /// Years of bad networks, broken disks and people at work, from seeds. Nothing may be lost.
    Simulate(simulate::Histories),
    /// Take the pictures of all screens anew, into docs/screens.
    Screens,
}

fn main() -> ExitCode {
    match Arguments::parse().task.run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Task {
    fn run(self) -> anyhow::Result<()> {
        std::env::set_current_dir(process::root())?;
        match self {
            Self::Run(plein) => plein.start(),
            Self::Hub(hub) => hub.start(),
            Self::Test(selection) => selection.run(),
            Self::Bench(selection) => selection.run(),
            Self::Fuzz(seeds) => seeds.run(),
            Self::Simulate(histories) => histories.run(),
            Self::Screens => screens::take(),
        }
    }
}
