//! The living Space: a document that takes in updates and gives them out.

use crate::DocumentError;
use crate::incoming::{Births, Known, Nesting, Reader, Update, Waiting, admit};
use crate::index::Index;
use crate::roots::{Roots, is_text_root};
use plein_model::{BlockId, ChapterId, SpaceId};
use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use yrs::updates::decoder::Decode;
use yrs::{ClientID, Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, WriteTxn};

/// One Space, alive: what many people write at once, merged.
///
/// It can be sent to another thread. What it reads as is a [`plein_model::Space`].
#[derive(Debug)]
pub struct Document {
    space: SpaceId,
    client: u64,
    doc: Doc,
    pub(crate) roots: Roots,
    pub(crate) index: Index,
    known: Known,
    nesting: Nesting,
    waiting: Waiting,
    /// Something that waited turned out to be impossible and was let go: the document says that it misses
    /// something until it is loaded anew from the log.
    let_go: bool,
    journal: Journal,
    last: Applied,
}

/// What an update, or an edit, did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// The chapters that may read otherwise now (removed ones among them).
    pub touched: BTreeSet<ChapterId>,
    /// The blocks that were there before and in whose own text something changed.
    pub written: BTreeSet<BlockId>,
    /// Title, summary, cover, themes, language or people may read otherwise now.
    pub meta: bool,
    /// Something that others wrote is waiting for something that did not come yet.
    pub missing: bool,
    /// Anything was new.
    pub changed: bool,
}

/// The way back when an update turns out to be impossible half way: a state, and what came after it.
#[derive(Debug, Default)]
struct Journal {
    base: Vec<u8>,
    since: Vec<Vec<u8>>,
    bytes: usize,
}

impl Journal {
    const ROOM: usize = 1 << 20;

    fn add(&mut self, update: Vec<u8>, state: impl FnOnce() -> Vec<u8>) {
        self.bytes += update.len();
        self.since.push(update);
        if self.bytes > Self::ROOM.max(self.base.len()) {
            *self = Self { base: state(), ..Self::default() };
        }
    }
}

/// Steps that overlap each other are taken in this many rounds; more do not come from any implementation.
const ROUNDS: usize = 32;

impl Document {
    /// An empty document.
    ///
    /// `client` names who writes here: random, below 2^53 (higher bits are dropped), and never used before,
    /// so a fresh one for each process and after every restore.
    pub fn new(space: SpaceId, client: u64) -> Self {
        let client = client & ((1 << 53) - 1);
        let (doc, roots) = empty(client);
        Self {
            space,
            client,
            doc,
            roots,
            index: Index::default(),
            known: Known::default(),
            nesting: Nesting::default(),
            waiting: Waiting::default(),
            let_go: false,
            journal: Journal::default(),
            last: Applied::default(),
        }
    }

    /// The Space that this is.
    pub fn space(&self) -> SpaceId {
        self.space
    }

    /// The client id that this document writes under.
    pub fn client(&self) -> u64 {
        self.client
    }

    /// Takes in a v1 update of any origin, in any order, any number of times.
    ///
    /// What builds on something that has not come yet waits ([`Applied::missing`]) and is taken in when that
    /// comes. What waits is neither in [`state`](Self::state) nor in a snapshot: keep the updates as they
    /// came until nothing is missing.
    ///
    /// # Errors
    /// When `update` is not one, is too large, or cannot be made part of this document. The document is then
    /// as it was.
    pub fn apply(&mut self, update: &[u8]) -> Result<Applied, DocumentError> {
        let (now, later) = admit(Update::read(update)?, &self.known);
        self.waiting.room_for(&later)?;
        let mut applied = self.take_in(now)?;
        self.waiting.add(later)?;
        for _ in 0..ROUNDS {
            if self.waiting.is_empty() || !applied.changed {
                break;
            }
            let (now, later) = admit(self.waiting.take(), &self.known);
            let nothing = now.steps.is_empty() && now.deletions.is_empty();
            match self.take_in(now) {
                Ok(more) => {
                    applied.touched.extend(more.touched);
                    applied.written.extend(more.written);
                    applied.meta |= more.meta;
                    // Smaller than what waited before, so that there is room for it.
                    self.let_go |= self.waiting.add(later).is_err();
                }
                // This update is good. What waited for it was not, and nobody can say which part.
                Err(_) => self.let_go = true,
            }
            if nothing {
                break;
            }
        }
        applied.missing = self.has_missing_updates();
        self.last = applied.clone();
        Ok(applied)
    }

    /// Whether something is waiting for updates that have not come.
    pub fn has_missing_updates(&self) -> bool {
        self.let_go || !self.waiting.is_empty()
    }

    /// Everything that is in the document, as one v1 update. What waits for missing updates is not in it.
    pub fn state(&self) -> Vec<u8> {
        self.read(|txn| txn.encode_state_as_update_v1(&StateVector::default()))
    }

    /// What a replica with this state vector (of Yjs, v1) does not have yet, as a v1 update.
    ///
    /// # Errors
    /// When the bytes are not a state vector.
    pub fn changes_since(&self, state_vector: &[u8]) -> Result<Vec<u8>, DocumentError> {
        let mut reader = Reader::new(state_vector);
        for _ in 0..reader.count(2)? {
            reader.number()?;
            reader.clock()?;
        }
        reader.end()?;
        let theirs = StateVector::decode_v1(state_vector).map_err(|_| DocumentError::Malformed("a state vector"))?;
        Ok(self.read(|txn| txn.encode_diff_v1(&theirs)))
    }

    /// How far this document is, as a state vector (of Yjs, v1).
    pub fn state_vector(&self) -> Vec<u8> {
        use yrs::updates::encoder::Encode;
        self.read(|txn| txn.state_vector().encode_v1())
    }

    /// The same as a comparable list.
    pub(crate) fn state_clocks(&self) -> std::collections::BTreeMap<u64, u32> {
        self.read(|txn| txn.state_vector().iter().map(|(client, clock)| (client.get(), *clock)).collect())
    }

    /// What the last [`apply`](Self::apply) or edit did: after an edit, the chapters to project anew.
    pub fn last_applied(&self) -> &Applied {
        &self.last
    }

    pub(crate) fn read<R>(&self, work: impl FnOnce(&yrs::Transaction<'_>) -> R) -> R {
        work(&self.doc.transact())
    }

    /// Makes an edit; returns the v1 update of it, [`Document::NOTHING`] when it changed nothing.
    pub(crate) fn edit(&mut self, work: impl FnOnce(&mut TransactionMut<'_>, &Roots, &Index)) -> Vec<u8> {
        let mut txn = self.doc.transact_mut();
        work(&mut txn, &self.roots, &self.index);
        txn.commit();
        let changed = txn.has_changes();
        let update = if changed { txn.encode_update_v1() } else { Self::NOTHING.to_vec() };
        // Read back as others will read it, so that what is kept about steps is kept about ours too.
        let read = Update::read(&update).unwrap_or_default();
        let touched = self.index.update(txn.changed_parent_types(), &read.births(), &self.roots, &txn);
        let clock = txn.state_vector().get(&ClientID::new(self.client));
        drop(txn);
        self.known.reach(self.client, clock);
        if changed {
            if let Ok(added) = self.nesting.check(&read.steps) {
                self.nesting.extend(added);
            }
            self.keep(update.clone());
        }
        let missing = self.has_missing_updates();
        self.last =
            Applied { touched: touched.chapters, written: touched.written, meta: touched.meta, missing, changed };
        update
    }

    /// The update that says nothing.
    pub const NOTHING: [u8; 2] = [0, 0];

    fn keep(&mut self, update: Vec<u8>) {
        let doc = &self.doc;
        self.journal.add(update, || doc.transact().encode_state_as_update_v1(&StateVector::default()));
    }

    /// Gives steps whose predecessors are all there to yrs; the document is as it was when that fails.
    fn take_in(&mut self, update: Update<'_>) -> Result<Applied, DocumentError> {
        if update.steps.is_empty() && update.deletions.is_empty() {
            return Ok(Applied::default());
        }
        let added = self.nesting.check(&update.steps)?;
        let bytes = Update::write(&update.steps, &update.deletions);
        let decoded = catch_unwind(|| yrs::Update::decode_v1(&bytes))
            .map_err(|_| DocumentError::Refused)?
            .map_err(|_| DocumentError::Malformed("content that cannot be read"))?;

        let mut txn = ManuallyDrop::new(self.doc.transact_mut());
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            for name in update.steps.iter().filter_map(|step| step.parent.root()) {
                if is_text_root(name) {
                    // So that changes in it are told.
                    txn.get_or_insert_text(name);
                }
            }
            let outcome = txn.apply_update(decoded);
            txn.commit();
            let whole = outcome.is_ok() && !txn.has_missing_updates();
            let births = update.births();
            whole.then(|| {
                let touched = self.index.update(txn.changed_parent_types(), &births, &self.roots, &*txn);
                (txn.has_changes(), touched)
            })
        }));
        match outcome {
            Ok(done) => {
                drop(ManuallyDrop::into_inner(txn));
                let Some((changed, touched)) = done else {
                    self.go_back();
                    return Err(DocumentError::Refused);
                };
                for step in &update.steps {
                    self.known.reach(step.id.client, step.end());
                }
                self.nesting.extend(added);
                if changed {
                    self.keep(bytes);
                }
                let (meta, missing) = (touched.meta, false);
                Ok(Applied { touched: touched.chapters, written: touched.written, meta, missing, changed })
            }
            // The transaction is not dropped: dropping it would commit what broke half way. With it, its
            // document stays in memory; it is never looked at again.
            Err(_) => {
                self.go_back();
                Err(DocumentError::Refused)
            }
        }
    }

    /// Makes the document anew from the journal.
    fn go_back(&mut self) {
        let (doc, roots) = empty(self.client);
        let mut index = Index::default();
        {
            let mut txn = doc.transact_mut();
            let first = (!self.journal.base.is_empty()).then_some(&self.journal.base);
            for update in first.into_iter().chain(&self.journal.since) {
                let taken_in = yrs::Update::decode_v1(update).map(|update| txn.apply_update(update));
                assert!(matches!(taken_in, Ok(Ok(()))), "an update that was taken in before is taken in again");
            }
            txn.commit();
            let all = Births { keys: Vec::new(), unclear: true };
            index.update(txn.changed_parent_types(), &all, &roots, &txn);
        }
        self.doc = doc;
        self.roots = roots;
        self.index = index;
    }
}

fn empty(client: u64) -> (Doc, Roots) {
    let mut options = Options::with_client_id(ClientID::new(client));
    options.offset_kind = OffsetKind::Utf16;
    // A replica in Rust only takes in and gives on: it takes no marks away on its own account.
    options.cleanup_formatting = false;
    let doc = Doc::with_options(options);
    let roots = Roots::take(&mut doc.transact_mut());
    (doc, roots)
}
