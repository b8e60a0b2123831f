//! What is shown and found without bringing a document to life: titles, texts, word counts, media per chapter.
//!
//! Always holds: after a commit, these tables say what the document says. Only what an update touched is redone.

use crate::columns::{Json, medium, space as key};
use crate::error::Result;
use crate::{What, Write};
use plein_document::Document;
use plein_model::{Block, Chapter, ChapterId, Content, MediumId, Space, SpaceId, Text};
use std::collections::BTreeSet;

impl Write<'_> {
    /// Redoes what is shown of the chapters that were touched, and of the Space itself when `meta`.
    pub(crate) fn project(&mut self, space: SpaceId, touched: &BTreeSet<ChapterId>, meta: bool) -> Result<()> {
        for id in touched {
            let chapter = self.document(space)?.chapter(id);
            self.project_chapter(space, id, chapter.as_ref())?;
        }
        if meta {
            let document = self.document(space)?;
            let (model, authors) = (document.to_model(), authors(document));
            self.project_head(space, &model, &authors)?;
        }
        if meta || !touched.is_empty() {
            self.changed(What::Spaces(space));
        }
        Ok(())
    }

    /// Redoes everything that is shown of a Space.
    pub(crate) fn project_all(&mut self, space: SpaceId) -> Result<()> {
        self.transaction.execute(include_str!("projection/drop_texts.sql"), [key(space)])?;
        self.transaction.execute(include_str!("projection/drop_all_media.sql"), [key(space)])?;
        let document = self.document(space)?;
        let (model, authors) = (document.to_model(), authors(document));
        for chapter in &model.chapters {
            self.project_chapter(space, &chapter.id, Some(chapter))?;
        }
        self.project_head(space, &model, &authors)?;
        self.changed(What::Spaces(space));
        Ok(())
    }

    fn project_head(&mut self, space: SpaceId, head: &Space, authors: &BTreeSet<String>) -> Result<()> {
        let cover = head.cover.map(medium);
        self.transaction.prepare_cached(include_str!("projection/meta.sql"))?.execute((
            key(space),
            &head.title,
            &head.summary,
            cover,
            &head.language,
            Json(&head.themes),
            Json(authors),
        ))?;
        self.project_text(space, "", &head.title, &head.summary)?;
        self.project_media(space, "", head.cover)
    }

    fn project_chapter(&mut self, space: SpaceId, id: &ChapterId, chapter: Option<&Chapter>) -> Result<()> {
        let Some(chapter) = chapter else {
            // Removed: not found and not shown. The document keeps it.
            self.transaction
                .prepare_cached(include_str!("projection/drop_text.sql"))?
                .execute((key(space), id.as_str()))?;
            return self.project_media(space, id.as_str(), None);
        };
        self.project_text(space, id.as_str(), &chapter.title, &plain(chapter))?;
        self.project_media(space, id.as_str(), chapter.blocks.iter().filter_map(shown))
    }

    fn project_text(&self, space: SpaceId, chapter: &str, title: &str, text: &str) -> Result<()> {
        let words = i64::try_from(text.split_whitespace().count()).unwrap_or(i64::MAX);
        let mut statement = self.transaction.prepare_cached(include_str!("projection/text.sql"))?;
        statement.execute((key(space), chapter, title, text, words))?;
        Ok(())
    }

    fn project_media(
        &mut self,
        space: SpaceId,
        chapter: &str,
        media: impl IntoIterator<Item = MediumId>,
    ) -> Result<()> {
        let mut drop = self.transaction.prepare_cached(include_str!("projection/drop_media.sql"))?;
        drop.execute((key(space), chapter))?;
        let mut add = self.transaction.prepare_cached(include_str!("projection/medium.sql"))?;
        for id in media {
            add.execute((key(space), chapter, medium(id)))?;
        }
        Ok(())
    }

    /// The Space was worked in at `at`; only shown.
    pub(crate) fn updated(&self, space: SpaceId, at: i64) -> Result<()> {
        self.transaction.prepare_cached(include_str!("projection/updated.sql"))?.execute((key(space), at))?;
        Ok(())
    }
}

/// The names of who wrote in a document.
fn authors(document: &Document) -> BTreeSet<String> {
    document.people().into_values().filter(|name| !name.is_empty()).collect()
}

/// The medium that a block shows.
fn shown(block: &Block) -> Option<MediumId> {
    match &block.content {
        Content::Picture { medium, .. } | Content::File { medium, .. } => Some(*medium),
        _ => None,
    }
}

/// The media that a chapter shows.
pub(crate) fn media_of(chapter: &Chapter) -> impl Iterator<Item = MediumId> {
    chapter.blocks.iter().filter_map(shown)
}

/// Everything a person can read in a chapter, a block a line.
fn plain(chapter: &Chapter) -> String {
    let mut lines = Vec::new();
    for block in &chapter.blocks {
        let mut add = |text: &Text| lines.push(text.to_plain());
        match &block.content {
            Content::Text { text, .. } | Content::Unknown { text, .. } => add(text),
            Content::Table(table) => {
                table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| add(&cell.0));
            }
            Content::Picture { alt, caption, .. } => {
                add(caption);
                lines.push(alt.clone());
            }
            Content::Video(video) => {
                add(&video.caption);
                lines.push(video.title.clone());
            }
            Content::File { name, caption, .. } => {
                add(caption);
                lines.push(name.clone());
            }
            Content::Divider => {}
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}
