//! Packages that somebody has been at: `cargo xtask fuzz --packages`, or
//! `cargo run --release -p plein-package --example fuzz [files of each sort] [seed]`.
//!
//! Fails when one takes more than 2 seconds or 256 MB, when one makes anything panic, and when a byte comes out that is
//! not what its name says.

#[path = "../../plein-media/tests/media/memory.rs"]
mod memory;
#[path = "../../plein-media/tests/media/mutations.rs"]
mod mutations;
#[path = "../tests/package/parts.rs"]
#[expect(clippy::expect_used, reason = "samples that cannot be made should say where")]
mod parts;

use mutations::{Dice, mutated};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// Makes a file that somebody has been at.
type Make<'a> = &'a dyn Fn(&mut Dice) -> Vec<u8>;

const LONGEST: Duration = Duration::from_secs(2);
const MOST_MEMORY: usize = 256 << 20;

fn main() -> std::process::ExitCode {
    let mut asked = std::env::args().skip(1);
    let count: usize = asked.next().and_then(|n| n.parse().ok()).unwrap_or(2_000);
    let seed: u64 = asked.next().and_then(|n| n.parse().ok()).unwrap_or(1);
    let mut failed = 0;
    println!("{:<42} {:>7} {:>7} {:>9} {:>9}", "", "files", "taken", "slowest", "most");
    let whole = parts::good();
    let some = parts::some();
    let sorts: [(&str, Make<'_>); 4] = [
        ("the file", &|dice| mutated(&whole, dice)),
        // Only its last part: where everything is, and how long.
        ("the list of entries", &|dice| {
            let at = whole.len() - 600;
            [&whole[..at], &mutated(&whole[at..], dice)].concat()
        }),
        ("a part, packed again", &|dice| {
            let mut parts = some.clone();
            let which = dice.throw(parts.len());
            parts[which].1 = mutated(&parts[which].1, dice);
            parts::packed(&parts)
        }),
        ("names, packed again", &|dice| {
            let mut parts = some.clone();
            for _ in 0..1 + dice.throw(3) {
                let which = dice.throw(parts.len());
                let name = mutated(parts[which].0.as_bytes(), dice);
                parts[which].0 = String::from_utf8_lossy(&name).into_owned();
            }
            parts.dedup_by(|a, b| a.0 == b.0);
            parts::packed(&parts)
        }),
    ];
    for (what, make) in sorts {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9) + what.len() as u64);
        let (mut taken, mut slowest, mut most) = (0, Duration::ZERO, 0);
        for round in 0..count {
            let Ok(bytes) = catch_unwind(AssertUnwindSafe(|| make(&mut dice))) else { continue };
            let start = Instant::now();
            let mut outcome = None;
            let used = memory::peak(|| outcome = catch_unwind(AssertUnwindSafe(|| parts::all(&bytes))).ok());
            let took = start.elapsed();
            (slowest, most) = (slowest.max(took), most.max(used));
            taken += usize::from(matches!(outcome, Some(Ok(()))));
            if took > LONGEST || used > MOST_MEMORY || outcome.is_none() {
                failed += 1;
                println!("{what} {round}: {took:?}, {used} bytes at once, panicked: {}", outcome.is_none());
            }
        }
        println!("{what:<42} {count:>7} {taken:>7} {:>6} ms {:>6} MB", slowest.as_millis(), most >> 20);
    }
    if failed > 0 {
        println!("{failed} failed");
        return std::process::ExitCode::FAILURE;
    }
    std::process::ExitCode::SUCCESS
}
