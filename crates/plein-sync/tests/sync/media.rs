//! Media, in their own lane.

use crate::home::Home;
use crate::town::{Fault, Nonsense, Town};
use plein_library::Whereabouts;
use plein_protocol::{StreamId, wire};
use plein_sync::Moved;
use std::collections::HashMap;

#[tokio::test]
async fn a_large_medium_goes_on_where_it_stopped_at_every_step() {
    let film: Vec<u8> = (0..wire::MAX_CHUNK * 2 + 12_345).map(|n| (n * 7 % 251) as u8).collect();
    for fault in [Fault::Before, Fault::After] {
        for step in 0.. {
            let town = Town::new();
            let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
            let (space, chapters) = anna.shared_space("Botscan");
            let medium = anna.put(space, &chapters[0], &film);
            anna.errand().everything().await.expect("in step");
            bert.errand().everything().await.expect("in step");
            let breaks = || crate::town::Wire { faults: HashMap::from([(step, fault)]), ..Default::default() };
            *anna.seat.wire.lock().expect("a wire") = breaks();
            let sending = anna.errand().media().await;
            anna.errand().media().await.expect("the rest");
            assert!(town.lock().media.contains_key(&medium.id));
            assert_eq!(anna.whereabouts(space), Whereabouts::OnHub);
            // Nothing that had arrived was sent again: three pieces, and what was asked around them.
            assert!(anna.seat.wire.lock().expect("a wire").asked <= 7);
            *bert.seat.wire.lock().expect("a wire") = breaks();
            let fetching = bert.errand().media().await;
            bert.errand().media().await.expect("the rest");
            assert_eq!(bert.library.read_medium(medium.id).expect("here"), film);
            if sending.is_ok() && fetching.is_ok() {
                break;
            }
        }
    }
}

#[tokio::test]
async fn rule_7_wrong_bytes_from_the_hub_are_never_kept_and_asked_again() {
    for nonsense in [Nonsense::MediumOfOtherBytes, Nonsense::PieceTooLong] {
        let town = Town::new();
        let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
        let (space, chapters) = anna.shared_space("Botscan");
        let (wrong, right) =
            (anna.put(space, &chapters[0], b"one file"), anna.put(space, &chapters[1], b"another file"));
        anna.sync().await.expect("in step");
        bert.errand().everything().await.expect("in step");
        bert.seat.wire.lock().expect("a wire").nonsense = Some(nonsense);
        let moved = bert.errand().media().await.expect("tried");
        assert_eq!(moved, Moved { sent: 0, fetched: 0, waiting: 2 }, "{nonsense:?}");
        assert!(bert.library.read_medium(wrong.id).is_err());
        bert.seat.wire.lock().expect("a wire").nonsense = None;
        assert_eq!(bert.errand().media().await.expect("tried").fetched, 2);
        assert_eq!(bert.library.read_medium(right.id).expect("here"), b"another file");
        assert_eq!(bert.library.read_medium(wrong.id).expect("here"), b"one file");
    }
}

#[tokio::test]
async fn rule_7_a_medium_that_went_bad_here_is_fetched_from_the_hub() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let (space, chapters) = anna.shared_space("Botscan");
    let medium = anna.put(space, &chapters[0], b"the protocol");
    anna.sync().await.expect("in step");
    let id = medium.id.to_string();
    let file = anna.folder.path().join("media").join(&id[..2]).join(&id);
    std::fs::write(file, b"the pr0tocol").expect("damaged");
    assert!(anna.library.read_medium(medium.id).is_err());
    anna.sync().await.expect("in step");
    assert_eq!(anna.library.read_medium(medium.id).expect("whole again"), b"the protocol");
}

#[tokio::test]
async fn a_medium_that_the_sender_has_not_sent_yet_is_waited_for() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let (space, chapters) = anna.shared_space("Botscan");
    let medium = anna.put(space, &chapters[0], b"a file");
    anna.errand().everything().await.expect("text first");
    bert.sync().await.expect("in step");
    assert!(bert.text(space).contains(&medium.id.to_string()), "the text is there already");
    assert!(bert.library.read_medium(medium.id).is_err());
    assert_eq!(bert.whereabouts(space), Whereabouts::OnHub, "it is not Bert's work that waits");
    assert_eq!(anna.whereabouts(space), Whereabouts::OnItsWay);
    anna.sync().await.expect("in step");
    bert.sync().await.expect("in step");
    assert_eq!(bert.library.read_medium(medium.id).expect("here"), b"a file");
}

#[tokio::test]
async fn a_medium_is_not_sent_before_the_hub_knows_who_shows_it() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let (space, chapters) = anna.shared_space("Botscan");
    anna.put(space, &chapters[0], b"a file");
    assert_eq!(anna.errand().media().await.expect("nothing yet"), Moved::default());
    anna.errand().everything().await.expect("in step");
    assert_eq!(anna.library.media_to_send().expect("media")[0].stream, StreamId::Space(space));
}
