//! Renditions: sizes, and the same every time.

use crate::samples;
use image::{DynamicImage, ImageFormat};
use plein_media::{Limits, Picture, rendition, rendition_widths, renditions};

#[test]
fn three_widths_in_proportion_and_never_larger_than_the_picture() {
    let limits = Limits::default();
    let sizes = |width, height| {
        let photo = samples::plain_jpeg(&samples::photo(width, height), 90, false);
        let picture = Picture::ingest("x", &photo, &limits).expect("a good photo");
        renditions(&picture.bytes, &limits).expect("made").iter().map(|r| (r.width, r.height)).collect::<Vec<_>>()
    };
    assert_eq!(sizes(2400, 1600), [(480, 320), (960, 640), (1920, 1280)]);
    assert_eq!(sizes(1000, 1500), [(480, 720), (960, 1440)]);
    assert_eq!(sizes(960, 600), [(480, 300)]);
    assert_eq!(sizes(480, 320), []);
    assert_eq!(rendition_widths(961).collect::<Vec<_>>(), [480, 960]);
}

#[test]
fn the_bytes_are_what_they_say() {
    let limits = Limits::default();
    let photo = samples::plain_jpeg(&samples::photo(1000, 500), 90, false);
    for made in renditions(&photo, &limits).expect("made") {
        let decoded = image::load_from_memory_with_format(&made.bytes, ImageFormat::Jpeg).expect("a JPEG");
        assert_eq!((decoded.width(), decoded.height()), (made.width, made.height));
        assert_eq!(made.mime, "image/jpeg");
    }
    let hole = samples::encoded(&DynamicImage::ImageRgba8(samples::with_hole(600, 400)), ImageFormat::Png);
    let made = rendition(&hole, 480, &limits).expect("made").expect("smaller");
    assert_eq!(made.mime, "image/png");
    assert!(image::load_from_memory(&made.bytes).expect("decodes").color().has_alpha());
    assert_eq!(rendition(&hole, 960, &limits).expect("made"), None);
}

#[test]
fn together_or_one_after_the_other_is_the_same_and_so_is_again() {
    let limits = Limits { kept_side: 1200, ..Limits::default() };
    let photo = samples::photo(1100, 600);
    let large = samples::photo(1500, 700);
    let p3 = samples::with_segments(
        &samples::plain_jpeg(&photo, 90, false),
        &[samples::icc_segment(&moxcms::ColorProfile::new_display_p3())],
    );
    let cases = [
        ("kept jpeg", samples::camera_jpeg(&photo, 1)),
        ("turned jpeg", samples::camera_jpeg(&photo, 6)),
        ("large jpeg", samples::camera_jpeg(&large, 8)),
        ("other colours", p3),
        ("screenshot", samples::chatty_png(&DynamicImage::ImageRgb8(samples::screenshot(1100, 600)), 1)),
        ("photo as png", samples::chatty_png(&DynamicImage::ImageRgb8(photo.clone()), 1)),
        ("hole", samples::chatty_png(&DynamicImage::ImageRgba8(samples::with_hole(1300, 400)), 3)),
        ("webp", samples::chatty_webp(&DynamicImage::ImageRgb8(samples::screenshot(600, 300)), 1)),
        ("animation", samples::chatty_gif(600, 40, 3)),
        ("tiff", samples::chatty_tiff(&photo, 1)),
        ("bmp", samples::bmp(&photo)),
    ];
    for (what, bytes) in cases {
        let picture = Picture::ingest("x", &bytes, &limits).unwrap_or_else(|error| panic!("{what}: {error}"));
        let made = renditions(&picture.bytes, &limits).expect("of what was kept");
        let (same_picture, same_made) = Picture::ingest_with_renditions("x", &bytes, &limits).expect("good");
        assert!(picture == same_picture, "{what}: pictures differ");
        assert!(made == same_made, "{what}: renditions differ");
        assert!(!made.is_empty(), "{what}");
        let again = Picture::ingest("x", &picture.bytes, &limits).expect("what was kept is good");
        assert_eq!(again.medium.id, picture.medium.id, "{what}: taking in what was kept changes it");
    }
}
