//! The folder in `tests/files/markdown`, from the disk to the model, with its pictures taken in for real.

use crate::shown::{blocks, import, notes};
use plein_import::{FolderSource, ImportError, ImportLimits};
use plein_media::{Limits, Picture};
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files/markdown").join(name)
}

#[test]
fn a_folder_as_people_have_them() {
    let source = FolderSource::open(&file("jodium")).expect("opens");
    let mut import = import(&source).expect("reads");
    let mut stored = Vec::new();
    let done: Result<(), ()> = import.bring_pictures(&source, &ImportLimits::default(), &mut |name, bytes| {
        Ok(Picture::ingest(name, &bytes, &Limits::default()).map(|picture| {
            stored.push(picture.medium.clone());
            picture.medium
        }))
    });
    assert_eq!(done, Ok(()));
    assert_eq!(import.title, "Jodium");
    assert_eq!(import.language.as_deref(), Some("nl"));
    assert_eq!(
        blocks(&import),
        [
            "== Jodium-131 op zaal",
            "paragraph Wat elke nieuwe assistent in week een moet weten.",
            "paragraph Dit verhaal vertel ik elke acht weken. Nu staat het hier.",
            "heading1 Voor de capsule",
            "number Vraag naar /zwangerschap/ en borstvoeding.",
            "number Controleer de TSH:",
            "·bullet hoger dan 30 is goed",
            "·bullet lager: *bel eerst*",
            "task telt hier niet, dit wel:",
            "taskdone Informed consent",
            "task Kamer 12 vrij",
            "picture \"De capsule in zijn loden pot\" Kamer 12, maandagochtend",
            "heading1 Daarna",
            "table dag | afstand | bezoek // 1 | 2 m | geen // 3 | 1 m | ~geen~ kort",
            "quote Wat je niet meet, weet je niet.",
            "code activiteit = a0 * 0.5 ** (t / 8.02)",
            "video Youtube dQw4w9WgXcQ 0",
            "paragraph Zie ook [de richtlijn](https://example.org/richtlijn) en het andere stuk.[^1]",
            "paragraph [^1]: Uit het hoofd; controleer de getallen.",
            "== Meten",
            "paragraph Met de `dosis\u{ad}calibrator`. Nul eerst.",
            "picture \"Op zijn kant genomen\"",
            "paragraph Deze is er niet",
            "paragraph Buiten de map [Van het web](https://example.org/logo.png)",
            "heading2 Achtergrond",
            "code <details><summary>Meer</summary>",
            "paragraph Straling is overal.",
            "code </details>",
            "== Slot",
            "paragraph Bel bij twijfel. Altijd.",
        ]
    );
    assert_eq!(
        notes(&import),
        [
            "1-jodium.md:6 front_matter_unknown author P. de Vries",
            "1-jodium.md:25 table_alignment",
            "1-jodium.md:32 code_language python",
            "1-jodium.md:38 link_local 2-meten.md",
            "1-jodium.md:38 footnote 1",
            "2-meten.md:6 picture_missing plaatjes/weg.png",
            "2-meten.md:7 picture_outside ../../geheim.png",
            "2-meten.md:8 picture_remote https://example.org/logo.png",
            "2-meten.md:12 html",
        ]
    );
    // One lay on its side; both are upright now.
    assert_eq!(
        stored.iter().map(|medium| (medium.width, medium.height)).collect::<Vec<_>>(),
        [(Some(640), Some(480)); 2]
    );
}

#[test]
fn other_encodings() {
    let read = |name: &str| import(&FolderSource::open(&file(name)).expect("opens"));
    assert_eq!(blocks(&read("utf-16.md").expect("reads")), ["== Één", "paragraph Gemaakt met Kladblok."]);
    let refused = ImportError::NotText { path: "latin-1.md".to_owned(), line: 3 };
    assert_eq!(read("latin-1.md").map(|_| ()), Err(refused));
    assert!(matches!(read("empty.md"), Err(ImportError::NothingToImport { .. })));
}
