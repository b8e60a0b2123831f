//! What becomes of a picture: format, size, colours, name.

use crate::samples;
use image::{DynamicImage, ImageFormat};
use plein_media::{Changed, Limits, MediaError, Picture, PictureFormat, hash, probe, tidy_name};

fn ingest(bytes: &[u8]) -> Picture {
    Picture::ingest("foto.jpg", bytes, &Limits::default()).expect("a good picture")
}

/// How far two pictures are apart, in levels of 255, on average.
fn distance(a: &image::RgbImage, b: &image::RgbImage) -> u64 {
    let far = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum::<u64>();
    far / a.as_raw().len() as u64
}

#[test]
fn a_good_small_photo_is_kept_to_the_bit_and_named_by_its_hash() {
    let picture = ingest(&samples::camera_jpeg(&samples::photo(300, 200), 1));
    assert_eq!(picture.changed, Changed::default());
    assert_eq!(picture.medium.id, hash(&picture.bytes));
    assert_eq!(picture.medium.bytes, picture.bytes.len() as u64);
    assert_eq!(picture.medium.mime, "image/jpeg");
    assert_eq!(picture.medium.name, "foto.jpg");
    assert_eq!((picture.medium.width, picture.medium.height), (Some(300), Some(200)));
}

#[test]
fn a_large_photo_is_scaled_to_4096() {
    let picture = ingest(&samples::plain_jpeg(&samples::photo(5000, 500), 80, false));
    assert!(picture.changed.scaled && picture.changed.encoded);
    assert_eq!((picture.medium.width, picture.medium.height), (Some(4096), Some(410)));
}

#[test]
fn a_jpeg_far_larger_than_it_needs_to_be_is_made_anew() {
    // Pure noise at quality 100 is more than 0.6 bytes for each pixel.
    let noise = image::RgbImage::from_fn(600, 600, |x, y| {
        let v = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519);
        image::Rgb([(v >> 8) as u8, (v >> 16) as u8, (v >> 24) as u8])
    });
    let wasteful = samples::plain_jpeg(&noise, 100, false);
    let picture = ingest(&wasteful);
    assert!(picture.changed.encoded && picture.bytes.len() < wasteful.len());
}

#[test]
fn screenshots_stay_png_and_photos_become_jpeg() {
    let screenshot = DynamicImage::ImageRgb8(samples::screenshot(400, 300));
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::Tiff] {
        assert_eq!(ingest(&samples::encoded(&screenshot, format)).medium.mime, "image/png", "{format:?}");
    }
    let photo = DynamicImage::ImageRgb8(samples::photo(400, 300));
    for format in [ImageFormat::Png, ImageFormat::Bmp, ImageFormat::Tiff] {
        let picture = ingest(&samples::encoded(&photo, format));
        assert_eq!(picture.medium.mime, "image/jpeg", "{format:?}");
    }
    let hole = DynamicImage::ImageRgba8(samples::with_hole(400, 300));
    assert_eq!(ingest(&samples::encoded(&hole, ImageFormat::Tiff)).medium.mime, "image/png");
}

#[test]
fn sixteen_bits_and_grey_are_read() {
    let grey = DynamicImage::ImageLuma8(image::GrayImage::from_fn(90, 60, |x, y| image::Luma([(x * 2 + y) as u8])));
    assert_eq!(ingest(&samples::encoded(&grey, ImageFormat::Png)).medium.width, Some(90));
    let deep = DynamicImage::ImageRgb8(samples::photo(90, 60)).into_rgb16();
    assert_eq!(ingest(&samples::encoded(&DynamicImage::ImageRgb16(deep), ImageFormat::Png)).medium.width, Some(90));
}

#[test]
fn colours_of_another_profile_are_brought_to_srgb() {
    // P3 (234, 51, 35) is what sRGB calls (255, 0, 0).
    let red = image::RgbImage::from_pixel(64, 64, image::Rgb([234, 51, 35]));
    let p3 = samples::with_segments(
        &samples::plain_jpeg(&red, 95, false),
        &[samples::icc_segment(&moxcms::ColorProfile::new_display_p3())],
    );
    let picture = ingest(&p3);
    assert!(picture.changed.colours);
    let shown = image::load_from_memory(&picture.bytes).expect("decodes").into_rgb8();
    let pixel = shown.get_pixel(30, 30).0;
    assert!(pixel[0] > 247 && pixel[1] < 14 && pixel[2] < 14, "{pixel:?}");
}

#[test]
fn four_inks_become_light() {
    let photo = samples::photo(96, 64);
    for ycck in [false, true] {
        let picture = ingest(&samples::cmyk_jpeg(&photo, ycck));
        let shown = image::load_from_memory(&picture.bytes).expect("decodes").into_rgb8();
        let mean = distance(&photo, &shown);
        assert!(mean < 14, "ycck {ycck}: {mean} levels off on average");
    }
}

#[test]
fn an_animation_is_kept_when_it_is_modest_and_else_its_first_frame_with_a_word_about_it() {
    let animation = samples::chatty_gif(60, 40, 6);
    let kept = ingest(&animation);
    assert_eq!((kept.medium.mime.as_str(), kept.medium.name.as_str()), ("image/gif", "foto.gif"));
    assert_eq!(probe(&kept.bytes, &Limits::default()).expect("is read").frames, 6);

    let few = Limits { frames: 5, ..Limits::default() };
    let still = Picture::ingest("foto.gif", &animation, &few).expect("a good picture");
    assert_eq!(still.changed.first_frame_of, Some(6));
    assert_eq!(still.medium.mime, "image/png");
}

#[test]
fn content_counts_and_the_extension_does_not() {
    let limits = Limits::default();
    let png = samples::chatty_png(&DynamicImage::ImageRgb8(samples::screenshot(60, 40)), 1);
    assert_eq!(probe(&png, &limits).expect("is read").format, PictureFormat::Png);
    let picture = Picture::ingest("scherm.jpg", &png, &limits).expect("a good picture");
    assert_eq!(picture.medium.name, "scherm.png");
    let pdf = Picture::ingest("scherm.jpg", b"%PDF-1.7 ...", &limits);
    assert_eq!(pdf, Err(MediaError::NotAPicture { mime: "application/pdf" }));
}

#[test]
fn names_are_tidied() {
    assert_eq!(tidy_name("../../etc/passwd"), "passwd");
    assert_eq!(tidy_name("C:\\fotos\\Zuster \u{202e}gpj.exe\n"), "Zuster gpj.exe");
    assert_eq!(tidy_name(".hidden"), "hidden");
    assert_eq!(tidy_name(&"é".repeat(500)).chars().count(), 120);
    assert_eq!(tidy_name("/"), "");
}

#[test]
fn a_jpeg_with_each_component_in_a_scan_of_its_own_shows_the_right_colours() {
    let photo = samples::photo(200, 120);
    let odd = samples::one_by_one_jpeg(&photo);
    let turned = samples::with_segments(&odd, &[(0xe1, [b"Exif\0\0", &samples::exif(3)[..]].concat())]);
    let picture = ingest(&turned);
    assert!(picture.changed.encoded);
    let shown = image::load_from_memory(&picture.bytes).expect("decodes").into_rgb8();
    let seen = image::imageops::rotate180(&photo);
    assert!(distance(&seen, &shown) < 10, "{}", distance(&seen, &shown));
}

#[test]
fn a_tiff_of_three_pages_says_that_one_was_kept() {
    let mut tiff = samples::chatty_tiff(&samples::photo(60, 40), 1);
    let end = tiff.len();
    let first = u32::from_le_bytes([tiff[4], tiff[5], tiff[6], tiff[7]]) as usize;
    let page = tiff[first..end].to_vec();
    tiff[end - 4..].copy_from_slice(&(end as u32).to_le_bytes());
    tiff.extend(&page);
    let last = tiff.len();
    tiff[last - 4..].copy_from_slice(&(last as u32).to_le_bytes());
    tiff.extend(&page);
    assert_eq!(ingest(&tiff).changed.first_frame_of, Some(3));
}
