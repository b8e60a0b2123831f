//! `cargo xtask simulate`: years of bad networks, broken disks and people at work, from seeds.

use crate::process::{command, root};
use anyhow::{Result, bail};
use std::process::Command;

/// Which histories.
#[derive(clap::Args)]
pub struct Histories {
    /// How many.
    #[arg(long, default_value_t = 5_000)]
    histories: u64,
    /// The seed of the first; each next one has the next.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tells everything that happens.
    #[arg(long)]
    tell: bool,
}

impl Histories {
    /// How many the tests play.
    pub const IN_TESTS: Self = Self { histories: 400, seed: 1, tell: false };

    /// Builds the simulation and plays the histories, as many at once as there are processors.
    ///
    /// # Errors
    /// When something did not hold; the seed has been printed.
    pub fn run(&self) -> Result<()> {
        crate::process::run(&mut command(&["cargo", "build", "--locked", "--quiet", "--package", "plein-simulate"]))?;
        self.play()
    }

    /// Plays them with what is built already.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn play(&self) -> Result<()> {
        let (histories, seed) = (self.histories.to_string(), self.seed.to_string());
        // A process plays one after another, because it has one set of disks.
        let parts = if self.tell { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) };
        let mut players = Vec::new();
        for part in 1..=parts {
            let mut player = Command::new(root().join("target/debug/plein-simulate"));
            player.args(["--histories", &histories, "--seed", &seed, "--part", &format!("{part}/{parts}")]);
            if self.tell {
                player.arg("--tell");
            }
            players.push(player.spawn()?);
        }
        let mut failed = false;
        for mut player in players {
            failed |= !player.wait()?.success();
        }
        if failed {
            bail!("something did not hold; play a seed again with --histories 1 --seed N --tell");
        }
        Ok(())
    }
}
