//! Where two people changed the same words apart from each other. The merge keeps all of them; this finds the spot, so
//! that a person can choose.

use super::words::{Align, align, runs};
use std::ops::Range;

/// A stretch of one text that two people changed apart from each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// What stood there before both.
    pub base: String,
    /// What the one made of it.
    pub mine: String,
    /// What the other made of it.
    pub theirs: String,
    /// What stands there now.
    pub merged: String,
}

/// So many words between two changes are still the same spot.
const NEAR: usize = 3;

/// The stretch that both changed: whole sentences, from the first to the last change that is near one of the other.
/// None when they did the same, or worked in different sentences with some words between them.
pub fn overlap(base: &str, mine: &str, theirs: &str, merged: &str) -> Option<Overlap> {
    if mine == theirs || merged == mine || merged == theirs {
        return None;
    }
    let words: Vec<&str> = runs(base).map(|(word, _)| word).collect();
    let sentences = sentences(&words);
    let (own, others) = (Changes::of(&words, mine), Changes::of(&words, theirs));
    let mut spot: Option<Range<usize>> = None;
    for a in &own.hunks {
        for b in others.hunks.iter().filter(|b| near(a, b, &words, &sentences)) {
            if own.words(a) == others.words(b) && a.before == b.before {
                continue;
            }
            let (start, end) = (a.before.start.min(b.before.start), a.before.end.max(b.before.end));
            spot = Some(spot.map_or(start..end, |spot| spot.start.min(start)..spot.end.max(end)));
        }
    }
    let spot = spot?;
    // Whole sentences, and never through the middle of a change.
    let mut range = sentence_at(&sentences, spot.start).start..sentence_at(&sentences, spot.end.saturating_sub(1)).end;
    range = range.start..range.end.max(spot.end);
    let both = Changes::of(&words, merged);
    for _ in 0..3 {
        for changes in [&own, &others, &both] {
            range = changes.around(range);
        }
    }
    Some(Overlap {
        base: words[range.clone()].concat(),
        mine: own.text(&range),
        theirs: others.text(&range),
        merged: both.text(&range),
    })
}

/// A stretch of the base, and the stretch of the other text that came for it.
#[derive(Debug)]
struct Hunk {
    before: Range<usize>,
    after: Range<usize>,
}

struct Changes<'a> {
    words: Vec<&'a str>,
    hunks: Vec<Hunk>,
}

impl<'a> Changes<'a> {
    fn of(base: &[&str], text: &'a str) -> Self {
        let words: Vec<&str> = runs(text).map(|(word, _)| word).collect();
        let mut hunks: Vec<Hunk> = Vec::new();
        let (mut i, mut j) = (0, 0);
        for step in align(base, &words, |a, b| a == b) {
            let (before, after) = match step {
                Align::Both(..) => {
                    (i, j) = (i + 1, j + 1);
                    continue;
                }
                Align::Before(_) => (i + 1, j),
                Align::After(_) => (i, j + 1),
            };
            match hunks.last_mut().filter(|hunk| hunk.before.end == i && hunk.after.end == j) {
                Some(hunk) => (hunk.before.end, hunk.after.end) = (before, after),
                None => hunks.push(Hunk { before: i..before, after: j..after }),
            }
            (i, j) = (before, after);
        }
        Self { words, hunks }
    }

    fn words(&self, hunk: &Hunk) -> &[&'a str] {
        &self.words[hunk.after.clone()]
    }

    /// `range` of the base, widened so that it ends in no change.
    fn around(&self, mut range: Range<usize>) -> Range<usize> {
        for hunk in &self.hunks {
            let (start, end) = (hunk.before.start, hunk.before.end);
            if start <= range.end && end >= range.start && (start < range.end || end > range.start || start == end) {
                range = range.start.min(start)..range.end.max(end);
            }
        }
        range
    }

    /// What stands for a range of the base that ends in no change; insertions at its ends are in it.
    fn text(&self, range: &Range<usize>) -> String {
        let (mut from, mut to) = (range.start, range.end);
        for hunk in &self.hunks {
            let moved = |at: usize| (at + hunk.after.len()).saturating_sub(hunk.before.len());
            if hunk.before.end < range.start || (hunk.before.end == range.start && !hunk.before.is_empty()) {
                from = moved(from);
            }
            if hunk.before.end <= range.end {
                to = moved(to);
            }
        }
        self.words.get(from..to.max(from)).unwrap_or_default().concat()
    }
}

fn near(a: &Hunk, b: &Hunk, words: &[&str], sentences: &[Range<usize>]) -> bool {
    let (first, second) = if a.before.start <= b.before.start { (a, b) } else { (b, a) };
    if second.before.start <= first.before.end {
        return true;
    }
    let between = &words[first.before.end..second.before.start];
    let is_word = |word: &&&str| word.chars().any(char::is_alphanumeric);
    between.iter().filter(is_word).count() <= NEAR
        || sentence_at(sentences, first.before.start) == sentence_at(sentences, second.before.start)
}

/// The sentences of a text, as ranges of its words: without a gap, with the space after each.
fn sentences(words: &[&str]) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let blank = word.chars().all(char::is_whitespace);
        let ends = *word == "\n" || (blank && at > 0 && matches!(words[at - 1], "." | "!" | "?" | "…"));
        if ends {
            sentences.push(start..at + 1);
            start = at + 1;
        }
    }
    sentences.push(start..words.len());
    sentences
}

/// The sentence with the word at `at`; the last one, when there is none.
fn sentence_at(sentences: &[Range<usize>], at: usize) -> Range<usize> {
    let found = sentences.iter().find(|sentence| sentence.contains(&at)).or(sentences.last());
    found.cloned().unwrap_or(0..0)
}

#[cfg(test)]
mod tests {
    use super::{Overlap, overlap};

    fn sides(base: &str, mine: &str, theirs: &str, merged: &str) -> Option<[String; 3]> {
        overlap(base, mine, theirs, merged).map(|Overlap { mine, theirs, merged, .. }| [mine, theirs, merged])
    }

    #[test]
    fn the_same_words_changed_by_both_are_pointed_at_in_their_sentence() {
        assert_eq!(
            sides(
                "Laat de patiënt nuchter komen. Begin om acht uur.",
                "Laat de patiënt nuchter komen. Begin om negen uur.",
                "Laat de patiënt nuchter komen. Begin om tien uur.",
                "Laat de patiënt nuchter komen. Begin om negentien uur.",
            ),
            Some(["Begin om negen uur.".into(), "Begin om tien uur.".into(), "Begin om negentien uur.".into()])
        );
        assert_eq!(
            sides("Kom.", "Kom vroeg.", "Kom nuchter.", "Kom vroeg nuchter."),
            Some(["Kom vroeg.".into(), "Kom nuchter.".into(), "Kom vroeg nuchter.".into()])
        );
        // Both wrote on at the end.
        assert_eq!(
            sides("Een.", "Een. Twee.", "Een. Drie.", "Een. Twee. Drie.").map(|[mine, ..]| mine),
            Some("Een. Twee.".into())
        );
        // One took away what the other wrote on in.
        assert!(sides("Een twee drie.", "Een drie.", "Een twee en nog wat drie.", "Een en nog wat drie.").is_some());
        // A block that was empty.
        assert!(sides("", "Van mij", "Van jou", "Van mijVan jou").is_some());
    }

    #[test]
    fn work_at_far_ends_or_the_same_work_is_not() {
        let base = "De eerste zin staat hier al lang. De tweede zin ook. De derde zin staat er onder aan.";
        let mine = "De allereerste zin staat hier al lang. De tweede zin ook. De derde zin staat er onder aan.";
        let theirs = "De eerste zin staat hier al lang. De tweede zin ook. De derde zin staat er helemaal onder aan.";
        let merged =
            "De allereerste zin staat hier al lang. De tweede zin ook. De derde zin staat er helemaal onder aan.";
        assert_eq!(sides(base, mine, theirs, merged), None);
        assert_eq!(sides("Een twee.", "Een drie.", "Een drie.", "Een driedrie."), None);
        assert_eq!(sides("Een.", "Een!", "Een.", "Een!"), None);
    }

    proptest::proptest! {
        #[test]
        fn it_is_part_of_each_text(
            base in "[ab .]{0,30}", mine in "[abc .]{0,30}", theirs in "[abd .]{0,30}", merged in "[abcd .]{0,40}",
        ) {
            if let Some(found) = overlap(&base, &mine, &theirs, &merged) {
                proptest::prop_assert!(base.contains(&found.base) && mine.contains(&found.mine));
                proptest::prop_assert!(theirs.contains(&found.theirs) && merged.contains(&found.merged));
            }
        }
    }
}
