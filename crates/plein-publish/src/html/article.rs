//! The article: cover, title, chapters to choose from, and their texts.

use super::{Page, blocks, media};
use crate::{Word, cover, outline, reading_minutes};
use maud::{Markup, PreEscaped, html};
use plein_model::{Chapter, Space, Standing};

/// Title of the Space, or what stands for it.
pub(super) fn title(space: &Space, page: &Page<'_>) -> String {
    non_empty(&space.title).map_or_else(|| page.words.say(Word::UntitledSpace), str::to_owned)
}

pub(super) fn article(space: &Space, page: &Page<'_>) -> Markup {
    let words = page.words;
    let chapters: Vec<&Chapter> = outline::ready(space).collect();
    html! {
        div.reader {
            div.hero { (hero(space, page)) }
            div.spread {
                @if chapters.len() > 1 {
                    nav.contents aria-label=(words.say(Word::Contents)) { (chapter_list(&chapters, page)) }
                }
                main.sheet #text lang=[space.language.as_deref()] {
                    article {
                        h1 { (title(space, page)) }
                        (by_line(space, chapters.len(), page))
                        @if let Some(summary) = non_empty(&space.summary) { p.summary { (summary) } }
                        @if chapters.len() > 1 {
                            details.contents-small {
                                summary lang=(page.language) { (words.say(Word::Contents)) }
                                nav aria-label=(words.say(Word::Contents)) { (chapter_list(&chapters, page)) }
                            }
                        }
                        @for (at, chapter) in chapters.iter().enumerate() { (section(at + 1, chapter, chapters.len(), page)) }
                        @if chapters.is_empty() { p.gentle lang=(page.language) { (words.say(Word::Empty)) } }
                    }
                }
            }
        }
    }
}

/// What a presentation begins with.
pub(super) fn face(space: &Space, page: &Page<'_>) -> Markup {
    html! {
        div.face { (hero(space, page)) }
        h1 { (title(space, page)) }
        @if let Some(summary) = non_empty(&space.summary) { p.summary { (summary) } }
        @if !page.authors.is_empty() { p.by { (page.authors.join(", ")) } }
    }
}

fn hero(space: &Space, page: &Page<'_>) -> Markup {
    let photo = space.cover.as_ref().and_then(|id| media::cover(id, page));
    photo.unwrap_or_else(|| PreEscaped(cover::paving(&space.id.to_string(), 1200, 252)))
}

fn by_line(space: &Space, chapters: usize, page: &Page<'_>) -> Markup {
    let words = page.words;
    html! {
        div.by lang=(page.language) {
            @if let Some(first) = page.authors.first() { span.avatar aria-hidden="true" { (initials(first)) } }
            p {
                @if !page.authors.is_empty() {
                    span.visually-hidden { (words.say(Word::Authors)) " " }
                    span { (page.authors.join(", ")) }
                    " · "
                }
                span { (words.say(Word::Chapters(chapters))) }
                " · "
                span { (words.say(Word::Minutes(reading_minutes(space)))) }
            }
            @if !space.themes.is_empty() {
                ul.themes { @for theme in &space.themes { li { (theme) } } }
            }
        }
    }
}

/// At most two letters: of the first and the last part of a name.
fn initials(name: &str) -> String {
    let mut parts = name.split_whitespace().filter_map(|part| part.chars().next());
    let first = parts.next();
    first.into_iter().chain(parts.next_back()).flat_map(char::to_uppercase).collect()
}

fn chapter_list(chapters: &[&Chapter], page: &Page<'_>) -> Markup {
    html! {
        ol {
            @for chapter in chapters {
                li { a href={ "#" (anchor(chapter)) } { (chapter_title(chapter, page)) } }
            }
        }
    }
}

fn section(number: usize, chapter: &Chapter, of: usize, page: &Page<'_>) -> Markup {
    let class = if chapter.standing.is_placed() { "chapter" } else { "chapter unplaced" };
    html! {
        section #(anchor(chapter)) class=(class) {
            (unplaced(chapter, page))
            h2 {
                @if of > 1 { span.number { (number) "." } " " }
                (chapter_title(chapter, page))
            }
            @for piece in outline::pieces(&chapter.blocks) { (blocks::piece(&piece, page)) }
        }
    }
}

/// That somebody removed the chapter while another wrote in it.
pub(super) fn unplaced(chapter: &Chapter, page: &Page<'_>) -> Markup {
    html! {
        @if let Standing::Unplaced { removed_by } = &chapter.standing {
            p.unplaced-note lang=(page.language) { (page.words.say(Word::UnplacedChapter { by: removed_by })) }
        }
    }
}

pub(super) fn chapter_title(chapter: &Chapter, page: &Page<'_>) -> String {
    non_empty(&chapter.title).map_or_else(|| page.words.say(Word::UntitledChapter), str::to_owned)
}

fn anchor(chapter: &Chapter) -> String {
    format!("chapter-{}", chapter.id)
}

fn non_empty(text: &str) -> Option<&str> {
    (!text.trim().is_empty()).then_some(text)
}
