//! One Space as Markdown (CommonMark with GFM tables, task lists and strikethrough).
//!
//! Owns the way from blocks to lines. Always holds: every word that readers of the Space see is in the result, and reading
//! the result back gives the same words in the same order; front matter has title, summary, language and themes; each chapter is
//! a heading of the first level. Deliberately absent: where pictures are written, which the caller says.

mod blocks;
mod escape;
mod exercise;
mod inline;

use crate::outline::ready;
use plein_model::{MediumId, Space};

/// The whole Space. `media` gives, for a picture or a file and the name it is known by, the relative path that the
/// Markdown refers to.
pub fn write(space: &Space, media: &dyn Fn(&MediumId, &str) -> String) -> String {
    let mut parts = vec![front_matter(space)];
    for chapter in ready(space) {
        parts.push(format!("# {}", inline::line(&chapter.title)).trim_end().to_owned());
        parts.extend(blocks::blocks(&chapter.blocks, media));
    }
    parts.join("\n\n") + "\n"
}

/// YAML, with every text in double quotes: as in JSON, which YAML 1.2 reads the same.
fn front_matter(space: &Space) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut lines = vec!["---".to_owned(), format!("title: {}", quoted(&space.title))];
    if !space.summary.is_empty() {
        lines.push(format!("summary: {}", quoted(&space.summary)));
    }
    if let Some(language) = &space.language {
        lines.push(format!("language: {}", quoted(language)));
    }
    if !space.themes.is_empty() {
        let themes: Vec<_> = space.themes.iter().map(|theme| quoted(theme)).collect();
        lines.push(format!("themes: [{}]", themes.join(", ")));
    }
    lines.push("---".to_owned());
    lines.join("\n")
}
