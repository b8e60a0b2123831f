//! Mutated pictures of every format, under the limits that the product has: `cargo xtask fuzz --media`, or
//! `cargo run --release -p plein-media --example fuzz [files per format] [format] [seed]`.
//!
//! Fails when one takes more than 2 seconds or 256 MB, or when what was kept cannot be read. A decoder that panics is
//! counted: the product takes that for a damaged picture, and it is told here so that it can be mended.

#[path = "../tests/media/memory.rs"]
mod memory;
#[path = "../tests/media/mutations.rs"]
mod mutations;
#[path = "../tests/media/samples/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod samples;

use mutations::{Dice, mutated};
use plein_media::{Limits, Picture, mime_of, renditions};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

const LONGEST: Duration = Duration::from_secs(2);
const MOST_MEMORY: usize = 256 << 20;

static PANICS: Mutex<BTreeMap<String, usize>> = Mutex::new(BTreeMap::new());

fn main() -> std::process::ExitCode {
    let mut asked = std::env::args().skip(1);
    let count: usize = asked.next().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let only = asked.next().unwrap_or_default();
    let seed: u64 = asked.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or(String::new(), ToString::to_string);
        if let Ok(mut panics) = PANICS.lock() {
            if !panics.contains_key(&place) {
                eprintln!("{panic}");
            }
            *panics.entry(place).or_default() += 1;
        }
    }));
    let limits = Limits::default();
    let mut failed = 0;
    println!("{:<42} {:>7} {:>7} {:>9} {:>9}", "", "files", "taken", "slowest", "most");
    for (what, original) in samples::one_of_each().into_iter().filter(|(what, _)| what.contains(&only)) {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + what.len() as u64);
        let (mut taken, mut slowest, mut most) = (0, Duration::ZERO, 0);
        for round in 0..count {
            let bytes = mutated(&original, &mut dice);
            let start = Instant::now();
            let mut wrong = None;
            let used = memory::peak(|| {
                mime_of(&bytes);
                if let Ok(picture) = Picture::ingest("x", &bytes, &limits) {
                    taken += 1;
                    wrong = renditions(&picture.bytes, &limits).err();
                }
            });
            let took = start.elapsed();
            (slowest, most) = (slowest.max(took), most.max(used));
            if took > LONGEST || used > MOST_MEMORY || wrong.is_some() {
                failed += 1;
                println!("{what} {round}: {took:?}, {used} bytes at once, {wrong:?}");
            }
        }
        println!("{what:<42} {count:>7} {taken:>7} {:>6} ms {:>6} MB", slowest.as_millis(), most >> 20);
    }
    for (place, times) in PANICS.lock().map(|panics| panics.clone()).unwrap_or_default() {
        println!("a decoder gave up {times} times at {place}");
    }
    if failed > 0 {
        println!("{failed} failed");
        return std::process::ExitCode::FAILURE;
    }
    std::process::ExitCode::SUCCESS
}
