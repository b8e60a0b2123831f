//! Questions as Markdown: what is right is told right away, for Markdown hides nothing.

use super::blocks::{Media, parts};
use super::inline;
use plein_model::{Question, QuestionForm};

/// The question, its options with what is said of them, and the answer.
pub(super) fn question(question: &Question, media: Media<'_>) -> String {
    let picture =
        question.medium.map(|id| format!("![{}](<{}>)", inline::line(&question.alt), media(&id, &question.alt)));
    let options = question.options.iter().enumerate().map(|(at, option)| {
        let text = inline::line(&option.text);
        let (sign, text) = match question.form {
            QuestionForm::Order => (format!("{}. ", at + 1), text),
            QuestionForm::Match => ("- ".to_owned(), format!("{text} – {}", inline::line(&option.other_half))),
            _ if option.right => ("- ".to_owned(), format!("[x] {text}")),
            _ => ("- ".to_owned(), format!("[ ] {text}")),
        };
        let feedback = inline::line(&option.feedback);
        let under = if feedback.is_empty() { feedback } else { format!("\n\n{}{feedback}\n", " ".repeat(sign.len())) };
        format!("{sign}{text}{under}").trim_start_matches('\n').to_owned()
    });
    let options = options.collect::<Vec<_>>().join("\n").trim_end().to_owned();
    parts([inline::text(&question.text), picture.unwrap_or_default(), options, lines(&question.answer)])
}

/// Plain words, each line a paragraph.
pub(super) fn lines(words: &str) -> String {
    words.lines().map(inline::line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n\n")
}
