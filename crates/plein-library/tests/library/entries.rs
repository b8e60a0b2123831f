//! Entries and the hub: receipts, cursors, contradictions.

use crate::support::{Home, Remembering, seal};
use plein_library::{Accepted, LibraryError};
use plein_protocol::{Code, Kind, Receipt, StreamId};

fn shared() -> (Home, Remembering, plein_model::SpaceId, [plein_model::ChapterId; 2]) {
    let home = Home::new(1);
    let hub = Remembering::new();
    let (space, chapters) = home.space("Botscan");
    home.join(&hub);
    home.share(space);
    (home, hub, space, chapters)
}

#[test]
fn counters_have_no_gap_and_author_is_who_the_hub_knows() {
    let (home, _, space, chapters) = shared();
    home.write(space, &chapters[0], "Nog iets.");
    let unsent = home.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent");
    let counters: Vec<_> = unsent.iter().map(|entry| entry.counter).collect();
    assert_eq!(counters, (1..=unsent.len() as u64).collect::<Vec<_>>());
    let member = home.library.hub().expect("a hub").expect("joined").member.id;
    assert!(unsent.iter().all(|entry| entry.author == member && entry.device == home.library.device()));
}

#[test]
fn a_batch_is_bounded_but_never_empty() {
    let (home, _, space, chapters) = shared();
    home.write(space, &chapters[0], "Nog iets.");
    let all = home.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent");
    assert_eq!(home.library.unsent(StreamId::Space(space), 1).expect("unsent"), all[..1]);
}

#[test]
fn rule_4_entries_and_cursor_come_together_or_not_at_all() {
    let (home, mut hub, space, _) = shared();
    home.push(&mut hub, space);
    let stream = StreamId::Space(space);
    let sent = hub.entries.len() as u64;
    assert_eq!(home.library.streams().expect("streams")[0].cursor, sent, "own entries need not come back");
    hub.stranger(&home.world, space, Kind::Other("later.kind".into()), &b"kept"[..]);
    hub.stranger(&home.world, space, Kind::Other("later.kind".into()), &b"kept too"[..]);
    let mut gap = hub.after(sent);
    gap.entries.remove(0);
    let refused = home.library.accept(stream, &gap).expect_err("a gap");
    assert!(matches!(refused, LibraryError::Gap { expected, .. } if expected == sent + 1), "{refused:?}");
    assert_eq!(home.library.streams().expect("streams")[0].cursor, sent);
    let accepted = home.pull(&hub, space).expect("accepted");
    assert_eq!(accepted, Accepted { cursor: sent + 2, head: sent + 2, new: 2, aside: 0 });
    // The same answer again, as after a lost connection.
    let again = home.library.accept(stream, &hub.after(0)).expect("accepted");
    assert_eq!((again.cursor, again.new), (sent + 2, 0));
}

#[test]
fn rule_2_the_same_id_with_other_bytes_is_put_aside() {
    let (home, mut hub, space, _) = shared();
    let other = hub.stranger(&home.world, space, Kind::Other("x".into()), &b"one"[..]);
    home.hear(&hub, space);
    home.pull(&hub, space).expect("accepted");
    let mut forged = other;
    forged.body = bytes::Bytes::from_static(b"two");
    hub.entries.push(forged);
    let accepted = home.pull(&hub, space).expect("accepted");
    assert_eq!((accepted.aside, accepted.new), (1, 0));
    // What comes after it is not held up.
    hub.stranger(&home.world, space, Kind::Other("x".into()), &b"three"[..]);
    assert_eq!(home.pull(&hub, space).expect("accepted").new, 1);
}

#[test]
fn an_update_that_cannot_be_read_is_kept_and_holds_nothing_up() {
    let (home, mut hub, space, _) = shared();
    hub.stranger(&home.world, space, Kind::DocumentUpdate, &[0xff; 40][..]);
    hub.stranger(&home.world, space, Kind::MediumAdded, &b"not cbor"[..]);
    home.hear(&hub, space);
    let text = home.text(space);
    let accepted = home.pull(&hub, space).expect("accepted");
    assert_eq!((accepted.new, accepted.aside), (2, 0));
    assert_eq!(home.text(space), text);
    let home = home.reopen();
    assert_eq!(home.text(space), text);
}

#[test]
fn receipts_that_contradict_are_refused_whole() {
    let (home, mut hub, space, _) = shared();
    let stream = StreamId::Space(space);
    let unsent = home.library.unsent(stream, usize::MAX).expect("unsent");
    let good = hub.take(unsent[0].clone());
    let unknown = Receipt { entry: home.world_entry(), seq: 2, seal: seal(2) };
    let twice = Receipt { entry: unsent[1].id, seq: good.seq, seal: seal(1) };
    for receipts in [vec![good, unknown], vec![good, twice]] {
        let refused = home.library.receipts(stream, &receipts).expect_err("a contradiction");
        assert!(matches!(refused, LibraryError::Contradiction(_)), "{refused:?}");
        assert_eq!(home.library.unsent(stream, usize::MAX).expect("unsent"), unsent);
    }
}

#[test]
fn rule_3_a_hub_that_went_back_is_offered_everything_again() {
    let (home, mut hub, space, chapters) = shared();
    home.push(&mut hub, space);
    let copy = hub.entries.clone();
    home.write(space, &chapters[0], "Na de kopie.");
    home.push(&mut hub, space);
    let theirs = hub.stranger(&home.world, space, Kind::Other("x".into()), &b"lost by the hub"[..]);
    home.pull(&hub, space).expect("accepted");
    let (hash, before) = (home.library.content_hash(space).expect("hash"), hub.entries.clone());

    hub.entries = copy;
    home.library.hub_went_back(2).expect("noted");
    let stream = StreamId::Space(space);
    home.pull(&hub, space).expect("accepted");
    let lost = home.library.lost(stream, usize::MAX).expect("lost");
    let ids: Vec<_> = lost.iter().map(|lost| lost.entry.id).collect();
    assert_eq!(ids, before[hub.entries.len()..].iter().map(|entry| entry.id).collect::<Vec<_>>());
    assert!(ids.contains(&theirs.id), "also what others wrote");
    assert!(home.library.unsent(stream, usize::MAX).expect("unsent").is_empty());
    let receipts: Vec<_> = lost.into_iter().map(|lost| hub.take(lost.entry)).collect();
    home.library.receipts(stream, &receipts).expect("noted");
    assert_eq!(hub.entries, before);
    assert_eq!(home.library.content_hash(space).expect("hash"), hash);
    assert_eq!(home.library.hub().expect("hub").expect("joined").epoch, 2);
}

#[test]
fn a_hub_that_forgot_its_seals_still_gets_ones_own_work() {
    let (home, mut hub, space, _) = shared();
    home.push(&mut hub, space);
    home.library.hub_went_back(2).expect("noted");
    let stream = StreamId::Space(space);
    let lost = home.library.lost(stream, usize::MAX).expect("lost").len();
    home.library.seals_refused(stream).expect("noted");
    assert!(home.library.lost(stream, usize::MAX).expect("lost").is_empty());
    assert_eq!(home.library.unsent(stream, usize::MAX).expect("unsent").len(), lost);
}

#[test]
fn rule_11_refused_work_stays_and_is_offered_again_when_the_right_is_back() {
    let (home, mut hub, space, chapters) = shared();
    home.push(&mut hub, space);
    home.write(space, &chapters[0], "Toch nog iets.");
    home.library.refused(StreamId::Space(space), Code::Forbidden).expect("noted");
    let place = home.library.place(space).expect("a place");
    assert_eq!(place.refused, Some(Code::Forbidden));
    assert!(home.text(space).contains("Toch nog iets."));
    home.hear(&hub, space);
    assert_eq!(home.library.place(space).expect("a place").refused, None);
    assert_eq!(home.library.unsent(StreamId::Space(space), usize::MAX).expect("unsent").len(), 1);
}

#[test]
fn a_library_that_was_put_back_from_an_older_copy_goes_on() {
    let (home, mut hub, space, chapters) = shared();
    home.push(&mut hub, space);
    let copy = std::fs::read(home.path().join("library.sqlite")).expect("a copy");
    let log = std::fs::read(home.path().join("library.sqlite-wal")).expect("a copy");
    home.write(space, &chapters[0], "Na de kopie.");
    home.write(space, &chapters[0], "En nog iets.");
    home.push(&mut hub, space);
    let Home { library, folder, world } = home;
    drop(library);
    std::fs::write(folder.path().join("library.sqlite"), copy).expect("put back");
    std::fs::write(folder.path().join("library.sqlite-wal"), log).expect("put back");
    let library = plein_library::Library::open(folder.path(), world.clone()).expect("opens");
    let home = Home { library, folder, world };
    home.write(space, &chapters[1], "Na het terugzetten.");
    home.write(space, &chapters[1], "En daarna.");
    home.hear(&hub, space);
    assert_eq!(home.pull(&hub, space).expect("accepted").new, 2);
    for text in ["Na de kopie.", "En nog iets.", "Na het terugzetten.", "En daarna."] {
        assert!(home.text(space).contains(text), "{text}");
    }
    home.push(&mut hub, space);
    let counters: Vec<_> = hub.entries.iter().map(|entry| entry.counter).collect();
    assert_eq!(counters, (1..=hub.entries.len() as u64).collect::<Vec<_>>());
}

impl Home {
    fn world_entry(&self) -> plein_model::EntryId {
        use plein_protocol::world::World as _;
        self.world.entry()
    }
}
