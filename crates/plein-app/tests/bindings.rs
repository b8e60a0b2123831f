//! The committed TypeScript is the one that the table of commands makes.

use std::path::Path;

#[test]
fn bindings_are_those_of_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bindings/commands.ts");
    let fresh = plein_app::bindings::typescript();
    if std::env::var_os("PLEIN_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("the folder can be made");
        std::fs::write(&path, &fresh).expect("the bindings can be written");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == fresh, "stale bindings; write them anew: PLEIN_BLESS=1 cargo test -p plein-app bindings");
}
