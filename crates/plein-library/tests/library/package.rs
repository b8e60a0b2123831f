//! A Space as one file: carried between two libraries, and what never goes with it.

use crate::media::png;
use crate::support::{Home, Remembering};
use plein_library::{Arrived, Here, ImportProgress, LibraryError, Origin, PackAs, Unpacked, Whereabouts};
use plein_media::{Fill, Mask, Shape};
use plein_model::{ChapterId, Content, Medium, SpaceId};
use plein_package::{Contents, PackageError};
use plein_protocol::{Catalogue, Role, StreamHead, StreamId, wire};
use std::fs::{self, File};
use std::io::{Cursor, Read as _, Write as _};
use std::ops::ControlFlow;

fn on(_: ImportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// A file without a name.
fn file() -> File {
    tempfile::tempfile().expect("a file")
}

fn pack(home: &Home, space: SpaceId) -> Result<File, LibraryError> {
    home.library.pack(space, PackAs::Package, "Plein 0", file(), &mut on)
}

fn take(home: &Home, packed: &File, as_new: bool) -> Result<Unpacked, LibraryError> {
    let again = packed.try_clone().expect("the same file");
    home.library.unpack(Origin::Import, again, as_new, &mut on)
}

fn bytes(mut packed: File) -> Vec<u8> {
    let mut bytes = Vec::new();
    packed.read_to_end(&mut bytes).expect("a file");
    bytes
}

/// A Space with a picture that somebody looked at.
fn with_picture(home: &Home) -> (SpaceId, [ChapterId; 2], Medium) {
    let (space, chapters) = home.space("Botscan");
    let medium = home.library.add_picture(Origin::Window, space, "scan.png", &png(3)).expect("a picture");
    home.show_unchecked(space, &chapters[0], &medium);
    home.look(space, medium.id);
    (space, chapters, medium)
}

impl Home {
    /// Hears from the hub's catalogue what one may do with a Space.
    fn hear_as(&self, hub: &Remembering, space: SpaceId, role: Role) {
        let head = StreamHead { stream: StreamId::Space(space), head: hub.entries.len() as u64, role };
        self.library.catalogue(&Catalogue { epoch: 1, streams: vec![head] }).expect("a catalogue is heard");
    }
}

/// What is half there in the media folder.
fn half(home: &Home) -> usize {
    fs::read_dir(home.path().join("media/incoming")).expect("a folder").count()
}

#[test]
fn two_people_without_a_network_between_them_end_up_with_the_same() {
    let (anna, bert) = (Home::new(1), Home::new(2));
    let (space, chapters, medium) = with_picture(&anna);
    let first = pack(&anna, space).expect("packed");
    let look = bert.library.look_at_package(first.try_clone().expect("the same")).expect("a package");
    assert_eq!((look.title.as_str(), look.chapters, look.media, look.here), ("Botscan", 2, 1, Here::No));
    assert!(bert.library.spaces("").expect("spaces").is_empty(), "looking takes nothing in");
    let came = take(&bert, &first, false).expect("taken in");
    assert_eq!(came, Unpacked { space, arrived: Arrived::New, media: 1 });
    assert_eq!(
        bert.library.read_medium(medium.id).expect("a picture"),
        anna.library.read_medium(medium.id).expect("it")
    );
    assert_eq!(bert.library.place(space).expect("a place").space, Whereabouts::OnlyHere);
    assert_eq!(bert.library.content_hash(space).expect("a hash"), anna.library.content_hash(space).expect("a hash"));

    // Both go on, apart from each other.
    bert.write(space, &chapters[0], "van Bert");
    anna.write(space, &chapters[1], "van Anna");
    let back = pack(&bert, space).expect("packed");
    assert_eq!(anna.library.look_at_package(back.try_clone().expect("the same")).expect("a package").here, Here::Yes);
    let came = take(&anna, &back, false).expect("taken in");
    assert_eq!(came, Unpacked { space, arrived: Arrived::Merged, media: 0 });
    assert!(anna.text(space).contains("van Bert") && anna.text(space).contains("van Anna"), "{}", anna.text(space));
    assert_eq!(take(&anna, &back, false).expect("again").arrived, Arrived::Known);
    // An older one takes nothing away.
    assert_eq!(take(&anna, &first, false).expect("an older one").arrived, Arrived::Known);
    take(&bert, &pack(&anna, space).expect("packed"), false).expect("taken in");
    assert_eq!(bert.library.content_hash(space).expect("a hash"), anna.library.content_hash(space).expect("a hash"));

    // The next start reads the same from the entries.
    let (before, anna) = (anna.text(space), anna.reopen());
    assert_eq!(anna.text(space), before);
    anna.library.rebuild(space).expect("made from its entries");
    assert_eq!(anna.text(space), before);
}

#[test]
fn what_a_courier_brought_is_on_the_hub_only_when_the_hub_says_so() {
    let (anna, bert) = (Home::new(1), Home::new(2));
    let mut hub = Remembering::new();
    let (space, chapters, _) = with_picture(&anna);
    anna.join(&hub);
    anna.share(space);
    anna.push(&mut hub, space);
    take(&bert, &pack(&anna, space).expect("packed"), false).expect("taken in");
    bert.write(space, &chapters[0], "onderweg geschreven");
    let before = anna.library.unsent(StreamId::Space(space), usize::MAX).expect("entries").len();
    assert_eq!(before, 0);
    take(&anna, &pack(&bert, space).expect("packed"), false).expect("taken in");
    let place = anna.library.place(space).expect("a place");
    assert_eq!(place.chapters[&chapters[0]], Whereabouts::OnItsWay);
    anna.push(&mut hub, space);
    assert!(anna.library.unsent(StreamId::Space(space), usize::MAX).expect("entries").is_empty());
    assert!(anna.library.overlaps(space).expect("overlaps").is_empty(), "nobody has to choose");
}

#[test]
fn as_a_new_space_it_has_nothing_to_do_with_the_old_one() {
    let home = Home::new(1);
    let (space, chapters, medium) = with_picture(&home);
    let packed = pack(&home, space).expect("packed");
    let came = take(&home, &packed, true).expect("taken in");
    assert_ne!(came.space, space);
    assert_eq!((came.arrived, came.media), (Arrived::New, 0));
    home.write(space, &chapters[0], "alleen hier");
    assert!(!home.text(came.space).contains("alleen hier"));
    assert_eq!(home.library.medium(Some(came.space), medium.id).expect("it shows it").id, medium.id);
}

#[test]
fn a_picture_that_nobody_looked_at_does_not_leave_in_a_file_either() {
    let home = Home::new(1);
    let (space, chapters, _) = with_picture(&home);
    let second = home.library.add_picture(Origin::Window, space, "tweede.png", &png(5)).expect("a picture");
    home.show_unchecked(space, &chapters[1], &second);
    for how in [PackAs::Package, PackAs::Markdown] {
        let refused = home.library.pack(space, how, "", file(), &mut on).expect_err("somebody must look");
        assert!(matches!(refused, LibraryError::Unchecked { count: 1 }), "{refused:?}");
        assert_eq!(home.library.outgoing(space, how).expect("told").unchecked, [second.id]);
    }
    home.look(space, second.id);
    pack(&home, space).expect("looked at");
}

#[test]
fn what_a_picture_was_masked_from_is_in_no_file() {
    let home = Home::new(1);
    let (space, _, medium) = with_picture(&home);
    let mask = Mask { shape: Shape::Rectangle, points: vec![(0, 0), (5000, 5000)], width: 0, fill: Fill::default() };
    let masked = home.library.mask_picture(Origin::Window, space, medium.id, &[mask]).expect("masked").medium;
    // Still shown: it stays here all the same, and the file says nothing of it.
    let outgoing = home.library.outgoing(space, PackAs::Package).expect("told");
    assert_eq!((outgoing.media.len(), outgoing.staying), (0, 1));
    let unmasked = home.library.read_medium(medium.id).expect("bytes");
    for how in [PackAs::Package, PackAs::Markdown] {
        let packed = bytes(home.library.pack(space, how, "", file(), &mut on).expect("packed"));
        let within = |what: &[u8]| packed.windows(what.len()).any(|here| here == what);
        assert!(!within(&unmasked) && !within(format!("media/{}", medium.id).as_bytes()));
    }
    assert_ne!(masked.id, medium.id);
}

#[test]
fn what_cannot_be_a_space_leaves_nothing_behind() {
    let home = Home::new(1);
    let photo = png(3);
    let id = plein_media::hash(&photo);
    let medium =
        Medium { id, name: "x".into(), mime: "image/png".into(), bytes: photo.len() as u64, width: None, height: None };
    let space = SpaceId::from_uuid(uuid::Uuid::from_u128(5));
    for document in [&b"no update"[..], &[], &[0xff; 4_000], &[1, 1, 9, 0, 4, 1, 5]] {
        let media = [medium.clone()];
        let contents = Contents { space, title: "x", writer: "", document, text: "", media: &media };
        let mut open = |_: &Medium| -> Result<_, PackageError> { Ok(&photo[..]) };
        let written = plein_package::write(Cursor::new(Vec::new()), &contents, &mut open).expect("written");
        let mut packed = file();
        packed.write_all(written.get_ref()).expect("written");
        let refused = take(&home, &packed, false).expect_err("no document");
        assert!(matches!(refused, LibraryError::Package(PackageError::Damaged(_))), "{refused:?}");
    }
    let mut other = file();
    other.write_all(b"%PDF-1.7 not at all a package of anything").expect("written");
    assert!(matches!(take(&home, &other, false), Err(LibraryError::Package(PackageError::NotOne))));
    assert!(home.library.spaces("").expect("spaces").is_empty());
    assert_eq!(half(&home), 0);
}

#[test]
fn stopped_half_way_nothing_has_come_in() {
    let (anna, bert) = (Home::new(1), Home::new(2));
    let (space, _, medium) = with_picture(&anna);
    let packed = pack(&anna, space).expect("packed");
    for last in 0..2 {
        let mut seen = 0;
        let mut stop = |_: ImportProgress| {
            seen += 1;
            if seen > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let again = packed.try_clone().expect("the same");
        let stopped = bert.library.unpack(Origin::Import, again, false, &mut stop).expect_err("stopped");
        assert!(matches!(stopped, LibraryError::Import(_)), "{stopped:?}");
        assert!(bert.library.spaces("").expect("spaces").is_empty());
        assert!(bert.library.read_medium(medium.id).is_err());
        assert_eq!(half(&bert), 0);
    }
}

#[test]
fn what_one_may_only_read_is_not_merged_but_can_be_a_space_of_ones_own() {
    let (anna, bert) = (Home::new(1), Home::new(2));
    let mut hub = Remembering::new();
    let (space, chapters, _) = with_picture(&anna);
    anna.join(&hub);
    anna.share(space);
    anna.push(&mut hub, space);
    bert.join(&hub);
    bert.hear_as(&hub, space, Role::Reader);
    bert.pull(&hub, space).expect("pulled");
    anna.write(space, &chapters[0], "nog niet op de hub");
    let packed = pack(&anna, space).expect("packed");
    assert_eq!(bert.library.look_at_package(packed.try_clone().expect("it")).expect("a package").here, Here::ReadOnly);
    assert!(matches!(take(&bert, &packed, false), Err(LibraryError::MayOnlyRead)));
    assert!(bert.library.unsent(StreamId::Space(space), usize::MAX).expect("entries").is_empty());
    let own = take(&bert, &packed, true).expect("as one's own");
    assert!(bert.text(own.space).contains("nog niet op de hub"));
}

#[test]
fn out_of_the_trash_it_comes_back() {
    let home = Home::new(1);
    let (space, ..) = with_picture(&home);
    let packed = pack(&home, space).expect("packed");
    home.library.remove(Origin::Window, space).expect("removed");
    assert_eq!(home.library.look_at_package(packed.try_clone().expect("it")).expect("a package").here, Here::Removed);
    assert_eq!(take(&home, &packed, false).expect("back").arrived, Arrived::Known);
    assert_eq!(home.library.spaces("").expect("spaces").len(), 1);
}

/// A hub takes entries up to a size.
#[test]
fn a_space_larger_than_an_entry_comes_in_as_several() {
    let (anna, bert) = (Home::new(1), Home::new(2));
    let (space, chapters) = anna.space("Groot");
    let long = "voldoende ".repeat(60_000);
    for _ in 0..8 {
        anna.write(space, &chapters[0], &long);
    }
    take(&bert, &pack(&anna, space).expect("packed"), false).expect("taken in");
    let entries = bert.library.unsent(StreamId::Space(space), usize::MAX).expect("entries");
    assert!(entries.len() > 1 && entries.iter().all(|entry| entry.body.len() <= wire::MAX_BODY));
    assert_eq!(bert.library.content_hash(space).expect("a hash"), anna.library.content_hash(space).expect("a hash"));
    let bert = bert.reopen();
    assert_eq!(bert.text(space).len(), anna.text(space).len());
}

#[test]
fn for_other_programs_it_is_markdown_with_its_pictures_and_without_drafts() {
    let home = Home::new(1);
    let (space, chapters, medium) = with_picture(&home);
    home.library
        .write(Origin::Window, |write| {
            let draft = plein_model::Chapter { draft: true, ..home.chapter("Nog niet", "Voorlopig.") };
            write.add_chapters(space, &[draft])
        })
        .expect("added");
    let packed = home.library.pack(space, PackAs::Markdown, "", file(), &mut on).expect("packed");
    let folder = tempfile::tempdir().expect("a folder");
    let mut archive = zip::ZipArchive::new(packed).expect("a zip");
    archive.extract(folder.path()).expect("unpacked");
    assert_eq!(archive.len(), 2);
    // What was written is read back by the import.
    let imported = home.library.import_markdown(Origin::Import, folder.path(), None, &mut on).expect("imported");
    assert_eq!(imported.notes, []);
    assert_eq!((imported.chapters, imported.pictures), (2, 1));
    let (was, is) = (home.library.model(space).expect("it"), home.library.model(imported.space).expect("it"));
    assert_eq!((is.title, is.summary, is.language, is.themes), (was.title, was.summary, was.language, was.themes));
    assert_eq!(is.chapters[0].title, was.chapters[0].title);
    let shown: Vec<_> = is.chapters[0]
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Picture(picture) => Some(picture.medium),
            _ => None,
        })
        .collect();
    assert_eq!(shown, [medium.id]);
    assert!(!home.text(imported.space).contains("Voorlopig"));
    assert_eq!(chapters.len(), 2);
}
