//! Somebody with a Plein of their own.

use crate::square::Square;
use plein_document::Document;
use plein_library::{Connection, Library, Origin, Place, TokenIn, Whereabouts};
use plein_model::{Block, Chapter, ChapterId, Content, Medium, Picture, Space, SpaceId, Standing, Text, TextKind};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{DeviceToken, Grant, Hub as _, Join, Role, StreamId, With};
use plein_sync::{Errand, HttpHub, InvitationLink, SyncError};
use std::collections::BTreeSet;
use std::sync::Arc;
use tempfile::TempDir;

pub struct Person {
    pub name: String,
    pub library: Library,
    _folder: TempDir,
    pub token: DeviceToken,
    pub url: String,
}

impl Person {
    /// Joins the hub with an invitation of their own.
    pub async fn new(name: &str, square: &Square) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let library = Library::open(folder.path(), Arc::new(RealWorld)).expect("a library");
        let link: InvitationLink = square.invitation().await.parse().expect("a link");
        let hello = HttpHub::greet(&link.address).await.expect("a hub");
        let join = Join {
            invitation: link.secret,
            name: name.into(),
            password: "een lang wachtwoord".into(),
            device: library.device(),
            device_name: format!("laptop van {name}"),
            email: None,
        };
        let membership = HttpHub::join(&link.address, &join).await.expect("joined");
        let connection = Connection {
            url: link.address.clone(),
            hub: membership.hub,
            epoch: hello.epoch,
            name: hello.name,
            member: membership.member,
            token_in: TokenIn::File,
            last_sync: None,
        };
        library.set_hub(&connection).expect("kept");
        Self { name: name.into(), library, _folder: folder, token: membership.token, url: link.address }
    }

    /// The hub, at an address that may be a detour.
    pub fn hub_at(&self, url: &str) -> HttpHub {
        HttpHub::new(url, self.token.clone()).expect("an address")
    }

    pub fn hub(&self) -> HttpHub {
        self.hub_at(&self.url)
    }

    /// Brings everything up to date, text and media.
    pub async fn sync(&self) {
        self.sync_by(self.hub()).await.unwrap_or_else(|error| panic!("{}: {error}", self.name));
    }

    pub async fn sync_by(&self, hub: HttpHub) -> Result<(), SyncError> {
        let errand = Errand::new(self.library.clone(), Arc::new(hub));
        errand.everything_in_doubt().await?;
        errand.media().await?;
        Ok(())
    }

    /// A Space of these chapters (title and text), shared with everyone to write in.
    pub fn share_space(&self, title: &str, chapters: &[(&str, &str)]) -> (SpaceId, Vec<ChapterId>) {
        let chapters: Vec<_> = chapters
            .iter()
            .map(|(title, text)| Chapter {
                blocks: vec![block(Content::Text { kind: TextKind::Paragraph, text: Text::plain(*text) })],
                ..Chapter::new(RealWorld.chapter(), *title)
            })
            .collect();
        let ids = chapters.iter().map(|chapter| chapter.id.clone()).collect();
        let space = Space {
            title: title.into(),
            language: Some("nl".into()),
            chapters,
            ..Space::new(SpaceId::from_uuid(RealWorld.uuid()))
        };
        self.library.create_from_model(Origin::Window, &space).expect("a Space");
        let grant = Grant { with: With::Organisation, role: Role::CoAuthor };
        self.library.share(Origin::Window, space.id, grant).expect("shared");
        (space.id, ids)
    }

    /// Edits as a window does: in a replica, of which only the update comes back.
    pub fn edit(&self, space: SpaceId, work: impl FnOnce(&mut Document, &mut dyn FnMut(&mut [u8])) -> Vec<u8>) {
        let mut client = [0; 8];
        RealWorld.fill(&mut client);
        let mut replica = Document::new(space, u64::from_le_bytes(client) >> 11);
        replica.apply(&self.library.state(space).expect("a state")).expect("applies");
        let update = work(&mut replica, &mut |bytes| RealWorld.fill(bytes));
        self.library.edit(Origin::Window, space, &update).expect("stored");
    }

    /// Writes a paragraph at the end of a chapter.
    pub fn write(&self, space: SpaceId, chapter: &ChapterId, text: &str) {
        let paragraph = block(Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) });
        self.edit(space, |document, random| {
            document.append_blocks(chapter, &[paragraph], random).expect("the chapter")
        });
    }

    /// Rewrites the first paragraph of a chapter.
    pub fn rewrite(&self, space: SpaceId, chapter: &ChapterId, change: impl FnOnce(&str) -> String) {
        self.edit(space, |document, _| {
            let first = document.chapter(chapter).expect("the chapter").blocks.remove(0);
            let Content::Text { text, .. } = first.content else { panic!("no text") };
            document.set_block_text(&first.id, &change(&text.to_plain()))
        });
    }

    /// Drops a photo at the end of a chapter.
    pub fn drop_photo(&self, space: SpaceId, chapter: &ChapterId, photo: &[u8]) -> Medium {
        let medium = self.library.add_picture(Origin::Window, space, "foto.bmp", photo).expect("a photo");
        let picture = block(Content::Picture(Picture {
            decorative: true,
            width: medium.width,
            height: medium.height,
            caption: Text::plain(format!("Foto van {}", self.name)),
            ..Picture::of(medium.id)
        }));
        self.edit(space, |document, random| document.append_blocks(chapter, &[picture], random).expect("the chapter"));
        // Before anything leaves this computer, a person looks at it.
        self.edit(space, |document, _| document.set_checked(&BTreeSet::from([medium.id]), &self.name));
        medium
    }

    pub fn model(&self, space: SpaceId) -> Space {
        self.library.model(space).expect("a Space")
    }

    /// Everything one can read in a Space.
    pub fn text(&self, space: SpaceId) -> String {
        let model = self.model(space);
        let lines = model.chapters.iter().flat_map(|chapter| {
            let blocks = chapter.blocks.iter().map(|block| match &block.content {
                Content::Text { text, .. } => text.to_plain(),
                Content::Picture(picture) => picture.caption.to_plain(),
                other => panic!("not in this story: {other:?}"),
            });
            std::iter::once(chapter.title.clone()).chain(blocks)
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    pub fn hash(&self, space: SpaceId) -> [u8; 32] {
        self.library.content_hash(space).expect("a hash")
    }

    pub fn place(&self, space: SpaceId) -> Place {
        self.library.place(space).expect("a place")
    }

    pub fn all_on_hub(&self, space: SpaceId) -> bool {
        let place = self.place(space);
        place.space == Whereabouts::OnHub && place.chapters.values().all(|chapter| *chapter == Whereabouts::OnHub)
    }

    /// What the hub holds of a Space, read from its stream by someone who has nothing.
    pub async fn hash_on_hub(&self, space: SpaceId) -> [u8; 32] {
        let (hub, stream) = (self.hub(), StreamId::Space(space));
        let mut document = Document::new(space, 1);
        let mut after = 0;
        loop {
            let pulled = hub.pull(stream, after).await.expect("the hub gives");
            for sequenced in &pulled.entries {
                assert_eq!(sequenced.seq, after + 1, "the hub leaves nothing out");
                after = sequenced.seq;
                if sequenced.entry.kind == plein_protocol::Kind::DocumentUpdate {
                    document.apply(&sequenced.entry.body).expect("applies");
                }
            }
            if after >= pulled.head {
                return document.content_hash();
            }
        }
    }
}

pub fn block(content: Content) -> Block {
    Block { id: RealWorld.block(), indent: 0, container: None, standing: Standing::Placed, content }
}

/// A photo, another one for each seed. `side` in pixels is a multiple of four, because a BMP has its rows so.
pub fn photo(seed: u8, side: u32) -> Vec<u8> {
    let row = side as usize * 3;
    let mut bmp = b"BM".to_vec();
    let size = 54 + row * side as usize;
    bmp.extend((size as u32).to_le_bytes());
    bmp.extend([0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0]);
    bmp.extend(side.to_le_bytes());
    bmp.extend(side.to_le_bytes());
    bmp.extend([1, 0, 24, 0]);
    bmp.extend([0; 24]);
    for y in 0..side {
        for x in 0..side {
            let shade = (x * y / 7 + u32::from(seed) * 31) as u8;
            bmp.extend([shade, shade.wrapping_mul(3) ^ seed, (x + y) as u8]);
        }
    }
    bmp
}
