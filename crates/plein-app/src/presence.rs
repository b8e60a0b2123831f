//! Who is in a Space just now, and where: told to the hub, and heard from it. Kept nowhere.
//!
//! What a place says is between screens: see *Where a colleague is* in docs/document.md.

use crate::app::{Call, WeakApp};
use crate::errors::AppError;
use crate::events::Event;
use plein_model::SpaceId;
use plein_protocol::{Place, Presence, StreamId};
use plein_sync::Live as _;
use serde::Deserialize;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use ts_rs::TS;

/// Where somebody at this computer is.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BePresent {
    /// In which Space.
    #[ts(type = "string")]
    pub space: SpaceId,
    /// Where in it, at most 1,024 bytes; empty: nowhere any more.
    pub place: String,
}

/// `be_present`. Without a hub, or where one may not write, nobody hears it, and that is no error.
#[expect(clippy::unnecessary_wraps, reason = "every handler answers in the same way")]
pub(crate) fn tell(call: &Call<'_>, args: BePresent) -> Result<(), AppError> {
    let Ok(hub) = call.app.exchange().hub() else { return Ok(()) };
    let told = call.wait(hub.be_present(StreamId::Space(args.space), Place(args.place.into_bytes())));
    if let Err(problem) = told {
        tracing::debug!(%problem, "nobody hears who is here");
    }
    Ok(())
}

/// Tells the screens where colleagues are, until the exchange ends.
pub(crate) async fn hear(mut presences: Receiver<Presence>, app: WeakApp) {
    loop {
        let presence = match presences.recv().await {
            Ok(presence) => presence,
            // They are heard of again within seconds.
            Err(RecvError::Lagged(_)) => continue,
            Err(RecvError::Closed) => return,
        };
        let Some(app) = app.upgrade() else { return };
        let StreamId::Space(space) = presence.stream;
        let Ok(place) = String::from_utf8(presence.place.0) else { continue };
        app.tell(Event::Presence { space, device: presence.device.to_string(), name: presence.name, place });
    }
}
