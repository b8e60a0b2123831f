//! Bytes from someone who means harm, or from a disk that failed: a clear error or a picture, never a crash, never
//! more memory than the limits allow.

use crate::memory::peak;
use crate::mutations::{Dice, mutated};
use crate::samples;
use plein_media::{Limits, MediaError, Picture, mime_of, probe, renditions};

/// Small enough that thousands of attempts are quick, large enough for the samples.
fn tight() -> Limits {
    Limits { pixels: 1_000_000, side: 8192, decoded_bytes: 8 << 20, ..Limits::default() }
}

/// A million pixels of four samples, a copy to turn, scale and encode, and what decoders keep beside it.
const MOST_MEMORY: usize = 40 << 20;

#[test]
fn two_thousand_mutations_of_each_format() {
    let limits = tight();
    for (what, original) in samples::one_of_each() {
        let mut dice = Dice(0x706c_6569_6e00 + what.len() as u64);
        let mut taken = 0;
        for round in 0..2000 {
            let bytes = mutated(&original, &mut dice);
            let used = peak(|| {
                if let Ok(picture) = Picture::ingest("x", &bytes, &limits) {
                    taken += 1;
                    let made = renditions(&picture.bytes, &limits);
                    assert!(made.is_ok(), "{what} {round}: what was kept is not readable: {made:?}");
                }
            });
            assert!(used < MOST_MEMORY, "{what} {round}: {used} bytes at once");
        }
        assert!(taken > 0, "{what}: not one survived, so nothing was tested past the header");
    }
}

#[test]
fn broken_off_at_every_place() {
    let limits = tight();
    for (what, original) in samples::one_of_each() {
        let whole = Picture::ingest("x", &original, &limits).unwrap_or_else(|error| panic!("{what}: {error}"));
        for length in (0..original.len()).step_by(original.len() / 150 + 1) {
            match Picture::ingest("x", &original[..length], &limits) {
                // What stands after the picture may be missing; then it must be the same picture.
                Ok(picture) => assert!(picture.bytes == whole.bytes, "{what}: half a picture at {length}"),
                Err(MediaError::Damaged { .. } | MediaError::Empty | MediaError::NotAPicture { .. }) => {}
                Err(other) => panic!("{what} broken off at {length}: {other}"),
            }
        }
    }
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let limits = Limits::default();
    let mut gif = samples::chatty_gif(16, 16, 1);
    gif[6..10].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    let mut jpeg = samples::plain_jpeg(&samples::photo(16, 16), 80, false);
    let frame = jpeg.windows(2).position(|w| w == [0xff, 0xc0]).expect("a frame");
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    let mut tiff = samples::chatty_tiff(&samples::photo(16, 16), 1);
    let at = tiff.windows(4).position(|w| w == [0, 1, 4, 0]).expect("the width");
    tiff[at + 8..at + 12].copy_from_slice(&60_000u32.to_le_bytes());
    tiff[at + 20..at + 24].copy_from_slice(&60_000u32.to_le_bytes());
    let mut bmp = samples::bmp(&samples::photo(16, 16));
    bmp[18..22].copy_from_slice(&60_000u32.to_le_bytes());
    bmp[22..26].copy_from_slice(&60_000u32.to_le_bytes());
    for (what, bytes) in [("png", samples::bomb_png()), ("gif", gif), ("jpeg", jpeg), ("tiff", tiff), ("bmp", bmp)] {
        let used = peak(|| {
            let refused = Picture::ingest("x", &bytes, &limits);
            assert!(
                matches!(refused, Err(MediaError::TooManyPixels { .. } | MediaError::Damaged { .. })),
                "{what}: {refused:?}"
            );
        });
        assert!(used < 4 << 20, "{what}: {used} bytes were allocated");
    }
    assert_eq!(
        Picture::ingest("x", &samples::bomb_png(), &limits),
        Err(MediaError::TooManyPixels { width: 50_000, height: 50_000 })
    );
}

#[test]
fn every_refusal_says_why() {
    let limits = Limits { bytes: 100_000, ..Limits::default() };
    let ingest = |bytes: &[u8]| Picture::ingest("x.jpg", bytes, &limits).map(|_| ());
    assert_eq!(ingest(b""), Err(MediaError::Empty));
    assert_eq!(ingest(&vec![0xff; 100_001]), Err(MediaError::TooManyBytes { bytes: 100_001, limit: 100_000 }));
    assert_eq!(ingest(b"just words"), Err(MediaError::NotAPicture { mime: "text/plain" }));
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    assert_eq!(ingest(svg), Err(MediaError::UnreadKind { mime: "image/svg+xml" }));
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    assert_eq!(ingest(heic), Err(MediaError::UnreadKind { mime: "image/heic" }));
    assert!(matches!(ingest(b"\xff\xd8\xff\xe0"), Err(MediaError::Damaged { mime: "image/jpeg", .. })));
    assert_eq!(MediaError::Empty.code(), "picture_unreadable");
}

#[test]
fn looking_is_as_safe_as_taking_in() {
    let mut dice = Dice(7);
    for (_, original) in samples::one_of_each() {
        for _ in 0..300 {
            let bytes = mutated(&original, &mut dice);
            let _ = probe(&bytes, &tight());
            mime_of(&bytes);
        }
    }
}
