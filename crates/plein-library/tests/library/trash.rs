//! The trash: nothing goes by itself, and what goes for good takes nothing else along.

use crate::support::{Home, Remembering};
use plein_library::{LibraryError, Origin};
use plein_model::SpaceId;
use std::path::PathBuf;

fn png(red: u8) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(8, 8, image::Rgb([red, 0, 0]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

impl Home {
    fn trash(&self) -> Vec<SpaceId> {
        self.library.removed().expect("removed").into_iter().map(|card| card.space).collect()
    }
    fn files(&self) -> Vec<PathBuf> {
        let shards = std::fs::read_dir(self.path().join("media")).expect("a folder").flatten();
        let shards = shards.filter(|shard| shard.file_name().len() == 2);
        shards
            .flat_map(|shard| std::fs::read_dir(shard.path()).expect("a folder").flatten())
            .map(|f| f.path())
            .collect()
    }
}

#[test]
fn what_is_thrown_away_is_gone_with_its_media_and_nothing_else_is() {
    let home = Home::new(1);
    let [(gone, _), (kept, chapters)] = ["Botscan", "Schildklier"].map(|title| home.space(title));
    let only = home.library.add_picture(Origin::Window, gone, "a.png", &png(1)).expect("added");
    let both = home.library.add_picture(Origin::Window, gone, "b.png", &png(2)).expect("added");
    home.library.add_picture(Origin::Window, kept, "b.png", &png(2)).expect("added");
    home.write(kept, &chapters[0], "Nog iets.");
    let hash = home.library.content_hash(kept).expect("hash");
    assert!(matches!(home.library.discard(Origin::Window, gone), Err(LibraryError::Contradiction(_))));

    home.library.remove(Origin::Window, gone).expect("removed");
    home.library.discard(Origin::Window, gone).expect("discarded");
    assert_eq!(home.trash(), []);
    assert!(matches!(home.library.state(gone), Err(LibraryError::NoSpace(_))));
    assert!(home.library.read_medium(only.id).is_err());
    assert!(home.library.read_medium(both.id).is_ok());
    assert_eq!(home.files().len(), 1);

    let home = home.reopen();
    assert_eq!(home.library.content_hash(kept).expect("hash"), hash);
    assert_eq!(home.library.spaces("schedel").expect("found").len(), 1);
    assert!(home.library.has_ever_held_a_space().expect("known"));
}

#[test]
fn rule_6_nothing_goes_by_itself_and_many_at_once_only_after_a_backup() {
    let home = Home::new(1);
    let spaces = [home.space("Een").0, home.space("Twee").0];
    home.library.remove_all(Origin::Window, &spaces).expect("removed");
    let home = home.reopen();
    assert_eq!(home.trash().len(), 2);
    home.library.discard_all(Origin::Window, &spaces).expect("discarded");
    assert_eq!(home.trash(), []);
    let backups = std::fs::read_dir(home.path().join("backups")).expect("a folder").flatten();
    let backup = backups.map(|file| file.path()).find(|path| path.to_string_lossy().contains("discard"));
    let copy = rusqlite::Connection::open(backup.expect("a backup")).expect("opens");
    let there: i64 = copy.query_row("select count(*) from spaces", [], |row| row.get(0)).expect("reads");
    assert_eq!(there, 2);
}

#[test]
fn what_a_hub_has_leaves_the_trash_and_stays_what_it_is() {
    let home = Home::new(1);
    let mut hub = Remembering::new();
    home.join(&hub);
    let (space, _) = home.space("Botscan");
    home.share(space);
    home.push(&mut hub, space);
    home.library.remove(Origin::Window, space).expect("removed");
    home.push(&mut hub, space);
    home.library.discard(Origin::Window, space).expect("discarded");
    assert_eq!(home.trash(), []);
    // The hub still names it: that brings nothing back, and nothing is in the way.
    home.hear(&hub, space);
    home.pull(&hub, space).expect("pulled");
    assert!(home.library.spaces("").expect("spaces").is_empty());
    home.library.restore(Origin::Window, space).expect("restored");
    assert_eq!(home.library.spaces("schedel").expect("found").len(), 1);
}

#[test]
fn a_duplicate_has_the_same_words_and_media_under_ids_of_its_own() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let picture = home.library.add_picture(Origin::Window, space, "a.png", &png(1)).expect("added");
    let copy = home.library.duplicate(Origin::Window, space, "Kopie van Botscan", true).expect("copied");
    let (one, other) = (home.library.model(space).expect("read"), home.library.model(copy).expect("read"));
    assert_eq!((other.title.as_str(), other.template, &other.themes), ("Kopie van Botscan", true, &one.themes));
    assert_eq!(home.text(space), home.text(copy));
    for (a, b) in one.chapters.iter().zip(&other.chapters) {
        assert!(a.id != b.id && a.title == b.title && a.blocks[0].id != b.blocks[0].id);
    }
    assert!(home.library.card(copy).expect("a card").mine);
    // Throwing one away leaves the other whole.
    home.library.remove(Origin::Window, copy).expect("removed");
    home.library.discard(Origin::Window, copy).expect("discarded");
    assert!(home.library.read_medium(picture.id).is_ok());
}
