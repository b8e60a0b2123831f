//! What stands in the registers and parts of a block, for anything but a table.

use super::{free_id, json_to_any};
use crate::kinds;
use crate::rank::{Random, spread};
use plein_model::{Content, LocalId, Picture, Question, Standing, Text, TextKind};
use std::collections::BTreeSet;
use yrs::Any;

/// A block in the words of a document.
pub(super) struct Written<'a> {
    pub(super) fields: Vec<(String, Any)>,
    /// The further texts, by name; empty ones too.
    pub(super) parts: Vec<(String, &'a str)>,
    pub(super) text: &'a Text,
}

impl<'a> Written<'a> {
    fn new(kind: &str, text: &'a Text) -> Self {
        Self { fields: vec![("kind".to_owned(), kind.into())], parts: Vec::new(), text }
    }

    fn set(&mut self, key: impl Into<String>, value: impl Into<Any>) {
        self.fields.push((key.into(), value.into()));
    }

    fn flag(&mut self, key: impl Into<String>, set: bool) {
        if set {
            self.set(key, true);
        }
    }

    fn whole(&mut self, key: &str, number: Option<u64>) {
        if let Some(number) = number {
            self.set(key, json_to_any(&number.into()));
        }
    }

    fn shown(&mut self, key: impl Into<String>, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.set(key, value.to_string());
        }
    }

    fn part(&mut self, name: impl Into<String>, words: &'a str) {
        self.parts.push((name.into(), words));
    }

    /// Says who removed it, when there is something that would show it again.
    fn gone(&mut self, key: &str, standing: &Standing, written_in: bool) {
        if let (Standing::Unplaced { removed_by }, true) = (standing, written_in) {
            self.set(format!("{key}/gone"), removed_by.as_str());
        }
    }

    /// Whether there is a text that would show it again if it were removed.
    pub(super) fn is_written_in(&self) -> bool {
        !self.text.is_empty() || self.parts.iter().any(|(_, words)| !words.is_empty())
    }
}

/// The registers and parts of a block.
pub(super) fn written<'a>(content: &'a Content, random: Random<'_>) -> Written<'a> {
    const NO_TEXT: &Text = &Text::EMPTY;
    match content {
        Content::Text { kind, text } => {
            let mut written = Written::new(kinds::name_of_text(*kind), text);
            written.flag("done", *kind == TextKind::TaskDone);
            written
        }
        Content::Picture(one) => picture(one, random),
        Content::Video(video) => {
            let mut written = Written::new("video", &video.caption);
            written.set("site", kinds::name_of_site(video.site));
            written.set("video", video.id.as_str());
            written.whole("start", Some(video.start.into()).filter(|start| *start > 0));
            written.part("title", &video.title);
            written
        }
        Content::File(file) => {
            let mut written = Written::new("file", &file.caption);
            stored(&mut written, &file.medium, &file.name, file.bytes, &file.mime);
            written.shown("face", file.face);
            written
        }
        Content::Audio(audio) => {
            let mut written = Written::new("audio", &audio.caption);
            stored(&mut written, &audio.medium, &audio.name, audio.bytes, &audio.mime);
            written.whole("duration", audio.duration);
            written.part("transcript", &audio.transcript);
            written
        }
        Content::Clip(clip) => {
            let mut written = Written::new("clip", &clip.caption);
            stored(&mut written, &clip.medium, &clip.name, clip.bytes, &clip.mime);
            written.whole("duration", clip.duration);
            written.whole("width", clip.width.map(Into::into));
            written.whole("height", clip.height.map(Into::into));
            written.shown("poster", clip.poster);
            written.part("transcript", &clip.transcript);
            written
        }
        Content::Link(link) => {
            let mut written = Written::new("link", &link.text);
            written.set("url", link.url.as_str());
            written.shown("face", link.face);
            written.part("title", &link.title);
            written.part("description", &link.description);
            written
        }
        Content::Assignment(assignment) => {
            let mut written = Written::new("assignment", &assignment.text);
            written.set("answer", kinds::name_of_answer(assignment.answer));
            written
        }
        Content::Question(one) => question(one, random),
        Content::Divider => Written::new("divider", NO_TEXT),
        Content::Unknown { kind, fields, text } => {
            let mut written = Written::new(kind, text);
            let own = |key: &str| !matches!(key, "kind" | "place" | "indent" | "text" | "gone");
            for (key, value) in fields.iter().filter(|(key, _)| own(key)) {
                written.set(key.as_str(), json_to_any(value));
            }
            written
        }
        Content::Table(_) => Written::new("table", NO_TEXT),
    }
}

fn stored(written: &mut Written<'_>, medium: &plein_model::MediumId, name: &str, bytes: u64, mime: &str) {
    written.set("medium", medium.to_string());
    written.set("name", name);
    written.whole("bytes", Some(bytes));
    written.set("mime", mime);
}

fn picture<'a>(picture: &'a Picture, random: Random<'_>) -> Written<'a> {
    let mut written = Written::new("picture", &picture.caption);
    written.set("medium", picture.medium.to_string());
    written.flag("decorative", picture.decorative);
    written.whole("width", picture.width.map(Into::into));
    written.whole("height", picture.height.map(Into::into));
    if let Some(beside) = picture.beside {
        written.set("beside", kinds::name_of_beside(beside));
    }
    if !picture.turn.is_upright() {
        written.whole("turn", Some(picture.turn.degrees().into()));
    }
    written.shown("crop", picture.crop);
    written.part("alt", &picture.alt);
    let mut taken = BTreeSet::new();
    for mark in &picture.marks {
        let key = format!("mark/{}", fresh(&mark.id.0, &mut taken, random));
        let ((x1, y1), (x2, y2)) = (mark.from, mark.to);
        let (shape, colour) = (kinds::name_of_shape(mark.shape), kinds::name_of_colour(mark.colour));
        written.set(key.as_str(), format!("{shape} {x1} {y1} {x2} {y2} {colour}"));
        written.gone(&key, &mark.standing, !mark.words.is_empty());
        written.part(key, &mark.words);
    }
    written
}

fn question<'a>(question: &'a Question, random: Random<'_>) -> Written<'a> {
    let mut written = Written::new("question", &question.text);
    written.set("form", kinds::name_of_form(question.form));
    written.shown("medium", question.medium);
    written.part("alt", &question.alt);
    written.part("answer", &question.answer);
    let ranks = spread(None, None, question.options.len(), random);
    let mut taken = BTreeSet::new();
    for (option, rank) in question.options.iter().zip(ranks) {
        let id = fresh(&option.id.0, &mut taken, random);
        let key = format!("option/{id}");
        let words = [&option.text, &option.other_half, &option.feedback];
        written.set(key.as_str(), rank);
        written.gone(&key, &option.standing, words.iter().any(|words| !words.is_empty()));
        written.flag(format!("{key}/right"), option.right);
        written.shown(format!("{key}/area"), option.area);
        for (what, words) in ["option", "match", "feedback"].into_iter().zip(words) {
            written.part(format!("{what}/{id}"), words);
        }
    }
    written
}

fn fresh(id: &LocalId, taken: &mut BTreeSet<LocalId>, random: Random<'_>) -> LocalId {
    free_id(id, random, |id| !taken.insert(id.clone()))
}
