//! What was removed in the last thirty days, by whom and when. Nothing is deleted after that; it is only not offered any
//! more, and the timeline still has it.

use super::log;
use super::replay::Replay;
use crate::error::Result;
use crate::{Library, LibraryError, streams};
use plein_document::Document;
use plein_document::history::{PageBlock, Thing, Watch};
use plein_model::{ChapterId, EntryId, SpaceId};
use plein_protocol::StreamId;
use std::collections::BTreeMap;

/// For how long what was removed is offered.
const KEPT: i64 = 30 * 24 * 60 * 60 * 1000;

/// Something that was removed.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    /// What.
    pub what: RemovedWhat,
    /// The name of who removed it; empty when unknown.
    pub by: String,
    /// When, in milliseconds since 1970; shown only.
    pub at: i64,
    /// The edit right before: bringing it back from there gives what was removed.
    pub moment: EntryId,
}

/// What was removed.
#[derive(Debug, Clone, PartialEq)]
pub enum RemovedWhat {
    /// A chapter, its title, and how many blocks it holds.
    Chapter(ChapterId, String, usize),
    /// A block, as it was, and the title of the chapter it stood in.
    Block(Box<PageBlock>, String),
}

impl Library {
    /// What was removed from a Space in the last thirty days and has not come back, the last first. A block whose words
    /// went into another one (two paragraphs became one) was not removed for anyone, and is not told.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn trash(&self, space: SpaceId) -> Result<Vec<Removed>> {
        let since = self.0.world.now() - KEPT;
        let (stream, trash, made) = self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            let log = log::read(connection, stream, None)?;
            let edits: Vec<_> = log.iter().filter(|line| !line.marker).collect();
            let numbers: Vec<i64> = edits.iter().map(|line| line.number).collect();
            let Some(first) = edits.iter().position(|line| line.at >= since) else {
                return Ok((stream, Vec::new(), Vec::new()));
            };
            let begin = |client| -> Result<Replay<'_>> {
                match first.checked_sub(1) {
                    None => Replay::begin(connection, client, space, stream, &numbers, 0),
                    Some(before) => {
                        let mut replay = Replay::begin(connection, client, space, stream, &numbers, before)?;
                        replay.to(connection, before, |_, _, _| {})?;
                        Ok(replay)
                    }
                }
            };
            // Once to see what went when, once more to see what it was.
            let mut replay = begin(self.passing())?;
            let mut watch = Watch::begin(&replay.document);
            replay.to(connection, edits.len() - 1, |document, applied, at| watch.look(document, applied, &at))?;
            let (now, made) = (replay.document, replay.made);
            let mut by_edit: BTreeMap<usize, BTreeMap<ChapterId, Vec<Thing>>> = BTreeMap::new();
            for (thing, (chapter, at)) in watch.removed() {
                by_edit.entry(at).or_default().entry(chapter).or_default().push(thing);
            }
            let mut trash = Vec::new();
            let mut replay = begin(self.passing())?;
            for (at, things) in by_edit {
                let Some(before) = at.checked_sub(1) else { continue };
                replay.to(connection, before, |_, _, _| {})?;
                let was = things.iter().flat_map(|(chapter, things)| {
                    let was = look_at(&replay.document, chapter, things);
                    was.into_iter().map(|what| (chapter.clone(), what))
                });
                let was: Vec<_> = was.collect();
                replay.to(connection, at, |_, _, _| {})?;
                for (_, what) in was.into_iter().filter(|(chapter, what)| is_gone(what, chapter, &replay.document)) {
                    let by = removed_by(&now, &what);
                    trash.push(Removed { what, by, at: edits[at].at, moment: edits[before].id });
                }
            }
            Ok((stream, trash, made))
        })?;
        self.keep_checkpoints(stream, &made);
        Ok(trash.into_iter().rev().collect())
    }
}

/// What these things are in a chapter, as far as anything is in them.
fn look_at(document: &Document, chapter: &ChapterId, things: &[Thing]) -> Vec<RemovedWhat> {
    let Some(chapter) = document.page_chapter(chapter) else { return Vec::new() };
    let title = chapter.title.to_plain();
    let mut found = Vec::new();
    if things.contains(&Thing::Chapter(chapter.id.clone())) {
        found.push(RemovedWhat::Chapter(chapter.id.clone(), title.clone(), chapter.blocks.len()));
    }
    let blocks = chapter.blocks.into_iter().filter(|block| things.contains(&Thing::Block(block.id.clone())));
    let blocks = blocks.filter(|block| !block.texts.is_empty() || block.fields.contains_key("medium"));
    found.extend(blocks.map(|block| RemovedWhat::Block(Box::new(block), title.clone())));
    found
}

/// Whether it went, words and all.
fn is_gone(what: &RemovedWhat, chapter: &ChapterId, after: &Document) -> bool {
    let RemovedWhat::Block(block, _) = what else { return true };
    let Some(words) = block.texts.get("").map(plein_model::Text::to_plain) else { return true };
    let chapter = after.page_chapter(chapter);
    let mut texts = chapter.iter().flat_map(|chapter| &chapter.blocks).flat_map(|block| block.texts.values());
    words.trim().is_empty() || block.texts.len() > 1 || !texts.any(|text| text.to_plain().contains(&words))
}

fn removed_by(now: &Document, what: &RemovedWhat) -> String {
    match what {
        RemovedWhat::Block(block, _) => now.removed_by(&block.id),
        RemovedWhat::Chapter(id, ..) => {
            now.removed_chapters().into_iter().find(|chapter| chapter.id == *id).map(|chapter| chapter.removed_by)
        }
    }
    .unwrap_or_default()
}
