//! The words of the pages, in the language that the browser asks for.

use crate::Hub;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT_LANGUAGE;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use plein_publish::{Arg, Word, Words};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

/// The languages that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
    /// German.
    De,
}

impl Language {
    const ALL: [Self; 3] = [Self::Nl, Self::En, Self::De];

    /// BCP 47.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// What a browser asks for; English when it asks for none of ours.
    pub fn of(headers: &HeaderMap) -> Self {
        let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
        let mut best = (0, Self::En);
        for part in wanted.split(',').take(20) {
            let (tag, rest) = part.split_once(';').unwrap_or((part, ""));
            let quality = rest.trim().strip_prefix("q=").map_or(1.0, |q| q.parse::<f32>().unwrap_or(0.0));
            // In thousandths, as the header has it.
            let quality = (quality.clamp(0.0, 1.0) * 1000.0) as u32;
            let primary = tag.trim().split('-').next().unwrap_or("").to_ascii_lowercase();
            let found = Self::ALL.into_iter().find(|language| language.tag() == primary);
            if let (Some(language), true) = (found, quality > best.0) {
                best = (quality, language);
            }
        }
        best.1
    }

    fn bundle(self) -> &'static FluentBundle<FluentResource> {
        static NL: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
            bundle(
                "nl",
                [
                    include_str!("../../../../assets/i18n/nl/hub.ftl"),
                    include_str!("../../../../assets/i18n/nl/reader.ftl"),
                ],
            )
        });
        static EN: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
            bundle(
                "en",
                [
                    include_str!("../../../../assets/i18n/en/hub.ftl"),
                    include_str!("../../../../assets/i18n/en/reader.ftl"),
                ],
            )
        });
        static DE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
            bundle(
                "de",
                [
                    include_str!("../../../../assets/i18n/de/hub.ftl"),
                    include_str!("../../../../assets/i18n/de/reader.ftl"),
                ],
            )
        });
        match self {
            Self::Nl => &NL,
            Self::En => &EN,
            Self::De => &DE,
        }
    }
}

fn bundle(tag: &str, sources: [&str; 2]) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    // The marks around what is put in are for mixed writing directions; in titles and attributes they are noise.
    bundle.set_use_isolating(false);
    for source in sources {
        // What cannot be read is left out; a test holds the files to being readable.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Says things in a language, on a hub.
#[derive(Debug, Clone)]
pub struct Say {
    /// In this language.
    pub language: Language,
    /// What the organisation calls its hub.
    pub hub: String,
    /// From which the pavement is drawn.
    pub seed: uuid::Uuid,
}

impl Say {
    /// For a hub.
    pub fn new(hub: &Hub, language: Language) -> Self {
        Self { language, hub: hub.name().to_owned(), seed: hub.id().uuid() }
    }

    /// A text. `{ $hub }` in it is the name of the hub.
    pub fn word(&self, key: &str) -> String {
        self.with(key, &[("hub", Arg::Text(&self.hub))])
    }

    /// A text with a number in it.
    pub fn count(&self, key: &str, count: usize) -> String {
        self.with(key, &[("count", Arg::Number(count as u64))])
    }

    fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let bundle = self.language.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, "a text is missing");
            return key.to_owned();
        };
        let mut all = FluentArgs::new();
        for (name, value) in args {
            match value {
                Arg::Text(text) => all.set(*name, (*text).to_owned()),
                Arg::Number(number) => all.set(*name, *number),
            }
        }
        bundle.format_pattern(pattern, Some(&all), &mut Vec::new()).into_owned()
    }
}

impl Words for Say {
    fn say(&self, word: Word<'_>) -> String {
        let args: Vec<_> = word.arg().into_iter().collect();
        self.with(word.key(), &args)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;
    use std::collections::BTreeSet;

    fn keys(source: &str) -> BTreeSet<String> {
        assert!(FluentResource::try_new(source.to_owned()).is_ok(), "the file can be read");
        let lines = source.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        lines.filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
    }

    #[test]
    fn every_language_has_the_same_texts() {
        let nl = keys(include_str!("../../../../assets/i18n/nl/hub.ftl"));
        assert_eq!(nl, keys(include_str!("../../../../assets/i18n/en/hub.ftl")));
        assert_eq!(nl, keys(include_str!("../../../../assets/i18n/de/hub.ftl")));
    }

    #[test]
    fn the_language_is_the_one_that_the_browser_likes_best() {
        let of = |wanted: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, wanted.parse().unwrap());
            Language::of(&headers)
        };
        assert_eq!(of("nl-NL,nl;q=0.9,en;q=0.8"), Language::Nl);
        assert_eq!(of("fr, de;q=0.4, en;q=0.3"), Language::De);
        assert_eq!(of("en;q=0.1, nl;q=0"), Language::En);
        assert_eq!(of("tlh"), Language::En);
        assert_eq!(of(";;q=,q"), Language::En);
        assert_eq!(Language::of(&HeaderMap::new()), Language::En);
    }
}
