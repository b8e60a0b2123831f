//! Media: by content, checked when read, in pieces.

use crate::support::{Home, Remembering};
use plein_library::{LibraryError, Origin, Wanted};
use plein_model::{Block, ChapterId, Content, Medium, MediumId, Picture, SpaceId, Standing};
use plein_protocol::world::World as _;
use plein_protocol::{Kind, MediumAdded, StreamId, wire};
use std::collections::BTreeSet;
use std::io::Read;
use std::path::PathBuf;

/// A small picture, another one for each `seed`.
pub fn png(seed: u8) -> Vec<u8> {
    // 1 bit per pixel, 8 by 8, uncompressed deflate: written by hand so that the test needs no encoder.
    let mut rows = Vec::new();
    for row in 0..8u8 {
        rows.extend([0, row.wrapping_mul(seed) ^ seed]);
    }
    let mut zlib = vec![0x78, 0x01, 1, rows.len() as u8, 0, !(rows.len() as u8), 0xff];
    zlib.extend(&rows);
    let (mut a, mut b) = (1u32, 0u32);
    for byte in &rows {
        a = (a + u32::from(*byte)) % 65521;
        b = (b + a) % 65521;
    }
    zlib.extend((b << 16 | a).to_be_bytes());
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, data) in [(b"IHDR", &[0, 0, 0, 8, 0, 0, 0, 8, 1, 0, 0, 0, 0][..]), (b"IDAT", &zlib), (b"IEND", &[])] {
        png.extend((data.len() as u32).to_be_bytes());
        let start = png.len();
        png.extend(kind);
        png.extend(data);
        let crc = !png[start..].iter().fold(!0u32, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
        });
        png.extend(crc.to_be_bytes());
    }
    png
}

impl Home {
    /// Shows a picture at the end of a chapter, as a window does, and says that it shows no patient.
    pub fn show(&self, space: SpaceId, chapter: &ChapterId, medium: &Medium) {
        self.show_unchecked(space, chapter, medium);
        self.look(space, medium.id);
    }

    /// Says that a picture shows no patient.
    pub fn look(&self, space: SpaceId, medium: MediumId) {
        let update = self.replica(space).set_checked(&BTreeSet::from([medium]), "Anna");
        self.library.edit(Origin::Window, space, &update).expect("stored");
    }

    /// Shows a picture at the end of a chapter, as a window does.
    pub fn show_unchecked(&self, space: SpaceId, chapter: &ChapterId, medium: &Medium) {
        let block = Block {
            id: self.world.block(),
            indent: 0,
            container: None,
            standing: Standing::Placed,
            content: Content::Picture(Picture {
                alt: "Een scan".into(),
                width: medium.width,
                height: medium.height,
                ..Picture::of(medium.id)
            }),
        };
        let world = self.world.clone();
        let update =
            self.replica(space).append_blocks(chapter, &[block], &mut |bytes| world.fill(bytes)).expect("there");
        self.library.edit(Origin::Window, space, &update).expect("stored");
    }

    fn file_of(&self, medium: &Medium) -> PathBuf {
        let id = medium.id.to_string();
        self.path().join("media").join(&id[..2]).join(id)
    }
}

#[test]
fn a_picture_is_stored_once_and_added_once() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let medium = home.library.add_picture(Origin::Window, space, "scan.png", &png(3)).expect("a picture");
    let again = home.library.add_picture(Origin::Window, space, "scan kopie.png", &png(3)).expect("the same");
    assert_eq!(medium.id, again.id);
    home.show(space, &chapters[0], &medium);
    home.join(&Remembering::new());
    home.share(space);
    let unsent = home.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent");
    assert_eq!(unsent.iter().filter(|entry| entry.kind == Kind::MediumAdded).count(), 1);
    assert_eq!(home.library.read_medium(medium.id).expect("bytes").len() as u64, medium.bytes);
    assert_eq!(home.library.rendition(medium.id, 960).expect("shown").mime, "image/png");
}

#[test]
fn a_space_that_comes_to_show_a_picture_of_another_adds_it() {
    let home = Home::new(1);
    let (one, _) = home.space("Een");
    let (two, chapters) = home.space("Twee");
    let medium = home.library.add_picture(Origin::Window, one, "scan.png", &png(3)).expect("a picture");
    home.show(two, &chapters[0], &medium);
    home.join(&Remembering::new());
    home.share(two);
    let unsent = home.library.unsent(StreamId::Space(two), usize::MAX).expect("unsent");
    let added = unsent.iter().find(|entry| entry.kind == Kind::MediumAdded).expect("added");
    // All but the file name, that nobody ever looks at and that may name a patient.
    assert!(!medium.name.is_empty());
    let nameless = plein_model::Medium { name: String::new(), ..medium };
    assert_eq!(wire::decode::<MediumAdded>(&added.body).expect("a medium").medium, nameless);
}

#[test]
fn what_is_no_picture_is_told_and_leaves_nothing() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    for bytes in [&b"not a picture"[..], &png(3)[..40], b""] {
        let refused = home.library.add_picture(Origin::Window, space, "x.png", bytes).expect_err("no picture");
        assert!(matches!(refused, LibraryError::Media(_)), "{refused:?}");
    }
    assert_eq!(std::fs::read_dir(home.path().join("media/incoming")).expect("a folder").count(), 0);
}

#[test]
fn a_file_streams_in_and_one_too_large_is_refused_without_filling_the_disk() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let bytes = b"%PDF-1.7 and so on".repeat(50_000);
    let medium = home.library.add_file(Origin::Window, space, "../protocol.pdf", &bytes[..]).expect("a file");
    assert_eq!((medium.mime.as_str(), medium.bytes), ("application/pdf", bytes.len() as u64));
    assert!(!medium.name.contains('/'));
    assert_eq!(home.library.read_medium(medium.id).expect("bytes"), bytes);
    let failing = Failing(bytes.clone());
    let failed = home.library.add_file(Origin::Window, space, "x", failing).expect_err("it broke off");
    assert!(matches!(failed, LibraryError::Io { .. }), "{failed:?}");
    assert_eq!(std::fs::read_dir(home.path().join("media/incoming")).expect("a folder").count(), 0);
}

struct Failing(Vec<u8>);

impl Read for Failing {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let piece = self.0.len().min(to.len()).min(1000);
        if piece == 0 {
            return Err(std::io::Error::other("the stick was pulled out"));
        }
        to[..piece].copy_from_slice(&self.0[..piece]);
        self.0.drain(..piece);
        Ok(piece)
    }
}

#[test]
fn rule_7_wrong_bytes_are_never_served_and_never_deleted() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let medium = home.library.add_file(Origin::Window, space, "protocol.txt", &b"drink water"[..]).expect("a file");
    home.library.read_medium(medium.id).expect("right");
    std::fs::write(home.file_of(&medium), b"drink acid!").expect("damaged");
    let refused = home.library.read_medium(medium.id).expect_err("wrong bytes");
    assert!(matches!(refused, LibraryError::DamagedMedium(_)), "{refused:?}");
    let refused = home.library.read_medium(medium.id).expect_err("gone aside");
    assert!(matches!(refused, LibraryError::NoMedium(_)), "{refused:?}");
    let aside: Vec<_> = std::fs::read_dir(home.path().join("media/quarantine")).expect("a folder").flatten().collect();
    assert_eq!(std::fs::read(aside[0].path()).expect("kept"), b"drink acid!");
    // The right bytes, from whichever side, make it whole again.
    home.library.add_file(Origin::Window, space, "protocol.txt", &b"drink water"[..]).expect("again");
    assert_eq!(home.library.read_medium(medium.id).expect("right"), b"drink water");
}

#[test]
fn a_medium_comes_in_by_pieces_and_is_taken_up_where_it_stopped() {
    let (home, mut hub) = (Home::new(1), Remembering::new());
    let (space, _) = home.space("Botscan");
    home.join(&hub);
    home.share(space);
    home.push(&mut hub, space);
    let bytes = b"0123456789".repeat(1000);
    let medium = Medium {
        id: plein_media::hash(&bytes),
        name: "film.mp4".into(),
        mime: "video/mp4".into(),
        bytes: bytes.len() as u64,
        width: None,
        height: None,
    };
    let body = wire::encode(&MediumAdded { medium: medium.clone() });
    hub.stranger(&home.world, space, Kind::MediumAdded, body);
    home.hear(&hub, space);
    home.pull(&hub, space).expect("accepted");
    let wanted = Wanted { stream: StreamId::Space(space), medium: medium.id, bytes: medium.bytes };
    assert_eq!(home.library.media_to_fetch().expect("media"), [wanted]);

    assert_eq!(home.library.take_piece(wanted, 0, &bytes[..4000]).expect("taken"), 4000);
    let refused = home.library.take_piece(wanted, 0, &bytes[..10]).expect_err("does not fit");
    assert!(matches!(refused, LibraryError::Contradiction(_)), "{refused:?}");
    let refused = home.library.take_piece(wanted, 4000, &bytes).expect_err("too long");
    assert!(matches!(refused, LibraryError::Contradiction(_)), "{refused:?}");
    let home = home.reopen();
    assert_eq!(home.library.fetched(medium.id), 4000);

    // The rest comes in wrong: it begins anew.
    home.library
        .take_piece(wanted, 4000, &bytes[..6000].to_ascii_uppercase().iter().map(|b| b ^ 1).collect::<Vec<_>>())
        .expect("taken");
    assert!(!home.library.finish_fetch(wanted).expect("checked"));
    assert_eq!(home.library.fetched(medium.id), 0);
    assert_eq!(home.library.media_to_fetch().expect("media"), [wanted]);
    home.library.take_piece(wanted, 0, &bytes).expect("taken");
    assert!(home.library.finish_fetch(wanted).expect("checked"));
    assert_eq!(home.library.read_medium(medium.id).expect("bytes"), bytes);
    assert!(home.library.media_to_fetch().expect("media").is_empty());
    assert!(home.library.media_to_send().expect("media").is_empty());
}
