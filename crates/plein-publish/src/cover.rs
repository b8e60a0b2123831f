//! A cover for a Space that has no photo yet: a piece of pavement, its bond and colours drawn from the Space's id.
//!
//! The same id gives the same picture everywhere: the screens draw it by the same steps in TypeScript, and
//! `tests/vectors/paving.json` holds both to it, character by character. To keep that possible, everything is whole
//! numbers, and every random number is `floor(random * n)` of one generator, asked in the order written here:
//!
//! 1. the generator is mulberry32, seeded with the 32-bit FNV-1a hash of the seed's UTF-8;
//! 2. `hue` = one of [`HUES`]; `bond` = one of running, basket, herringbone;
//! 3. nine colours, each: hue − 9 + floor(19), saturation 28 + floor(19), lightness 46 + floor(17);
//! 4. the bricks in the order of the bond's loops, each: its colour = floor(9), asked for every brick of the loops,
//!    also for those that fall outside and are not drawn;
//! 5. one path per colour in the order of the colours, those without a brick left out.

use std::fmt::Write;

/// Brick, sand and terracotta, moss and sea, slate, heather.
const HUES: [u32; 7] = [14, 28, 42, 160, 176, 205, 340];
/// The short side of a brick, in units of the viewBox; the long side is twice that.
const UNIT: i32 = 26;
/// How many colours one pavement has.
const COLOURS: usize = 9;

/// The pavement as an SVG element, `width` × `height` units, scaled to fill whatever it is put in. Decorative: hidden
/// from who cannot see it. Holds no text of the seed, only numbers.
pub fn paving(seed: &str, width: u32, height: u32) -> String {
    let (width, height) = (clamp(width), clamp(height));
    let mut random = Random::new(seed);
    let hue = HUES[random.below(7) as usize];
    let bond = [running, basket, herringbone][random.below(3) as usize];
    let colours: [String; COLOURS] = std::array::from_fn(|_| {
        let (hue, saturation, light) = (hue + 360 - 9 + random.below(19), 28 + random.below(19), 46 + random.below(17));
        format!("hsl({} {saturation}% {light}%)", hue % 360)
    });
    let mut paths: [String; COLOURS] = Default::default();
    let mut brick = |x: i32, y: i32, w: i32, h: i32| {
        let path = &mut paths[random.below(COLOURS as u32) as usize];
        if x < width && y < height && x + w > 0 && y + h > 0 {
            // 2 units of joint, 1 of it covered again by the stroke that rounds the corners.
            path.push_str(&format!("M{} {}h{}v{}h-{}z", x + 2, y + 2, w - 4, h - 4, w - 4));
        }
    };
    bond(width, height, &mut brick);

    let mut svg = format!(
        r#"<svg class="paving" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"><path fill="hsl({hue} 20% 78%)" d="M0 0h{width}v{height}h-{width}z"/><g stroke-width="2" stroke-linejoin="round">"#
    );
    for (colour, path) in colours.iter().zip(&paths).filter(|(_, path)| !path.is_empty()) {
        let _ = write!(svg, r#"<path fill="{colour}" stroke="{colour}" d="{path}"/>"#);
    }
    svg.push_str("</g></svg>");
    svg
}

/// At most 4,000 units, so that no caller can ask for a million bricks.
fn clamp(side: u32) -> i32 {
    side.clamp(1, 4000) as i32
}

type Brick<'a> = &'a mut dyn FnMut(i32, i32, i32, i32);

fn running(width: i32, height: i32, brick: Brick<'_>) {
    for row in 0..=height / UNIT {
        for column in -1..=width / (2 * UNIT) {
            brick(column * 2 * UNIT + (row % 2) * UNIT, row * UNIT, 2 * UNIT, UNIT);
        }
    }
}

fn basket(width: i32, height: i32, brick: Brick<'_>) {
    for row in 0..=height / (2 * UNIT) {
        for column in 0..=width / (2 * UNIT) {
            let (x, y) = (column * 2 * UNIT, row * 2 * UNIT);
            for half in 0..2 {
                if (row + column) % 2 == 0 {
                    brick(x, y + half * UNIT, 2 * UNIT, UNIT);
                } else {
                    brick(x + half * UNIT, y, UNIT, 2 * UNIT);
                }
            }
        }
    }
}

/// A lying brick wherever column − row is a multiple of 4; the standing one starts two columns on, one row higher.
fn herringbone(width: i32, height: i32, brick: Brick<'_>) {
    for row in 0..=height / UNIT + 1 {
        for column in -1..=width / (4 * UNIT) {
            let x = (column * 4 + row % 4) * UNIT;
            brick(x, row * UNIT, 2 * UNIT, UNIT);
            brick(x + 2 * UNIT, (row - 1) * UNIT, UNIT, 2 * UNIT);
        }
    }
}

/// mulberry32: small, quick, the same in every language with 32-bit arithmetic. For decoration, not for secrets.
struct Random(u32);

impl Random {
    fn new(seed: &str) -> Self {
        Self(seed.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)))
    }

    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(self.0 | 1);
        t ^= t.wrapping_add((t ^ (t >> 7)).wrapping_mul(t | 61));
        t ^ (t >> 14)
    }

    /// floor(random * n), random in [0, 1).
    fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.next()) * u64::from(n)) >> 32) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every spot of the ground is covered by exactly one brick, whatever the bond.
    #[test]
    fn bricks_neither_overlap_nor_leave_a_hole() {
        let (width, height) = (UNIT * 13, UNIT * 9);
        for bond in [running, basket, herringbone] {
            let mut covered = vec![0; 13 * 9];
            bond(width, height, &mut |x, y, w, h| {
                for cell_y in (y / UNIT)..((y + h) / UNIT) {
                    for cell_x in (x / UNIT)..((x + w) / UNIT) {
                        if (0..13).contains(&cell_x) && (0..9).contains(&cell_y) {
                            covered[(cell_y * 13 + cell_x) as usize] += 1;
                        }
                    }
                }
            });
            assert!(covered.iter().all(|times| *times == 1), "{covered:?}");
        }
    }

    #[test]
    fn the_generator_is_mulberry32() {
        let mut random = Random(1);
        assert_eq!([random.next(), random.next(), random.next()], [2_693_262_067, 11_749_833, 2_265_367_787]);
    }

    #[test]
    fn absurd_sizes_stay_bounded() {
        assert!(paving("x", u32::MAX, u32::MAX).len() < 2_000_000);
        assert!(paving("x", 0, 0).starts_with("<svg"));
    }
}
