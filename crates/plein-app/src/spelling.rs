//! Spelling: which words are not known, and what was probably meant. Offline, with dictionaries that Plein carries
//! (`assets/dictionaries`); German only where the system has one.
//!
//! Always holds: a dictionary is read when it is first asked for, on a thread that may block, and then kept (Dutch: 0.2
//! seconds and 10 MB); a word that is not known is a remark, never an error; a language without a dictionary has no
//! unknown words. Deliberately absent: grammar, anything that is learnt without being asked to, any network.

mod compound;
mod dictionary;
mod own;

use crate::app::Call;
use crate::errors::AppError;
use dictionary::Dictionary;
use own::OwnWords;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};
use ts_rs::TS;

/// As many words are looked at in one call; the screens ask a few hundred.
const MOST_WORDS: usize = 5_000;
/// Longer ones (in bytes) are no words, and nobody suggests for them.
const LONGEST: usize = 80;
/// As many suggestions are made.
const SUGGESTIONS: usize = 5;

/// A language whose words can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tongue {
    Dutch,
    English,
    German,
}

impl Tongue {
    /// By BCP 47 tag: `nl`, `nl-BE`, `en-GB`, ….
    fn of(tag: &str) -> Option<Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        [("nl", Self::Dutch), ("en", Self::English), ("de", Self::German)]
            .into_iter()
            .find_map(|(code, tongue)| (code == language).then_some(tongue))
    }
}

/// The dictionaries that were asked for, and the words that the person added.
#[derive(Default)]
pub(crate) struct Spelling {
    dutch: OnceLock<Arc<Dictionary>>,
    english: OnceLock<Arc<Dictionary>>,
    german: OnceLock<Arc<Dictionary>>,
    own: OnceLock<OwnWords>,
}

impl Spelling {
    fn dictionary(&self, tongue: Tongue) -> &Dictionary {
        let (kept, read): (_, fn() -> Dictionary) = match tongue {
            Tongue::Dutch => (&self.dutch, Dictionary::dutch),
            Tongue::English => (&self.english, Dictionary::english),
            Tongue::German => (&self.german, Dictionary::german),
        };
        kept.get_or_init(|| Arc::new(read()))
    }

    fn own(&self, call: &Call<'_>) -> &OwnWords {
        self.own.get_or_init(|| OwnWords::read(call.library().home()))
    }
}

/// Words to look at.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CheckSpelling {
    /// BCP 47.
    pub language: String,
    /// As they stand in the text; at most 5,000 are looked at.
    pub words: Vec<String>,
}

/// A word that is not known.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SuggestSpelling {
    /// BCP 47.
    pub language: String,
    /// As it stands in the text.
    pub word: String,
}

/// A word of one's own.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct LearnSpelling {
    /// As it is written; with capitals if it needs them.
    pub word: String,
}

/// What is known of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Checked {
    /// Whether there is a dictionary for the language; without one no word is unknown.
    pub available: bool,
    /// Those of the words that are not known, in the order asked.
    pub unknown: Vec<String>,
}

/// `spelling_check`.
pub(crate) fn check(call: &Call<'_>, asked: CheckSpelling) -> Result<Checked, AppError> {
    let spelling = call.app.spelling();
    let dictionary = Tongue::of(&asked.language).map(|tongue| spelling.dictionary(tongue));
    let Some(dictionary) = dictionary.filter(|dictionary| dictionary.is_there()) else {
        return Ok(Checked { available: false, unknown: Vec::new() });
    };
    let own = spelling.own(call);
    let mut unknown = asked.words;
    unknown.truncate(MOST_WORDS);
    unknown.retain(|word| word.len() <= LONGEST && !own.knows(word) && !dictionary.knows(word));
    Ok(Checked { available: true, unknown })
}

/// `spelling_suggest`.
pub(crate) fn suggest(call: &Call<'_>, asked: SuggestSpelling) -> Result<Vec<String>, AppError> {
    let Some(tongue) = Tongue::of(&asked.language).filter(|_| asked.word.len() <= LONGEST) else {
        return Ok(Vec::new());
    };
    let mut suggestions = call.app.spelling().dictionary(tongue).suggest(&asked.word);
    suggestions.truncate(SUGGESTIONS);
    Ok(suggestions)
}

/// `spelling_learn`.
pub(crate) fn learn(call: &Call<'_>, asked: LearnSpelling) -> Result<(), AppError> {
    let word = asked.word.trim();
    if word.is_empty() || word.len() > LONGEST || word.contains(char::is_whitespace) {
        return Err(crate::errors::Code::InvalidArgs.into());
    }
    call.app.spelling().own(call).add(word).map_err(AppError::internal)
}
