//! The log in moments: as people remember working, not as computers send.

use std::ops::Range;

/// What counts of one edit in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<A> {
    /// Who made it.
    pub by: A,
    /// When, in milliseconds since 1970, by the clock of who made it.
    pub at: i64,
    /// It is a moment of its own, whatever was done around it.
    pub alone: bool,
}

/// A pause of so many milliseconds ends a moment.
const PAUSE: i64 = 10 * 60 * 1000;
/// Nor does a moment last longer than this, however busy.
const LONGEST: i64 = 60 * 60 * 1000;

/// The moments of a log, in its order: stretches of edits by one person without a pause. Where people take turns
/// without one of them pausing, they worked together, and that is one moment.
///
/// Every edit is in exactly one moment, and a moment is never empty.
pub fn moments<A: PartialEq>(edits: &[Edit<A>]) -> Vec<Range<usize>> {
    let mut moments: Vec<Range<usize>> = Vec::new();
    for (at, edit) in edits.iter().enumerate() {
        moments.push(at..at + 1);
        // Back to a moment in which the same person was at it, over those of others in between.
        let joins = |moment: &Range<usize>| {
            let last = edits[moment.clone()].iter().rev().find(|before| before.by == edit.by);
            last.is_some_and(|last| goes_on(last, edit)) && goes_on_since(&edits[moment.start], edit)
        };
        let others = &moments[..moments.len() - 1];
        let near = others.iter().rev().take_while(|moment| {
            let one = &edits[moment.end - 1];
            !one.alone && !edit.alone && goes_on(one, edit)
        });
        let back = near.take(REACH).position(joins);
        if let Some(back) = back {
            let first = moments.len() - 2 - back;
            moments[first].end = at + 1;
            moments.truncate(first + 1);
        }
    }
    moments
}

/// Over how many moments of others one looks back for one's own.
const REACH: usize = 8;

fn goes_on<A>(before: &Edit<A>, after: &Edit<A>) -> bool {
    before.at.abs_diff(after.at) < PAUSE as u64
}

fn goes_on_since<A>(first: &Edit<A>, after: &Edit<A>) -> bool {
    first.at.abs_diff(after.at) < LONGEST as u64
}

#[cfg(test)]
mod tests {
    use super::{Edit, moments};
    use proptest::prelude::*;

    const MINUTE: i64 = 60_000;

    fn log(edits: &[(char, i64)]) -> Vec<Edit<char>> {
        edits.iter().map(|(by, minutes)| Edit { by: *by, at: minutes * MINUTE, alone: false }).collect()
    }

    #[test]
    fn a_pause_or_another_person_begins_a_moment() {
        assert_eq!(moments(&log(&[('a', 0), ('a', 1), ('a', 11), ('b', 12), ('b', 13)])), [0..2, 2..3, 3..5]);
        assert!(moments::<char>(&[]).is_empty());
    }

    #[test]
    fn who_take_turns_work_together() {
        let together = log(&[('a', 0), ('b', 0), ('a', 1), ('c', 1), ('b', 2), ('a', 20)]);
        assert_eq!(moments(&together), [0..5, 5..6]);
    }

    #[test]
    fn a_long_day_has_more_than_one_moment() {
        let day: Vec<_> = (0..100).map(|minute| ('a', minute)).collect();
        assert_eq!(moments(&log(&day)), [0..60, 60..100]);
    }

    #[test]
    fn what_was_done_yesterday_and_came_today_is_of_yesterday() {
        assert_eq!(moments(&log(&[('a', 2000), ('b', 10), ('b', 11), ('a', 2001)])), [0..1, 1..3, 3..4]);
    }

    #[test]
    fn what_stands_alone_joins_nothing() {
        let mut edits = log(&[('a', 0), ('a', 0), ('a', 0)]);
        edits[1].alone = true;
        assert_eq!(moments(&edits), [0..1, 1..2, 2..3]);
    }

    proptest! {
        #[test]
        fn every_edit_is_in_one_moment(edits in prop::collection::vec((0..4u8, any::<i64>(), any::<bool>()), 0..60)) {
            let edits: Vec<_> = edits.into_iter().map(|(by, at, alone)| Edit { by, at, alone }).collect();
            let mut next = 0;
            for moment in moments(&edits) {
                prop_assert!(moment.start == next && moment.end > next);
                next = moment.end;
            }
            prop_assert_eq!(next, edits.len());
        }
    }
}
