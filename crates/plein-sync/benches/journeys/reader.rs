//! A page for a reader: the large Space as HTML. The peer renders the same words from Markdown with pulldown-cmark.

use crate::{large, table};
use plein_model::{Medium, MediumId};
use plein_protocol::world::RealWorld;
use plein_publish::html::{self, Page};
use plein_publish::{MediaLinks, SiteVideos, Word};

const RUNS: usize = 100;

struct NoMedia;

impl MediaLinks for NoMedia {
    fn url(&self, _: &MediumId, _: Option<u32>) -> String {
        String::new()
    }
    fn medium(&self, _: &MediumId) -> Option<Medium> {
        None
    }
}

pub fn measure() -> anyhow::Result<()> {
    let space = large::space(&RealWorld);
    let markdown = plein_publish::markdown::write(&space, &|_, _| String::new());
    let words = |word: Word<'_>| word.key().to_owned();
    let page = Page {
        words: &words,
        language: "nl",
        media: &NoMedia,
        video: &SiteVideos,
        authors: &["Opleiding nucleair".to_owned()],
        stylesheet: "/reader.css",
        script: Some("/reader.js"),
        home: None,
    };

    let (mut ours, mut peer) = (table::Times::default(), table::Times::default());
    for _ in 0..RUNS {
        let made = ours.take(|| html::page(&space, &page));
        let plain = peer.take(|| {
            let mut plain = String::new();
            pulldown_cmark::html::push_html(&mut plain, pulldown_cmark::Parser::new(&markdown));
            plain
        });
        anyhow::ensure!(made.len() > plain.len() / 2, "both made a page of the whole Space");
    }
    table::print(("a reader page of 100 chapters", &ours), ("the same words as Markdown, by pulldown-cmark", &peer));
    Ok(())
}
