//! Histories in the tests: the same seed is the same history, what was found stays found, and a rule that is broken on
//! purpose is missed.
#![cfg(target_os = "linux")]

use plein_simulate::{Mutation, Theatre};
use std::sync::{Mutex, PoisonError};

/// There is one set of disks in a process.
static ONE: Mutex<()> = Mutex::new(());

/// Seeds that once showed a fault, of the program or of the judge. They are as lasting as the simulation itself: each fault
/// of the program has a test of its own too, where it was mended.
const FOUND: [u64; 7] = [24, 32, 46, 74, 172, 330, 476];

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

#[test]
fn what_was_found_stays_found() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let theatre = Theatre::open().expect("a room");
    for seed in FOUND {
        assert_eq!(theatre.play(seed, None, false).wrong, None, "seed {seed}");
    }
}

#[test]
fn each_rule_is_missed_when_it_is_broken() {
    let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
    let theatre = Theatre::open().expect("a room");
    for mutation in Mutation::ALL {
        // Where it was caught when this was written; when the program changes, histories do, and it may be a later one.
        let from = match mutation {
            Mutation::AbsenceIsDeletion | Mutation::RefusedIsThrownAway => 8,
            Mutation::UnknownIsDropped | Mutation::HubForgetsFolders => 12,
            Mutation::CompactionDropsTheLog | Mutation::HubDoesNotSync => 5,
            Mutation::DeviceDoesNotSync => 26,
            Mutation::EveryoneReads => 32,
            Mutation::PushedAgainIsTakenAgain => 15,
            _ => 1,
        };
        let caught = (from..from + 200).any(|seed| {
            let outcome = theatre.play(seed, Some(mutation), false);
            let other = || theatre.play(seed, Some(mutation), false).trace != outcome.trace;
            outcome.wrong.is_some() || (mutation == Mutation::RealChance && other())
        });
        assert!(caught, "{mutation:?} is not caught");
    }
}
