//! Where a picture may have text in it: a suggestion of what to mask.
//!
//! Looks for what letters burnt into scans and screenshots have in common: small marks of one height, brighter or
//! darker than the calm ground around them, in a row. It knows nothing of language and reads nothing. It misses text
//! (handwriting, text on a busy ground, single letters) and takes rulers, ticks and grids for text. It never claims to
//! have found all: a person looks.
//!
//! Always holds: the same picture gives the same suggestions, at most [`MOST`] of them, in time that grows with the
//! pixels only. Deliberately absent: deciding what is masked, and models that were trained on something.

use crate::decode::Opened;
use crate::mask::{FULL, Fill, Mask, Shape};
use crate::{Limits, MediaError, shrink};
use image::DynamicImage;

/// The most regions that are suggested; the largest ones when there are more.
pub const MOST: usize = 40;

/// Looked at in at most this size: letters of screenshots and scans are still letters then.
const LOOKED_AT: u32 = 1600;

/// How tall a mark may be to be a letter, in pixels of what is looked at, and how much wider than tall.
const TALL: std::ops::RangeInclusive<usize> = 5..=72;
const WIDEST: usize = 3;

/// How much brighter or darker than its ground a mark is, of 255.
const CONTRAST: i32 = 56;

/// Suggests what to mask in a kept picture: rectangles, the ones that look most like text first.
///
/// # Errors
/// Every error of taking a picture in.
pub fn suggest(kept: &[u8], limits: &Limits) -> Result<Vec<Mask>, MediaError> {
    let opened = Opened::open(kept, limits)?;
    let mut pixels = opened.decode(limits)?;
    let size = shrink::fitting(pixels.width(), pixels.height(), LOOKED_AT);
    if size != (pixels.width(), pixels.height()) {
        pixels = shrink::to_size(&pixels, size);
    }
    let grey = Grey::of(&pixels);
    let mut lines = Vec::new();
    for bright in [true, false] {
        lines.extend(lines_of(&marks(&grey.standing_out(bright), grey.width, grey.height)));
    }
    let mut regions = joined(lines);
    regions.sort_by_key(|region| std::cmp::Reverse(region.marks));
    regions.truncate(MOST);
    Ok(regions.iter().map(|region| region.mask(grey.width, grey.height)).collect())
}

struct Grey {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

impl Grey {
    fn of(picture: &DynamicImage) -> Self {
        let channels = usize::from(picture.color().channel_count());
        let bytes = picture.as_bytes();
        // The strongest channel and not the eye's weights: yellow, green and red letters on black count alike.
        let level = |pixel: &[u8]| {
            let (least, most) = (pixel[0].min(pixel[1]).min(pixel[2]), pixel[0].max(pixel[1]).max(pixel[2]));
            ((u16::from(least) + 3 * u16::from(most)) / 4) as u8
        };
        let levels = bytes.chunks_exact(channels).map(level).collect();
        Self { width: picture.width() as usize, height: picture.height() as usize, levels }
    }

    /// The pixels that stand out from the mean of what is around them.
    fn standing_out(&self, bright: bool) -> Vec<bool> {
        let around = means(&self.levels, self.width, self.height, 12);
        let out = |(level, mean): (&u8, &u8)| {
            let above = i32::from(*level) - i32::from(*mean);
            if bright { above >= CONTRAST } else { -above >= CONTRAST }
        };
        self.levels.iter().zip(&around).map(out).collect()
    }
}

/// The mean of the square of `reach` pixels to each side of every pixel, by sums that slide.
fn means(levels: &[u8], width: usize, height: usize, reach: usize) -> Vec<u8> {
    let mut columns = vec![0u32; width];
    let mut out = vec![0; levels.len()];
    let row = |y: usize| &levels[y * width..(y + 1) * width];
    for y in 0..reach.min(height) {
        columns.iter_mut().zip(row(y)).for_each(|(sum, level)| *sum += u32::from(*level));
    }
    for y in 0..height {
        if y + reach < height {
            columns.iter_mut().zip(row(y + reach)).for_each(|(sum, level)| *sum += u32::from(*level));
        }
        if y > reach {
            columns.iter_mut().zip(row(y - reach - 1)).for_each(|(sum, level)| *sum -= u32::from(*level));
        }
        let rows = ((y + reach).min(height - 1) + 1 - y.saturating_sub(reach)) as u32;
        let mut sum: u32 = columns[..reach.min(width)].iter().sum();
        for x in 0..width {
            if x + reach < width {
                sum += columns[x + reach];
            }
            if x > reach {
                sum -= columns[x - reach - 1];
            }
            let across = ((x + reach).min(width - 1) + 1 - x.saturating_sub(reach)) as u32;
            out[y * width + x] = (sum / (rows * across)) as u8;
        }
    }
    out
}

/// A piece of pixels that hang together, or a row of such: where it is (ends not in it) and how much is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Region {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    /// Pixels that stand out.
    ink: usize,
    /// Marks that it was made of.
    marks: usize,
}

impl Region {
    fn wide(&self) -> usize {
        self.right - self.left
    }
    fn tall(&self) -> usize {
        self.bottom - self.top
    }
    fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
            ink: self.ink + other.ink,
            marks: self.marks + other.marks,
        }
    }

    fn is_letter(&self) -> bool {
        let area = self.wide() * self.tall();
        TALL.contains(&self.tall()) && self.wide() <= WIDEST * self.tall() && self.ink * 8 >= area
    }

    /// Stands beside it as the next letter does: about as tall, on one line, less than a letter and a half apart.
    fn follows(&self, last: &Self) -> bool {
        let (tall, short) = (self.tall().max(last.tall()), self.tall().min(last.tall()));
        let overlap = self.bottom.min(last.bottom).saturating_sub(self.top.max(last.top));
        short * 5 >= tall * 2 && overlap * 2 >= short && self.left <= last.right + tall * 3 / 2
    }

    fn mask(&self, width: usize, height: usize) -> Mask {
        // Half a letter more on each side: the ends of strokes are fainter.
        let more = (self.tall() / 2).clamp(3, 20);
        let step = |at: usize, side: usize, up: bool| {
            let exact = at.min(side) as u64 * u64::from(FULL);
            (if up { exact.div_ceil(side as u64) } else { exact / side as u64 }) as u16
        };
        let from =
            (step(self.left.saturating_sub(more), width, false), step(self.top.saturating_sub(more), height, false));
        let to = (step(self.right + more, width, true), step(self.bottom + more, height, true));
        Mask { shape: Shape::Rectangle, points: vec![from, to], width: 0, fill: Fill::Black }
    }
}

/// Pixels that stand out and touch, also over a corner, each as one region.
fn marks(standing_out: &[bool], width: usize, height: usize) -> Vec<Region> {
    let mut seen = vec![false; standing_out.len()];
    let mut found = Vec::new();
    let mut waiting = Vec::new();
    for start in 0..standing_out.len() {
        if !standing_out[start] || seen[start] {
            continue;
        }
        seen[start] = true;
        waiting.push(start);
        let (x, y) = (start % width, start / width);
        let mut region = Region { left: x, top: y, right: x + 1, bottom: y + 1, ink: 0, marks: 1 };
        while let Some(at) = waiting.pop() {
            let (x, y) = (at % width, at / width);
            region = region.with(Region { left: x, top: y, right: x + 1, bottom: y + 1, ink: 1, marks: 0 });
            for v in y.saturating_sub(1)..(y + 2).min(height) {
                for u in x.saturating_sub(1)..(x + 2).min(width) {
                    let near = v * width + u;
                    if standing_out[near] && !seen[near] {
                        seen[near] = true;
                        waiting.push(near);
                    }
                }
            }
        }
        found.push(region);
    }
    found
}

/// Letters that stand in a row, at least three of them.
fn lines_of(marks: &[Region]) -> Vec<Region> {
    let mut letters: Vec<Region> = marks.iter().copied().filter(Region::is_letter).collect();
    // Noise has no lines to find, and would take time squared.
    const MOST_LETTERS: usize = 20_000;
    letters.truncate(MOST_LETTERS);
    letters.sort_by_key(|letter| letter.left);
    let mut open: Vec<(Region, Region)> = Vec::new();
    let mut lines = Vec::new();
    for letter in letters {
        // Lines that ended too far to the left are done.
        open.retain(|(line, last)| {
            let waits = last.right + last.tall() * 4 >= letter.left;
            if !waits && line.marks >= 3 {
                lines.push(*line);
            }
            waits
        });
        // The nearest one that it can go on with.
        let next = open
            .iter_mut()
            .filter(|(_, last)| letter.follows(last))
            .min_by_key(|(_, last)| letter.left.abs_diff(last.right) + letter.top.abs_diff(last.top));
        match next {
            Some((line, last)) => {
                *line = line.with(letter);
                *last = letter;
            }
            None => open.push((letter, letter)),
        }
    }
    lines.extend(open.into_iter().map(|(line, _)| line).filter(|line| line.marks >= 3));
    lines.retain(|line| line.wide() >= line.tall());
    lines
}

/// Lines that touch or nearly do, as one region.
fn joined(mut lines: Vec<Region>) -> Vec<Region> {
    lines.sort_by_key(|line| std::cmp::Reverse(line.marks));
    // More than anyone looks through; joining compares all with all.
    lines.truncate(10 * MOST);
    let near = |a: &Region, b: &Region| {
        let gap = a.tall().min(b.tall());
        a.left <= b.right + gap && b.left <= a.right + gap && a.top <= b.bottom + gap / 2 && b.top <= a.bottom + gap / 2
    };
    let mut regions: Vec<Region> = Vec::new();
    for mut line in lines {
        while let Some(at) = regions.iter().position(|region| near(region, &line)) {
            line = line.with(regions.swap_remove(at));
        }
        regions.push(line);
    }
    regions
}
