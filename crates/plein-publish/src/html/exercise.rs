//! Questions to try and assignments to do.
//!
//! Without the script the options can be read and the answer can be opened; with it an answer is checked on the spot.
//! Nothing is sent and nothing is kept. What is right stands in the page: this is practice, never an exam.

use super::marks::Room;
use super::pictures::{described, image, missing};
use super::{Page, inline};
use crate::Word;
use maud::{Markup, html};
use plein_model::{AnswerForm, Area, Assignment, BlockId, Question, QuestionForm, QuestionOption};

/// A question of any form.
pub(super) fn question(id: &BlockId, question: &Question, page: &Page<'_>) -> Markup {
    let say = |word: Word<'_>| page.words.say(word);
    let shown = shuffled(id, question);
    let (form, hint) = match question.form {
        QuestionForm::Single => ("single", None),
        QuestionForm::Multiple => ("multiple", Some(Word::ManyRight)),
        QuestionForm::Order => ("order", Some(Word::PutInOrder)),
        QuestionForm::Match => ("match", Some(Word::MatchUp)),
        QuestionForm::Open => ("open", None),
        QuestionForm::Spot => ("spot", Some(Word::PointOut)),
    };
    let asked = format!("question-{id}");
    html! {
        div.question role="group" aria-labelledby=(asked) data-form=(form) data-good=(say(Word::AllRight))
            data-not-yet=(say(Word::NotYet)) data-nothing=(say(Word::NothingChosen)) {
            p.head lang=(page.language) { (ICON) span { (say(Word::Question)) } }
            p.asked #(asked) { (inline::text(&question.text, page)) }
            @if let Some(hint) = hint { p.hint.gentle lang=(page.language) { (say(hint)) } }
            @match question.form {
                QuestionForm::Single | QuestionForm::Multiple => (choices(id, question, page)),
                QuestionForm::Order => (order(&shown, question, page)),
                QuestionForm::Match => (halves(id, &shown, question, page)),
                QuestionForm::Open => (own_words(page)),
                QuestionForm::Spot => (spots(&shown, question, page)),
            }
            @if question.form != QuestionForm::Open {
                div.try lang=(page.language) hidden {
                    button.check type="button" { (say(Word::Check)) }
                    p.verdict role="status" {}
                }
            }
            (answer(question, page))
        }
    }
}

const ICON: maud::PreEscaped<&str> = maud::PreEscaped(
    r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 21a9 9 0 1 0-9-9c0 1.600.400 3 1.100 4.300L3 21l4.700-1.100A9 9 0 0 0 12 21zM9.700 9.500a2.400 2.400 0 0 1 4.700.700c0 1.600-2.400 1.900-2.400 3.600M12 16.800v.010"/></svg>"#,
);

fn choices(id: &BlockId, question: &Question, page: &Page<'_>) -> Markup {
    let kind = if question.form == QuestionForm::Single { "radio" } else { "checkbox" };
    html! {
        ul.options role="list" {
            @for option in &question.options {
                li data-right=[option.right.then_some("")] {
                    label {
                        input type=(kind) name={ "question-" (id) } autocomplete="off";
                        span { (option.text) }
                    }
                    (feedback(option, page))
                }
            }
        }
    }
}

/// Said to who chose it; hidden until then.
fn feedback(option: &QuestionOption, page: &Page<'_>) -> Markup {
    html! {
        (super::blocks::unplaced_note(&option.standing, page))
        @if !option.feedback.trim().is_empty() { p.feedback hidden { (option.feedback) } }
    }
}

fn order(shown: &[&QuestionOption], question: &Question, page: &Page<'_>) -> Markup {
    let place = |option: &QuestionOption| question.options.iter().position(|other| other.id == option.id);
    html! {
        ol.options.to-order {
            @for option in shown {
                li data-place=[place(option)] {
                    span { (option.text) }
                    span.movers hidden {
                        @for (class, word, path) in [
                            ("up", Word::Up { option: &option.text }, "M6 14.500l6-6 6 6"),
                            ("down", Word::Down { option: &option.text }, "M6 9.500l6 6 6-6"),
                        ] {
                            button class=(class) type="button" aria-label=(page.words.say(word)) {
                                svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(path) {} }
                            }
                        }
                    }
                    (feedback(option, page))
                }
            }
        }
    }
}

fn halves(id: &BlockId, shown: &[&QuestionOption], question: &Question, page: &Page<'_>) -> Markup {
    html! {
        ul.options.to-match role="list" {
            @for (at, option) in question.options.iter().enumerate() {
                li {
                    label for={ "match-" (id) "-" (at) } { (option.text) }
                    select id={ "match-" (id) "-" (at) } autocomplete="off" {
                        option value="" { (page.words.say(Word::Choose)) }
                        @for other in shown {
                            // Two halves that read the same are equally right.
                            @let right = other.other_half == option.other_half;
                            option data-right=[right.then_some("")] { (other.other_half) }
                        }
                    }
                    (feedback(option, page))
                }
            }
        }
    }
}

fn own_words(page: &Page<'_>) -> Markup {
    html! {
        label.own {
            span lang=(page.language) { (page.words.say(Word::OwnWords)) }
            textarea rows="3" autocomplete="off" {}
        }
    }
}

fn spots(shown: &[&QuestionOption], question: &Question, page: &Page<'_>) -> Markup {
    html! {
        @if let Some(id) = &question.medium {
            @match page.media.medium(id) {
                Some(medium) => {
                    div.view {
                        (image(id, (medium.width, medium.height), &described(&question.alt, false, page), 1, page))
                        (areas(shown, (medium.width, medium.height), page))
                    }
                }
                None => (missing(&question.alt, page)),
            }
        }
        @if shown.iter().any(|option| !option.feedback.trim().is_empty()) {
            ul.options.of-spots role="list" hidden {
                @for (at, option) in shown.iter().enumerate() { li data-spot=(at) { (feedback(option, page)) } }
            }
        }
    }
}

/// The places on the picture: not to be seen until the script makes them buttons, and then only when they have focus.
fn areas(shown: &[&QuestionOption], (width, height): (Option<u32>, Option<u32>), page: &Page<'_>) -> Markup {
    let edge = f64::from(Area::EDGE);
    let room = Room::new(f64::from(width.unwrap_or(4)), f64::from(height.unwrap_or(3)), 1);
    html! {
        svg.over.spots viewBox={ "0 0 " (room.width) " " (room.height) } preserveAspectRatio="none" {
            @for (at, option) in shown.iter().enumerate() {
                @if let Some(area) = option.area {
                    rect.spot data-spot=(at) data-right=[option.right.then_some("")] data-name=(page.words.say(Word::Spot(at + 1)))
                        x=(f64::from(area.x()) / edge * room.width) y=(f64::from(area.y()) / edge * room.height)
                        width=(f64::from(area.width()) / edge * room.width)
                        height=(f64::from(area.height()) / edge * room.height) rx="8" {}
                }
            }
        }
    }
}

/// What is right, and why; to be opened.
fn answer(question: &Question, page: &Page<'_>) -> Markup {
    let right: Vec<_> = question.options.iter().filter(|option| option.right).collect();
    let told = match question.form {
        QuestionForm::Single | QuestionForm::Multiple | QuestionForm::Spot => html! {
            @for option in &right {
                @if !option.text.trim().is_empty() { p { strong { (option.text) } } }
                @if !option.feedback.trim().is_empty() { p { (option.feedback) } }
            }
        },
        QuestionForm::Order => html! { ol { @for option in &question.options { li { (option.text) } } } },
        QuestionForm::Match => html! {
            ul { @for option in &question.options { li { strong { (option.text) } " – " (option.other_half) } } }
        },
        QuestionForm::Open => html! {},
    };
    let told = told.into_string();
    html! {
        @if !(told.is_empty() && question.answer.trim().is_empty()) {
            details.answer {
                summary lang=(page.language) { (page.words.say(Word::ShowAnswer)) }
                (maud::PreEscaped(told))
                @for line in question.answer.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
            }
        }
    }
}

/// The options in an order that says nothing, the same for everyone and every time.
fn shuffled<'a>(id: &BlockId, question: &'a Question) -> Vec<&'a QuestionOption> {
    let mut shown: Vec<_> = question.options.iter().collect();
    shown.sort_by_cached_key(|option| hash(id.as_str(), option.id.as_str()));
    let same = shown.iter().zip(&question.options).all(|(shown, right)| shown.id == right.id);
    if same && shown.len() > 1 {
        shown.rotate_left(1);
    }
    shown
}

/// FNV-1a, and a last stir so that ids that differ in their last letter are far apart.
fn hash(block: &str, option: &str) -> u64 {
    let bytes = block.bytes().chain([0]).chain(option.bytes());
    let sum = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    (sum ^ (sum >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Something to do, and where to go with it.
pub(super) fn assignment(assignment: &Assignment, page: &Page<'_>) -> Markup {
    let hand_in = match assignment.answer {
        AnswerForm::Text => Word::HandInText,
        AnswerForm::Photo => Word::HandInPhoto,
        AnswerForm::Both => Word::HandInBoth,
    };
    html! {
        div.assignment role="group" aria-label=(page.words.say(Word::Assignment)) {
            p.head lang=(page.language) {
                svg.icon viewBox="0 0 24 24" aria-hidden="true" {
                    path d="M4 20l1-4.500L16.500 4a2 2 0 0 1 3 0l.500.500a2 2 0 0 1 0 3L8.500 19z M14.500 6l3.500 3.500" {}
                }
                span { (page.words.say(Word::Assignment)) }
            }
            p.asked { (inline::text(&assignment.text, page)) }
            p.hint.gentle lang=(page.language) { (page.words.say(hand_in)) " " (page.words.say(Word::HandInWhere)) }
        }
    }
}
