//! Media: bytes on the disk, named by their hash.
//!
//! Owns the folders `media/` and `renditions/`, or a bucket. Always holds: a medium is called durable only when its hash was checked,
//! it was synced, renamed into its place, and the folder synced; every piece is checked again when it is given out; what
//! is not what its name says is put in `media/quarantine`, never given out and never deleted. A medium is reached
//! through a stream that shows it and through which it came, never by its hash alone: knowing a hash is not a right.

mod arriving;
mod bucket;
mod folder;
mod renditions;
mod shelves;

pub use bucket::Bucket;
pub use folder::{MediaFolder, blocking, sync_folder};
pub use renditions::rendition;
pub use shelves::Shelves;

use crate::live::Happening;
use crate::permit::{BringMedium, Permit, Read};
use crate::refusal::{forbidden, invalid};
use crate::store::{self, media::Shown};
use bytes::Bytes;
use plein_model::{MediumId, MemberId};
use plein_protocol::{Chunk, Code, Problem, Received, wire};

/// The medium, as the stream shows it.
pub async fn shown(permit: &Permit<Read>, medium: MediumId) -> Result<Shown, Problem> {
    let number = permit.on().number.ok_or_else(forbidden)?;
    let read = permit.hub().store().read(move |c| store::media::shown(c, number, medium));
    read.await?.ok_or_else(forbidden)
}

/// How much of a medium has come through this stream.
pub async fn received(permit: &Permit<Read>, medium: MediumId) -> Result<Received, Problem> {
    if shown(permit, medium).await?.present {
        return Ok(Received::Durable);
    }
    let until = permit.hub().media().arrived_until(permit.on().id, medium).await?;
    Ok(Received::Until(until))
}

/// Takes the next piece.
pub async fn upload(permit: &Permit<BringMedium>, chunk: Chunk) -> Result<Received, Problem> {
    let (hub, medium) = (permit.hub(), chunk.medium);
    let stream = permit.on().id;
    let number = permit.on().number.ok_or_else(forbidden)?;
    if chunk.total > wire::MAX_MEDIUM || chunk.bytes.len() > wire::MAX_CHUNK {
        return Err(Problem::new(Code::TooLarge, "a medium or a piece of it is too large"));
    }
    let end = chunk.offset.checked_add(chunk.bytes.len() as u64);
    if end.is_none_or(|end| end > chunk.total) {
        return Err(invalid("a piece goes on after the end"));
    }
    let member: MemberId = permit.session().member().id;
    let (shown, elsewhere) = hub
        .store()
        .read(move |c| Ok((store::media::shown(c, number, medium)?, store::media::seen_elsewhere(c, medium, member)?)))
        .await?;
    if shown.ok_or_else(forbidden)?.present {
        return Ok(Received::Durable);
    }
    if elsewhere {
        // They may see it already, so they have it: it need not come again.
        hub.store().write(move |c| store::media::present(c, number, medium)).await?;
        hub.tell(Happening::Arrived { stream, medium });
        return Ok(Received::Durable);
    }
    let Some(pieces) = hub.media().take(stream, chunk).await? else {
        return received_so_far(permit, medium).await;
    };
    hub.store()
        .write(move |c| {
            store::media::arrived(c, medium, pieces.bytes, &pieces.hashes)?;
            store::media::present(c, number, medium)
        })
        .await?;
    hub.tell(Happening::Arrived { stream, medium });
    Ok(Received::Durable)
}

async fn received_so_far(permit: &Permit<BringMedium>, medium: MediumId) -> Result<Received, Problem> {
    let until = permit.hub().media().arrived_until(permit.on().id, medium).await?;
    Ok(Received::Until(until))
}

/// A piece of a medium; empty at its end.
pub async fn download(permit: &Permit<Read>, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
    if !shown(permit, medium).await?.present {
        return Err(Problem::new(Code::Forbidden, "it has not arrived here"));
    }
    piece(permit, medium, offset).await
}

/// At most [`wire::MAX_CHUNK`] checked bytes. That the stream shows it has been asked already.
async fn piece(permit: &Permit<Read>, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
    let hub = permit.hub();
    let known = hub.store().read(move |c| store::media::pieces(c, medium)).await?;
    let (bytes, hashes) = known.ok_or_else(|| Problem::new(Code::Forbidden, "it has not arrived here"))?;
    match hub.media().read(medium, bytes, hashes, offset).await? {
        Some(piece) => Ok(piece),
        None => {
            tracing::error!(%medium, "a medium is not what its name says; it was put in quarantine");
            hub.store().write(move |c| store::media::lost(c, medium)).await?;
            Err(Problem::new(Code::Hash, "it is damaged here; it has to be brought again"))
        }
    }
}

/// A medium as a whole, checked. For what fits in memory only.
pub async fn whole(permit: &Permit<Read>, medium: MediumId, most: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    loop {
        let next = piece(permit, medium, bytes.len() as u64).await?;
        if next.is_empty() {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&next);
        if bytes.len() as u64 > most {
            return Err(Problem::new(Code::TooLarge, "too large to be shown"));
        }
    }
}
