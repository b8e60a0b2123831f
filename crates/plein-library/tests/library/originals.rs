//! The unmasked original of a picture stays here.

use crate::media::png;
use crate::support::{Home, Remembering};
use plein_library::{LibraryError, Origin, Whereabouts};
use plein_media::{FULL, Fill, Mask, Shape};
use plein_model::{Medium, MediumId, SpaceId};
use plein_protocol::{Kind, MediumAdded, StreamId, wire};
use std::fs;
use std::path::Path;

fn corner() -> Vec<Mask> {
    vec![Mask { shape: Shape::Rectangle, points: vec![(0, 0), (FULL / 2, FULL / 2)], width: 0, fill: Fill::Black }]
}

fn all() -> Vec<Mask> {
    vec![Mask { shape: Shape::Rectangle, points: vec![(0, 0), (FULL, FULL)], width: 0, fill: Fill::Black }]
}

impl Home {
    fn scan(&self, space: SpaceId) -> Medium {
        self.library.add_picture(Origin::Window, space, "Jansen 1950.png", &png(77)).expect("a picture")
    }

    fn sent(&self) -> Vec<MediumId> {
        self.library.media_to_send().expect("asked").into_iter().map(|wanted| wanted.medium).collect()
    }

    /// What the hub is told that a Space shows.
    fn told(&self, space: SpaceId) -> Vec<MediumId> {
        let unsent = self.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent");
        let added = unsent.iter().filter(|entry| entry.kind == Kind::MediumAdded);
        added.map(|entry| wire::decode::<MediumAdded>(&entry.body).expect("a medium").medium.id).collect()
    }
}

/// Noise, so that every piece of its bytes is of it alone.
fn image_of(width: u32, height: u32) -> Vec<u8> {
    let mut noise = 0x2545_f491u32;
    let picture = image::RgbImage::from_fn(width, height, |_, _| {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(noise >> 24) as u8, (noise >> 16) as u8, 90])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// Whether a file anywhere below holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).expect("a folder").flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            holds(&path, bytes)
        } else {
            fs::read(&path).is_ok_and(|found| found.windows(bytes.len()).any(|window| window == bytes))
        }
    })
}

#[test]
fn a_picture_that_was_masked_before_its_space_was_shared_never_reaches_the_hub() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let scan = home.scan(space);
    home.show(space, &chapters[0], &scan);
    let masked = home.library.mask_picture(Origin::Window, space, scan.id, &corner()).expect("masked");
    assert!(!masked.was_out && masked.elsewhere == 0);
    assert!(masked.medium.name.is_empty(), "the name of the file told who it was");
    home.show(space, &chapters[0], &masked.medium);

    let mut hub = Remembering::new();
    home.join(&hub);
    home.share(space);
    assert_eq!(home.told(space), [masked.medium.id], "the hub never hears that there is another");
    let counters: Vec<u64> = home
        .library
        .unsent(StreamId::Space(space), usize::MAX)
        .expect("unsent")
        .iter()
        .map(|entry| entry.counter)
        .collect();
    assert!(counters.iter().copied().eq(1..=counters.len() as u64), "no gap: {counters:?}");
    home.push(&mut hub, space);
    assert_eq!(home.sent(), [masked.medium.id]);
    for entry in &hub.entries {
        let told = entry.body.windows(6).any(|window| window == b"Jansen");
        assert!(!told, "{:?} tells the name", entry.kind);
    }
    // Also when somebody asks for it outright, and after a new start.
    assert!(matches!(home.library.piece(scan.id, 0), Err(LibraryError::NoMedium(_))));
    let home = home.reopen();
    assert!(home.library.is_local(scan.id).expect("asked"));
    assert!(matches!(home.library.piece(scan.id, 0), Err(LibraryError::NoMedium(_))));
    assert_eq!(home.library.original(masked.medium.id).expect("asked").map(|medium| medium.id), Some(scan.id));
    assert!(home.library.piece(masked.medium.id, 0).is_ok());
}

#[test]
fn in_a_shared_space_what_was_not_sent_yet_is_not_sent_any_more() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let mut hub = Remembering::new();
    home.join(&hub);
    home.share(space);
    let scan = home.scan(space);
    home.show(space, &chapters[0], &scan);
    home.push(&mut hub, space);
    assert_eq!(home.sent(), [scan.id]);
    let masked = home.library.mask_picture(Origin::Window, space, scan.id, &corner()).expect("masked");
    assert!(!masked.was_out);
    home.look(space, masked.medium.id);
    home.push(&mut hub, space);
    assert_eq!(home.sent(), [masked.medium.id]);
    assert!(matches!(home.library.piece(scan.id, 0), Err(LibraryError::NoMedium(_))));
    // The chapter still shows the unmasked one, so it is not said to be on the hub.
    home.library.medium_durable(StreamId::Space(space), masked.medium.id).expect("noted");
    assert_eq!(home.library.place(space).expect("a place").space, Whereabouts::OnItsWay);
}

#[test]
fn what_went_out_before_is_said_and_goes_no_further() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let mut hub = Remembering::new();
    home.join(&hub);
    home.share(space);
    let scan = home.scan(space);
    home.show(space, &chapters[0], &scan);
    home.push(&mut hub, space);
    // Half of it is on its way when it is masked.
    home.library.piece(scan.id, 0).expect("a piece");
    let masked = home.library.mask_picture(Origin::Window, space, scan.id, &corner()).expect("masked");
    assert!(masked.was_out);
    assert!(home.library.piece(scan.id, 10).is_err(), "the rest of it stays here");

    let (other, _) = home.space("PET");
    let further = home.library.mask_picture(Origin::Window, other, scan.id, &all()).expect("masked");
    assert!(further.was_out && further.elsewhere == 1);
}

#[test]
fn an_original_is_thrown_away_for_good_and_not_fetched_again() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let mut hub = Remembering::new();
    home.join(&hub);
    home.share(space);
    let wide = image_of(700, 300);
    let scan = home.library.add_picture(Origin::Window, space, "x.png", &wide).expect("a picture");
    home.push(&mut hub, space);
    let bytes = home.library.read_medium(scan.id).expect("bytes");
    let shown = fs::read(home.library.rendition(scan.id, 480).expect("a rendition").path).expect("bytes");
    let once = home.library.mask_picture(Origin::Window, space, scan.id, &corner()).expect("masked").medium;
    let between = home.library.read_medium(once.id).expect("bytes");
    let twice = home.library.mask_picture(Origin::Window, space, once.id, &all()).expect("masked").medium;
    assert_eq!(home.library.original(twice.id).expect("asked").map(|medium| medium.id), Some(scan.id));
    let look = |bytes: &[u8]| holds(&home.path().join("media"), &bytes[bytes.len() / 3..bytes.len() / 3 + 200]);
    assert!(look(&bytes) && look(&shown) && look(&between));

    home.show(space, &chapters[0], &scan);
    let refused = home.library.drop_original(Origin::Window, twice.id).expect_err("it is shown");
    assert!(matches!(refused, LibraryError::OriginalShown));
    assert!(look(&bytes), "nothing was thrown away");
    let emptied = home.replica(space).remove_chapter(&chapters[0], "Anna").expect("there");
    home.library.edit(Origin::Window, space, &emptied).expect("stored");

    home.library.drop_original(Origin::Window, twice.id).expect("thrown away");
    assert!(!look(&bytes) && !look(&shown) && !look(&between));
    assert_eq!(home.library.original(twice.id).expect("asked"), None);
    assert!(matches!(home.library.open_medium(scan.id), Err(LibraryError::NoMedium(_))));
    assert!(home.library.open_medium(twice.id).is_ok());
    home.library.drop_original(Origin::Window, twice.id).expect("there is nothing left to throw away");
    home.hear(&hub, space);
    assert!(home.library.media_to_fetch().expect("asked").iter().all(|wanted| wanted.medium != scan.id));
}

#[test]
fn a_person_may_say_that_nobody_is_to_be_seen_after_all() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let scan = home.scan(space);
    home.library.mask_picture(Origin::Window, space, scan.id, &corner()).expect("masked");
    // Bringing it in again is not saying so.
    home.scan(space);
    let mut hub = Remembering::new();
    home.join(&hub);
    home.share(space);
    home.push(&mut hub, space);
    assert!(!home.sent().contains(&scan.id));
    home.library.release_original(Origin::Window, space, scan.id).expect("released");
    home.look(space, scan.id);
    home.push(&mut hub, space);
    assert!(home.sent().contains(&scan.id));
}

#[test]
fn a_mask_that_cannot_be_drawn_changes_nothing() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let scan = home.scan(space);
    let refused = home.library.mask_picture(Origin::Window, space, scan.id, &[]).expect_err("nothing to cover");
    assert!(matches!(refused, LibraryError::Media(_)));
    let nowhere = MediumId::from_hash([9; 32]);
    let refused = home.library.mask_picture(Origin::Window, space, nowhere, &corner()).expect_err("not there");
    assert!(matches!(refused, LibraryError::NoMedium(_)));
    assert!(!home.library.is_local(scan.id).expect("asked"));
    // Black over what is black already is the same picture, which stays what it was.
    let black = home.library.mask_picture(Origin::Window, space, scan.id, &all()).expect("masked").medium;
    let again = home.library.mask_picture(Origin::Window, space, black.id, &all()).expect("masked").medium;
    assert_eq!(black.id, again.id);
    assert!(!home.library.is_local(black.id).expect("asked"));
}

#[test]
fn when_a_space_is_thrown_away_so_is_what_its_pictures_were_masked_from() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let (other, _) = home.space("PET");
    let add = |width: u32| {
        home.library.add_picture(Origin::Window, space, "x.png", &image_of(width, 300)).expect("a picture").id
    };
    let (alone, shared) = (add(200), add(210));
    let mask = |space: SpaceId, id: MediumId| home.library.mask_picture(Origin::Window, space, id, &corner());
    let once = mask(space, alone).expect("masked").medium.id;
    home.library.mask_picture(Origin::Window, space, once, &all()).expect("masked");
    mask(space, shared).expect("masked");
    let masked = mask(other, shared).expect("masked").medium.id;

    home.library.remove(Origin::Window, space).expect("removed");
    home.library.discard(Origin::Window, space).expect("thrown away");
    for gone in [alone, once] {
        assert!(matches!(home.library.open_medium(gone), Err(LibraryError::NoMedium(_))));
    }
    assert!(home.library.open_medium(shared).is_ok() && home.library.open_medium(masked).is_ok());
    assert_eq!(home.library.original(masked).expect("asked").map(|medium| medium.id), Some(shared));
}
