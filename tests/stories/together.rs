//! Journey 6: two people work offline in one Space, and come back.

use crate::people::{Person, photo};
use crate::square::Square;
use plein_library::Whereabouts;
use plein_model::Standing;
use plein_sync::Engine;
use std::time::Duration;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn journey_6_two_people_write_offline_and_everything_merges() {
    let square = Square::new().await;
    let (anna, bert) = (Person::new("Anna", &square).await, Person::new("Bert", &square).await);
    let (space, chapters) = anna.share_space(
        "De botscan",
        &[
            ("Voorbereiding", "De patiënt drinkt twee liter water."),
            ("Injectie", "Spuit langzaam in."),
            ("Scan", "Begin bij de schedel."),
            ("Verslag", "Schrijf op wat je ziet."),
        ],
    );
    assert_eq!(anna.place(space).space, Whereabouts::OnItsWay);
    anna.sync().await;
    assert!(anna.all_on_hub(space));
    bert.sync().await;
    assert_eq!(bert.text(space), anna.text(space));

    // Both offline. The same paragraph:
    anna.rewrite(space, &chapters[0], |text| text.replace("De patiënt", "De nuchtere patiënt"));
    bert.rewrite(space, &chapters[0], |text| text.replace("twee liter", "anderhalve liter lauw"));
    // A chapter that one moves and the other writes in:
    anna.edit(space, |document, random| document.move_chapter(&chapters[2], None, random).expect("moved"));
    bert.write(space, &chapters[2], "Vergeet de handen niet.");
    // A chapter that one removes and the other writes in:
    anna.edit(space, |document, _| document.remove_chapter(&chapters[3], "Anna").expect("removed"));
    bert.write(space, &chapters[3], "Noem altijd de dosis.");
    // New pictures on both sides:
    let photos =
        [anna.drop_photo(space, &chapters[1], &photo(1, 700)), bert.drop_photo(space, &chapters[1], &photo(2, 700))];
    assert_eq!(anna.place(space).chapters[&chapters[1]], Whereabouts::OnItsWay);

    for person in [&anna, &bert, &anna] {
        person.sync().await;
    }
    assert_eq!(anna.hash(space), bert.hash(space));
    assert_eq!(anna.hash_on_hub(space).await, anna.hash(space));
    assert_eq!(anna.model(space), bert.model(space));
    assert!(anna.all_on_hub(space) && bert.all_on_hub(space));
    let text = anna.text(space);
    for part in [
        "De nuchtere patiënt drinkt anderhalve liter lauw water.",
        "Vergeet de handen niet.",
        "Schrijf op wat je ziet.",
        "Noem altijd de dosis.",
        "Foto van Anna",
        "Foto van Bert",
    ] {
        assert_eq!(text.matches(part).count(), 1, "{part} in:\n{text}");
    }
    let model = anna.model(space);
    assert_eq!(model.chapters[0].id, chapters[2], "the chapter that was moved stands in front");
    let removed = model.chapters.iter().find(|chapter| chapter.id == chapters[3]).expect("it was written in");
    assert_eq!(removed.standing, Standing::Unplaced { removed_by: "Anna".into() });
    for photo in photos {
        assert_eq!(
            anna.library.read_medium(photo.id).expect("here"),
            bert.library.read_medium(photo.id).expect("here")
        );
    }
}

/// Waits for something that happens by itself. The limit only keeps a broken run from hanging.
async fn until(what: &str, mut is: impl FnMut() -> bool) {
    let waiting = async {
        while !is() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(120), waiting).await.unwrap_or_else(|_| panic!("{what} did not happen"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_both_are_there_each_sees_the_other_at_work_also_after_the_hub_was_away() {
    let mut square = Square::new().await;
    let (anna, bert) = (Person::new("Anna", &square).await, Person::new("Bert", &square).await);
    let engines = [&anna, &bert].map(|person| Engine::start(person.library.clone(), person.hub()));
    let (space, chapters) = anna.share_space("De botscan", &[("Scan", "Begin bij de schedel.")]);
    until("Bert seeing the Space", || bert.library.card(space).is_ok_and(|card| card.chapters == 1)).await;
    bert.write(space, &chapters[0], "Van Bert.");
    until("Anna seeing Bert", || anna.text(space).contains("Van Bert.")).await;
    square.stop().await;
    anna.write(space, &chapters[0], "Terwijl de hub weg was.");
    assert_eq!(anna.place(space).space, Whereabouts::OnItsWay);
    square.start().await;
    until("Bert seeing what was written", || bert.text(space).contains("Terwijl de hub weg was.")).await;
    let photo = bert.drop_photo(space, &chapters[0], &photo(3, 300));
    until("the photo", || anna.library.read_medium(photo.id).is_ok()).await;
    until("everything on the hub", || anna.all_on_hub(space) && bert.all_on_hub(space)).await;
    for engine in engines {
        engine.stop().await;
    }
    assert_eq!(anna.hash(space), bert.hash(space));
    assert_eq!(anna.hash_on_hub(space).await, anna.hash(space));
}
