//! Entries, both ways, on every kind of bad day.

use crate::home::Home;
use crate::town::{Fault, Nonsense, Town};
use plein_library::Whereabouts;
use plein_protocol::Code;
use plein_sync::SyncError;
use std::collections::HashMap;

#[tokio::test]
async fn what_one_writes_the_other_reads_and_everyone_has_the_same() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let (space, chapters) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    bert.sync().await.expect("in step");
    assert_eq!(bert.library.card(space).expect("a card").title, "Botscan");
    assert!(!bert.library.card(space).expect("a card").mine);
    anna.write(space, &chapters[0], "Van Anna.");
    bert.write(space, &chapters[0], "Van Bert.");
    for home in [&anna, &bert, &anna] {
        home.sync().await.expect("in step");
    }
    assert_eq!(anna.hash(space), bert.hash(space));
    assert!(anna.text(space).contains("Van Bert.") && bert.text(space).contains("Van Anna."));
    assert_eq!(anna.whereabouts(space), Whereabouts::OnHub);
}

#[tokio::test]
async fn what_was_never_shared_never_leaves() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let (space, _) = anna.space("Dagboek");
    anna.sync().await.expect("in step");
    assert!(town.entries(space).is_empty());
    assert_eq!(anna.whereabouts(space), Whereabouts::OnlyHere);
}

/// Breaks the connection at each question in turn, before and after the hub acts, and then lets it come back.
#[tokio::test]
async fn a_connection_that_breaks_at_any_step_loses_nothing_and_doubles_nothing() {
    let mut steps = 0;
    for fault in [Fault::Before, Fault::After] {
        for step in 0.. {
            let town = Town::new();
            let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
            let (space, chapters) = anna.shared_space("Botscan");
            anna.sync().await.expect("in step");
            bert.sync().await.expect("in step");
            for n in 0..4 {
                anna.write(space, &chapters[0], &format!("Anna {n}."));
                bert.write(space, &chapters[1], &format!("Bert {n}."));
            }
            anna.put(space, &chapters[1], b"a file");
            bert.sync().await.expect("in step");
            let (before, unsent) = (anna.hash(space), anna.library.place(space).expect("a place"));
            assert_eq!(unsent.space, Whereabouts::OnItsWay);
            *anna.seat.wire.lock().expect("a wire") =
                crate::town::Wire { faults: HashMap::from([(step, fault)]), ..Default::default() };
            let broken = anna.sync().await;
            match &broken {
                Ok(()) => {}
                Err(SyncError::Hub(problem)) => assert_eq!(problem.code, Code::Unreachable),
                Err(other) => panic!("{other}"),
            }
            if broken.is_err() {
                assert_eq!(anna.text(space).matches("Anna").count(), 4, "nothing of one's own goes");
                steps += 1;
            } else if anna.seat.wire.lock().expect("a wire").faults.is_empty() {
                panic!("a broken connection went unnoticed");
            } else {
                // There were no more steps.
                break;
            }
            for home in [&anna, &bert, &anna] {
                home.sync().await.expect("in step");
            }
            assert_eq!(anna.hash(space), bert.hash(space));
            assert_ne!(anna.hash(space), before);
            for n in 0..4 {
                for text in [format!("Anna {n}."), format!("Bert {n}.")] {
                    assert_eq!(anna.text(space).matches(&text).count(), 1, "{text}");
                }
            }
            let entries = town.entries(space);
            let mut ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), entries.len());
            assert_eq!(anna.whereabouts(space), Whereabouts::OnHub);
        }
    }
    assert!(steps >= 12, "{steps} steps were broken");
}

#[tokio::test]
async fn rule_3_a_hub_restored_from_an_older_copy_gets_everything_back_from_anyone() {
    for (epoch, step) in [(2, "with a new epoch"), (1, "without knowing it")] {
        let town = Town::new();
        let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
        let (space, chapters) = anna.shared_space("Botscan");
        anna.sync().await.expect("in step");
        bert.sync().await.expect("in step");
        let copy = town.copy();
        anna.write(space, &chapters[0], "Na de kopie, van Anna.");
        let medium = anna.put(space, &chapters[1], b"a film of after the copy");
        let (later, _) = anna.shared_space("Van na de kopie");
        anna.sync().await.expect("in step");
        bert.sync().await.expect("in step");
        let (hash, entries) = (anna.hash(space), town.entries(space).len());
        bert.write(space, &chapters[1], "Nog niet verstuurd, van Bert.");

        town.restore(copy, epoch);
        // Anna's computer is gone: Bert has what she wrote.
        bert.sync().await.expect("in step");
        assert!(town.entries(space).len() > entries, "{step}");
        assert!(!town.entries(later).is_empty());
        assert!(town.lock().media.contains_key(&medium.id));
        assert_eq!(bert.whereabouts(space), Whereabouts::OnHub);
        assert_ne!(bert.hash(space), hash);
        anna.sync().await.expect("in step");
        assert_eq!(anna.hash(space), bert.hash(space));
        assert_eq!(anna.whereabouts(later), Whereabouts::OnHub);
        let carla = Home::new("Carla", &town, 3);
        carla.sync().await.expect("in step");
        assert_eq!(carla.hash(space), anna.hash(space));
        assert_eq!(carla.hash(later), anna.hash(later));
    }
}

#[tokio::test]
async fn a_hub_that_went_back_and_went_on_with_others_gives_new_places() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let (space, chapters) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    bert.sync().await.expect("in step");
    let copy = town.copy();
    anna.write(space, &chapters[0], "Van Anna, na de kopie.");
    anna.sync().await.expect("in step");
    town.restore(copy, 1);
    // Where Anna's entry stood, now stands Bert's.
    bert.write(space, &chapters[0], "Van Bert, op dezelfde plaats.");
    bert.write(space, &chapters[0], "En nog een.");
    bert.sync().await.expect("in step");
    for home in [&anna, &bert] {
        home.sync().await.expect("in step");
    }
    assert_eq!(anna.hash(space), bert.hash(space));
    assert!(bert.text(space).contains("Van Anna, na de kopie."));
}

#[tokio::test]
async fn a_hub_that_lost_its_key_still_gets_what_people_wrote_themselves() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let (space, _) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    let count = town.entries(space).len();
    town.restore(Default::default(), 2);
    town.lock().key = 9;
    anna.sync().await.expect("in step");
    assert_eq!(town.entries(space).len(), count);
    assert_eq!(anna.whereabouts(space), Whereabouts::OnHub);
}

#[tokio::test]
async fn rule_11_who_lost_the_right_keeps_the_work_and_everything_else_goes_on() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let (space, chapters) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    bert.sync().await.expect("in step");
    let (other, _) = bert.shared_space("Van Bert zelf");
    bert.write(space, &chapters[0], "Nog van Bert.");
    town.lock().shut_out.insert((bert.seat.member.id, space));
    bert.sync().await.expect("one stream does not hold up the rest");
    assert!(!town.entries(other).is_empty());
    let place = bert.library.place(space).expect("a place");
    assert_eq!((place.space, place.refused, place.role), (Whereabouts::OnlyHere, Some(Code::Forbidden), None));
    assert!(bert.text(space).contains("Nog van Bert."));
    town.lock().shut_out.clear();
    bert.sync().await.expect("in step");
    anna.sync().await.expect("in step");
    assert!(anna.text(space).contains("Nog van Bert."));
    assert_eq!(bert.whereabouts(space), Whereabouts::OnHub);
}

#[tokio::test]
async fn a_hub_that_answers_nonsense_changes_nothing_that_matters() {
    let pushing = [Nonsense::ReceiptsForOthers, Nonsense::NoReceipts, Nonsense::OnePlaceForAll];
    let pulling =
        [Nonsense::PullSkipsOne, Nonsense::PullGivesNothing, Nonsense::PullOfAnotherStream, Nonsense::PullTheSameAgain];
    for nonsense in pushing.into_iter().chain(pulling) {
        let town = Town::new();
        let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
        let (space, chapters) = anna.shared_space("Botscan");
        anna.sync().await.expect("in step");
        bert.sync().await.expect("in step");
        bert.write(space, &chapters[0], "Van Bert.");
        bert.write(space, &chapters[0], "Nog eens.");
        bert.sync().await.expect("in step");
        if pushing.contains(&nonsense) {
            anna.write(space, &chapters[0], "Van Anna.");
        }
        anna.seat.wire.lock().expect("a wire").nonsense = Some(nonsense);
        let (text, card) = (anna.text(space), anna.library.card(space).expect("a card"));
        for _ in 0..3 {
            let refused = anna.sync().await.expect_err("nonsense");
            assert_eq!(refused.code(), Code::Nonsense, "{nonsense:?}: {refused}");
        }
        assert!(anna.text(space).contains(&text) || pushing.contains(&nonsense), "{nonsense:?}");
        assert_eq!(anna.library.card(space).expect("a card").title, card.title);
        anna.seat.wire.lock().expect("a wire").nonsense = None;
        for home in [&anna, &bert, &anna] {
            home.sync().await.unwrap_or_else(|error| panic!("{nonsense:?}: {error}"));
        }
        assert_eq!(anna.hash(space), bert.hash(space), "{nonsense:?}");
        assert!(anna.text(space).contains("Van Bert.") && anna.text(space).contains("Nog eens."));
        assert_eq!(anna.whereabouts(space), Whereabouts::OnHub, "{nonsense:?}");
    }
}

#[tokio::test]
async fn rule_3_a_hub_that_lost_a_whole_stream_unawares_gets_it_back() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let before = town.copy();
    let (space, _) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    // The same epoch: it does not know that it went back, and does not name the stream any more.
    town.restore(before, 1);
    anna.sync().await.expect("in step");
    anna.sync().await.expect("in step");
    assert!(!town.entries(space).is_empty());
    assert_eq!(anna.whereabouts(space), Whereabouts::OnHub);
}

#[tokio::test]
async fn rule_2_two_copies_of_one_library_count_on_after_each_other() {
    let town = Town::new();
    let anna = Home::new("Anna", &town, 1);
    let (space, chapters) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    let copy = anna.copied();
    anna.write(space, &chapters[0], "Van hier.");
    copy.write(space, &chapters[0], "Van de kopie.");
    anna.sync().await.expect("in step");
    // Under the counter of what it wrote, the hub has something else of this very device.
    copy.sync().await.expect("in step");
    anna.sync().await.expect("in step");
    assert_eq!(anna.hash(space), copy.hash(space));
    assert!(anna.text(space).contains("Van hier.") && anna.text(space).contains("Van de kopie."));
    assert_eq!(copy.whereabouts(space), Whereabouts::OnHub);
}

#[tokio::test]
async fn rule_11_a_right_that_went_and_came_back_unseen_takes_what_was_refused() {
    let town = Town::new();
    let (anna, bert) = (Home::new("Anna", &town, 1), Home::new("Bert", &town, 2));
    let (space, chapters) = anna.shared_space("Botscan");
    anna.sync().await.expect("in step");
    bert.sync().await.expect("in step");
    bert.write(space, &chapters[0], "Nog van Bert.");
    town.lock().shut_out.insert((bert.seat.member.id, space));
    // Only what is new here: the catalogue is not asked for.
    bert.errand().send().await.expect("a refusal is no failure");
    assert_eq!(bert.library.place(space).expect("a place").refused, Some(Code::Forbidden));
    town.lock().shut_out.clear();
    bert.sync().await.expect("in step");
    assert_eq!(bert.whereabouts(space), Whereabouts::OnHub);
}
