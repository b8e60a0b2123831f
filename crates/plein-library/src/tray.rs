//! The tray of a Space: what landed in a watched folder and waits to be given a place.
//!
//! Always holds: what is in the tray is in the library, pictures included; the folder it came from may go away.

use crate::columns::{Hash, Id, Json, Text, medium as medium_key, space as key};
use crate::error::Result;
use crate::{Library, LibraryError, Origin, What, Write, media};
use plein_model::{Block, Chapter, ChapterId, Content, Medium, Picture, SpaceId, Standing};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A watched folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WatchId(pub Uuid);

/// Something in a tray.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TrayId(pub Uuid);

/// A folder from which pictures and Markdown files land in the tray of a Space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watch {
    /// Which.
    pub id: WatchId,
    /// Into whose tray.
    pub space: SpaceId,
    /// The folder.
    pub path: PathBuf,
    /// Whether it can be read now. When it cannot, everything that came from it stays.
    pub reachable: bool,
}

/// Something in a tray.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrayItem {
    /// Which.
    pub id: TrayId,
    /// In whose tray.
    pub space: SpaceId,
    /// The name of the file.
    pub name: String,
    /// What it is.
    pub kind: TrayKind,
    /// The picture.
    pub medium: Option<Medium>,
    /// When it landed, in milliseconds since 1970; shown only.
    pub at: i64,
}

/// What a tray item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrayKind {
    /// A picture, to be placed as a block.
    Picture,
    /// A Markdown file, to be placed as chapters.
    Markdown,
}

/// Something that landed, before it is in a tray.
pub(crate) enum Landed {
    Picture(Medium),
    Markdown { chapters: Vec<Chapter>, media: Vec<Medium>, hash: [u8; 32] },
}

impl Library {
    /// The watched folders of a Space.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn watches(&self, space: SpaceId) -> Result<Vec<Watch>> {
        self.read(|connection| watches(connection, Some(space)))
    }

    /// Watches a folder for a Space: what is in it and what lands in it comes into the tray. Watching it twice is
    /// watching it once.
    ///
    /// # Errors
    /// [`LibraryError::NoFolder`] when it cannot be read, [`LibraryError::NoSpace`], and those of the disk.
    pub fn add_watch(&self, origin: Origin, space: SpaceId, folder: &Path) -> Result<Watch> {
        let folder = std::fs::canonicalize(folder).map_err(|_| LibraryError::NoFolder)?;
        std::fs::read_dir(&folder).map_err(|_| LibraryError::NoFolder)?;
        let path = folder.to_str().ok_or(LibraryError::NoFolder)?;
        self.write(origin, |write| {
            write.stream_number(space)?;
            let id = Text(write.world().uuid());
            write.transaction.execute(include_str!("tray/add_watch.sql"), (id, key(space), path))?;
            write.changed(What::Tray(space));
            Ok(())
        })?;
        self.0.watching.look_again();
        let watch = self.watches(space)?.into_iter().find(|watch| watch.path == folder);
        watch.ok_or(LibraryError::NoWatch)
    }

    /// Watches a folder no longer. What is in the tray stays.
    ///
    /// # Errors
    /// [`LibraryError::NoWatch`], and those of the disk.
    pub fn remove_watch(&self, origin: Origin, watch: WatchId) -> Result<()> {
        self.write(origin, |write| {
            let space = write.watch_space(watch)?.ok_or(LibraryError::NoWatch)?;
            write.transaction.execute(include_str!("tray/drop_watch.sql"), [Text(watch.0)])?;
            write.changed(What::Tray(space));
            Ok(())
        })?;
        self.0.watching.look_again();
        Ok(())
    }

    /// What waits in the tray of a Space, in the order in which it landed.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tray(&self, space: SpaceId) -> Result<Vec<TrayItem>> {
        self.read(|connection| Ok(items(connection, Some(space), None)?.into_iter().map(|(item, _)| item).collect()))
    }

    /// Gives something in the tray its place: a picture at the end of the chapter, a Markdown file as chapters at the
    /// end of the Space.
    ///
    /// # Errors
    /// [`LibraryError::NoTrayItem`], [`LibraryError::NoChapter`], and those of the disk. Then it is still in the tray.
    pub fn place_tray_item(&self, origin: Origin, item: TrayId, chapter: &ChapterId) -> Result<()> {
        self.write(origin, |write| {
            let (item, chapters) =
                items(&write.transaction, None, Some(item))?.pop().ok_or(LibraryError::NoTrayItem)?;
            match item.kind {
                TrayKind::Picture => {
                    let medium = item.medium.as_ref().ok_or(LibraryError::NoTrayItem)?;
                    let block = Block {
                        id: write.world().block(),
                        indent: 0,
                        container: None,
                        standing: Standing::Placed,
                        content: Content::Picture(Picture {
                            width: medium.width,
                            height: medium.height,
                            ..Picture::of(medium.id)
                        }),
                    };
                    write.append_blocks(item.space, chapter, &[block])?;
                }
                TrayKind::Markdown => {
                    write.add_chapters(item.space, &chapters)?;
                }
            }
            write.leave_tray(&item, "placed")
        })
    }

    /// Takes something out of the tray without giving it a place. The file it came from is not touched, and the same
    /// file is not offered again.
    ///
    /// # Errors
    /// [`LibraryError::NoTrayItem`], and those of the disk.
    pub fn dismiss_tray_item(&self, origin: Origin, item: TrayId) -> Result<()> {
        self.write(origin, |write| {
            let (item, _) = items(&write.transaction, None, Some(item))?.pop().ok_or(LibraryError::NoTrayItem)?;
            write.leave_tray(&item, "dismissed")
        })
    }

    /// All watched folders.
    pub(crate) fn all_watches(&self) -> Result<Vec<Watch>> {
        self.read(|connection| watches(connection, None))
    }

    /// Whether a file was looked at before, as it is now.
    pub(crate) fn has_seen(&self, watch: WatchId, path: &str, bytes: i64, changed: i64) -> Result<bool> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("tray/seen.sql"))?;
            Ok(statement.exists((Text(watch.0), path, bytes, changed))?)
        })
    }

    /// Notes that a file was looked at, and puts what landed in the tray, unless it was there before.
    pub(crate) fn see(
        &self,
        watch: &Watch,
        path: &str,
        bytes: i64,
        changed: i64,
        landed: Option<(String, Landed)>,
    ) -> Result<()> {
        self.write(Origin::Watch, |write| {
            if write.watch_space(watch.id)?.is_none() {
                // Nobody watches it any more.
                return Ok(());
            }
            write.transaction.execute(include_str!("tray/see.sql"), (Text(watch.id.0), path, bytes, changed))?;
            match landed {
                Some((name, landed)) => write.put_in_tray(watch.space, &name, landed),
                None => Ok(()),
            }
        })
    }

    pub(crate) fn set_reachable(&self, watch: &Watch, reachable: bool) -> Result<()> {
        if watch.reachable == reachable {
            return Ok(());
        }
        self.write(Origin::Watch, |write| {
            write.transaction.execute(include_str!("tray/set_reachable.sql"), (Text(watch.id.0), reachable))?;
            write.changed(What::Tray(watch.space));
            Ok(())
        })
    }
}

impl Write<'_> {
    /// Adds blocks at the end of a chapter.
    ///
    /// # Errors
    /// [`LibraryError::NoChapter`], [`LibraryError::NoSpace`], and those of the document.
    pub fn append_blocks(&mut self, space: SpaceId, chapter: &ChapterId, blocks: &[Block]) -> Result<()> {
        if self.document(space)?.chapter(chapter).is_none() {
            return Err(LibraryError::NoChapter(chapter.clone()));
        }
        self.edit_with(space, |document, random| Ok((document.append_blocks(chapter, blocks, random)?, ())))
    }

    fn watch_space(&self, watch: WatchId) -> Result<Option<SpaceId>> {
        let mut statement = self.transaction.prepare_cached(include_str!("tray/watch_space.sql"))?;
        let space = statement.query_row([Text(watch.0)], |row| Ok(SpaceId::from_uuid(row.get::<_, Id>(0)?.0)));
        Ok(space.optional()?)
    }

    fn put_in_tray(&mut self, space: SpaceId, name: &str, landed: Landed) -> Result<()> {
        let (kind, medium, chapters, media, hash) = match landed {
            Landed::Picture(medium) => ("picture", Some(medium.id), None, vec![medium.clone()], *medium.id.hash()),
            Landed::Markdown { chapters, media, hash } => ("markdown", None, Some(chapters), media, hash),
        };
        media.iter().try_for_each(|medium| self.keep_medium(medium))?;
        if self.transaction.prepare_cached(include_str!("tray/known.sql"))?.exists((key(space), Hash(hash)))? {
            return Ok(());
        }
        let world = self.world();
        self.transaction.execute(
            include_str!("tray/insert.sql"),
            (
                Text(world.uuid()),
                key(space),
                name,
                kind,
                medium.map(medium_key),
                chapters.map(Json),
                Json(media),
                Hash(hash),
                world.now(),
            ),
        )?;
        self.changed(What::Tray(space));
        Ok(())
    }

    fn leave_tray(&mut self, item: &TrayItem, state: &str) -> Result<()> {
        self.transaction.execute(include_str!("tray/set_state.sql"), (Text(item.id.0), state))?;
        self.changed(What::Tray(item.space));
        Ok(())
    }
}

fn watches(connection: &Connection, space: Option<SpaceId>) -> Result<Vec<Watch>> {
    let mut statement = connection.prepare_cached(include_str!("tray/watches.sql"))?;
    let watches = statement.query_map([space.map(key)], |row| {
        Ok(Watch {
            id: WatchId(row.get::<_, Text<Uuid>>(0)?.0),
            space: SpaceId::from_uuid(row.get::<_, Id>(1)?.0),
            path: PathBuf::from(row.get::<_, String>(2)?),
            reachable: row.get(3)?,
        })
    });
    Ok(watches?.collect::<rusqlite::Result<_>>()?)
}

/// What waits, with the chapters that a Markdown file was read as.
fn items(connection: &Connection, space: Option<SpaceId>, id: Option<TrayId>) -> Result<Vec<(TrayItem, Vec<Chapter>)>> {
    let mut statement = connection.prepare_cached(include_str!("tray/items.sql"))?;
    let mut rows = statement.query((space.map(key), id.map(|id| Text(id.0))))?;
    let mut items = Vec::new();
    while let Some(row) = rows.next()? {
        let medium = match row.get::<_, Option<Hash>>(3)? {
            Some(hash) => media::get(connection, hash.medium(), None)?.map(|(medium, _)| medium),
            None => None,
        };
        let kind = if row.get::<_, String>(2)? == "picture" { TrayKind::Picture } else { TrayKind::Markdown };
        let item = TrayItem {
            id: TrayId(row.get::<_, Text<Uuid>>(0)?.0),
            space: SpaceId::from_uuid(row.get::<_, Id>(5)?.0),
            name: row.get(1)?,
            kind,
            medium,
            at: row.get(4)?,
        };
        items.push((item, row.get::<_, Option<Json<_>>>(6)?.map(|chapters| chapters.0).unwrap_or_default()));
    }
    Ok(items)
}
