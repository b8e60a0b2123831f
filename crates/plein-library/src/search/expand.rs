//! What a person typed, and the words of the library that may be meant by it.

use super::words::{core, is_near, stems, words};
use crate::error::Result;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::ops::Range;

/// More words than this in one search are left out.
const MOST_WORDS: usize = 12;
/// A word this long is looked for inside other words.
const INSIDE: usize = 4;
/// A word this long may have a letter wrong.
const NEAR: usize = 4;

/// One word that was typed, with what else it may stand for. All folded.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Wish {
    /// As typed; words that begin with it are meant too.
    pub word: String,
    /// Other inflections of it.
    pub inflected: BTreeSet<String>,
    /// Words that hold it, or its stem, somewhere.
    pub compounds: BTreeSet<String>,
    /// In about how many chapters those stand.
    pub spread: f64,
    /// Words that are one letter from it.
    pub near: BTreeSet<String>,
    /// What to look for inside a word.
    pub(super) needles: Vec<String>,
}

/// How freely a search takes what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Freedom {
    /// The word itself, what begins with it, and its inflections.
    Close,
    /// Compounds too.
    Inside,
    /// What is one letter from it, too.
    Near,
}

impl Wish {
    /// The words of a search, each with what is known about it without much looking.
    pub(crate) fn all(connection: &Connection, typed: &str) -> Result<Vec<Self>> {
        let mut seen = BTreeSet::new();
        let typed: Vec<_> = words(typed).map(|word| word.word).filter(|word| seen.insert(word.clone())).collect();
        typed.into_iter().take(MOST_WORDS).map(|word| Self::of(connection, word)).collect()
    }

    fn of(connection: &Connection, word: String) -> Result<Self> {
        let mut wish = Self { word, ..Self::default() };
        let mut with_stem = connection.prepare_cached(include_str!("with_stem.sql"))?;
        for stem in stems(&wish.word) {
            for other in with_stem.query_map([stem], |row| row.get::<_, String>(0))? {
                let other = other?;
                if !other.starts_with(&wish.word) {
                    wish.inflected.insert(other);
                }
            }
        }
        if wish.word.chars().count() >= INSIDE {
            wish.needles = std::iter::once(wish.word.clone()).chain(core(&wish.word)).collect();
            let mut inside = connection.prepare_cached(include_str!("inside.sql"))?;
            for needle in &wish.needles {
                let rows = inside
                    .query_map([format!("\"{needle}\"")], |row| Ok((row.get::<_, String>(0)?, row.get::<_, f64>(1)?)));
                for row in rows? {
                    let (other, chapters) = row?;
                    if !other.starts_with(&wish.word)
                        && !wish.inflected.contains(&other)
                        && wish.compounds.insert(other)
                    {
                        wish.spread += chapters;
                    }
                }
            }
        }
        Ok(wish)
    }

    /// Looks for words that are one letter away: one half of the word is right then, whatever is wrong.
    pub(crate) fn look_near(&mut self, connection: &Connection) -> Result<()> {
        let letters: Vec<char> = self.word.chars().collect();
        if letters.len() < NEAR {
            return Ok(());
        }
        let middle = letters.len() / 2;
        let first: String = letters[..middle].iter().collect();
        let last: String = letters[middle + 1..].iter().rev().collect();
        let shortest = i64::try_from(letters.len() - 1).unwrap_or(i64::MAX);
        for (half, sql) in [(&first, include_str!("starting.sql")), (&last, include_str!("ending.sql"))] {
            let mut candidates = connection.prepare_cached(sql)?;
            let candidates = candidates.query_map((half, after(half), shortest), |row| row.get::<_, String>(0))?;
            near(&self.word, candidates, &mut self.near)?;
        }
        // In a compound, the half that is right stands somewhere inside.
        if middle >= 3 {
            let mut candidates = connection.prepare_cached(include_str!("holding.sql"))?;
            let candidates = candidates.query_map((format!("\"{first}\""), shortest), |row| row.get::<_, String>(0))?;
            near(&self.word, candidates, &mut self.near)?;
        }
        Ok(())
    }

    /// In about how many chapters the word itself, and what begins with it, stands.
    pub(crate) fn frequency(&self, connection: &Connection) -> Result<f64> {
        let mut statement = connection.prepare_cached(include_str!("beginning.sql"))?;
        Ok(statement.query_row((&self.word, after(&self.word)), |row| row.get(0))?)
    }

    /// Whether more freedom finds more.
    pub(crate) fn gains(&self, freedom: Freedom) -> bool {
        match freedom {
            Freedom::Close => true,
            Freedom::Inside => !self.compounds.is_empty(),
            Freedom::Near => !self.near.is_empty(),
        }
    }

    /// As FTS5 wants it. Folded words have letters and digits only, so nothing in them is syntax.
    pub(crate) fn expression(&self, freedom: Freedom) -> String {
        let mut words = vec![format!("\"{}\"*", self.word)];
        let more = [(Freedom::Close, &self.inflected), (Freedom::Inside, &self.compounds), (Freedom::Near, &self.near)];
        for (_, others) in more.into_iter().filter(|(from, _)| *from <= freedom) {
            words.extend(others.iter().take(64).map(|word| format!("\"{word}\"")));
        }
        format!("({})", words.join(" OR "))
    }

    /// The part of a folded word that answers this wish, and how freely; in bytes.
    pub(crate) fn part_of(&self, word: &str) -> Option<(Freedom, Range<usize>)> {
        let all = 0..word.len();
        if word.starts_with(&self.word) {
            Some((Freedom::Close, 0..self.word.len()))
        } else if self.inflected.contains(word) {
            Some((Freedom::Close, all))
        } else if self.compounds.contains(word) {
            let part = self.needles.iter().find_map(|needle| word.find(needle).map(|at| at..at + needle.len()));
            Some((Freedom::Inside, part.unwrap_or(all)))
        } else if self.near.contains(word) {
            Some((Freedom::Near, all))
        } else {
            None
        }
    }
}

fn near(
    typed: &str,
    candidates: impl Iterator<Item = rusqlite::Result<String>>,
    near: &mut BTreeSet<String>,
) -> Result<()> {
    for candidate in candidates {
        let candidate = candidate?;
        if candidate != typed && is_near(typed, &candidate) {
            near.insert(candidate);
        }
    }
    Ok(())
}

/// The first text after all that begin with `beginning`.
fn after(beginning: &str) -> String {
    format!("{beginning}\u{10ffff}")
}

#[cfg(test)]
mod tests {
    use super::{Freedom, Wish};

    #[test]
    fn the_part_that_was_meant_is_told() {
        let wish = Wish {
            word: "veiligheid".into(),
            compounds: ["patientveiligheid".into()].into(),
            near: ["vieligheid".into()].into(),
            needles: vec!["veiligheid".into()],
            ..Wish::default()
        };
        assert_eq!(wish.part_of("veiligheidsbril"), Some((Freedom::Close, 0..10)));
        assert_eq!(wish.part_of("patientveiligheid"), Some((Freedom::Inside, 7..17)));
        assert_eq!(wish.part_of("vieligheid"), Some((Freedom::Near, 0..10)));
        // Not among the words that were looked up: another search's business.
        assert_eq!(wish.part_of("onveiligheid"), None);
    }

    #[test]
    fn more_freedom_takes_in_more_words() {
        let wish = Wish { word: "a".into(), compounds: ["ba".into()].into(), ..Wish::default() };
        assert_eq!(wish.expression(Freedom::Close), "(\"a\"*)");
        assert_eq!(wish.expression(Freedom::Near), "(\"a\"* OR \"ba\")");
    }
}
