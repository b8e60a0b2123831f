//! Replicas that have the same updates are the same, and no word that nobody removed is gone.

use crate::{random, space_id};
use plein_document::Document;
use plein_model::{Block, BlockId, Chapter, ChapterId, Content, Inline, LocalId, Space, Standing, Text, TextKind};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn pick<T>(from: &[T], number: u16) -> Option<&T> {
    from.get(usize::from(number) % from.len().max(1))
}

fn paragraph(id: LocalId, text: &str) -> Block {
    let content = Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) };
    Block { id: BlockId(id), indent: 0, container: None, standing: Standing::Placed, content }
}

fn words_in(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| word.starts_with("word")).map(str::to_owned)
}

fn words_of_block(block: &Block) -> BTreeSet<String> {
    match &block.content {
        Content::Text { text, .. } => words_in(&text.to_plain()).collect(),
        _ => BTreeSet::new(),
    }
}

fn words_of_chapter(chapter: &Chapter) -> BTreeSet<String> {
    chapter.blocks.iter().flat_map(words_of_block).chain(words_in(&chapter.title)).collect()
}

fn text_of_chapter(chapter: &Chapter) -> String {
    let text = |block: &Block| match &block.content {
        Content::Text { text, .. } => text.to_plain(),
        _ => String::new(),
    };
    chapter.blocks.iter().map(text).chain([chapter.title.clone()]).collect::<Vec<_>>().join("\n") + "\n"
}

pub fn start() -> Space {
    let chapter = |n: u8| Chapter {
        blocks: (0..3).map(|b| paragraph(LocalId::from_random([n * 10 + b; 12]), &format!("word{n}x{b} 😀"))).collect(),
        ..Chapter::new(ChapterId(LocalId::from_random([n; 12])), format!("wordtitle{n}"))
    };
    Space { title: "wordSpace".into(), chapters: (1..4).map(chapter).collect(), ..Space::new(space_id()) }
}

/// What one person does, and the words that they meant to take away by it.
pub fn act(document: &mut Document, what: u8, a: u16, b: u16, turn: usize, removed: &mut BTreeSet<String>) -> Vec<u8> {
    let mut random = random(turn as u64 * 65_537 + u64::from(a) * 257 + u64::from(b));
    let model = document.to_model();
    // The chapter that is shown when none is left is not in the document.
    let there = model.chapters.iter().filter(|chapter| chapter.id.as_str() != "_");
    let chapters: Vec<_> = there.map(|chapter| chapter.id.clone()).collect();
    let blocks: Vec<_> = model.chapters.iter().flat_map(|chapter| &chapter.blocks).cloned().collect();
    let nothing = Document::NOTHING.to_vec();
    let (Some(chapter), Some(block)) = (pick(&chapters, a), pick(&blocks, b)) else { return nothing };
    let word = format!("word{turn}t");
    match what {
        0..=3 => {
            let Content::Text { text, .. } = &block.content else { return nothing };
            let plain = text.to_plain();
            let at = plain.char_indices().map(|(at, _)| at).nth(usize::from(a) % (plain.chars().count() + 1));
            let (head, tail) = plain.split_at(at.unwrap_or(plain.len()));
            // Between other words, not in the middle of one: that would be taking that one away.
            if head.ends_with(|c: char| c.is_ascii_alphanumeric())
                && tail.starts_with(|c: char| c.is_ascii_alphanumeric())
            {
                return document.set_block_text(&block.id, &format!("{plain} {word}"));
            }
            document.set_block_text(&block.id, &format!("{head} {word} {tail}"))
        }
        4 => {
            let mut id = [0; 12];
            random(&mut id);
            // Twice the same: the second must get another.
            let blocks = [&word, ""].map(|text| paragraph(LocalId::from_random(id), text));
            document.append_blocks(chapter, &blocks, &mut random).unwrap()
        }
        5 => {
            removed.extend(words_of_block(block));
            document.remove_block(&block.id, "Ans")
        }
        6 => document.move_block(&block.id, chapter, &mut random).unwrap(),
        7 => {
            let chapter = model.chapters.iter().find(|it| it.id == *chapter).unwrap();
            removed.extend(words_of_chapter(chapter));
            document.remove_chapter(&chapter.id, "Bep de Vries").unwrap()
        }
        8 => match pick(&document.removed_chapters(), a) {
            Some(chapter) => document.restore_chapter(&chapter.id).unwrap(),
            None => document.restore_chapter(chapter).unwrap(),
        },
        9 => {
            let title = model.chapters.iter().find(|it| it.id == *chapter).unwrap().title.clone();
            document.set_chapter_title(chapter, &format!("{title} {word}")).unwrap()
        }
        10 => document.set_title(&format!("{word} {}", model.title)),
        11 => document.set_themes(&BTreeSet::from([format!("theme{}", a % 3)])),
        12 => document.set_language(Some(["nl", "en", "de"][usize::from(a) % 3])),
        _ => {
            let new =
                Chapter { blocks: vec![paragraph(block.id.0.clone(), "")], ..Chapter::new(chapter.clone(), word) };
            document.add_chapters(&[new], &mut random).0
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, max_shrink_iters: 4000, ..Default::default() })]

    #[test]
    fn replicas_converge_and_lose_no_word(
        // Who, what, and two numbers that choose where.
        acts in prop::collection::vec((0usize..4, 0u8..14, any::<u16>(), any::<u16>()), 1..60),
        deliveries in prop::collection::vec((0usize..4, any::<u16>()), 0..120),
        last in any::<u64>(),
    ) {
        let first = Document::from_model(&start(), 1, &mut random(3)).state();
        let mut replicas: Vec<_> = (0..4).map(|n| {
            let mut document = Document::new(space_id(), 10 + n);
            document.apply(&first).unwrap();
            document
        }).collect();
        let mut updates: Vec<Vec<u8>> = Vec::new();
        let (mut typed, mut removed) = (BTreeSet::new(), BTreeSet::new());
        let mut deliveries = deliveries.into_iter();
        for (turn, (who, what, a, b)) in acts.into_iter().enumerate() {
            let before = replicas[who].to_model();
            let update = act(&mut replicas[who], what, a, b, turn, &mut removed);
            check_touched(&before, &replicas[who])?;
            if replicas[who].last_applied().changed {
                let model = replicas[who].to_model();
                typed.extend(model.chapters.iter().flat_map(words_of_chapter).filter(|word| *word == format!("word{turn}t")));
                updates.push(update);
            }
            // Some of what was written so far reaches some of them, in any order, maybe not for the first time.
            for (to, which) in deliveries.by_ref().take(2) {
                if let Some(update) = pick(&updates, which) {
                    let before = replicas[to].to_model();
                    replicas[to].apply(update).unwrap();
                    check_touched(&before, &replicas[to])?;
                }
            }
        }
        let mut order: Vec<usize> = (0..updates.len() * 2).collect();
        for (n, replica) in replicas.iter_mut().enumerate() {
            let mut random = random(last.wrapping_add(n as u64));
            order.sort_by_cached_key(|_| { let mut key = [0; 4]; random(&mut key); key });
            for which in &order {
                let before = replica.to_model();
                replica.apply(&updates[which / 2]).unwrap();
                check_touched(&before, replica)?;
            }
            prop_assert!(!replica.has_missing_updates());
        }
        let model = replicas[0].to_model();
        for other in &replicas[1..] {
            prop_assert_eq!(&other.to_model(), &model);
            prop_assert_eq!(other.content_hash(), replicas[0].content_hash());
            prop_assert_eq!(other.removed_chapters(), replicas[0].removed_chapters());
        }
        let shown: String = model.chapters.iter().map(text_of_chapter).collect();
        let lost: Vec<_> = typed.difference(&removed).filter(|word| !shown.contains(word.as_str())).collect();
        prop_assert!(lost.is_empty(), "lost: {:?}", lost);
    }
}

/// A chapter that reads otherwise than before was told to be touched.
fn check_touched(before: &Space, document: &Document) -> Result<(), TestCaseError> {
    let applied = document.last_applied();
    let after = document.to_model();
    let ids: BTreeSet<_> = before.chapters.iter().chain(&after.chapters).map(|chapter| &chapter.id).collect();
    for id in ids {
        let find = |space: &Space| space.chapters.iter().find(|chapter| chapter.id == *id).cloned();
        if find(before) != find(&after) {
            prop_assert!(applied.touched.contains(id), "{:?} was not told", id);
        }
    }
    let meta = |space: &Space| (space.title.clone(), space.themes.clone(), space.language.clone());
    prop_assert!(meta(before) == meta(&after) || applied.meta);
    Ok(())
}

#[test]
fn a_word_in_a_block_that_another_removed_is_unplaced_until_someone_decides() {
    let first = Document::from_model(&start(), 1, &mut random(3)).state();
    let [mut ans, mut bep] = [2, 3].map(|client| {
        let mut document = Document::new(space_id(), client);
        document.apply(&first).unwrap();
        document
    });
    let block = ans.to_model().chapters[0].blocks[1].id.clone();
    let removal = ans.remove_block(&block, "Ans");
    let writing = bep.set_block_text(&block, "word1x1 😀 en nog iets");
    assert_eq!(ans.to_model().chapters[0].blocks.len(), 2);
    ans.apply(&writing).unwrap();
    bep.apply(&removal).unwrap();
    assert_eq!(ans.to_model(), bep.to_model());
    let shown = &ans.to_model().chapters[0].blocks[1];
    assert_eq!(shown.id, block);
    assert_eq!(shown.standing, Standing::Unplaced { removed_by: "Ans".into() });
    let Content::Text { text, .. } = &shown.content else { panic!("a paragraph") };
    assert_eq!(text.inlines(), [Inline::Span { text: " en nog iets".into(), marks: Default::default() }]);
}

#[test]
fn a_chapter_that_one_removed_and_another_wrote_in_is_unplaced_and_one_that_nobody_wrote_in_is_gone() {
    let first = Document::from_model(&start(), 1, &mut random(3)).state();
    let [mut ans, mut bep] = [2, 3].map(|client| {
        let mut document = Document::new(space_id(), client);
        document.apply(&first).unwrap();
        document
    });
    let chapters: Vec<_> = ans.to_model().chapters.iter().map(|chapter| chapter.id.clone()).collect();
    let removals = [0, 1].map(|n| ans.remove_chapter(&chapters[n], "Ans de Wit").unwrap());
    let writing = bep.set_block_text(&bep.chapter(&chapters[0]).unwrap().blocks[0].id.clone(), "word1x0 meer");
    ans.apply(&writing).unwrap();
    removals.iter().for_each(|removal| drop(bep.apply(removal).unwrap()));

    let model = ans.to_model();
    assert_eq!(model, bep.to_model());
    let shown: Vec<_> = model.chapters.iter().map(|chapter| (&chapter.id, &chapter.standing)).collect();
    let unplaced = Standing::Unplaced { removed_by: "Ans de Wit".into() };
    assert_eq!(shown, [(&chapters[0], &unplaced), (&chapters[2], &Standing::Placed)]);
    let removed = ans.removed_chapters();
    assert_eq!((&removed[0].id, removed[0].title.as_str()), (&chapters[1], "wordtitle2"));
    assert_eq!((removed[0].removed_by.as_str(), removed[0].blocks, removed.len()), ("Ans de Wit", 3, 1));

    let back = bep.restore_chapter(&chapters[1]).unwrap();
    ans.apply(&back).unwrap();
    assert_eq!(ans.chapter(&chapters[1]).unwrap().blocks.len(), 3);
    assert!(ans.removed_chapters().is_empty());
}

#[test]
fn an_update_that_comes_before_its_predecessor_waits_and_is_not_lost() {
    let mut writer = Document::new(space_id(), 2);
    let updates: Vec<_> = (0..6).map(|n| writer.set_title(&"één ".repeat(n + 1))).collect();
    let mut reader = Document::new(space_id(), 3);
    for update in updates.iter().rev().take(5) {
        let applied = reader.apply(update).unwrap();
        assert!(applied.missing && !applied.changed, "{applied:?}");
        assert_eq!(reader.snapshot(), Err(plein_document::DocumentError::Incomplete));
    }
    assert_eq!(reader.to_model().title, "");
    let applied = reader.apply(&updates[0]).unwrap();
    assert!(!applied.missing && applied.changed && applied.meta);
    assert_eq!(reader.to_model(), writer.to_model());
    assert_eq!(reader.state_vector(), writer.state_vector());
}

#[test]
fn one_gets_from_another_only_what_one_does_not_have() {
    let mut writer = Document::from_model(&start(), 2, &mut random(5));
    let mut reader = Document::new(space_id(), 3);
    reader.apply(&writer.state()).unwrap();
    let there = reader.state_vector();
    writer.set_title("Anders");
    let more = writer.changes_since(&there).unwrap();
    assert!(more.len() < 100, "{}", more.len());
    assert!(reader.apply(&more).unwrap().changed);
    assert_eq!(reader.to_model(), writer.to_model());
    assert!(!reader.apply(&writer.changes_since(&reader.state_vector()).unwrap()).unwrap().changed);
}

#[test]
fn a_moved_chapter_stands_where_it_was_put() {
    let mut n = 0u8;
    let mut random = |bytes: &mut [u8]| {
        bytes.iter_mut().for_each(|byte| {
            n = n.wrapping_mul(31).wrapping_add(7);
            *byte = n;
        });
    };
    let mut document = Document::new(space_id(), 5);
    let chapters = ["a", "b", "c", "d"].map(|name| Chapter::new(ChapterId::new(name).unwrap(), name));
    document.add_chapters(&chapters, &mut random);
    let [a, b, c, d] = chapters.map(|chapter| chapter.id);
    let order =
        |document: &Document| -> String { document.outline().iter().map(|chapter| chapter.title.as_str()).collect() };
    document.move_chapter(&a, Some(&c), &mut random).unwrap();
    assert_eq!(order(&document), "bcad");
    document.move_chapter(&d, None, &mut random).unwrap();
    assert_eq!(order(&document), "dbca");
    document.move_chapter(&b, Some(&a), &mut random).unwrap();
    assert_eq!(order(&document), "dcab");
    let nowhere = ChapterId::new("nowhere").unwrap();
    assert!(document.move_chapter(&a, Some(&nowhere), &mut random).is_err());
    assert!(document.move_chapter(&nowhere, None, &mut random).is_err());
    assert_eq!(order(&document), "dcab");
}
