//! The whole document as a [`Space`], and its parts as parts.

use crate::index::nested;
use crate::read::{BlockRegisters, ChapterRegisters, Fingerprint, arrange, read_text};
use crate::{Document, RemovedChapter};
use plein_model::{BlockId, Chapter, ChapterId, MediumId, Space, Standing, coordinates};
use std::collections::BTreeMap;
use yrs::{Any, Map as _, Out, ReadTxn};

/// A chapter without its blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChapterOutline {
    /// Its identity.
    pub id: ChapterId,
    /// Its title.
    pub title: String,
    /// Whether it is in its place.
    pub standing: Standing,
    /// Still being written: who only reads does not see it.
    pub draft: bool,
    /// How many blocks are shown in it.
    pub blocks: usize,
}

/// The chapter that is shown when nothing else is and there are blocks without a chapter.
const NOWHERE: &str = "_";

type Blocks = BTreeMap<BlockId, BlockRegisters>;

/// A chapter with what decides about it read.
struct Read {
    id: ChapterId,
    registers: ChapterRegisters,
    blocks: Blocks,
    /// `None` when it is removed.
    standing: Option<Standing>,
}

impl Document {
    /// The document as it reads now.
    pub fn to_model(&self) -> Space {
        self.read(|txn| {
            let meta = |key: &str| match self.roots.meta.get(txn, key) {
                Some(Out::Any(Any::String(text))) => Some(text.as_ref().to_owned()),
                _ => None,
            };
            let themes = self.roots.meta.iter(txn).filter_map(|(key, value)| {
                let theme = key.strip_prefix("theme/")?;
                matches!(value, Out::Any(Any::Bool(true))).then(|| theme.to_owned())
            });
            let checked = self.roots.meta.iter(txn).filter_map(|(key, value)| {
                let medium = key.strip_prefix("checked/")?.parse::<MediumId>().ok()?;
                match value {
                    Out::Any(Any::String(name)) => Some((medium, name.as_ref().to_owned())),
                    _ => None,
                }
            });
            let focus = meta("focus").as_deref().and_then(coordinates);
            Space {
                id: self.space(),
                title: read_text(&self.roots.title, txn).to_plain(),
                summary: read_text(&self.roots.summary, txn).to_plain(),
                cover: meta("cover").and_then(|cover| cover.parse().ok()),
                focus: focus.map(|[x, y]| (x, y)),
                language: meta("language"),
                themes: themes.collect(),
                checked: checked.collect(),
                template: matches!(self.roots.meta.get(txn, "template"), Some(Out::Any(Any::Bool(true)))),
                chapters: self.chapters_in_order(txn),
            }
        })
    }

    /// One chapter as it is shown; `None` when there is no such chapter, or it is removed.
    pub fn chapter(&self, id: &ChapterId) -> Option<Chapter> {
        self.read(|txn| {
            if self.index.homeless().next().is_some() {
                // Which chapter shows them depends on all of them.
                return self.chapters_in_order(txn).into_iter().find(|chapter| chapter.id == *id);
            }
            let read = self.read_chapter(id, txn)?;
            let standing = read.standing.clone()?;
            Some(self.show(&read, standing, &Blocks::new(), txn))
        })
    }

    /// The chapters that are shown, in order, without their blocks. Cheap: no text but the titles is read,
    /// unless a chapter was removed.
    pub fn outline(&self) -> Vec<ChapterOutline> {
        self.read(|txn| {
            let mut extra = self.count_visible(self.index.homeless(), txn);
            let mut shown: Vec<_> = self
                .index
                .chapters()
                .filter_map(|id| {
                    let registers = ChapterRegisters::read(&nested(&self.roots.chapters, id.as_str(), txn)?, txn);
                    let standing = match registers.gone {
                        None => Standing::Placed,
                        Some(_) => self.read_chapter(id, txn)?.standing?,
                    };
                    let blocks = self.count_visible(self.index.blocks_of(id), txn);
                    let (title, draft) = (registers.title, registers.draft);
                    let line = ChapterOutline { id: id.clone(), title, standing, draft, blocks };
                    Some((registers.rank, line))
                })
                .collect();
            shown.sort_by(|(a, _), (b, _)| a.cmp(b));
            let mut outline: Vec<_> = shown.into_iter().map(|(_, line)| line).collect();
            if let Some(first) = outline.first_mut() {
                first.blocks += std::mem::take(&mut extra);
            }
            if let Some((id, standing)) = nowhere().filter(|_| extra > 0) {
                outline.push(ChapterOutline { id, title: String::new(), standing, draft: false, blocks: extra });
            }
            outline
        })
    }

    fn count_visible<'a, T: ReadTxn>(&self, ids: impl Iterator<Item = &'a BlockId>, txn: &T) -> usize {
        ids.filter(|id| {
            let map = nested(&self.roots.blocks, id.as_str(), txn);
            map.is_some_and(|map| BlockRegisters::is_visible(id, &map, self.index.parts(), txn))
        })
        .count()
    }

    /// The chapters that were removed and in which nothing was written since, in order.
    pub fn removed_chapters(&self) -> Vec<RemovedChapter> {
        self.read(|txn| {
            let mut removed: Vec<_> = self.read_chapters(txn).filter(|read| read.standing.is_none()).collect();
            removed.sort_by(|a, b| a.registers.rank.cmp(&b.registers.rank));
            removed
                .into_iter()
                .map(|read| RemovedChapter {
                    blocks: read.blocks.values().filter(|registers| registers.visible).count(),
                    removed_by: read.registers.gone.map(|(_, name)| name).unwrap_or_default(),
                    id: read.id,
                    title: read.registers.title,
                })
                // What was born and taken back at once was never there for anyone.
                .filter(|chapter| !(chapter.title.is_empty() && chapter.blocks == 0))
                .collect()
        })
    }

    fn chapters_in_order<T: ReadTxn>(&self, txn: &T) -> Vec<Chapter> {
        let mut homeless = self.read_blocks(self.index.homeless(), txn);
        homeless.retain(|_, registers| registers.visible);
        let mut chapters: Vec<_> = self
            .shown(txn)
            .into_iter()
            .map(|(read, standing)| self.show(&read, standing, &std::mem::take(&mut homeless), txn))
            .collect();
        if let Some((id, standing)) = nowhere().filter(|_| !homeless.is_empty()) {
            let registers = ChapterRegisters { title: String::new(), rank: String::new(), draft: false, gone: None };
            let read = Read { id, registers, blocks: Blocks::new(), standing: None };
            chapters.push(self.show(&read, standing, &homeless, txn));
        }
        chapters
    }

    /// The chapters that are shown, in order.
    fn shown<T: ReadTxn>(&self, txn: &T) -> Vec<(Read, Standing)> {
        let mut shown: Vec<_> = self
            .read_chapters(txn)
            .filter_map(|read| {
                let standing = read.standing.clone()?;
                Some((read, standing))
            })
            .collect();
        shown.sort_by(|(a, _), (b, _)| a.registers.rank.cmp(&b.registers.rank));
        shown
    }

    /// Every chapter, removed ones too, in the order of ids.
    fn read_chapters<T: ReadTxn>(&self, txn: &T) -> impl Iterator<Item = Read> {
        self.index.chapters().filter_map(|id| self.read_chapter(id, txn))
    }

    fn read_chapter<T: ReadTxn>(&self, id: &ChapterId, txn: &T) -> Option<Read> {
        let registers = ChapterRegisters::read(&nested(&self.roots.chapters, id.as_str(), txn)?, txn);
        let blocks = self.read_blocks(self.index.blocks_of(id), txn);
        let standing = match &registers.gone {
            None => Some(Standing::Placed),
            Some((then, removed_by)) => {
                let now = self.fingerprint_of(&registers.title, &blocks, txn);
                (now != *then).then(|| Standing::Unplaced { removed_by: removed_by.clone() })
            }
        };
        Some(Read { id: id.clone(), registers, blocks, standing })
    }

    fn read_blocks<'a, T: ReadTxn>(&self, ids: impl Iterator<Item = &'a BlockId>, txn: &T) -> Blocks {
        ids.filter_map(|id| {
            let map = nested(&self.roots.blocks, id.as_str(), txn)?;
            Some((id.clone(), BlockRegisters::read(id, &map, self.index.parts(), txn)))
        })
        .collect()
    }

    fn fingerprint_of<T: ReadTxn>(&self, title: &str, blocks: &Blocks, txn: &T) -> String {
        let mut fingerprint = Fingerprint::new(title);
        for (id, registers) in blocks.iter().filter(|(_, registers)| registers.visible) {
            if let Some(map) = nested(&self.roots.blocks, id.as_str(), txn) {
                fingerprint.add(id, registers, &registers.plain(id, &map, self.index.parts(), txn));
            }
        }
        fingerprint.digits()
    }

    /// The fingerprint of what a chapter holds now, as it is written when the chapter is removed.
    pub fn fingerprint(&self, id: &ChapterId) -> Option<String> {
        self.read(|txn| {
            let read = self.read_chapter(id, txn)?;
            Some(self.fingerprint_of(&read.registers.title, &read.blocks, txn))
        })
    }

    fn show<T: ReadTxn>(&self, read: &Read, standing: Standing, homeless: &Blocks, txn: &T) -> Chapter {
        let blocks = arrange(&read.blocks, homeless)
            .into_iter()
            .filter_map(|(id, registers, container)| {
                let map = nested(&self.roots.blocks, id.as_str(), txn)?;
                Some(registers.block(id, &map, txn, container.cloned()))
            })
            .collect();
        let (id, title) = (read.id.clone(), read.registers.title.clone());
        Chapter { id, title, standing, draft: read.registers.draft, blocks }
    }
}

/// The chapter that is not in the document.
pub(crate) fn nowhere() -> Option<(ChapterId, Standing)> {
    let id = ChapterId::new(NOWHERE).ok()?;
    Some((id, Standing::Unplaced { removed_by: String::new() }))
}
