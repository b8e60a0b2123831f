//! Scans: what comes out is what their window shows, frame by frame, and nothing of what the file tells.

use crate::metadata::assert_clean;
use crate::mutations::{Dice, mutated};
use crate::samples::SECRET;
use plein_media::{Limits, MediaError, Picture};

/// An element in explicit VR, little endian (PS3.5, section 7.1.2).
fn element(group: u16, number: u16, vr: &[u8; 2], value: &[u8]) -> Vec<u8> {
    let mut out = group.to_le_bytes().to_vec();
    out.extend(number.to_le_bytes());
    out.extend(vr);
    let mut value = value.to_vec();
    if value.len() % 2 == 1 {
        value.push(if vr == b"UI" { 0 } else { b' ' });
    }
    if vr == b"OW" {
        out.extend([0, 0]);
        out.extend((value.len() as u32).to_le_bytes());
    } else {
        out.extend((value.len() as u16).to_le_bytes());
    }
    out.extend(value);
    out
}

/// A scan of 64 by 48: 16 bits that go up by 10 a pixel to the right, and by 100 a frame. Its window shows 0 to 640.
fn scan(frames: u16, white_is_nothing: bool) -> Vec<u8> {
    let meta = element(2, 0x10, b"UI", b"1.2.840.10008.1.2.1");
    let mut out = vec![0; 128];
    out.extend(b"DICM");
    out.extend(element(2, 0, b"UL", &(meta.len() as u32).to_le_bytes()));
    out.extend(meta);
    out.extend(element(8, 0x16, b"UI", b"1.2.840.10008.5.1.4.1.1.7"));
    out.extend(element(0x10, 0x10, b"PN", SECRET.as_bytes()));
    out.extend(element(0x10, 0x30, b"DA", b"19500312"));
    out.extend(element(0x28, 2, b"US", &1u16.to_le_bytes()));
    out.extend(element(0x28, 4, b"CS", if white_is_nothing { b"MONOCHROME1" } else { b"MONOCHROME2" }));
    out.extend(element(0x28, 8, b"IS", frames.to_string().as_bytes()));
    for (number, value) in [(0x10, 48u16), (0x11, 64), (0x100, 16), (0x101, 16), (0x102, 15), (0x103, 0)] {
        out.extend(element(0x28, number, b"US", &value.to_le_bytes()));
    }
    // The window is of what comes after the rescaling by 2.
    for (number, value) in [(0x1050, "640"), (0x1051, "1280"), (0x1052, "0"), (0x1053, "2")] {
        out.extend(element(0x28, number, b"DS", value.as_bytes()));
    }
    let frame = |frame: u16| (0..48 * 64u16).flat_map(move |at| (at % 64 * 10 + frame * 100).to_le_bytes());
    out.extend(element(0x7fe0, 0x10, b"OW", &(0..frames).flat_map(frame).collect::<Vec<u8>>()));
    out
}

fn level(picture: &Picture, x: u32) -> u8 {
    image::load_from_memory(&picture.bytes).expect("can be read").into_rgb8().get_pixel(x, 20).0[0]
}

#[test]
fn a_scan_is_shown_through_its_window_and_tells_nothing() {
    let limits = Limits::default();
    let picture = Picture::ingest("JANSEN_P_1950.dcm", &scan(1, false), &limits).expect("a scan");
    assert_eq!((picture.medium.width, picture.medium.height), (Some(64), Some(48)));
    assert!(picture.medium.name.is_empty(), "the name of the file tells too");
    assert_clean("scan", &picture.bytes);
    // 10 a pixel of 640 that the window shows, over 255.
    for x in [0, 10, 32, 63] {
        assert!(
            level(&picture, x).abs_diff((f64::from(x) * 10.0 / 640.0 * 255.0) as u8) <= 2,
            "{}",
            level(&picture, x)
        );
    }
    let other = Picture::ingest("x", &scan(1, true), &limits).expect("a scan");
    assert!(level(&other, 0) >= 253 && level(&other, 63) <= 6);
}

#[test]
fn of_a_series_each_frame_can_be_taken_and_the_first_is_when_nobody_says() {
    let limits = Limits::default();
    let series = scan(3, false);
    let first = Picture::ingest("x", &series, &limits).expect("a scan");
    assert_eq!(first.changed.first_frame_of, Some(3));
    let frames: Vec<Picture> =
        (0..3).map(|frame| Picture::ingest_frame(&series, frame, &limits).expect("a frame").0).collect();
    assert_eq!(frames[0], first);
    assert!(level(&frames[1], 0) > level(&frames[0], 0) && level(&frames[2], 0) > level(&frames[1], 0));
    assert!(matches!(Picture::ingest_frame(&series, 3, &limits), Err(MediaError::Damaged { .. })));
}

#[test]
fn a_scan_that_somebody_has_been_at_is_refused_or_shown() {
    let limits = Limits { pixels: 1_000_000, side: 8192, decoded_bytes: 8 << 20, ..Limits::default() };
    let original = scan(2, false);
    let mut dice = Dice(11);
    for round in 0..2000 {
        let bytes = mutated(&original, &mut dice);
        let used = crate::memory::peak(|| {
            let _ = Picture::ingest("x", &bytes, &limits);
        });
        assert!(used < 256 << 20, "{round}: {used} bytes at once");
    }
}
