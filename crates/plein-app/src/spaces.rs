//! Spaces: the list, and the open one as the screens hold it.

use crate::app::{Call, Host};
use crate::commands::{Nothing, Raw};
use crate::errors::AppError;
use crate::sharing::Whereabouts;
use crate::words;
use plein_library::{Card, Library, Origin};
use plein_model::{Chapter, ChapterId, Medium, MediumId, SpaceId, Standing};
use plein_publish::html::{self, Page};
use plein_publish::{MediaLinks, SiteVideos, markdown};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Names a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct InSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: SpaceId,
}

/// Asks for the list.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Find {
    /// Words to find in titles and text; empty for all Spaces.
    #[serde(default)]
    pub find: String,
}

/// Makes a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewSpace {
    /// May be empty.
    pub title: String,
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
    /// What was found, when something was searched for: plain text around the words.
    pub excerpt: Option<String>,
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
            themes: card.themes,
            chapters: u32::try_from(card.chapters).unwrap_or(u32::MAX),
            authors: card.authors,
            updated_at: card.updated_at,
            whereabouts: card.whereabouts.into(),
            mine: card.mine,
            welcome: card.welcome,
            excerpt: card.excerpt,
        }
    }
}

/// `spaces_list`.
pub(crate) fn list(call: &Call<'_>, args: Find) -> Result<Vec<SpaceCard>, AppError> {
    Ok(call.library().spaces(&args.find)?.into_iter().map(SpaceCard::from).collect())
}

/// `space_create`. A new Space has one empty chapter, so that one can write at once.
pub(crate) fn create(call: &Call<'_>, args: NewSpace) -> Result<SpaceCard, AppError> {
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
    Ok(call.library().removed()?.into_iter().map(SpaceCard::from).collect())
}

/// `space_open`.
pub(crate) fn open(call: &Call<'_>, args: InSpace) -> Result<Raw, AppError> {
    Ok(Raw(call.library().state(args.space)?.into()))
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

/// `space_html`.
pub(crate) fn as_html(call: &Call<'_>, args: InSpace) -> Result<String, AppError> {
    let space = call.library().model(args.space)?;
    let authors = call.library().card(args.space)?.authors;
    let language = call.app.language();
    let page = Page {
        words: &|word: plein_publish::Word<'_>| words::of_reader(language, word),
        language: language.code(),
        media: &Media { library: call.library(), host: call.host, space: args.space },
        video: &SiteVideos,
        authors: &authors,
        // In one piece: the sheet is inside.
        stylesheet: "",
        home: None,
    };
    Ok(html::in_one_piece(&space, &page))
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
