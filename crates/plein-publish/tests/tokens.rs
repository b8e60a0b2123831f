//! The reader and the screens speak one visual vocabulary: the same names, the same values. They are two files, because
//! the screens always say which theme it is and the page lets the reader's system choose.

use std::collections::BTreeMap;

type Values = BTreeMap<String, String>;

/// The values under `:root`, and those under the dark theme.
fn values(css: &str) -> (Values, Values) {
    let (mut light, mut dark) = (Values::new(), Values::new());
    let mut is_dark = false;
    for line in css.lines().map(str::trim) {
        if line.ends_with('{') {
            is_dark = line.contains("dark");
        }
        let Some((name, value)) = line.split_once(':').filter(|(name, _)| name.starts_with("--")) else { continue };
        let value = value.split(';').next().unwrap_or_default().trim().to_owned();
        let into = if is_dark { &mut dark } else { &mut light };
        into.entry(name.to_owned()).or_insert(value);
    }
    (light, dark)
}

#[test]
fn both_have_the_same_values_for_the_same_names() {
    let (light, dark) = values(include_str!("../assets/tokens.css"));
    let (ui_light, ui_dark) = values(include_str!("../../../ui/src/design/tokens.css"));
    assert!(light.len() > 25 && dark.len() > 15);
    for (ours, theirs) in [(light, ui_light), (dark, ui_dark)] {
        for (name, value) in ours {
            assert_eq!(theirs.get(&name), Some(&value), "{name}");
        }
    }
}
