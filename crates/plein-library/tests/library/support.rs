//! A library in a folder of its own, in a world that is the same at every run, and a hub that only remembers.

use plein_document::Document;
use plein_library::{Connection, Library, LibraryError, Origin, TokenIn};
use plein_model::{
    Block, Chapter, ChapterId, Content, DeviceId, EntryId, HubId, MemberId, Space, SpaceId, Standing, Text, TextKind,
};
use plein_protocol::world::World;
use plein_protocol::{Entry, Grant, Kind, Member, Pulled, Receipt, Role, Seal, Sequenced, StreamId, With};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;

/// A world in which time goes by a second at a time and chance is counted out.
#[derive(Debug)]
pub struct Counted {
    now: AtomicI64,
    state: AtomicU64,
}

impl Counted {
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self { now: AtomicI64::new(1_700_000_000_000), state: AtomicU64::new(seed) })
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

/// A library in a folder of its own.
pub struct Home {
    pub library: Library,
    pub folder: TempDir,
    pub world: Arc<Counted>,
}

impl Home {
    pub fn new(seed: u64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let world = Counted::new(seed);
        let library = Library::open(folder.path(), world.clone()).expect("a new library opens");
        Self { library, folder, world }
    }

    /// Closes the library and opens it again, as a next start does.
    pub fn reopen(self) -> Self {
        let Self { library, folder, world } = self;
        drop(library);
        let library = Library::open(folder.path(), world.clone()).expect("the library opens again");
        Self { library, folder, world }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A Space with two chapters of one paragraph each.
    pub fn space(&self, title: &str) -> (SpaceId, [ChapterId; 2]) {
        let chapters = [
            self.chapter("Voorbereiding", "Laat de patiënt nuchter komen."),
            self.chapter("Scan", "Begin bij de schedel."),
        ];
        let ids = chapters.clone().map(|chapter| chapter.id);
        let space = Space {
            title: title.into(),
            summary: "Voor wie het nog nooit deed".into(),
            language: Some("nl".into()),
            themes: ["nucleair".to_owned()].into(),
            chapters: chapters.into(),
            ..Space::new(SpaceId::from_uuid(self.world.uuid()))
        };
        self.library.create_from_model(Origin::Window, &space).expect("a Space can be made");
        (space.id, ids)
    }

    pub fn chapter(&self, title: &str, text: &str) -> Chapter {
        Chapter { blocks: vec![self.paragraph(text)], ..Chapter::new(self.world.chapter(), title) }
    }

    pub fn paragraph(&self, text: &str) -> Block {
        Block {
            id: self.world.block(),
            indent: 0,
            container: None,
            standing: Standing::Placed,
            content: Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) },
        }
    }

    /// A window's replica of a Space.
    pub fn replica(&self, space: SpaceId) -> Document {
        let mut client = [0; 8];
        self.world.fill(&mut client);
        let mut replica = Document::new(space, u64::from_le_bytes(client) >> 11);
        replica.apply(&self.library.state(space).expect("a state")).expect("a state can be applied");
        replica
    }

    /// Writes a paragraph at the end of a chapter, as a window does.
    pub fn write(&self, space: SpaceId, chapter: &ChapterId, text: &str) -> EntryId {
        let world = self.world.clone();
        let update = self
            .replica(space)
            .append_blocks(chapter, &[self.paragraph(text)], &mut |bytes| world.fill(bytes))
            .expect("the chapter is there");
        self.library.edit(Origin::Window, space, &update).expect("an edit is stored")
    }

    /// Joins a hub.
    pub fn join(&self, hub: &Remembering) {
        let member = Member { id: MemberId::from_uuid(self.world.uuid()), name: "Anna".into(), owner: true };
        let connection = Connection {
            url: "http://127.0.0.1:1".into(),
            hub: hub.id,
            epoch: 1,
            name: "Het ziekenhuis".into(),
            member,
            token_in: TokenIn::File,
            last_sync: None,
        };
        self.library.set_hub(&connection).expect("a hub is kept");
    }

    pub fn share(&self, space: SpaceId) {
        let grant = Grant { with: With::Organisation, role: Role::CoAuthor };
        self.library.share(Origin::Window, space, grant).expect("a Space can be shared");
    }

    /// Sends everything to the hub and notes its receipts.
    pub fn push(&self, hub: &mut Remembering, space: SpaceId) {
        let stream = StreamId::Space(space);
        let unsent = self.library.unsent(stream, usize::MAX).expect("unsent entries");
        let receipts: Vec<_> = unsent.into_iter().map(|entry| hub.take(entry)).collect();
        self.library.receipts(stream, &receipts).expect("receipts are noted");
    }

    /// Takes in what the hub has after the cursor.
    pub fn pull(&self, hub: &Remembering, space: SpaceId) -> Result<plein_library::Accepted, LibraryError> {
        let stream = StreamId::Space(space);
        let states = self.library.streams().expect("streams");
        let cursor = states.iter().find(|state| state.stream == stream).map_or(0, |state| state.cursor);
        self.library.accept(stream, &hub.after(cursor))
    }

    /// Hears from the hub's catalogue.
    pub fn hear(&self, hub: &Remembering, space: SpaceId) {
        let head = plein_protocol::StreamHead {
            stream: StreamId::Space(space),
            head: hub.entries.len() as u64,
            role: Role::CoAuthor,
        };
        let catalogue = plein_protocol::Catalogue { epoch: 1, streams: vec![head] };
        self.library.catalogue(&catalogue).expect("a catalogue is heard");
    }

    pub fn text(&self, space: SpaceId) -> String {
        let model = self.library.model(space).expect("a Space");
        let blocks = model.chapters.iter().flat_map(|chapter| &chapter.blocks);
        let text = blocks.map(|block| match &block.content {
            Content::Text { text, .. } => text.to_plain(),
            other => format!("{other:?}"),
        });
        text.collect::<Vec<_>>().join("|")
    }
}

/// A hub with one stream.
pub struct Remembering {
    pub id: HubId,
    pub entries: Vec<Entry>,
}

impl Remembering {
    pub fn new() -> Self {
        Self { id: HubId::from_uuid(Uuid::from_u128(7)), entries: Vec::new() }
    }

    pub fn take(&mut self, entry: Entry) -> Receipt {
        let id = entry.id;
        let before = self.entries.iter().position(|known| known.id == id);
        let index = before.unwrap_or_else(|| {
            self.entries.push(entry);
            self.entries.len() - 1
        });
        let seq = index as u64 + 1;
        Receipt { entry: id, seq, seal: seal(seq) }
    }

    pub fn after(&self, cursor: u64) -> Pulled {
        let after = self.entries.iter().enumerate().skip(usize::try_from(cursor).expect("small"));
        let entries = after.map(|(index, entry)| {
            let seq = index as u64 + 1;
            Sequenced { seq, seal: seal(seq), entry: entry.clone() }
        });
        Pulled { entries: entries.collect(), head: self.entries.len() as u64 }
    }

    /// An entry by a stranger.
    pub fn stranger(&mut self, world: &Counted, space: SpaceId, kind: Kind, body: impl Into<bytes::Bytes>) -> Entry {
        let device = DeviceId::from_uuid(Uuid::from_u128(99));
        let counter = self.entries.iter().filter(|entry| entry.device == device).count() as u64 + 1;
        let entry = Entry {
            id: world.entry(),
            stream: StreamId::Space(space),
            author: MemberId::from_uuid(Uuid::from_u128(98)),
            device,
            counter,
            kind,
            body: body.into(),
            at: 0,
        };
        self.take(entry.clone());
        entry
    }
}

pub fn seal(seq: u64) -> Seal {
    Seal { epoch: 1, mac: [seq as u8; 32] }
}
