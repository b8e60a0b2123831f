//! What one language knows: its dictionaries, our own list beside them, and how its compounds are made.

use super::compound;
use std::collections::HashSet;
use std::path::Path;

/// Names and words that are right in every language.
const EVERYWHERE: &str = include_str!("../../../../assets/dictionaries/plein.txt");

/// Where systems keep dictionaries of Hunspell.
const SYSTEM: [&str; 3] = ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/Library/Spelling"];

/// The words of one language.
pub(super) struct Dictionary {
    /// A word that any of them knows is known.
    parts: Vec<spellbook::Dictionary>,
    extra: HashSet<&'static str>,
    /// Whether words may be put together freely, as in Dutch and German.
    compounds: bool,
}

impl Dictionary {
    pub(super) fn dutch() -> Self {
        let (affixes, words) = embedded!("nl");
        Self::of(&[(affixes, words)], include_str!("../../../../assets/dictionaries/plein.nl.txt"), true)
    }

    /// As in Britain or as in America: either is right.
    pub(super) fn english() -> Self {
        Self::of(&[embedded!("en-GB"), embedded!("en-US")], "", false)
    }

    /// From the system; empty when it has none.
    pub(super) fn german() -> Self {
        let read = |folder: &str| {
            let file = |ending: &str| std::fs::read_to_string(Path::new(folder).join(format!("de_DE.{ending}"))).ok();
            Some((file("aff")?, file("dic")?))
        };
        let found = SYSTEM.into_iter().find_map(read);
        let found = found.as_ref().map(|(affixes, words)| (affixes.as_str(), words.as_str()));
        Self::of(found.as_slice(), "", true)
    }

    fn of(files: &[(&str, &str)], extra: &'static str, compounds: bool) -> Self {
        let read = |(affixes, words): &(&str, &str)| match spellbook::Dictionary::new(affixes, words) {
            Ok(dictionary) => Some(dictionary),
            Err(error) => {
                // One of the system may be in an encoding of its own; the words are then simply not looked at.
                tracing::warn!(%error, "a dictionary that cannot be read");
                None
            }
        };
        let extra = EVERYWHERE.lines().chain(extra.lines()).filter(|word| !word.is_empty()).collect();
        Self { parts: files.iter().filter_map(read).collect(), extra, compounds }
    }

    /// Whether there is anything to know words by.
    pub(super) fn is_there(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether a word, as it stands in a text, is known.
    pub(super) fn knows(&self, word: &str) -> bool {
        let word = word.replace('\u{2019}', "'");
        let word = word.as_str();
        if self.has(word) {
            return true;
        }
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix('\''));
        if stem.is_some_and(|stem| self.has(stem)) {
            return true;
        }
        if word.contains('-') {
            // SPECT-CT, co-assistent: each part by itself.
            return word.split('-').all(|part| is_abbreviation(part) || self.knows_part(part));
        }
        self.compounds && compound::holds(word, &|part| self.has_lower(part))
    }

    /// What was probably meant, the likeliest first.
    pub(super) fn suggest(&self, word: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for dictionary in &self.parts {
            let mut some = Vec::new();
            dictionary.suggest(word, &mut some);
            found.extend(some);
        }
        let mut seen = HashSet::new();
        found.retain(|one| seen.insert(one.clone()));
        // A word that was cut in two is seldom what one meant.
        found.sort_by_key(|one| one.contains([' ', '-']) && !word.contains('-'));
        found
    }

    fn knows_part(&self, part: &str) -> bool {
        part.is_empty()
            || self.has(part)
            || (self.compounds && (part == "co" || compound::holds(part, &|one| self.has_lower(one))))
    }

    fn has(&self, word: &str) -> bool {
        self.extra.contains(word)
            || self.parts.iter().any(|dictionary| dictionary.check(word))
            || (word.starts_with(char::is_uppercase) && self.extra.contains(word.to_lowercase().as_str()))
    }

    fn has_lower(&self, word: &str) -> bool {
        self.extra.contains(word) || self.parts.iter().any(|dictionary| dictionary.check(word))
    }
}

/// The affixes and words of a dictionary that Plein carries.
macro_rules! embedded {
    ($name:literal) => {
        (
            include_str!(concat!("../../../../assets/dictionaries/", $name, ".aff")),
            include_str!(concat!("../../../../assets/dictionaries/", $name, ".dic")),
        )
    };
}
use embedded;

fn is_abbreviation(part: &str) -> bool {
    part.chars().all(|letter| letter.is_uppercase() || letter.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::Dictionary;

    fn unknown(dictionary: &Dictionary, text: &str) -> Vec<String> {
        let words = text.split(|letter: char| !(letter.is_alphanumeric() || letter == '-' || letter == '\''));
        let words = words.map(|word| word.trim_matches(['-', '\''])).filter(|word| !word.is_empty());
        words.filter(|word| !dictionary.knows(word)).map(str::to_owned).collect()
    }

    #[test]
    fn dutch_of_a_nuclear_physician_is_known() {
        let dutch = Dictionary::dutch();
        let text = "patiëntveiligheid schildklierscintigrafie botscan skeletscintigrafie radiofarmacon radiofarmaca \
                    isotopenlaboratorium stralingshygiëne patiëntenzorg verpleegkundigen hartspierdoorbloeding \
                    schildkliercarcinoom jodiumbehandeling nierfunctieonderzoek gammacamera technetium nachtdienst \
                    SPECT-CT PET-scan co-assistent foto's baby's A4'tje longembolie longperfusiescintigrafie";
        assert_eq!(unknown(&dutch, text), Vec::<String>::new());
    }

    #[test]
    fn what_is_wrong_is_not_taken_for_a_compound() {
        let dutch = Dictionary::dutch();
        let wrong = "patientveiligheid scintigrafei beginen verpleegkundigee gewoonlik schildkleir onderzoekk langzaan";
        assert_eq!(unknown(&dutch, wrong), wrong.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn the_likeliest_comes_first() {
        assert_eq!(Dictionary::dutch().suggest("scintigrafei").first().map(String::as_str), Some("scintigrafie"));
        assert_eq!(Dictionary::english().suggest("recieve").first().map(String::as_str), Some("receive"));
    }

    #[test]
    fn english_is_that_of_both_shores() {
        assert_eq!(unknown(&Dictionary::english(), "colour color organisation organization nobody else's"), [""; 0]);
        assert_eq!(unknown(&Dictionary::english(), "recieve wich"), ["recieve", "wich"]);
    }
}
