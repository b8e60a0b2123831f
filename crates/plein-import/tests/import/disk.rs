//! The real disk: what is chosen is read, and nothing outside of it.

use crate::shown::{blocks, import};
use plein_import::{FolderSource, ImportError, RelativePath, Source};
use std::fs;
use std::path::Path;

fn put(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("makes folders");
    fs::write(path, bytes).expect("writes");
}

fn path(text: &str) -> RelativePath {
    RelativePath::new(text).expect("a good path")
}

#[test]
fn a_folder_and_a_file_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "a.md", b"# A\n\n![p](img/p.png)");
    put(folder.path(), "diep/b.MARKDOWN", b"# B");
    put(folder.path(), ".obsidian/c.md", b"# C");
    put(folder.path(), "img/p.png", b"pixels");
    put(folder.path(), "d.txt", b"geen markdown");
    let source = FolderSource::open(folder.path()).expect("opens");
    assert_eq!(blocks(&import(&source).expect("reads")), ["== A", "picture \"p\"", "== B"]);
    assert_eq!(source.read(&path("img/p.png"), 6), Ok(b"pixels".to_vec()));
    assert_eq!(
        source.read(&path("img/p.png"), 5),
        Err(ImportError::TooLong { path: "img/p.png".to_owned(), bytes: 6, limit: 5 })
    );
    assert_eq!(source.read(&path("img/q.png"), 5), Err(ImportError::Missing { path: "img/q.png".to_owned() }));
    assert!(matches!(source.read(&path("img"), 5), Err(ImportError::Unreadable { .. })));

    let one = FolderSource::open(&folder.path().join("a.md")).expect("opens");
    assert!(one.is_one_file());
    let read = import(&one).expect("reads");
    assert_eq!((read.title.as_str(), read.pictures.len()), ("A", 1));
    assert_eq!(one.read(&path("img/p.png"), 100), Ok(b"pixels".to_vec()));
}

#[test]
fn what_is_not_there_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = FolderSource::open(&folder.path().join("weg"));
    assert!(matches!(missing, Err(ImportError::Missing { .. })), "{missing:?}");
    let empty = FolderSource::open(folder.path()).expect("opens");
    assert!(matches!(import(&empty), Err(ImportError::NothingToImport { .. })));
    let gone = tempfile::tempdir().expect("a folder");
    let source = FolderSource::open(gone.path()).expect("opens");
    drop(gone);
    assert!(matches!(import(&source), Err(ImportError::Missing { .. })));
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_and_never_outside() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::tempdir().expect("a folder");
    put(outside.path(), "geheim.md", b"# Geheim");
    put(outside.path(), "geheim.png", b"geheim");
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "a.md", b"# A");
    put(folder.path(), "p.png", b"pixels");
    symlink(outside.path().join("geheim.md"), folder.path().join("b.md")).expect("links");
    symlink(outside.path().join("geheim.png"), folder.path().join("geheim.png")).expect("links");
    symlink(outside.path(), folder.path().join("map")).expect("links");
    symlink(folder.path(), folder.path().join("rondje")).expect("links");
    symlink("p.png", folder.path().join("zelfde.png")).expect("links");
    symlink("a.md", folder.path().join("c.md")).expect("links");
    let source = FolderSource::open(folder.path()).expect("opens");
    assert_eq!(blocks(&import(&source).expect("reads")), ["== A", "== A"]);
    for evil in ["geheim.png", "map/geheim.png", "b.md"] {
        let refused = source.read(&path(evil), 100);
        assert_eq!(refused, Err(ImportError::Missing { path: evil.to_owned() }), "{evil}");
    }
    assert_eq!(source.read(&path("zelfde.png"), 100), Ok(b"pixels".to_vec()));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let pipe = folder.path().join("pijp.md");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let source = FolderSource::open(folder.path()).expect("opens");
    assert_eq!(source.markdown(), Ok(vec![]));
    assert!(matches!(source.read(&path("pijp.md"), 100), Err(ImportError::Unreadable { .. })));
    assert!(matches!(FolderSource::open(&pipe), Err(ImportError::Unreadable { .. })));
}

#[test]
fn folders_without_end_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), &format!("{}a.md", "d/".repeat(30)), b"# A");
    let source = FolderSource::open(folder.path()).expect("opens");
    assert!(matches!(source.markdown(), Err(ImportError::TooMuch { .. })));
}
