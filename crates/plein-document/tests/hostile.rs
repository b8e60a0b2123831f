//! Bytes that nobody should send: an error or a document that still works, never a panic, never a change
//! without a word.

use crate::{random, space_id};
use plein_document::{Document, DocumentError};
use plein_model::{Block, BlockId, Cell, Chapter, ChapterId, Column, ColumnId, Content, Embed, Inline, LocalId, Marks};
use plein_model::{Row, RowId, Space, Standing, Table, Text, TextKind};
use std::collections::BTreeSet;

fn id(letter: char) -> LocalId {
    LocalId::new(letter.to_string()).unwrap()
}

/// A small Space with a bit of everything that is encoded in a way of its own.
fn rich() -> Space {
    let text: Text = [
        Inline::Span { text: "gewoon 😀 ".into(), marks: Marks::default() },
        Inline::Span {
            text: "vet".into(),
            marks: Marks { bold: true, link: Some("https://x".into()), ..Marks::default() },
        },
        Inline::Embed(Embed { kind: "formula".into(), fields: [("tex".into(), "x^2".into())].into() }),
    ]
    .into_iter()
    .collect();
    let contents = [
        Content::Text { kind: TextKind::Bullet, text: text.clone() },
        Content::Table(Table {
            columns: vec![Column { id: ColumnId(id('k')), standing: Standing::Placed }],
            rows: vec![Row { id: RowId(id('r')), standing: Standing::Placed, cells: vec![Cell(text.clone())] }],
            header: true,
        }),
        Content::Unknown {
            kind: "question".into(),
            fields: [("options".into(), serde_json::json!({ "a": [1, 2.5, null, true], "b": { "c": "d" } }))].into(),
            text,
        },
    ];
    let block = |(letter, content)| Block {
        id: BlockId(id(letter)),
        indent: 1,
        container: None,
        standing: Standing::Placed,
        content,
    };
    Space {
        title: "Tomaten kweken".into(),
        summary: "🍅".into(),
        language: Some("nl".into()),
        themes: BTreeSet::from(["tuin".to_owned()]),
        chapters: vec![Chapter {
            blocks: ['x', 'y', 'z'].into_iter().zip(contents).map(block).collect(),
            ..Chapter::new(ChapterId(id('c')), "Zaaien")
        }],
        ..Space::new(space_id())
    }
}

/// Updates as they come in practice: a whole state, and small edits after it.
fn history() -> Vec<Vec<u8>> {
    let mut document = Document::from_model(&rich(), 1, &mut random(9));
    let mut updates = vec![document.state()];
    for n in 0..4 {
        updates.push(document.set_block_text(&BlockId(id('x')), &format!("gewoon 😀 {n} vet")));
        updates.push(document.set_title(&format!("Tomaten {n}")));
    }
    updates.push(document.remove_chapter(&ChapterId(id('c')), "Ans").unwrap());
    updates.push(document.remove_block(&BlockId(id('y')), "Ans"));
    updates
}

fn mutated(update: &[u8], random: &mut dyn FnMut(&mut [u8])) -> Vec<u8> {
    let mut number = |below: usize| {
        let mut bytes = [0; 4];
        random(&mut bytes);
        u32::from_le_bytes(bytes) as usize % below.max(1)
    };
    let mut bytes = update.to_vec();
    // One small change mostly: more is refused at once.
    let small = number(4) > 0;
    for _ in 0..if small { 1 } else { 3 } {
        let at = number(bytes.len());
        match if small { 1 + number(2) } else { number(6) } {
            5 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << number(8),
            2 if at < bytes.len() => bytes[at] = number(256) as u8,
            3 => bytes.insert(at, number(256) as u8),
            4 if at < bytes.len() => drop(bytes.remove(at)),
            0 => {
                let piece = bytes[at..(at + number(20)).min(bytes.len())].to_vec();
                let to = number(bytes.len());
                bytes.splice(to..to, piece);
            }
            _ => {}
        }
    }
    bytes
}

/// Whether the document still does what a document does. (Well-formed nonsense, such as a step between two
/// others that stand the other way round, may read otherwise in another replica: then there is no snapshot,
/// and the log stays what counts.)
fn still_works(document: &mut Document) {
    let before = document.to_model();
    document.set_title("Het werkt nog 🎉");
    assert_eq!(document.to_model().title, "Het werkt nog 🎉");
    document.set_title(&before.title);
    Document::new(space_id(), 77).apply(&document.state()).unwrap();
    match document.snapshot() {
        Ok(snapshot) => {
            let other = Document::load(space_id(), 77, &snapshot).unwrap();
            assert_eq!(other.to_model(), document.to_model());
        }
        Err(error) => assert!(matches!(error, DocumentError::Unfaithful | DocumentError::Incomplete)),
    }
}

#[test]
fn mutated_updates_never_panic_and_an_error_leaves_the_document_as_it_was() {
    let history = history();
    let mut random = random(20_261_122);
    let (mut refused, mut taken_in) = (0, 0);
    for round in 0..4_000 {
        let upto = round % history.len();
        let mut document = Document::new(space_id(), 50);
        for update in &history[..upto] {
            document.apply(update).unwrap();
        }
        let (model, hash, vector) = (document.to_model(), document.content_hash(), document.state_vector());
        match document.apply(&mutated(&history[upto], &mut random)) {
            Ok(_) => taken_in += 1,
            Err(_) => {
                refused += 1;
                assert_eq!((document.to_model(), document.content_hash()), (model, hash));
                assert_eq!(document.state_vector(), vector);
                // And it takes in the real one.
                assert!(document.apply(&history[upto]).unwrap().changed);
            }
        }
        if round % 10 == 0 {
            still_works(&mut document);
        } else {
            document.to_model();
            document.removed_chapters();
        }
    }
    assert!(refused > 500 && taken_in > 300, "{refused} refused, {taken_in} taken in");
}

#[test]
fn mutated_snapshots_and_state_vectors_never_panic() {
    let document = Document::from_model(&rich(), 1, &mut random(9));
    let (snapshot, vector) = (document.snapshot().unwrap(), document.state_vector());
    let mut random = random(4);
    for _ in 0..1_000 {
        if let Ok(document) = Document::load(space_id(), 2, &mutated(&snapshot, &mut random)) {
            document.to_model();
        }
        if let Ok(update) = document.changes_since(&mutated(&vector, &mut random)) {
            Document::new(space_id(), 3).apply(&update).unwrap();
        }
    }
}

fn number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// An update of one client: its steps as they are, and no deletions.
fn update_of(client: u64, clock: u64, steps: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = vec![1];
    number(steps.len() as u64, &mut bytes);
    number(client, &mut bytes);
    number(clock, &mut bytes);
    steps.iter().for_each(|step| bytes.extend(step));
    bytes.push(0);
    bytes
}

fn refused(update: &[u8]) -> DocumentError {
    let mut document = Document::from_model(&rich(), 1, &mut random(9));
    let before = document.content_hash();
    let error = document.apply(update).unwrap_err();
    assert_eq!(document.content_hash(), before);
    error
}

#[test]
fn lengths_that_are_not_there_are_refused_before_anything_is_reserved() {
    for length in [1 << 20, 1 << 31, 1 << 32, (1 << 53) - 1] {
        let mut clients = Vec::new();
        number(length, &mut clients);
        assert!(matches!(refused(&clients), DocumentError::Malformed(_)));
        // Content "any": so many values; a map of so many fields; a string so long.
        for content in [vec![0x08], vec![0x08, 1, 118], vec![0x04]] {
            let mut step = vec![content[0], 1, 1, b't'];
            step.extend(&content[1..]);
            number(length, &mut step);
            assert!(matches!(refused(&update_of(5, 0, &[step])), DocumentError::Malformed(_)));
        }
    }
}

#[test]
fn values_and_types_in_each_other_a_million_deep_are_refused() {
    let mut deep = vec![0x08, 1, 1, b't', 1];
    deep.extend([117, 1].repeat(1_000_000));
    deep.push(126);
    assert_eq!(refused(&update_of(5, 0, &[deep])), DocumentError::TooLarge("depth"));

    let mut types = vec![vec![0x27, 1, 6, b'b', b'l', b'o', b'c', b'k', b's', 1, b'x', 1]];
    for clock in 0..100_000 {
        let mut step = vec![0x27, 0, 5];
        number(clock, &mut step);
        step.extend([1, b'x', 1]);
        types.push(step);
    }
    assert_eq!(refused(&update_of(5, 0, &types)), DocumentError::TooLarge("nesting"));
}

#[test]
fn clocks_at_the_end_of_their_range_are_refused() {
    for clock in [(1 << 31) - 1, 1 << 31, (1 << 32) - 1, (1 << 53) - 1] {
        let step = vec![0x04, 1, 1, b't', 2, b'a', b'b'];
        assert!(matches!(refused(&update_of(5, clock, &[step])), DocumentError::Malformed(_)));
    }
    // A client id that JavaScript cannot say.
    assert!(matches!(refused(&update_of(1 << 53, 0, &[vec![0x04, 1, 1, b't', 1, b'a']])), DocumentError::Malformed(_)));
}

#[test]
fn something_hanging_in_what_is_not_a_type_is_refused_and_changes_nothing() {
    let steps = [vec![0x04, 1, 5, b't', b'i', b't', b'l', b'e', 1, b'a'], vec![0x04, 0, 5, 0, 1, b'b']];
    assert_eq!(refused(&update_of(5, 0, &steps)), DocumentError::Refused);
}

#[test]
fn what_waits_for_ever_is_bounded() {
    let mut document = Document::new(space_id(), 1);
    let text = "x".repeat(1 << 20);
    let mut outcome = Ok(());
    for client in 10..100 {
        let mut step = vec![0x84, 9, 9];
        number(text.len() as u64, &mut step);
        step.extend(text.as_bytes());
        outcome = document.apply(&update_of(client, 0, &[step])).map(drop);
        if outcome.is_err() {
            break;
        }
    }
    assert!(matches!(outcome, Err(DocumentError::TooLarge(_))), "{outcome:?}");
    assert!(document.has_missing_updates());
    still_works(&mut document);
}

#[test]
fn a_good_update_is_taken_in_although_what_waited_for_it_is_impossible() {
    // A title of client 5; and a step of client 6 that hangs in one of its letters.
    let good = update_of(5, 0, &[vec![0x04, 1, 5, b't', b'i', b't', b'l', b'e', 1, b'a']]);
    let bad = update_of(6, 0, &[vec![0x04, 0, 5, 0, 1, b'b']]);
    let mut document = Document::new(space_id(), 1);
    assert!(document.apply(&bad).unwrap().missing);
    let applied = document.apply(&good).unwrap();
    assert!(applied.changed && applied.missing);
    assert_eq!(document.to_model().title, "a");
    assert_eq!(document.snapshot(), Err(DocumentError::Incomplete));
    still_works(&mut document);
}

#[test]
fn a_snapshot_that_unpacks_to_gigabytes_is_refused() {
    let bomb = zstd::bulk::compress(&vec![0; 65 << 20], 19).unwrap();
    assert!(bomb.len() < 1 << 16);
    assert_eq!(Document::load(space_id(), 1, &bomb).unwrap_err(), DocumentError::TooLarge("a snapshot"));
}
