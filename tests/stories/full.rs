//! A disk that is full, and one that may only be read.
#![cfg(unix)]

use crate::child::{Task, prepare, program};
use crate::killed::{library_with_a_space, lines};
use plein_library::Library;
use plein_protocol::world::RealWorld;
use std::os::unix::fs::PermissionsExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// Runs a child whose files may not grow beyond so many blocks of 512 bytes: to it, the disk is full.
fn on_a_full_disk(home: &Path, blocks: u64) -> String {
    let mut command = Command::new("sh");
    // Without the trap, the system would end the child instead of refusing the write.
    command.args(["-c", &format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"")]).arg(program());
    prepare(&mut command, Task::Write, home);
    let output = command.output().expect("a child");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn a_full_disk_is_told_and_everything_saved_before_is_there() {
    let home = tempfile::tempdir().expect("a folder");
    let space = library_with_a_space(home.path());
    let mut saved = Vec::new();
    for blocks in [1200, 1600, 2000] {
        let said = on_a_full_disk(home.path(), blocks);
        let stored: Vec<_> = said.lines().filter_map(|line| line.split_once("stored ")).map(|(_, text)| text).collect();
        saved.extend(stored.iter().map(|text| (*text).to_owned()));
        assert!(said.contains("refused DiskFull"), "at {blocks}: {said}");
        assert!(!stored.is_empty(), "at {blocks}: {said}");
        assert!(said.contains(&format!("still {}", saved.len())), "at {blocks}: {said}");
    }
    let library = Library::open(home.path(), Arc::new(RealWorld)).expect("room again");
    let there = lines(&library, space);
    assert_eq!(there.len(), saved.len());
    assert!(saved.iter().all(|text| there.contains(text)));
}

#[test]
fn a_library_that_may_only_be_read_is_told_and_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let home = folder.path().join("library");
    library_with_a_space(&home);
    let database = home.join("library.sqlite");
    let before = std::fs::read(&database).expect("read");
    let set = |mode: u32| {
        for entry in std::fs::read_dir(&home).expect("a folder").flatten() {
            let folder = if entry.path().is_dir() { 0o111 } else { 0 };
            let permissions = std::fs::Permissions::from_mode(mode | folder);
            std::fs::set_permissions(entry.path(), permissions).expect("set");
        }
        std::fs::set_permissions(&home, std::fs::Permissions::from_mode(mode | 0o111)).expect("set");
    };
    set(0o444);
    // Whoever may do anything may write here, too: then somebody else tries, with a program they can reach.
    let reached = folder.path().join("stories");
    std::fs::copy(program(), &reached).expect("copied");
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).expect("set");
    let mut command = Command::new(&reached);
    if std::fs::File::options().append(true).open(&database).is_ok() {
        command.uid(65_534);
    }
    prepare(&mut command, Task::Open, &home);
    let output = command.current_dir("/").output().expect("a child");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    set(0o644);
    assert!(said.contains("refused ReadOnly"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(std::fs::read(&database).expect("read"), before);
}
