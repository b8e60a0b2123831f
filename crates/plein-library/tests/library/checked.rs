//! A picture stays here until a person says that it shows no patient.

use crate::media::png;
use crate::support::{Home, Remembering};
use plein_library::Origin;
use plein_model::MediumId;

fn to_send(home: &Home) -> Vec<MediumId> {
    home.library.media_to_send().expect("media").into_iter().map(|wanted| wanted.medium).collect()
}

#[test]
fn only_pictures_that_somebody_looked_at_leave_this_computer() {
    let home = Home::new(1);
    let mut hub = Remembering::new();
    let (space, chapters) = home.space("Botscan");
    let [first, second] = [3, 5].map(|seed| {
        let medium = home.library.add_picture(Origin::Window, space, "scan.png", &png(seed)).expect("a picture");
        home.show_unchecked(space, &chapters[0], &medium);
        medium
    });
    let file = home.library.add_file(Origin::Window, space, "protocol.txt", &b"tekst"[..]).expect("a file");
    // Also while it is shared with nobody: whoever shares it is asked.
    let mut both = vec![first.id, second.id];
    both.sort();
    assert_eq!(home.library.place(space).expect("a place").unchecked, both);

    home.join(&hub);
    home.share(space);
    home.push(&mut hub, space);
    assert_eq!(to_send(&home), [file.id], "what is no picture goes by itself");

    let mut look = |medium| {
        home.look(space, medium);
        home.push(&mut hub, space);
    };
    look(first.id);
    let mut now = to_send(&home);
    now.sort();
    let mut expected = vec![first.id, file.id];
    expected.sort();
    assert_eq!(now, expected);
    assert_eq!(home.library.place(space).expect("a place").unchecked, [second.id]);

    // Said in one Space, it is not said in another.
    let (other, chapters) = home.space("Elders");
    let again = home.library.add_picture(Origin::Window, other, "scan.png", &png(3)).expect("the same");
    home.show_unchecked(other, &chapters[0], &again);
    assert_eq!(home.library.place(other).expect("a place").unchecked, [first.id]);
}
