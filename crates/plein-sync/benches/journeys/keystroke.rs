//! From a key to durable: a character typed in the large Space, through the write door, synced to the disk.
//! The peer stores the same bytes in a bare SQLite table with the same durability.

use crate::{large, table};
use plein_document::Document;
use plein_library::{Library, Origin};
use plein_model::Content;
use plein_protocol::world::RealWorld;
use std::sync::Arc;

const KEYS: usize = 400;

pub fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let world = Arc::new(RealWorld);
    let library = Library::open(&folder.path().join("library"), world.clone())?;
    let space = large::space(world.as_ref());
    library.create_from_model(Origin::Import, &space)?;

    let bare = rusqlite::Connection::open(folder.path().join("bare.sqlite"))?;
    bare.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entry(body BLOB);")?;

    let mut typist = Document::new(space.id, 7);
    typist.apply(&library.state(space.id)?)?;
    let (mut ours, mut peer) = (table::Times::default(), table::Times::default());
    for key in 0..KEYS {
        let block = &space.chapters[key % large::CHAPTERS].blocks[1];
        let Content::Text { text, .. } = &block.content else { anyhow::bail!("the second block is text") };
        let update = typist.set_block_text(&block.id, &format!("{}{key}", text.to_plain()));
        ours.take(|| library.edit(Origin::Window, space.id, &update))?;
        peer.take(|| bare.execute("INSERT INTO entry VALUES (?1)", [&update]))?;
    }
    table::print(("a key, from update to durable, 150,000 words", &ours), ("the same bytes in bare SQLite", &peer));
    Ok(())
}
