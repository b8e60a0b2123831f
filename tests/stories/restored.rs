//! A hub that is put back from an older copy.

use crate::people::{Person, photo};
use crate::square::Square;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rule_3_a_hub_put_back_from_an_older_copy_gets_everything_back() {
    let mut square = Square::new().await;
    let (anna, bert) = (Person::new("Anna", &square).await, Person::new("Bert", &square).await);
    let (space, chapters) = anna.share_space("De botscan", &[("Voorbereiding", "Drink water."), ("Scan", "Begin.")]);
    anna.sync().await;
    bert.sync().await;
    let copy = square.copy().await;

    anna.write(space, &chapters[0], "Van Anna, na de kopie.");
    let lost = anna.drop_photo(space, &chapters[0], &photo(1, 200));
    bert.write(space, &chapters[1], "Van Bert, na de kopie.");
    let (later, _) = anna.share_space("Van na de kopie", &[("Een", "Nieuw.")]);
    for person in [&anna, &bert, &anna] {
        person.sync().await;
    }
    let epoch = anna.library.hub().expect("hub").expect("joined").epoch;
    square.put_back(copy.path()).await;
    bert.write(space, &chapters[1], "Terwijl niemand het wist.");

    // Anna's computer stays off: Bert's brings back what she wrote, too.
    bert.sync().await;
    assert_ne!(bert.library.hub().expect("hub").expect("joined").epoch, epoch);
    assert_eq!(bert.hash_on_hub(space).await, bert.hash(space));
    assert!(bert.all_on_hub(space));
    let carla = Person::new("Carla", &square).await;
    carla.sync().await;
    for text in ["Van Anna, na de kopie.", "Van Bert, na de kopie.", "Terwijl niemand het wist."] {
        assert_eq!(carla.text(space).matches(text).count(), 1, "{text}");
    }
    carla.library.read_medium(lost.id).expect("the photo is there as well");
    anna.sync().await;
    bert.sync().await;
    assert_eq!(anna.hash(space), bert.hash(space));
    assert_eq!(anna.hash(later), anna.hash_on_hub(later).await);
    assert!(anna.all_on_hub(space) && anna.all_on_hub(later));
}
