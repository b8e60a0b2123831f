//! What is shown and found without bringing a document to life: titles, texts, word counts, media per chapter.
//!
//! Always holds: after a commit, these tables say what the document says. Only what an update touched is redone.

use crate::columns::{Json, medium, space as key};
use crate::error::Result;
use crate::search::Line;
use crate::{What, Write};
use plein_document::Document;
use plein_model::{Chapter, ChapterId, Content, MediumId, Space, SpaceId, TextKind};
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
        self.unindex_all(space)?;
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
            head.template,
            head.focus.map(|(x, _)| x),
            head.focus.map(|(_, y)| y),
        ))?;
        // Themes and authors are on the cover too: a person looks for a subject, or for a colleague.
        let heading = |text: &String| line("", true, text);
        let lines = lines_of("", false, &head.summary).chain(head.themes.iter().map(heading));
        let lines: Vec<_> = lines.chain(authors.iter().map(heading)).collect();
        self.index(space, "", &head.title, &lines, false)?;
        self.project_media(space, "", head.cover)?;
        self.project_checked(space, head.checked.keys())
    }

    /// Which pictures may leave this computer: see `media/to_send.sql`.
    fn project_checked<'a>(&mut self, space: SpaceId, media: impl Iterator<Item = &'a MediumId>) -> Result<()> {
        let mut clear = self.transaction.prepare_cached(include_str!("projection/drop_checked.sql"))?;
        let before = clear.execute([key(space)])?;
        let mut add = self.transaction.prepare_cached(include_str!("projection/checked.sql"))?;
        let mut now = 0;
        for id in media {
            now += add.execute((key(space), medium(*id)))?;
        }
        drop((clear, add));
        if before != now {
            self.changed(What::Place(space));
        }
        Ok(())
    }

    fn project_chapter(&mut self, space: SpaceId, id: &ChapterId, chapter: Option<&Chapter>) -> Result<()> {
        let Some(chapter) = chapter else {
            // Removed: not found and not shown. The document keeps it.
            self.unindex(space, id.as_str())?;
            return self.project_media(space, id.as_str(), None);
        };
        self.index(space, id.as_str(), &chapter.title, &lines_in(chapter), chapter.draft)?;
        self.project_media(space, id.as_str(), chapter.media())
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

/// Everything that can be found in a chapter: what a person wrote in it, and the names of its files.
fn lines_in(chapter: &Chapter) -> Vec<Line> {
    let lines = chapter.blocks.iter().flat_map(|block| {
        let heading = matches!(
            &block.content,
            Content::Text { kind: TextKind::Heading1 | TextKind::Heading2 | TextKind::Heading3, .. }
        );
        let words = block.content.words();
        words.into_iter().map(move |words| line(block.id.as_str(), heading, &words)).collect::<Vec<_>>()
    });
    lines.filter(|line| !line.text.is_empty()).collect()
}

fn lines_of<'a>(block: &'a str, heading: bool, text: &'a str) -> impl Iterator<Item = Line> + 'a {
    (!text.trim().is_empty()).then(|| line(block, heading, text)).into_iter()
}

/// A run of words as one line, whatever breaks stand in it.
fn line(block: &str, heading: bool, text: &str) -> Line {
    let text = text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim).filter(|part| !part.is_empty());
    Line { block: block.to_owned(), heading, text: text.collect::<Vec<_>>().join(" ") }
}
