//! Regions that look like burnt-in text, on pictures with drawn text. The figures are measured, and held: see
//! `what_is_found_is_measured`.

use crate::samples;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use plein_media::{FULL, Limits, Mask, suggest};

/// Capitals and digits of five by seven, a row a number, the leftmost pixel in the fifth bit.
#[rustfmt::skip]
const FONT: [(char, [u8; 7]); 38] = [
    ('A', [14, 17, 17, 31, 17, 17, 17]), ('B', [30, 17, 17, 30, 17, 17, 30]), ('C', [14, 17, 16, 16, 16, 17, 14]),
    ('D', [30, 17, 17, 17, 17, 17, 30]), ('E', [31, 16, 16, 30, 16, 16, 31]), ('F', [31, 16, 16, 30, 16, 16, 16]),
    ('G', [14, 17, 16, 23, 17, 17, 15]), ('H', [17, 17, 17, 31, 17, 17, 17]), ('I', [14, 4, 4, 4, 4, 4, 14]),
    ('J', [7, 2, 2, 2, 2, 18, 12]), ('K', [17, 18, 20, 24, 20, 18, 17]), ('L', [16, 16, 16, 16, 16, 16, 31]),
    ('M', [17, 27, 21, 21, 17, 17, 17]), ('N', [17, 17, 25, 21, 19, 17, 17]), ('O', [14, 17, 17, 17, 17, 17, 14]),
    ('P', [30, 17, 17, 30, 16, 16, 16]), ('Q', [14, 17, 17, 17, 21, 18, 13]), ('R', [30, 17, 17, 30, 20, 18, 17]),
    ('S', [15, 16, 16, 14, 1, 1, 30]), ('T', [31, 4, 4, 4, 4, 4, 4]), ('U', [17, 17, 17, 17, 17, 17, 14]),
    ('V', [17, 17, 17, 17, 17, 10, 4]), ('W', [17, 17, 17, 21, 21, 27, 17]), ('X', [17, 17, 10, 4, 10, 17, 17]),
    ('Y', [17, 17, 10, 4, 4, 4, 4]), ('Z', [31, 1, 2, 4, 8, 16, 31]), ('0', [14, 17, 19, 21, 25, 17, 14]),
    ('1', [4, 12, 4, 4, 4, 4, 14]), ('2', [14, 17, 1, 2, 4, 8, 31]), ('3', [31, 2, 4, 2, 1, 17, 14]),
    ('4', [2, 6, 10, 18, 31, 2, 2]), ('5', [31, 16, 30, 1, 1, 17, 14]), ('6', [6, 8, 16, 30, 17, 17, 14]),
    ('7', [31, 1, 2, 4, 8, 8, 8]), ('8', [14, 17, 17, 14, 17, 17, 14]), ('9', [14, 17, 17, 15, 1, 2, 12]),
    ('-', [0, 0, 0, 31, 0, 0, 0]), (':', [0, 4, 4, 0, 4, 4, 0]),
];

/// Where something is, in pixels: left, top, right, bottom.
type Place = (u32, u32, u32, u32);

fn write(on: &mut RgbImage, text: &str, (left, top): (u32, u32), scale: u32, ink: [u8; 3]) -> Place {
    for (n, letter) in (0u32..).zip(text.chars()) {
        let Some((_, rows)) = FONT.iter().find(|(known, _)| *known == letter) else { continue };
        for (y, row) in (0u32..).zip(rows) {
            for x in (0..5).filter(|x| row >> (4 - x) & 1 == 1) {
                for (u, v) in (0..scale * scale).map(|at| (at % scale, at / scale)) {
                    let (x, y) = (left + (n * 6 + x) * scale + u, top + y * scale + v);
                    if x < on.width() && y < on.height() {
                        on.put_pixel(x, y, Rgb(ink));
                    }
                }
            }
        }
    }
    (left, top, left + (text.chars().count() as u32 * 6 - 1) * scale, top + 7 * scale)
}

struct Dice(u64);
impl Dice {
    fn below(&mut self, most: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % u64::from(most)) as u32
    }
}

/// A fan of speckle on black, as ultrasound shows it.
fn ultrasound(width: u32, height: u32, dice: &mut Dice) -> RgbImage {
    let mut level = 0i32;
    RgbImage::from_fn(width, height, |x, y| {
        let (u, v) = (f64::from(x) - f64::from(width) / 2.0, f64::from(y) + f64::from(height) / 8.0);
        let far = u.hypot(v) / f64::from(height);
        if !(0.25..0.95).contains(&far) || u.abs() > v * 0.7 {
            return Rgb([0; 3]);
        }
        level = (level * 3 + dice.below(160) as i32) / 4;
        let shade = (f64::from(level) * (0.6 + 0.4 * (far * 40.0).sin())) as u8;
        Rgb([shade; 3])
    })
}

/// A bright, smooth body on black, with organs, as CT and PET show it.
fn slice(width: u32, height: u32, dice: &mut Dice) -> RgbImage {
    let organs: Vec<(f64, f64, f64, f64)> = (0..9)
        .map(|_| {
            let mut part = |most: u32| f64::from(dice.below(most));
            (part(120) / 100.0 - 0.6, part(120) / 100.0 - 0.6, 0.05 + part(20) / 100.0, part(140) - 60.0)
        })
        .collect();
    RgbImage::from_fn(width, height, |x, y| {
        let u = (f64::from(x) / f64::from(width) - 0.5) * 2.6;
        let v = (f64::from(y) / f64::from(height) - 0.5) * 2.6;
        if u * u + v * v > 1.0 {
            return Rgb([2; 3]);
        }
        let shade = organs.iter().fold(110.0, |shade, (a, b, size, more)| {
            let near = 1.0 - ((u - a).hypot(v - b) / size).min(1.0);
            shade + more * near
        });
        Rgb([(shade + f64::from(dice.below(14))).clamp(0.0, 255.0) as u8; 3])
    })
}

/// A picture as it comes from a machine, with what it writes in the corners.
fn scan(kind: u32, dice: &mut Dice) -> (RgbImage, Vec<Place>) {
    const WORDS: [&str; 8] =
        ["JANSEN P", "12-03-1950", "UMC UTRECHT", "ID 0042177", "DE VRIES-BAKKER", "HR 72", "14:22:09", "SE 3 IM 21"];
    let (width, height) = [(640, 480), (800, 600), (1024, 768), (512, 512), (1600, 1200)][dice.below(5) as usize];
    let mut picture = match kind % 3 {
        0 => ultrasound(width, height, dice),
        1 => slice(width, height, dice),
        _ => samples::photo(width, height),
    };
    let scale = 1 + dice.below(3).max(width / 800);
    let ink = [[255; 3], [250, 230, 60], [90, 255, 120], [200, 200, 200]][dice.below(4) as usize];
    let ink = if kind % 3 == 2 { [[255; 3], [0; 3]][dice.below(2) as usize] } else { ink };
    let mut places = Vec::new();
    for corner in 0..4 {
        for line in 0..1 + dice.below(3) {
            let word = WORDS[dice.below(8) as usize];
            let wide = word.len() as u32 * 6 * scale;
            let down = 8 + line * 10 * scale;
            let left = if corner % 2 == 0 { 8 } else { width - wide - 8 };
            let top = if corner < 2 { down } else { height - down - 7 * scale };
            places.push(write(&mut picture, word, (left, top), scale, ink));
        }
    }
    (picture, places)
}

fn suggestions(picture: &RgbImage) -> Vec<Mask> {
    let kept = samples::encoded(&DynamicImage::ImageRgb8(picture.clone()), ImageFormat::Png);
    suggest(&kept, &Limits::default()).expect("can be looked at")
}

fn place(mask: &Mask, picture: &RgbImage) -> Place {
    let at = |value: u16, side: u32| u32::from(value) * side / u32::from(FULL);
    let ((left, top), (right, bottom)) = (mask.points[0], mask.points[1]);
    let (width, height) = picture.dimensions();
    (at(left, width), at(top, height), at(right, width), at(bottom, height))
}

/// How much of `a` lies in `b`, of 1.
fn within(a: Place, b: Place) -> f64 {
    let overlap = |from: u32, to: u32| f64::from(to.saturating_sub(from));
    let both = overlap(a.0.max(b.0), a.2.min(b.2)) * overlap(a.1.max(b.1), a.3.min(b.3));
    both / (overlap(a.0, a.2) * overlap(a.1, a.3))
}

/// Recall: lines of which nine tenths are covered by what was suggested. False: what was suggested where nothing stands.
#[test]
fn what_is_found_is_measured() {
    let mut dice = Dice(20_261_122);
    let (mut lines, mut found, mut offered, mut wrong) = (0u32, 0u32, 0u32, 0u32);
    for kind in 0..30 {
        let (picture, places) = scan(kind, &mut dice);
        let masks: Vec<Place> = suggestions(&picture).iter().map(|mask| place(mask, &picture)).collect();
        let covered = |line: &Place| masks.iter().map(|mask| within(*line, *mask)).fold(0.0, f64::max) >= 0.9;
        lines += places.len() as u32;
        found += places.iter().filter(|line| covered(line)).count() as u32;
        offered += masks.len() as u32;
        wrong += masks.iter().filter(|mask| places.iter().all(|line| within(*line, **mask) < 0.1)).count() as u32;
    }
    println!("{found} of {lines} lines found; {wrong} of {offered} suggestions are of nothing");
    assert!(found * 100 >= lines * 95, "{found} of {lines} lines found");
    assert!(wrong * 100 <= offered * 10, "{wrong} of {offered} suggestions are of nothing");
}

#[test]
fn where_nothing_is_written_little_is_suggested() {
    let mut dice = Dice(7);
    let mut offered = 0;
    for kind in 0..6u32 {
        let picture = match kind % 3 {
            0 => ultrasound(800, 600, &mut dice),
            1 => slice(800, 600, &mut dice),
            _ => samples::photo(800, 600),
        };
        offered += suggestions(&picture).len();
    }
    println!("{offered} suggestions in 6 pictures without text");
    assert!(offered <= 2, "{offered} suggestions in 6 pictures without text");
}

#[test]
fn it_never_suggests_more_than_one_can_look_through_nor_falls_over() {
    let mut dice = Dice(3);
    for (width, height) in [(1, 1), (1, 400), (400, 1), (3, 3), (1700, 1300)] {
        let noise = RgbImage::from_fn(width, height, |_, _| Rgb([if dice.below(2) == 0 { 0 } else { 255 }; 3]));
        let masks = suggestions(&noise);
        assert!(masks.len() <= 40);
        for mask in masks {
            assert!(mask.points.iter().all(|(x, y)| *x <= FULL && *y <= FULL));
        }
    }
}
