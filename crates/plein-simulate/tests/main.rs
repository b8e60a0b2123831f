//! Histories in the tests: the same seed is the same history, and what was found once stays found.
#![cfg(target_os = "linux")]

use plein_simulate::Theatre;
use std::sync::{Mutex, PoisonError};

/// There is one set of disks in a process.
static ONE: Mutex<()> = Mutex::new(());

#[test]
fn rule_12_the_same_seed_is_the_same_history() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let theatre = Theatre::open().expect("a room");
    for seed in 1..6 {
        let (one, other) = (theatre.play(seed, None, false), theatre.play(seed, None, false));
        assert_eq!(one.trace, other.trace, "seed {seed}");
        assert_eq!(one.wrong, None, "seed {seed}");
    }
}
