//! One history: people at work, everything that can go wrong with it, and then a clear sky and a verdict.

use crate::acts;
use crate::chance::Chance;
use crate::device::Device;
use crate::disk::{self, Image, Room, Trouble};
use crate::founding::Founding;
use crate::judge::{self, Judge, media_in};
use crate::mutation::Mutation;
use crate::net::{Weather, Wire};
use crate::site::{DISK, Site};
use crate::stage::{Own, Stage, settle};
use plein_model::MemberId;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// How many things happen before the sky clears, at most.
const STEPS: usize = 60;
/// So long is waited for everyone to agree, in milliseconds of the history.
const LONGEST: u64 = 60 * 60 * 1000;
/// How often is looked meanwhile.
const LOOK: u64 = 20_000;
/// Ten years, in milliseconds.
const TEN_YEARS: i64 = 10 * 365 * 24 * 3600 * 1000;

/// What came of a history.
#[derive(Debug)]
pub struct Outcome {
    /// One number for all that happened.
    pub trace: [u8; 32],
    /// What did not hold.
    pub wrong: Option<String>,
    /// Entries and media that were acknowledged, and entries that only a lost disk had.
    pub acknowledged: (usize, usize),
    /// Entries that stood only on a disk that was put back.
    pub excused: usize,
    /// What happened, when it was to be told.
    pub log: Vec<String>,
}

/// Plays the history of a seed, on a thread of its own, so that nothing of another one is left in it.
///
/// # Panics
/// When the simulation itself is broken.
pub fn play(room: &Room, founding: &Founding, seed: u64, mutation: Option<Mutation>, tell: bool) -> Outcome {
    disk::count_chance_from(0x51);
    let outcome = std::thread::scope(|scope| {
        let played = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread().build();
            let Ok(runtime) = runtime else { panic!("no runtime") };
            runtime.block_on(History::begin(room, founding, seed, mutation, tell).run())
        });
        played.join()
    });
    disk::count_chance_from(0);
    match outcome {
        Ok(outcome) => outcome,
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|said| (*said).to_owned()));
            let wrong = Some(format!("panicked: {}", said.unwrap_or_default()));
            Outcome { trace: [0; 32], wrong, acknowledged: (0, 0), excused: 0, log: Vec::new() }
        }
    }
}

struct History<'a> {
    room: &'a Room,
    founding: &'a Founding,
    stage: Arc<Stage>,
    site: Arc<Site>,
    devices: Vec<Device>,
    people: Vec<MemberId>,
    judge: Judge,
    chance: Chance,
    excused: usize,
    /// Copies of the hub's disk.
    backups: Vec<Image>,
    /// Copies of profiles: of which device.
    profiles: Vec<(usize, Image)>,
    hub_back_at: u64,
    hub_trouble_until: u64,
    next_disk: usize,
    mutation: Option<Mutation>,
}

impl<'a> History<'a> {
    fn begin(room: &'a Room, founding: &'a Founding, seed: u64, mutation: Option<Mutation>, tell: bool) -> Self {
        let mut chance = Chance::new(seed ^ 0x7369_6d75_6c61_7465);
        let stage = Stage::new(chance.apart(), tell);
        disk::chance(chance.draw());
        disk::put(DISK, &founding.hub);
        let wide = (mutation == Some(Mutation::EveryoneReads)).then(|| founding.seats[0].token.clone());
        let site = Site::new(room.disk(DISK), &stage, Own::new(&stage, chance.apart()), mutation, wide);
        let count = 3 + chance.below(6);
        // The first ones, and then also second devices of those who have one.
        let seats = [0, 1, 6, 2, 3, 7, 4, 5];
        let mut devices = Vec::new();
        for seat in &seats[..count] {
            let disk = devices.len() + 1;
            disk::put(disk, &founding.seats[*seat].image);
            let device = new_device(room, founding, (&site, &stage), disk, *seat, &mut chance);
            device.world.be_real(mutation == Some(Mutation::RealChance));
            devices.push(device);
        }
        let people = devices.iter().map(|device| device.member).collect();
        let next_disk = devices.len() + 1;
        Self {
            room,
            founding,
            stage,
            site,
            devices,
            people,
            judge: Judge::default(),
            chance,
            excused: 0,
            backups: Vec::new(),
            profiles: Vec::new(),
            hub_back_at: 0,
            hub_trouble_until: 0,
            next_disk,
            mutation,
        }
    }

    async fn run(mut self) -> Outcome {
        self.break_hub();
        for device in &self.devices {
            self.break_device(device.disk);
        }
        self.site.start(false);
        for device in &mut self.devices {
            if device.start().is_err() {
                device.back_at = 0;
            }
        }
        acts::first(&mut self.devices[0], &mut self.judge);
        let steps = STEPS / 2 + self.chance.below(STEPS / 2);
        for _ in 0..steps {
            self.step().await;
            let while_ = [5, 50, 500, 5_000, 40_000][self.chance.below(5)];
            self.stage.pass(1 + self.chance.below(while_) as u64).await;
            self.revive().await;
        }
        let wrong = self.clear().await.err();
        for device in &mut self.devices {
            disk::kill(device.disk);
            device.end().await;
        }
        disk::kill(DISK);
        self.site.end().await;
        Outcome {
            trace: self.stage.trace(),
            wrong,
            acknowledged: self.judge.count(),
            excused: self.excused,
            log: self.stage.log(),
        }
    }

    async fn step(&mut self) {
        let index = self.chance.below(self.devices.len());
        match self.chance.below(100) {
            0..70 => self.act(index),
            70..76 => self.change_weather(index),
            76..80 => self.trouble_disk(index),
            80..86 => self.strike(index).await,
            86..90 => self.strike_hub().await,
            90..92 => self.backups.push(disk::image(DISK)),
            92..94 => self.restore_hub().await,
            94..95 => self.profiles.push((index, disk::image(self.devices[index].disk))),
            95..97 => self.restore_profile().await,
            97 => self.clone_device(index),
            _ => self.turn_clock(index),
        }
    }

    fn break_hub(&self) {
        if let Some(mutation) = self.mutation {
            mutation.break_hub(&self.room.disk(DISK));
        }
    }

    fn break_device(&self, disk: usize) {
        if let Some(mutation) = self.mutation {
            mutation.break_device(disk, &self.room.disk(disk));
        }
    }

    fn note(&self, what: impl FnOnce() -> String) {
        self.stage.note(what, &[]);
    }

    fn act(&mut self, index: usize) {
        let device = &mut self.devices[index];
        let done = acts::something(device, &self.people, &mut self.judge);
        let disk = device.disk;
        if let (Some(Ok("closed")), Some(mutation)) = (&done, self.mutation) {
            mutation.on_close(&self.room.disk(disk));
        }
        self.note(|| match done {
            None => format!("{disk} does not run"),
            Some(Ok(done)) => format!("{disk} {done}"),
            Some(Err(error)) => format!("{disk} cannot: {error}"),
        });
    }

    fn change_weather(&mut self, index: usize) {
        let weather = Weather { cut: self.chance.once_in(3), bad: [0, 2, 4, 8][self.chance.below(4)] };
        let until = self.stage.now() + self.chance.below(300_000) as u64;
        let device = &mut self.devices[index];
        device.set_weather(weather, until);
        let disk = device.disk;
        self.note(|| format!("{disk} has {weather:?}"));
    }

    /// A disk fills up, or begins to fail.
    fn trouble_disk(&mut self, index: usize) {
        let trouble = match self.chance.once_in(2) {
            true => Trouble { full: true, failing: 0 },
            false => Trouble { full: false, failing: 2 + self.chance.below(20) },
        };
        let until = self.stage.now() + self.chance.below(100_000) as u64;
        let disk = if self.chance.once_in(4) {
            self.hub_trouble_until = until;
            DISK
        } else {
            self.devices[index].trouble_until = until;
            self.devices[index].disk
        };
        disk::trouble(disk, trouble);
        self.note(|| format!("disk {disk} has {trouble:?}"));
    }

    /// A device quits, is killed, or loses its power: at once, or in the middle of some write to come.
    async fn strike(&mut self, index: usize) {
        let kind = self.chance.below(4);
        let more = 1 + self.chance.below(40) as u64;
        let device = &mut self.devices[index];
        let disk = device.disk;
        self.stage.note(|| format!("{disk} is struck: {kind} {more}"), &[]);
        match kind {
            0 => {
                device.quit().await;
                device.back_at = self.stage.now() + 1000 * more;
            }
            1 => disk::kill(disk),
            _ => disk::die_after(disk, more),
        }
    }

    async fn strike_hub(&mut self) {
        let kind = self.chance.below(4);
        let more = 1 + self.chance.below(30) as u64;
        self.note(|| format!("the hub is struck: {kind} {more}"));
        match kind {
            0 => {
                self.site.end().await;
                self.hub_back_at = self.stage.now() + 500 * more;
            }
            1 => disk::kill(DISK),
            _ => disk::die_after(DISK, more),
        }
    }

    /// Ends what has died, and starts what has been down long enough.
    async fn revive(&mut self) {
        let now = self.stage.now();
        if disk::is_dead(DISK) {
            self.site.end().await;
            self.fall(DISK);
            self.hub_back_at = now + self.chance.below(60_000) as u64;
        }
        if self.hub_trouble_until != 0 && now >= self.hub_trouble_until {
            self.hub_trouble_until = 0;
            disk::trouble(DISK, Trouble::default());
        }
        if !self.site.runs() && now >= self.hub_back_at {
            self.break_hub();
            if !self.site.start(false) {
                self.site.end().await;
                self.hub_back_at = now + 5000;
            }
        }
        for index in 0..self.devices.len() {
            let disk = self.devices[index].disk;
            if disk::is_dead(disk) {
                self.devices[index].end().await;
                self.fall(disk);
                self.devices[index].back_at = now + self.chance.below(60_000) as u64;
            }
            let device = &mut self.devices[index];
            if device.trouble_until != 0 && now >= device.trouble_until {
                device.trouble_until = 0;
                disk::trouble(disk, Trouble::default());
            }
            if device.weather_until != 0 && now >= device.weather_until {
                device.set_weather(Weather::FINE, 0);
            }
            if device.running.is_none() && now >= device.back_at {
                let started = device.start();
                if started.is_err() {
                    device.back_at = now + 5000;
                }
                self.stage.note(|| format!("{disk} starts: {:?}", started.err().map(|error| error.to_string())), &[]);
            }
        }
    }

    /// What a death leaves: all that was written when it was the program's, less when the power went.
    fn fall(&mut self, disk: usize) {
        let power = self.chance.once_in(2);
        if power {
            disk::cut_power(disk, &mut self.chance);
        } else {
            disk::heal(disk);
        }
        self.note(|| format!("{disk} died; power gone: {power}"));
    }

    /// The hub is put back from a copy: of everything, or of the database only; it is told so, or has to find out.
    async fn restore_hub(&mut self) {
        let Some(copy) = self.chance.one(&self.backups.clone()).cloned() else { return };
        self.site.end().await;
        if disk::is_dead(DISK) {
            self.fall(DISK);
        }
        let (before, had) = (judge::entries_in(&self.site.folder().join("hub.sqlite")), media_in(&self.media_of(DISK)));
        let told = self.chance.once_in(2);
        disk::put(DISK, &copy);
        self.hub_trouble_until = 0;
        self.site.watched().hub_went_back();
        self.break_hub();
        self.lose(None, &before, &had);
        let runs = self.site.start(told);
        self.note(|| format!("the hub is put back from a copy; told so: {told}; runs: {runs}"));
    }

    fn media_of(&self, disk: usize) -> std::path::PathBuf {
        self.room.disk(disk).join("media")
    }

    /// Excuses what stood only where it is no more.
    fn lose(
        &mut self,
        index: Option<usize>,
        before: &std::collections::BTreeSet<[u8; 16]>,
        had: &std::collections::BTreeSet<plein_model::MediumId>,
    ) {
        let mut kept: Vec<_> = self.devices.iter().map(Device::entries).collect();
        kept.push(judge::entries_in(&self.site.folder().join("hub.sqlite")));
        let excused = self.judge.excuse(before, &kept);
        self.excused += excused;
        let disks = self.devices.iter().map(|device| device.disk).chain([DISK]);
        let media: Vec<_> = disks.map(|disk| media_in(&self.media_of(disk))).collect();
        self.judge.excuse_media(had, &media);
        self.note(|| format!("lost with {index:?}: {excused}"));
    }

    /// Somebody puts an old copy of the profile back.
    async fn restore_profile(&mut self) {
        let Some((index, copy)) = self.chance.one(&self.profiles.clone()).cloned() else { return };
        let device = &mut self.devices[index];
        device.quit().await;
        let disk = device.disk;
        if disk::is_dead(disk) {
            self.fall(disk);
        }
        let (before, had) = (self.devices[index].entries(), media_in(&self.media_of(disk)));
        disk::put(disk, &copy);
        self.break_device(disk);
        self.lose(Some(index), &before, &had);
        let started = self.devices[index].start();
        self.note(|| format!("{disk} is put back from an old profile: {:?}", started.is_ok()));
    }

    /// The same profile on two computers at once.
    fn clone_device(&mut self, index: usize) {
        if self.devices.len() > 9 {
            return;
        }
        let (disk, seat) = (self.next_disk, self.devices[index].seat);
        self.next_disk += 1;
        disk::put(disk, &disk::image(self.devices[index].disk));
        self.break_device(disk);
        let place = (&self.site, &self.stage);
        let mut device = new_device(self.room, self.founding, place, disk, seat, &mut self.chance);
        let started = device.start();
        self.devices.push(device);
        self.note(|| format!("{disk} is a clone: {:?}", started.is_ok()));
    }

    fn turn_clock(&mut self, index: usize) {
        let years = self.chance.below(21) as i64 - 10;
        let skew = years * (TEN_YEARS / 10);
        let world = if self.chance.once_in(4) { &self.site.world } else { &self.devices[index].world };
        world.skew.store(skew, Ordering::Relaxed);
        self.note(|| format!("a clock is off by {years} years"));
    }

    /// The sky clears, everything runs, and in the end everyone agrees.
    async fn clear(&mut self) -> Result<(), String> {
        self.note(|| "the sky clears".to_owned());
        self.hub_back_at = 0;
        self.hub_trouble_until = 0;
        // Who has died falls first, as they died.
        self.revive().await;
        disk::heal(DISK);
        for device in &mut self.devices {
            disk::heal(device.disk);
            device.set_weather(Weather::FINE, 0);
            device.back_at = 0;
        }
        self.revive().await;
        let mut last = Ok(());
        let end = self.stage.now() + LONGEST;
        while self.stage.now() < end {
            for device in &self.devices {
                if let Some((_, engine)) = &device.running {
                    engine.now();
                }
            }
            self.stage.pass(LOOK).await;
            settle().await;
            last = self.judge.verdict(&self.site, &self.devices);
            if last.is_ok() || !self.site.watched().wrongs().is_empty() {
                break;
            }
            self.revive().await;
        }
        self.note(|| format!("verdict: {last:?}"));
        last
    }
}

fn new_device(
    room: &Room,
    founding: &Founding,
    (site, stage): (&Arc<Site>, &Arc<Stage>),
    disk: usize,
    seat: usize,
    chance: &mut Chance,
) -> Device {
    let found = &founding.seats[seat];
    let wire = Wire::new(site, stage, disk, found.token.clone(), chance.apart());
    Device::new(room, disk, (seat, found.member.id), stage, wire, chance)
}
