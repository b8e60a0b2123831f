//! Where the work is: only here, on its way, on the hub, newer.

use crate::support::{Home, Remembering};
use plein_library::{LibraryError, Origin, Whereabouts};
use plein_model::SpaceId;
use plein_protocol::world::World as _;
use plein_protocol::{Grant, Kind, Role, StreamId, With};

fn of(home: &Home, space: SpaceId) -> (Whereabouts, Vec<Whereabouts>) {
    let place = home.library.place(space).expect("a place");
    assert_eq!(home.library.card(space).expect("a card").whereabouts, place.space);
    (place.space, place.chapters.into_values().collect())
}

#[test]
fn each_chapter_says_where_its_own_work_is() {
    use Whereabouts::{Newer, OnHub, OnItsWay, OnlyHere};
    let (home, mut hub) = (Home::new(1), Remembering::new());
    let (space, chapters) = home.space("Botscan");
    assert_eq!(of(&home, space), (OnlyHere, vec![OnlyHere; 2]));
    home.join(&hub);
    assert_eq!(of(&home, space), (OnlyHere, vec![OnlyHere; 2]), "joining a hub sends nothing");
    assert!(home.library.streams().expect("streams").is_empty());
    home.share(space);
    assert_eq!(of(&home, space), (OnItsWay, vec![OnItsWay; 2]));
    home.push(&mut hub, space);
    assert_eq!(of(&home, space), (OnHub, vec![OnHub; 2]));
    home.write(space, &chapters[1], "Nieuw.");
    let place = home.library.place(space).expect("a place");
    assert_eq!((place.space, place.chapters[&chapters[0]], place.chapters[&chapters[1]]), (OnItsWay, OnHub, OnItsWay));
    home.push(&mut hub, space);
    hub.stranger(&home.world, space, Kind::Other("x".into()), &b"y"[..]);
    home.hear(&hub, space);
    assert_eq!(of(&home, space), (Newer, vec![Newer; 2]));
    home.pull(&hub, space).expect("accepted");
    assert_eq!(of(&home, space), (OnHub, vec![OnHub; 2]));
}

#[test]
fn a_chapter_is_not_on_the_hub_before_its_pictures_are() {
    let (home, mut hub) = (Home::new(1), Remembering::new());
    let (space, chapters) = home.space("Botscan");
    home.join(&hub);
    home.share(space);
    let medium = home.library.add_picture(Origin::Window, space, "scan.png", &crate::media::png(3)).expect("a picture");
    home.show(space, &chapters[0], &medium);
    home.push(&mut hub, space);
    let place = home.library.place(space).expect("a place");
    assert_eq!(place.chapters[&chapters[0]], Whereabouts::OnItsWay);
    assert_eq!(place.chapters[&chapters[1]], Whereabouts::OnHub);
    assert_eq!(place.space, Whereabouts::OnItsWay);
    let to_send = home.library.media_to_send().expect("media");
    assert_eq!(to_send.iter().map(|wanted| wanted.medium).collect::<Vec<_>>(), [medium.id]);
    home.library.medium_durable(StreamId::Space(space), medium.id).expect("noted");
    assert_eq!(home.library.place(space).expect("a place").space, Whereabouts::OnHub);
    assert!(home.library.media_to_send().expect("media").is_empty());
}

#[test]
fn with_whom_follows_the_entries_in_order() {
    let (home, hub) = (Home::new(1), Remembering::new());
    let (space, _) = home.space("Botscan");
    let everyone = Grant { with: With::Organisation, role: Role::Reader };
    let refused = home.library.share(Origin::Window, space, everyone).expect_err("there is no hub");
    assert!(matches!(refused, LibraryError::NoHub), "{refused:?}");
    home.join(&hub);
    home.library.share(Origin::Window, space, everyone).expect("shared");
    home.share(space);
    let team = Grant { with: With::Team(plein_model::TeamId::from_uuid(home.world.uuid())), role: Role::Reader };
    home.library.share(Origin::Window, space, team).expect("shared");
    let co_authors = Grant { with: With::Organisation, role: Role::CoAuthor };
    assert_eq!(home.library.shared_with(space).expect("grants"), [co_authors, team]);
    home.library.unshare(Origin::Window, space, With::Organisation).expect("unshared");
    assert_eq!(home.library.shared_with(space).expect("grants"), [team]);
}

#[test]
fn what_was_shared_on_one_hub_never_goes_to_another() {
    let (home, mut hub) = (Home::new(1), Remembering::new());
    let (space, _) = home.space("Botscan");
    home.join(&hub);
    home.share(space);
    home.push(&mut hub, space);
    home.library.leave_hub().expect("left");
    assert_eq!(of(&home, space).0, Whereabouts::OnlyHere);
    let mut other = Remembering::new();
    other.id = plein_model::HubId::from_uuid(home.world.uuid());
    home.join(&other);
    assert!(home.library.streams().expect("streams").is_empty());
    let refused = home.library.share(Origin::Window, space, Grant { with: With::Organisation, role: Role::Reader });
    assert!(matches!(refused, Err(LibraryError::SharedElsewhere)), "{refused:?}");
    home.join(&hub);
    assert_eq!(home.library.streams().expect("streams").len(), 1, "back on the first one it goes on");
}
