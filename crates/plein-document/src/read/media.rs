//! Pictures, own files, videos elsewhere and link cards; `None` for what is malformed and so not known.

use super::parts::part;
use super::{Fields, marks};
use crate::kinds::{beside, video_site};
use plein_model::{Audio, BlockId, Clip, File, LinkCard, Picture, Text, Turn, Video};
use yrs::ReadTxn;

pub(super) fn picture<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, caption: Text) -> Option<Picture> {
    Some(Picture {
        medium: fields.medium("medium")?,
        alt: part(id, "alt", fields.txn),
        decorative: fields.is_true("decorative"),
        width: pixels(fields, "width"),
        height: pixels(fields, "height"),
        beside: fields.string("beside").as_deref().and_then(beside),
        turn: fields.whole("turn").and_then(turn).unwrap_or_default(),
        crop: fields.area("crop"),
        marks: marks::read(id, fields),
        caption,
    })
}

pub(super) fn file<T: ReadTxn>(fields: &Fields<'_, T>, caption: Text) -> Option<File> {
    Some(File {
        medium: fields.medium("medium")?,
        name: fields.string("name").unwrap_or_default(),
        bytes: fields.whole("bytes").unwrap_or(0),
        mime: fields.string("mime").unwrap_or_default(),
        face: fields.medium("face"),
        caption,
    })
}

pub(super) fn audio<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, caption: Text) -> Option<Audio> {
    Some(Audio {
        medium: fields.medium("medium")?,
        name: fields.string("name").unwrap_or_default(),
        bytes: fields.whole("bytes").unwrap_or(0),
        mime: fields.string("mime").unwrap_or_default(),
        duration: fields.whole("duration"),
        transcript: part(id, "transcript", fields.txn),
        caption,
    })
}

pub(super) fn clip<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, caption: Text) -> Option<Clip> {
    Some(Clip {
        medium: fields.medium("medium")?,
        name: fields.string("name").unwrap_or_default(),
        bytes: fields.whole("bytes").unwrap_or(0),
        mime: fields.string("mime").unwrap_or_default(),
        duration: fields.whole("duration"),
        width: pixels(fields, "width"),
        height: pixels(fields, "height"),
        poster: fields.medium("poster"),
        transcript: part(id, "transcript", fields.txn),
        caption,
    })
}

pub(super) fn link<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, text: Text) -> Option<LinkCard> {
    Some(LinkCard {
        url: fields.string("url").filter(|url| LinkCard::accepts(url))?,
        title: part(id, "title", fields.txn),
        description: part(id, "description", fields.txn),
        face: fields.medium("face"),
        text,
    })
}

pub(super) fn video<T: ReadTxn>(id: &BlockId, fields: &Fields<'_, T>, caption: Text) -> Option<Video> {
    let site = video_site(&fields.string("site")?)?;
    let start = fields.whole("start").and_then(|start| u32::try_from(start).ok()).unwrap_or(0);
    let title = part(id, "title", fields.txn);
    let video = fields.string("video")?;
    let fits = (1..=64).contains(&video.len());
    let plain = video.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    (fits && plain).then_some(Video { site, id: video, start, title, caption })
}

fn turn(degrees: u64) -> Option<Turn> {
    u16::try_from(degrees).ok().and_then(|degrees| Turn::try_from(degrees).ok())
}

fn pixels<T: ReadTxn>(fields: &Fields<'_, T>, key: &str) -> Option<u32> {
    fields.whole(key).and_then(|pixels| u32::try_from(pixels).ok())
}
