//! Markdown with pictures, as one write.

use crate::media::png;
use crate::support::Home;
use plein_library::{LibraryError, Origin};
use plein_model::Content;
use std::fs;

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
    let imported = home.library.import_markdown(Origin::Import, folder.path(), None).expect("imported");
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
        .import_markdown(Origin::Import, &folder.path().join("2 scan.md"), Some(imported.space))
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
    let refused = home.library.import_markdown(Origin::Import, &file, None).expect_err("not text");
    assert!(matches!(refused, LibraryError::Import(_)), "{refused:?}");
    assert!(home.library.spaces("").expect("spaces").is_empty());
}
