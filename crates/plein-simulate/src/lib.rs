//! A thousand years of bad networks, broken disks and people at work, from a seed.
//!
//! Owns the simulation: devices with the real library and the real engine, a hub with the real core, on one thread, on
//! disks that remember what was synced, over a wire that loses, cuts, doubles and delays. Always holds: the same seed is
//! the same history, to the last byte that crosses the wire. Deliberately absent: HTTP and sockets (the messages are
//! encoded and decoded as on the real wire, in an envelope of our own), PostgreSQL and buckets, the screens, watched
//! folders.
//!
//! It is the only crate that sees both a library and a hub, and nothing may depend on it. Linux only: it takes the place
//! of the C library's calls.
#![cfg(target_os = "linux")]

mod acts;
mod chance;
mod device;
mod disk;
mod founding;
mod history;
mod judge;
mod message;
mod mutation;
mod net;
mod rights;
mod site;
mod stage;

pub use history::Outcome;
pub use mutation::Mutation;

use disk::Room;
use founding::Founding;
use std::error::Error;

/// Where histories are played, one after another.
#[derive(Debug)]
pub struct Theatre {
    room: Room,
    founding: Founding,
}

impl Theatre {
    /// Founds the hub and the libraries that every history begins with. One at a time in a process.
    ///
    /// # Errors
    /// When the disk of this computer says no.
    pub fn open() -> Result<Self, Box<dyn Error>> {
        let room = Room::new()?;
        let runtime = tokio::runtime::Builder::new_current_thread().build()?;
        let founding = runtime.block_on(Founding::new(&room))?;
        Ok(Self { room, founding })
    }

    /// Plays the history of a seed.
    pub fn play(&self, seed: u64, mutation: Option<Mutation>, tell: bool) -> Outcome {
        history::play(&self.room, &self.founding, seed, mutation, tell)
    }
}
