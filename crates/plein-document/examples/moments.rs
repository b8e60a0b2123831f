//! Measures history in a large Space: `cargo run --release -p plein-document --example moments [words]`.
//!
//! Writes a log as a person types it (a few letters an update), then replays it, takes checkpoints, and opens moments.

use plein_document::Document;
use plein_document::history::compare;
use plein_model::{Block, BlockId, Chapter, ChapterId, Content, LocalId, SpaceId, Standing, Text, TextKind};
use std::time::{Duration, Instant};

const CHAPTERS: usize = 100;
const BLOCKS: usize = 30;
const EVERY: usize = 5_000;

fn main() {
    let words: usize = std::env::args().nth(1).and_then(|words| words.parse().ok()).unwrap_or(150_000);
    let mut counter = 0_u64;
    let mut random = |bytes: &mut [u8]| {
        for byte in bytes {
            counter = counter.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (counter >> 33) as u8;
        }
    };
    let space = SpaceId::from_uuid(Default::default());
    let mut document = Document::new(space, 1);
    let mut log = Vec::new();
    let each = words / (CHAPTERS * BLOCKS);
    for _ in 0..CHAPTERS {
        let mut bytes = [0; 12];
        random(&mut bytes);
        let id = ChapterId(LocalId::from_random(bytes));
        log.push(document.add_chapters(&[Chapter::new(id.clone(), "Hoofdstuk".to_owned())], &mut random).0);
        for _ in 0..BLOCKS {
            random(&mut bytes);
            let block = Block {
                id: BlockId(LocalId::from_random(bytes)),
                indent: 0,
                container: None,
                standing: Standing::Placed,
                content: Content::Text { kind: TextKind::Paragraph, text: Text::default() },
            };
            log.extend(document.append_blocks(&id, std::slice::from_ref(&block), &mut random));
            let mut text = String::new();
            for word in 0..each {
                text.push_str(["de ", "patiënt ", "komt ", "nuchter. "][word % 4]);
                log.push(document.set_block_text(&block.id, &text));
            }
        }
    }
    println!("{words} words, {} entries, {} KB", log.len(), log.iter().map(Vec::len).sum::<usize>() / 1024);

    let mut replayed = Document::new(space, 2);
    let (mut checkpoints, mut taking, mut making) = (Vec::new(), Duration::ZERO, Duration::ZERO);
    for chunk in log.chunks(EVERY) {
        let start = Instant::now();
        chunk.iter().for_each(|update| drop(replayed.apply(update).expect("an update")));
        taking += start.elapsed();
        let start = Instant::now();
        checkpoints.push(replayed.snapshot().expect("a snapshot"));
        making += start.elapsed();
    }
    let size = checkpoints.iter().map(Vec::len).sum::<usize>() / 1024;
    println!("whole replay {taking:?}; {} checkpoints {making:?}, {size} KB together", checkpoints.len());
    println!("the last checkpoint {} KB", checkpoints.last().map_or(0, Vec::len) / 1024);

    let at = checkpoints.len() - 3;
    let start = Instant::now();
    let mut moment = Document::load(space, 3, &checkpoints[at]).expect("a checkpoint");
    let loaded = start.elapsed();
    let next = log.chunks(EVERY).nth(at + 1).unwrap_or_default();
    next.iter().take(EVERY - 1).for_each(|update| drop(moment.apply(update).expect("an update")));
    println!("a moment opens in {:?} (of which the checkpoint {loaded:?})", start.elapsed());
    let start = Instant::now();
    let page = moment.page();
    println!("its page {:?}", start.elapsed());
    let now = replayed.page();
    let start = Instant::now();
    let lines = compare(&page, &now).lines().len();
    println!("compared with now {:?}: {lines} changes", start.elapsed());
}
