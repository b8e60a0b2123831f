//! Every way a camera can be held, in every format that can say so.

use crate::samples;
use image::{DynamicImage, GenericImageView, RgbImage, imageops};
use plein_media::{Limits, Picture, probe};

/// How a camera held in this way stores what it sees.
fn stored(seen: &RgbImage, orientation: u16) -> RgbImage {
    let turned = |picture: &RgbImage| imageops::rotate270(picture);
    match orientation {
        2 => imageops::flip_horizontal(seen),
        3 => imageops::rotate180(seen),
        4 => imageops::flip_vertical(seen),
        5 => imageops::flip_horizontal(&imageops::rotate90(seen)),
        6 => turned(seen),
        7 => imageops::flip_horizontal(&turned(seen)),
        8 => imageops::rotate90(seen),
        _ => seen.clone(),
    }
}

fn assert_upright(what: &str, bytes: &[u8], orientation: u16) {
    let limits = Limits::default();
    let picture = Picture::ingest("x", bytes, &limits).unwrap_or_else(|error| panic!("{what}: {error}"));
    assert_eq!((picture.medium.width, picture.medium.height), (Some(96), Some(64)), "{what} {orientation}");
    assert_eq!(picture.changed.turned, orientation != 1, "{what} {orientation}");
    let told = probe(bytes, &limits).expect("is read");
    assert_eq!((told.width, told.height), (96, 64), "{what} {orientation}");
    let shown = image::load_from_memory(&picture.bytes).expect("decodes");
    assert_eq!(shown.dimensions(), (96, 64));
    let red = |x, y| {
        let [r, g, _, _] = shown.get_pixel(x, y).0;
        r > 150 && g < 90
    };
    assert!(red(6, 4) && !red(90, 4) && !red(6, 60) && !red(90, 60), "{what} {orientation}: not upright");
}

#[test]
fn the_red_corner_is_at_the_top_left_whatever_way_the_camera_was_held() {
    let seen = samples::photo(96, 64);
    for orientation in 1..=8 {
        let stored = stored(&seen, orientation);
        let dynamic = DynamicImage::ImageRgb8(stored.clone());
        assert_upright("jpeg", &samples::camera_jpeg(&stored, orientation), orientation);
        assert_upright("png", &samples::chatty_png(&dynamic, orientation), orientation);
        assert_upright("webp", &samples::chatty_webp(&dynamic, orientation), orientation);
        assert_upright("tiff", &samples::chatty_tiff(&stored, orientation), orientation);
    }
}

#[test]
fn an_orientation_that_does_not_exist_means_upright() {
    let photo = samples::camera_jpeg(&samples::photo(96, 64), 9);
    let picture = Picture::ingest("x", &photo, &Limits::default()).expect("a good photo");
    assert!(!picture.changed.turned);
}
