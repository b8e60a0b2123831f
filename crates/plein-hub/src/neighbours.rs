//! Other processes that serve the same PostgreSQL: what happens here is told to them, and what happens there is heard.
//!
//! Owns two connections, one that tells (`NOTIFY`) and one that listens (`LISTEN`). Always holds: nobody loses anything
//! by news that does not come, for the catalogue says the same; after the connection was lost, every listener is told to
//! look again. Deliberately absent on SQLite, where there is one process.

use crate::live::Happening;
use crate::store::Bulletin;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use plein_protocol::{Presence, StreamId, wire};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::sync::broadcast;

/// How long to wait before a lost connection is sought again, and how often is looked whether the hub is still open.
const PAUSE: Duration = Duration::from_secs(1);

/// Tells the other processes.
#[derive(Debug)]
pub struct Neighbours(Sender<Happening>);

impl Neighbours {
    /// Begins to tell and to listen. `me` tells this process from the others.
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn meet(board: &Bulletin, me: uuid::Uuid, here: broadcast::Sender<Happening>) -> std::io::Result<Self> {
        let (queue, waiting) = channel();
        let me = me.simple().to_string();
        let (teller, listener) = (board.clone(), board.clone());
        let mine = me.clone();
        let thread = |name: &str| std::thread::Builder::new().name(name.into());
        thread("plein-hub-tells").spawn(move || tell(&teller, &mine, &waiting))?;
        thread("plein-hub-hears").spawn(move || listen(&listener, &me, &here))?;
        Ok(Self(queue))
    }

    /// Tells the others, soon.
    pub fn tell(&self, happening: Happening) {
        // When the thread is gone, so is the hub.
        let _ = self.0.send(happening);
    }
}

fn tell(board: &Bulletin, me: &str, waiting: &Receiver<Happening>) {
    let mut teller = None;
    while let Ok(happening) = waiting.recv() {
        let line = format!("{me} {}", write(&happening));
        // Once more over a new connection; after that it is old news.
        for _ in 0..2 {
            if teller.is_none() {
                teller = board.teller().inspect_err(|error| tracing::warn!(%error, "the neighbours hear nothing")).ok();
            }
            match teller.as_mut().map(|teller| teller.tell(&line)) {
                Some(Err(_)) => teller = None,
                Some(Ok(())) | None => break,
            }
        }
    }
}

fn listen(board: &Bulletin, me: &str, here: &broadcast::Sender<Happening>) {
    // The hub is open as long as somebody may still listen to it: it holds the one other sender.
    let open = || here.strong_count() > 1;
    while open() {
        let heard = board.listen(PAUSE, |line| {
            if let Some(line) = line
                && let Some((from, words)) = line.split_once(' ')
                && from != me
            {
                // Who says what this version does not know means something that may have changed anything.
                let _ = here.send(read(words).unwrap_or(Happening::Rights));
            }
            open()
        });
        if let Err(error) = heard {
            tracing::warn!(%error, "the neighbours are not heard");
            std::thread::sleep(PAUSE);
        }
        let _ = here.send(Happening::Rights);
    }
}

fn write(happening: &Happening) -> String {
    match happening {
        Happening::Grown { stream, head } => format!("grown {stream} {head}"),
        Happening::Arrived { stream, medium } => format!("arrived {stream} {medium}"),
        Happening::Rights => "rights".into(),
        Happening::SignedOut(token) => format!("out {}", blake3::Hash::from_bytes(*token).to_hex()),
        // Shorter than the 8,000 bytes that a notice may have: a name of 80 signs and a place of 1 KiB.
        Happening::Present(presence) => format!("present {}", BASE64.encode(wire::encode(&**presence))),
    }
}

fn read(words: &str) -> Option<Happening> {
    let words: Vec<&str> = words.split(' ').collect();
    let stream = |word: &str| word.parse::<StreamId>().ok();
    Some(match words[..] {
        ["grown", id, head] => Happening::Grown { stream: stream(id)?, head: head.parse().ok()? },
        ["arrived", id, medium] => Happening::Arrived { stream: stream(id)?, medium: medium.parse().ok()? },
        ["rights"] => Happening::Rights,
        ["out", token] => Happening::SignedOut(*blake3::Hash::from_hex(token).ok()?.as_bytes()),
        ["present", presence] => {
            Happening::Present(Arc::new(wire::decode::<Presence>(&BASE64.decode(presence).ok()?).ok()?))
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use plein_model::{DeviceId, MediumId, MemberId, SpaceId};
    use plein_protocol::{MAX_PLACE, Place};

    #[test]
    fn what_is_told_is_heard_as_it_was() {
        let stream = StreamId::Space(SpaceId::from_uuid(uuid::Uuid::from_u128(5)));
        let id = uuid::Uuid::from_u128(6);
        let presence = Presence {
            stream,
            member: MemberId::from_uuid(id),
            name: "é".repeat(80),
            device: DeviceId::from_uuid(id),
            place: Place(vec![0xff; MAX_PLACE]),
        };
        for happening in [
            Happening::Grown { stream, head: 7 },
            Happening::Arrived { stream, medium: MediumId::from_hash([9; 32]) },
            Happening::Rights,
            Happening::SignedOut([3; 32]),
            Happening::Present(Arc::new(presence)),
        ] {
            assert!(write(&happening).len() < 7_000, "a notice is not longer");
            let heard = read(&write(&happening)).map(|heard| format!("{heard:?}"));
            assert_eq!(heard, Some(format!("{happening:?}")));
        }
        assert!(read("grown nothing 7").is_none());
        assert!(read("something new").is_none());
    }
}
