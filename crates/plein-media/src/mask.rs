//! Masks: parts of a picture that nobody may see, burnt into its pixels.
//!
//! Always holds: what a mask covers is overwritten before anything is encoded, so that no byte of the masked picture
//! comes from it; a pixel that a mask only touches is covered; black goes over blur wherever both are. A blur keeps at
//! most eight coarse averages along its longer side, whatever it covers: no letter and no face comes back from that.
//!
//! Deliberately absent: the original, which stays the caller's to keep or to throw away, and finding what should be
//! masked.

use crate::decode::{Opened, eight_bits};
use crate::picture::Picture;
use crate::renditions::{Rendition, renditions};
use crate::{Limits, MediaError, PictureFormat, encode, hash};
use image::DynamicImage;
use plein_model::Medium;

/// The far end of a side, in the coordinates of a [`Mask`].
pub const FULL: u16 = 10_000;

/// Masks for one picture, and points of all of them together. What a person draws has a few hundred.
const MOST_MASKS: usize = 500;
const MOST_POINTS: usize = 20_000;

/// High: what is masked has been encoded once before.
const MASKED_QUALITY: u8 = 92;

/// Averages that a blur keeps along the longer side of what it covers.
const BLUR_CELLS: usize = 8;

/// A part of a picture that is to be covered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask {
    /// What it looks like.
    pub shape: Shape,
    /// x and y, each 0 to [`FULL`] of the picture's width or height; more counts as [`FULL`]. Two opposite corners,
    /// or the path of a brush.
    pub points: Vec<(u16, u16)>,
    /// How broad a brush is, in 1/[`FULL`] of the picture's width. Other shapes have none.
    pub width: u16,
    /// What is put over it.
    pub fill: Fill,
}

/// What a mask looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Between two corners.
    Rectangle,
    /// The largest one between two corners.
    Ellipse,
    /// A path with round ends.
    Brush,
}

/// What is put over a part of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fill {
    /// Black: nothing is left. What to take for text.
    #[default]
    Black,
    /// A blur so strong that only colours are left.
    Blur,
}

/// Burns masks into a kept picture. Gives the masked picture, which has no name, because names of files tell of people
/// too, and its renditions. Of an animation the first frame is kept.
///
/// # Errors
/// [`MediaError::BadMask`] when there is nothing to cover or far too much, and every error of taking a picture in.
pub fn masked(kept: &[u8], masks: &[Mask], limits: &Limits) -> Result<(Picture, Vec<Rendition>), MediaError> {
    check(masks)?;
    let opened = Opened::open(kept, limits)?;
    let mut pixels = opened.decode(limits)?;
    burn(&mut pixels, masks);
    // Decided by what is left: even the choice of a format tells nothing of what was covered.
    let pixels = eight_bits(pixels);
    let drawn = match opened.format {
        PictureFormat::Jpeg => false,
        PictureFormat::Png | PictureFormat::Gif => true,
        _ => encode::is_drawn(&pixels),
    };
    let (format, bytes) = if drawn || pixels.color().has_alpha() {
        (PictureFormat::Png, encode::png(&pixels))
    } else {
        (PictureFormat::Jpeg, encode::sharp_jpeg(&pixels, MASKED_QUALITY))
    };
    let medium = Medium {
        id: hash(&bytes),
        name: String::new(),
        mime: format.mime().to_owned(),
        bytes: bytes.len() as u64,
        width: Some(pixels.width()),
        height: Some(pixels.height()),
    };
    drop(pixels);
    let made = renditions(&bytes, limits)?;
    let changed = crate::Changed {
        encoded: true,
        first_frame_of: (opened.frames > 1).then_some(opened.frames),
        ..crate::Changed::default()
    };
    Ok((Picture { medium, bytes, changed }, made))
}

fn check(masks: &[Mask]) -> Result<(), MediaError> {
    let points: usize = masks.iter().map(|mask| mask.points.len()).sum();
    if masks.is_empty() {
        return Err(MediaError::BadMask("nothing to cover"));
    }
    if masks.len() > MOST_MASKS || points > MOST_POINTS {
        return Err(MediaError::BadMask("too many masks or points"));
    }
    let whole = |mask: &Mask| match mask.shape {
        Shape::Rectangle | Shape::Ellipse => mask.points.len() == 2,
        Shape::Brush => !mask.points.is_empty(),
    };
    if !masks.iter().all(whole) {
        return Err(MediaError::BadMask("a shape without its points"));
    }
    Ok(())
}

fn burn(picture: &mut DynamicImage, masks: &[Mask]) {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    for fill in [Fill::Blur, Fill::Black] {
        for mask in masks.iter().filter(|mask| mask.fill == fill) {
            let area = Area::of(mask, width, height);
            match picture {
                DynamicImage::ImageRgb8(pixels) => area.cover(fill, pixels.as_chunks_mut::<3>().0),
                DynamicImage::ImageRgba8(pixels) => area.cover(fill, pixels.as_chunks_mut::<4>().0),
                _ => unreachable!("decoding gives RGB or RGBA of eight bits"),
            }
        }
    }
}

/// The pixels that a mask covers.
struct Area {
    /// Of the picture, in pixels.
    width: usize,
    /// Where it begins and ends; the ends are not in it. At least one pixel.
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
    /// Within those, row by row.
    covered: Vec<bool>,
}

impl Area {
    fn of(mask: &Mask, width: usize, height: usize) -> Self {
        // In pixels; the picture is at most 65,535 on a side, which an f64 tells apart to a billionth.
        let at = |(x, y): &(u16, u16)| {
            let scale = |value: u16, side: usize| f64::from(value.min(FULL)) / f64::from(FULL) * side as f64;
            (scale(*x, width), scale(*y, height))
        };
        let points: Vec<(f64, f64)> = mask.points.iter().map(at).collect();
        let radius = match mask.shape {
            Shape::Brush => (f64::from(mask.width.min(FULL)) / f64::from(FULL) * width as f64 / 2.0).max(0.5),
            Shape::Rectangle | Shape::Ellipse => 0.0,
        };
        let over = |pick: fn(&(f64, f64)) -> f64, side: usize| {
            let least = points.iter().map(pick).fold(f64::INFINITY, f64::min) - radius;
            let most = points.iter().map(pick).fold(f64::NEG_INFINITY, f64::max) + radius;
            let first = (least.floor().max(0.0) as usize).min(side - 1);
            (first, (most.ceil().max(0.0) as usize).clamp(first + 1, side))
        };
        let (left, right) = over(|point| point.0, width);
        let (top, bottom) = over(|point| point.1, height);
        let covered = vec![mask.shape == Shape::Rectangle; (right - left) * (bottom - top)];
        let mut area = Self { width, left, top, right, bottom, covered };
        match mask.shape {
            Shape::Rectangle => {}
            Shape::Ellipse => area.ellipse(points[0], points[1]),
            Shape::Brush => {
                for (n, point) in points.iter().enumerate() {
                    area.stroke(points[n.saturating_sub(1)], *point, radius);
                }
            }
        }
        area
    }

    /// Every pixel of which some part may lie within.
    fn ellipse(&mut self, a: (f64, f64), b: (f64, f64)) {
        let (x, y) = ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0);
        // Half a pixel's diagonal more: a pixel whose middle is outside may be touched all the same.
        let (across, down) = ((a.0 - b.0).abs() / 2.0 + 0.71, (a.1 - b.1).abs() / 2.0 + 0.71);
        for row in self.top..self.bottom {
            let v = ((row as f64 + 0.5 - y) / down).powi(2);
            if v <= 1.0 {
                let half = across * (1.0 - v).sqrt();
                self.cover_row(row, x - half, x + half);
            }
        }
    }

    /// From one point to the next, `radius` to each side, with round ends.
    fn stroke(&mut self, a: (f64, f64), b: (f64, f64), radius: f64) {
        let radius = radius + 0.71;
        let (along_x, along_y) = (b.0 - a.0, b.1 - a.1);
        let length = along_x.hypot(along_y);
        let first = ((a.1.min(b.1) - radius).floor().max(self.top as f64)) as usize;
        let last = ((a.1.max(b.1) + radius).ceil().min(self.bottom as f64)) as usize;
        for row in first..last {
            let y = row as f64 + 0.5;
            // The part of the row within the round ends and the straight side between them: all convex, so one piece.
            let (mut from, mut to) = (f64::INFINITY, f64::NEG_INFINITY);
            for end in [a, b] {
                let rest = radius * radius - (y - end.1).powi(2);
                if rest >= 0.0 {
                    (from, to) = (from.min(end.0 - rest.sqrt()), to.max(end.0 + rest.sqrt()));
                }
            }
            if length > 0.0 {
                let (off_x, off_y) = (-along_y / length * radius, along_x / length * radius);
                for side in [1.0, -1.0] {
                    let (p, q) = ((a.0 + off_x * side, a.1 + off_y * side), (b.0 + off_x * side, b.1 + off_y * side));
                    if (p.1 <= y) != (q.1 <= y) {
                        let x = p.0 + (q.0 - p.0) * (y - p.1) / (q.1 - p.1);
                        (from, to) = (from.min(x), to.max(x));
                    }
                }
            }
            if from <= to {
                self.cover_row(row, from, to);
            }
        }
    }

    /// The pixels of a row whose middle lies between the two, and those at the ends.
    fn cover_row(&mut self, row: usize, from: f64, to: f64) {
        let first = (from.floor().max(self.left as f64) as usize).min(self.right);
        let last = (to.ceil().max(self.left as f64) as usize).min(self.right);
        let start = (row - self.top) * (self.right - self.left);
        if first < last {
            self.covered[start + first - self.left..start + last - self.left].fill(true);
        }
    }

    /// The covered pixels, each with its place in the area.
    fn each<'a, const N: usize>(
        &'a self,
        pixels: &'a mut [[u8; N]],
    ) -> impl Iterator<Item = (usize, usize, &'a mut [u8; N])> {
        let across = self.right - self.left;
        let rows = pixels.chunks_mut(self.width).skip(self.top).zip(self.covered.chunks(across)).enumerate();
        rows.flat_map(move |(y, (row, covered))| {
            let here = row[self.left..self.right].iter_mut().zip(covered).enumerate();
            here.filter(|(_, (_, covered))| **covered).map(move |(x, (pixel, _))| (x, y, pixel))
        })
    }

    fn cover<const N: usize>(&self, fill: Fill, pixels: &mut [[u8; N]]) {
        match fill {
            Fill::Black => {
                // Of RGBA, the last is how much it covers: all.
                let black = std::array::from_fn(|channel| if channel == 3 { 255 } else { 0 });
                self.each(pixels).for_each(|(_, _, pixel)| *pixel = black);
            }
            Fill::Blur => self.blur(pixels),
        }
    }

    /// Averages of large cells, and in between a line from one to the next, so that it looks soft. All that is left of
    /// what was there are the averages.
    fn blur<const N: usize>(&self, pixels: &mut [[u8; N]]) {
        let (across, down) = (self.right - self.left, self.bottom - self.top);
        let height = pixels.len() / self.width;
        // Relative to what is covered, and never small beside the picture: text is a few hundredths of its height.
        let cell = across.max(down).div_ceil(BLUR_CELLS).max(self.width.max(height) / 24).max(1);
        let (columns, rows) = (across.div_ceil(cell), down.div_ceil(cell));
        let mut sums = vec![([0u64; N], 0u64); columns * rows];
        for (x, y, pixel) in self.each(pixels) {
            let (sum, count) = &mut sums[y / cell * columns + x / cell];
            sum.iter_mut().zip(*pixel).for_each(|(sum, value)| *sum += u64::from(value));
            *count += 1;
        }
        let all = sums.iter().fold(([0u64; N], 0u64), |(all, count), (sum, more)| {
            (std::array::from_fn(|channel| all[channel] + sum[channel]), count + more)
        });
        // A cell in which nothing is covered has no say.
        let means: Vec<[f32; N]> = sums
            .iter()
            .map(|(sum, count)| if *count == 0 { all } else { (*sum, *count) })
            .map(|(sum, count)| sum.map(|sum| sum as f32 / count.max(1) as f32))
            .collect();
        let between = |at: usize, cells: usize| {
            let place = ((at as f32 + 0.5) / cell as f32 - 0.5).clamp(0.0, (cells - 1) as f32);
            let first = (place as usize).min(cells - 1);
            (first, (first + 1).min(cells - 1), place - first as f32)
        };
        for (x, y, pixel) in self.each(pixels) {
            let (x0, x1, u) = between(x, columns);
            let (y0, y1, v) = between(y, rows);
            *pixel = std::array::from_fn(|channel| {
                let mean = |x: usize, y: usize| means[y * columns + x][channel];
                let above = mean(x0, y0) * (1.0 - u) + mean(x1, y0) * u;
                let below = mean(x0, y1) * (1.0 - u) + mean(x1, y1) * u;
                (above * (1.0 - v) + below * v).round().clamp(0.0, 255.0) as u8
            });
            // What shows through must not let what lay there through: covered is covered.
            if N == 4 {
                pixel[3] = 255;
            }
        }
    }
}
