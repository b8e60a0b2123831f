//! One block.

use super::table::Lines;
use super::{Fields, Parts, exercise, media, read_text};
use crate::kinds::{is_known, text_kind};
use crate::place::Place;
use plein_model::{Block, BlockId, Content, Standing, Text, TextKind};
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
    pub(crate) fn read<T: ReadTxn>(id: &BlockId, map: &MapRef, parts: &Parts, txn: &T) -> Self {
        let fields = Fields { map, txn };
        let kind = fields.string("kind").unwrap_or_else(|| "paragraph".to_owned());
        let place = Self::place(map, txn);
        Self { kind, place, gone: fields.gone("gone"), visible: Self::is_visible(id, map, parts, txn) }
    }

    /// Whether it is shown, alone.
    pub(crate) fn is_visible<T: ReadTxn>(id: &BlockId, map: &MapRef, parts: &Parts, txn: &T) -> bool {
        let fields = Fields { map, txn };
        fields.gone("gone").is_none()
            || if fields.string("kind").as_deref() == Some("table") {
                Lines::read(id, &fields).written_in(txn)
            } else {
                fields.text("text").is_some_and(|text| text.len(txn) > 0)
            }
            || parts.written_in(id, txn)
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
            "assignment" => return Content::Assignment(exercise::assignment(fields, text)),
            kind => {
                if let Some(kind) = text_kind(kind) {
                    return Content::Text { kind, text };
                }
            }
        }
        let known = match self.kind.as_str() {
            "picture" => media::picture(id, fields, text.clone()).map(Content::Picture),
            "file" => media::file(fields, text.clone()).map(Content::File),
            "audio" => media::audio(id, fields, text.clone()).map(Content::Audio),
            "clip" => media::clip(id, fields, text.clone()).map(Content::Clip),
            "link" => media::link(id, fields, text.clone()).map(Content::Link),
            "video" => media::video(id, fields, text.clone()).map(Content::Video),
            "question" => exercise::question(id, fields, text.clone()).map(Content::Question),
            _ => None,
        };
        known.unwrap_or_else(|| Content::Unknown { kind: self.kind.clone(), fields: fields.others(&COMMON), text })
    }

    /// The plain text that counts in the fingerprint of its chapter: its text or its cells, then its parts.
    pub(crate) fn plain<T: ReadTxn>(&self, id: &BlockId, map: &MapRef, parts: &Parts, txn: &T) -> String {
        let fields = Fields { map, txn };
        let mut plain: String = if self.kind == "table" {
            Lines::read(id, &fields).texts(txn).map(|text| text.to_plain() + "\0").collect()
        } else {
            fields.text("text").map(|text| read_text(&text, txn).to_plain()).unwrap_or_default()
        };
        for (name, words) in parts.written(id, txn) {
            plain.extend(["\0", name, "\0", &words]);
        }
        plain
    }
}
