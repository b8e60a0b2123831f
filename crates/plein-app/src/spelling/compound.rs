//! Words that are put together of known ones: *schildklierscintigrafie*. Dictionaries of Hunspell allow that for words
//! that they mark; clinicians put others together all day.

/// Shorter parts (in letters) make compounds of nearly anything.
const SHORTEST: usize = 4;
/// More parts are not a word but an accident.
const MOST_PARTS: usize = 4;
/// What may stand between two parts.
const JOINTS: [&str; 2] = ["", "s"];

/// Whether a word is made of known ones. `known` is asked for words in lower case, but for the first letter of the
/// first one, which is asked as it stands and in lower case.
pub(super) fn holds(word: &str, known: &dyn Fn(&str) -> bool) -> bool {
    let mut letters = word.chars();
    let lower: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    // Capitals inside: a name or an abbreviation, not a compound.
    lower.chars().all(|letter| letter.is_alphabetic() && !letter.is_uppercase()) && made_of(&lower, known, MOST_PARTS)
}

fn made_of(word: &str, known: &dyn Fn(&str) -> bool, parts: usize) -> bool {
    if parts < 2 {
        return false;
    }
    let cuts = word.char_indices().map(|(at, _)| at).skip(SHORTEST);
    // The last part is the longest that is known: what a compound is, is at its end.
    cuts.filter(|&at| word[at..].chars().count() >= SHORTEST).any(|at| {
        let (head, tail) = word.split_at(at);
        known(tail)
            && JOINTS.iter().any(|joint| {
                head.strip_suffix(joint)
                    .filter(|stem| stem.chars().count() >= SHORTEST)
                    .is_some_and(|stem| known(stem) || made_of(stem, known, parts - 1))
            })
    })
}

#[cfg(test)]
mod tests {
    use super::holds;

    fn known(word: &str) -> bool {
        ["schild", "klier", "schildklier", "scintigrafie", "patiënt", "veiligheid", "afdeling", "overleg"]
            .contains(&word)
    }

    #[test]
    fn known_words_may_be_put_together() {
        for word in ["schildklierscintigrafie", "Schildklierscintigrafie", "patiëntveiligheid", "afdelingsoverleg"] {
            assert!(holds(word, &known), "{word}");
        }
    }

    #[test]
    fn nothing_else_is_a_compound() {
        for word in ["scintigrafie", "patientveiligheid", "schilklierscintigrafie", "", "klier", "PatiëntVeiligheid"] {
            assert!(!holds(word, &known), "{word}");
        }
    }
}
