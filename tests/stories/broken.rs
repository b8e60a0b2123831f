//! Connections that break, at every step there is.

use crate::people::{Person, photo};
use crate::proxy::{Break, Proxy};
use crate::square::Square;
use plein_protocol::Code;
use plein_sync::SyncError;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_2_a_connection_that_breaks_at_any_step_loses_nothing_and_doubles_nothing() {
    let square = Square::new().await;
    let (anna, bert) = (Person::new("Anna", &square).await, Person::new("Bert", &square).await);
    let (space, chapters) = anna.share_space("De botscan", &[("Voorbereiding", "Drink water."), ("Scan", "Begin.")]);
    anna.sync().await;
    bert.sync().await;
    let (mut words, mut broken) = (Vec::new(), 0);
    for how in [Break::Before, Break::After, Break::Half] {
        for step in 0.. {
            for (person, chapter) in [(&anna, &chapters[0]), (&bert, &chapters[1])] {
                let word = format!("{}, {how:?}, {step}.", person.name);
                person.write(space, chapter, &word);
                words.push(word);
            }
            anna.drop_photo(space, &chapters[0], &photo(words.len() as u8, 60 + 4 * step as u32));
            bert.sync().await;
            let proxy = Proxy::new(square.address(), step, how).await;
            match anna.sync_by(anna.hub_at(&proxy.url())).await {
                Ok(()) => {}
                Err(SyncError::Hub(problem)) => assert_eq!(problem.code, Code::Unreachable, "{problem}"),
                Err(other) => panic!("{other}"),
            }
            let done = !proxy.broke(step);
            broken += usize::from(!done);
            anna.sync().await;
            bert.sync().await;
            assert_eq!(anna.hash(space), bert.hash(space), "{how:?} at {step}");
            assert_eq!(anna.hash_on_hub(space).await, anna.hash(space), "{how:?} at {step}");
            assert!(anna.all_on_hub(space), "{how:?} at {step}");
            if done {
                break;
            }
        }
    }
    let text = anna.text(space);
    for word in &words {
        assert_eq!(text.matches(word.as_str()).count(), 1, "{word}");
    }
    assert!(broken >= 15, "{broken} connections were broken");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_11_who_is_not_let_in_any_more_keeps_everything() {
    let square = Square::new().await;
    let (anna, bert) = (Person::new("Anna", &square).await, Person::new("Bert", &square).await);
    let (space, chapters) = anna.share_space("De botscan", &[("Scan", "Begin bij de schedel.")]);
    anna.sync().await;
    bert.sync().await;
    bert.write(space, &chapters[0], "Nog van Bert.");
    let everyone = plein_protocol::With::Organisation;
    anna.library.unshare(plein_library::Origin::Window, space, everyone).expect("unshared");
    anna.sync().await;
    bert.sync().await;
    assert!(bert.text(space).contains("Nog van Bert."));
    let place = bert.place(space);
    assert_eq!((place.refused, place.role), (Some(Code::Forbidden), None));
    let grant = plein_protocol::Grant { with: everyone, role: plein_protocol::Role::CoAuthor };
    anna.library.share(plein_library::Origin::Window, space, grant).expect("shared again");
    anna.sync().await;
    bert.sync().await;
    anna.sync().await;
    assert!(anna.text(space).contains("Nog van Bert."));
    assert!(bert.all_on_hub(space));
}
