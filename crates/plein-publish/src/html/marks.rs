//! What is drawn on a picture, as SVG over it: its words can be selected, and a dark or light edge makes it stand out on
//! any picture. The same look as in the editor (`ui/src/picture/markShapes.ts`).

use super::Page;
use crate::Word;
use maud::{Markup, html};
use plein_model::{Area, MarkColour, MarkShape, PictureMark};

/// Half the height of a letter, as wide as the drawing is 1000.
const LETTERS: f64 = 38.0;
const LINE: f64 = 7.0;
const EDGE: f64 = 3.0;

/// The room to draw in.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Room {
    /// For a picture of these pixels; `share` of 2 when it is shown half as wide, so that words stay readable.
    pub(super) fn new(width: f64, height: f64, share: usize) -> Self {
        // Never more than four beside each other.
        let wide = 1000.0 / [1.0, 1.0, 1.7, 2.2, 2.6][share.min(4)];
        Self { width: wide, height: wide * height / width.max(1.0) }
    }

    fn at(self, (x, y): (u16, u16)) -> (f64, f64) {
        let edge = f64::from(Area::EDGE);
        (f64::from(x) / edge * self.width, f64::from(y) / edge * self.height)
    }
}

/// The marks as one group; nothing when there are none.
pub(super) fn marks(marks: &[PictureMark], room: Room, page: &Page<'_>) -> Markup {
    html! {
        g.marks role="group" aria-label=(page.words.say(Word::PictureMarks)) {
            @for mark in marks { (drawn(mark, room)) }
        }
    }
}

fn drawn(mark: &PictureMark, room: Room) -> Markup {
    let ((x1, y1), (x2, y2)) = (room.at(mark.from), room.at(mark.to));
    let colour = match mark.colour {
        MarkColour::Red => "red",
        MarkColour::Yellow => "yellow",
        MarkColour::Blue => "blue",
        MarkColour::White => "white",
        MarkColour::Black => "black",
    };
    let words = html! { (words(&mark.words, x1, y1, room)) };
    html! {
        g class={ "mark " (colour) } {
            @match mark.shape {
                MarkShape::Arrow => {
                    @let [left, right] = head((x1, y1), (x2, y2));
                    @let neck = (f64::midpoint(left.0, right.0), f64::midpoint(left.1, right.1));
                    @let line = format!("M{} {}L{} {}", round(x1), round(y1), round(neck.0), round(neck.1));
                    @let tip = format!(
                        "M{} {}L{} {}L{} {}Z",
                        round(x2), round(y2), round(left.0), round(left.1), round(right.0), round(right.1)
                    );
                    path.edge d=(format!("{line}{tip}")) stroke-width=(LINE + 2.0 * EDGE) {}
                    path.ink d=(line) stroke-width=(LINE) {}
                    path.full d=(tip) {}
                    (words)
                }
                MarkShape::Circle => {
                    @let (rx, ry) = ((x2 - x1).abs() / 2.0, (y2 - y1).abs() / 2.0);
                    @for (class, width) in [("edge", LINE + 2.0 * EDGE), ("ink", LINE)] {
                        ellipse class=(class) cx=(round(f64::midpoint(x1, x2))) cy=(round(f64::midpoint(y1, y2)))
                            rx=(round(rx)) ry=(round(ry)) stroke-width=(width) {}
                    }
                    (words)
                }
                MarkShape::Box => {
                    @for (class, width) in [("edge", LINE + 2.0 * EDGE), ("ink", LINE)] {
                        rect class=(class) x=(round(x1.min(x2))) y=(round(y1.min(y2))) width=(round((x2 - x1).abs()))
                            height=(round((y2 - y1).abs())) rx="4" stroke-width=(width) {}
                    }
                    (words)
                }
                MarkShape::Number => {
                    (leader((x1, y1), (x2, y2)))
                    circle.disc cx=(round(x1)) cy=(round(y1)) r="32" stroke-width=(EDGE + 1.0) {}
                    text.on x=(round(x1)) y=(round(y1 + LETTERS * 0.36)) font-size=(LETTERS) { (mark.words) }
                }
                MarkShape::Label => { (leader((x1, y1), (x2, y2))) (words) }
            }
        }
    }
}

/// A line to what a number or label points at.
fn leader(from: (f64, f64), to: (f64, f64)) -> Markup {
    let line = format!("M{} {}L{} {}", round(from.0), round(from.1), round(to.0), round(to.1));
    html! {
        @if from != to {
            path.edge d=(line) stroke-width=(LINE + EDGE) {}
            path.ink d=(line) stroke-width=(LINE - EDGE) {}
        }
    }
}

/// Words around a point, in lines that fit, and never outside the picture.
fn words(words: &str, x: f64, y: f64, room: Room) -> Markup {
    let longest = ((room.width * 0.8 / (LETTERS * 0.55)) as usize).max(6);
    let lines = lines(words, longest);
    let wide = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0) as f64 * LETTERS * 0.28;
    let x = if 2.0 * wide < room.width { x.clamp(wide, room.width - wide) } else { room.width / 2.0 };
    let high = LETTERS * 1.15;
    let top = y - (lines.len() as f64 - 1.0) * high / 2.0 + LETTERS * 0.36;
    html! {
        @if !lines.is_empty() {
            text.words font-size=(LETTERS) {
                @for (at, line) in lines.iter().enumerate() {
                    tspan x=(round(x)) y=(round(top + at as f64 * high)) { (line) " " }
                }
            }
        }
    }
}

fn lines(words: &str, longest: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= longest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The two other corners of an arrow's tip.
fn head((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> [(f64, f64); 2] {
    let length = (x2 - x1).hypot(y2 - y1).max(1.0);
    let (dx, dy) = ((x2 - x1) / length, (y2 - y1) / length);
    let size = 40_f64.min(length * 0.6).max(14.0);
    let (bx, by) = (x2 - dx * size, y2 - dy * size);
    [(bx - dy * size * 0.5, by + dx * size * 0.5), (bx + dy * size * 0.5, by - dx * size * 0.5)]
}

fn round(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
