//! Opening the large Space: a library that was closed, to the state that the window gets.
//! The peer reads as many bytes from a file.

use crate::{large, table};
use plein_library::{Library, Origin};
use plein_protocol::world::RealWorld;
use std::sync::Arc;

const RUNS: usize = 20;

pub fn measure() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let home = folder.path().join("library");
    let world = Arc::new(RealWorld);
    let space = large::space(world.as_ref());
    let library = Library::open(&home, world.clone())?;
    library.create_from_model(Origin::Import, &space)?;
    let bytes = folder.path().join("state");
    std::fs::write(&bytes, library.state(space.id)?)?;
    drop(library);

    let (mut ours, mut peer) = (table::Times::default(), table::Times::default());
    for _ in 0..RUNS {
        let library = Library::open(&home, world.clone())?;
        let state = ours.take(|| library.state(space.id))?;
        let read = peer.take(|| std::fs::read(&bytes))?;
        anyhow::ensure!(state.len() == read.len(), "the state of the Space is what it was");
    }
    table::print(
        ("a closed Space of 100 chapters, to its whole state", &ours),
        ("reading as many bytes from a file", &peer),
    );
    Ok(())
}
