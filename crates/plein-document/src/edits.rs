//! Edits made in Rust: imports, the tray, titles, and taking away and getting back.
//!
//! Each returns the v1 update to store and to send ([`Document::NOTHING`] when it changed nothing) and
//! leaves in [`Document::last_applied`] what to project anew. Fine-grained editing is the webview's.

use crate::index::nested;
use crate::rank::{Random, between, is_rank};
use crate::read::{BlockRegisters, Fields};
use crate::write::{append_blocks, append_chapter, change_plain};
use crate::{Document, DocumentError, place::Place};
use plein_model::{Block, BlockId, Chapter, ChapterId, MediumId, Space};
use std::collections::BTreeSet;
use yrs::{Any, Map as _, Out, Text as _, TransactionMut, WriteTxn};

use crate::roots::{Roots, block_of_root, part_name, part_of};

impl Document {
    /// A new document that reads as `space`.
    ///
    /// `random` gives the random end of the ranks, and new ids where the model has one twice. What a
    /// document cannot say is written so that it is shown: an unplaced thing with nothing written in it as
    /// placed, a block in what holds no blocks as outside of it.
    pub fn from_model(space: &Space, client: u64, random: Random<'_>) -> Self {
        let mut document = Self::new(space.id, client);
        document.edit(|txn, roots, _| {
            change_plain(&roots.title, &space.title, txn);
            change_plain(&roots.summary, &space.summary, txn);
            set_or_remove(txn, roots, "language", space.language.as_deref());
            set_or_remove(txn, roots, "cover", space.cover.map(|cover| cover.to_string()).as_deref());
            write_themes(&space.themes, txn, roots);
            if space.template {
                roots.meta.insert(txn, "template", true);
            }
            if let Some((x, y)) = space.focus {
                roots.meta.insert(txn, "focus", format!("{x} {y}"));
            }
            for (medium, name) in &space.checked {
                roots.meta.insert(txn, format!("checked/{medium}"), name.as_str());
            }
            let mut last: Option<String> = None;
            for chapter in &space.chapters {
                last = Some(append_chapter(chapter, last.as_deref(), roots, txn, random).0);
            }
        });
        document
    }

    /// Says who writes under this document's client id; to be done before its first edit.
    pub fn set_person(&mut self, name: &str) -> Vec<u8> {
        let client = self.client().to_string();
        self.edit(|txn, roots, _| {
            if roots.people.get(txn, &client) != Some(Out::Any(Any::from(name))) {
                roots.people.insert(txn, client, name);
            }
        })
    }

    /// Changes the title.
    pub fn set_title(&mut self, title: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| change_plain(&roots.title, title, txn))
    }

    /// Changes the summary.
    pub fn set_summary(&mut self, summary: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| change_plain(&roots.summary, summary, txn))
    }

    /// Says in which language the Space is written (a BCP 47 tag), or takes that back.
    pub fn set_language(&mut self, language: Option<&str>) -> Vec<u8> {
        self.edit(|txn, roots, _| set_or_remove(txn, roots, "language", language))
    }

    /// Gives the Space a cover, or takes it away.
    pub fn set_cover(&mut self, cover: Option<MediumId>) -> Vec<u8> {
        self.edit(|txn, roots, _| set_or_remove(txn, roots, "cover", cover.map(|id| id.to_string()).as_deref()))
    }

    /// Notes that this person says that these pictures show no patient.
    pub fn set_checked(&mut self, media: &BTreeSet<MediumId>, name: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| {
            for medium in media {
                set_or_remove(txn, roots, &format!("checked/{medium}"), Some(name));
            }
        })
    }

    /// Makes these the themes: adds what is not there, removes what is not among them.
    pub fn set_themes(&mut self, themes: &BTreeSet<String>) -> Vec<u8> {
        self.edit(|txn, roots, _| write_themes(themes, txn, roots))
    }

    /// Adds chapters with their blocks at the end. A chapter or block whose id is taken gets a new one.
    /// Returns the update and the ids that the chapters got.
    pub fn add_chapters(&mut self, chapters: &[Chapter], random: Random<'_>) -> (Vec<u8>, Vec<ChapterId>) {
        let mut ids = Vec::with_capacity(chapters.len());
        let update = self.edit(|txn, roots, index| {
            let places = index.chapters().filter_map(|id| {
                let map = nested(&roots.chapters, id.as_str(), txn)?;
                Fields { map: &map, txn }.string("place").filter(|rank| is_rank(rank))
            });
            let mut last = places.max();
            for chapter in chapters {
                let (rank, id) = append_chapter(chapter, last.as_deref(), roots, txn, random);
                last = Some(rank);
                ids.push(id);
            }
        });
        (update, ids)
    }

    /// Adds blocks at the end of a chapter. A block whose id is taken gets a new one.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn append_blocks(
        &mut self,
        chapter: &ChapterId,
        blocks: &[Block],
        random: Random<'_>,
    ) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        Ok(self.edit(|txn, roots, index| {
            let last = last_rank(index.blocks_of(chapter), roots, txn);
            append_blocks(blocks, chapter, last.as_deref(), roots, txn, random);
        }))
    }

    /// Changes the title of a chapter.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn set_chapter_title(&mut self, chapter: &ChapterId, title: &str) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        Ok(self.edit(|txn, roots, _| {
            let map = nested(&roots.chapters, chapter.as_str(), txn);
            if let Some(text) = map.and_then(|map| Fields { map: &map, txn }.text("title")) {
                change_plain(&text, title, txn);
            }
        }))
    }

    /// Removes a chapter in the name of `name`. Nothing in it is touched.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn remove_chapter(&mut self, chapter: &ChapterId, name: &str) -> Result<Vec<u8>, DocumentError> {
        let fingerprint = self.fingerprint(chapter).ok_or(DocumentError::NoSuchChapter)?;
        Ok(self.edit(|txn, roots, _| {
            if let Some(map) = nested(&roots.chapters, chapter.as_str(), txn) {
                map.insert(txn, "gone", format!("{fingerprint} {name}"));
            }
        }))
    }

    /// Gets a removed chapter back, or keeps an unplaced one.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn restore_chapter(&mut self, chapter: &ChapterId) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        Ok(self.edit(|txn, roots, _| {
            if let Some(map) = nested(&roots.chapters, chapter.as_str(), txn) {
                map.remove(txn, "gone");
            }
        }))
    }

    /// Moves a chapter behind another one, or to the front.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn move_chapter(
        &mut self,
        chapter: &ChapterId,
        behind: Option<&ChapterId>,
        random: Random<'_>,
    ) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        behind.map_or(Ok(()), |behind| self.must_have(behind))?;
        Ok(self.edit(|txn, roots, index| {
            let rank = |id: &ChapterId| {
                let map = nested(&roots.chapters, id.as_str(), txn)?;
                Fields { map: &map, txn }.string("place").filter(|rank| is_rank(rank))
            };
            let others = index.chapters().filter(|id| *id != chapter);
            let mut order: Vec<_> = others.filter_map(|id| Some((rank(id)?, id.clone()))).collect();
            order.sort();
            let at = behind.map_or(0, |behind| {
                order.iter().position(|(_, id)| id == behind).map_or(order.len(), |position| position + 1)
            });
            let before = at.checked_sub(1).and_then(|before| order.get(before)).map(|(rank, _)| rank.as_str());
            let rank = between(before, order.get(at).map(|(rank, _)| rank.as_str()), random);
            if let Some(map) = nested(&roots.chapters, chapter.as_str(), txn) {
                map.insert(txn, "place", rank);
            }
        }))
    }

    /// Moves a block to the end of a chapter; what is in it, if it holds blocks, goes along. A block that is
    /// not there is left as it is.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn move_block(
        &mut self,
        block: &BlockId,
        chapter: &ChapterId,
        random: Random<'_>,
    ) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        Ok(self.edit(|txn, roots, index| {
            let Some(map) = nested(&roots.blocks, block.as_str(), txn) else { return };
            let from = BlockRegisters::place(&map, txn).chapter;
            let held: Vec<_> = from
                .iter()
                .flat_map(|from| index.blocks_of(from))
                .filter_map(|id| {
                    let map = nested(&roots.blocks, id.as_str(), txn)?;
                    let place = BlockRegisters::place(&map, txn);
                    (place.container.as_deref() == Some(block.as_str())).then_some((map, place.rank))
                })
                .collect();
            let rank = between(last_rank(index.blocks_of(chapter), roots, txn).as_deref(), None, random);
            map.insert(txn, "place", Place::write(chapter, None, &rank));
            for (map, rank) in held {
                map.insert(txn, "place", Place::write(chapter, Some(block), &rank));
            }
        }))
    }

    /// Makes the text of a block read `plain`, by the smallest change. A block that is not there, or has no
    /// text, is left as it is.
    pub fn set_block_text(&mut self, block: &BlockId, plain: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| {
            let map = nested(&roots.blocks, block.as_str(), txn);
            if let Some(text) = map.and_then(|map| Fields { map: &map, txn }.text("text")) {
                change_plain(&text, plain, txn);
            }
        })
    }

    /// Makes a part of a block read `plain`, by the smallest change: the `alt` of a picture, a `transcript`. A block
    /// that is not there is left as it is.
    pub fn set_part(&mut self, block: &BlockId, name: &str, plain: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| {
            let root = part_name(block, name);
            if part_of(&root).is_some() && nested(&roots.blocks, block.as_str(), txn).is_some() {
                let text = txn.get_or_insert_text(root);
                change_plain(&text, plain, txn);
            }
        })
    }

    /// Says that a chapter is still being written, or that it is ready to be read.
    ///
    /// # Errors
    /// When there is no such chapter.
    pub fn set_draft(&mut self, chapter: &ChapterId, draft: bool) -> Result<Vec<u8>, DocumentError> {
        self.must_have(chapter)?;
        Ok(self.edit(|txn, roots, _| {
            let Some(map) = nested(&roots.chapters, chapter.as_str(), txn) else { return };
            if draft {
                map.insert(txn, "draft", true);
            } else {
                map.remove(txn, "draft");
            }
        }))
    }

    /// Removes a block in the name of `name`: its text, cells and parts as they are now, and what marks it as there. A block that
    /// is not there is left as it is.
    pub fn remove_block(&mut self, block: &BlockId, name: &str) -> Vec<u8> {
        self.edit(|txn, roots, _| {
            let Some(map) = nested(&roots.blocks, block.as_str(), txn) else { return };
            let roots: Vec<String> = {
                use yrs::ReadTxn;
                let of_block = |name: &&str| block_of_root(name).as_ref() == Some(block);
                txn.root_refs().map(|(name, _)| name).filter(of_block).map(str::to_owned).collect()
            };
            let others = roots.into_iter().map(|name| txn.get_or_insert_text(name)).collect::<Vec<_>>();
            for text in (Fields { map: &map, txn }).text("text").into_iter().chain(others) {
                let length = text.len(txn);
                if length > 0 {
                    text.remove_range(txn, 0, length);
                }
            }
            map.insert(txn, "gone", name);
        })
    }

    fn must_have(&self, chapter: &ChapterId) -> Result<(), DocumentError> {
        if self.index.has_chapter(chapter) { Ok(()) } else { Err(DocumentError::NoSuchChapter) }
    }
}

fn last_rank<'a>(blocks: impl Iterator<Item = &'a BlockId>, roots: &Roots, txn: &TransactionMut<'_>) -> Option<String> {
    blocks.filter_map(|id| Some(BlockRegisters::place(&nested(&roots.blocks, id.as_str(), txn)?, txn).rank)).max()
}

fn set_or_remove(txn: &mut TransactionMut<'_>, roots: &Roots, key: &str, value: Option<&str>) {
    match value {
        Some(value) if roots.meta.get(txn, key) != Some(Out::Any(Any::from(value))) => {
            roots.meta.insert(txn, key, value);
        }
        Some(_) => {}
        None => drop(roots.meta.remove(txn, key)),
    }
}

fn write_themes(themes: &BTreeSet<String>, txn: &mut TransactionMut<'_>, roots: &Roots) {
    let keys: BTreeSet<String> = themes.iter().map(|theme| format!("theme/{theme}")).collect();
    let there: BTreeSet<String> =
        roots.meta.keys(txn).filter(|key| key.starts_with("theme/")).map(str::to_owned).collect();
    for key in there.difference(&keys) {
        roots.meta.remove(txn, key);
    }
    for key in &keys {
        if roots.meta.get(txn, key) != Some(Out::Any(Any::Bool(true))) {
            roots.meta.insert(txn, key.as_str(), true);
        }
    }
}
