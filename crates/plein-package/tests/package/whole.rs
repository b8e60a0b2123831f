//! What goes in comes out.

use crate::parts::{DOCUMENT, PHOTO, all, good, medium, open, packed, some, space};
use plein_package::{PackageError, VERSION, write_folder};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

#[test]
fn what_goes_in_comes_out_the_same_and_the_same_contents_are_the_same_file() {
    let bytes = good();
    assert_eq!(bytes, good());
    let mut package = open(&bytes).expect("a package");
    let manifest = package.manifest().clone();
    assert_eq!((manifest.space, manifest.version, manifest.title.as_str()), (space(), VERSION, "Schildklierscan"));
    assert_eq!(package.document().expect("a document"), DOCUMENT);
    let mut photo = Vec::new();
    package.medium(manifest.media[0].id, &mut photo).expect("a picture");
    assert_eq!(photo, PHOTO);
    let mut film = Vec::new();
    assert_eq!(package.medium(manifest.media[1].id, &mut film).expect("a film"), 70_000);
    assert_eq!(film, vec![7; 70_000]);
}

/// Any program that unpacks zips shows the text and the pictures.
#[test]
fn who_has_no_plein_can_read_it() {
    let mut archive = ZipArchive::new(Cursor::new(good())).expect("a zip");
    let names: Vec<_> = (0..archive.len())
        .map(|at| archive.by_index(at).expect("an entry").name().expect("a name").into_owned())
        .collect();
    assert_eq!(names[..3], ["plein.json", "document.yjs", "space.md"]);
    assert!(names[3].starts_with("media/") && names[3].ends_with(".jpg"), "{names:?}");
    assert!(names[4].ends_with(".mp4"), "{names:?}");
    let mut text = String::new();
    archive.by_name("space.md").expect("a text").read_to_string(&mut text).expect("read");
    assert_eq!(text, "# Scan\n");
}

#[test]
fn another_program_may_have_packed_it_otherwise() {
    all(&packed(&some())).expect("packed by another");
    // In another order, and with a field that this version does not know.
    let mut parts = some();
    let mut manifest: serde_json::Value = serde_json::from_slice(&parts[0].1).expect("JSON");
    manifest["later"] = serde_json::json!({ "a": [1, 2] });
    parts[0].1 = manifest.to_string().into_bytes();
    parts.reverse();
    all(&packed(&parts)).expect("in another order");
}

#[test]
fn a_medium_that_is_not_the_one_of_its_name_is_not_packed() {
    let photo = medium("scan.jpg", "image/jpeg", PHOTO);
    let mut open = |_: &plein_model::Medium| -> Result<_, PackageError> { Ok(&b"other bytes"[..]) };
    let refused = write_folder(Cursor::new(Vec::new()), "scan.md", "# Scan\n", &[photo], &mut open);
    assert!(matches!(refused, Err(PackageError::Damaged(_))));
}
