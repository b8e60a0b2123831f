//! What was can be seen and brought back, and nobody's words are lost by it.

use crate::convergence::{act, start};
use crate::{random, random as seeded, space_id, spaces};
use plein_document::Document;
use plein_document::history::{Change, Fate, Line, What, compare, writers};
use plein_model::{Block, BlockId, Chapter, ChapterId, Content, LocalId, Space, Standing, Text, TextKind};
use proptest::prelude::*;
use std::collections::BTreeSet;
use yrs::types::Attrs;
use yrs::updates::decoder::Decode;
use yrs::{Any, Doc, Map as _, MapPrelim, OffsetKind, Options, Out, ReadTxn, Text as _, TextPrelim};
use yrs::{Transact, WriteTxn};

fn block(id: &str, text: &str) -> Block {
    let content = Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) };
    Block { id: BlockId::new(id).unwrap(), indent: 0, container: None, standing: Standing::Placed, content }
}

fn chapter(id: &str, title: &str, blocks: &[(&str, &str)]) -> Chapter {
    let blocks = blocks.iter().map(|(id, text)| block(id, text)).collect();
    Chapter {
        id: ChapterId::new(id).unwrap(),
        title: title.into(),
        standing: Standing::Placed,
        blocks,
        ..some_chapter()
    }
}

fn some_chapter() -> Chapter {
    start().chapters.remove(0)
}

fn space(chapters: Vec<Chapter>) -> Space {
    Space { chapters, ..start() }
}

fn document(chapters: Vec<Chapter>) -> Document {
    Document::from_model(&space(chapters), 5, &mut random(9))
}

fn copy(document: &Document, client: u64) -> Document {
    let mut copy = Document::new(document.space(), client);
    copy.apply(&document.state()).unwrap();
    copy
}

fn text_of(document: &Document, id: &str) -> Option<String> {
    let blocks = document.to_model().chapters.into_iter().flat_map(|chapter| chapter.blocks);
    blocks.into_iter().find(|block| block.id.as_str() == id).and_then(|block| match block.content {
        Content::Text { text, .. } => Some(text.to_plain()),
        _ => None,
    })
}

/// What the screens do and Rust does not: marks, kinds, rows, cells, parts.
fn act_on_screen(document: &mut Document, what: u8, a: u16, b: u16, turn: usize) -> Vec<u8> {
    let client = 1000 + turn as u64;
    let mut options = Options::with_client_id(yrs::ClientID::new(client));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    let mut txn = doc.transact_mut();
    let blocks = txn.get_or_insert_map("blocks");
    txn.apply_update(yrs::Update::decode_v1(&document.state()).unwrap()).unwrap();
    let keys: BTreeSet<String> = blocks.keys(&txn).map(str::to_owned).collect();
    let before = txn.state_vector();
    let Some(key) = keys.iter().nth(usize::from(b) % keys.len().max(1)) else { return Document::NOTHING.to_vec() };
    let Some(Out::YMap(map)) = blocks.get(&txn, key) else { return Document::NOTHING.to_vec() };
    let text = map.get(&txn, "text");
    let is_table = map.get(&txn, "kind") == Some(Out::Any(Any::from("table")));
    match (what, text) {
        // A table stays one, and nothing else has rows.
        (2, _) if is_table => {}
        (3 | 4, _) if !is_table => {}
        (0, Some(Out::YText(text))) if text.len(&txn) > 1 => {
            let from = u32::from(a) % text.len(&txn);
            let mark = if a.is_multiple_of(2) { Any::Bool(true) } else { Any::Null };
            let len = text.len(&txn) - from;
            text.format(&mut txn, from, len, Attrs::from([("bold".into(), mark)]));
        }
        (1, Some(Out::YText(text))) => {
            let at = u32::from(a) % (text.len(&txn) + 1);
            text.insert_embed(&mut txn, at, Any::from_json(r#"{"kind":"formula","tex":"x^2"}"#).unwrap());
        }
        (2, _) => {
            let kind = ["heading1", "bullet", "quote", "paragraph", "x-later"][usize::from(a) % 5];
            map.insert(&mut txn, "kind", kind);
            map.insert(&mut txn, "indent", i64::from(a % 4));
        }
        (3, _) => {
            map.insert(&mut txn, format!("row/r{}", a % 3), format!("V0000{}", a % 3 + 1));
            map.insert(&mut txn, format!("column/c{}", a % 2), "V00001");
            let cell = txn.get_or_insert_text(format!("cell/{key}/r{}/c{}", a % 3, a % 2));
            cell.insert(&mut txn, 0, "cel ");
        }
        (4, _) => drop(map.insert(&mut txn, format!("row/r{}/gone", a % 3), "Cor")),
        (5, _) => {
            let part = txn.get_or_insert_text(format!("part/{key}/alt"));
            part.insert(&mut txn, 0, "deel ");
        }
        (6, _) => drop(map.remove(&mut txn, "gone")),
        _ => {
            let id = format!("born{turn}");
            let place = map.get(&txn, "place");
            let born = blocks.insert(&mut txn, id, MapPrelim::default());
            if let Some(Out::Any(place)) = place {
                born.insert(&mut txn, "place", place);
            }
            born.insert(&mut txn, "text", TextPrelim::new(format!("geboren {turn}")));
        }
    }
    let update = txn.encode_diff_v1(&before);
    document.apply(&update).unwrap();
    update
}

/// Random work on a document: the updates of it in order.
fn work(document: &mut Document, acts: &[(u8, u16, u16)], from: usize) -> Vec<Vec<u8>> {
    let mut removed = BTreeSet::new();
    let work = acts.iter().enumerate().map(|(turn, (what, a, b))| match what {
        0..14 => act(document, *what, *a, *b, from + turn, &mut removed),
        _ => act_on_screen(document, *what - 14, *a, *b, from + turn),
    });
    work.collect()
}

fn acts(most: usize) -> impl Strategy<Value = Vec<(u8, u16, u16)>> {
    prop::collection::vec((0u8..22, any::<u16>(), any::<u16>()), 1..most)
}

/// Where two documents read otherwise: the first block, or the whole.
fn difference(a: &Document, b: &Document) -> Option<String> {
    let (a, b) = (a.to_model(), b.to_model());
    if a == b {
        return None;
    }
    for (a, b) in a.chapters.iter().zip(&b.chapters) {
        let blocks = a.blocks.iter().zip(&b.blocks).find(|(a, b)| a != b);
        if let Some((a, b)) = blocks {
            return Some(format!("{a:#?}\nand\n{b:#?}"));
        }
    }
    Some(format!("{a:?}\nand\n{b:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 2000, ..Default::default() })]

    #[test]
    fn bringing_a_moment_back_gives_exactly_what_it_said(
        first in spaces::space(), early in acts(12), late in acts(30), seed: u64,
    ) {
        let first = Space { id: space_id(), ..first };
        let mut document = Document::from_model(&first, 5, &mut seeded(seed));
        work(&mut document, &early, 0);
        let then = copy(&document, 6);
        work(&mut document, &late, early.len());
        let before = copy(&document, 7);

        let mut mine = copy(&document, 8);
        let update = mine.bring_back(&then, &What::Whole, "An").unwrap();
        prop_assert_eq!(difference(&mine, &then), None);
        document.apply(&update).unwrap();
        prop_assert_eq!(document.content_hash(), mine.content_hash());
        prop_assert!(compare(&then.page(), &mine.page()).is_same());

        // And undone by bringing back the moment before.
        mine.bring_back(&before, &What::Whole, "An").unwrap();
        prop_assert_eq!(difference(&mine, &before), None);
    }

    #[test]
    fn the_log_replays_to_the_present(acts_of in acts(40), from in any::<u16>()) {
        let mut document = Document::new(space_id(), 5);
        let mut log = vec![document.add_chapters(&start().chapters, &mut random(4)).0];
        log.extend(work(&mut document, &acts_of, 0));
        let from = usize::from(from) % log.len();
        let mut replayed = Document::new(space_id(), 77);
        for update in &log[..from] {
            replayed.apply(update).unwrap();
        }
        // A checkpoint in between changes nothing.
        let mut replayed = Document::load(space_id(), 78, &replayed.snapshot().unwrap()).unwrap();
        for update in &log[from..] {
            replayed.apply(update).unwrap();
        }
        prop_assert_eq!(replayed.content_hash(), document.content_hash());
        prop_assert_eq!(replayed.to_model(), document.to_model());
        prop_assert!(compare(&replayed.page(), &document.page()).is_same());
    }

    #[test]
    fn what_others_write_meanwhile_is_never_taken_along(early in acts(10), late in acts(20), seed: u64) {
        let mut document = Document::from_model(&start(), 5, &mut seeded(seed));
        work(&mut document, &early, 0);
        let then = copy(&document, 6);
        work(&mut document, &late, early.len());
        // A colleague writes while somebody brings that moment back.
        let mut colleague = copy(&document, 8);
        let model = colleague.to_model();
        let Some((_, block, text)) = model.chapters.iter().flat_map(|chapter| &chapter.blocks).find_map(|block| {
            match &block.content {
                Content::Text { text, .. } => Some((1, block.id.clone(), text.to_plain())),
                _ => None,
            }
        }) else { return Ok(()) };
        let theirs = colleague.set_block_text(&block, &format!("{text} meanwhile"));
        let back = document.bring_back(&then, &What::Whole, "An").unwrap();
        colleague.apply(&back).unwrap();
        document.apply(&theirs).unwrap();
        prop_assert_eq!(document.content_hash(), colleague.content_hash());
        let all = document.to_model().chapters.into_iter().flat_map(|chapter| chapter.blocks);
        let words: String = all.map(|block| match block.content {
            Content::Text { text, .. } | Content::Unknown { text, .. } => text.to_plain(),
            _ => String::new(),
        }).collect();
        prop_assert!(words.contains("meanwhile"), "{words}");
    }
}

#[test]
fn one_block_or_one_chapter_comes_back_alone() {
    let mut document = document(vec![
        chapter("een", "Een", &[("a", "de eerste alinea"), ("b", "de tweede")]),
        chapter("twee", "Twee", &[("c", "de derde")]),
    ]);
    let then = copy(&document, 6);
    document.set_block_text(&BlockId::new("a").unwrap(), "heel iets anders");
    document.remove_block(&BlockId::new("b").unwrap(), "Bo");
    document.set_block_text(&BlockId::new("c").unwrap(), "de derde, beter");
    document.set_chapter_title(&ChapterId::new("een").unwrap(), "Eén").unwrap();
    let mut random = random(8);
    document.append_blocks(&ChapterId::new("een").unwrap(), &[block("d", "erbij")], &mut random).unwrap();

    let mut one = copy(&document, 7);
    one.bring_back(&then, &What::Block(BlockId::new("b").unwrap()), "An").unwrap();
    assert_eq!(text_of(&one, "b").as_deref(), Some("de tweede"));
    assert_eq!(text_of(&one, "a").as_deref(), Some("heel iets anders"));

    let mut whole = copy(&document, 8);
    whole.bring_back(&then, &What::Chapter(ChapterId::new("een").unwrap()), "An").unwrap();
    let model = whole.to_model();
    assert_eq!(model.chapters[0], then.to_model().chapters[0]);
    assert_eq!(text_of(&whole, "c").as_deref(), Some("de derde, beter"), "another chapter is left as it is");

    let nowhere = What::Chapter(ChapterId::new("nergens").unwrap());
    assert!(whole.bring_back(&then, &nowhere, "An").is_err());
    assert!(whole.bring_back(&then, &What::Block(BlockId::new("nergens").unwrap()), "An").is_err());
}

#[test]
fn what_changed_is_told_in_the_order_of_the_page() {
    let mut document = document(vec![
        chapter("een", "Een", &[("a", "Begin bij de schedel."), ("b", "weg"), ("c", "blijft")]),
        chapter("twee", "Twee", &[("d", "gaat mee")]),
        chapter("drie", "Drie", &[]),
        chapter("vier", "Vier", &[]),
    ]);
    let before = document.page();
    let id = |id: &str| ChapterId::new(id).unwrap();
    document.set_block_text(&BlockId::new("a").unwrap(), "Begin bij de heup.");
    document.remove_block(&BlockId::new("b").unwrap(), "Bo");
    document.move_block(&BlockId::new("d").unwrap(), &id("een"), &mut random(3)).unwrap();
    document.move_chapter(&id("drie"), None, &mut random(4)).unwrap();
    document.remove_chapter(&id("twee"), "Bo").unwrap();
    let after = document.page();

    let compared = compare(&before, &after);
    let lines: Vec<_> =
        compared.lines().into_iter().map(|(line, _, block)| (line, block.map(BlockId::as_str))).collect();
    assert_eq!(
        lines,
        [
            (Line::ChapterMoved, None),
            (Line::BlockWritten, Some("a")),
            (Line::BlockRemoved, Some("b")),
            (Line::BlockMoved, Some("d")),
            (Line::ChapterRemoved, None),
        ]
    );
    let een = compared.chapters.iter().find(|chapter| chapter.id == id("een")).unwrap();
    let pieces: Vec<_> = een.blocks[0].texts[""].iter().map(|piece| (piece.change, piece.text.to_plain())).collect();
    assert_eq!(
        pieces,
        [
            (Change::Same, "Begin bij de ".to_owned()),
            (Change::Removed, "schedel".to_owned()),
            (Change::Added, "heup".to_owned()),
            (Change::Same, ".".to_owned()),
        ]
    );
    assert_eq!(een.blocks.iter().map(|block| block.block.id.as_str()).collect::<String>(), "abcd");
    assert_eq!(een.blocks[3].fate, Fate::Came(id("twee")));
    assert!(compare(&after, &after).is_same());
}

#[test]
fn who_wrote_an_update_is_read_from_it() {
    let mut document = document(vec![chapter("een", "Een", &[("a", "tekst")])]);
    assert_eq!(writers(&document.state()).unwrap(), [5].into());
    let removal = document.set_block_text(&BlockId::new("a").unwrap(), "");
    assert!(writers(&removal).unwrap().is_empty(), "who only takes away writes nothing");
    assert!(writers(b"no update").is_err());
    let _ = LocalId::new("a");
}
