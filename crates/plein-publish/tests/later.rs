//! The later kinds as a browser reads them: callouts, what opens, pictures together, sound, formulas, questions, drafts.

use crate::kinds::{all, attr, inner, of, read, words};
use crate::sample::{block, chapter, everything, indented, picture, question, shown, space, text, tried};
use plein_model::{Beside, Block, Chapter, Content, Picture, QuestionForm, TextKind};
use plein_publish::{markdown, reading_minutes};

#[test]
fn callouts_of_one_kind_are_one_box_with_a_word() {
    let page = of(vec![
        text(TextKind::Tip, "een"),
        text(TextKind::Tip, "twee"),
        text(TextKind::Careful, "drie"),
        indented(1, text(TextKind::Careful, "vier")),
    ]);
    assert_eq!(words(&page, ".callout p"), ["Tip", "een", "twee", "Let op", "drie", "Let op", "vier"]);
    assert_eq!(attr(&page, ".callout", "role"), ["note"; 3]);
}

#[test]
fn a_note_is_for_nobody_who_reads_and_parts_nothing() {
    let page = of(vec![
        text(TextKind::Number, "een"),
        text(TextKind::Note, "vertel hier de grap"),
        text(TextKind::Number, "twee"),
    ]);
    assert_eq!(words(&page, "ol li"), ["een", "twee"]);
    assert!(!page.html().contains("grap"));
}

#[test]
fn what_is_indented_under_a_prompt_is_behind_it_whatever_it_is() {
    let page = of(vec![
        text(TextKind::Reveal, "Wat denk je?"),
        indented(1, text(TextKind::Bullet, "een")),
        indented(2, text(TextKind::Bullet, "diep")),
        indented(1, picture(0x10, "Een scan", "")),
        indented(1, text(TextKind::Reveal, "")),
        indented(2, text(TextKind::Paragraph, "dieper")),
        text(TextKind::Paragraph, "erna"),
    ]);
    assert_eq!(words(&page, ".reveal > summary"), ["Wat denk je?", "Denk eerst zelf na"]);
    assert_eq!(words(&page, "section > details .reveal > .hidden"), ["dieper"]);
    assert_eq!(all(&page, ".hidden > ul > li ul li").len(), 1);
    assert_eq!(words(&page, "section > p"), ["erna"]);
}

#[test]
fn pictures_stand_together_and_in_the_size_of_their_place() {
    let beside = |beside| {
        let Content::Picture(one) = picture(0x10, "x", "").content else { unreachable!() };
        block(Content::Picture(Picture { beside: Some(beside), ..one }))
    };
    let six = |kind: Beside| -> Vec<Block> {
        std::iter::once(picture(0x10, "x", "")).chain((0..5).map(|_| beside(kind))).collect()
    };
    let page = of(six(Beside::Row));
    // At most four: the fifth begins a row of its own.
    assert_eq!(attr(&page, ".row", "class"), ["row row-4", "row row-2"]);
    assert!(attr(&page, ".row-4 img", "sizes").iter().all(|sizes| sizes.ends_with("10rem")));
    let page = of(vec![picture(0x10, "x", ""), beside(Beside::Compare)]);
    assert_eq!(words(&page, ".compare .head"), ["Voor", "Na"]);
    assert!(all(&page, ".row").is_empty());
    // Without one before it, it stands alone.
    assert!(all(&of(vec![beside(Beside::Row)]), ".row").is_empty());
}

#[test]
fn what_is_drawn_and_cut_stays_apart_from_the_pixels() {
    let page = read(&space(vec![shown()]));
    assert_eq!(words(&page, ".view .mark text"), ["2", "groeischijf, dit hoort zo"]);
    // Turned to the right and cut: the window is as wide as what is left.
    assert_eq!(attr(&page, ".part", "width"), ["1080"]);
    assert_eq!(attr(&page, ".part", "height"), ["1200"]);
    assert_eq!(attr(&page, ".part image", "transform"), ["translate(1350 0) rotate(90)"]);
    assert_eq!(attr(&page, ".part image", "aria-label"), ["Een scan"]);
}

#[test]
fn sound_and_cards_ask_nobody_for_anything() {
    let page = read(&space(vec![shown()]));
    assert_eq!(attr(&page, "audio, video", "preload"), ["none", "none"]);
    assert_eq!(words(&page, ".audio .time"), ["1:04"]);
    assert_eq!(words(&page, ".transcript p").len(), 3);
    assert_eq!(attr(&page, ".link a.card", "href"), ["https://www.nvng.nl/richtlijnen"]);
    assert_eq!(words(&page, ".link .host"), ["nvng.nl"]);
}

#[test]
fn a_formula_that_cannot_be_read_is_shown_as_it_was_written() {
    let page = of(vec![text(TextKind::Formula, "x^2"), text(TextKind::Formula, r"\frac{1")]);
    assert_eq!(all(&page, ".formula math msup").len(), 1);
    assert_eq!(words(&page, ".formula code"), [r"\frac{1"]);
}

#[test]
fn a_question_can_be_read_and_answered_without_a_script() {
    let page = read(&space(vec![tried()]));
    assert_eq!(attr(&page, ".question", "data-form"), ["single", "multiple", "order", "match", "open", "spot"]);
    // What only the script can do is not to be seen before it is there.
    assert!(all(&page, ".try, .movers, .feedback").iter().all(|element| element.attr("hidden").is_some()));
    assert_eq!(words(&page, "[data-form=single] li[data-right] label"), ["Bij de schedel"]);
    assert_eq!(
        words(&page, "[data-form=single] .answer p"),
        ["Bij de schedel", "Precies, van boven naar beneden.", "Wie altijd hetzelfde rondje loopt, slaat niets over.",]
    );
    // In another order than the right one, and the same for everybody.
    let places = attr(&page, "[data-form=order] li", "data-place");
    assert_ne!(places, ["0", "1", "2", "3"]);
    assert_eq!(places, attr(&read(&space(vec![tried()])), "[data-form=order] li", "data-place"));
    assert_eq!(words(&page, "[data-form=order] .answer li"), ["Schedel", "Wervelkolom", "Ribben", "Bekken"]);
    assert_eq!(all(&page, "[data-form=match] option[data-right]").len(), 3);
    assert_eq!(all(&page, ".spot").len(), 2);
    assert!(all(&page, "form").is_empty(), "nothing can be sent");
    assert_eq!(all(&page, ".assignment").len(), 1);
}

#[test]
fn a_question_of_two_in_order_is_never_shown_in_order() {
    for id in ["a", "b", "c", "d"] {
        let asked = |form| {
            let option = |id: &str| {
                let Content::Question(one) = question("x", form, "", vec![], "").content else { unreachable!() };
                drop(one);
                plein_model::QuestionOption {
                    id: plein_model::OptionId::new(id).unwrap(),
                    standing: plein_model::Standing::Placed,
                    text: id.into(),
                    other_half: String::new(),
                    feedback: String::new(),
                    right: false,
                    area: None,
                }
            };
            question(id, form, "", vec![option("1"), option("2")], "")
        };
        let page = of(vec![asked(QuestionForm::Order)]);
        assert_eq!(attr(&page, ".to-order li", "data-place"), ["1", "0"]);
    }
}

#[test]
fn a_draft_is_nowhere() {
    let all_of_it = everything();
    let page = read(&all_of_it);
    assert!(!page.html().contains("Hier schrijf ik nog aan") && !page.html().contains("Nog niet af"));
    assert_eq!(words(&page, "section > h2").last().map(String::as_str), Some("7. Hoofdstuk zonder titel"));
    assert!(inner(&page, ".by p")[0].contains("7 hoofdstukken"));
    let written = markdown::write(&all_of_it, &|id, _| format!("media/{id}"));
    assert!(!written.contains("Hier schrijf ik nog aan") && !written.contains("jodiumcapsule"));
    let long = "woord ".repeat(1000);
    let draft = Chapter { draft: true, ..chapter("d", "", vec![text(TextKind::Paragraph, &long)]) };
    assert_eq!(reading_minutes(&space(vec![draft.clone()])), 1);
    assert!(reading_minutes(&space(vec![Chapter { draft: false, ..draft }])) > 1);
}

#[test]
fn everything_as_markdown() {
    let written = markdown::write(&space(vec![shown(), tried()]), &|id, _| format!("media/{}", &id.to_string()[..4]));
    insta::assert_snapshot!(written);
}
