//! A Space to be shown in a room: one heading at a time, large, with what its writer noted for who presents.
//!
//! Holds: every block that readers see is on exactly one slide, in its order; a heading inside something that is opened
//! does not tear it apart; notes are never in the page, only beside it.

use super::{Page, article, blocks, page};
use crate::outline::{depth, is_note, pieces, ready};
use maud::{Markup, html};
use plein_model::{Block, Chapter, ChapterId, Content, Space, TextKind};

/// A Space, cut into slides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slides {
    /// The page in one piece, as [`super::in_one_piece`]: a `section.slide` for each, all but the first `hidden`.
    pub html: String,
    /// What there is to know of each, in order. Never empty.
    pub slides: Vec<Slide>,
}

/// One slide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The chapter it is of; none for the title of the Space.
    pub chapter: Option<ChapterId>,
    /// What stands at its head.
    pub title: String,
    /// What its writer noted for who presents, a paragraph each.
    pub notes: Vec<String>,
}

/// Cuts a Space into slides: its title, then each chapter at its headings.
pub fn slides(space: &Space, page: &Page<'_>) -> Slides {
    let title = article::title(space, page);
    let mut slides = vec![Slide { chapter: None, title: title.clone(), notes: Vec::new() }];
    let mut sections = vec![html! { section.slide.chapter.opening { (article::face(space, page)) } }];
    for chapter in ready(space) {
        for (at, part) in parts(&chapter.blocks).into_iter().enumerate() {
            let (slide, section) = slide(chapter, at == 0, part, page);
            slides.push(slide);
            sections.push(section);
        }
    }
    let body = html! {
        div.reader.slides {
            main lang=[space.language.as_deref()] { @for section in &sections { (section) } }
        }
    };
    let style = page::styles(&[include_str!("../../assets/slides.css")]);
    Slides { html: page::document(page.language, &title, &style, &body).into_string(), slides }
}

/// The blocks of a chapter, cut before each heading that stands by itself. The first part may be empty.
fn parts(blocks: &[Block]) -> Vec<&[Block]> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, block) in blocks.iter().enumerate() {
        if heading(block).is_some() && depth(block) == 0 {
            parts.push(&blocks[from..at]);
            from = at;
        }
    }
    parts.push(&blocks[from..]);
    parts
}

fn heading(block: &Block) -> Option<String> {
    match &block.content {
        Content::Text { kind: TextKind::Heading1 | TextKind::Heading2 | TextKind::Heading3, text } => {
            Some(text.to_plain())
        }
        _ => None,
    }
}

fn slide(chapter: &Chapter, first: bool, part: &[Block], page: &Page<'_>) -> (Slide, Markup) {
    let name = article::chapter_title(chapter, page);
    let title = part.first().filter(|_| !first).and_then(heading).unwrap_or_else(|| name.clone());
    let notes = part.iter().filter(|block| is_note(block)).flat_map(|block| match &block.content {
        Content::Text { text, .. } => text.to_plain().lines().map(str::to_owned).collect::<Vec<_>>(),
        _ => Vec::new(),
    });
    let notes = notes.filter(|line| !line.trim().is_empty()).collect();
    let shown: Vec<&Block> = part.iter().filter(|block| !is_note(block)).collect();
    let class = if first && shown.is_empty() {
        "slide chapter opening"
    } else if shown.len() <= 2 && shown.iter().any(|block| matches!(block.content, Content::Picture(_))) {
        "slide chapter pictured"
    } else {
        "slide chapter"
    };
    let section = html! {
        section class=(class) hidden {
            @if first { (article::unplaced(chapter, page)) }
            @if first { h2 { (name) } } @else { p.of lang="" { (name) } }
            @for piece in pieces(part) { (blocks::piece(&piece, page)) }
        }
    };
    (Slide { chapter: Some(chapter.id.clone()), title, notes }, section)
}
