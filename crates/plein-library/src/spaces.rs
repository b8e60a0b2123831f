//! Spaces: making them, editing them, and reading them.

use crate::columns::space as key;
use crate::error::Result;
use crate::living::client;
use crate::{Library, LibraryError, Origin, What, Write};
use bytes::Bytes;
use plein_document::{Applied, Document};
use plein_model::{Block, BlockId, Chapter, ChapterId, EntryId, MediumId, Space, SpaceId, Standing};
use plein_protocol::world::World;
use plein_protocol::{Kind, StreamId};
use std::collections::{BTreeSet, HashMap};

impl Library {
    /// Makes a Space with a title and nothing else.
    ///
    /// # Errors
    /// When it cannot be stored.
    pub fn create(&self, origin: Origin, title: &str) -> Result<SpaceId> {
        let id = SpaceId::from_uuid(self.0.world.uuid());
        let space = Space { title: title.to_owned(), ..Space::new(id) };
        self.create_from_model(origin, &space)?;
        Ok(space.id)
    }

    /// Makes a Space that holds what `model` says, under its id. Media in it must have been added before
    /// ([`Library::keep_picture`]).
    ///
    /// # Errors
    /// When there is a Space with this id already ([`LibraryError::Contradiction`]), or it cannot be stored.
    pub fn create_from_model(&self, origin: Origin, model: &Space) -> Result<()> {
        self.write(origin, |write| write.create(model))
    }

    /// The whole document, as a Yjs v1 update.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn state(&self, space: SpaceId) -> Result<Vec<u8>> {
        self.look(space, |document| Ok(document.state()))
    }

    /// What the document has and the holder of this state vector has not, as a Yjs v1 update.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::Document`] when it is no state vector, and those of the disk.
    pub fn changes_since(&self, space: SpaceId, state_vector: &[u8]) -> Result<Vec<u8>> {
        self.look(space, |document| Ok(document.changes_since(state_vector)?))
    }

    /// Stores an edit, a Yjs v1 update. It is durable when this returns.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::Document`] when it is no update, and those of the disk. Then nothing
    /// changed.
    pub fn edit(&self, origin: Origin, space: SpaceId, update: &[u8]) -> Result<EntryId> {
        self.write(origin, |write| write.edit(space, update))
    }

    /// The Space as it reads now.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn model(&self, space: SpaceId) -> Result<Space> {
        self.look(space, |document| Ok(document.to_model()))
    }

    /// The hash of everything the document holds, removed things included; equal where the documents are equal.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn content_hash(&self, space: SpaceId) -> Result<[u8; 32]> {
        self.look(space, |document| Ok(document.content_hash()))
    }

    /// Makes a Space of one's own that holds what another shows now, with the same media. Everything in it has a new id,
    /// and everything is in its place.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk. Then nothing was made.
    pub fn duplicate(&self, origin: Origin, space: SpaceId, title: &str, template: bool) -> Result<SpaceId> {
        self.write(origin, |write| {
            let model = write.document(space)?.to_model();
            let copy = anew(model, write.world());
            write.create(&Space { title: title.to_owned(), template, ..copy.clone() })?;
            Ok(copy.id)
        })
    }

    /// Whether this library has ever held a Space, also one that was thrown away since.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn has_ever_held_a_space(&self) -> Result<bool> {
        self.read(|connection| Ok(connection.query_row(include_str!("spaces/ever.sql"), [], |row| row.get(0))?))
    }

    /// Marks a Space as the welcome Space, which teaches by example.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], and those of the disk.
    pub fn mark_welcome(&self, space: SpaceId) -> Result<()> {
        self.write(Origin::Import, |write| {
            write.stream_number(space)?;
            write.transaction.execute(include_str!("spaces/welcome.sql"), [key(space)])?;
            write.changed(What::Spaces(space));
            Ok(())
        })
    }

    /// Copies the database into `backups/` and reads the copy back.
    ///
    /// # Errors
    /// [`LibraryError::Backup`], [`LibraryError::DiskFull`].
    pub fn back_up(&self, why: &str) -> Result<std::path::PathBuf> {
        self.read(|connection| crate::schema::back_up(connection, &self.0.home, self.0.world.as_ref(), why))
    }

    /// Looks at a living document. Only one may do so at a time, and not beside a write.
    pub(crate) fn look<T>(&self, space: SpaceId, work: impl FnOnce(&Document) -> Result<T>) -> Result<T> {
        let mut writer = crate::lock(&self.0.writer);
        if std::mem::replace(&mut writer.busy, false) {
            writer.living.forget_all();
        }
        let crate::Writer { connection, living, .. } = &mut *writer;
        work(living.get(connection, self.0.world.as_ref(), space)?)
    }
}

impl Write<'_> {
    /// Makes a Space that holds what `model` says.
    ///
    /// # Errors
    /// [`LibraryError::Contradiction`] when there is a Space with this id already.
    pub fn create(&mut self, model: &Space) -> Result<()> {
        if self.find_stream(StreamId::Space(model.id))?.is_some() {
            return Err(LibraryError::Contradiction("a Space with this id exists"));
        }
        self.new_space(model.id, true)?;
        let world = self.world();
        let mut made = Document::from_model(model, client(world), &mut |bytes| world.fill(bytes));
        let name = self.person_name()?;
        if !name.is_empty() {
            made.set_person(&name);
        }
        self.edit(model.id, &made.state())?;
        Ok(())
    }

    /// Stores an edit, a Yjs v1 update: see [`Library::edit`].
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`], [`LibraryError::Document`] when it is no update.
    pub fn edit(&mut self, space: SpaceId, update: &[u8]) -> Result<EntryId> {
        let applied = self.apply(space, update)?;
        self.record(space, update, &applied)
    }

    /// Adds chapters at the end of a Space. Gives the ids they got.
    ///
    /// # Errors
    /// [`LibraryError::NoSpace`].
    pub fn add_chapters(&mut self, space: SpaceId, chapters: &[Chapter]) -> Result<Vec<ChapterId>> {
        self.edit_with(space, |document, random| Ok(document.add_chapters(chapters, random)))
    }

    /// Edits a living document by a function that gives the update it made, and something else.
    pub(crate) fn edit_with<T>(
        &mut self,
        space: SpaceId,
        work: impl FnOnce(&mut Document, &mut dyn FnMut(&mut [u8])) -> Result<(Vec<u8>, T)>,
    ) -> Result<T> {
        self.stream_number(space)?;
        self.edited.insert(space);
        let world = self.world();
        self.name_myself(space)?;
        let document = self.living.growing(&self.transaction, world, space, 0)?;
        let (update, value) = work(document, &mut |bytes| world.fill(bytes))?;
        let applied = document.last_applied().clone();
        self.project(space, &applied.touched, applied.meta)?;
        self.changed(What::Document(space));
        self.record(space, &update, &applied)?;
        Ok(value)
    }

    /// Puts the person's name under what this process is about to write in a document, once.
    fn name_myself(&mut self, space: SpaceId) -> Result<()> {
        let name = self.person_name()?;
        let document = self.document(space)?;
        if name.is_empty() || document.people().get(&document.client()).is_some_and(|known| *known == name) {
            return Ok(());
        }
        let update = document.set_person(&name);
        let applied = document.last_applied().clone();
        self.project(space, &applied.touched, applied.meta)?;
        self.record(space, &update, &applied)?;
        Ok(())
    }

    /// Keeps an own update that is in the living document already, and adds the media that it came to show.
    fn record(&mut self, space: SpaceId, update: &[u8], applied: &Applied) -> Result<EntryId> {
        let media = self.media_in(space, applied)?;
        self.show_media(space, media)?;
        let entry = self.append(space, Kind::DocumentUpdate, Bytes::copy_from_slice(update), &touched_by(applied))?;
        self.wrote(entry, &applied.written)?;
        self.updated(space, self.world().now())?;
        self.changed(What::Place(space));
        Ok(entry)
    }

    /// Applies an update to the living document and redoes what is shown of it.
    pub(crate) fn apply(&mut self, space: SpaceId, update: &[u8]) -> Result<Applied> {
        self.stream_number(space)?;
        self.edited.insert(space);
        let world = self.world();
        let document = self.living.growing(&self.transaction, world, space, update.len())?;
        let applied = document.apply(update)?;
        self.project(space, &applied.touched, applied.meta)?;
        if applied.changed || applied.missing {
            self.changed(What::Document(space));
        }
        Ok(applied)
    }

    /// A row for a Space that is new here.
    pub(crate) fn new_space(&mut self, space: SpaceId, mine: bool) -> Result<i64> {
        let stream = StreamId::Space(space).to_string();
        let row = (stream, None::<Vec<u8>>, None::<String>);
        let number = self.transaction.prepare_cached(include_str!("streams/insert.sql"))?.insert(row)?;
        let row = (key(space), number, self.world().now(), mine);
        self.transaction.execute(include_str!("spaces/insert.sql"), row)?;
        self.changed(What::Spaces(space));
        Ok(number)
    }

    /// The media that the touched parts of a Space show.
    fn media_in(&mut self, space: SpaceId, applied: &Applied) -> Result<BTreeSet<MediumId>> {
        let document = self.document(space)?;
        let mut media = BTreeSet::new();
        for chapter in &applied.touched {
            media.extend(document.chapter(chapter).iter().flat_map(Chapter::media));
        }
        if applied.meta {
            media.extend(document.to_model().cover);
        }
        Ok(media)
    }
}

/// The same Space under new ids.
pub(crate) fn anew(space: Space, world: &dyn World) -> Space {
    let chapters = space.chapters.into_iter().map(|chapter| {
        let ids: HashMap<BlockId, BlockId> =
            chapter.blocks.iter().map(|block| (block.id.clone(), world.block())).collect();
        let blocks = chapter.blocks.into_iter().map(|block| Block {
            id: ids.get(&block.id).cloned().unwrap_or_else(|| world.block()),
            container: block.container.and_then(|container| ids.get(&container).cloned()),
            standing: Standing::Placed,
            ..block
        });
        Chapter { id: world.chapter(), standing: Standing::Placed, blocks: blocks.collect(), ..chapter }
    });
    Space { id: SpaceId::from_uuid(world.uuid()), chapters: chapters.collect(), ..space }
}

/// The parts of a Space that an update is about; an empty text is the Space itself.
pub(crate) fn touched_by(applied: &Applied) -> Vec<&str> {
    let mut touched: Vec<_> = applied.touched.iter().map(ChapterId::as_str).collect();
    if applied.meta || touched.is_empty() {
        touched.push("");
    }
    touched
}
