//! Nothing that tells about a person leaves: scanned for in the bytes themselves.

use crate::samples::{self, SECRET};
use image::DynamicImage;
use plein_media::{Limits, Picture, renditions};

/// What metadata of every kind begins with.
const TRACES: [&[u8]; 14] = [
    SECRET.as_bytes(),
    b"Exif",
    b"eXIf",
    b"EXIF",
    b"http://ns.adobe.com",
    b"xmpmeta",
    b"XMP",
    b"8BIM",
    b"ICC_PROFILE",
    b"MPF\0",
    b"tEXt",
    b"iTXt",
    b"tIME",
    b"ftyp",
];

pub fn assert_clean(what: &str, bytes: &[u8]) {
    for trace in TRACES {
        let found = bytes.windows(trace.len()).any(|window| window == trace);
        assert!(!found, "{what}: {:?} is still in it", String::from_utf8_lossy(trace));
    }
}

#[test]
fn no_trace_is_left_in_what_is_kept_and_what_is_shown() {
    let limits = Limits::default();
    for (what, bytes) in samples::one_of_each() {
        let picture = Picture::ingest("x", &bytes, &limits).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_clean(what, &picture.bytes);
    }
    for orientation in [1, 6] {
        let large = samples::camera_jpeg(&samples::photo(1300, 700), orientation);
        let picture = Picture::ingest("x", &large, &limits).expect("a good photo");
        assert_clean("large", &picture.bytes);
        for rendition in renditions(&picture.bytes, &limits).expect("renditions of what was kept") {
            assert_clean("rendition", &rendition.bytes);
        }
    }
}

#[test]
fn a_jpeg_that_is_kept_has_only_its_tables_frame_and_scans() {
    let photo = samples::camera_jpeg(&samples::photo(200, 100), 1);
    let kept = Picture::ingest("x", &photo, &Limits::default()).expect("a good photo").bytes;
    let mut at = 2;
    let mut markers = Vec::new();
    while kept[at + 1] != 0xda {
        markers.push(kept[at + 1]);
        at += 2 + usize::from(u16::from_be_bytes([kept[at + 2], kept[at + 3]]));
    }
    assert!(markers.iter().all(|m| matches!(m, 0xe0 | 0xee | 0xdb | 0xc0 | 0xc4 | 0xdd)), "{markers:x?}");
    assert!(kept.ends_with(&[0xff, 0xd9]));
}

#[test]
fn pixels_of_a_kept_picture_are_the_originals_to_the_bit() {
    let limits = Limits::default();
    let hole = DynamicImage::ImageRgba8(samples::with_hole(64, 48));
    let cases = [
        ("jpeg", samples::camera_jpeg(&samples::photo(200, 100), 1)),
        ("progressive", samples::plain_jpeg(&samples::photo(200, 100), 80, true)),
        ("png", samples::chatty_png(&hole, 1)),
        ("webp", samples::chatty_webp(&hole, 1)),
    ];
    for (what, original) in cases {
        let picture = Picture::ingest("x", &original, &limits).expect("a good picture");
        assert!(!picture.changed.encoded, "{what}");
        let before = image::load_from_memory(&original).expect("decodes");
        let after = image::load_from_memory(&picture.bytes).expect("decodes");
        assert!(before == after, "{what}: pixels differ");
    }
}

/// A lossy WebP with transparency, 8 by 8, as libwebp writes it.
const LOSSY_WEBP: &[u8] = include_bytes!("samples/lossy.webp");

#[test]
fn a_lossy_webp_is_kept_with_its_transparency() {
    let picture = Picture::ingest("x.webp", LOSSY_WEBP, &Limits::default()).expect("a good picture");
    assert_eq!(picture.medium.mime, "image/webp");
    assert!(!picture.changed.encoded);
    assert_eq!(
        image::load_from_memory(&picture.bytes).expect("decodes"),
        image::load_from_memory(LOSSY_WEBP).expect("decodes")
    );
}
