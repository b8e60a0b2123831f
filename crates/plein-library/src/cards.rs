//! Cards: what the library shows of each Space without opening it, and finding.

use crate::columns::{Hash, Id, Json, space as key};
use crate::error::Result;
use crate::place::{self, Whereabouts};
use crate::{Library, LibraryError};
use plein_model::{MediumId, SpaceId};
use rusqlite::{Connection, Row};
use std::collections::HashMap;

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
    /// Subjects, in order.
    pub themes: Vec<String>,
    /// How many chapters are in their place.
    pub chapters: u64,
    /// The names of who wrote in it, in order.
    pub authors: Vec<String>,
    /// When it was last worked in, in milliseconds since 1970; shown only.
    pub updated_at: i64,
    /// Where the work in it is.
    pub whereabouts: Whereabouts,
    /// Made here.
    pub mine: bool,
    /// The Space that teaches by example.
    pub welcome: bool,
    /// When it was removed, if it was.
    pub removed_at: Option<i64>,
    /// The text around what was searched for.
    pub excerpt: Option<String>,
}

impl Library {
    /// The Spaces that are in sight. Without words to find: all, the last worked in first. With: those in which all of
    /// them stand together in a chapter or on the cover, the best first; the last word may be unfinished, and accents
    /// do not count.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn spaces(&self, find: &str) -> Result<Vec<Card>> {
        self.read(|connection| {
            let cards = cards(connection, false, None)?;
            let Some(query) = query(find) else { return Ok(cards) };
            let mut cards: HashMap<SpaceId, Card> = cards.into_iter().map(|card| (card.space, card)).collect();
            let mut statement = connection.prepare_cached(include_str!("cards/find.sql"))?;
            let mut rows = statement.query([query])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                // Each Space once, with its best place.
                if let Some(mut card) = cards.remove(&SpaceId::from_uuid(row.get::<_, Id>(0)?.0)) {
                    card.excerpt = Some(row.get::<_, String>(2)?).filter(|excerpt| !excerpt.is_empty());
                    found.push(card);
                }
            }
            Ok(found)
        })
    }

    /// The Spaces that were removed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn removed(&self) -> Result<Vec<Card>> {
        self.read(|connection| cards(connection, true, None))
    }

    /// One card, of a Space in sight or removed.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn card(&self, space: SpaceId) -> Result<Card> {
        self.read(|connection| {
            let mut cards = cards(connection, false, Some(space))?;
            if cards.is_empty() {
                cards = self::cards(connection, true, Some(space))?;
            }
            cards.pop().ok_or(LibraryError::NoSpace(space))
        })
    }
}

fn cards(connection: &Connection, removed: bool, space: Option<SpaceId>) -> Result<Vec<Card>> {
    let mut statement = connection.prepare_cached(include_str!("cards/all.sql"))?;
    let cards = statement.query_map((removed, space.map(key)), card)?.collect::<rusqlite::Result<Vec<_>>>()?;
    cards.into_iter().map(|card| Ok(Card { whereabouts: place::of_space(connection, card.space)?, ..card })).collect()
}

/// Reads a row of `all.sql`.
fn card(row: &Row<'_>) -> rusqlite::Result<Card> {
    Ok(Card {
        space: SpaceId::from_uuid(row.get::<_, Id>(0)?.0),
        title: row.get(1)?,
        summary: row.get(2)?,
        cover: row.get::<_, Option<Hash>>(3)?.map(|hash| hash.medium()),
        themes: row.get::<_, Json<_>>(4)?.0,
        authors: row.get::<_, Json<_>>(5)?.0,
        updated_at: row.get(6)?,
        mine: row.get(7)?,
        welcome: row.get(8)?,
        removed_at: row.get(9)?,
        chapters: row.get::<_, crate::columns::Num>(10)?.0,
        whereabouts: Whereabouts::OnlyHere,
        excerpt: None,
    })
}

/// What a person typed, as words that must all be there. Nothing in it is taken as the syntax of a search.
fn query(find: &str) -> Option<String> {
    let words = find.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).take(16);
    let words: Vec<_> = words.map(|word| format!("\"{}\"*", word.replace('"', " "))).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
