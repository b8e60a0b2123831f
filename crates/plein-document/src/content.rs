//! Everything that is in a document, in one canonical form, for comparing replicas.

use crate::Document;
use crate::read::{Fields, out_to_json, read_text};
use crate::roots::is_text_root;
use plein_model::Text;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use yrs::{Map as _, MapRef, Out, ReadTxn, Text as _};

/// What hangs in a root map: texts as texts, fields as they stand.
#[derive(Serialize)]
struct Entry {
    text: Text,
    fields: BTreeMap<String, Value>,
}

/// The content, shown and removed, known and not, sorted.
#[derive(Serialize)]
struct Content {
    title: Text,
    summary: Text,
    meta: BTreeMap<String, Value>,
    chapters: BTreeMap<String, Entry>,
    blocks: BTreeMap<String, Entry>,
    /// Cells and parts, by the names of their roots.
    texts: BTreeMap<String, Text>,
    people: BTreeMap<String, Value>,
}

impl Document {
    /// BLAKE3 of everything that is in the document: what is shown, what was removed, and what this version
    /// does not know. Equal for replicas that have taken in the same updates, in whatever order. How the
    /// CRDT keeps it (deleted characters, marks that mark nothing) does not count.
    pub fn content_hash(&self) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        let written = self.read(|txn| serde_json::to_writer(&mut hasher, &self.content(txn)));
        assert!(written.is_ok(), "the content is text, numbers and lists, which JSON can say");
        *hasher.finalize().as_bytes()
    }

    fn content<T: ReadTxn>(&self, txn: &T) -> Content {
        let texts = txn.root_refs().filter(|(name, _)| is_text_root(name)).filter_map(|(name, _)| {
            let text = txn.get_text(name)?;
            (text.len(txn) > 0).then(|| (name.to_owned(), read_text(&text, txn)))
        });
        Content {
            title: read_text(&self.roots.title, txn),
            summary: read_text(&self.roots.summary, txn),
            meta: Fields { map: &self.roots.meta, txn }.others(&[]),
            chapters: entries(&self.roots.chapters, "title", txn),
            blocks: entries(&self.roots.blocks, "text", txn),
            texts: texts.collect(),
            people: Fields { map: &self.roots.people, txn }.others(&[]),
        }
    }
}

fn entries<T: ReadTxn>(root: &MapRef, text: &str, txn: &T) -> BTreeMap<String, Entry> {
    let entry = |value: Out| match value {
        Out::YMap(map) => {
            let fields = Fields { map: &map, txn };
            Entry {
                text: fields.text(text).map(|text| read_text(&text, txn)).unwrap_or_default(),
                fields: fields.others(&[text]),
            }
        }
        other => Entry { text: Text::default(), fields: BTreeMap::from([(String::new(), out_to_json(&other, txn))]) },
    };
    root.iter(txn).map(|(key, value)| (key.to_owned(), entry(value))).collect()
}
