//! What stands inside a line: text with marks, links, pictures, formulas and HTML tags.

use super::{Picture, Reader, Shown, placeholder};
use crate::link::{Address, file_of, pieces};
use crate::note::NoteCode;
use crate::tag::{Mark, Tag as HtmlTag};
use crate::writer::{Goal, one_line};
use plein_model::{Content, Marks, Picture as PictureBlock, Text};
use pulldown_cmark::LinkType;
use std::ops::Range;

impl Reader<'_, '_, '_> {
    pub(super) fn marks(&self) -> Marks {
        Marks {
            bold: self.bold > 0,
            italic: self.italic > 0,
            code: self.code > 0,
            strike: self.strike > 0,
            link: self.links.iter().rev().flatten().next().cloned(),
            ..Marks::default()
        }
    }

    /// Text as it stands.
    pub(super) fn put(&mut self, text: &str, range: &Range<usize>) {
        let marks = self.marks();
        self.put_marked(text, marks, range);
    }

    pub(super) fn put_marked(&mut self, text: &str, marks: Marks, range: &Range<usize>) {
        if let Some(verbatim) = &mut self.verbatim {
            return verbatim.push_str(text);
        }
        if let Some(picture) = self.pictures.last_mut() {
            return picture.alt.push_str(text);
        }
        if !self.writer.has_pending() {
            // In a list without blank lines, text stands in the item itself.
            if text.trim().is_empty() {
                return;
            }
            self.begin_text(range);
        }
        self.writer.text(text, marks);
    }

    /// Text in which web addresses are links.
    pub(super) fn words(&mut self, text: &str, range: &Range<usize>) {
        let literal = self.verbatim.is_some() || self.code > 0 || !self.pictures.is_empty();
        if literal || self.links.iter().any(Option::is_some) || self.writer.goal() == Some(Goal::Title) {
            return self.put(text, range);
        }
        for (piece, is_address) in pieces(text) {
            let link = is_address.then(|| piece.to_owned());
            let marks = Marks { link, ..self.marks() };
            self.put_marked(piece, marks, range);
        }
    }

    pub(super) fn formula(&mut self, text: &str, range: Range<usize>) {
        self.note(&range, NoteCode::Math, []);
        self.code += 1;
        self.put(text, &range);
        self.code -= 1;
    }

    pub(super) fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        match HtmlTag::read(tag) {
            HtmlTag::Mark(mark, begins) => {
                let count = match mark {
                    Mark::Bold => &mut self.bold,
                    Mark::Italic => &mut self.italic,
                    Mark::Strike => &mut self.strike,
                    Mark::Code => &mut self.code,
                };
                *count = if begins { *count + 1 } else { count.saturating_sub(1) };
            }
            HtmlTag::Break => self.put("\n", &range),
            HtmlTag::Link(Some(address)) => self.begin_link(None, &address, "", &range),
            HtmlTag::Link(None) => {
                self.links.pop();
            }
            HtmlTag::Plain => self.note(&range, NoteCode::HtmlTag, [("tag", tag)]),
            HtmlTag::Comment => self.note(&range, NoteCode::HtmlComment, []),
            HtmlTag::Other => {
                self.note(&range, NoteCode::Html, []);
                self.code += 1;
                self.put(tag, &range);
                self.code -= 1;
            }
        }
    }

    pub(super) fn begin_link(&mut self, kind: Option<LinkType>, address: &str, title: &str, range: &Range<usize>) {
        // A tag may never be closed, so those that are no link are not kept count of.
        let from_markdown = kind.is_some();
        let mail;
        let address = if kind == Some(LinkType::Email) {
            mail = format!("mailto:{address}");
            &mail
        } else {
            address
        };
        let is_what = Address::of(address);
        let in_title = matches!(self.writer.goal(), Some(Goal::Title | Goal::DocumentTitle));
        match is_what.note() {
            Some(code) => self.note(range, code, [("to", address)]),
            None if in_title => self.note(range, NoteCode::LinkInTitle, [("to", address)]),
            None => {}
        }
        if !title.is_empty() {
            self.note(range, NoteCode::LinkTitle, [("title", title)]);
        }
        if let Address::Elsewhere(address) = is_what {
            self.links.push(Some(address.to_owned()));
        } else if from_markdown {
            self.links.push(None);
        }
    }

    pub(super) fn end_picture(&mut self, range: &Range<usize>) {
        let Some(Picture { address, caption, alt, line }) = self.pictures.pop() else { return };
        if let Some(outer) = self.pictures.last_mut() {
            // A picture in the alt text of another has its own text there.
            outer.alt.push_str(&alt);
        }
        let outer_link = self.marks().link;
        if Address::is_on_the_web(&address) {
            self.notes.add(line, NoteCode::PictureRemote, [("to", &address)]);
            let text = [&alt, &caption, &address].into_iter().find(|text| !text.trim().is_empty()).cloned();
            let full = if address.starts_with("//") { format!("https:{address}") } else { address };
            let marks = Marks { link: Some(outer_link.unwrap_or(full)), ..self.marks() };
            return self.put_marked(&text.unwrap_or_default(), marks, range);
        }
        let Some(path) = file_of(&address).and_then(|file| self.path.link(&file)) else {
            self.notes.add(line, NoteCode::PictureOutside, [("to", &address)]);
            // An embedded picture has an address of megabytes.
            let named: String = address.chars().take(200).collect();
            let text = if alt.trim().is_empty() { named } else { alt };
            let text = if caption.is_empty() { text } else { format!("{text} ({caption})") };
            return self.put(&text, range);
        };
        let mut under = Text::plain(&*caption);
        if let Some(link) = outer_link {
            let text = if caption.is_empty() { link.clone() } else { caption };
            under = Text::default();
            under.push_span(text, Marks { link: Some(link), ..Marks::default() });
        }
        let content = Content::Picture(PictureBlock {
            alt: one_line(&alt),
            caption: under,
            ..PictureBlock::of(placeholder(&path))
        });
        self.shown.push(Shown { path, line });
        if !self.writer.has_pending() {
            self.begin_text(range);
        }
        if self.writer.picture(content, 0) {
            self.notes.add(line, NoteCode::PictureMoved, []);
        }
    }
}
