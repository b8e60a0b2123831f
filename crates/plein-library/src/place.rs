//! Where the work is. Always honest: "on the hub" only with a receipt for every entry, and every medium durable there.

use crate::columns::{Hash, Json, Num, Text, space as key};
use crate::error::Result;
use crate::sharing;
use crate::{Library, LibraryError};
use plein_model::{ChapterId, MediumId, SpaceId};
use plein_protocol::{Code, Grant, Role, StreamId};
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Where the work in a Space or a chapter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// On this computer and nowhere else, and nothing is going to change that by itself.
    OnlyHere,
    /// Not everything is on the hub yet.
    OnItsWay,
    /// Everything is on the hub, durably.
    OnHub,
    /// So is it, and the hub has something newer that is not here yet.
    Newer,
}

/// Where the work in a Space is, and who can see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// For the Space as a whole.
    pub space: Whereabouts,
    /// For each chapter that is in its place.
    pub chapters: BTreeMap<ChapterId, Whereabouts>,
    /// With whom it is shared.
    pub shared_with: Vec<Grant>,
    /// What one may do with it on the hub; none when it is only here, or the hub says nothing about it (any more).
    pub role: Option<Role>,
    /// Why the hub takes nothing more, when it does not. The work is here, and can be exported.
    pub refused: Option<Code>,
    /// Pictures and films that it shows and that stay here until somebody says that they show no patient.
    pub unchecked: Vec<MediumId>,
}

struct Standing {
    stream: i64,
    shared: bool,
    newer: bool,
    role: Option<Role>,
    refused: Option<Code>,
}

impl Standing {
    fn of(connection: &Connection, space: SpaceId) -> Result<Self> {
        let mut statement = connection.prepare_cached(include_str!("place/stream.sql"))?;
        let standing = statement.query_row([Text(StreamId::Space(space))], |row| {
            Ok(Self {
                stream: row.get(0)?,
                newer: row.get::<_, Num>(2)?.0 > row.get::<_, Num>(1)?.0,
                role: row.get::<_, Option<Json<_>>>(3)?.map(|role| role.0),
                refused: row.get::<_, Option<Json<_>>>(4)?.map(|code| code.0),
                shared: row.get(5)?,
            })
        });
        standing.optional()?.ok_or(LibraryError::NoSpace(space))
    }

    fn whereabouts(&self, all_there: bool) -> Whereabouts {
        match all_there {
            _ if !self.shared => Whereabouts::OnlyHere,
            false if self.refused.is_some() => Whereabouts::OnlyHere,
            false => Whereabouts::OnItsWay,
            true if self.newer => Whereabouts::Newer,
            true => Whereabouts::OnHub,
        }
    }

    /// The chapters (an empty text is the Space itself) of which something is not on the hub.
    fn under_way(&self, connection: &Connection, space: SpaceId) -> Result<BTreeSet<String>> {
        let mut chapters = BTreeSet::new();
        let mut unplaced = connection.prepare_cached(include_str!("place/unplaced.sql"))?;
        for chapter in unplaced.query_map([self.stream], |row| row.get(0))? {
            chapters.insert(chapter?);
        }
        let mut media = connection.prepare_cached(include_str!("place/media_under_way.sql"))?;
        for chapter in media.query_map((key(space), self.stream), |row| row.get(0))? {
            chapters.insert(chapter?);
        }
        Ok(chapters)
    }

    fn all_there(&self, connection: &Connection, under_way: &BTreeSet<String>) -> Result<bool> {
        let mut any = connection.prepare_cached(include_str!("place/any_unplaced.sql"))?;
        Ok(under_way.is_empty() && !any.query_row([self.stream], |row| row.get::<_, bool>(0))?)
    }
}

pub(crate) fn unchecked(connection: &Connection, space: SpaceId, stream: i64) -> Result<Vec<MediumId>> {
    let mut statement = connection.prepare_cached(include_str!("place/unchecked.sql"))?;
    let media = statement.query_map((key(space), stream), |row| Ok(row.get::<_, Hash>(0)?.medium()))?;
    Ok(media.collect::<rusqlite::Result<_>>()?)
}

/// For a Space as a whole.
pub(crate) fn of_space(connection: &Connection, space: SpaceId) -> Result<Whereabouts> {
    let standing = Standing::of(connection, space)?;
    if !standing.shared {
        return Ok(Whereabouts::OnlyHere);
    }
    let under_way = standing.under_way(connection, space)?;
    Ok(standing.whereabouts(standing.all_there(connection, &under_way)?))
}

impl Library {
    /// Where the work in a Space is, as a whole and for each chapter.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn place(&self, space: SpaceId) -> Result<Place> {
        self.read(|connection| {
            let standing = Standing::of(connection, space)?;
            let under_way = standing.under_way(connection, space)?;
            let mut chapters = BTreeMap::new();
            let mut statement = connection.prepare_cached(include_str!("place/chapters.sql"))?;
            for chapter in statement.query_map([key(space)], |row| row.get::<_, String>(0))? {
                let chapter = chapter?;
                let whereabouts = standing.whereabouts(!under_way.contains(&chapter));
                if let Ok(id) = ChapterId::new(chapter) {
                    chapters.insert(id, whereabouts);
                }
            }
            Ok(Place {
                space: standing.whereabouts(standing.all_there(connection, &under_way)?),
                chapters,
                shared_with: sharing::grants(connection, standing.stream)?,
                role: standing.role,
                refused: standing.refused,
                unchecked: unchecked(connection, space, standing.stream)?,
            })
        })
    }
}
