//! Taking entries, one after another, inside one transaction.

use crate::policy::{self, Action, Footing, Object, Subject};
use crate::refusal::{Failure, forbidden, invalid};
use crate::seal::SealKey;
use crate::store::{self, Taken, grants, streams};
use plein_model::{DeviceId, MemberId};
use plein_protocol::{
    Code, Entry, Hash, Kind, MediumAdded, Problem, Pushed, Receipt, Seal, Shared, StreamId, Unshared, wire,
};

/// The longest name of a kind, in bytes.
const MAX_KIND: usize = 64;

/// An entry that is offered.
#[derive(Debug)]
pub struct Offered {
    pub entry: Entry,
    pub hash: Hash,
    /// Where the hub had it once, and the proof.
    pub sealed: Option<(u64, Seal)>,
}

/// What became of it.
#[derive(Debug)]
pub struct Accepted {
    pub pushed: Pushed,
    /// The new head, when there is one.
    pub grown: Option<u64>,
    /// Somebody may see or do something else now.
    pub rights: bool,
    /// The hub learned that it went back in time.
    pub new_epoch: bool,
}

/// One taking: who offers, to which stream, in which transaction.
#[derive(Debug)]
pub struct Acceptance<'a> {
    pub c: &'a store::Db,
    pub key: &'a SealKey,
    pub subject: Subject,
    pub member: MemberId,
    pub device: DeviceId,
    pub stream: StreamId,
    pub now: i64,
    pub epoch: u64,
    /// The epoch to go on with, if it turns out that the hub went back in time.
    pub next_epoch: u64,
}

impl Acceptance<'_> {
    /// Takes entries until one is refused; those before it stay taken.
    pub fn take_all(mut self, offered: Vec<Offered>) -> Result<Accepted, Failure> {
        let pushed = Pushed { receipts: Vec::with_capacity(offered.len()), refused: None };
        let mut accepted = Accepted { pushed, grown: None, rights: false, new_epoch: false };
        for offer in offered {
            match self.take(&offer, &mut accepted) {
                Ok(taken) => accepted.pushed.receipts.push(Receipt {
                    entry: offer.entry.id,
                    seq: taken.seq,
                    seal: self.key.seal(taken.epoch, taken.seq, &taken.hash),
                }),
                Err(Failure::Refused(problem)) => {
                    accepted.pushed.refused = Some(problem);
                    break;
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(accepted)
    }

    fn take(&mut self, offer: &Offered, accepted: &mut Accepted) -> Result<Taken, Failure> {
        let Offered { entry, hash, sealed } = offer;
        self.check_form(entry)?;
        if let Some((seq, seal)) = sealed
            && !self.key.made(seal, *seq, hash)
        {
            return Err(Problem::new(Code::Seal, "not a seal of this hub for this entry at this place").into());
        }
        let row = streams::find(self.c, self.stream)?;
        let footing = match row {
            Some(row) => grants::footing(self.c, row.number, self.member)?,
            None => Footing::Absent,
        };
        let may = |action| policy::allows(self.subject, action, Object::Stream(footing));
        let (offering, taking) = match sealed {
            Some(_) => (Action::GiveBack, Action::GiveBack),
            None => (Action::Push, Action::of_entry(entry)),
        };
        if !may(offering) {
            return Err(forbidden().into());
        }
        if let Some(taken) = streams::by_id(self.c, entry.id)? {
            if taken.hash != *hash {
                if !may(taking) {
                    return Err(forbidden().into());
                }
                return Err(self.contradiction(entry, hash, "the same id came before with other content")?);
            }
            self.own_again(offer, row.map(|row| row.number), accepted)?;
            return Ok(taken);
        }
        if !may(taking) {
            return Err(forbidden().into());
        }
        match sealed {
            None if entry.author != self.member || entry.device != self.device => {
                return Err(invalid("author and device are not those of who is signed in").into());
            }
            Some((seq, _)) if row.is_none() && *seq != 1 => {
                return Err(Problem::new(Code::Gap, "expected the first entry of the stream").into());
            }
            _ => {}
        }
        let last = match row {
            Some(row) => streams::last_counter(self.c, row.number, entry.device)?,
            None => 0,
        };
        if entry.counter <= last {
            return Err(self.contradiction(entry, hash, "the same counter came before with another entry")?);
        }
        if entry.counter != last + 1 {
            return Err(Problem::new(Code::Gap, format!("expected counter {}", last + 1)).into());
        }
        if let Some((_, seal)) = sealed
            && seal.epoch == self.epoch
        {
            // It was taken in this very epoch and is not here: the hub went back in time and did not know it.
            tracing::warn!("an entry comes back that this copy never had: a new epoch begins");
            store::set_epoch(self.c, self.next_epoch)?;
            self.epoch = self.next_epoch;
            accepted.new_epoch = true;
        }
        let row = match row {
            Some(row) => row,
            None => {
                accepted.rights = true;
                let epoch = sealed.map_or(self.epoch, |(_, seal)| seal.epoch);
                streams::create(self.c, self.stream, entry.author, epoch)?
            }
        };
        let taken = Taken { seq: row.head + 1, hash: *hash, epoch: self.epoch };
        streams::append(self.c, row.number, entry, &taken)?;
        streams::grow(self.c, row.number, taken.seq)?;
        accepted.grown = Some(taken.seq);
        self.own_again(offer, Some(row.number), accepted)?;
        self.fold(row.number, entry, accepted)?;
        Ok(taken)
    }

    fn check_form(&self, entry: &Entry) -> Result<(), Failure> {
        if entry.stream != self.stream {
            return Err(invalid("an entry of another stream").into());
        }
        if entry.body.len() > wire::MAX_BODY {
            return Err(Problem::new(Code::TooLarge, "the body of an entry is too large").into());
        }
        if let Kind::Other(kind) = &entry.kind
            && (kind.is_empty() || kind.len() > MAX_KIND)
        {
            return Err(invalid("the kind of an entry is empty or too long").into());
        }
        if entry.counter == 0 || i64::try_from(entry.counter).is_err() {
            return Err(invalid("counters begin at 1").into());
        }
        Ok(())
    }

    /// Keeps the entry for the administrator, and refuses it.
    fn contradiction(&self, entry: &Entry, hash: &Hash, reason: &str) -> Result<Failure, Failure> {
        streams::quarantine(self.c, entry, hash, self.now, reason)?;
        Ok(Problem::new(Code::Conflict, reason).into())
    }

    /// After a restore, somebody may have made a lost stream anew before its owner came back: the first entry of the
    /// oldest epoch, which only the hub can have sealed, names the owner.
    fn own_again(&self, offer: &Offered, number: Option<i64>, accepted: &mut Accepted) -> Result<(), Failure> {
        if let (Some((1, seal)), Some(number)) = (&offer.sealed, number) {
            accepted.rights |= streams::own(self.c, number, offer.entry.author, seal.epoch)?;
        }
        Ok(())
    }

    /// What an entry means to the hub itself. A body that cannot be read is kept as it is and means nothing.
    fn fold(&self, number: i64, entry: &Entry, accepted: &mut Accepted) -> Result<(), Failure> {
        match entry.kind {
            Kind::MediumAdded => {
                if let Ok(MediumAdded { medium }) = wire::decode(&entry.body)
                    && medium.bytes <= wire::MAX_MEDIUM
                {
                    store::media::show(self.c, number, &medium)?;
                }
            }
            Kind::SpaceShared => {
                if let Ok(Shared { grant }) = wire::decode(&entry.body) {
                    grants::grant(self.c, number, &grant)?;
                    accepted.rights = true;
                }
            }
            Kind::SpaceUnshared => {
                if let Ok(Unshared { with }) = wire::decode(&entry.body) {
                    grants::ungrant(self.c, number, &with)?;
                    accepted.rights = true;
                }
            }
            Kind::DocumentUpdate | Kind::Other(_) => {}
        }
        Ok(())
    }
}
