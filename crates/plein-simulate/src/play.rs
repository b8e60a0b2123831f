//! Playing histories, one after another, and telling which did not hold.

use clap::Parser;
use plein_simulate::{Mutation, Theatre};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Parser)]
struct Arguments {
    /// How many histories.
    #[arg(long, default_value_t = 100)]
    histories: u64,
    /// The seed of the first; each next one has the next.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Only one in so many of them, beginning with this one: `1/2` and `2/2` together are all.
    #[arg(long)]
    part: Option<String>,
    /// Breaks a rule on purpose.
    #[arg(long, value_enum)]
    mutation: Option<Mutation>,
    /// Tells everything that happens.
    #[arg(long)]
    tell: bool,
    /// Ends with the first that does not hold.
    #[arg(long)]
    first: bool,
    /// Plays each twice, and compares.
    #[arg(long)]
    twice: bool,
}

/// Plays what is asked for.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if arguments.tell {
        tracing_subscriber::fmt()
            .with_env_filter(tracing_subscriber::EnvFilter::from_default_env())
            .without_time()
            .init();
    }
    let theatre = match Theatre::open() {
        Ok(theatre) => theatre,
        Err(error) => {
            eprintln!("cannot begin: {error}");
            return ExitCode::FAILURE;
        }
    };
    let (part, parts) = arguments
        .part
        .as_deref()
        .and_then(|part| part.split_once('/'))
        .map_or((1, 1), |(part, parts)| (part.parse().unwrap_or(1), parts.parse().unwrap_or(1)));
    let (begin, mut wrong, mut played, mut entries, mut media, mut excused) = (Instant::now(), 0, 0, 0, 0, 0);
    let seeds = (arguments.seed..arguments.seed + arguments.histories).filter(|seed| seed % parts == part % parts);
    for seed in seeds {
        let outcome = theatre.play(seed, arguments.mutation, arguments.tell);
        played += 1;
        entries += outcome.acknowledged.0;
        media += outcome.acknowledged.1;
        excused += outcome.excused;
        if arguments.tell {
            outcome.log.iter().for_each(|line| println!("{line}"));
        }
        if arguments.twice {
            let again = theatre.play(seed, arguments.mutation, false);
            if again.trace != outcome.trace {
                println!("seed {seed}: not the same history twice");
                wrong += 1;
            }
        }
        if let Some(what) = outcome.wrong {
            println!("seed {seed}: {what}");
            wrong += 1;
        }
        if arguments.first && wrong > 0 {
            break;
        }
    }
    let took = begin.elapsed().as_secs_f64();
    println!(
        "{played} histories, {wrong} wrong; {entries} entries and {media} media acknowledged, {excused} lost with the only \
         disk that had them; {took:.1} s, {:.0} ms each",
        took * 1000.0 / f64::from(u32::try_from(played.max(1)).unwrap_or(1))
    );
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
