//! Somebody with a library of their own and a seat in town.

use crate::town::{Seat, Town};
use plein_document::Document;
use plein_library::{Connection, Library, Origin, TokenIn, Whereabouts};
use plein_model::{
    Block, Chapter, ChapterId, Content, File, Medium, MemberId, Space, SpaceId, Standing, Text, TextKind,
};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{Grant, Member, Role, With};
use plein_sync::{Errand, SyncError};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;

/// A world in which time goes by a second at a time and chance is counted out.
#[derive(Debug)]
pub struct Counted {
    now: AtomicI64,
    state: AtomicU64,
}

impl Counted {
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(1_700_000_000_000), state: AtomicU64::new(seed << 20) })
    }

    pub fn below(&self, limit: usize) -> usize {
        let mut bytes = [0; 4];
        self.fill(&mut bytes);
        u32::from_le_bytes(bytes) as usize % limit
    }
}

impl World for Counted {
    fn now(&self) -> i64 {
        self.now.fetch_add(1000, Ordering::Relaxed)
    }
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            // SplitMix64.
            let mut mixed = self.state.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed >> 56) as u8;
        }
    }
}

pub struct Home {
    pub library: Library,
    pub seat: Seat,
    pub world: Arc<Counted>,
    pub folder: TempDir,
}

impl Home {
    pub fn new(name: &str, town: &Town, seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = Counted::new(seed);
        let library = Library::open(folder.path(), world.clone()).expect("a library");
        let member = Member { id: MemberId::from_uuid(world.uuid()), name: name.into(), owner: false };
        let connection = Connection {
            url: "http://127.0.0.1:1".into(),
            hub: Town::id(),
            epoch: 1,
            name: "Stad".into(),
            member: member.clone(),
            token_in: TokenIn::File,
            last_sync: None,
        };
        library.set_hub(&connection).expect("joined");
        let seat = Seat { town: town.clone(), member, device: library.device(), wire: Arc::default() };
        Self { library, seat, world, folder }
    }

    /// The same library on another computer, as somebody copied it.
    pub fn copied(&self) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let backup = self.library.back_up("copy").expect("a copy");
        std::fs::copy(backup, folder.path().join("library.sqlite")).expect("copied");
        let world = Counted::new(77);
        let library = Library::open(folder.path(), world.clone()).expect("a library");
        Self { library, seat: self.seat.clone(), world, folder }
    }

    pub fn errand(&self) -> Errand<Seat> {
        Errand::new(self.library.clone(), Arc::new(self.seat.clone()))
    }

    /// Brings everything up to date, text and media.
    pub async fn sync(&self) -> Result<(), SyncError> {
        self.errand().everything_in_doubt().await?;
        self.errand().media().await?;
        Ok(())
    }

    /// A shared Space with two chapters.
    pub fn shared_space(&self, title: &str) -> (SpaceId, [ChapterId; 2]) {
        let (space, chapters) = self.space(title);
        self.share(space);
        (space, chapters)
    }

    pub fn space(&self, title: &str) -> (SpaceId, [ChapterId; 2]) {
        let chapter = |title: &str, text: &str| Chapter {
            blocks: vec![self.paragraph(text)],
            ..Chapter::new(self.world.chapter(), title)
        };
        let chapters = [chapter("Voorbereiding", "Laat de patiënt drinken."), chapter("Scan", "Begin bij de schedel.")];
        let ids = chapters.clone().map(|chapter| chapter.id);
        let space = Space {
            title: title.into(),
            chapters: chapters.into(),
            ..Space::new(SpaceId::from_uuid(self.world.uuid()))
        };
        self.library.create_from_model(Origin::Window, &space).expect("a Space");
        (space.id, ids)
    }

    pub fn share(&self, space: SpaceId) {
        let grant = Grant { with: With::Organisation, role: Role::CoAuthor };
        self.library.share(Origin::Window, space, grant).expect("shared");
    }

    fn paragraph(&self, text: &str) -> Block {
        self.block(Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) })
    }

    fn block(&self, content: Content) -> Block {
        Block { id: self.world.block(), indent: 0, container: None, standing: Standing::Placed, content }
    }

    /// Writes a paragraph at the end of a chapter.
    pub fn write(&self, space: SpaceId, chapter: &ChapterId, text: &str) {
        self.append(space, chapter, self.paragraph(text));
    }

    /// Puts a file at the end of a chapter.
    pub fn put(&self, space: SpaceId, chapter: &ChapterId, bytes: &[u8]) -> Medium {
        let medium = self.library.add_file(Origin::Window, space, "film.bin", bytes).expect("a file");
        let content = Content::File(File {
            medium: medium.id,
            name: medium.name.clone(),
            bytes: medium.bytes,
            mime: medium.mime.clone(),
            face: None,
            caption: Text::default(),
        });
        self.append(space, chapter, self.block(content));
        medium
    }

    fn append(&self, space: SpaceId, chapter: &ChapterId, block: Block) {
        let mut client = [0; 8];
        RealWorld.fill(&mut client);
        let mut replica = Document::new(space, u64::from_le_bytes(client) >> 11);
        replica.apply(&self.library.state(space).expect("a state")).expect("applies");
        let world = self.world.clone();
        let update = replica.append_blocks(chapter, &[block], &mut |bytes| world.fill(bytes)).expect("the chapter");
        self.library.edit(Origin::Window, space, &update).expect("stored");
    }

    pub fn text(&self, space: SpaceId) -> String {
        let model = self.library.model(space).expect("a Space");
        let blocks = model.chapters.iter().flat_map(|chapter| &chapter.blocks);
        let text = blocks.map(|block| match &block.content {
            Content::Text { text, .. } => text.to_plain(),
            Content::File(file) => file.medium.to_string(),
            other => format!("{other:?}"),
        });
        text.collect::<Vec<_>>().join("|")
    }

    pub fn hash(&self, space: SpaceId) -> [u8; 32] {
        self.library.content_hash(space).expect("a hash")
    }

    pub fn whereabouts(&self, space: SpaceId) -> Whereabouts {
        self.library.place(space).expect("a place").space
    }
}
