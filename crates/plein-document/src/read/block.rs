//! One block.

use super::table::Lines;
use super::{Fields, read_text};
use crate::place::Place;
use plein_model::{Block, BlockId, Content, MediumId, Standing, Text, TextKind, Video, VideoSite};
use yrs::{MapRef, ReadTxn, Text as _};

/// The registers that decide whether and where a block is shown; what is in it is read when asked.
pub(crate) struct BlockRegisters {
    pub(crate) kind: String,
    pub(crate) place: Place,
    /// Who removed it, when someone did.
    pub(crate) gone: Option<String>,
    /// Shown: not removed, or written in by another meanwhile.
    pub(crate) visible: bool,
}

/// Fields that are not a kind's own.
const COMMON: [&str; 5] = ["kind", "place", "indent", "text", "gone"];

impl BlockRegisters {
    pub(crate) fn read<T: ReadTxn>(id: &BlockId, map: &MapRef, txn: &T) -> Self {
        let fields = Fields { map, txn };
        let kind = fields.string("kind").unwrap_or_else(|| "paragraph".to_owned());
        let place = Self::place(map, txn);
        Self { kind, place, gone: fields.gone("gone"), visible: Self::is_visible(id, map, txn) }
    }

    /// Whether it is shown, alone.
    pub(crate) fn is_visible<T: ReadTxn>(id: &BlockId, map: &MapRef, txn: &T) -> bool {
        let fields = Fields { map, txn };
        fields.gone("gone").is_none()
            || if fields.string("kind").as_deref() == Some("table") {
                Lines::read(id, &fields).written_in(txn)
            } else {
                fields.text("text").is_some_and(|text| text.len(txn) > 0)
            }
    }

    /// Its place alone.
    pub(crate) fn place<T: ReadTxn>(map: &MapRef, txn: &T) -> Place {
        Fields { map, txn }.string("place").map(|place| Place::read(&place)).unwrap_or_default()
    }

    /// Whether it can hold other blocks: no kind of today can, one that comes later may.
    pub(crate) fn may_contain(&self) -> bool {
        self.visible && self.place.container.is_none() && !is_known(&self.kind)
    }

    pub(crate) fn standing(&self) -> Standing {
        match &self.gone {
            None => Standing::Placed,
            Some(name) => Standing::Unplaced { removed_by: name.clone() },
        }
    }

    /// The block as it is shown in `container`.
    pub(crate) fn block<T: ReadTxn>(&self, id: &BlockId, map: &MapRef, txn: &T, container: Option<BlockId>) -> Block {
        let fields = Fields { map, txn };
        let indent = fields.whole("indent").unwrap_or(0).min(Block::MAX_INDENT.into());
        Block {
            id: id.clone(),
            indent: u8::try_from(indent).unwrap_or(Block::MAX_INDENT),
            container,
            standing: self.standing(),
            content: self.content(id, &fields),
        }
    }

    fn content<T: ReadTxn>(&self, id: &BlockId, fields: &Fields<'_, T>) -> Content {
        let text = match fields.text("text") {
            Some(text) if self.kind != "table" => read_text(&text, fields.txn),
            _ => Text::default(),
        };
        match self.kind.as_str() {
            "divider" if text.is_empty() => return Content::Divider,
            "divider" => return Content::Text { kind: TextKind::Paragraph, text },
            "table" => {
                return Content::Table(Lines::read(id, fields).table(fields.is_true("header"), fields.txn));
            }
            "task" if fields.is_true("done") => return Content::Text { kind: TextKind::TaskDone, text },
            "picture" => {
                if let Some(medium) = medium(fields) {
                    return Content::Picture {
                        medium,
                        alt: fields.string("alt").unwrap_or_default(),
                        decorative: fields.is_true("decorative"),
                        width: pixels(fields, "width"),
                        height: pixels(fields, "height"),
                        caption: text,
                    };
                }
            }
            "file" => {
                if let Some(medium) = medium(fields) {
                    return Content::File {
                        medium,
                        name: fields.string("name").unwrap_or_default(),
                        bytes: fields.whole("bytes").unwrap_or(0),
                        mime: fields.string("mime").unwrap_or_default(),
                        caption: text,
                    };
                }
            }
            "video" => {
                if let Some((site, video)) = video(fields) {
                    let start = fields.whole("start").and_then(|start| u32::try_from(start).ok()).unwrap_or(0);
                    let title = fields.string("title").unwrap_or_default();
                    return Content::Video(Video { site, id: video, start, title, caption: text });
                }
            }
            kind => {
                if let Some(kind) = text_kind(kind) {
                    return Content::Text { kind, text };
                }
            }
        }
        Content::Unknown { kind: self.kind.clone(), fields: fields.others(&COMMON), text }
    }

    /// The plain text that counts in the fingerprint of its chapter.
    pub(crate) fn plain<T: ReadTxn>(&self, id: &BlockId, map: &MapRef, txn: &T) -> String {
        let fields = Fields { map, txn };
        if self.kind == "table" {
            Lines::read(id, &fields).texts(txn).map(|text| text.to_plain() + "\0").collect()
        } else {
            fields.text("text").map(|text| read_text(&text, txn).to_plain()).unwrap_or_default()
        }
    }
}

fn text_kind(kind: &str) -> Option<TextKind> {
    Some(match kind {
        "paragraph" => TextKind::Paragraph,
        "heading1" => TextKind::Heading1,
        "heading2" => TextKind::Heading2,
        "heading3" => TextKind::Heading3,
        "bullet" => TextKind::Bullet,
        "number" => TextKind::Number,
        "task" => TextKind::Task,
        "quote" => TextKind::Quote,
        "code" => TextKind::Code,
        _ => return None,
    })
}

/// Whether this version knows the kind.
pub(crate) fn is_known(kind: &str) -> bool {
    text_kind(kind).is_some() || matches!(kind, "divider" | "picture" | "video" | "file" | "table")
}

fn medium<T: ReadTxn>(fields: &Fields<'_, T>) -> Option<MediumId> {
    fields.string("medium")?.parse().ok()
}

fn pixels<T: ReadTxn>(fields: &Fields<'_, T>, key: &str) -> Option<u32> {
    fields.whole(key).and_then(|pixels| u32::try_from(pixels).ok())
}

fn video<T: ReadTxn>(fields: &Fields<'_, T>) -> Option<(VideoSite, String)> {
    let site = match fields.string("site")?.as_str() {
        "youtube" => VideoSite::Youtube,
        "vimeo" => VideoSite::Vimeo,
        _ => return None,
    };
    let id = fields.string("video")?;
    let fits = (1..=64).contains(&id.len());
    (fits && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')).then_some((site, id))
}
