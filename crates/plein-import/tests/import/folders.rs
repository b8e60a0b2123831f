//! A folder of files.

use crate::shown::{Memory, blocks, import, notes};
use plein_import::{ImportError, ImportLimits, read};

#[test]
fn files_become_chapters_in_the_order_that_people_count() {
    let source = Memory::folder(&[
        ("10-slot.md", b"# Slot\n\neind"),
        ("2 midden.md", b"tekst zonder kop"),
        ("README.md", b"---\ntitle: Het geheel\nsummary: In het kort\ntags: x\n---\n"),
        ("2b/a.md", b"---\ntitle: Onder\nsummary: Apart\nlang: nl\ntags: y\n---\n## Een\n\n## Twee\n"),
        ("1.md", b"voor\n\n# A\n\n# B"),
        ("foto.jpg", b"geen markdown"),
    ]);
    let import = import(&source).expect("reads");
    assert_eq!((import.title.as_str(), import.summary.as_str()), ("Het geheel", "In het kort"));
    assert_eq!(import.language.as_deref(), Some("nl"));
    assert_eq!(import.themes.iter().collect::<Vec<_>>(), ["x", "y"]);
    assert_eq!(
        blocks(&import),
        [
            "== 1",
            "paragraph voor",
            "== A",
            "== B",
            "== Midden",
            "paragraph tekst zonder kop",
            "== Onder",
            "paragraph Apart",
            "heading1 Een",
            "heading1 Twee",
            "== Slot",
            "paragraph eind"
        ]
    );
    assert_eq!(notes(&import), Vec::<String>::new());
}

#[test]
fn pictures_are_found_from_the_folder_of_their_file() {
    let source = Memory::folder(&[("a/x.md", b"![p](img/p.png) ![q](../q.png)"), ("b/y.md", b"![p](img/p.png)")]);
    let import = import(&source).expect("reads");
    let paths: Vec<_> = import.pictures.iter().map(|picture| picture.path.as_str()).collect();
    assert_eq!(paths, ["a/img/p.png", "q.png", "b/img/p.png"]);
    assert_eq!(import.title, "Mijn map");
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_come_in() {
    let long = vec![b'x'; (10 << 20) + 1];
    let source = Memory::folder(&[
        ("a.md", b"goed"),
        ("b.md", b"een\ntwee \xff"),
        ("c.md", &long),
        ("d.md", b""),
        ("e.md", b"\xff\xfeh\0o\0i\0"),
    ]);
    let import = import(&source).expect("two can be read");
    assert_eq!(blocks(&import), ["== A", "paragraph goed", "== E", "paragraph hoi"]);
    assert_eq!(notes(&import), ["b.md:2 not_text", "c.md:0 too_long", "d.md:0 empty"]);
}

#[test]
fn when_there_is_nothing_it_says_why() {
    let alone = |bytes: &[u8]| {
        let mut source = Memory::file("");
        source.files.insert("verhaal.md".to_owned(), bytes.to_vec());
        import(&source).map(|_| ())
    };
    let path = || "verhaal.md".to_owned();
    assert_eq!(alone(b"een\n\n\xe9"), Err(ImportError::NotText { path: path(), line: 3 }));
    assert_eq!(alone(b""), Err(ImportError::NothingToImport { path: "verhaal".to_owned() }));
    assert_eq!(alone(b" \n\n<!-- -->"), Err(ImportError::NothingToImport { path: "verhaal".to_owned() }));
    let fifty = vec![b'x'; 50 << 20];
    assert_eq!(alone(&fifty), Err(ImportError::TooLong { path: path(), bytes: 50 << 20, limit: 10 << 20 }));
    assert_eq!(ImportError::NotText { path: path(), line: 3 }.code(), "not_text");
    let empty = Memory::folder(&[("foto.jpg", b"x")]);
    assert_eq!(import(&empty).map(|_| ()), Err(ImportError::NothingToImport { path: "mijn-map".to_owned() }));
    let broken = Memory::folder(&[("a.md", b"\xff"), ("b.md", b"\xfe")]);
    assert_eq!(import(&broken).map(|_| ()), Err(ImportError::NotText { path: "a.md".to_owned(), line: 1 }));
}

#[test]
fn all_together_is_bounded_too() {
    let text = "woord ".repeat(100);
    let files: Vec<(String, Vec<u8>)> = (0..20).map(|n| (format!("{n}.md"), text.clone().into_bytes())).collect();
    let source = Memory { name: "map", files: files.into_iter().collect(), one_file: false };
    let limits = ImportLimits { all_bytes: 5_000, ..ImportLimits::default() };
    let refused = read(&source, &limits, &mut crate::shown::counting());
    assert_eq!(refused.map(|_| ()), Err(ImportError::TooMuch { path: "map".to_owned() }));
    let limits = ImportLimits { blocks: 10, ..ImportLimits::default() };
    let refused = read(&source, &limits, &mut crate::shown::counting());
    assert!(matches!(refused, Err(ImportError::TooMuch { .. })));
}

#[test]
fn the_parts_make_a_space_with_ids_of_their_own() {
    let import = crate::shown::import_text("# A\n\n- x\n\n|a|b|\n|-|-|\n|c|d|\n\n# B\n\ny");
    let space = import.into_space(plein_model::SpaceId::from_uuid(uuid::Uuid::nil()));
    let blocks = space.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let mut ids: Vec<String> = blocks.map(|block| block.id.to_string()).collect();
    ids.extend(space.chapters.iter().map(|chapter| chapter.id.to_string()));
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((count, ids.len()), (5, 5));
}
