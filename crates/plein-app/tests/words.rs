//! Three languages say the same things.

use plein_app::errors::{AppError, Code};
use plein_app::settings::Language;
use plein_app::words::explain;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

/// The keys of every file of a language, with the names of the facts that their messages mention.
fn keys(language: Language) -> BTreeMap<String, Vec<String>> {
    let mut keys = BTreeMap::new();
    for file in fs::read_dir(assets().join("i18n").join(language.code())).expect("the folder") {
        let file = file.expect("a file");
        let area = file.file_name().into_string().expect("a name");
        let text = fs::read_to_string(file.path()).expect("a text");
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once('=').filter(|_| !line.starts_with([' ', '}', '\t'])) {
                key = format!("{area}: {}", name.trim());
                assert!(
                    keys.insert(key.clone(), Vec::new()).is_none(),
                    "{}: {key} stands there twice",
                    language.code()
                );
            }
            let facts = line
                .split('$')
                .skip(1)
                .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>());
            if let Some(known) = keys.get_mut(&key) {
                known.extend(facts);
                known.sort();
                known.dedup();
            }
        }
    }
    keys
}

#[test]
fn every_language_has_the_same_keys_and_facts() {
    let dutch = keys(Language::Nl);
    assert!(!dutch.is_empty());
    for language in [Language::En, Language::De] {
        let other = keys(language);
        let missing: Vec<_> = dutch.keys().filter(|key| !other.contains_key(*key)).collect();
        let extra: Vec<_> = other.keys().filter(|key| !dutch.contains_key(*key)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{}: lacks {missing:?}, adds {extra:?}", language.code());
        for (key, facts) in &dutch {
            assert_eq!(facts, &other[key], "{} in {}", key, language.code());
        }
    }
}

#[test]
fn every_code_has_a_message_and_every_message_a_code() {
    let messages: Vec<String> = keys(Language::Nl).into_keys().filter(|key| key.starts_with("errors.ftl: ")).collect();
    assert_eq!(messages.len(), Code::ALL.len(), "one message a code");
    for code in Code::ALL {
        let key = format!("errors.ftl: error-{}", code.as_str().replace('_', "-"));
        assert!(messages.contains(&key), "{key}");
    }
}

#[test]
fn a_message_says_more_than_its_code() {
    for language in Language::ALL {
        for code in Code::ALL {
            let error = ["name", "path", "max", "hub", "url", "field", "host"]
                .into_iter()
                .fold(AppError::new(*code).with("count", 2), |error, fact| error.with(fact, "x"));
            let text = explain(language, &error);
            assert!(text.split(' ').count() >= 5 && !text.contains('{'), "{}: {text}", code.as_str());
        }
    }
}
