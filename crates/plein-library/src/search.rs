//! Finding: from what a person types to the Spaces, chapters and lines in which it stands.
//!
//! A word finds itself, what begins with it, its inflections, the compounds that hold it and, when there is little
//! else, what is one letter from it. All words must stand together in a chapter or on the cover. Titles weigh more than
//! headings, and those more than text; what is closer to what was typed weighs more.
//!
//! Deliberately absent: the syntax of a search. Whatever is typed is words.

mod excerpt;
mod expand;
mod index;
mod words;

pub use excerpt::Piece;
pub(crate) use index::{Line, bring_up_to_date, rebuild};
pub(crate) use words::fold;

use crate::columns::Id;
use crate::error::Result;
use expand::{Freedom, Wish};
use plein_model::{BlockId, ChapterId, SpaceId};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// A search that is answered with more Spaces than this is cut.
const MOST_SPACES: usize = 60;
/// The most places that are told of one Space.
const MOST_PLACES: usize = 3;
/// The most rows that are looked at.
const MOST_ROWS: i64 = 300;
/// A word that stands in more chapters than this ranks nothing: titles first, then the newest.
const COMMON: f64 = 1000.0;
/// With fewer places than this, words one letter away are looked for too.
const FEW: usize = 8;
/// Words on the cover weigh more than those of a chapter.
const COVER: f64 = 1.5;

/// Where something was found in a Space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAt {
    /// In which chapter; none: on the cover.
    pub chapter: Option<ChapterId>,
    /// The title of the chapter, or of the Space.
    pub title: Vec<Piece>,
    /// In which block the excerpt stands.
    pub block: Option<BlockId>,
    /// The text around it; empty when only the title answers.
    pub excerpt: Vec<Piece>,
}

/// A Space in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    pub space: SpaceId,
    /// The best first.
    pub places: Vec<FoundAt>,
    /// How many places more there are.
    pub more: usize,
}

/// What was found, the best first; nothing was asked when there is no word in `typed`. Only Spaces that `allowed` lets
/// through.
pub(crate) fn find(
    connection: &Connection,
    typed: &str,
    allowed: impl Fn(SpaceId) -> bool,
) -> Result<Option<Vec<Found>>> {
    let mut wishes = Wish::all(connection, typed)?;
    if wishes.is_empty() {
        return Ok(None);
    }
    let mut scores = HashMap::new();
    let frequencies = wishes.iter().map(|wish| wish.frequency(connection)).collect::<Result<Vec<_>>>()?;
    let common = frequencies.iter().copied().fold(f64::MAX, f64::min);
    let spread = wishes.iter().zip(&frequencies).map(|(wish, own)| own + wish.spread).fold(f64::MAX, f64::min);
    collect(connection, &wishes, Freedom::Close, common > COMMON, &mut scores)?;
    if wishes.iter().any(|wish| wish.gains(Freedom::Inside)) {
        collect(connection, &wishes, Freedom::Inside, spread > COMMON, &mut scores)?;
    }
    if scores.len() < FEW {
        wishes.iter_mut().try_for_each(|wish| wish.look_near(connection))?;
        if wishes.iter().any(|wish| wish.gains(Freedom::Near)) {
            collect(connection, &wishes, Freedom::Near, false, &mut scores)?;
        }
    }
    let spaces = by_space(connection, scores, allowed)?;
    spaces.into_iter().map(|rows| rows.show(connection, &wishes)).collect::<Result<Vec<_>>>().map(Some)
}

/// Adds the rows that answer all wishes, with how well they do: higher is better.
fn collect(
    connection: &Connection,
    wishes: &[Wish],
    freedom: Freedom,
    common: bool,
    scores: &mut HashMap<i64, f64>,
) -> Result<()> {
    let closeness = match freedom {
        Freedom::Close => 1.0,
        Freedom::Inside => 0.7,
        // Whatever is right comes before what may be a slip.
        Freedom::Near => 0.01,
    };
    let all: Vec<_> = wishes.iter().map(|wish| wish.expression(freedom)).collect();
    let all = all.join(" AND ");
    let ranked = include_str!("search/ranked.sql");
    let queries = if common {
        vec![(ranked, format!("{{title headings}} : ({all})")), (include_str!("search/newest.sql"), all)]
    } else {
        vec![(ranked, all)]
    };
    for (sql, expression) in queries {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query((expression, MOST_ROWS))?;
        while let Some(row) = rows.next()? {
            let score = -row.get::<_, f64>(1)? * closeness;
            let best = scores.entry(row.get(0)?).or_insert(score);
            *best = best.max(score);
        }
    }
    Ok(())
}

/// The rows of one Space.
struct Rows {
    space: SpaceId,
    score: f64,
    rows: Vec<Row>,
}

struct Row {
    number: i64,
    chapter: String,
    title: String,
    score: f64,
}

/// The best Spaces, each with its rows, the best first.
fn by_space(
    connection: &Connection,
    scores: HashMap<i64, f64>,
    allowed: impl Fn(SpaceId) -> bool,
) -> Result<Vec<Rows>> {
    let mut scores: Vec<_> = scores.into_iter().collect();
    scores.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(b.cmp(a)));
    let mut spaces: HashMap<SpaceId, Rows> = HashMap::new();
    let mut place = connection.prepare_cached(include_str!("search/place.sql"))?;
    for (number, score) in scores {
        let row = place.query_row([number], |row| Ok((row.get::<_, Id>(0)?, row.get(1)?, row.get(2)?))).optional()?;
        // The row of a Space that was removed.
        let Some((space, chapter, title)): Option<(Id, String, String)> = row else { continue };
        let space = SpaceId::from_uuid(space.0);
        if !allowed(space) || (spaces.len() >= MOST_SPACES && !spaces.contains_key(&space)) {
            continue;
        }
        let score = if chapter.is_empty() { score * COVER } else { score };
        let rows = spaces.entry(space).or_insert_with(|| Rows { space, score, rows: Vec::new() });
        rows.score = rows.score.max(score);
        rows.rows.push(Row { number, chapter, title, score });
    }
    let mut spaces: Vec<_> = spaces.into_values().collect();
    spaces.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.space.cmp(&a.space)));
    for space in &mut spaces {
        space.rows.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.number.cmp(&b.number)));
    }
    Ok(spaces)
}

impl Rows {
    fn show(self, connection: &Connection, wishes: &[Wish]) -> Result<Found> {
        let mut text = connection.prepare_cached(include_str!("search/text.sql"))?;
        let more = self.rows.len().saturating_sub(MOST_PLACES);
        let places = self.rows.into_iter().take(MOST_PLACES).map(|row| {
            let (lines, spots): (String, String) =
                text.query_row([row.number], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let best = excerpt::best(index::lines(&lines, &spots), wishes);
            let (spot, excerpt) = best.unwrap_or_default();
            let title = excerpt::marked(&row.title, wishes);
            Ok(FoundAt { chapter: ChapterId::new(row.chapter).ok(), title, block: BlockId::new(spot).ok(), excerpt })
        });
        Ok(Found { space: self.space, places: places.collect::<Result<_>>()?, more })
    }
}
