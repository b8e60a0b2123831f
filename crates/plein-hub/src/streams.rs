//! Streams: taking entries, giving them out, and what a member may see.
//!
//! Always holds: a receipt is given only after the commit; entries of a device are taken in the order of their
//! counters; an entry that was taken is never changed, moved or renumbered; rights are looked at in the same transaction
//! in which the entry is taken.

mod accept;

use crate::Hub;
use crate::history::next_epoch;
use crate::live::Happening;
use crate::permit::{self, GiveBack, Permit, Push, Read};
use crate::refusal::{Failure, invalid};
use crate::store;
use accept::{Acceptance, Accepted, Offered};
use plein_protocol::{Catalogue, Entry, Hello, Problem, Pulled, Pushed, Sequenced, StreamId, VERSIONS, wire};

/// As many entries in one answer at most.
const MOST: u32 = 1000;
/// As many bytes of bodies in one answer at most (one entry always fits).
const BYTES: usize = wire::MAX_PUSH - wire::MAX_BODY;

impl Hub {
    /// The hub introducing itself.
    pub(crate) async fn hello(&self) -> Result<Hello, Problem> {
        let row = self.store().read(store::hub).await?.ok_or(Failure::Broken("a hub without itself"))?;
        Ok(Hello { hub: self.id(), epoch: row.epoch, name: self.name().to_owned(), versions: VERSIONS })
    }
}

/// What a member may see.
pub async fn catalogue(permit: &Permit<permit::Catalogue>) -> Result<Catalogue, Problem> {
    let member = permit.session().member().id;
    let read = permit.hub().store().read(move |c| {
        let epoch = store::hub(c)?.ok_or(Failure::Broken("a hub without itself"))?.epoch;
        Ok(Catalogue { epoch, streams: store::streams::visible(c, member)? })
    });
    Ok(read.await?)
}

/// Takes what a member wrote.
pub async fn push(permit: &Permit<Push>, entries: Vec<Entry>) -> Result<Pushed, Problem> {
    let offered = entries.into_iter().map(|entry| Offered { hash: entry.hash(), entry, sealed: None }).collect();
    take(permit.session(), permit.on().id, offered).await
}

/// Takes back what the hub took once, by whomever.
pub async fn give_back(permit: &Permit<GiveBack>, entries: Vec<Sequenced>) -> Result<Pushed, Problem> {
    let offered = entries
        .into_iter()
        .map(|Sequenced { seq, seal, entry }| Offered { hash: entry.hash(), entry, sealed: Some((seq, seal)) })
        .collect();
    take(permit.session(), permit.on().id, offered).await
}

async fn take(session: &crate::Session, stream: StreamId, offered: Vec<Offered>) -> Result<Pushed, Problem> {
    let hub = session.hub();
    let random = {
        let mut bytes = [0; 8];
        hub.world().fill(&mut bytes);
        u64::from_be_bytes(bytes)
    };
    let (key, subject, member, device) = (hub.key().clone(), session.subject(), session.member().id, session.device());
    let now = hub.world().now();
    let accepted: Accepted = hub
        .store()
        .write(move |c| {
            let epoch = store::hub(c)?.ok_or(Failure::Broken("a hub without itself"))?.epoch;
            let acceptance = Acceptance {
                c,
                key: &key,
                subject,
                member,
                device,
                stream,
                now,
                epoch,
                next_epoch: next_epoch(epoch, random),
            };
            acceptance.take_all(offered)
        })
        .await?;
    hub.measures().took(accepted.pushed.receipts.len());
    // First who may see it: whoever may no longer must not hear that it grew.
    if accepted.rights || accepted.new_epoch {
        hub.tell(Happening::Rights);
    }
    if let Some(head) = accepted.grown {
        hub.tell(Happening::Grown { stream, head });
    }
    Ok(accepted.pushed)
}

/// The entries after `after`.
pub async fn pull(permit: &Permit<Read>, after: u64) -> Result<Pulled, Problem> {
    if i64::try_from(after).is_err() {
        return Err(invalid("the cursor is too large"));
    }
    let stream = permit.on().id;
    let key = permit.hub().key().clone();
    let read = permit.hub().store().read(move |c| {
        let Some(row) = store::streams::find(c, stream)? else {
            return Ok(Pulled { entries: Vec::new(), head: 0 });
        };
        let entries = store::streams::after(c, (row.number, stream), after, MOST, BYTES)?
            .into_iter()
            .map(|(taken, entry)| Sequenced {
                seq: taken.seq,
                seal: key.seal(taken.epoch, taken.seq, &taken.hash),
                entry,
            })
            .collect();
        Ok(Pulled { entries, head: row.head })
    });
    Ok(read.await?)
}
