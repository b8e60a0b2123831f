//! Spaces: durable edits, finding, removing, and failing without harm.

use crate::support::Home;
use plein_library::{Change, LibraryError, Origin, What};
use plein_model::{ChapterId, SpaceId};
use uuid::Uuid;

#[test]
fn an_edit_is_there_after_reopening_and_in_every_form() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    home.write(space, &chapters[0], "Geef twee liter water.");
    let hash = home.library.content_hash(space).expect("a hash");
    let home = home.reopen();
    assert_eq!(home.text(space), "Laat de patiënt nuchter komen.|Geef twee liter water.|Begin bij de schedel.");
    assert_eq!(home.library.content_hash(space).expect("a hash"), hash);
    let card = home.library.card(space).expect("a card");
    assert_eq!((card.title.as_str(), card.chapters, card.mine), ("Botscan", 2, true));
    assert_eq!(card.themes, ["nucleair"]);
}

#[test]
fn a_replica_gets_exactly_what_it_lacks() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let mut replica = home.replica(space);
    home.write(space, &chapters[1], "En eindig bij de tenen.");
    let changes = home.library.changes_since(space, &replica.state_vector()).expect("changes");
    replica.apply(&changes).expect("applies");
    assert_eq!(replica.content_hash(), home.library.content_hash(space).expect("a hash"));
    assert!(changes.len() < replica.state().len() / 2);
    let wrong = home.library.changes_since(space, b"\xff\xff\xff\xff\xff").expect_err("no state vector");
    assert!(matches!(wrong, LibraryError::Document(_)), "{wrong:?}");
}

#[test]
fn a_refused_edit_changes_nothing() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let (state, card) = (home.library.state(space).expect("state"), home.library.card(space).expect("card"));
    for junk in [&b"junk"[..], &[0xff; 64], b""] {
        let refused = home.library.edit(Origin::Window, space, junk).expect_err("junk");
        assert!(matches!(refused, LibraryError::Document(_)), "{refused:?}");
    }
    assert_eq!(home.library.state(space).expect("state"), state);
    assert_eq!(home.library.card(space).expect("card"), card);
    let nowhere = SpaceId::from_uuid(Uuid::from_u128(1));
    let refused = home.library.edit(Origin::Window, nowhere, &state).expect_err("no such Space");
    assert!(matches!(refused, LibraryError::NoSpace(_)), "{refused:?}");
}

#[test]
fn a_write_that_fails_later_leaves_the_document_in_memory_as_it_was() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let hash = home.library.content_hash(space).expect("hash");
    let mut changes = home.library.subscribe();
    let chapter = home.chapter("Nieuw", "Dit komt er niet.");
    let failed = home.library.write(Origin::Window, |write| {
        write.add_chapters(space, std::slice::from_ref(&chapter))?;
        write.append_blocks(space, &ChapterId::new("nowhere").expect("an id"), &[])
    });
    assert!(matches!(failed, Err(LibraryError::NoChapter(_))), "{failed:?}");
    assert_eq!(home.library.content_hash(space).expect("hash"), hash);
    assert!(changes.try_recv().is_err(), "nothing changed, so nothing is told");
    home.write(space, &chapters[0], "Dit wel.");
    assert!(home.text(space).contains("Dit wel."));
}

#[test]
fn who_listens_hears_what_to_ask_again() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    let mut changes = home.library.subscribe();
    home.write(space, &chapters[0], "Meer.");
    let mut heard = Vec::new();
    while let Ok(change) = changes.try_recv() {
        heard.push(change);
    }
    for what in [What::Document(space), What::Spaces(space), What::Place(space)] {
        assert!(heard.contains(&Change { origin: Origin::Window, what }), "{what:?} in {heard:?}");
    }
}

#[test]
fn finding_knows_no_accents_case_or_unfinished_words_and_no_syntax() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan bij Café Zürich");
    let (other, _) = home.space("Iets anders");
    home.write(space, &chapters[1], "De glucosewaarde was 5,4 mmol/l op \"dag\" één.");
    let found = |text: &str| -> Vec<SpaceId> {
        home.library.spaces(text).expect("found").into_iter().map(|card| card.space).collect()
    };
    for text in ["cafe", "ZURICH caf", "glucosew", "een dag", "5,4", "\"dag\" een", "mmol/l"] {
        assert_eq!(found(text), [space], "{text}");
    }
    assert_eq!(found("patient nuchter").len(), 2);
    for text in ["volgende", "AND OR NOT", "*", "\"", "cafe) OR (scan", "glucose -dag xyzzy"] {
        assert!(found(text).len() == if text == "*" || text == "\"" { 2 } else { 0 }, "{text}");
    }
    home.library.remove(Origin::Window, other).expect("removed");
    assert_eq!(found("patient nuchter"), [space]);
}

#[test]
fn rule_6_a_removed_space_comes_back_whole() {
    let home = Home::new(1);
    let (space, _) = home.space("Botscan");
    let hash = home.library.content_hash(space).expect("hash");
    home.library.remove(Origin::Window, space).expect("removed");
    assert!(home.library.spaces("").expect("spaces").is_empty());
    let home = home.reopen();
    assert_eq!(home.library.removed().expect("removed")[0].space, space);
    home.library.restore(Origin::Window, space).expect("restored");
    assert_eq!(home.library.spaces("").expect("spaces").len(), 1);
    assert_eq!(home.library.content_hash(space).expect("hash"), hash);
}

#[test]
fn rule_6_removing_many_makes_a_backup_first() {
    let home = Home::new(1);
    let spaces = [home.space("Een").0, home.space("Twee").0];
    home.library.remove_all(Origin::Window, &spaces).expect("removed");
    let backups: Vec<_> = std::fs::read_dir(home.path().join("backups")).expect("a folder").flatten().collect();
    let copy = rusqlite::Connection::open(backups[0].path()).expect("opens");
    let there: i64 =
        copy.query_row("select count(*) from spaces where removed is null", [], |row| row.get(0)).expect("reads");
    assert_eq!(there, 2);
}

#[test]
fn rule_9_everything_shown_can_be_made_again_from_the_entries() {
    let home = Home::new(1);
    let (space, chapters) = home.space("Botscan");
    for n in 0..400 {
        home.write(space, &chapters[n % 2], &format!("Regel {n}."));
    }
    home.library.close(space).expect("closed");
    let (hash, card) = (home.library.content_hash(space).expect("hash"), home.library.card(space).expect("card"));
    let Home { library, folder, world } = home;
    drop(library);
    let database = rusqlite::Connection::open(folder.path().join("library.sqlite")).expect("opens");
    let snapshots: i64 = database.query_row("select count(*) from snapshots", [], |row| row.get(0)).expect("reads");
    assert_eq!(snapshots, 1, "closing after many edits makes the next start quick");
    database.execute("update snapshots set state = x'00112233'", []).expect("damaged");
    database.execute("update texts set title = '', text = ''", []).expect("damaged");
    database.execute("insert into found (found) values ('delete-all')", []).expect("damaged");
    drop(database);
    let library = plein_library::Library::open(folder.path(), world.clone()).expect("opens");
    let home = Home { library, folder, world };
    assert_eq!(home.library.content_hash(space).expect("hash"), hash, "a snapshot that does not read is passed over");
    assert!(home.library.spaces("schedel").expect("found").is_empty());
    home.library.rebuild(space).expect("rebuilt");
    assert_eq!(home.library.content_hash(space).expect("hash"), hash);
    assert_eq!(home.library.card(space).expect("card"), card);
    assert_eq!(home.library.spaces("schedel").expect("found").len(), 1);
}
