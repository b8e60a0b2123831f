//! What must hold, whatever happened: what was acknowledged is there, everyone who may see a Space sees the same, and
//! nobody saw what they may not.

use crate::device::Device;
use crate::disk::{self, aside};
use crate::rights::{Right, Rights, reader};
use crate::site::Site;
use plein_library::Whereabouts;
use plein_model::{Content, EntryId, MediumId, SpaceId};
use plein_protocol::StreamId;
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

type Name = [u8; 16];

/// What was acknowledged, and what is known of each Space.
#[derive(Debug, Default)]
pub struct Judge {
    spaces: BTreeMap<SpaceId, Known>,
    entries: BTreeMap<Name, SpaceId>,
    media: BTreeMap<MediumId, SpaceId>,
    words: Vec<(String, SpaceId)>,
    /// What only a disk held that is no more.
    excused: BTreeSet<Name>,
    excused_media: BTreeSet<MediumId>,
    count: u32,
}

/// How everything stands when it is judged.
struct Look<'a> {
    hub: Connection,
    rights: Rights,
    devices: &'a [Device],
    /// The names of the entries on each of them.
    held: Vec<BTreeSet<Name>>,
}

#[derive(Debug, Default)]
struct Known {
    /// Something was removed in it.
    removed: bool,
    /// Something of it was excused.
    excused: bool,
}

/// The names of all entries in a database.
pub fn entries_in(path: &Path) -> BTreeSet<Name> {
    if !aside(|| path.exists()) {
        return BTreeSet::new();
    }
    let names = |connection: Connection| -> rusqlite::Result<BTreeSet<Name>> {
        let mut all = connection.prepare("SELECT id FROM entries")?;
        let rows = all.query_map([], |row| row.get(0))?;
        rows.collect()
    };
    names(reader(path)).unwrap_or_default()
}

impl Judge {
    /// All Spaces that were ever made.
    pub fn spaces(&self) -> impl Iterator<Item = SpaceId> + use<'_> {
        self.spaces.keys().copied()
    }

    /// A word that nobody has written yet.
    pub fn new_word(&mut self) -> String {
        self.count += 1;
        format!("woord{}", self.count)
    }

    /// A Space was made.
    pub fn made(&mut self, space: SpaceId, device: &Device) {
        if !disk::is_dead(device.disk) {
            self.spaces.entry(space).or_default();
        }
    }

    /// An entry was acknowledged: it is durable on that device.
    pub fn acknowledged(&mut self, entry: EntryId, space: SpaceId, device: &Device) {
        if !disk::is_dead(device.disk) {
            self.entries.insert(*entry.uuid().as_bytes(), space);
        }
    }

    /// A word was acknowledged.
    pub fn wrote(&mut self, word: String, space: SpaceId, device: &Device) {
        if !disk::is_dead(device.disk) {
            self.words.push((word, space));
        }
    }

    /// A medium was acknowledged.
    pub fn brought(&mut self, medium: MediumId, space: SpaceId, device: &Device) {
        if !disk::is_dead(device.disk) {
            self.media.insert(medium, space);
        }
    }

    /// Something is about to be removed in a Space.
    pub fn removes(&mut self, space: SpaceId) {
        self.spaces.entry(space).or_default().removed = true;
    }

    /// How much was acknowledged.
    pub fn count(&self) -> (usize, usize) {
        (self.entries.len(), self.media.len())
    }

    /// A disk goes back to what it was: what stood only there is lost, and nobody could have helped it.
    pub fn excuse(&mut self, gone: &BTreeSet<Name>, kept: &[BTreeSet<Name>]) -> usize {
        let before = self.excused.len();
        for name in gone.iter().filter(|name| !kept.iter().any(|kept| kept.contains(*name))) {
            if let Some(space) = self.entries.get(name) {
                self.spaces.entry(*space).or_default().excused = true;
            }
            self.excused.insert(*name);
        }
        self.excused.len() - before
    }

    /// Media that only one disk held.
    pub fn excuse_media(&mut self, gone: &BTreeSet<MediumId>, kept: &[BTreeSet<MediumId>]) {
        let lost = gone.iter().filter(|medium| !kept.iter().any(|kept| kept.contains(*medium)));
        self.excused_media.extend(lost.copied());
    }

    /// Looks whether everything is as it must be by now.
    ///
    /// # Errors
    /// What is not.
    pub fn verdict(&self, site: &Site, devices: &[Device]) -> Result<(), String> {
        if let Some(wrong) = site.watched().wrongs().first() {
            return Err(wrong.clone());
        }
        let hub = reader(&site.folder().join("hub.sqlite"));
        let rights = Rights::open(site.folder());
        let logged = entries_in(&site.folder().join("hub.sqlite"));
        let held: Vec<_> = devices.iter().map(Device::entries).collect();
        for (name, space) in &self.entries {
            let stream = StreamId::Space(*space);
            if self.excused.contains(name) || logged.contains(name) {
                continue;
            }
            // Not on the hub. Then somebody has it who may not bring it, or the Space was never shared.
            let holders =
                || devices.iter().zip(&held).filter(|(_, held)| held.contains(name)).map(|(device, _)| device);
            if holders().next().is_none() {
                return Err(format!(
                    "entry {} of {space} was acknowledged and is nowhere",
                    uuid::Uuid::from_bytes(*name)
                ));
            }
            for device in holders() {
                let place = device.library().ok_or("not running")?.place(*space).map_err(|error| error.to_string())?;
                let right = rights.of(device.member, stream);
                let own_business = place.space == Whereabouts::OnlyHere;
                if !own_business && right.may_write() {
                    let name = uuid::Uuid::from_bytes(*name);
                    return Err(format!("entry {name} of {space} is on {} and not on the hub: {place:?}", device.disk));
                }
                if own_business && right.may_write() && place.refused.is_some() {
                    return Err(format!("{} was refused {:?} in {space}, with a right", device.disk, place.refused));
                }
            }
        }
        log_is_sound(&hub)?;
        let look = Look { hub, rights, devices, held };
        for space in self.spaces.keys() {
            self.same_everywhere(*space, &look)?;
        }
        Ok(())
    }

    fn same_everywhere(&self, space: SpaceId, look: &Look<'_>) -> Result<(), String> {
        let Look { rights, devices, held, .. } = look;
        let logged = log_of(&look.hub, StreamId::Space(space));
        let stream = StreamId::Space(space);
        let mut first: Option<([u8; 32], usize)> = None;
        for (device, here) in devices.iter().zip(held) {
            let library = device.library().ok_or("not running")?;
            let right = rights.of(device.member, stream);
            let Right::Role(role) = right else { continue };
            let place =
                library.place(space).map_err(|error| format!("{} has not heard of {space}: {error}", device.disk))?;
            if place.role != Some(role) {
                return Err(format!("{} thinks it is {:?} in {space}, and is {role:?}", device.disk, place.role));
            }
            if place.refused.is_some() && !right.may_write() {
                // It keeps what it could not bring, and so it reads otherwise.
                continue;
            }
            let waits = library.media_to_send().map_err(|error| error.to_string())?;
            // Bytes that it may not bring any more stay here, and it says so.
            let stuck = !right.may_write() && waits.iter().any(|wanted| wanted.stream == stream);
            if place.space != Whereabouts::OnHub && !stuck {
                return Err(format!("{space} on {} is {:?} ({:?})", device.disk, place.space, place.refused));
            }
            if let Some(lacking) = logged.iter().find(|name| !here.contains(*name)) {
                let lacking = uuid::Uuid::from_bytes(*lacking);
                return Err(format!("{} says that all of {space} is here, and lacks {lacking}", device.disk));
            }
            let hash = library.content_hash(space).map_err(|error| error.to_string())?;
            match first {
                None => {
                    first = Some((hash, device.disk));
                    self.words_are_there(space, device, here)?;
                }
                Some((same, _)) if same == hash => {}
                Some((_, other)) => return Err(format!("{space} reads otherwise on {} than on {other}", device.disk)),
            }
            self.media_are_there(space, device, look)?;
        }
        Ok(())
    }

    fn words_are_there(&self, space: SpaceId, device: &Device, here: &BTreeSet<Name>) -> Result<(), String> {
        let known = &self.spaces[&space];
        if known.removed || known.excused {
            return Ok(());
        }
        let library = device.library().ok_or("not running")?;
        let logged = |word: &str| -> Result<(), String> {
            let model = library.model(space).map_err(|error| error.to_string())?;
            let texts =
                model.chapters.iter().flat_map(|chapter| &chapter.blocks).filter_map(|block| match &block.content {
                    Content::Text { text, .. } => Some(text.to_plain()),
                    _ => None,
                });
            let found = texts
                .flat_map(|text| text.split(' ').map(str::to_owned).collect::<Vec<_>>())
                .filter(|found| found == word);
            match found.count() {
                1 => Ok(()),
                n => Err(format!("{word} stands {n} times in {space}")),
            }
        };
        let kept = self.kept_by_readers(space, here);
        self.words.iter().filter(|(_, of)| *of == space && !kept).try_for_each(|(word, _)| logged(word))
    }

    /// Whether some entry of the Space could not be brought to the hub.
    fn kept_by_readers(&self, space: SpaceId, here: &BTreeSet<Name>) -> bool {
        self.entries.iter().any(|(name, of)| *of == space && !here.contains(name))
    }

    fn media_are_there(&self, space: SpaceId, device: &Device, look: &Look<'_>) -> Result<(), String> {
        let Look { hub, rights, devices, .. } = look;
        let library = device.library().ok_or("not running")?;
        for (medium, _) in self.media.iter().filter(|(_, of)| **of == space) {
            if self.excused_media.contains(medium) || shown(hub, space, *medium).is_none() {
                continue;
            }
            // Whoever has the bytes may not bring them any more: they keep them.
            let on_hub = shown(hub, space, *medium) == Some(true);
            let brings = |device: &Device| rights.of(device.member, StreamId::Space(space)).may_write();
            let has = |device: &Device| device.library().is_some_and(|library| library.read_medium(*medium).is_ok());
            if !on_hub
                && library.read_medium(*medium).is_err()
                && !devices.iter().any(|device| brings(device) && has(device))
            {
                continue;
            }
            let bytes =
                library.read_medium(*medium).map_err(|error| format!("{medium} on {}: {error}", device.disk))?;
            if blake3::hash(&bytes).as_bytes() != medium.hash() {
                return Err(format!("{medium} on {} is not what its name says", device.disk));
            }
        }
        Ok(())
    }
}

/// The names of the entries in a stream of the hub.
fn log_of(hub: &Connection, stream: StreamId) -> Vec<Name> {
    let sql = "SELECT entries.id FROM entries JOIN streams ON number = stream WHERE streams.id = ?1";
    let all = hub.prepare(sql).and_then(|mut all| all.query_map([stream.to_string()], |row| row.get(0))?.collect());
    all.unwrap_or_default()
}

/// No place is empty, no counter is skipped, and nothing was taken twice.
fn log_is_sound(hub: &Connection) -> Result<(), String> {
    for (what, sql) in [
        ("places", "SELECT 1 FROM streams WHERE head <> (SELECT count(*) FROM entries WHERE stream = number)"),
        ("counters", "SELECT 1 FROM entries GROUP BY stream, device HAVING max(counter) <> count(*)"),
        ("bodies", "SELECT 1 FROM entries WHERE kind = 'document.update' GROUP BY stream, body HAVING count(*) > 1"),
    ] {
        let unsound = hub.prepare(sql).and_then(|mut found| found.exists([])).map_err(|error| error.to_string())?;
        if unsound {
            return Err(format!("the {what} of the hub's log are not sound"));
        }
    }
    Ok(())
}

/// Whether the hub has the bytes of a medium that a Space shows; none when it has not heard of that.
fn shown(hub: &Connection, space: SpaceId, medium: MediumId) -> Option<bool> {
    let sql = "SELECT present FROM shown JOIN streams ON number = stream WHERE id = ?1 AND medium = ?2";
    hub.query_row(sql, (StreamId::Space(space).to_string(), &medium.hash()[..]), |row| row.get(0)).ok()
}

/// The media whose bytes are whole in a folder of media.
pub fn media_in(folder: &Path) -> BTreeSet<MediumId> {
    let mut found = BTreeSet::new();
    aside(|| {
        for shard in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            for file in std::fs::read_dir(shard.path()).into_iter().flatten().flatten() {
                if let Ok(id) = file.file_name().to_string_lossy().parse::<MediumId>() {
                    found.insert(id);
                }
            }
        }
    });
    found
}
