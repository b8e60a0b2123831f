//! Two texts, word by word.

use plein_model::{Inline, Text};

/// What became of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// It stands in both.
    Same,
    /// The same words, marked otherwise; the text is as it is after.
    Marked,
    /// It came.
    Added,
    /// It went.
    Removed,
}

/// A stretch of text, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// What became of it.
    pub change: Change,
    /// Never empty.
    pub text: Text,
}

/// Beyond so many comparisons a changed stretch counts as wholly new.
const MOST: usize = 4_000_000;

/// The two texts as one, for showing: what stayed, came and went, in order; where words were replaced, what went is
/// before what came. Single spaces between replaced words go along with them.
pub fn pieces(before: &Text, after: &Text) -> Vec<Piece> {
    let mut result: Vec<Piece> = Vec::new();
    let steps = steps(before, after);
    let (mut gone, mut come) = (Text::default(), Text::default());
    for (index, step) in steps.iter().enumerate() {
        let between = step.change == Change::Same
            && !gone.is_empty()
            && !come.is_empty()
            && step.text.to_plain().chars().all(char::is_whitespace)
            && steps.get(index + 1).is_some_and(|next| matches!(next.change, Change::Added | Change::Removed));
        match step.change {
            Change::Removed => extend(&mut gone, &step.text),
            Change::Added => extend(&mut come, &step.text),
            _ if between => {
                extend(&mut gone, &step.text);
                extend(&mut come, &step.text);
            }
            change => {
                flush(&mut result, &mut gone, &mut come);
                add(&mut result, change, &step.text);
            }
        }
    }
    flush(&mut result, &mut gone, &mut come);
    result
}

fn flush(into: &mut Vec<Piece>, gone: &mut Text, come: &mut Text) {
    add(into, Change::Removed, &std::mem::take(gone));
    add(into, Change::Added, &std::mem::take(come));
}

fn add(into: &mut Vec<Piece>, change: Change, text: &Text) {
    match into.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.change == change => extend(&mut last.text, text),
        _ => into.push(Piece { change, text: text.clone() }),
    }
}

fn extend(text: &mut Text, more: &Text) {
    more.inlines().iter().cloned().for_each(|inline| text.push(inline));
}

/// The smallest steps from one text to the other, word by word, nothing taken together but neighbours of one sort.
pub(super) fn steps(before: &Text, after: &Text) -> Vec<Piece> {
    if before == after {
        let same = Piece { change: Change::Same, text: after.clone() };
        return if after.is_empty() { Vec::new() } else { vec![same] };
    }
    let (before, after) = (tokens(before), tokens(after));
    let mut result = Vec::new();
    for step in align(&before, &after, |a, b| a.same(b)) {
        match step {
            Align::Both(a, b) if before[a].text == after[b].text => add(&mut result, Change::Same, &after[b].text),
            Align::Both(_, b) => add(&mut result, Change::Marked, &after[b].text),
            Align::Before(a) => add(&mut result, Change::Removed, &before[a].text),
            Align::After(b) => add(&mut result, Change::Added, &after[b].text),
        }
    }
    result
}

/// A word, a space, a mark of punctuation, or an embed.
struct Token {
    text: Text,
    /// Empty for an embed.
    plain: String,
}

impl Token {
    fn same(&self, other: &Self) -> bool {
        if self.plain.is_empty() { self.text == other.text } else { self.plain == other.plain }
    }
}

/// The words of a text, in order; together they are the text.
fn tokens(text: &Text) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // Whether the last token is a word that may go on.
    let mut open = false;
    for inline in text.inlines() {
        let Inline::Span { text, marks } = inline else {
            tokens.push(Token { text: std::iter::once(inline.clone()).collect(), plain: String::new() });
            open = false;
            continue;
        };
        for (word, is_word) in runs(text) {
            match tokens.last_mut() {
                Some(last) if open && is_word => {
                    last.plain.push_str(word);
                    last.text.push_span(word, marks.clone());
                }
                _ => {
                    let mut text = Text::default();
                    text.push_span(word, marks.clone());
                    tokens.push(Token { text, plain: word.to_owned() });
                }
            }
            open = is_word;
        }
    }
    tokens
}

/// Words whole, everything else character by character.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let part_of_word = |c: char| c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}');
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_word = part_of_word(first);
        let end = if is_word { rest.find(|c: char| !part_of_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (run, more) = rest.split_at(end);
        rest = more;
        Some((run, is_word))
    })
}

/// One step of two lists side by side: positions in the one, the other, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Both(usize, usize),
    Before(usize),
    After(usize),
}

/// Two lists side by side with as much as possible in both; in a changed stretch what went comes first.
pub(super) fn align<T>(before: &[T], after: &[T], same: impl Fn(&T, &T) -> bool) -> Vec<Align> {
    let most = before.len().min(after.len());
    let start = (0..most).take_while(|at| same(&before[*at], &after[*at])).count();
    let end = (0..most - start)
        .take_while(|back| same(&before[before.len() - 1 - back], &after[after.len() - 1 - back]))
        .count();
    let (a, b) = (&before[start..before.len() - end], &after[start..after.len() - end]);
    let mut result: Vec<_> = (0..start).map(|at| Align::Both(at, at)).collect();
    if a.len().saturating_mul(b.len()) > MOST {
        result.extend((0..a.len()).map(|at| Align::Before(start + at)));
        result.extend((0..b.len()).map(|at| Align::After(start + at)));
    } else {
        // How much the ends from here on have in common, row by row.
        let width = b.len() + 1;
        let mut common = vec![0_u32; (a.len() + 1) * width];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                common[i * width + j] = if same(&a[i], &b[j]) {
                    common[(i + 1) * width + j + 1] + 1
                } else {
                    common[(i + 1) * width + j].max(common[i * width + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < a.len() || j < b.len() {
            if i < a.len() && j < b.len() && same(&a[i], &b[j]) {
                result.push(Align::Both(start + i, start + j));
                (i, j) = (i + 1, j + 1);
            } else if j == b.len() || (i < a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
                result.push(Align::Before(start + i));
                i += 1;
            } else {
                result.push(Align::After(start + j));
                j += 1;
            }
        }
    }
    result.extend((0..end).map(|at| Align::Both(before.len() - end + at, after.len() - end + at)));
    result
}

#[cfg(test)]
mod tests {
    use super::{Change, pieces, steps};
    use plein_model::{Embed, Inline, Marks, Text};
    use proptest::prelude::*;

    fn shown(before: &Text, after: &Text) -> String {
        let pieces = pieces(before, after).into_iter();
        let say = |(change, text): (Change, String)| match change {
            Change::Same => text,
            Change::Marked => format!("*{text}*"),
            Change::Added => format!("[+{text}]"),
            Change::Removed => format!("[-{text}]"),
        };
        pieces.map(|piece| say((piece.change, piece.text.to_plain()))).collect()
    }

    fn plain(before: &str, after: &str) -> String {
        shown(&Text::plain(before), &Text::plain(after))
    }

    #[test]
    fn words_come_and_go_whole() {
        assert_eq!(
            plain("Begin bij de schedel.", "Begin rustig bij de heup."),
            "Begin [+rustig ]bij de [-schedel][+heup]."
        );
        assert_eq!(plain("de rode kat", "een zwarte kat"), "[-de rode][+een zwarte] kat");
        assert_eq!(plain("patiënt", "patiënten"), "[-patiënt][+patiënten]");
        assert_eq!(plain("", "nieuw"), "[+nieuw]");
        assert_eq!(plain("gelijk", "gelijk"), "gelijk");
    }

    #[test]
    fn marks_and_embeds_count() {
        let mut bold = Text::plain("een ");
        bold.push_span("twee", Marks { bold: true, ..Marks::default() });
        assert_eq!(shown(&Text::plain("een twee"), &bold), "een *twee*");
        let formula = |tex: &str| -> Text {
            let fields = [("tex".to_owned(), tex.into())].into();
            std::iter::once(Inline::Embed(Embed { kind: "formula".into(), fields })).collect()
        };
        assert_eq!(shown(&formula("a"), &formula("b")), "[-\u{fffc}][+\u{fffc}]");
    }

    proptest! {
        #[test]
        fn without_what_went_it_is_the_new_text_and_without_what_came_the_old(
            before in "[ab 😀,\n]{0,40}", after in "[ab 😀,\n]{0,40}",
        ) {
            let (before, after) = (Text::plain(before), Text::plain(after));
            for pieces in [pieces(&before, &after), steps(&before, &after)] {
                let side = |without: Change| -> String {
                    pieces.iter().filter(|piece| piece.change != without).map(|piece| piece.text.to_plain()).collect()
                };
                prop_assert_eq!(side(Change::Removed), after.to_plain());
                prop_assert_eq!(side(Change::Added), before.to_plain());
            }
        }
    }
}
