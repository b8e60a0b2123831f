//! Markdown with pictures, as one write.

use crate::media::png;
use crate::support::Home;
use plein_import::ImportError;
use plein_library::{ImportProgress, ImportStep, LibraryError, Origin};
use plein_model::Content;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

/// Who waits for all of it.
fn on(_: ImportProgress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// How many files there are under a folder.
fn files(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries.map(|path| if path.is_dir() { files(&path) } else { 1 }).sum()
}

#[test]
fn a_folder_becomes_a_space_with_its_pictures_and_what_was_not_found_is_told() {
    let home = Home::new(1);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("scan.png"), png(3)).expect("written");
    fs::write(
        folder.path().join("1 voorbereiding.md"),
        "# Voorbereiding\n\nLaat de patient drinken.\n\n![De scan](scan.png)\n\n![Weg](weg.png)\n",
    )
    .expect("written");
    fs::write(folder.path().join("2 scan.md"), "# Scan\n\nBegin bij de schedel.\n").expect("written");
    let imported = home.library.import_markdown(Origin::Import, folder.path(), None, &mut on).expect("imported");
    assert_eq!((imported.chapters, imported.pictures), (2, 1));
    assert!(imported.notes.iter().any(|note| note.code == plein_import::NoteCode::PictureMissing));
    let model = home.library.model(imported.space).expect("a Space");
    let shown: Vec<_> = model.chapters[0]
        .blocks
        .iter()
        .filter_map(|block| match &block.content {
            Content::Picture(picture) => Some(picture.medium),
            _ => None,
        })
        .collect();
    assert_eq!(shown.len(), 1);
    home.library.read_medium(shown[0]).expect("its bytes are here");
    let again = home
        .library
        .import_markdown(Origin::Import, &folder.path().join("2 scan.md"), Some(imported.space), &mut on)
        .expect("added");
    assert_eq!(again.space, imported.space);
    assert_eq!(home.library.card(imported.space).expect("a card").chapters, 3);
}

#[test]
fn what_is_not_text_is_told_and_nothing_comes_in() {
    let home = Home::new(1);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("kapot.md");
    fs::write(&file, b"# Titel\n\n\x00\x01\xff\xfe\x80\x81").expect("written");
    let refused = home.library.import_markdown(Origin::Import, &file, None, &mut on).expect_err("not text");
    assert!(matches!(refused, LibraryError::Import(_)), "{refused:?}");
    assert!(home.library.spaces("").expect("spaces").is_empty());
}

#[test]
fn an_import_is_counted_and_stopped_at_any_moment_it_leaves_nothing() {
    let home = Home::new(1);
    let folder = tempfile::tempdir().expect("a folder");
    for text in 1..=3 {
        let shown: String = (1..=2).map(|picture| format!("![scan]({text}{picture}.png)\n\n")).collect();
        fs::write(folder.path().join(format!("{text}.md")), format!("# Hoofdstuk {text}\n\n{shown}")).expect("written");
        for picture in 1..=2 {
            fs::write(folder.path().join(format!("{text}{picture}.png")), png(text * 2 + picture)).expect("written");
        }
    }
    // Before it looks, before each of three texts and six pictures, and when all is read.
    let moments = 1 + 3 + 6 + 1;
    for last in 0..moments {
        let mut seen = 0;
        let mut stop = |_| {
            seen += 1;
            if seen > last { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let stopped =
            home.library.import_markdown(Origin::Import, folder.path(), None, &mut stop).expect_err("stopped");
        assert!(matches!(stopped, LibraryError::Import(ImportError::Stopped)), "at {last}: {stopped:?}");
        assert!(home.library.spaces("").expect("spaces").is_empty(), "at {last}");
        assert_eq!(files(&home.folder.path().join("media")), 0, "at {last}");
    }
    let mut told = Vec::new();
    let mut tell = |at: ImportProgress| {
        told.push((at.step, at.done, at.total));
        ControlFlow::Continue(())
    };
    let imported = home.library.import_markdown(Origin::Import, folder.path(), None, &mut tell).expect("imported");
    assert_eq!((imported.chapters, imported.pictures), (3, 6));
    assert!(imported.notes.is_empty(), "{:?}", imported.notes);
    let texts = (0..3).map(|done| (ImportStep::Texts, done, 3));
    let pictures = (0..=6).map(|done| (ImportStep::Pictures, done, 6));
    assert_eq!(told, [(ImportStep::Texts, 0, 0)].into_iter().chain(texts).chain(pictures).collect::<Vec<_>>());
}
