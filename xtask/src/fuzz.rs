//! `cargo xtask fuzz`: random authors in the real editor, with a Rust replica among them; with `--media`, pictures that
//! somebody has been at; with `--packages`, packages of Spaces.

use crate::node;
use crate::process::{command, command_in, run};
use anyhow::Result;

/// Which histories.
#[derive(clap::Args)]
pub struct Seeds {
    /// How many.
    #[arg(long, default_value_t = 20_000)]
    seeds: u32,
    /// The first one.
    #[arg(long, default_value_t = 1)]
    from: u32,
    /// Mutated pictures instead: so many of each format.
    #[arg(long, value_name = "FILES", num_args = 0..=1, default_missing_value = "2000")]
    media: Option<u32>,
    /// Mutated packages of Spaces instead: so many of each sort.
    #[arg(long, value_name = "FILES", num_args = 0..=1, default_missing_value = "2000", conflicts_with = "media")]
    packages: Option<u32>,
}

impl Seeds {
    /// How many histories the tests play.
    pub const IN_TESTS: Self = Self { seeds: 2_000, from: 1, media: None, packages: None };

    /// Plays the histories.
    ///
    /// # Errors
    /// When a word is lost or two replicas differ; the seed has been printed.
    pub fn run(&self) -> Result<()> {
        if let Some(files) = self.media {
            let (files, from) = (files.to_string(), self.from.to_string());
            let example =
                ["run", "--locked", "--quiet", "--release", "--package", "plein-media", "--example", "fuzz", "--"];
            return run(command(&["cargo"]).args(example).args([&files, "", &from]));
        }
        if let Some(files) = self.packages {
            let (files, from) = (files.to_string(), self.from.to_string());
            let example =
                ["run", "--locked", "--quiet", "--release", "--package", "plein-package", "--example", "fuzz", "--"];
            return run(command(&["cargo"]).args(example).args([&files, &from]));
        }
        node::install("ui")?;
        run(&mut command(&["cargo", "build", "--locked", "--package", "plein-document", "--example", "replica"]))?;
        self.play()
    }

    /// Plays them with what is built already.
    ///
    /// # Errors
    /// As [`Self::run`].
    pub fn play(&self) -> Result<()> {
        let (seeds, from) = (self.seeds.to_string(), self.from.to_string());
        run(&mut command_in("ui", &["npx", "tsx", "fuzz/run.ts", "--seeds", &seeds, "--from", &from]))
    }
}
