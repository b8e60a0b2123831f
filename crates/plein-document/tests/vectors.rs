//! The vectors that hold both implementations to one behaviour (`tests/vectors/*.json`): made by one,
//! checked by both. A vector file that is not there is a failure.

use crate::{random, space_id};
use plein_document::{Document, rank};
use plein_model::ChapterId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

fn vectors<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors").join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let vectors: Vec<T> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(vectors.len() > 3, "{name} holds next to nothing");
    vectors
}

/// A new rank between two others with these random bytes.
#[derive(Deserialize)]
struct RankVector {
    before: Option<String>,
    after: Option<String>,
    random: [u8; 4],
    rank: String,
}

#[test]
fn ranks_are_made_as_in_the_other_implementation() {
    for RankVector { before, after, random, rank } in vectors("rank.json") {
        let made = rank::between(before.as_deref(), after.as_deref(), &mut |into| into.copy_from_slice(&random));
        assert_eq!(made, rank, "between {before:?} and {after:?}");
    }
}

/// A document as a v1 update (hexadecimal), and the fingerprint of one chapter in it.
#[derive(Deserialize)]
struct FingerprintVector {
    update: String,
    chapter: String,
    fingerprint: String,
}

#[test]
fn fingerprints_are_taken_as_in_the_other_implementation() {
    for FingerprintVector { update, chapter, fingerprint } in vectors("fingerprint.json") {
        let bytes: Vec<u8> = update
            .as_bytes()
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        let mut document = Document::new(space_id(), 1);
        document.apply(&bytes).unwrap();
        assert_eq!(document.fingerprint(&ChapterId::new(chapter).unwrap()).as_deref(), Some(fingerprint.as_str()));
    }
}

#[test]
fn a_spread_is_made_of_ranks_between() {
    let ranks = rank::spread(None, None, 3, &mut random(1));
    assert!(ranks.iter().zip(["V00000", "V01000", "V02000"]).all(|(rank, stem)| rank.starts_with(stem)), "{ranks:?}");
}
