//! The pavement is the same in Rust and in TypeScript.

use plein_publish::cover::{Paving, paving};
use serde_json::Value;

#[test]
fn the_shared_vectors_hold() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("../../../tests/vectors/paving.json")).unwrap();
    assert!(vectors.len() >= 6);
    for vector in vectors {
        let side = |name: &str| u32::try_from(vector["paving"][name].as_u64().unwrap()).unwrap();
        let drawn = Paving::draw(vector["seed"].as_str().unwrap(), side("width"), side("height"));
        assert_eq!(serde_json::to_value(&drawn).unwrap(), vector["paving"], "{}", vector["seed"]);
    }
}

#[test]
fn a_seed_never_shows() {
    let svg = paving("\"/><script>alert(1)</script>", 400, 225);
    assert!(!svg.contains("script") && !svg.contains("alert"), "{svg}");
}
