//! Spaces: the list, and the open one as the screens hold it.

use crate::app::{Call, Host};
use crate::commands::{Nothing, Raw};
use crate::errors::AppError;
use crate::sharing::Whereabouts;
use crate::{templates, words};
use plein_library as library;
use plein_library::{Card, Library, Origin};
use plein_model::{Chapter, ChapterId, Medium, MediumId, SpaceId};
use plein_publish::html::{self, Page};
use plein_publish::{MediaLinks, SiteVideos, markdown};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long a Space that was removed is kept for sure.
const KEPT_DAYS: i64 = 30;

/// Names a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: SpaceId,
}

/// Asks for the list. What is left out narrows nothing.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct Shelf {
    /// Words to find in titles, text, captions, names of files, themes and names of people; empty for all Spaces.
    pub find: String,
    /// Only Spaces with this theme, however it is spelled.
    pub theme: Option<String>,
    /// Only Spaces in which this person wrote.
    pub author: Option<String>,
    /// Only these.
    pub which: Option<Which>,
    /// In what order; what was searched for comes in the order of how well it answers.
    pub sort: Option<Sort>,
}

/// A sort of Spaces. None: all but what is archived and templates, which only a search finds then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Made in this library.
    Mine,
    /// Made by others.
    Others,
    /// Only on this computer.
    OnlyHere,
    /// Shared on the hub.
    Shared,
    /// With a chapter that is a draft.
    Drafts,
    /// To begin others from.
    Templates,
    /// Put out of the way on this computer.
    Archived,
}

/// An order of Spaces. None: the last worked in first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The last opened on this computer first.
    Opened,
    /// By title.
    Title,
    /// The longest not opened first.
    Unopened,
}

/// Makes a Space.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(optional_fields)]
pub struct NewSpace {
    /// May be empty.
    pub title: String,
    /// What to begin from, as `templates_list` names it; none: an empty chapter.
    #[serde(default)]
    pub template: Option<String>,
}

/// A Space in the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SpaceCard {
    /// Which.
    pub id: String,
    /// May be empty.
    pub title: String,
    /// May be empty.
    pub summary: String,
    /// A picture's id; null: draw the pavement of the id.
    pub cover: Option<String>,
    /// The point of the cover that stays in view, in 1/10000 of it; null: its middle.
    pub focus: Option<Focus>,
    /// As people wrote them.
    pub themes: Vec<String>,
    /// How many.
    pub chapters: u32,
    /// Names of who wrote in it.
    pub authors: Vec<String>,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub updated_at: i64,
    /// Where the Space is as a whole.
    pub whereabouts: Whereabouts,
    /// Whether it was made in this library.
    pub mine: bool,
    /// The Space that Plein itself put there on the first start.
    pub welcome: bool,
    /// Made to begin others from.
    pub template: bool,
    /// Put out of the way on this computer.
    pub archived: bool,
    /// How many chapters are drafts.
    pub drafts: u32,
    /// Of a Space that was removed: how many days it is kept for sure. 0: it may go, and goes only when somebody says so.
    pub days_left: Option<u32>,
    /// Where in it what was searched for was found, the best first; at most three places.
    pub found: Vec<FoundAt>,
    /// In how many places more.
    pub found_more: u32,
}

/// A point of a picture, in 1/10000 of its width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Focus {
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
}

/// Where something was found in a Space.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundAt {
    /// In which chapter; null: on the cover.
    pub chapter: Option<String>,
    /// The title of the chapter, or of the Space.
    pub title: Vec<Piece>,
    /// The block that the excerpt stands in.
    pub block: Option<String>,
    /// The text around it; empty when only the title answers.
    pub excerpt: Vec<Piece>,
}

/// A piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// Never empty.
    pub text: String,
    /// Whether it is what was searched for.
    pub found: bool,
}

/// A theme or a person, and in how many Spaces.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Subject {
    /// As most Spaces spell it.
    pub name: String,
    /// How many.
    pub spaces: u32,
}

/// By what the Spaces of the library can be told apart; the most used first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Subjects {
    /// Themes, each in one spelling.
    pub themes: Vec<Subject>,
    /// Who wrote.
    pub authors: Vec<Subject>,
}

/// Puts a Space out of the way, or back.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ArchiveSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Whether it is out of the way.
    pub archived: bool,
}

/// An edit is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The entry that holds it.
    pub entry: String,
}

impl From<Card> for SpaceCard {
    fn from(card: Card) -> Self {
        Self {
            id: card.space.to_string(),
            title: card.title,
            summary: card.summary,
            cover: card.cover.map(|cover| cover.to_string()),
            focus: card.focus.map(|(x, y)| Focus { x, y }),
            themes: card.themes,
            chapters: u32::try_from(card.chapters).unwrap_or(u32::MAX),
            authors: card.authors,
            updated_at: card.updated_at,
            whereabouts: card.whereabouts.into(),
            mine: card.mine,
            welcome: card.welcome,
            template: card.template,
            archived: card.archived,
            drafts: u32::try_from(card.drafts).unwrap_or(u32::MAX),
            days_left: None,
            found: card.found.into_iter().map(FoundAt::from).collect(),
            found_more: u32::try_from(card.found_more).unwrap_or(u32::MAX),
        }
    }
}

impl From<library::FoundAt> for FoundAt {
    fn from(found: library::FoundAt) -> Self {
        let pieces = |pieces: Vec<library::Piece>| {
            pieces.into_iter().map(|piece| Piece { text: piece.text, found: piece.found }).collect()
        };
        Self {
            chapter: found.chapter.map(|chapter| chapter.to_string()),
            title: pieces(found.title),
            block: found.block.map(|block| block.to_string()),
            excerpt: pieces(found.excerpt),
        }
    }
}

impl From<Shelf> for library::Shelf {
    fn from(shelf: Shelf) -> Self {
        Self {
            find: shelf.find,
            theme: shelf.theme,
            author: shelf.author,
            which: match shelf.which {
                None => library::Which::All,
                Some(Which::Mine) => library::Which::Mine,
                Some(Which::Others) => library::Which::Others,
                Some(Which::OnlyHere) => library::Which::OnlyHere,
                Some(Which::Shared) => library::Which::Shared,
                Some(Which::Drafts) => library::Which::Drafts,
                Some(Which::Templates) => library::Which::Templates,
                Some(Which::Archived) => library::Which::Archived,
            },
            sort: match shelf.sort {
                None => library::Sort::Updated,
                Some(Sort::Opened) => library::Sort::Opened,
                Some(Sort::Title) => library::Sort::Title,
                Some(Sort::Unopened) => library::Sort::Unopened,
            },
        }
    }
}

/// `spaces_list`.
pub(crate) fn list(call: &Call<'_>, args: Shelf) -> Result<Vec<SpaceCard>, AppError> {
    Ok(call.library().shelf(&args.into())?.into_iter().map(SpaceCard::from).collect())
}

/// `spaces_subjects`.
pub(crate) fn subjects(call: &Call<'_>, _: Nothing) -> Result<Subjects, AppError> {
    let library::Subjects { themes, authors } = call.library().subjects()?;
    let told = |subjects: Vec<library::Subject>| {
        let told = subjects.into_iter();
        told.map(|subject| Subject { name: subject.name, spaces: u32::try_from(subject.spaces).unwrap_or(u32::MAX) })
            .collect()
    };
    Ok(Subjects { themes: told(themes), authors: told(authors) })
}

/// `space_archive`.
pub(crate) fn archive(call: &Call<'_>, args: ArchiveSpace) -> Result<(), AppError> {
    Ok(call.library().archive(Origin::Window, args.space, args.archived)?)
}

/// `space_duplicate`.
pub(crate) fn duplicate(call: &Call<'_>, args: InSpace) -> Result<SpaceCard, AppError> {
    let title = words::copy_of(call.app.language(), &call.library().card(args.space)?.title);
    let copy = call.library().duplicate(Origin::Window, args.space, &title, false)?;
    Ok(call.library().card(copy)?.into())
}

/// `space_create`. A new Space has one empty chapter, so that one can write at once, or what its template has.
pub(crate) fn create(call: &Call<'_>, args: NewSpace) -> Result<SpaceCard, AppError> {
    if let Some(template) = &args.template {
        let space = templates::begin(call, template, args.title.trim())?;
        return Ok(call.library().card(space)?.into());
    }
    let space = call.library().create(Origin::Window, args.title.trim())?;
    if let Ok(id) = ChapterId::new("first") {
        let first = Chapter::new(id, "");
        call.library().write(Origin::Window, |write| write.add_chapters(space, &[first]))?;
    }
    Ok(call.library().card(space)?.into())
}

/// `space_remove`.
pub(crate) fn remove(call: &Call<'_>, args: InSpace) -> Result<(), AppError> {
    Ok(call.library().remove(Origin::Window, args.space)?)
}

/// `space_restore`.
pub(crate) fn restore(call: &Call<'_>, args: InSpace) -> Result<(), AppError> {
    Ok(call.library().restore(Origin::Window, args.space)?)
}

/// `spaces_removed`.
pub(crate) fn removed(call: &Call<'_>, _: Nothing) -> Result<Vec<SpaceCard>, AppError> {
    let now = call.app.world().now();
    let card = |card: Card| SpaceCard { days_left: card.removed_at.map(|at| days_left(at, now)), ..card.into() };
    Ok(call.library().removed()?.into_iter().map(card).collect())
}

/// How many days a Space that was removed `at` is still kept for sure; a day that has begun counts.
fn days_left(at: i64, now: i64) -> u32 {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    let left = (at + KEPT_DAYS * DAY - now).clamp(0, KEPT_DAYS * DAY);
    u32::try_from((left + DAY - 1) / DAY).unwrap_or_default()
}

/// `space_discard`.
pub(crate) fn discard(call: &Call<'_>, args: InSpace) -> Result<(), AppError> {
    Ok(call.library().discard(Origin::Window, args.space)?)
}

/// `spaces_discard_old`.
pub(crate) fn discard_old(call: &Call<'_>, _: Nothing) -> Result<(), AppError> {
    let now = call.app.world().now();
    let old =
        call.library().removed()?.into_iter().filter(|card| card.removed_at.is_some_and(|at| days_left(at, now) == 0));
    let old: Vec<_> = old.map(|card| card.space).collect();
    Ok(call.library().discard_all(Origin::Window, &old)?)
}

/// `space_open`.
pub(crate) fn open(call: &Call<'_>, args: InSpace) -> Result<Raw, AppError> {
    let state = call.library().state(args.space)?;
    // What one opened last is only for finding it back: a Space opens all the same.
    if let Err(error) = call.library().opened(args.space) {
        tracing::warn!(%error, "when a Space was opened could not be noted");
    }
    Ok(Raw(state.into()))
}

/// `space_changes`.
pub(crate) fn changes(call: &Call<'_>, args: InSpace) -> Result<Raw, AppError> {
    Ok(Raw(call.library().changes_since(args.space, &call.body)?.into()))
}

/// `space_edit`.
pub(crate) fn edit(call: &Call<'_>, args: InSpace) -> Result<Saved, AppError> {
    let entry = call.library().edit(Origin::Window, args.space, &call.body)?;
    Ok(Saved { entry: entry.to_string() })
}

/// `space_close`.
pub(crate) fn close(call: &Call<'_>, args: InSpace) -> Result<(), AppError> {
    Ok(call.library().close(args.space)?)
}

/// A Space to be shown in a room.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Slides {
    /// One HTML document with a `section.slide` for each, all but the first hidden.
    pub html: String,
    /// In order; never empty.
    pub slides: Vec<Slide>,
}

/// What there is to know of a slide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Slide {
    /// The chapter it is of; null: the title of the Space.
    pub chapter: Option<String>,
    /// What stands at its head.
    pub title: String,
    /// What its writer noted for who presents, a paragraph each.
    pub notes: Vec<String>,
}

/// `space_html`.
pub(crate) fn as_html(call: &Call<'_>, args: InSpace) -> Result<String, AppError> {
    as_page(call, args.space, html::in_one_piece)
}

/// `space_slides`.
pub(crate) fn as_slides(call: &Call<'_>, args: InSpace) -> Result<Slides, AppError> {
    let html::Slides { html, slides } = as_page(call, args.space, html::slides)?;
    let told = slides.into_iter().map(|slide| Slide {
        chapter: slide.chapter.map(|chapter| chapter.to_string()),
        title: slide.title,
        notes: slide.notes,
    });
    Ok(Slides { html, slides: told.collect() })
}

fn as_page<T>(
    call: &Call<'_>,
    space: SpaceId,
    make: impl FnOnce(&plein_model::Space, &Page<'_>) -> T,
) -> Result<T, AppError> {
    let model = call.library().model(space)?;
    let authors = call.library().card(space)?.authors;
    let language = call.app.language();
    let page = Page {
        words: &|word: plein_publish::Word<'_>| words::of_reader(language, word),
        language: language.code(),
        media: &Media { library: call.library(), host: call.host, space },
        video: &SiteVideos,
        authors: &authors,
        // In one piece: the sheet is inside.
        stylesheet: "",
        script: None,
        home: None,
    };
    Ok(make(&model, &page))
}

/// `space_markdown`.
pub(crate) fn as_markdown(call: &Call<'_>, args: InSpace) -> Result<String, AppError> {
    let space = call.library().model(args.space)?;
    Ok(markdown::write(&space, &|_: &MediumId, name: &str| format!("media/{name}")))
}

/// Where the page that asks finds the media of a Space.
struct Media<'a> {
    library: &'a Library,
    host: Host,
    space: SpaceId,
}

impl MediaLinks for Media<'_> {
    fn url(&self, id: &MediumId, width: Option<u32>) -> String {
        let address = format!("{}/{}/{id}", self.host.media, self.space);
        width.map_or(address.clone(), |width| format!("{address}?w={width}"))
    }
    fn medium(&self, id: &MediumId) -> Option<Medium> {
        self.library.medium(Some(self.space), *id).ok()
    }
}
