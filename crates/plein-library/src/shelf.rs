//! The shelf: which Spaces a person wants to see, and in what order.

use crate::cards::{Card, all, one, placed};
use crate::columns::{Json, space as key};
use crate::error::Result;
use crate::place::Whereabouts;
use crate::{Library, Origin, What, search};
use plein_model::SpaceId;
use rusqlite::Connection;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

/// What a person wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Words to find; without any, everything.
    pub find: String,
    /// Only Spaces with this theme, however it is spelled.
    pub theme: Option<String>,
    /// Only Spaces in which this person wrote.
    pub author: Option<String>,
    /// Only these.
    pub which: Which,
    /// In what order; what was searched for comes in the order of how well it answers.
    pub sort: Sort,
}

/// A sort of Spaces.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All, but for what is archived and for templates; a search finds those too.
    #[default]
    All,
    /// Made here.
    Mine,
    /// Made by others.
    Others,
    /// Only on this computer.
    OnlyHere,
    /// Shared, wherever they are on their way.
    Shared,
    /// With a chapter that is a draft.
    Drafts,
    /// To begin others from.
    Templates,
    /// Put out of the way on this computer.
    Archived,
}

/// An order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// The last worked in first.
    #[default]
    Updated,
    /// The last opened on this computer first.
    Opened,
    /// By title.
    Title,
    /// The longest not opened first, beginning with what was never opened.
    Unopened,
}

/// A theme or a person, and in how many Spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// As most Spaces spell it.
    pub name: String,
    /// How many Spaces.
    pub spaces: u64,
}

/// By what the Spaces of a library can be told apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subjects {
    /// The most used first.
    pub themes: Vec<Subject>,
    /// The most active first.
    pub authors: Vec<Subject>,
}

impl Library {
    /// The Spaces that are wanted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn shelf(&self, wanted: &Shelf) -> Result<Vec<Card>> {
        self.read(|connection| match found(connection, wanted)? {
            Some(cards) => Ok(cards),
            None => {
                let mut cards = Vec::new();
                for card in all(connection, false)? {
                    if (wanted.which != Which::All || !(card.archived || card.template)) && wanted.fits(&card) {
                        let card = placed(connection, card)?;
                        if wanted.stands(card.whereabouts) {
                            cards.push(card);
                        }
                    }
                }
                wanted.sort.put_in_order(&mut cards);
                Ok(cards)
            }
        })
    }

    /// The Spaces in sight in which `find` is found; all of them without words.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn spaces(&self, find: &str) -> Result<Vec<Card>> {
        self.shelf(&Shelf { find: find.to_owned(), ..Shelf::default() })
    }

    /// The themes and the authors of all Spaces that are not removed. What is spelled alike but for case and accents is
    /// one.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn subjects(&self) -> Result<Subjects> {
        self.read(|connection| {
            let (mut themes, mut authors) = (Tally::default(), Tally::default());
            let mut statement = connection.prepare_cached(include_str!("cards/subjects.sql"))?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                row.get::<_, Json<Vec<String>>>(0)?.0.into_iter().for_each(|theme| themes.add(theme));
                row.get::<_, Json<Vec<String>>>(1)?.0.into_iter().for_each(|author| authors.add(author));
            }
            Ok(Subjects { themes: themes.subjects(), authors: authors.subjects() })
        })
    }

    /// Notes that a Space was opened. Only on this computer.
    ///
    /// # Errors
    /// [`crate::LibraryError::NoSpace`], and those of the disk.
    pub fn opened(&self, space: SpaceId) -> Result<()> {
        self.write(Origin::Window, |write| {
            write.stream_number(space)?;
            let at = write.world().now();
            write.transaction.prepare_cached(include_str!("spaces/set_opened.sql"))?.execute((key(space), at))?;
            Ok(())
        })
    }

    /// Puts a Space out of the way, or back. Only on this computer.
    ///
    /// # Errors
    /// [`crate::LibraryError::NoSpace`], and those of the disk.
    pub fn archive(&self, origin: Origin, space: SpaceId, archived: bool) -> Result<()> {
        self.write(origin, |write| {
            write.stream_number(space)?;
            write.transaction.execute(include_str!("spaces/set_archived.sql"), (key(space), archived))?;
            write.changed(What::Spaces(space));
            Ok(())
        })
    }
}

/// What a search finds; none when nothing is searched for.
fn found(connection: &Connection, wanted: &Shelf) -> Result<Option<Vec<Card>>> {
    if !wanted.find.contains(char::is_alphanumeric) {
        return Ok(None);
    }
    // Looking at every card costs more than the search: only where the card tells whether it is wanted.
    let allowed: Option<HashSet<SpaceId>> = if wanted.narrows() {
        let fit = all(connection, false)?.into_iter().filter(|card| wanted.fits(card));
        Some(fit.map(|card| card.space).collect())
    } else {
        None
    };
    let is_allowed = |space| allowed.as_ref().is_none_or(|allowed| allowed.contains(&space));
    let Some(found) = search::find(connection, &wanted.find, is_allowed)? else { return Ok(None) };
    let mut shown = Vec::new();
    for found in found {
        let Some(card) = one(connection, found.space)? else { continue };
        if wanted.stands(card.whereabouts) {
            shown.push(Card { found: found.places, found_more: found.more as u64, ..card });
        }
    }
    Ok(Some(shown))
}

impl Shelf {
    /// Whether a card tells more about being wanted than that it is in sight.
    fn narrows(&self) -> bool {
        let told_by_place = matches!(self.which, Which::All | Which::OnlyHere | Which::Shared);
        !told_by_place || self.theme.is_some() || self.author.is_some()
    }

    /// Whether a card is wanted, as far as the card itself says.
    fn fits(&self, card: &Card) -> bool {
        let which = match self.which {
            Which::All | Which::OnlyHere | Which::Shared => true,
            Which::Mine => card.mine && !card.template,
            Which::Others => !card.mine && !card.template,
            Which::Drafts => card.drafts > 0,
            Which::Templates => card.template,
            Which::Archived => card.archived,
        };
        let named = |wanted: &Option<String>, names: &[String]| match wanted {
            Some(wanted) => names.iter().any(|name| spelled(name) == spelled(wanted)),
            None => true,
        };
        which && named(&self.theme, &card.themes) && named(&self.author, &card.authors)
    }

    /// Whether it is wanted for where it is.
    fn stands(&self, whereabouts: Whereabouts) -> bool {
        match self.which {
            Which::OnlyHere => whereabouts == Whereabouts::OnlyHere,
            Which::Shared => whereabouts != Whereabouts::OnlyHere,
            _ => true,
        }
    }
}

impl Sort {
    /// The cards come in the order in which they were worked in.
    fn put_in_order(self, cards: &mut [Card]) {
        match self {
            Self::Updated => {}
            Self::Opened => cards.sort_by_key(|card| Reverse(card.opened_at)),
            Self::Title => cards.sort_by_cached_key(|card| (card.title.trim().is_empty(), spelled(&card.title))),
            Self::Unopened => cards.sort_by_key(|card| (card.opened_at, card.updated_at)),
        }
    }
}

/// A name as it is compared with others.
fn spelled(name: &str) -> String {
    name.split_whitespace().map(search::fold).collect::<Vec<_>>().join(" ")
}

/// Counts names, however they are spelled.
#[derive(Default)]
struct Tally(BTreeMap<String, BTreeMap<String, u64>>);

impl Tally {
    fn add(&mut self, name: String) {
        *self.0.entry(spelled(&name)).or_default().entry(name).or_default() += 1;
    }

    fn subjects(self) -> Vec<Subject> {
        let subjects = self.0.into_values().filter_map(|spellings| {
            let spaces = spellings.values().sum();
            let (name, _) = spellings.into_iter().max_by(|(a, x), (b, y)| x.cmp(y).then(b.cmp(a)))?;
            Some(Subject { name, spaces })
        });
        let mut subjects: Vec<_> = subjects.collect();
        subjects.sort_by_key(|subject| Reverse(subject.spaces));
        subjects
    }
}
