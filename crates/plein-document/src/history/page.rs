//! A document as it stands, in registers and texts: what every kind of block, known or not, can be compared by.

use crate::Document;
use crate::index::nested;
use crate::read::{Fields, read_text};
use plein_model::{BlockId, Chapter, ChapterId, Space, Standing, Text};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use yrs::{ReadTxn, Text as _};

/// A Space at one moment: what is shown of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// May be empty.
    pub title: Text,
    /// May be empty.
    pub summary: Text,
    /// Language, cover, themes and what else stands there, as it stands.
    pub meta: BTreeMap<String, Value>,
    /// The chapters that are shown, in order.
    pub chapters: Vec<PageChapter>,
}

/// A chapter that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PageChapter {
    /// Which.
    pub id: ChapterId,
    /// May be empty.
    pub title: Text,
    /// Whether it is in its place.
    pub standing: Standing,
    /// Readers do not see it yet.
    pub draft: bool,
    /// The blocks that are shown in it, in order.
    pub blocks: Vec<PageBlock>,
}

/// A block that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PageBlock {
    /// Which.
    pub id: BlockId,
    /// The register as it stands; `paragraph` when there is none.
    pub kind: String,
    /// How deep it is indented.
    pub indent: u8,
    /// The container that it is shown in, if any.
    pub container: Option<BlockId>,
    /// Whether it is in its place.
    pub standing: Standing,
    /// Its kind's own fields, as they stand.
    pub fields: BTreeMap<String, Value>,
    /// Its texts that are not empty, by name: empty for its own text, `cell/<row>/<column>`, `part/<name>`.
    pub texts: BTreeMap<String, Text>,
}

/// Fields that are not a kind's own.
const COMMON: [&str; 5] = ["kind", "place", "indent", "text", "gone"];

impl Document {
    /// The document as a page.
    pub fn page(&self) -> Page {
        let Space { chapters, .. } = self.to_model();
        self.read(|txn| {
            let mut apart = texts_apart(txn, |_| true);
            Page {
                title: read_text(&self.roots.title, txn),
                summary: read_text(&self.roots.summary, txn),
                chapters: chapters.into_iter().map(|chapter| self.page_of(chapter, &mut apart, txn)).collect(),
                meta: Fields { map: &self.roots.meta, txn }.others(&[]),
            }
        })
    }

    /// What a block says, without marks; none when it is not there or has no text of its own.
    pub fn words_of(&self, block: &BlockId) -> Option<String> {
        self.read(|txn| {
            let map = nested(&self.roots.blocks, block.as_str(), txn)?;
            Some(read_text(&Fields { map: &map, txn }.text("text")?, txn).to_plain())
        })
    }

    /// One chapter as a page has it; none when it is not shown.
    pub fn page_chapter(&self, id: &ChapterId) -> Option<PageChapter> {
        let chapter = self.chapter(id)?;
        let blocks: HashSet<&str> = chapter.blocks.iter().map(|block| block.id.as_str()).collect();
        self.read(|txn| {
            let mut apart = texts_apart(txn, |block| blocks.contains(block));
            Some(self.page_of(chapter.clone(), &mut apart, txn))
        })
    }

    fn page_of<T: ReadTxn>(&self, chapter: Chapter, apart: &mut TextsApart, txn: &T) -> PageChapter {
        let map = nested(&self.roots.chapters, chapter.id.as_str(), txn);
        let fields = map.as_ref().map(|map| Fields { map, txn });
        let title = fields.as_ref().and_then(|fields| fields.text("title"));
        let blocks = chapter.blocks.into_iter().filter_map(|block| {
            let map = nested(&self.roots.blocks, block.id.as_str(), txn)?;
            let fields = Fields { map: &map, txn };
            let own = fields.text("text").map(|text| read_text(&text, txn)).filter(|text| !text.is_empty());
            let mut texts: BTreeMap<_, _> = apart.remove(block.id.as_str()).unwrap_or_default();
            texts.extend(own.map(|own| (String::new(), own)));
            Some(PageBlock {
                kind: fields.string("kind").unwrap_or_else(|| "paragraph".to_owned()),
                indent: block.indent,
                container: block.container,
                standing: block.standing,
                fields: shown(fields.others(&COMMON), &texts),
                texts,
                id: block.id,
            })
        });
        PageChapter {
            blocks: blocks.collect(),
            title: title.map(|title| read_text(&title, txn)).unwrap_or_default(),
            draft: fields.is_some_and(|fields| fields.is_true("draft")),
            standing: chapter.standing,
            id: chapter.id,
        }
    }
}

/// Without the rows, columns, options and the like that were removed and in which nothing is written.
fn shown(fields: BTreeMap<String, Value>, texts: &BTreeMap<String, Text>) -> BTreeMap<String, Value> {
    let removed: HashSet<String> = fields
        .iter()
        .filter_map(|(key, gone)| {
            let thing = key.strip_suffix("/gone").filter(|_| !gone.is_null())?;
            let id = thing.rsplit('/').next()?;
            let written = texts.keys().any(|name| name.split('/').skip(1).any(|part| part == id));
            (!written).then(|| thing.to_owned())
        })
        .collect();
    let is_shown = |key: &str| {
        let end = key.char_indices().filter(|(_, c)| *c == '/').nth(1).map_or(key.len(), |(at, _)| at);
        !removed.contains(&key[..end])
    };
    fields.into_iter().filter(|(key, _)| is_shown(key)).collect()
}

type TextsApart = HashMap<String, BTreeMap<String, Text>>;

/// The texts of blocks that are roots of their own and not empty, by block and name.
fn texts_apart<T: ReadTxn>(txn: &T, wanted: impl Fn(&str) -> bool) -> TextsApart {
    let mut texts: TextsApart = HashMap::new();
    for (root, _) in txn.root_refs() {
        if let Some((block, name)) = text_apart(root)
            && wanted(block)
            && let Some(text) = txn.get_text(root)
            && text.len(txn) > 0
        {
            texts.entry(block.to_owned()).or_default().insert(name, read_text(&text, txn));
        }
    }
    texts
}

/// The block and the name of a text, when a root with this name is one.
pub(super) fn text_apart(root: &str) -> Option<(&str, String)> {
    let (sort, rest) = root.split_once('/')?;
    let (block, name) = rest.split_once('/')?;
    matches!(sort, "cell" | "part").then(|| (block, format!("{sort}/{name}")))
}

/// The root that holds a text of a block that is not its own text.
pub(super) fn root_of(block: &str, name: &str) -> Option<String> {
    let (sort, name) = name.split_once('/')?;
    Some(format!("{sort}/{block}/{name}"))
}

impl PageBlock {
    /// The ids of the rows of a table in order, or of its columns, or of the options of a question: of whatever has its
    /// rank under `<what>/<id>`.
    pub fn lines(&self, what: &str) -> Vec<&str> {
        let mut lines: Vec<(&str, &str)> = self
            .fields
            .iter()
            .filter_map(|(key, rank)| {
                let id = key.strip_prefix(what)?.strip_prefix('/').filter(|id| !id.contains('/'))?;
                Some((rank.as_str().unwrap_or_default(), id))
            })
            .collect();
        lines.sort_unstable();
        lines.into_iter().map(|(_, id)| id).collect()
    }
}
