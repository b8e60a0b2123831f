//! What a mask covers is gone: from the pixels, from the bytes, from the renditions.

use crate::metadata::assert_clean;
use crate::samples;
use image::{DynamicImage, ImageFormat, RgbImage};
use plein_media::{FULL, Fill, Limits, Mask, MediaError, Picture, Shape, masked, renditions};
use proptest::prelude::*;

const SHAPES: [Shape; 3] = [Shape::Rectangle, Shape::Ellipse, Shape::Brush];

fn mask() -> impl Strategy<Value = Mask> {
    let point = (0..=FULL, 0..=FULL);
    let points = (0usize..3).prop_flat_map(move |shape| {
        let count = if shape == 2 { 1..6 } else { 2..3 };
        (Just(SHAPES[shape]), proptest::collection::vec(point.clone(), count))
    });
    (points, 0..3_000u16, proptest::bool::ANY).prop_map(|((shape, points), width, blur)| Mask {
        shape,
        points,
        width,
        fill: if blur { Fill::Blur } else { Fill::Black },
    })
}

/// Whether the middle of a pixel lies within a mask, worked out in another way than the product does it.
fn within(mask: &Mask, (width, height): (u32, u32), (x, y): (u32, u32)) -> bool {
    let (x, y) = (f64::from(x) + 0.5, f64::from(y) + 0.5);
    let at = |(x, y): (u16, u16)| {
        (f64::from(x) / f64::from(FULL) * f64::from(width), f64::from(y) / f64::from(FULL) * f64::from(height))
    };
    let points: Vec<_> = mask.points.iter().map(|point| at(*point)).collect();
    match mask.shape {
        Shape::Rectangle | Shape::Ellipse => {
            let ((ax, ay), (bx, by)) = (points[0], points[1]);
            let (u, v) =
                ((x - (ax + bx) / 2.0) / ((ax - bx).abs() / 2.0), (y - (ay + by) / 2.0) / ((ay - by).abs() / 2.0));
            if mask.shape == Shape::Rectangle { u.abs() <= 1.0 && v.abs() <= 1.0 } else { u * u + v * v <= 1.0 }
        }
        Shape::Brush => {
            let radius = f64::from(mask.width) / f64::from(FULL) * f64::from(width) / 2.0;
            (0..points.len()).any(|n| {
                let ((ax, ay), (bx, by)) = (points[n.saturating_sub(1)], points[n]);
                let length = (bx - ax).powi(2) + (by - ay).powi(2);
                let along = if length > 0.0 { ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length } else { 0.0 };
                let along = along.clamp(0.0, 1.0);
                (x - ax - along * (bx - ax)).hypot(y - ay - along * (by - ay)) <= radius
            })
        }
    }
}

fn pixels(bytes: &[u8]) -> RgbImage {
    image::load_from_memory(bytes).expect("what was kept can be read").into_rgb8()
}

fn lossless(picture: &RgbImage, format: ImageFormat) -> Vec<u8> {
    samples::encoded(&DynamicImage::ImageRgb8(picture.clone()), format)
}

fn burn(kept: &[u8], masks: &[Mask]) -> Picture {
    masked(kept, masks, &Limits::default()).expect("can be masked").0
}

fn rectangle(fill: Fill, from: (u16, u16), to: (u16, u16)) -> Mask {
    Mask { shape: Shape::Rectangle, points: vec![from, to], width: 0, fill }
}

/// How far a JPEG of the quality that is kept may be from what went in, at a hard edge.
const RINGING: u8 = 40;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn black_is_black_and_the_rest_is_as_it_was(masks in proptest::collection::vec(mask(), 1..4), size in (1u32..90, 1u32..70)) {
        let before = samples::photo(size.0, size.1);
        let after = pixels(&burn(&lossless(&before, ImageFormat::Png), &masks).bytes);
        prop_assert_eq!(after.dimensions(), size);
        // A pixel that is touched is covered, so the edge of a mask is not looked at from the outside.
        let touched = |mask: &Mask, x: u32, y: u32| (0..5).any(|v| (0..5).any(|u| {
            let place = (x.saturating_add(u).saturating_sub(2), y.saturating_add(v).saturating_sub(2));
            within(mask, size, place)
        }));
        let thick = masks.iter().all(|mask| {
            let ((ax, ay), (bx, by)) = (mask.points[0], mask.points[1 % mask.points.len()]);
            let least = |pixels: u32| u32::from(FULL) * 4 / pixels;
            match mask.shape {
                Shape::Brush => u32::from(mask.width) >= least(size.0),
                _ => u32::from(ax.abs_diff(bx)) >= least(size.0) && u32::from(ay.abs_diff(by)) >= least(size.1),
            }
        });
        for (x, y, pixel) in after.enumerate_pixels() {
            if masks.iter().any(|mask| mask.fill == Fill::Black && within(mask, size, (x, y))) {
                prop_assert_eq!(pixel.0, [0, 0, 0], "at {},{}", x, y);
            } else if thick && !masks.iter().any(|mask| touched(mask, x, y)) {
                prop_assert_eq!(pixel, before.get_pixel(x, y), "at {},{}", x, y);
            }
        }
    }

    /// The strongest there is: whatever lay under black, the bytes are the same.
    #[test]
    fn what_lay_under_black_makes_no_difference_to_any_byte(
        mut masks in proptest::collection::vec(mask(), 1..4), size in (8u32..90, 8u32..70), noise in 1u8..255,
    ) {
        masks.iter_mut().for_each(|mask| mask.fill = Fill::Black);
        let one = samples::photo(size.0, size.1);
        let mut other = one.clone();
        for (x, y, pixel) in other.enumerate_pixels_mut() {
            if masks.iter().any(|mask| within(mask, size, (x, y))) {
                *pixel = image::Rgb([noise.wrapping_mul(x as u8), pixel.0[1] ^ noise, noise.wrapping_add(y as u8)]);
            }
        }
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let limits = Limits::default();
            let (one, shown) = masked(&lossless(&one, format), &masks, &limits).expect("can be masked");
            let (other, also_shown) = masked(&lossless(&other, format), &masks, &limits).expect("can be masked");
            prop_assert_eq!(one, other);
            prop_assert_eq!(shown, also_shown);
        }
    }

    #[test]
    fn masks_drawn_anywhere_never_make_it_fall_over(
        shape in 0usize..3, points in proptest::collection::vec((proptest::num::u16::ANY, proptest::num::u16::ANY), 0..5),
        width in proptest::num::u16::ANY, size in (1u32..20, 1u32..20),
    ) {
        let mask = Mask { shape: SHAPES[shape], points, width, fill: Fill::Blur };
        let kept = lossless(&samples::photo(size.0, size.1), ImageFormat::Png);
        match masked(&kept, std::slice::from_ref(&mask), &Limits::default()) {
            Ok((picture, _)) => prop_assert_eq!(pixels(&picture.bytes).dimensions(), size),
            Err(error) => prop_assert!(matches!(error, MediaError::BadMask(_)), "{:?}", error),
        }
    }
}

#[test]
fn a_photo_stays_a_good_photo_and_black_stays_black_in_it() {
    let kept = samples::plain_jpeg(&samples::photo(800, 600), 88, false);
    let before = pixels(&kept);
    let mask = rectangle(Fill::Black, (1_000, 1_000), (4_000, 2_000));
    let (picture, shown) = masked(&kept, std::slice::from_ref(&mask), &Limits::default()).expect("can be masked");
    assert_eq!((picture.medium.mime.as_str(), picture.medium.name.as_str()), ("image/jpeg", ""));
    assert_eq!(shown, renditions(&picture.bytes, &Limits::default()).expect("what was masked can be shown"));
    assert_clean("masked", &picture.bytes);
    let after = pixels(&picture.bytes);
    let mut far = 0u64;
    for (x, y, pixel) in after.enumerate_pixels() {
        let inside = within(&mask, (800, 600), (x, y));
        if inside {
            assert!(pixel.0.iter().all(|value| *value <= RINGING), "{:?} at {x},{y}", pixel.0);
        }
        // Two blocks of colour away from the edge nothing of it is left.
        let deep = (96..304).contains(&x) && (76..104).contains(&y);
        assert!(!deep || pixel.0 == [0, 0, 0], "{:?} at {x},{y}", pixel.0);
        let near = (60..340).contains(&x) && (40..140).contains(&y);
        if !near {
            far += pixel.0.iter().zip(before.get_pixel(x, y).0).map(|(a, b)| u64::from(a.abs_diff(b))).sum::<u64>();
        }
    }
    let mean = far as f64 / (3.0 * 800.0 * 600.0);
    assert!(mean < 1.5, "the rest moved by {mean} of 255 on average");
}

/// Letters of ten pixels, much larger than they would have to be to be read, are gone in a blur.
#[test]
fn a_blur_leaves_colours_and_nothing_else() {
    let strokes = RgbImage::from_fn(640, 480, |x, _| image::Rgb([if x / 5 % 2 == 0 { 255 } else { 0 }; 3]));
    let after = pixels(
        &burn(&lossless(&strokes, ImageFormat::Png), &[rectangle(Fill::Blur, (1_000, 1_000), (9_000, 3_000))]).bytes,
    );
    let row: Vec<u8> = (80..560).map(|x| after.get_pixel(x, 90).0[0]).collect();
    let (least, most) = (row.iter().min().expect("pixels"), row.iter().max().expect("pixels"));
    assert!(most - least < 16, "strokes still show: {least} to {most}");
    // And it keeps at most so many averages, however large the picture is.
    let halves =
        RgbImage::from_fn(2_000, 100, |x, _| image::Rgb([if x / 25 % 2 == 0 { 255 } else { 0 }, 0, (x / 8) as u8]));
    let after =
        pixels(&burn(&lossless(&halves, ImageFormat::Png), &[rectangle(Fill::Blur, (0, 0), (FULL, FULL))]).bytes);
    let steps =
        (1..2_000).filter(|x| after.get_pixel(*x, 50).0[0].abs_diff(after.get_pixel(x - 1, 50).0[0]) > 3).count();
    assert_eq!(steps, 0, "edges are left");
}

#[test]
fn black_goes_over_blur_whatever_the_order() {
    let kept = lossless(&samples::photo(64, 48), ImageFormat::Png);
    let black = rectangle(Fill::Black, (0, 0), (5_000, 5_000));
    let blur = rectangle(Fill::Blur, (2_500, 2_500), (FULL, FULL));
    let one = burn(&kept, &[black.clone(), blur.clone()]);
    assert_eq!(one, burn(&kept, &[blur, black]));
    assert_eq!(pixels(&one.bytes).get_pixel(31, 23).0, [0, 0, 0]);
}

#[test]
fn what_shows_through_is_covered_too_and_an_animation_becomes_its_first_frame() {
    let hole = DynamicImage::ImageRgba8(samples::with_hole(64, 48));
    let kept = samples::encoded(&hole, ImageFormat::Png);
    let all = rectangle(Fill::Black, (0, 0), (FULL, FULL));
    let after = image::load_from_memory(&burn(&kept, &[all]).bytes).expect("can be read");
    assert!(!after.color().has_alpha());
    assert!(after.into_rgb8().pixels().all(|pixel| pixel.0 == [0, 0, 0]));

    let part = rectangle(Fill::Black, (8_000, 8_000), (FULL, FULL));
    let still = burn(&samples::chatty_gif(48, 32, 4), &[part]);
    assert_eq!((still.medium.mime.as_str(), still.changed.first_frame_of), ("image/png", Some(4)));
    assert_clean("still", &still.bytes);
}

#[test]
fn a_mask_that_is_none_is_told() {
    let kept = lossless(&samples::photo(8, 8), ImageFormat::Png);
    let limits = Limits::default();
    for masks in [
        vec![],
        vec![Mask { shape: Shape::Brush, points: vec![], width: 10, fill: Fill::Black }],
        vec![Mask { shape: Shape::Ellipse, points: vec![(1, 1)], width: 0, fill: Fill::Black }],
        vec![Mask { shape: Shape::Brush, points: vec![(1, 1); 30_000], width: 10, fill: Fill::Black }],
    ] {
        assert!(matches!(masked(&kept, &masks, &limits), Err(MediaError::BadMask(_))));
    }
    let all = [rectangle(Fill::Black, (0, 0), (FULL, FULL))];
    assert!(matches!(masked(b"words", &all, &limits), Err(MediaError::NotAPicture { .. })));
}
