//! Watched folders and the tray.

use crate::media::png;
use crate::support::Home;
use plein_library::{LibraryError, Origin, TrayItem, TrayKind};
use plein_model::SpaceId;
use std::path::Path;
use std::time::Duration;

impl Home {
    /// Waits for something that the watching thread does. The limit only keeps a broken run from hanging.
    fn until<T>(&self, what: &str, mut look: impl FnMut() -> Option<T>) -> T {
        for _ in 0..600 {
            if let Some(found) = look() {
                return found;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{what} did not happen")
    }

    fn landed(&self, space: SpaceId, count: usize) -> Vec<TrayItem> {
        self.until("landing", || Some(self.library.tray(space).expect("a tray")).filter(|tray| tray.len() >= count))
    }
}

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(folder.join(name), bytes).expect("written");
}

#[test]
fn what_is_there_and_what_lands_comes_into_the_tray_once() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "was er al.png", &png(3));
    put(folder.path(), "niets.txt", b"nothing to do with it");
    put(folder.path(), "kapot.png", &png(7)[..50]);
    let watch = home.library.add_watch(Origin::Window, space, folder.path()).expect("watched");
    assert!(watch.reachable);
    assert_eq!(home.landed(space, 1)[0].name, "was er al.png");
    put(folder.path(), "nieuw.png", &png(5));
    // The same picture under another name is the same picture.
    put(folder.path(), "nog eens.png", &png(5));
    put(folder.path(), "tekst.md", b"# Voorbereiding\n\nLaat de patient drinken.\n");
    let tray = home.landed(space, 3);
    assert_eq!(tray.len(), 3);
    let picture = tray.iter().find(|item| item.name.starts_with('n')).expect("the new picture");
    assert_eq!(picture.kind, TrayKind::Picture);

    home.library.place_tray_item(Origin::Window, picture.id, &chapters[1]).expect("placed");
    let model = home.library.model(space).expect("a Space");
    assert_eq!(model.chapters[1].blocks.len(), 2);
    let markdown = tray.iter().find(|item| item.kind == TrayKind::Markdown).expect("the text");
    home.library.place_tray_item(Origin::Window, markdown.id, &chapters[1]).expect("placed");
    assert!(home.text(space).contains("Laat de patient drinken."));
    home.library.dismiss_tray_item(Origin::Window, tray[0].id).expect("dismissed");
    assert!(home.library.tray(space).expect("a tray").is_empty());
    let again = home.library.place_tray_item(Origin::Window, picture.id, &chapters[1]);
    assert!(matches!(again, Err(LibraryError::NoTrayItem)), "{again:?}");
    let home = home.reopen();
    put(folder.path(), "na de herstart.png", &png(11));
    assert_eq!(home.landed(space, 1).len(), 1, "only what is new");
}

#[test]
fn rule_6_a_folder_that_goes_away_takes_nothing_with_it() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let folder = tempfile::tempdir().expect("a folder");
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).expect("made");
    put(&stick, "een.png", &png(3));
    home.library.add_watch(Origin::Window, space, &stick).expect("watched");
    let item = home.landed(space, 1).remove(0);
    let away = folder.path().join("away");
    std::fs::rename(&stick, &away).expect("pulled out");
    home.until("going", || (!home.library.watches(space).expect("watches")[0].reachable).then_some(()));
    assert_eq!(home.library.tray(space).expect("a tray"), std::slice::from_ref(&item));
    let medium = item.medium.expect("a picture");
    home.library.read_medium(medium.id).expect("its bytes are here");
    put(&away, "twee.png", &png(5));
    std::fs::rename(&away, &stick).expect("put back");
    home.until("coming back", || home.library.watches(space).expect("watches")[0].reachable.then_some(()));
    assert_eq!(home.landed(space, 2).len(), 2);
}

#[test]
fn a_file_lands_only_when_it_is_whole() {
    use std::io::Write as _;
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let folder = tempfile::tempdir().expect("a folder");
    home.library.add_watch(Origin::Window, space, folder.path()).expect("watched");
    let bytes = png(3);
    let mut file = std::fs::File::create(folder.path().join("langzaam.png")).expect("made");
    for piece in bytes.chunks(bytes.len() / 8) {
        file.write_all(piece).expect("written");
        std::thread::sleep(Duration::from_millis(100));
    }
    drop(file);
    let medium = home.landed(space, 1)[0].medium.clone().expect("a picture");
    assert_eq!(medium.width, Some(8));
}

#[test]
fn watching_what_is_no_folder_is_refused() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let refused = home.library.add_watch(Origin::Window, space, Path::new("/nowhere/at/all")).expect_err("no folder");
    assert!(matches!(refused, LibraryError::NoFolder), "{refused:?}");
    let folder = tempfile::tempdir().expect("a folder");
    let watch = home.library.add_watch(Origin::Window, space, folder.path()).expect("watched");
    let twice = home.library.add_watch(Origin::Window, space, folder.path()).expect("watched");
    assert_eq!(watch, twice);
    home.library.remove_watch(Origin::Window, watch.id).expect("no longer");
    assert!(home.library.watches(space).expect("watches").is_empty());
    let again = home.library.remove_watch(Origin::Window, watch.id);
    assert!(matches!(again, Err(LibraryError::NoWatch)), "{again:?}");
}
