//! Opening: the lock, a newer file, a damaged one, backups.

use crate::support::{Counted, Home};
use plein_library::{Library, LibraryError, Origin, Settings};

#[test]
fn a_second_start_is_told_where_the_first_one_is() {
    let home = Home::new(1);
    let second = Library::open(home.path(), Counted::new(2)).expect_err("it is open");
    assert!(matches!(second, LibraryError::InUse { address: None }), "{second:?}");
    home.library.announce("http://127.0.0.1:4000/focus?token=x").expect("announced");
    match Library::open(home.path(), Counted::new(2)).expect_err("it is open") {
        LibraryError::InUse { address } => {
            assert_eq!(address.as_deref(), Some("http://127.0.0.1:4000/focus?token=x"));
        }
        other => panic!("{other:?}"),
    }
    home.reopen();
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_where_the_running_one_is() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new(1);
    home.library.announce("secret").expect("announced");
    let mode = std::fs::metadata(home.path().join("instance.json")).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn rule_10_a_newer_library_is_refused_and_not_touched() {
    let Home { library, folder, .. } = Home::new(1);
    drop(library);
    let file = folder.path().join("library.sqlite");
    let newer = rusqlite::Connection::open(&file).expect("opens");
    newer
        .execute(
            "insert into refinery_schema_history (version, name, applied_on, checksum) values (99, 'later', '', '1')",
            [],
        )
        .expect("written");
    newer.pragma_update(None, "journal_mode", "delete").expect("one file");
    drop(newer);
    let before = std::fs::read(&file).expect("reads");
    let refused = Library::open(folder.path(), Counted::new(2)).expect_err("it is newer");
    assert!(matches!(refused, LibraryError::Newer { found: 99, known } if known < 99), "{refused:?}");
    assert_eq!(std::fs::read(&file).expect("reads"), before);
}

#[test]
fn rule_10_a_migration_makes_a_backup_that_reads_back() {
    let home = Home::new(1);
    home.space("Botscan");
    let Home { library, folder, .. } = home;
    drop(library);
    // As a file of before the first migration looks to this version: everything is there, the history is not.
    let file = folder.path().join("library.sqlite");
    let older = rusqlite::Connection::open(&file).expect("opens");
    older.execute("delete from refinery_schema_history", []).expect("written");
    drop(older);
    // The migration itself then fails, because its tables exist; the backup was made before.
    let failed = Library::open(folder.path(), Counted::new(3)).expect_err("the tables are there");
    assert!(matches!(failed, LibraryError::Migration(_)), "{failed:?}");
    let backups: Vec<_> = std::fs::read_dir(folder.path().join("backups")).expect("a folder").flatten().collect();
    assert_eq!(backups.len(), 1);
    let copy = rusqlite::Connection::open(backups[0].path()).expect("opens");
    let entries: i64 = copy.query_row("select count(*) from entries", [], |row| row.get(0)).expect("reads");
    assert!(entries > 0);
}

#[test]
fn a_file_that_is_no_library_is_told_and_left_as_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("library.sqlite");
    let junk = b"this is not a database at all, but it is somebody's".repeat(100);
    std::fs::write(&file, &junk).expect("written");
    let refused = Library::open(folder.path(), Counted::new(1)).expect_err("junk");
    assert!(matches!(refused, LibraryError::Damaged(_)), "{refused:?}");
    assert_eq!(std::fs::read(&file).expect("reads"), junk);
}

#[test]
fn what_a_person_chose_is_there_at_the_next_start() {
    let home = Home::new(1);
    assert_eq!(home.library.settings().expect("settings"), Settings::default());
    let chosen = Settings { language: Some("de".into()), theme: Some("dark".into()), name: "Anna".into() };
    home.library.set_settings(Origin::Window, &chosen).expect("kept");
    let device = home.library.device();
    let home = home.reopen();
    assert_eq!(home.library.settings().expect("settings"), chosen);
    assert_eq!(home.library.device(), device);
}
