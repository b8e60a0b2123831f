//! What was stays visible, can be brought back, and who worked apart is pointed at the spot.

use crate::support::{Home, Remembering};
use plein_document::history::What;
use plein_library::{LibraryError, Origin, RemovedWhat};
use plein_model::{BlockId, ChapterId, EntryId, SpaceId};
use plein_protocol::StreamId;

fn first_block(home: &Home, space: SpaceId, chapter: usize) -> BlockId {
    home.library.model(space).expect("a Space").chapters[chapter].blocks[0].id.clone()
}

fn rewrite(home: &Home, space: SpaceId, block: &BlockId, text: &str) -> EntryId {
    let update = home.replica(space).set_block_text(block, text);
    home.library.edit(Origin::Window, space, &update).expect("an edit is stored")
}

#[test]
fn a_moment_is_seen_and_brought_back_as_a_new_edit_and_that_is_taken_back_likewise() {
    let home = Home::new(31);
    let (space, [chapter, other]) = home.space("Botscan");
    let created = home.library.newest(space).expect("a log").expect("an edit");
    let before = home.text(space);
    let block = first_block(&home, space, 0);
    rewrite(&home, space, &block, "Heel iets anders.");
    home.write(space, &other, "Erbij gekomen.");
    let after = home.text(space);

    let moments = home.library.moments(space, None, None, 10).expect("a timeline").moments;
    assert_eq!(moments.len(), 1, "one person, no pause");
    assert!(moments[0].own && moments[0].chapters.contains(&chapter) && moments[0].chapters.contains(&other));
    let page = home.library.at(space, created).expect("a moment").document.to_model();
    assert_eq!(page.chapters, home.library.at(space, created).expect("again").document.to_model().chapters);

    let seen = home.library.newest(space).expect("a log").expect("an edit");
    let undo = home.library.bring_back(Origin::Window, space, created, seen, &What::Whole).expect("it comes back");
    assert_eq!(home.text(space), before);
    let moments = home.library.moments(space, None, None, 10).expect("a timeline").moments;
    assert!(moments[0].brought_back && moments[0].before == Some(seen) && !moments[1].brought_back);
    assert_eq!(home.library.moments(space, None, Some(moments[0].id), 1).expect("older").moments, moments[1..]);

    let seen = home.library.newest(space).expect("a log").expect("an edit");
    home.library.bring_back(Origin::Window, space, undo, seen, &What::Whole).expect("it is taken back");
    assert_eq!(home.text(space), after);
    home.library.rebuild(space).expect("it is made from the entries alone");
    assert_eq!(home.text(space), after);
}

#[test]
fn what_came_after_the_person_looked_is_not_taken_along() {
    let home = Home::new(32);
    let (space, _) = home.space("Samen");
    let created = home.library.newest(space).expect("a log").expect("an edit");
    let block = first_block(&home, space, 0);
    let seen = rewrite(&home, space, &block, "Laat de patiënt nuchter en uitgerust komen.");
    rewrite(&home, space, &block, "Laat de patiënt nuchter en uitgerust komen. Bel eerst.");
    home.library.bring_back(Origin::Window, space, created, seen, &What::Block(block)).expect("it comes back");
    assert!(home.text(space).starts_with("Laat de patiënt nuchter komen. Bel eerst."), "{}", home.text(space));
}

#[test]
fn a_moment_that_is_none_is_refused_and_changes_nothing() {
    let home = Home::new(33);
    let (space, _) = home.space("Heel");
    let (other, _) = home.space("Ander");
    let foreign = home.library.newest(other).expect("a log").expect("an edit");
    let own = home.library.newest(space).expect("a log").expect("an edit");
    let before = home.text(space);
    let result = home.library.bring_back(Origin::Window, space, foreign, own, &What::Whole);
    assert!(matches!(result, Err(LibraryError::NoMoment)));
    let nowhere = What::Chapter(ChapterId::new("nergens").expect("an id"));
    assert!(matches!(
        home.library.bring_back(Origin::Window, space, own, own, &nowhere),
        Err(LibraryError::Document(_))
    ));
    assert!(matches!(home.library.moments(space, None, Some(foreign), 5), Err(LibraryError::NoMoment)));
    assert_eq!(home.text(space), before);
}

#[test]
fn the_trash_holds_what_was_removed_with_who_and_how_to_get_it_back() {
    let home = Home::new(34);
    let (space, [_, chapter]) = home.space("Opruimen");
    let block = first_block(&home, space, 0);
    let removal = home.replica(space).remove_block(&block, "Bo");
    home.library.edit(Origin::Window, space, &removal).expect("an edit is stored");
    let removal = home.replica(space).remove_chapter(&chapter, "An").expect("the chapter is there");
    home.library.edit(Origin::Window, space, &removal).expect("an edit is stored");

    let trash = home.library.trash(space).expect("a trash");
    assert_eq!(trash.iter().map(|removed| removed.by.as_str()).collect::<Vec<_>>(), ["An", "Bo"]);
    assert!(matches!(&trash[0].what, RemovedWhat::Chapter(id, title, 1) if *id == chapter && title == "Scan"));
    assert!(matches!(&trash[1].what, RemovedWhat::Block(gone, _) if gone.id == block));
    let seen = home.library.newest(space).expect("a log").expect("an edit");
    let what = What::Block(block);
    home.library.bring_back(Origin::Window, space, trash[1].moment, seen, &what).expect("it comes back");
    assert_eq!(home.text(space), "Laat de patiënt nuchter komen.");
    assert_eq!(home.library.trash(space).expect("a trash").len(), 1);
}

/// Two libraries with one shared Space on a hub.
fn two() -> (Remembering, Home, Home, SpaceId, BlockId) {
    let mut hub = Remembering::new();
    let (an, bo) = (Home::new(41), Home::new(42));
    let (space, _) = an.space("Samen");
    an.join(&hub);
    bo.join(&hub);
    an.share(space);
    an.push(&mut hub, space);
    bo.hear(&hub, space);
    bo.pull(&hub, space).expect("a pull");
    let block = first_block(&an, space, 0);
    (hub, an, bo, space, block)
}

#[test]
fn who_changed_the_same_words_apart_is_pointed_at_the_spot_until_it_is_changed() {
    let (mut hub, an, bo, space, block) = two();
    rewrite(&an, space, &block, "Laat de patiënt na acht uur nuchter komen.");
    rewrite(&bo, space, &block, "Laat de patiënt altijd nuchter komen.");
    an.push(&mut hub, space);
    let hash = |home: &Home| home.library.content_hash(space).expect("a hash");
    bo.pull(&hub, space).expect("a pull");
    let spots = bo.library.overlaps(space).expect("spots");
    assert_eq!(spots.len(), 1);
    assert_eq!(spots[0].mine, "Laat de patiënt altijd nuchter komen.");
    assert_eq!(spots[0].theirs, "Laat de patiënt na acht uur nuchter komen.");
    assert!(spots[0].merged.contains("altijd") && spots[0].merged.contains("acht"), "both are there");

    // The other is not pointed at it, and both read the same.
    bo.push(&mut hub, space);
    an.pull(&hub, space).expect("a pull");
    assert!(an.library.overlaps(space).expect("spots").is_empty());
    assert_eq!(hash(&an), hash(&bo));

    // Whoever changes it has chosen.
    rewrite(&an, space, &block, "Laat de patiënt nuchter komen.");
    an.push(&mut hub, space);
    bo.hear(&hub, space);
    bo.pull(&hub, space).expect("a pull");
    assert!(bo.library.overlaps(space).expect("spots").is_empty());
}

#[test]
fn who_writes_in_turns_or_elsewhere_is_pointed_at_nothing() {
    let (mut hub, an, bo, space, block) = two();
    rewrite(&an, space, &block, "Laat de patiënt nuchter komen. En daarna rustig wachten in de kamer naast de balie.");
    an.push(&mut hub, space);
    bo.hear(&hub, space);
    bo.pull(&hub, space).expect("a pull");
    rewrite(
        &bo,
        space,
        &block,
        "Laat de patiënt erg nuchter komen. En daarna rustig wachten in de kamer naast de balie.",
    );
    rewrite(&an, space, &block, "Laat de patiënt nuchter komen. En daarna rustig wachten in de kamer bij de balie.");
    an.push(&mut hub, space);
    bo.hear(&hub, space);
    bo.pull(&hub, space).expect("a pull");
    assert!(bo.library.overlaps(space).expect("spots").is_empty());
    let unsent = bo.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent entries");
    assert!(!unsent.is_empty());
    bo.push(&mut hub, space);
    an.pull(&hub, space).expect("a pull");
    rewrite(&an, space, &block, "Laat de patiënt heel erg nuchter komen.");
    an.push(&mut hub, space);
    bo.hear(&hub, space);
    bo.pull(&hub, space).expect("a pull");
    assert!(bo.library.overlaps(space).expect("spots").is_empty(), "seen before it was changed");
}
