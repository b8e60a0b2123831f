//! A device: a disk, a library on it, an engine, a wire; running or not.

use crate::chance::Chance;
use crate::disk::{self, Room};
use crate::net::{Weather, Wire};
use crate::stage::{Own, Stage, settle};
use plein_library::{Library, LibraryError};
use plein_model::MemberId;
use plein_sync::Engine;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A device.
#[derive(Debug)]
pub struct Device {
    /// The number of its disk.
    pub disk: usize,
    /// Whose it is.
    pub member: MemberId,
    /// Which of the founding's seats it has; a clone has the same as what it is a clone of.
    pub seat: usize,
    /// Its clock and chance.
    pub world: Arc<Own>,
    /// Its chance when it edits.
    pub chance: Chance,
    /// Its wire.
    pub wire: Wire,
    /// As long as it runs.
    pub running: Option<(Library, Engine)>,
    /// When it is started again, if it does not run.
    pub back_at: u64,
    /// When its weather clears.
    pub weather_until: u64,
    /// When what troubles its disk is over.
    pub trouble_until: u64,
    folder: PathBuf,
}

impl Device {
    /// One that does not run yet.
    pub fn new(
        room: &Room,
        disk: usize,
        (seat, member): (usize, MemberId),
        stage: &Arc<Stage>,
        wire: Wire,
        chance: &mut Chance,
    ) -> Self {
        let world = Own::new(stage, chance.apart());
        Self {
            disk,
            member,
            seat,
            world,
            chance: chance.apart(),
            wire,
            running: None,
            back_at: 0,
            weather_until: 0,
            trouble_until: 0,
            folder: room.disk(disk),
        }
    }

    /// Starts it. Says why not, when it does not.
    ///
    /// # Errors
    /// Those of [`Library::open`].
    pub fn start(&mut self) -> Result<(), LibraryError> {
        let library = Library::open(&self.folder, self.world.clone())?;
        let engine = Engine::start(library.clone(), self.wire.clone());
        self.running = Some((library, engine));
        Ok(())
    }

    /// The library, when it runs and its disk does too.
    pub fn library(&self) -> Option<&Library> {
        self.running.as_ref().map(|(library, _)| library).filter(|_| !disk::is_dead(self.disk))
    }

    /// Ends it as a person does.
    pub async fn quit(&mut self) {
        if let Some((library, engine)) = self.running.take() {
            engine.stop().await;
            drop(library);
            settle().await;
        }
    }

    /// Ends it without asking: its disk must be dead, or what it does on its way out is done.
    pub async fn end(&mut self) {
        if let Some((library, engine)) = self.running.take() {
            drop((engine, library));
            settle().await;
        }
    }

    /// The weather on its wire.
    pub fn set_weather(&mut self, weather: Weather, until: u64) {
        self.wire.set(weather);
        self.weather_until = until;
    }

    /// The names of all entries in its library, running or not.
    pub fn entries(&self) -> BTreeSet<[u8; 16]> {
        crate::judge::entries_in(&self.folder.join("library.sqlite"))
    }
}
