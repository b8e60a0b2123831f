//! Formats and colours of other people's cameras and programs come out as they look there.

use crate::metadata::assert_clean;
use crate::samples;
use image::{DynamicImage, GenericImageView, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use moxcms::ColorProfile;
use plein_media::{Limits, MediaError, Picture, renditions};

fn ingest(bytes: &[u8]) -> (Picture, DynamicImage) {
    let picture = Picture::ingest("IMG_0001.HEIC", bytes, &Limits::default()).expect("a good picture");
    let pixels = image::load_from_memory(&picture.bytes).expect("what is kept can be read");
    (picture, pixels)
}

fn near(found: [u8; 3], wanted: [u8; 3], by: u8) -> bool {
    found.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) <= by)
}

/// The mean difference to the photo of this size, of 255.
fn off(pixels: &DynamicImage) -> f64 {
    let (width, height) = pixels.dimensions();
    let wanted = |x: u32, y: u32| {
        let (u, v) = (f64::from(x) / f64::from(width), f64::from(y) / f64::from(height));
        if u < 0.25 && v < 0.25 {
            return [220.0, 20.0, 20.0];
        }
        let wave = (u * 23.0).sin() * (v * 17.0).cos() * 40.0;
        [60.0 + 60.0 * u, 90.0 + 120.0 * v, 180.0 - 80.0 * u * v].map(|base| (base + wave).clamp(0.0, 255.0))
    };
    let sum: f64 = pixels
        .to_rgb8()
        .enumerate_pixels()
        .map(|(x, y, pixel)| pixel.0.iter().zip(wanted(x, y)).map(|(a, b)| (f64::from(*a) - b).abs()).sum::<f64>())
        .sum();
    sum / f64::from(width * height * 3)
}

#[test]
fn avif_comes_out_as_it_looks_upright_and_clean() {
    for (what, bytes, size) in [
        ("plain", samples::AVIF, (160, 120)),
        ("odd", samples::AVIF_ODD, (61, 43)),
        ("sideways", samples::AVIF_SIDEWAYS, (160, 120)),
    ] {
        let (picture, pixels) = ingest(bytes);
        assert_eq!((picture.medium.mime.as_str(), pixels.dimensions()), ("image/jpeg", size), "{what}");
        assert_eq!(picture.medium.name, "IMG_0001.jpg");
        assert!(off(&pixels) < 4.0, "{what} is {} of 255 off", off(&pixels));
        assert_clean(what, &picture.bytes);
    }
    let (picture, pixels) = ingest(samples::AVIF_WITH_HOLE);
    assert_eq!(picture.medium.mime, "image/png");
    assert!(pixels.get_pixel(150, 110).0[3].abs_diff(40) <= 2 && pixels.get_pixel(20, 100).0[3] >= 253);

    let (picture, pixels) = ingest(samples::AVIF_P3);
    assert!(picture.changed.colours);
    assert!(near(pixels.to_rgb8().get_pixel(30, 20).0, [255, 0, 0], 6), "{:?}", pixels.get_pixel(30, 20));

    let (picture, pixels) = ingest(samples::AVIF_FILM);
    assert_eq!((picture.changed.first_frame_of, pixels.dimensions()), (Some(3), (48, 32)));
}

#[test]
fn what_is_kept_is_never_avif_so_that_is_not_read_there() {
    let refused = renditions(samples::AVIF, &Limits::default());
    assert_eq!(refused, Err(MediaError::UnreadKind { mime: "image/avif" }));
}

/// A field of one colour as JPEG or PNG with a profile comes home within a rounding or two, and the profile is gone.
#[test]
fn profiles_are_followed_home_and_taken_out() {
    // sRGB orange, as the same light is told in other spaces (by moxcms, from the standards' primaries).
    let home = [220u8, 120, 40];
    for (what, profile) in [
        ("Display P3", ColorProfile::new_display_p3()),
        ("Adobe RGB", ColorProfile::new_adobe_rgb()),
        ("ProPhoto", ColorProfile::new_pro_photo_rgb()),
        ("BT.2020", ColorProfile::new_bt2020()),
    ] {
        let mut away = [0; 3];
        ColorProfile::new_srgb()
            .create_transform_8bit(moxcms::Layout::Rgb, &profile, moxcms::Layout::Rgb, Default::default())
            .and_then(|follow| follow.transform(&home, &mut away))
            .expect("can be followed");
        assert!(!near(away, home, 3), "{what}: the space is another one");
        let field = RgbImage::from_pixel(48, 32, Rgb(away));
        let jpeg = samples::with_segments(&samples::plain_jpeg(&field, 95, false), &[samples::icc_segment(&profile)]);
        let mut png = samples::encoded(&DynamicImage::ImageRgb8(field), ImageFormat::Png);
        png.splice(33..33, samples::png_chunk(b"iCCP", &samples::iccp(&profile)));
        for bytes in [jpeg, png] {
            let (picture, pixels) = ingest(&bytes);
            assert!(picture.changed.colours, "{what}");
            assert!(near(pixels.to_rgb8().get_pixel(20, 20).0, home, 6), "{what}: {:?}", pixels.get_pixel(20, 20));
            assert_clean(what, &picture.bytes);
            assert!(!picture.bytes.windows(4).any(|window| window == b"iCCP" || window == b"acsp"), "{what}");
        }
    }
}

#[test]
fn grey_with_a_profile_and_four_inks_come_out_as_light() {
    // Linear grey: half the light looks much brighter than 128.
    let grey = image::GrayImage::from_pixel(40, 30, image::Luma([128]));
    let mut png = samples::encoded(&DynamicImage::ImageLuma8(grey), ImageFormat::Png);
    png.splice(33..33, samples::png_chunk(b"iCCP", &samples::iccp(&ColorProfile::new_gray_with_gamma(1.0))));
    let (picture, pixels) = ingest(&png);
    assert!(picture.changed.colours);
    assert!(near(pixels.to_rgb8().get_pixel(3, 3).0, [188; 3], 3), "{:?}", pixels.get_pixel(3, 3));

    for ycck in [false, true] {
        let (picture, pixels) = ingest(&samples::cmyk_jpeg(&RgbImage::from_pixel(64, 48, Rgb([200, 90, 30])), ycck));
        assert_eq!(picture.medium.mime, "image/jpeg");
        assert!(near(pixels.to_rgb8().get_pixel(30, 20).0, [200, 90, 30], 8), "{:?}", pixels.get_pixel(30, 20));
    }
}

/// Some programs erase by taking the cover away and leave the colours: a name that was "erased" so would still be there.
#[test]
fn nothing_hides_where_nothing_covers() {
    let erased = RgbaImage::from_fn(64, 48, |x, y| {
        if y < 12 { Rgba([(x * 4) as u8, 77, 201, 0]) } else { Rgba([30, 60, (y * 3) as u8, 255]) }
    });
    for format in [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Tiff] {
        let (picture, pixels) = ingest(&samples::encoded(&DynamicImage::ImageRgba8(erased.clone()), format));
        let (once, pixels) = (picture, pixels.into_rgba8());
        for (x, y, pixel) in pixels.enumerate_pixels() {
            let wanted = if y < 12 { [0; 4] } else { erased.get_pixel(x, y).0 };
            assert_eq!(pixel.0, wanted, "{format:?} at {x},{y}");
        }
        // And taking in what was kept gives the same again.
        assert_eq!(ingest(&once.bytes).0.medium.id, once.medium.id, "{format:?}");
    }
}
