//! What people do: make Spaces, write, move, remove, bring files, share.

use crate::chance::Chance;
use crate::device::Device;
use crate::judge::Judge;
use plein_document::{Document, DocumentError};
use plein_library::{Library, LibraryError, Origin};
use plein_model::{Block, Chapter, ChapterId, Content, File, MemberId, Space, SpaceId, Standing, Text, TextKind};
use plein_protocol::world::World;
use plein_protocol::{Grant, Role, With};

/// What came of it.
type Done = Result<&'static str, LibraryError>;

/// Somebody does something on their device. What the library acknowledges, the judge remembers.
pub fn something(device: &mut Device, people: &[MemberId], judge: &mut Judge) -> Option<Done> {
    let library = device.library()?.clone();
    let mut hand = Hand { library: &library, device, judge, people };
    let act = hand.chance().below(100);
    Some(match act {
        0..6 => hand.make(),
        6..45 => hand.write(),
        45..55 => hand.rewrite(),
        55..62 => hand.shift(),
        62..68 => hand.remove(),
        68..80 => hand.bring(),
        80..90 => hand.share(),
        90..96 => hand.tidy(),
        _ => hand.title(),
    })
}

/// The first Space, for everyone to write in.
pub fn first(device: &mut Device, judge: &mut Judge) {
    let Some(library) = device.library().cloned() else { return };
    let mut hand = Hand { library: &library, device, judge, people: &[] };
    let made = hand.make_for(Grant { with: With::Organisation, role: Role::CoAuthor });
    assert!(made.is_ok(), "the first Space cannot be made: {made:?}");
}

struct Hand<'a> {
    library: &'a Library,
    device: &'a mut Device,
    judge: &'a mut Judge,
    people: &'a [MemberId],
}

impl Hand<'_> {
    fn chance(&mut self) -> &mut Chance {
        &mut self.device.chance
    }

    /// A Space that one may write in, as far as is known here.
    fn pick(&mut self, least: Role) -> Option<SpaceId> {
        let open: Vec<_> = self
            .judge
            .spaces()
            .filter(|space| {
                self.library.place(*space).is_ok_and(|place| match place.role {
                    Some(role) => role >= least,
                    None => place.shared_with.is_empty() && place.refused.is_none(),
                })
            })
            .collect();
        self.device.chance.one(&open).copied()
    }

    fn paragraph(&self, text: &str) -> Block {
        self.block(Content::Text { kind: TextKind::Paragraph, text: Text::plain(text) })
    }

    fn block(&self, content: Content) -> Block {
        let id = self.device.world.block();
        Block { id, indent: 0, container: None, standing: Standing::Placed, content }
    }

    fn make(&mut self) -> Done {
        let space = self.make_one()?;
        if !self.chance().once_in(4) {
            self.grant(space)?;
        }
        Ok("made a Space")
    }

    fn make_for(&mut self, grant: Grant) -> Done {
        let space = self.make_one()?;
        let entry = self.library.share(Origin::Window, space, grant)?;
        self.judge.acknowledged(entry, space, self.device);
        Ok("made the first Space")
    }

    fn make_one(&mut self) -> Result<SpaceId, LibraryError> {
        let world = self.device.world.clone();
        let chapter = |title: &str, text: &str, hand: &Self| Chapter {
            blocks: vec![hand.paragraph(text)],
            ..Chapter::new(world.chapter(), title)
        };
        let space = Space {
            title: "Botscan".into(),
            chapters: vec![
                chapter("Voorbereiding", "Laat de patiënt drinken.", self),
                chapter("Scan", "Begin bij de schedel.", self),
            ],
            ..Space::new(SpaceId::from_uuid(world.uuid()))
        };
        self.library.create_from_model(Origin::Window, &space)?;
        self.judge.made(space.id, self.device);
        Ok(space.id)
    }

    fn grant(&mut self, space: SpaceId) -> Result<(), LibraryError> {
        let role = [Role::Reader, Role::CoAuthor, Role::CoAuthor, Role::CoAuthor][self.chance().below(4)];
        let with = match self.chance().below(3) {
            0 => self.chance().clone().one(self.people).map_or(With::Organisation, |member| With::Member(*member)),
            _ => With::Organisation,
        };
        let entry = self.library.share(Origin::Window, space, Grant { with, role })?;
        self.judge.acknowledged(entry, space, self.device);
        Ok(())
    }

    /// Edits by a replica, as a window does.
    fn edit(
        &mut self,
        space: SpaceId,
        work: impl FnOnce(&mut Document, &mut dyn FnMut(&mut [u8])) -> Result<Vec<u8>, DocumentError>,
    ) -> Result<(), LibraryError> {
        let world = self.device.world.clone();
        let mut client = [0; 8];
        world.fill(&mut client);
        let mut replica = Document::new(space, (u64::from_le_bytes(client) >> 11).max(1));
        replica.apply(&self.library.state(space)?)?;
        let update = work(&mut replica, &mut |bytes| world.fill(bytes))?;
        let entry = self.library.edit(Origin::Window, space, &update)?;
        self.judge.acknowledged(entry, space, self.device);
        Ok(())
    }

    fn chapter(&mut self, space: SpaceId) -> Result<Option<Chapter>, LibraryError> {
        let model = self.library.model(space)?;
        Ok(self.device.chance.one(&model.chapters).cloned())
    }

    fn write(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to write in") };
        let Some(chapter) = self.chapter(space)? else { return Ok("has no chapter to write in") };
        let word = self.judge.new_word();
        let block = self.paragraph(&word);
        self.edit(space, |replica, random| replica.append_blocks(&chapter.id, &[block], random))?;
        self.judge.wrote(word, space, self.device);
        Ok("wrote")
    }

    fn rewrite(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to write in") };
        let Some(chapter) = self.chapter(space)? else { return Ok("has no chapter to write in") };
        let texts: Vec<_> = chapter
            .blocks
            .iter()
            .filter_map(|block| match &block.content {
                Content::Text { text, .. } => Some((block.id.clone(), text.to_plain())),
                _ => None,
            })
            .collect();
        let Some((block, text)) = self.chance().one(&texts).cloned() else { return Ok("has no text to add to") };
        let word = self.judge.new_word();
        let front = self.chance().once_in(2);
        let text = if front { format!("{word} {text}") } else { format!("{text} {word}") };
        self.edit(space, |replica, _| Ok(replica.set_block_text(&block, &text)))?;
        self.judge.wrote(word, space, self.device);
        Ok("added a word")
    }

    fn shift(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to move in") };
        let (Some(from), Some(to)) = (self.chapter(space)?, self.chapter(space)?) else { return Ok("has no chapters") };
        if self.chance().once_in(2) {
            let behind = (from.id != to.id).then_some(to.id);
            self.edit(space, |replica, random| replica.move_chapter(&from.id, behind.as_ref(), random))?;
            return Ok("moved a chapter");
        }
        let Some(block) = self.chance().one(&from.blocks).cloned() else { return Ok("has nothing to move") };
        self.edit(space, |replica, random| replica.move_block(&block.id, &to.id, random))?;
        Ok("moved a block")
    }

    fn remove(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to remove from") };
        let Some(chapter) = self.chapter(space)? else { return Ok("has nothing to remove") };
        // From here on, words of this Space may be out of sight; that they are the same everywhere is still asked.
        match self.chance().below(3) {
            0 => {
                self.judge.removes(space);
                self.edit(space, |replica, _| replica.remove_chapter(&chapter.id, "iemand"))?;
                Ok("removed a chapter")
            }
            1 => {
                let Some(block) = self.chance().one(&chapter.blocks).cloned() else { return Ok("has no block") };
                self.judge.removes(space);
                self.edit(space, |replica, _| Ok(replica.remove_block(&block.id, "iemand")))?;
                Ok("removed a block")
            }
            _ => {
                let new = Chapter { blocks: Vec::new(), ..Chapter::new(self.device.world.chapter(), "Nieuw") };
                self.edit(space, |replica, random| Ok(replica.add_chapters(&[new], random).0))?;
                Ok("added a chapter")
            }
        }
    }

    fn bring(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to bring to") };
        let Some(chapter) = self.chapter(space)? else { return Ok("has no chapter to bring to") };
        // Seldom in more than one piece.
        let length = if self.chance().once_in(40) { (1 << 20) + 3000 } else { self.chance().below(9000) };
        let mut bytes = vec![0; length];
        let mut chance = self.chance().apart();
        bytes.chunks_mut(8).for_each(|part| part.copy_from_slice(&chance.draw().to_le_bytes()[..part.len()]));
        let medium = self.library.add_file(Origin::Window, space, "film.bin", &bytes[..])?;
        let content = Content::File(File {
            medium: medium.id,
            name: medium.name.clone(),
            bytes: medium.bytes,
            mime: medium.mime.clone(),
            face: None,
            caption: Text::default(),
        });
        self.judge.brought(medium.id, space, self.device);
        let block = self.block(content);
        self.edit(space, |replica, random| replica.append_blocks(&chapter.id, &[block], random))?;
        Ok("brought a file")
    }

    fn share(&mut self) -> Done {
        let Some(space) = self.pick(Role::Owner) else { return Ok("has nothing to share") };
        if !self.chance().once_in(3) {
            self.grant(space)?;
            return Ok("shared");
        }
        let grants = self.library.shared_with(space)?;
        let Some(grant) = self.chance().one(&grants).copied() else { return Ok("has shared nothing") };
        let entry = self.library.unshare(Origin::Window, space, grant.with)?;
        self.judge.acknowledged(entry, space, self.device);
        Ok("unshared")
    }

    fn tidy(&mut self) -> Done {
        let Some(space) = self.pick(Role::Reader) else { return Ok("has nothing to close") };
        if self.chance().once_in(3) {
            self.library.rebuild(space)?;
            return Ok("rebuilt");
        }
        if self.chance().once_in(2) {
            // One's own: that is told, by an entry of a kind that others do not know.
            self.library.remove(Origin::Window, space)?;
            self.library.restore(Origin::Window, space)?;
            return Ok("took a Space out of sight and back");
        }
        self.library.close(space)?;
        Ok("closed")
    }

    fn title(&mut self) -> Done {
        let Some(space) = self.pick(Role::CoAuthor) else { return Ok("has nothing to name") };
        let title = self.judge.new_word();
        let chapter: Option<ChapterId> = self.chapter(space)?.map(|chapter| chapter.id);
        match chapter.filter(|_| self.device.chance.once_in(2)) {
            Some(chapter) => self.edit(space, |replica, _| replica.set_chapter_title(&chapter, &title))?,
            None => self.edit(space, |replica, _| Ok(replica.set_title(&title)))?,
        }
        Ok("named something")
    }
}
