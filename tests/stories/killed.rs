//! Killed at any moment: what was called saved is there.

use crate::child::{Task, command};
use plein_library::{Library, Origin};
use plein_model::{Chapter, Content, SpaceId};
use plein_protocol::world::{RealWorld, World};
use std::collections::HashSet;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const KILLS: usize = 25;

/// A library with one Space of one chapter.
pub fn library_with_a_space(home: &Path) -> SpaceId {
    let library = Library::open(home, Arc::new(RealWorld)).expect("a library");
    let space = library.create(Origin::Window, "Dagboek").expect("a Space");
    let chapter = Chapter::new(RealWorld.chapter(), "Vandaag");
    library.write(Origin::Window, |write| write.add_chapters(space, &[chapter])).expect("a chapter");
    space
}

pub fn lines(library: &Library, space: SpaceId) -> HashSet<String> {
    let model = library.model(space).expect("a Space");
    let blocks = model.chapters.iter().flat_map(|chapter| &chapter.blocks);
    let text = blocks.map(|block| match &block.content {
        Content::Text { text, .. } => text.to_plain(),
        other => panic!("not in this story: {other:?}"),
    });
    text.collect()
}

#[test]
fn rule_1_after_a_kill_everything_that_was_called_saved_is_there() {
    let home = tempfile::tempdir().expect("a folder");
    let space = library_with_a_space(home.path());
    let mut saved = HashSet::new();
    for kill in 0..KILLS {
        let mut child = command(Task::Write, home.path()).spawn().expect("a child");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        // Not before it has begun, and then at any moment.
        let mut random = [0; 2];
        RealWorld.fill(&mut random);
        let mut line = String::new();
        while output.read_line(&mut line).expect("it writes") > 0 && !line.contains("stored ") {
            line.clear();
        }
        std::thread::sleep(Duration::from_micros(u64::from(u16::from_le_bytes(random)) * 2));
        child.kill().expect("killed");
        child.wait().expect("gone");
        let rest = output.lines().map_while(Result::ok).map(|line| format!("{line}\n"));
        for line in std::iter::once(line.clone()).chain(rest) {
            // A line that was cut off was not read as saved by anyone.
            if let (Some((_, text)), true) = (line.split_once("stored "), line.ends_with(".\n")) {
                saved.insert(text.trim_end().to_owned());
            }
        }
        let library = Library::open(home.path(), Arc::new(RealWorld)).expect("it opens after a kill");
        let there = lines(&library, space);
        let lost: Vec<_> = saved.difference(&there).collect();
        assert!(lost.is_empty(), "lost by kill {kill}: {lost:?}");
        // What is shown without opening it is the same.
        let newest = saved.iter().next().expect("something was saved");
        assert_eq!(library.spaces(newest).expect("found").len(), 1, "{newest}");
    }
    assert!(saved.len() >= KILLS, "only {} were saved", saved.len());
}

#[test]
fn a_second_start_on_one_library_is_refused_and_told_whom_to_ask() {
    let home = tempfile::tempdir().expect("a folder");
    library_with_a_space(home.path());
    let library = Library::open(home.path(), Arc::new(RealWorld)).expect("a library");
    library.announce("http://127.0.0.1:1/focus").expect("announced");
    let open = || {
        let output = command(Task::Open, home.path()).output().expect("a child");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let said = open();
    assert!(said.contains("refused InUse Some(\"http://127.0.0.1:1/focus\")"), "{said}");
    drop(library);
    let said = open();
    assert!(said.contains("opened"), "{said}");
}
