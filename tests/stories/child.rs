//! A Plein in a process of its own: this very program, started again for one test.

use plein_library::{Library, LibraryError, Origin};
use plein_model::{Content, Text, TextKind};
use plein_protocol::world::RealWorld;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

const TASK: &str = "PLEIN_STORY_TASK";
const HOME: &str = "PLEIN_STORY_HOME";

/// What the child is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// Write, and print each piece of text once it is stored, until it is killed or cannot.
    Write,
    /// Open the library and say what came of it.
    Open,
}

/// The program for a child, in words for a shell: to be completed with limits.
pub fn command(task: Task, home: &Path) -> Command {
    let mut command = Command::new(program());
    prepare(&mut command, task, home);
    command
}

pub fn program() -> PathBuf {
    std::env::current_exe().expect("this program")
}

/// Arguments and environment of a child.
pub fn prepare(command: &mut Command, task: Task, home: &Path) {
    command.args(["--exact", "child::child", "--nocapture", "--quiet"]);
    command.env(TASK, format!("{task:?}")).env(HOME, home).stdin(Stdio::null()).stdout(Stdio::piped());
}

/// Not a story: what a child does. Without a task there is nothing to do.
#[test]
fn child() {
    let (Ok(task), Some(home)) = (std::env::var(TASK), std::env::var_os(HOME)) else { return };
    let opened = Library::open(Path::new(&home), Arc::new(RealWorld));
    match (task.as_str(), opened) {
        ("Write", Ok(library)) => write(&library),
        ("Open", Ok(_)) => say("opened"),
        (_, Err(error)) => say(&format!("refused {}", name(&error))),
        (other, Ok(_)) => panic!("no such task: {other}"),
    }
}

/// Edits without end, each printed only after it is stored.
fn write(library: &Library) {
    let space = library.spaces("").expect("spaces")[0].space;
    let chapter = library.model(space).expect("a Space").chapters[0].id.clone();
    let start = library.model(space).expect("a Space").chapters[0].blocks.len();
    for n in start.. {
        let text = format!("Regel {n} van proces {}.", std::process::id());
        let block = crate::people::block(Content::Text { kind: TextKind::Paragraph, text: Text::plain(&text) });
        match library.write(Origin::Window, |write| write.append_blocks(space, &chapter, &[block])) {
            Ok(()) => say(&format!("stored {text}")),
            Err(error) => {
                say(&format!("refused {}", name(&error)));
                // What was there before is still to be read.
                let read = library.model(space).expect("it can still be read").chapters[0].blocks.len();
                say(&format!("still {read}"));
                return;
            }
        }
    }
}

fn name(error: &LibraryError) -> String {
    match error {
        LibraryError::DiskFull => "DiskFull".into(),
        LibraryError::ReadOnly => "ReadOnly".into(),
        LibraryError::InUse { address } => format!("InUse {address:?}"),
        other => format!("{other:?}"),
    }
}

fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).expect("somebody listens");
}
