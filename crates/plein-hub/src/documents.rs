//! The documents behind the reader's pages: kept in memory, brought up to date from the log when asked for.
//!
//! Always holds: what is read has every update up to the newest that the hub had when it was asked. The log decides; a
//! document here can be thrown away at any time. An update that is none is skipped, and the page shows the rest.

use crate::permit::{Permit, Read};
use crate::refusal::{Failure, forbidden};
use crate::store;
use plein_document::Document;
use plein_model::{Medium, MediumId, Space, SpaceId};
use plein_protocol::Problem;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// As many documents are kept in memory at most.
const KEPT: usize = 64;

/// A Space as it reads now, and what belongs to it.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The Space.
    pub space: Arc<Space>,
    /// The media that are here.
    pub media: HashMap<MediumId, Medium>,
    /// The names of who wrote.
    pub authors: Vec<String>,
}

#[derive(Debug)]
struct Open {
    document: Document,
    /// The newest seq of its updates.
    seq: u64,
    /// What it read as, then.
    space: Option<Arc<Space>>,
    asked: u64,
}

/// The documents in memory.
#[derive(Debug, Default)]
pub struct Documents {
    open: Mutex<Shelf>,
}

#[derive(Debug, Default)]
struct Shelf {
    open: HashMap<SpaceId, Arc<Mutex<Open>>>,
    asked: u64,
}

impl Documents {
    /// Takes the place of a document, pushing out the one that was not asked for the longest.
    fn place(&self, space: SpaceId, client: u64) -> (Arc<Mutex<Open>>, u64) {
        let mut shelf = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.asked += 1;
        let asked = shelf.asked;
        if shelf.open.len() >= KEPT && !shelf.open.contains_key(&space) {
            let oldest = shelf
                .open
                .iter()
                // One that is in use just now is not the oldest.
                .filter_map(|(id, open)| open.try_lock().ok().map(|open| (open.asked, *id)))
                .min();
            if let Some((_, oldest)) = oldest {
                shelf.open.remove(&oldest);
            }
        }
        let place = shelf.open.entry(space).or_insert_with(|| {
            Arc::new(Mutex::new(Open { document: Document::new(space, client), seq: 0, space: None, asked }))
        });
        (Arc::clone(place), asked)
    }

    fn forget(&self, space: SpaceId) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).open.remove(&space);
    }
}

/// Reads the Space behind a stream.
pub async fn read(permit: &Permit<Read>) -> Result<Reading, Problem> {
    let number = permit.on().number.ok_or_else(forbidden)?;
    let (hub, space) = (permit.hub().clone(), permit.on().id.space());
    let mut random = [0; 8];
    hub.world().fill(&mut random);
    let work = {
        let hub = hub.clone();
        move |c: &store::Db| {
            let (place, asked) = hub.documents().place(space, u64::from_be_bytes(random) >> 11);
            let mut open = place.lock().unwrap_or_else(|poisoned| {
                // It broke half way; the next one begins anew from the log.
                hub.documents().forget(space);
                poisoned.into_inner()
            });
            open.asked = asked;
            let space = bring_up_to_date(c, number, &mut open)?;
            let media = store::media::all_shown(c, number)?.into_iter().map(|medium| (medium.id, medium)).collect();
            Ok(Reading { space, media, authors: store::streams::authors(c, number)? })
        }
    };
    Ok(hub.store().read(work).await?)
}

fn bring_up_to_date(c: &store::Db, number: i64, open: &mut Open) -> Result<Arc<Space>, Failure> {
    let mut updates = store::updates_after(c, number, open.seq)?;
    if !updates.is_empty() && open.document.has_missing_updates() {
        // After a restore the log may have what builds on something before that something: begin anew, so that
        // nothing is left waiting.
        open.document = Document::new(open.document.space(), open.document.client());
        updates = store::updates_after(c, number, 0)?;
    }
    for (seq, update) in updates {
        if let Err(error) = open.document.apply(&update) {
            tracing::warn!(%error, seq, "an update in the log cannot be applied");
        }
        open.seq = seq;
        open.space = None;
    }
    Ok(Arc::clone(open.space.get_or_insert_with(|| Arc::new(open.document.to_model()))))
}
