//! The words that Plein says without its screens: when it cannot start, and on the few pages it serves itself.
//!
//! The screens read the same files under `assets/i18n`.

use crate::errors::AppError;
use crate::settings::Language;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};
use plein_publish::{Arg, Word};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;

static_loader! {
    static WORDS = {
        locales: "../../assets/i18n",
        fallback_language: "en",
        // No invisible marks around what is filled in: these texts are also shown in a terminal.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Nl, Self::En, Self::De];

    /// The code of the language (ISO 639-1).
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// The language that the system is set to, as far as Plein speaks it; else English.
    pub fn of_system() -> Self {
        sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or(Self::En)
    }

    /// The language of a tag such as `nl-BE` or `de_DE.UTF-8`, when Plein speaks it.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    fn identifier(self) -> LanguageIdentifier {
        #[expect(clippy::expect_used, reason = "the three codes above are valid")]
        self.code().parse().expect("a language code")
    }
}

/// A message by its key.
pub fn say(language: Language, key: &str) -> String {
    WORDS.lookup(&language.identifier(), key)
}

/// What a copy of a Space is called.
pub fn copy_of(language: Language, title: &str) -> String {
    let facts = HashMap::from([(Cow::Borrowed("title"), FluentValue::from(title.trim()))]);
    let key = if title.trim().is_empty() { "copy-of-untitled" } else { "copy-of" };
    WORDS.lookup_with_args(&language.identifier(), key, &facts)
}

/// What a person reads about an error.
pub fn explain(language: Language, error: &AppError) -> String {
    let key = format!("error-{}", error.code.as_str().replace('_', "-"));
    let facts: HashMap<Cow<'static, str>, FluentValue<'_>> = error
        .args
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::Number(number) => FluentValue::from(number.as_f64().unwrap_or_default()),
                Value::String(text) => FluentValue::from(text.as_str()),
                other => FluentValue::from(other.to_string()),
            };
            (Cow::Borrowed(*name), value)
        })
        .collect();
    WORDS.lookup_with_args(&language.identifier(), &key, &facts)
}

/// What the reader page says in words of its own.
pub(crate) fn of_reader(language: Language, word: Word<'_>) -> String {
    let facts = word.arg().map(|(name, value)| {
        let value = match value {
            Arg::Text(text) => FluentValue::from(text.to_owned()),
            Arg::Number(number) => FluentValue::from(number),
        };
        HashMap::from([(Cow::Borrowed(name), value)])
    });
    match facts {
        Some(facts) => WORDS.lookup_with_args(&language.identifier(), word.key(), &facts),
        None => say(language, word.key()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, explain};
    use crate::errors::{AppError, Code};

    #[test]
    fn the_system_says_its_language_in_many_ways() {
        for (tag, language) in [("nl-BE", Language::Nl), ("de_DE.UTF-8", Language::De), ("EN", Language::En)] {
            assert_eq!(Language::of_tag(tag), Some(language), "{tag}");
        }
        for tag in ["fr-FR", "C", "", "nld", "POSIX"] {
            assert_eq!(Language::of_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn facts_stand_in_the_message() {
        let error = AppError::new(Code::FileTooLarge).with("name", "film.mov").with("max", 2048);
        assert!(explain(Language::Nl, &error).contains("‘film.mov’"));
        assert!(explain(Language::De, &error).contains("„film.mov“"));
    }
}
