//! The timeline: the log in moments, newest first.

use super::log::{self, Line};
use crate::columns::Json;
use crate::error::Result;
use crate::{Library, LibraryError, streams};
use plein_document::history::{Edit, moments, writers};
use plein_model::{ChapterId, DeviceId, EntryId, SpaceId};
use plein_protocol::StreamId;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A stretch of work by one person, or by people together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Its last edit: the Space right after it is the Space at this moment.
    pub id: EntryId,
    /// The last edit before it; none when it is the first.
    pub before: Option<EntryId>,
    /// When it began, in milliseconds since 1970; shown only.
    pub from: i64,
    /// When it ended.
    pub at: i64,
    /// Who worked, in order; those without a name are not in it.
    pub names: Vec<String>,
    /// All of it was made here.
    pub own: bool,
    /// The chapters that it was about.
    pub chapters: BTreeSet<ChapterId>,
    /// It was about title, summary, cover or themes too.
    pub head: bool,
    /// It brought something back.
    pub brought_back: bool,
}

/// A part of a timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moments {
    /// Newest first.
    pub moments: Vec<Moment>,
    /// There are older ones.
    pub more: bool,
}

/// In how many edits of a device one looks for the name of who wrote them.
const LOOK_FOR_A_NAME: usize = 40;

impl Library {
    /// The timeline of a Space, or of what is about one chapter of it: `most` moments, those before `before` when that
    /// is given.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::NoMoment`] when `before` is not the end of a moment.
    pub fn moments(
        &self,
        space: SpaceId,
        chapter: Option<&ChapterId>,
        before: Option<EntryId>,
        most: usize,
    ) -> Result<Moments> {
        let people = self.people(space)?;
        self.read(|connection| {
            let stream = streams::find(connection, StreamId::Space(space))?.ok_or(LibraryError::NoSpace(space))?;
            let log = log::read(connection, stream, chapter)?;
            let mut waiting = BTreeSet::new();
            let mut lines: Vec<(&Line, bool, Option<EntryId>)> = Vec::new();
            let mut previous = None;
            for line in &log {
                if line.marker {
                    waiting.insert(line.device);
                    continue;
                }
                let alone = waiting.remove(&line.device);
                if line.meant {
                    lines.push((line, alone, previous));
                }
                previous = Some(line.id);
            }
            let edits: Vec<_> =
                lines.iter().map(|(line, alone, _)| Edit { by: line.author, at: line.at, alone: *alone }).collect();
            let mut all = moments(&edits);
            if let Some(before) = before {
                let end = all.iter().position(|range| lines[range.end - 1].0.id == before);
                all.truncate(end.ok_or(LibraryError::NoMoment)?);
            }
            let first = all.len().saturating_sub(most);
            let moments = all[first..].iter().rev().map(|range| {
                let of = &lines[range.clone()];
                moment(connection, of, &people)
            });
            Ok(Moments { moments: moments.collect::<Result<_>>()?, more: first > 0 })
        })
    }

    fn people(&self, space: SpaceId) -> Result<BTreeMap<u64, String>> {
        self.look(space, |document| Ok(document.people()))
    }
}

fn moment(
    connection: &Connection,
    lines: &[(&Line, bool, Option<EntryId>)],
    people: &BTreeMap<u64, String>,
) -> Result<Moment> {
    let mut touched = connection.prepare_cached(include_str!("touched.sql"))?;
    let numbers: Vec<i64> = lines.iter().map(|(line, ..)| line.number).collect();
    let about = touched.query_map([Json(&numbers)], |row| row.get(0))?;
    let about: BTreeSet<String> = about.collect::<rusqlite::Result<_>>()?;
    let (Some((first, _, before)), Some((last, alone, _))) = (lines.first(), lines.last()) else {
        return Err(LibraryError::NoMoment);
    };
    Ok(Moment {
        id: last.id,
        before: *before,
        from: first.at,
        at: last.at,
        names: names(connection, lines.iter().map(|(line, ..)| *line), people)?,
        own: lines.iter().all(|(line, ..)| line.own),
        head: about.contains(""),
        chapters: about.into_iter().filter_map(|chapter| ChapterId::new(chapter).ok()).collect(),
        brought_back: *alone,
    })
}

/// The names of who wrote these edits, as far as the edits say so.
pub(super) fn names<'a>(
    connection: &Connection,
    lines: impl Iterator<Item = &'a Line>,
    people: &BTreeMap<u64, String>,
) -> Result<Vec<String>> {
    let mut body = connection.prepare_cached(include_str!("body.sql"))?;
    let mut looked: HashMap<DeviceId, (usize, bool)> = HashMap::new();
    let mut names: Vec<String> = Vec::new();
    for line in lines {
        let (times, found) = looked.entry(line.device).or_default();
        if *found || *times >= LOOK_FOR_A_NAME {
            continue;
        }
        *times += 1;
        let body: Vec<u8> = body.query_row([line.number], |row| row.get(0))?;
        for client in writers(&body).unwrap_or_default() {
            let Some(name) = people.get(&client).filter(|name| !name.is_empty()) else { continue };
            *found = true;
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
    }
    Ok(names)
}
