//! A hub in memory, with the rules of a real one, and wires to it that can be cut at any step.

use bytes::Bytes;
use plein_model::{DeviceId, EntryId, HubId, MediumId, MemberId, SpaceId};
use plein_protocol::{
    Catalogue, Chunk, Code, Entry, Hello, Hub, Kind, MediumAdded, Member, News, Place, Problem, Pulled, Pushed,
    Receipt, Received, Role, Seal, Sequenced, StreamHead, StreamId, Team, VERSIONS, wire,
};
use plein_sync::Live;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};
use tokio::sync::mpsc;
use uuid::Uuid;

/// A hub.
#[derive(Debug, Clone, Default)]
pub struct Town(Arc<Mutex<State>>);

#[derive(Debug, Default)]
pub struct State {
    pub epoch: u64,
    /// What seals are made with.
    pub key: u8,
    pub streams: BTreeMap<StreamId, Stream>,
    /// Whole media.
    pub media: HashMap<MediumId, Bytes>,
    /// Media that are coming in.
    pub parts: HashMap<MediumId, Vec<u8>>,
    /// Who may not do anything with which stream.
    pub shut_out: BTreeSet<(MemberId, SpaceId)>,
    /// Whose token is worth nothing.
    pub signed_out: BTreeSet<MemberId>,
    listeners: Vec<mpsc::Sender<News>>,
}

#[derive(Debug, Clone, Default)]
pub struct Stream {
    pub entries: Vec<(Entry, Seal)>,
    pub media: BTreeSet<MediumId>,
}

/// What happens to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection breaks before the question arrives.
    Before,
    /// The hub does what was asked, and the connection breaks before the answer arrives.
    After,
}

/// One member's wire to the hub.
#[derive(Debug, Clone)]
pub struct Seat {
    pub town: Town,
    pub member: Member,
    pub device: DeviceId,
    pub wire: Arc<Mutex<Wire>>,
}

#[derive(Debug, Default)]
pub struct Wire {
    /// Questions so far.
    pub asked: usize,
    /// What happens to the question of a number.
    pub faults: HashMap<usize, Fault>,
    /// Nothing arrives at all.
    pub cut: bool,
    /// An answer to give instead of the right one.
    pub nonsense: Option<Nonsense>,
    /// Uploads never end.
    pub stuck_uploads: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nonsense {
    ReceiptsForOthers,
    NoReceipts,
    OnePlaceForAll,
    PullSkipsOne,
    PullGivesNothing,
    PullOfAnotherStream,
    PullTheSameAgain,
    MediumOfOtherBytes,
    PieceTooLong,
}

impl Town {
    pub fn new() -> Self {
        let town = Self::default();
        town.lock().epoch = 1;
        town
    }

    pub fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nobody panics in town")
    }

    pub fn id() -> HubId {
        HubId::from_uuid(Uuid::from_u128(7))
    }

    /// What a backup would hold.
    pub fn copy(&self) -> BTreeMap<StreamId, Stream> {
        self.lock().streams.clone()
    }

    /// Puts a backup back; media that only later streams show are gone too.
    pub fn restore(&self, copy: BTreeMap<StreamId, Stream>, epoch: u64) {
        let mut state = self.lock();
        let kept: BTreeSet<_> = copy.values().flat_map(|stream| stream.media.iter().copied()).collect();
        state.media.retain(|medium, _| kept.contains(medium));
        state.parts.clear();
        state.streams = copy;
        state.epoch = epoch;
        // Everyone's socket breaks.
        state.listeners.clear();
    }

    pub fn entries(&self, space: SpaceId) -> Vec<Entry> {
        let state = self.lock();
        let stream = state.streams.get(&StreamId::Space(space));
        stream.map(|stream| stream.entries.iter().map(|(entry, _)| entry.clone()).collect()).unwrap_or_default()
    }
}

impl State {
    fn seal(&self, seq: u64, entry: &Entry) -> Seal {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&[self.key]).update(&self.epoch.to_le_bytes()).update(&seq.to_le_bytes()).update(&entry.hash());
        Seal { epoch: self.epoch, mac: *hasher.finalize().as_bytes() }
    }

    fn is_sealed(&self, sequenced: &Sequenced) -> bool {
        let mut hasher = blake3::Hasher::new();
        let Sequenced { seq, seal, entry } = sequenced;
        hasher.update(&[self.key]).update(&seal.epoch.to_le_bytes()).update(&seq.to_le_bytes()).update(&entry.hash());
        *hasher.finalize().as_bytes() == seal.mac
    }

    fn find(&self, id: EntryId) -> Option<(StreamId, usize)> {
        self.streams.iter().find_map(|(stream, held)| {
            held.entries.iter().position(|(entry, _)| entry.id == id).map(|index| (*stream, index))
        })
    }

    fn take(&mut self, stream: StreamId, entry: Entry, check: impl Fn(&Entry) -> bool) -> Result<Receipt, Problem> {
        if let Some((found, index)) = self.find(entry.id) {
            let (known, seal) = &self.streams[&found].entries[index];
            return match found == stream && *known == entry {
                true => Ok(Receipt { entry: entry.id, seq: index as u64 + 1, seal: *seal }),
                false => Err(Problem::new(Code::Conflict, "known with other content")),
            };
        }
        if !check(&entry) {
            return Err(Problem::new(Code::Invalid, "not by who is signed in"));
        }
        let held = self.streams.entry(stream).or_default();
        let last =
            held.entries.iter().filter(|(known, _)| known.device == entry.device).map(|(known, _)| known.counter);
        let expected = last.max().unwrap_or(0) + 1;
        if entry.counter < expected {
            return Err(Problem::new(Code::Conflict, "the same counter came before with another entry"));
        }
        if entry.counter != expected {
            return Err(Problem::new(Code::Gap, format!("expected {expected}")));
        }
        let seq = held.entries.len() as u64 + 1;
        if entry.kind == Kind::MediumAdded
            && let Ok(MediumAdded { medium }) = wire::decode(&entry.body)
        {
            held.media.insert(medium.id);
        }
        let seal = self.seal(seq, &entry);
        let id = entry.id;
        self.streams.entry(stream).or_default().entries.push((entry, seal));
        self.tell(News::Stream(StreamHead { stream, head: seq, role: Role::Owner }));
        Ok(Receipt { entry: id, seq, seal })
    }

    fn tell(&mut self, news: News) {
        self.listeners.retain(|listener| listener.try_send(news.clone()).is_ok());
    }
}

impl Seat {
    /// Asks, with what the wire does to it.
    fn ask<T>(&self, answer: impl FnOnce(&mut State) -> Result<T, Problem>) -> Result<T, Problem> {
        let broken = || Problem::new(Code::Unreachable, "the wire is cut");
        let fault = {
            let mut wire = self.wire.lock().expect("a wire");
            wire.asked += 1;
            let asked = wire.asked - 1;
            if wire.cut { Some(Fault::Before) } else { wire.faults.remove(&asked) }
        };
        if fault == Some(Fault::Before) {
            return Err(broken());
        }
        let mut state = self.town.lock();
        if state.signed_out.contains(&self.member.id) {
            return Err(Problem::new(Code::SignIn, "no such token"));
        }
        let answer = answer(&mut state);
        if fault == Some(Fault::After) { Err(broken()) } else { answer }
    }

    fn nonsense(&self, kind: Nonsense) -> bool {
        self.wire.lock().expect("a wire").nonsense == Some(kind)
    }

    fn may(&self, state: &State, stream: StreamId) -> Result<(), Problem> {
        match state.shut_out.contains(&(self.member.id, stream.space())) {
            true => Err(Problem::new(Code::Forbidden, "not for you")),
            false => Ok(()),
        }
    }

    fn shows(&self, state: &State, stream: StreamId, medium: MediumId) -> Result<(), Problem> {
        self.may(state, stream)?;
        match state.streams.get(&stream).is_some_and(|held| held.media.contains(&medium)) {
            true => Ok(()),
            false => Err(Problem::new(Code::Forbidden, "the stream does not show it")),
        }
    }
}

fn received(state: &State, medium: MediumId) -> Received {
    match state.media.contains_key(&medium) {
        true => Received::Durable,
        false => Received::Until(state.parts.get(&medium).map_or(0, |part| part.len() as u64)),
    }
}

impl Hub for Seat {
    async fn hello(&self) -> Result<Hello, Problem> {
        self.ask(|state| Ok(Hello { hub: Town::id(), epoch: state.epoch, name: "Stad".into(), versions: VERSIONS }))
    }

    async fn catalogue(&self) -> Result<Catalogue, Problem> {
        self.ask(|state| {
            let streams = state.streams.iter().filter(|(stream, _)| self.may(state, **stream).is_ok());
            let head = |(stream, held): (&StreamId, &Stream)| StreamHead {
                stream: *stream,
                head: held.entries.len() as u64,
                role: Role::CoAuthor,
            };
            Ok(Catalogue { epoch: state.epoch, streams: streams.map(head).collect() })
        })
    }

    async fn push(&self, stream: StreamId, entries: Vec<Entry>) -> Result<Pushed, Problem> {
        let mut pushed = self.ask(|state| {
            self.may(state, stream)?;
            let mut pushed = Pushed { receipts: Vec::new(), refused: None };
            for entry in entries {
                let own = |entry: &Entry| entry.author == self.member.id && entry.device == self.device;
                match state.take(stream, entry, own) {
                    Ok(receipt) => pushed.receipts.push(receipt),
                    Err(problem) => {
                        pushed.refused = Some(problem);
                        break;
                    }
                }
            }
            Ok(pushed)
        })?;
        if self.nonsense(Nonsense::ReceiptsForOthers) {
            pushed.receipts.iter_mut().for_each(|receipt| receipt.entry = EntryId::from_uuid(Uuid::from_u128(3)));
        }
        if self.nonsense(Nonsense::NoReceipts) {
            pushed.receipts.clear();
        }
        if self.nonsense(Nonsense::OnePlaceForAll) {
            pushed.receipts.iter_mut().for_each(|receipt| receipt.seq = 1);
        }
        Ok(pushed)
    }

    async fn give_back(&self, stream: StreamId, entries: Vec<Sequenced>) -> Result<Pushed, Problem> {
        self.ask(|state| {
            self.may(state, stream)?;
            let mut pushed = Pushed { receipts: Vec::new(), refused: None };
            for sequenced in entries {
                let taken = match state.is_sealed(&sequenced) {
                    true => state.take(stream, sequenced.entry, |_| true),
                    false => Err(Problem::new(Code::Seal, "not one of ours")),
                };
                match taken {
                    Ok(receipt) => pushed.receipts.push(receipt),
                    Err(problem) => {
                        pushed.refused = Some(problem);
                        break;
                    }
                }
            }
            Ok(pushed)
        })
    }

    async fn pull(&self, stream: StreamId, after: u64) -> Result<Pulled, Problem> {
        let mut pulled = self.ask(|state| {
            self.may(state, stream)?;
            let held = state.streams.get(&stream).ok_or_else(|| Problem::new(Code::Forbidden, "no such stream"))?;
            let after_it = held.entries.iter().enumerate().skip(usize::try_from(after).expect("small"));
            // Little at a time, so that pulling takes several steps.
            let entries = after_it.take(3).map(|(index, (entry, seal))| Sequenced {
                seq: index as u64 + 1,
                seal: *seal,
                entry: entry.clone(),
            });
            Ok(Pulled { entries: entries.collect(), head: held.entries.len() as u64 })
        })?;
        if self.nonsense(Nonsense::PullSkipsOne) && pulled.entries.len() > 1 {
            pulled.entries.remove(1);
        }
        if self.nonsense(Nonsense::PullGivesNothing) {
            pulled.entries.clear();
        }
        if self.nonsense(Nonsense::PullOfAnotherStream) {
            let other = StreamId::Space(SpaceId::from_uuid(Uuid::from_u128(4)));
            pulled.entries.iter_mut().for_each(|sequenced| sequenced.entry.stream = other);
        }
        if self.nonsense(Nonsense::PullTheSameAgain) {
            pulled.entries.iter_mut().for_each(|sequenced| sequenced.seq = 1);
            pulled.head += 1;
        }
        Ok(pulled)
    }

    async fn received(&self, stream: StreamId, medium: MediumId) -> Result<Received, Problem> {
        self.ask(|state| {
            self.shows(state, stream, medium)?;
            Ok(received(state, medium))
        })
    }

    async fn upload(&self, stream: StreamId, chunk: Chunk) -> Result<Received, Problem> {
        if self.wire.lock().expect("a wire").stuck_uploads {
            std::future::pending::<()>().await;
        }
        self.ask(|state| {
            self.shows(state, stream, chunk.medium)?;
            let part = state.parts.entry(chunk.medium).or_default();
            if part.len() as u64 != chunk.offset {
                return Err(Problem::new(Code::Offset, "goes on elsewhere"));
            }
            part.extend_from_slice(&chunk.bytes);
            if part.len() as u64 == chunk.total {
                let whole = state.parts.remove(&chunk.medium).unwrap_or_default();
                if blake3::hash(&whole).as_bytes() != chunk.medium.hash() {
                    return Err(Problem::new(Code::Hash, "other bytes"));
                }
                state.media.insert(chunk.medium, whole.into());
                state.tell(News::Medium(chunk.medium));
            }
            Ok(received(state, chunk.medium))
        })
    }

    async fn download(&self, stream: StreamId, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
        let piece = self.ask(|state| {
            self.shows(state, stream, medium)?;
            let Some(bytes) = state.media.get(&medium) else { return Ok(Bytes::new()) };
            let start = usize::try_from(offset).expect("small").min(bytes.len());
            Ok(bytes.slice(start..(start + wire::MAX_CHUNK).min(bytes.len())))
        })?;
        if self.nonsense(Nonsense::MediumOfOtherBytes) {
            return Ok(piece.iter().map(|byte| byte ^ 1).collect());
        }
        if self.nonsense(Nonsense::PieceTooLong) {
            return Ok([piece.as_ref(), b"more"].concat().into());
        }
        Ok(piece)
    }

    async fn teams(&self) -> Result<Vec<Team>, Problem> {
        self.ask(|_| Ok(Vec::new()))
    }
}

impl Live for Seat {
    async fn news(&self) -> Result<mpsc::Receiver<News>, Problem> {
        if self.wire.lock().expect("a wire").cut {
            return Err(Problem::new(Code::Unreachable, "the wire is cut"));
        }
        let mut state = self.town.lock();
        if state.signed_out.contains(&self.member.id) {
            return Err(Problem::new(Code::SignIn, "no such token"));
        }
        let (sender, receiver) = mpsc::channel(100);
        state.listeners.push(sender);
        Ok(receiver)
    }

    async fn be_present(&self, _: StreamId, _: Place) -> Result<(), Problem> {
        self.ask(|_| Ok(()))
    }
}
