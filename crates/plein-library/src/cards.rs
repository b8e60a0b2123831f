//! Cards: what the library shows of each Space without opening it.

use crate::columns::{Hash, Id, Json, Num, space as key};
use crate::error::Result;
use crate::place::{self, Whereabouts};
use crate::search::FoundAt;
use crate::{Library, LibraryError};
use plein_model::{MediumId, SpaceId};
use rusqlite::{Connection, OptionalExtension, Row};

/// What the library shows of a Space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Which.
    pub space: SpaceId,
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub summary: String,
    /// A picture, when there is one.
    pub cover: Option<MediumId>,
    /// The point of the cover that stays in view, in 1/10000 of it.
    pub focus: Option<(u16, u16)>,
    /// Subjects, in order.
    pub themes: Vec<String>,
    /// How many chapters are in their place.
    pub chapters: u64,
    /// How many of them are drafts.
    pub drafts: u64,
    /// The names of who wrote in it, in order.
    pub authors: Vec<String>,
    /// When it was last worked in, in milliseconds since 1970; shown only.
    pub updated_at: i64,
    /// When it was last opened on this computer.
    pub opened_at: Option<i64>,
    /// Where the work in it is.
    pub whereabouts: Whereabouts,
    /// Made here.
    pub mine: bool,
    /// The Space that teaches by example.
    pub welcome: bool,
    /// Made to begin others from.
    pub template: bool,
    /// Put out of the way on this computer.
    pub archived: bool,
    /// When it was removed, if it was.
    pub removed_at: Option<i64>,
    /// Where in it what was searched for was found, the best first; at most three places.
    pub found: Vec<FoundAt>,
    /// In how many places more.
    pub found_more: u64,
}

impl Library {
    /// The Spaces that were removed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn removed(&self) -> Result<Vec<Card>> {
        self.read(|connection| all(connection, true)?.into_iter().map(|card| placed(connection, card)).collect())
    }

    /// One card, of a Space in sight or removed.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn card(&self, space: SpaceId) -> Result<Card> {
        self.read(|connection| query_one(connection, space, true)?.ok_or(LibraryError::NoSpace(space)))
    }
}

/// All cards, the last worked in first; still without where the work is.
pub(crate) fn all(connection: &Connection, removed: bool) -> Result<Vec<Card>> {
    let mut statement = connection.prepare_cached(include_str!("cards/all.sql"))?;
    Ok(statement.query_map([removed], card)?.collect::<rusqlite::Result<_>>()?)
}

/// The card of a Space in sight.
pub(crate) fn one(connection: &Connection, space: SpaceId) -> Result<Option<Card>> {
    query_one(connection, space, false)
}

fn query_one(connection: &Connection, space: SpaceId, removed_too: bool) -> Result<Option<Card>> {
    let mut statement = connection.prepare_cached(include_str!("cards/one.sql"))?;
    let card = statement.query_row((key(space), removed_too), card).optional()?;
    card.map(|card| placed(connection, card)).transpose()
}

/// The same card, with where the work in it is.
pub(crate) fn placed(connection: &Connection, card: Card) -> Result<Card> {
    Ok(Card { whereabouts: place::of_space(connection, card.space)?, ..card })
}

/// Reads a row of `all.sql` or `one.sql`.
fn card(row: &Row<'_>) -> rusqlite::Result<Card> {
    Ok(Card {
        space: SpaceId::from_uuid(row.get::<_, Id>(0)?.0),
        title: row.get(1)?,
        summary: row.get(2)?,
        cover: row.get::<_, Option<Hash>>(3)?.map(|hash| hash.medium()),
        focus: row.get::<_, Option<u16>>(15)?.zip(row.get(16)?),
        themes: row.get::<_, Json<_>>(4)?.0,
        authors: row.get::<_, Json<_>>(5)?.0,
        updated_at: row.get(6)?,
        mine: row.get(7)?,
        welcome: row.get(8)?,
        removed_at: row.get(9)?,
        template: row.get(10)?,
        archived: row.get(11)?,
        opened_at: row.get(12)?,
        chapters: row.get::<_, Num>(13)?.0,
        drafts: row.get::<_, Num>(14)?.0,
        whereabouts: Whereabouts::OnlyHere,
        found: Vec::new(),
        found_more: 0,
    })
}
