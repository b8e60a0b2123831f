//! A Space as large as they get: 100 chapters, 150,000 words.

use plein_model::{Block, Chapter, Content, Marks, Space, SpaceId, Standing, Text, TextKind};
use plein_protocol::world::World;

/// How many chapters.
pub const CHAPTERS: usize = 100;
const PARAGRAPHS: usize = 30;
const WORDS: usize = 50;
const VOCABULARY: [&str; 12] = [
    "begin",
    "altijd",
    "met",
    "hetzelfde",
    "rondje",
    "schedel",
    "wervelkolom",
    "ribben",
    "bekken",
    "asymmetrie",
    "let",
    "op",
];

/// Makes it.
pub fn space(world: &dyn World) -> Space {
    Space {
        title: "Je eerste week nucleair".into(),
        summary: "Wat iedereen je in de eerste week vertelt.".into(),
        language: Some("nl".into()),
        chapters: (0..CHAPTERS).map(|number| chapter(world, number)).collect(),
        ..Space::new(SpaceId::from_uuid(world.uuid()))
    }
}

fn chapter(world: &dyn World, number: usize) -> Chapter {
    let blocks = (0..PARAGRAPHS).map(|paragraph| Block {
        id: world.block(),
        indent: 0,
        container: None,
        standing: Standing::Placed,
        content: Content::Text { kind: kind(paragraph), text: text(number * PARAGRAPHS + paragraph) },
    });
    Chapter { blocks: blocks.collect(), ..Chapter::new(world.chapter(), format!("Hoofdstuk {number}")) }
}

fn kind(paragraph: usize) -> TextKind {
    match paragraph % 10 {
        0 => TextKind::Heading2,
        3 | 4 => TextKind::Bullet,
        _ => TextKind::Paragraph,
    }
}

fn text(seed: usize) -> Text {
    let mut text = Text::default();
    for word in 0..WORDS {
        let marks = Marks { bold: (seed + word).is_multiple_of(17), ..Marks::default() };
        text.push_span(format!("{} ", VOCABULARY[(seed * 7 + word * 5) % VOCABULARY.len()]), marks);
    }
    text
}
