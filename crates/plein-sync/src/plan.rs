//! What to do, from what is known: no I/O, no time.

use plein_library::StreamState;
use plein_protocol::{Catalogue, StreamId};

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The hub went back in time: forget what it said about places, under this epoch.
    WentBack(u64),
    /// Take note of the catalogue.
    Hear,
    /// Ask for everything after the cursor.
    Pull(StreamId),
    /// Give back what the hub has lost.
    GiveBack(StreamId),
    /// Offer what the hub does not have.
    Push(StreamId),
    /// Ask whether the hub still has it at all.
    Miss(StreamId),
}

/// What to do about a catalogue, given the epoch that is known here and the streams that are shared.
///
/// A hub that went back is first asked what it still has, so that only what it lost is sent. Otherwise one's own work
/// goes first. `in_doubt` also asks streams in which nothing seems new: pulling compares the last entry, so that a hub
/// that went back without saying so, and has grown to the same length since, is noticed. That is worth its price after
/// every interruption, because a hub does not go back while it runs. A stream that is no longer named may be one that
/// went with it; more likely the right went. The hub is asked which, by the one thing that both can answer: the stream's
/// first entry, given back.
pub fn plan(catalogue: &Catalogue, epoch: u64, streams: &[StreamState], in_doubt: bool) -> Vec<Step> {
    let head = |stream| catalogue.streams.iter().find(|head| head.stream == stream);
    let shorter = streams.iter().any(|state| head(state.stream).is_some_and(|head| head.head < state.cursor));
    let went_back = catalogue.epoch != epoch || shorter;
    let mut steps = Vec::new();
    if went_back {
        steps.push(Step::WentBack(catalogue.epoch));
    }
    steps.push(Step::Hear);
    for state in streams {
        let there = head(state.stream);
        let right_changed = there.map(|head| head.role) != state.role;
        if went_back && there.is_some() {
            steps.push(Step::Pull(state.stream));
        }
        // A refusal stands until the right changes.
        if (state.unsent > 0 || went_back) && (state.refused.is_none() || right_changed || went_back) {
            steps.extend([Step::GiveBack(state.stream), Step::Push(state.stream)]);
        }
        if there.is_some_and(|head| went_back || in_doubt || head.head > state.cursor) {
            steps.push(Step::Pull(state.stream));
        }
        if there.is_none() && !went_back && state.cursor > 0 && (in_doubt || state.role.is_some()) {
            steps.push(Step::Miss(state.stream));
        }
    }
    let new = catalogue.streams.iter().filter(|head| !streams.iter().any(|state| state.stream == head.stream));
    steps.extend(new.map(|head| Step::Pull(head.stream)));
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use plein_model::SpaceId;
    use plein_protocol::{Code, Role, StreamHead};

    fn stream(n: u128) -> StreamId {
        StreamId::Space(SpaceId::from_uuid(format!("{n:032x}").parse().expect("a uuid")))
    }

    fn state(n: u128, cursor: u64, unsent: u64) -> StreamState {
        StreamState { stream: stream(n), cursor, head: cursor, role: Some(Role::CoAuthor), refused: None, unsent }
    }

    fn catalogue(epoch: u64, heads: &[(u128, u64)]) -> Catalogue {
        let head = |(n, head): &(u128, u64)| StreamHead { stream: stream(*n), head: *head, role: Role::CoAuthor };
        Catalogue { epoch, streams: heads.iter().map(head).collect() }
    }

    #[test]
    fn nothing_new_is_nothing_to_do() {
        assert_eq!(plan(&catalogue(1, &[(1, 5)]), 1, &[state(1, 5, 0)], false), [Step::Hear]);
    }

    #[test]
    fn in_doubt_every_stream_is_compared() {
        let steps = plan(&catalogue(1, &[(1, 5)]), 1, &[state(1, 5, 0)], true);
        assert_eq!(steps, [Step::Hear, Step::Pull(stream(1))]);
    }

    #[test]
    fn ones_own_work_goes_first_and_new_streams_come() {
        let steps = plan(&catalogue(1, &[(1, 7), (3, 2)]), 1, &[state(1, 5, 1), state(2, 0, 4)], false);
        let (one, two, three) = (stream(1), stream(2), stream(3));
        let wanted = [
            Step::Hear,
            Step::GiveBack(one),
            Step::Push(one),
            Step::Pull(one),
            Step::GiveBack(two),
            Step::Push(two),
            Step::Pull(three),
        ];
        assert_eq!(steps, wanted);
    }

    #[test]
    fn rule_3_a_hub_that_went_back_is_asked_first_and_then_offered_everything() {
        let one = stream(1);
        let all = [Step::Pull(one), Step::GiveBack(one), Step::Push(one), Step::Pull(one)];
        let restored = plan(&catalogue(2, &[(1, 5)]), 1, &[state(1, 5, 0)], false);
        assert_eq!(restored, [&[Step::WentBack(2), Step::Hear][..], &all].concat());
        // Without a new epoch, but with less than it had.
        let shorter = plan(&catalogue(1, &[(1, 3)]), 1, &[state(1, 5, 0)], false);
        assert_eq!(shorter, [&[Step::WentBack(1), Step::Hear][..], &all].concat());
        // It lost the whole stream: nothing to ask, everything to give.
        let gone = plan(&catalogue(2, &[]), 1, &[state(1, 5, 0)], false);
        assert_eq!(gone, [Step::WentBack(2), Step::Hear, Step::GiveBack(one), Step::Push(one)]);
    }

    #[test]
    fn a_stream_that_is_not_named_is_asked_about_once_and_left_alone() {
        let none = catalogue(1, &[]);
        let missed = [Step::Hear, Step::Miss(stream(1))];
        assert_eq!(plan(&none, 1, &[state(1, 5, 0)], false), missed);
        // From then on only after an interruption.
        let unnamed = StreamState { role: None, ..state(1, 5, 0) };
        assert_eq!(plan(&none, 1, std::slice::from_ref(&unnamed), false), [Step::Hear]);
        assert_eq!(plan(&none, 1, &[unnamed], true), missed);
        // What was never there cannot be missed.
        assert_eq!(plan(&none, 1, &[state(1, 0, 0)], true), [Step::Hear]);
    }

    #[test]
    fn rule_11_a_refusal_stands_until_the_right_changes() {
        let refused = StreamState { refused: Some(Code::Forbidden), ..state(1, 5, 3) };
        assert_eq!(plan(&catalogue(1, &[(1, 5)]), 1, std::slice::from_ref(&refused), false), [Step::Hear]);
        let back = StreamState { role: Some(Role::Reader), ..refused };
        let steps = plan(&catalogue(1, &[(1, 5)]), 1, &[back], false);
        assert_eq!(steps, [Step::Hear, Step::GiveBack(stream(1)), Step::Push(stream(1))]);
    }
}
