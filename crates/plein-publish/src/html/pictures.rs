//! Pictures: one, a row of them, or before and after; cropped and turned for the view, with what is drawn on them.

use super::marks::{Room, marks};
use super::media::{figcaption, srcset};
use super::{Page, blocks};
use crate::Word;
use crate::outline::Shown;
use maud::{Markup, html};
use plein_model::{Area, Block, MediumId, Picture, Turn};

/// The renditions that a part of a picture is cut from, in pixels.
const WHOLE: u32 = 1920;

/// A picture on its own.
pub(super) fn picture(picture: &Picture, page: &Page<'_>) -> Markup {
    html! {
        figure.picture { (view(picture, 1, page)) (figcaption(&picture.caption, page)) }
    }
}

/// Pictures beside each other.
pub(super) fn row(shown: &[Shown<'_>], page: &Page<'_>) -> Markup {
    let share = shown.iter().map(|one| if matches!(one, Shown::Pair(_)) { 2 } else { 1 }).sum();
    html! {
        @if let [Shown::Pair(pair)] = shown {
            (compare(pair, share, page))
        } @else {
            div class={ "row row-" (shown.len()) } {
                @for one in shown {
                    @match one {
                        Shown::One(block, one) => (in_row(block, one, share, page)),
                        Shown::Pair(pair) => (compare(pair, share, page)),
                    }
                }
            }
        }
    }
}

fn in_row(block: &Block, picture: &Picture, share: usize, page: &Page<'_>) -> Markup {
    html! {
        figure.picture {
            (blocks::unplaced_note(&block.standing, page))
            (view(picture, share, page))
            (figcaption(&picture.caption, page))
        }
    }
}

/// Before and after: beside each other, and with the script over each other with a slider.
fn compare(pair: &[(&Block, &Picture); 2], share: usize, page: &Page<'_>) -> Markup {
    let heads = [Word::Before, Word::After];
    html! {
        div.compare data-label=(page.words.say(Word::Compare)) {
            @for ((block, picture), head) in pair.iter().zip(heads) {
                figure.picture {
                    (blocks::unplaced_note(&block.standing, page))
                    p.head lang=(page.language) { (page.words.say(head)) }
                    (view(picture, share, page))
                    (figcaption(&picture.caption, page))
                }
            }
        }
    }
}

/// What the picture shows in words; empty when it adds nothing for who cannot see it.
pub(super) fn described(alt: &str, decorative: bool, page: &Page<'_>) -> String {
    match (decorative, alt.trim()) {
        (true, _) => String::new(),
        (false, "") => page.words.say(Word::PictureUndescribed),
        (false, alt) => alt.to_owned(),
    }
}

/// Stands for a picture that has not arrived.
pub(super) fn missing(alt: &str, page: &Page<'_>) -> Markup {
    html! {
        p.missing.gentle lang=(page.language) { (page.words.say(Word::PictureMissing)) }
        @if !alt.trim().is_empty() { p.gentle { (alt) } }
    }
}

fn view(picture: &Picture, share: usize, page: &Page<'_>) -> Markup {
    let Some(medium) = page.media.medium(&picture.medium) else {
        return missing(if picture.decorative { "" } else { &picture.alt }, page);
    };
    let described = described(&picture.alt, picture.decorative, page);
    let size = (medium.width.or(picture.width), medium.height.or(picture.height));
    let (Some(width), Some(height)) = size else {
        return image(&picture.medium, size, &described, share, page);
    };
    if !picture.turn.is_upright() || picture.crop.is_some() {
        return part(picture, (width, height), &described, share, page);
    }
    let image = image(&picture.medium, size, &described, share, page);
    if picture.marks.is_empty() {
        return image;
    }
    let room = Room::new(f64::from(width), f64::from(height), share);
    html! {
        div.view {
            (image)
            svg.over viewBox={ "0 0 " (room.width) " " (room.height) } { (marks(&picture.marks, room, page)) }
        }
    }
}

/// An ordinary picture, in the size that its place asks for.
pub(super) fn image(
    id: &MediumId,
    (width, height): (Option<u32>, Option<u32>),
    described: &str,
    share: usize,
    page: &Page<'_>,
) -> Markup {
    let sizes = match share {
        0 | 1 => "(max-width: 44rem) 100vw, 42rem".to_owned(),
        // In a row of three or four two stand beside each other where there is little room.
        share => format!("(max-width: 44rem) 50vw, {}rem", 42 / share),
    };
    html! {
        img src=(page.media.url(id, Some(960))) srcset=[srcset(id, width, page)] sizes=(sizes) alt=(described)
            width=[width] height=[height] loading="lazy" decoding="async";
    }
}

/// A picture that is turned or cropped: a window on it.
fn part(picture: &Picture, (width, height): (u32, u32), described: &str, share: usize, page: &Page<'_>) -> Markup {
    let (width, height) = (f64::from(width), f64::from(height));
    let (across, down) = if picture.turn.is_on_its_side() { (height, width) } else { (width, height) };
    let part = |from: u16, of: f64| f64::from(from) / f64::from(Area::EDGE) * of;
    let (x, y, w, h) = picture.crop.map_or((0.0, 0.0, across, down), |crop| {
        (part(crop.x(), across), part(crop.y(), down), part(crop.width(), across), part(crop.height(), down))
    });
    let turned = match picture.turn {
        Turn::Upright => None,
        Turn::Right => Some(format!("translate({height} 0) rotate(90)")),
        Turn::Over => Some(format!("translate({width} {height}) rotate(180)")),
        Turn::Left => Some(format!("translate(0 {width}) rotate(270)")),
    };
    let room = Room::new(w, h, share);
    let scale = room.width / w;
    let image_role = if described.is_empty() { None } else { Some("img") };
    html! {
        svg.part viewBox={ "0 0 " (room.width) " " (room.height) } width=(w.round()) height=(h.round()) {
            g transform={ "scale(" (scale) ") translate(" (-x) " " (-y) ")" } {
                image href=(page.media.url(&picture.medium, Some(WHOLE))) width=(width) height=(height)
                    transform=[turned] role=[image_role] aria-label=[image_role.map(|_| described)] {}
            }
            @if !picture.marks.is_empty() { (marks(&picture.marks, room, page)) }
        }
    }
}
