//! The text around what was found, in pieces of which some are what was found. Pure.

use super::expand::{Freedom, Wish};
use super::words::{unfolded, words};
use serde::Serialize;
use std::collections::BTreeSet;
use std::ops::Range;

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Never empty.
    pub text: String,
    /// Whether it is what was searched for.
    pub found: bool,
}

/// How many words of a line are shown around what was found.
const AROUND: usize = 22;
/// How many of them stand before it.
const BEFORE: usize = 8;

/// A place in a line that answers a wish.
struct Hit {
    /// Which wish.
    wish: usize,
    freedom: Freedom,
    /// Which word of the line.
    word: usize,
    /// Bytes of the line.
    at: Range<usize>,
}

/// A whole line, with what was found in it.
pub(crate) fn marked(line: &str, wishes: &[Wish]) -> Vec<Piece> {
    pieces(line, 0..line.len(), hits(line, wishes).iter().map(|hit| hit.at.clone()))
}

/// The line that answers most wishes, the closest, the first; cut to what stands around them. Gives its spot too.
pub(crate) fn best<'a>(
    lines: impl Iterator<Item = (&'a str, &'a str)>,
    wishes: &[Wish],
) -> Option<(String, Vec<Piece>)> {
    let mut best: Option<(usize, Freedom, &str, &str, Vec<Hit>)> = None;
    for (line, spot) in lines {
        let hits = hits(line, wishes);
        let Some(freedom) = hits.iter().map(|hit| hit.freedom).min() else { continue };
        let answered = hits.iter().map(|hit| hit.wish).collect::<BTreeSet<_>>().len();
        if best.as_ref().is_none_or(|(most, closest, ..)| answered > *most || (answered == *most && freedom < *closest))
        {
            best = Some((answered, freedom, line, spot, hits));
            // Nothing answers more closely, and the first of the best is what is wanted: the rest need not be read.
            if answered == wishes.len() && freedom == Freedom::Close {
                break;
            }
        }
    }
    let (_, freedom, line, spot, hits) = best?;
    let first = hits.iter().filter(|hit| hit.freedom == freedom).map(|hit| hit.word).min()?;
    let window = window(line, first);
    Some((spot.to_owned(), pieces(line, window, hits.into_iter().map(|hit| hit.at))))
}

fn hits(line: &str, wishes: &[Wish]) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (number, word) in words(line).enumerate() {
        let found = wishes.iter().enumerate().filter_map(|(wish, wanted)| {
            let (freedom, part) = wanted.part_of(&word.word)?;
            Some((freedom, wish, part))
        });
        if let Some((freedom, wish, part)) = found.min_by_key(|(freedom, ..)| *freedom) {
            let inside = unfolded(&line[word.at.clone()], &part);
            let at = word.at.start + inside.start..word.at.start + inside.end;
            hits.push(Hit { wish, freedom, word: number, at });
        }
    }
    hits
}

/// The bytes of a line around its word `centre`.
fn window(line: &str, centre: usize) -> Range<usize> {
    let places: Vec<_> = words(line).map(|word| word.at).collect();
    if places.len() <= AROUND + 4 {
        return 0..line.len();
    }
    let from = centre.saturating_sub(BEFORE).min(places.len() - AROUND);
    let to = from + AROUND;
    let start = if from == 0 { 0 } else { places[from].start };
    let end = if to >= places.len() { line.len() } else { places[to - 1].end };
    start..end
}

fn pieces(line: &str, window: Range<usize>, hits: impl Iterator<Item = Range<usize>>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, found: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), found });
        }
    };
    if window.start > 0 {
        add("… ", false);
    }
    let mut at = window.start;
    for hit in hits.filter(|hit| hit.start >= window.start && hit.end <= window.end) {
        add(&line[at..hit.start], false);
        add(&line[hit.clone()], true);
        at = hit.end;
    }
    add(&line[at..window.end], false);
    if window.end < line.len() {
        add(" …", false);
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{best, marked};
    use crate::search::expand::Wish;

    fn wish(word: &str) -> Wish {
        Wish { word: word.into(), ..Wish::default() }
    }

    fn shown(pieces: &[super::Piece]) -> String {
        pieces.iter().map(|p| if p.found { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn what_was_found_is_marked_where_it_stands() {
        assert_eq!(shown(&marked("De Patiënten wachten", &[wish("patient")])), "De [Patiënt]en wachten");
        assert_eq!(shown(&marked("Niets", &[wish("iets")])), "Niets");
    }

    #[test]
    fn the_line_with_most_of_it_is_shown() {
        let lines = [("eerst glucose", "a"), ("dan glucose en insuline", "b"), ("nog eens glucose", "c")];
        let (spot, pieces) = best(lines.into_iter(), &[wish("glucose"), wish("insuline")]).expect("found");
        assert_eq!((spot.as_str(), shown(&pieces).as_str()), ("b", "dan [glucose] en [insuline]"));
        assert_eq!(best(lines.into_iter(), &[wish("zout")]), None);
    }

    #[test]
    fn a_long_line_is_cut_around_what_was_found() {
        let line: String = (0..100).map(|number| format!("woord{number} ")).collect();
        let (_, pieces) = best([(line.as_str(), "")].into_iter(), &[wish("woord60")]).expect("found");
        let text = shown(&pieces);
        assert!(text.starts_with("… woord52 ") && text.contains("[woord60]") && text.ends_with("woord73 …"), "{text}");
        let (_, pieces) = best([(line.as_str(), "")].into_iter(), &[wish("woord99")]).expect("found");
        assert!(shown(&pieces).trim_end().ends_with("[woord99]"));
    }
}
