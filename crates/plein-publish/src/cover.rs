//! A cover for a Space that has no photo yet: a piece of pavement, its bond and colours drawn from the Space's id.
//!
//! The same id gives the same pavement everywhere and for ever: `ui/src/design/paving.ts` draws it by the same steps,
//! and `tests/vectors/paving.json` holds both to it. So everything is whole numbers, and every choice among `n` is the
//! next number of one generator, modulo `n`, asked in the order written here: mulberry32, seeded with the 32-bit
//! FNV-1a hash of the seed's UTF-8. Shapes are gathered into one path per shade, so that a cover stays light.

use serde::Serialize;
use std::fmt::Write;

/// Brick, terracotta, sand, moss, sea, slate, heather.
const HUES: [u32; 7] = [14, 28, 42, 160, 176, 205, 340];
const BONDS: [Bond; 4] = [Bond::Running, Bond::Herringbone, Bond::Basket, Bond::Diagonal];
/// The short side of a brick, in units of the viewBox; the long side is twice that.
const UNIT: i32 = 26;
const JOINT: i32 = 2;
const SHADES: usize = 12;
/// The longest side drawn, so that no caller can ask for a million bricks.
const LONGEST: u32 = 4000;

/// How the bricks lie: halfsteens, blok, elleboog and keper, as a Dutch paviour would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bond {
    /// Rows, each half a brick on.
    Running,
    /// Pairs, lying and standing in turn.
    Basket,
    /// Lying and standing, stepped.
    Herringbone,
    /// Herringbone, turned by 45 degrees.
    Diagonal,
}

/// A piece of pavement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Paving {
    /// How the bricks lie.
    pub bond: Bond,
    /// Degrees on the colour circle.
    pub hue: u32,
    /// The colour between the bricks, as CSS.
    pub joint: String,
    /// Each shade with the outlines of its bricks.
    pub shades: Vec<Shade>,
    /// Units of the viewBox.
    pub width: u32,
    /// Units of the viewBox.
    pub height: u32,
    /// Degrees by which the bricks are turned around the middle.
    pub turn: u32,
}

/// The bricks of one colour.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Shade {
    /// The colour, as CSS.
    pub fill: String,
    /// Their outlines, as the `d` of one SVG path; empty when no brick has this colour.
    pub path: String,
}

/// The pavement of `seed` as an SVG element that fills whatever it is put in. Decorative: hidden from who cannot see
/// it. Holds nothing of the seed's text, only numbers.
pub fn paving(seed: &str, width: u32, height: u32) -> String {
    Paving::draw(seed, width, height).svg()
}

impl Paving {
    /// Draws `width` × `height` units, at most 4,000 each.
    pub fn draw(seed: &str, width: u32, height: u32) -> Self {
        let (width, height) = (width.clamp(1, LONGEST), height.clamp(1, LONGEST));
        let mut random = Random::new(seed);
        let hue = HUES[random.below(7) as usize];
        let bond = BONDS[random.below(4) as usize];
        let mut shades = Vec::from_iter((0..SHADES).map(|_| {
            let hue = (hue + random.below(17) + 360 - 8) % 360;
            let (saturation, light) = (30 + random.below(19), 46 + random.below(17));
            Shade { fill: format!("hsl({hue} {saturation}% {light}%)"), path: String::new() }
        }));
        lay(bond, width as i32, height as i32, &mut |x, y, across, down| {
            if bond == Bond::Diagonal && !seen_when_turned((x, y, across, down), width as i32, height as i32) {
                return;
            }
            let shade = random.below(SHADES as u32) as usize;
            outline(&mut shades[shade].path, x * UNIT, y * UNIT, across * UNIT, down * UNIT);
        });
        let turn = if bond == Bond::Diagonal { 45 } else { 0 };
        Self { bond, hue, joint: format!("hsl({hue} 22% 74%)"), shades, width, height, turn }
    }

    /// As an SVG element.
    pub fn svg(&self) -> String {
        let Self { joint, shades, width, height, turn, .. } = self;
        let mut svg = format!(
            r#"<svg class="paving" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false"><path fill="{joint}" d="M0 0h{width}v{height}H0z"/>"#
        );
        let middle = (f64::from(*width) / 2.0, f64::from(*height) / 2.0);
        let _ = write!(svg, r#"<g transform="rotate({turn} {} {})">"#, middle.0, middle.1);
        for Shade { fill, path } in shades.iter().filter(|shade| !shade.path.is_empty()) {
            let _ = write!(svg, r#"<path fill="{fill}" d="{path}"/>"#);
        }
        svg.push_str("</g></svg>");
        svg
    }
}

/// Calls `brick` with column, row, width and height of each brick, in units of its short side.
fn lay(bond: Bond, width: i32, height: i32, brick: &mut dyn FnMut(i32, i32, i32, i32)) {
    let up = |size: i32| (size + UNIT - 1).div_euclid(UNIT);
    let (columns, rows) = (up(width), up(height));
    match bond {
        Bond::Running => {
            for y in 0..rows {
                (-(y % 2)..columns).step_by(2).for_each(|x| brick(x, y, 2, 1));
            }
        }
        Bond::Basket => {
            for y in (0..rows).step_by(2) {
                for x in (0..columns).step_by(2) {
                    let ((across, down), (right, below)) =
                        if (x + y) % 4 == 0 { ((2, 1), (0, 1)) } else { ((1, 2), (1, 0)) };
                    brick(x, y, across, down);
                    brick(x + right, y + below, across, down);
                }
            }
        }
        Bond::Herringbone | Bond::Diagonal => {
            // Turned, a wide and low piece needs as much above and below as it is wider than high.
            let reach =
                if bond == Bond::Diagonal { (width - height + 2 * UNIT - 1).div_euclid(2 * UNIT) + 3 } else { 0 };
            for y in -1 - reach..rows + reach {
                for x in -1 - reach..columns + reach {
                    match (x - y).rem_euclid(4) {
                        0 => brick(x, y, 2, 1),
                        3 => brick(x, y, 1, 2),
                        _ => {}
                    }
                }
            }
        }
    }
}

/// Whether a brick shows after a turn of 45 degrees around the middle. Counts in twice the way from the middle, so that
/// it stays whole; 7/5 is a little less than the root of 2.
fn seen_when_turned((x, y, across, down): (i32, i32, i32, i32), width: i32, height: i32) -> bool {
    let (dx, dy) = ((2 * x + across) * UNIT - width, (2 * y + down) * UNIT - height);
    let seen = |way: i32, side: i32| way.abs() * 5 <= (side + 4 * UNIT) * 7;
    seen(dx - dy, width) && seen(dx + dy, height)
}

fn outline(path: &mut String, x: i32, y: i32, width: i32, height: i32) {
    const R: i32 = 2;
    let (w, h) = (width - JOINT - 2 * R, height - JOINT - 2 * R);
    let (x, y) = (x + JOINT / 2 + R, y + JOINT / 2);
    let a = format!("a{R} {R} 0 0 1");
    let _ = write!(path, "M{x} {y}h{w}{a} {R} {R}v{h}{a} -{R} {R}h-{w}{a} -{R} -{R}v-{h}{a} {R} -{R}z");
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

    fn below(&mut self, n: u32) -> u32 {
        self.next() % n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every spot of the ground is covered by exactly one brick, whatever the bond.
    #[test]
    fn bricks_neither_overlap_nor_leave_a_hole() {
        let (columns, rows) = (13, 9);
        for bond in BONDS {
            let mut covered = vec![0; (columns * rows) as usize];
            lay(bond, UNIT * columns, UNIT * rows, &mut |x, y, across, down| {
                for row in y..y + down {
                    for column in x..x + across {
                        if (0..columns).contains(&column) && (0..rows).contains(&row) {
                            covered[(row * columns + column) as usize] += 1;
                        }
                    }
                }
            });
            assert!(covered.iter().all(|times| *times == 1), "{bond:?}: {covered:?}");
        }
    }

    #[test]
    fn the_generator_is_mulberry32_seeded_by_fnv_1a() {
        let mut random = Random(1);
        assert_eq!([random.next(), random.next(), random.next()], [2_693_262_067, 11_749_833, 2_265_367_787]);
        assert_eq!(Random::new("plein").0, 1_715_721_931);
    }

    #[test]
    fn absurd_sizes_stay_bounded() {
        assert!(paving("x", u32::MAX, u32::MAX).len() < 3_000_000);
        assert!(paving("x", 0, 0).starts_with("<svg"));
    }
}
