//! Which headings of a file become chapters.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

/// How a file is cut in chapters.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The level (1 to 6) whose headings begin chapters; `None` makes one chapter of the whole.
    pub chapters: Option<u8>,
    /// Headings are counted from this level: one deeper is the first level inside a chapter.
    pub base: u8,
    /// The first heading is the title of the document, not of a chapter.
    pub first_is_title: bool,
    /// The text of the only heading of its level, when the file begins with it.
    pub title: Option<String>,
}

/// What a file has at its top, outside lists and quotations.
struct Heading {
    level: u8,
    text: String,
}

impl Plan {
    /// Plans a file. `front_title` is the title in its front matter; `alone` when it is imported by itself, so that
    /// a title at its beginning is that of the Space.
    pub fn of<'a>(events: impl Iterator<Item = Event<'a>>, front_title: Option<&str>, alone: bool) -> Self {
        let (headings, begins_with_heading) = headings(events);
        let Some(top) = headings.iter().map(|heading| heading.level).min() else { return Self::default() };
        let first = headings.first().filter(|first| {
            begins_with_heading && first.level == top && headings.iter().filter(|other| other.level == top).count() == 1
        });
        let title = first.map(|first| first.text.clone()).filter(|text| !text.is_empty());
        let same = |text: &str| front_title.is_none_or(|front| front.trim().eq_ignore_ascii_case(text.trim()));
        let next = headings.iter().map(|heading| heading.level).filter(|level| *level > top).min();
        if alone
            && let (Some(text), Some(next)) = (&title, next)
            && same(text)
        {
            return Self { chapters: Some(next), base: next, first_is_title: true, title };
        }
        // A file of a folder that has its title in its front matter and begins with smaller headings is one chapter.
        if !alone && front_title.is_some() && top > 1 {
            return Self { chapters: None, base: top - 1, first_is_title: false, title: None };
        }
        Self { chapters: Some(top), base: top, first_is_title: false, title }
    }
}

fn headings<'a>(events: impl Iterator<Item = Event<'a>>) -> (Vec<Heading>, bool) {
    let mut found: Vec<Heading> = Vec::new();
    let mut depth = 0usize;
    let mut inside = false;
    let mut begins = None;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                begins.get_or_insert(true);
                inside = true;
                found.push(Heading { level: number(level), text: String::new() });
            }
            Event::End(TagEnd::Heading(_)) if inside => inside = false,
            Event::Start(_) if !inside => {
                begins.get_or_insert(false);
                depth += 1;
            }
            Event::End(_) if !inside => depth = depth.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if inside => {
                if let Some(heading) = found.last_mut() {
                    heading.text.push_str(&text);
                }
            }
            Event::SoftBreak | Event::HardBreak if inside => {
                if let Some(heading) = found.last_mut() {
                    heading.text.push(' ');
                }
            }
            Event::Rule => {
                begins.get_or_insert(false);
            }
            _ => {}
        }
    }
    (found, begins == Some(true))
}

pub(crate) fn number(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::Parser;

    fn plan(text: &str, front: Option<&str>, alone: bool) -> (Option<u8>, bool, Option<String>) {
        let plan = Plan::of(Parser::new(text), front, alone);
        (plan.chapters, plan.first_is_title, plan.title)
    }

    #[test]
    fn the_top_level_used_makes_the_chapters() {
        assert_eq!(plan("# a\n# b", None, true), (Some(1), false, None));
        assert_eq!(plan("tekst\n## a\n### b\n## c", None, true), (Some(2), false, None));
        assert_eq!(plan("geen koppen", None, true), (None, false, None));
        assert_eq!(plan("> # in een citaat\n\n## a", None, true), (Some(2), false, None));
    }

    #[test]
    fn a_title_above_the_rest_is_the_title_of_a_file_by_itself() {
        let title = Some("De titel".to_owned());
        assert_eq!(plan("# De *titel*\nintro\n## a\n## b", None, true), (Some(2), true, title.clone()));
        assert_eq!(plan("# De titel\n## a", Some("de titel"), true), (Some(2), true, title.clone()));
        assert_eq!(plan("# De titel\n## a", Some("Iets anders"), true), (Some(1), false, title.clone()));
        assert_eq!(plan("# De titel\n## a", None, false), (Some(1), false, title.clone()));
        assert_eq!(plan("# De titel\ntekst", None, true), (Some(1), false, title));
        assert_eq!(plan("## a\n## b", Some("Stuk"), false), (None, false, None));
    }
}
