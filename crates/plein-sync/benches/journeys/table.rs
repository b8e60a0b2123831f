//! Times, and a table of them.

use std::time::{Duration, Instant};

/// Times of one kind of thing.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once and keeps how long it took.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = work();
        self.0.push(start.elapsed());
        value
    }

    fn at(&self, share: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        let index = ((sorted.len() as f64 - 1.0) * share).round() as usize;
        sorted[index]
    }
}

/// Prints `ours` beside `peer`.
pub fn print(ours: (&str, &Times), peer: (&str, &Times)) {
    println!("{:<58} {:>6} {:>12} {:>12}", "", "runs", "median", "p95");
    for (name, times) in [ours, peer] {
        println!("{name:<58} {:>6} {:>12.2?} {:>12.2?}", times.0.len(), times.at(0.5), times.at(0.95));
    }
    let ratio = |share| ours.1.at(share).as_secs_f64() / peer.1.at(share).as_secs_f64();
    println!("{:<58} {:>6} {:>11.2}x {:>11.2}x", "ratio", "", ratio(0.5), ratio(0.95));
}
