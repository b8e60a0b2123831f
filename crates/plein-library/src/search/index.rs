//! The index: which words stand in which chapter.
//!
//! Always holds, after a commit: `words` holds exactly the words of `texts`, each with the number of chapters that it
//! stands in; `found` and `word_parts` hold what is folded of the same. All of it can be made again from `texts`, and
//! `texts` from the documents.

use super::words::{VERSION, stems, words};
use crate::columns::space as key;
use crate::error::Result;
use crate::{Library, Origin, Write};
use plein_model::SpaceId;
use rusqlite::{Connection, OptionalExtension};
use std::collections::BTreeSet;

/// A run of text in a chapter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The block that it stands in; empty on the cover.
    pub block: String,
    /// Whether it weighs as a heading.
    pub heading: bool,
    /// Without line breaks.
    pub text: String,
}

/// Begins the spot of a line that weighs as a heading. No id has it.
const HEADING: char = '#';

impl Write<'_> {
    /// Makes a chapter (an empty id: the cover) be found by what it says now.
    pub(crate) fn index(&self, space: SpaceId, chapter: &str, title: &str, lines: &[Line], draft: bool) -> Result<()> {
        let text = joined(lines.iter().map(|line| line.text.as_str()));
        let spots: Vec<_> = lines
            .iter()
            .map(|line| if line.heading { format!("{HEADING}{}", line.block) } else { line.block.clone() })
            .collect();
        let spots = joined(spots.iter().map(String::as_str));
        let count = i64::try_from(text.split_whitespace().count()).unwrap_or(i64::MAX);
        let mut old = self.transaction.prepare_cached(include_str!("old.sql"))?;
        let old = old.query_row((key(space), chapter), |row| {
            Ok(Old {
                number: row.get(0)?,
                title: row.get(1)?,
                text: row.get(2)?,
                spots: row.get(3)?,
                draft: row.get(4)?,
            })
        });
        let number = match old.optional()? {
            None => {
                let mut add = self.transaction.prepare_cached(include_str!("add.sql"))?;
                let number = add.insert((key(space), chapter, title, &text, &spots, count, draft))?;
                self.recount(&BTreeSet::new(), &distinct(title, &text))?;
                number
            }
            Some(old) => {
                let same_words = old.title == title && old.text == text;
                if same_words && old.spots == spots && old.draft == draft {
                    return Ok(());
                }
                let mut change = self.transaction.prepare_cached(include_str!("change.sql"))?;
                change.execute((old.number, title, &text, &spots, count, draft))?;
                if same_words && old.spots.matches(HEADING).count() == spots.matches(HEADING).count() {
                    return Ok(());
                }
                self.transaction.prepare_cached(include_str!("unindex.sql"))?.execute([old.number])?;
                self.recount(&distinct(&old.title, &old.text), &distinct(title, &text))?;
                old.number
            }
        };
        enter(&self.transaction, number, title, &text, &spots)
    }

    /// Makes a chapter be found no longer.
    pub(crate) fn unindex(&self, space: SpaceId, chapter: &str) -> Result<()> {
        let mut old = self.transaction.prepare_cached(include_str!("old.sql"))?;
        let old = old.query_row((key(space), chapter), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
        old.optional()?.map_or(Ok(()), |(number, title, text): (i64, String, String)| self.leave(number, &title, &text))
    }

    /// Makes nothing of a Space be found any longer.
    pub(crate) fn unindex_all(&self, space: SpaceId) -> Result<()> {
        let mut all = self.transaction.prepare_cached(include_str!("all_of_space.sql"))?;
        let rows = all.query_map([key(space)], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let rows: Vec<(i64, String, String)> = rows.collect::<rusqlite::Result<_>>()?;
        rows.into_iter().try_for_each(|(number, title, text)| self.leave(number, &title, &text))
    }

    fn leave(&self, number: i64, title: &str, text: &str) -> Result<()> {
        self.transaction.prepare_cached(include_str!("unindex.sql"))?.execute([number])?;
        self.recount(&distinct(title, text), &BTreeSet::new())?;
        self.transaction.prepare_cached(include_str!("drop.sql"))?.execute([number])?;
        Ok(())
    }

    /// Notes that a chapter has other words than before.
    fn recount(&self, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Result<()> {
        recount(&self.transaction, before, now)
    }
}

impl Library {
    /// Makes the index anew from the texts of the chapters. [`Library::rebuild`] makes those from the entries.
    ///
    /// # Errors
    /// Those of the disk. Then the index is as it was.
    pub fn rebuild_search(&self) -> Result<()> {
        self.write(Origin::Import, |write| rebuild(&write.transaction))
    }
}

/// Makes the index anew when it was made by a version that folds or stems otherwise.
pub(crate) fn bring_up_to_date(connection: &mut Connection) -> Result<()> {
    let version: Option<i64> = connection.query_row(include_str!("version.sql"), [], |row| row.get(0)).optional()?;
    if version != Some(VERSION) {
        let transaction = connection.transaction()?;
        rebuild(&transaction)?;
        transaction.execute(include_str!("set_version.sql"), [VERSION])?;
        transaction.commit()?;
    }
    Ok(())
}

/// Makes the index anew from the texts.
pub(crate) fn rebuild(connection: &Connection) -> Result<()> {
    connection.execute_batch(include_str!("forget.sql"))?;
    let mut all = connection.prepare(include_str!("everything.sql"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let (number, title, text, spots): (i64, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        recount(connection, &BTreeSet::new(), &distinct(&title, &text))?;
        enter(connection, number, &title, &text, &spots)?;
    }
    Ok(())
}

fn recount(connection: &Connection, before: &BTreeSet<String>, now: &BTreeSet<String>) -> Result<()> {
    let mut more = connection.prepare_cached(include_str!("word_more.sql"))?;
    for word in now.difference(before) {
        let backwards: String = word.chars().rev().collect();
        let (number, chapters) =
            more.query_row((word, backwards), |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))?;
        if chapters == 1 {
            connection.prepare_cached(include_str!("word_new.sql"))?.execute((number, word))?;
            for stem in stems(word) {
                connection.prepare_cached(include_str!("stem_new.sql"))?.execute((stem, number))?;
            }
        }
    }
    let mut less = connection.prepare_cached(include_str!("word_less.sql"))?;
    for word in before.difference(now) {
        let left = less.query_row([word], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?))).optional()?;
        if let Some((number, ..=0)) = left {
            for stem in stems(word) {
                connection.prepare_cached(include_str!("stem_gone.sql"))?.execute((stem, number))?;
            }
            connection.prepare_cached(include_str!("word_parts_gone.sql"))?.execute([number])?;
            connection.prepare_cached(include_str!("word_gone.sql"))?.execute([number])?;
        }
    }
    Ok(())
}

/// Puts what is folded of a chapter in the index.
fn enter(connection: &Connection, number: i64, title: &str, text: &str, spots: &str) -> Result<()> {
    let (mut headings, mut rest) = (String::new(), String::new());
    for (line, spot) in text.split('\n').zip(spots.split('\n')) {
        folded(line, if spot.starts_with(HEADING) { &mut headings } else { &mut rest });
    }
    let mut heading = String::new();
    folded(title, &mut heading);
    connection.prepare_cached(include_str!("index.sql"))?.execute((number, heading, headings, rest))?;
    Ok(())
}

fn folded(text: &str, into: &mut String) {
    for word in words(text) {
        into.push_str(&word.word);
        into.push(' ');
    }
}

fn distinct(title: &str, text: &str) -> BTreeSet<String> {
    words(title).chain(words(text)).map(|word| word.word).collect()
}

/// The lines of a text, each with the block that it stands in.
pub(crate) fn lines<'a>(text: &'a str, spots: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.split('\n').zip(spots.split('\n')).map(|(line, spot)| (line, spot.trim_start_matches(HEADING)))
}

fn joined<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    parts.collect::<Vec<_>>().join("\n")
}

struct Old {
    number: i64,
    title: String,
    text: String,
    spots: String,
    draft: bool,
}
