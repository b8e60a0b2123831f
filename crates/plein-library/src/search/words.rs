//! Words as the search sees them: folded, stemmed, near each other.
//!
//! Always holds: what is folded once folds to itself, so that what was put in the index and what is looked up meet.
//! Deliberately absent: the database, and any list of words.

use rust_stemmers::{Algorithm, Stemmer};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The index has to be made anew when what is folded or stemmed changes: raise this then.
pub(crate) const VERSION: i64 = 1;

/// Longer ones are cut: nobody types them, and they may be anything that was pasted. In characters.
const LONGEST: usize = 48;
/// A stem shorter than this says nothing.
const SHORTEST_STEM: usize = 3;

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub word: String,
    /// Where it stands, in bytes of the text.
    pub at: Range<usize>,
}

/// The words of a text, in order.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, _) = letters.by_ref().find(|(_, letter)| letter.is_alphanumeric())?;
            let mut end = start;
            // The first letter is behind us: take it from the text itself.
            let first = text[start..].chars().next().map_or(0, char::len_utf8);
            end += first;
            while let Some((at, letter)) = letters.next_if(|(_, letter)| is_inside(*letter)) {
                end = at + letter.len_utf8();
            }
            let word = fold(&text[start..end]);
            if !word.is_empty() {
                return Some(Word { word, at: start..end });
            }
        }
    })
}

/// Whether a character goes on with a word: letters, digits, what stands over a letter, and marks that are not seen.
fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining_mark(letter) || matches!(letter, '\u{ad}' | '\u{200c}' | '\u{200d}')
}

/// A word in lower case, without diacritics and ligatures.
pub(crate) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        if folded.len() >= LONGEST * 4 {
            break;
        }
        fold_letter(letter, &mut folded);
    }
    if let Some((end, _)) = folded.char_indices().nth(LONGEST) {
        folded.truncate(end);
    }
    folded
}

fn fold_letter(letter: char, folded: &mut String) {
    if letter.is_ascii() {
        if letter.is_ascii_alphanumeric() {
            folded.push(letter.to_ascii_lowercase());
        }
        return;
    }
    for lower in letter.to_lowercase().nfkd() {
        match lower {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            // Some letters have a lower case only after they were taken apart.
            lower if lower.is_alphanumeric() && !is_combining_mark(lower) => folded.extend(lower.to_lowercase()),
            _ => {}
        }
    }
}

/// The bytes of `word` (as it stands in a text) that the bytes `part` of the folded word come from.
pub(crate) fn unfolded(word: &str, part: &Range<usize>) -> Range<usize> {
    let (mut start, mut end) = (None, 0);
    let mut folded = String::new();
    for (at, letter) in word.char_indices() {
        let before = folded.len();
        fold_letter(letter, &mut folded);
        let covers = before < part.end && folded.len() > part.start;
        if covers {
            start.get_or_insert(at);
        }
        // What stands over a letter goes with it.
        if covers || (start.is_some() && before == folded.len() && before == part.end) {
            end = at + letter.len_utf8();
        }
    }
    start.unwrap_or(0)..end
}

/// What a folded word is an inflection of: a stem for each language, marked with it so that only stems of one language
/// are compared.
pub(crate) fn stems(word: &str) -> impl Iterator<Item = String> {
    const LANGUAGES: [(char, Algorithm); 3] =
        [('n', Algorithm::Dutch), ('e', Algorithm::English), ('d', Algorithm::German)];
    let letters = word.chars().all(char::is_alphabetic);
    LANGUAGES.into_iter().filter(move |_| letters).filter_map(move |(language, algorithm)| {
        let stem = stem(word, algorithm)?;
        Some(format!("{language}{stem}"))
    })
}

/// The Dutch stem, when it is long enough to be recognised inside another word.
pub(crate) fn core(word: &str) -> Option<String> {
    const LONG_ENOUGH: usize = 5;
    stem(word, Algorithm::Dutch).filter(|stem| stem.chars().count() >= LONG_ENOUGH && word.starts_with(stem.as_str()))
}

fn stem(word: &str, algorithm: Algorithm) -> Option<String> {
    let mut stem = Stemmer::create(algorithm).stem(word).into_owned();
    if algorithm != Algorithm::English {
        // Protocol and protocollen, Bus and Busse.
        let mut letters = stem.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && !"aeiou".contains(last)
        {
            stem.pop();
        }
    }
    if algorithm == Algorithm::Dutch {
        // Brief and brieven, huis and huizen.
        let harder = match stem.chars().last() {
            Some('v') => Some('f'),
            Some('z') => Some('s'),
            _ => None,
        };
        if let Some(harder) = harder {
            stem.pop();
            stem.push(harder);
        }
    }
    (stem.chars().count() >= SHORTEST_STEM).then_some(stem)
}

/// Whether a person may have meant `word` and typed `typed`: one letter more, less, other, or two in each other's
/// place. `typed` may be unfinished, or the end of a compound, when it is long enough.
pub(crate) fn is_near(typed: &str, word: &str) -> bool {
    const LONG_ENOUGH_FOR_A_PART: usize = 6;
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    if within_one(&typed, &word) {
        return true;
    }
    typed.len() >= LONG_ENOUGH_FOR_A_PART
        && (typed.len() - 1..=typed.len() + 1).any(|part| {
            part < word.len() && (within_one(&typed, &word[..part]) || within_one(&typed, &word[word.len() - part..]))
        })
}

fn within_one(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[same..], &long[same..]);
    match long.len() - short.len() {
        0 => match (short, long) {
            ([], _) => true,
            ([_, short @ ..], [_, long @ ..]) if short == long => true,
            ([a, b, short @ ..], [c, d, long @ ..]) => a == d && b == c && short == long,
            _ => false,
        },
        1 => short == &long[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{core, fold, is_near, stems, unfolded, words};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn all(text: &str) -> Vec<String> {
        words(text).map(|word| word.word).collect()
    }

    #[test]
    fn case_accents_and_ligatures_do_not_matter() {
        assert_eq!(all("Patiëntveiligheid, Zoë’s CAFÉ!"), ["patientveiligheid", "zoe", "s", "cafe"]);
        // The same letters, taken apart; and a hyphen that is not seen.
        assert_eq!(all("cafe\u{301} ver\u{ad}pleeg\u{ad}kunde"), ["cafe", "verpleegkunde"]);
        assert_eq!(
            all("Straße ĳs Œuvre Łódź 18F-FDG ﬁets"),
            ["strasse", "ijs", "oeuvre", "lodz", "18f", "fdg", "fiets"]
        );
        assert_eq!(all(" \n—…· "), Vec::<String>::new());
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "één paté";
        let places: Vec<_> = words(text).map(|word| &text[word.at]).collect();
        assert_eq!(places, ["één", "paté"]);
    }

    #[test]
    fn a_part_of_a_folded_word_is_found_back_in_the_text() {
        for (word, part, seen) in [
            ("Patiëntveiligheid", 7..17, "veiligheid"),
            ("Patiëntveiligheid", 0..7, "Patiënt"),
            ("patie\u{308}ntveiligheid", 0..7, "patie\u{308}nt"),
            ("patie\u{308}nt", 0..5, "patie\u{308}"),
            ("Straße", 4..6, "ß"),
        ] {
            assert_eq!(&word[unfolded(word, &part)], seen);
        }
    }

    fn share_a_stem(a: &str, b: &str) -> bool {
        let a: BTreeSet<_> = stems(&fold(a)).collect();
        stems(&fold(b)).any(|stem| a.contains(&stem))
    }

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in [
            ("verpleegkundige", "verpleegkundigen"),
            ("patiënt", "patiënten"),
            ("loop", "lopen"),
            ("brief", "brieven"),
            ("huis", "huizen"),
            ("behandeling", "behandelingen"),
            ("protocol", "protocollen"),
            ("nurses", "nurse"),
            ("Häuser", "Haus"),
            ("Krankenhäuser", "Krankenhaus"),
        ] {
            assert!(
                share_a_stem(a, b),
                "{a} and {b}: {:?} {:?}",
                stems(&fold(a)).collect::<Vec<_>>(),
                stems(&fold(b)).collect::<Vec<_>>()
            );
        }
        for (a, b) in [("hand", "hond"), ("wond", "woord"), ("scan", "schedel")] {
            assert!(!share_a_stem(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn a_stem_is_recognised_inside_a_compound() {
        let core = core("verpleegkundige").expect("a long stem");
        assert!(fold("ziekenhuisverpleegkundigen").contains(&core));
        assert_eq!(super::core("huis"), None);
    }

    #[test]
    fn one_letter_wrong_is_near_and_two_are_not() {
        for (typed, meant) in [
            ("glucse", "glucose"),
            ("glucosse", "glucose"),
            ("glukose", "glucose"),
            ("gluocse", "glucose"),
            ("lgucose", "glucose"),
            ("glucosew", "glucosewaarde"),
            ("glukosew", "glucosewaarde"),
            ("veiligheit", "patientveiligheid"),
            ("vieligheid", "patientveiligheid"),
        ] {
            assert!(is_near(typed, meant), "{typed} for {meant}");
        }
        for (typed, meant) in [("glkse", "glucose"), ("hand", "handen"), ("tand", "verstand"), ("", "ab")] {
            assert!(!is_near(typed, meant), "{typed} for {meant}");
        }
    }

    proptest! {
        #[test]
        fn what_is_folded_folds_to_itself(text in "\\PC{0,40}") {
            for word in words(&text) {
                prop_assert_eq!(&fold(&word.word), &word.word);
                prop_assert!(text.is_char_boundary(word.at.start) && text.is_char_boundary(word.at.end));
                let part = unfolded(&text[word.at.clone()], &(0..word.word.len()));
                prop_assert!(text[word.at].is_char_boundary(part.end));
            }
        }

        #[test]
        fn taking_one_letter_out_stays_near(word in "[a-z]{4,12}", at in 0_usize..12) {
            let mut typed: Vec<char> = word.chars().collect();
            typed.remove(at % typed.len());
            let typed: String = typed.into_iter().collect();
            prop_assert!(is_near(&typed, &word) && is_near(&word, &typed));
        }
    }
}
