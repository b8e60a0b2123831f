//! A Space in a room: every word once, and notes only beside it.

use crate::sample::{chapter, indented, page, picture, rich, space, text};
use plein_model::TextKind::{Heading1, Heading2, Note, Paragraph, Reveal};
use plein_publish::html::{Slides, in_one_piece, slides};
use scraper::{Html, Selector};

fn words(html: &str, within: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let selector = Selector::parse(within).expect("a selector");
    let parts: Vec<_> = page.select(&selector).map(|part| part.text().collect::<Vec<_>>().join(" ")).collect();
    parts.iter().map(|part| part.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn made() -> Slides {
    let first = vec![
        text(Paragraph, "Vooraf."),
        text(Note, "Vraag eerst wie dit al deed.\nWacht even."),
        text(Heading1, "Klaarzetten"),
        text(Note, "Laat de tafel zien."),
        picture(0x10, "De tafel", "De tafel, klaar"),
        text(Heading2, "Nalopen"),
        text(Reveal, "Wat ontbreekt?"),
        indented(1, text(Heading2, "Antwoord")),
        indented(1, text(Paragraph, "De naald.")),
    ];
    let mut hidden = chapter("c", "Nog niet", vec![text(Paragraph, "Concept.")]);
    hidden.draft = true;
    let chapters = vec![chapter("a", "Begin", first), chapter("b", "Slot", vec![]), hidden];
    slides(&space(chapters), &page(&["Fenna".to_owned()]))
}

#[test]
fn one_heading_at_a_time_with_notes_beside_it() {
    let Slides { html, slides } = made();
    let titles: Vec<_> = slides.iter().map(|slide| slide.title.as_str()).collect();
    assert_eq!(titles[1..], ["Begin", "Klaarzetten", "Nalopen", "Slot"]);
    assert_eq!(slides[1].notes, ["Vraag eerst wie dit al deed.", "Wacht even."]);
    assert_eq!(slides[2].notes, ["Laat de tafel zien."]);
    assert!(slides[0].chapter.is_none() && slides[4].chapter.as_ref().is_some_and(|id| id.as_str() == "b"));
    let shown = words(&html, "section.slide");
    assert_eq!(shown.len(), slides.len());
    assert!(shown[2].contains("De tafel, klaar") && !html.contains("Laat de tafel zien"));
    assert!(shown[3].contains("Antwoord") && shown[3].contains("De naald."), "what is opened stays in one piece");
    assert!(!html.contains("Concept."), "a draft is shown to nobody");
    assert_eq!(words(&html, "section.slide[hidden]").len(), slides.len() - 1, "the first is shown");
    assert_eq!(words(&html, "section.opening").len(), 2, "the title, and a chapter of which nothing is written yet");
}

/// Whatever a reader sees is on a slide, but for what leads through the page.
#[test]
fn no_word_of_the_page_is_missing() {
    let (authors, all) = ([], rich());
    let paged = words(&in_one_piece(&all, &page(&authors)), "section.chapter").join(" ");
    let slided = words(&slides(&all, &page(&authors)).html, "section.slide").join(" ");
    let lost: Vec<_> = paged
        .split(' ')
        .filter(|word| !slided.contains(word) && !word.trim_end_matches('.').chars().all(|c| c.is_ascii_digit()))
        .collect();
    assert!(lost.is_empty(), "{lost:?}");
}
