//! Rules broken on purpose, in the simulator's own copy of the world, to see that it is caught.
//!
//! The program itself stays as it is: what breaks is the disk under it, the wire, the hub's answers, or (by triggers that
//! are put into the databases before a history begins) what the databases do with what they are told.

use crate::disk::{self, Lies, aside};
use crate::site::DISK;
use std::path::Path;

/// A rule, broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Mutation {
    /// Rule 1: the hub gives a receipt for what it did not sync.
    HubDoesNotSync,
    /// Rule 1: the hub syncs what is in files, and not where they are.
    HubForgetsFolders,
    /// Rule 1: a device says that something is kept which it did not sync.
    DeviceDoesNotSync,
    /// Rule 2: what is pushed again is taken again.
    PushedAgainIsTakenAgain,
    /// Rule 3: the hub gives entries other places when it starts.
    HubRenumbers,
    /// Rule 4: the cursor moves further than the data.
    CursorRunsAhead,
    /// Rule 5: of two who wrote, the one with the later clock is kept.
    LastClockWins,
    /// Rule 6: what the hub does not name is removed here.
    AbsenceIsDeletion,
    /// Rule 7: the hub serves bytes that are not those of the hash.
    DamagedIsServed,
    /// Rule 8: a device drops kinds that it does not know.
    UnknownIsDropped,
    /// Rule 9: closing a Space makes room by dropping its log.
    CompactionDropsTheLog,
    /// Rule 11: what the hub refuses is thrown away.
    RefusedIsThrownAway,
    /// Rule 12: chance comes from elsewhere.
    RealChance,
    /// The policy says yes to reading, whoever asks.
    EveryoneReads,
}

impl Mutation {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::HubDoesNotSync,
        Self::HubForgetsFolders,
        Self::DeviceDoesNotSync,
        Self::PushedAgainIsTakenAgain,
        Self::HubRenumbers,
        Self::CursorRunsAhead,
        Self::LastClockWins,
        Self::AbsenceIsDeletion,
        Self::DamagedIsServed,
        Self::UnknownIsDropped,
        Self::CompactionDropsTheLog,
        Self::RefusedIsThrownAway,
        Self::RealChance,
        Self::EveryoneReads,
    ];

    /// Breaks the hub, in this folder.
    pub fn break_hub(self, folder: &Path) {
        match self {
            Self::HubDoesNotSync => disk::lie(DISK, Lies { files: true, folders: true }),
            Self::HubForgetsFolders => disk::lie(DISK, Lies { files: false, folders: true }),
            Self::LastClockWins => {
                let sql = "CREATE TRIGGER IF NOT EXISTS broken AFTER INSERT ON entries \
                    WHEN NEW.kind = 'document.update' AND NEW.at < (SELECT max(at) FROM entries WHERE stream = NEW.stream) \
                    BEGIN UPDATE entries SET body = (SELECT body FROM entries WHERE stream = NEW.stream \
                    AND kind = 'document.update' ORDER BY at DESC LIMIT 1) WHERE id = NEW.id; END";
                run(&folder.join("hub.sqlite"), sql);
            }
            Self::HubRenumbers => {
                let sql = "UPDATE entries SET seq = -seq WHERE seq IN (2, 3); \
                    UPDATE entries SET seq = 5 + seq WHERE seq < 0 AND (SELECT head FROM streams WHERE number = stream) > 2; \
                    UPDATE entries SET seq = -seq WHERE seq < 0;";
                run(&folder.join("hub.sqlite"), sql);
            }
            _ => {}
        }
    }

    /// Breaks a device, on this disk, in this folder.
    pub fn break_device(self, disk: usize, folder: &Path) {
        let library = folder.join("library.sqlite");
        let unsent = "stream = NEW.number AND own = 1 AND seq IS NULL";
        match self {
            Self::DeviceDoesNotSync => disk::lie(disk, Lies { files: true, folders: true }),
            Self::CursorRunsAhead => run(
                &library,
                "CREATE TRIGGER IF NOT EXISTS broken AFTER UPDATE OF cursor ON streams WHEN NEW.cursor % 5 = 3 \
                 BEGIN UPDATE streams SET cursor = NEW.cursor + 1, head = NEW.head + 1 WHERE number = NEW.number; END",
            ),
            Self::AbsenceIsDeletion => run(
                &library,
                "CREATE TRIGGER IF NOT EXISTS broken AFTER UPDATE OF role ON streams WHEN NEW.role IS NULL BEGIN \
                 DELETE FROM touched WHERE entry IN (SELECT number FROM entries WHERE stream = NEW.number); \
                 DELETE FROM written WHERE entry IN (SELECT number FROM entries WHERE stream = NEW.number); \
                 DELETE FROM entries WHERE stream = NEW.number; END",
            ),
            Self::RefusedIsThrownAway => run(
                &library,
                &format!(
                    "CREATE TRIGGER IF NOT EXISTS broken AFTER UPDATE OF refused ON streams \
                     WHEN NEW.refused IS NOT NULL BEGIN \
                     DELETE FROM touched WHERE entry IN (SELECT number FROM entries WHERE {unsent}); \
                     DELETE FROM written WHERE entry IN (SELECT number FROM entries WHERE {unsent}); \
                     DELETE FROM entries WHERE {unsent}; END"
                ),
            ),
            Self::UnknownIsDropped => run(
                &library,
                "CREATE TRIGGER IF NOT EXISTS broken AFTER INSERT ON entries \
                 WHEN NEW.own = 0 AND NEW.kind IN ('space.removed', 'space.restored') \
                 BEGIN DELETE FROM entries WHERE number = NEW.number; END",
            ),
            _ => {}
        }
    }

    /// What closing a Space does to the log, in a device's folder.
    pub fn on_close(self, folder: &Path) {
        if self == Self::CompactionDropsTheLog {
            let sql = "DELETE FROM touched WHERE entry IN (SELECT number FROM entries WHERE seq IS NULL); \
                DELETE FROM written WHERE entry IN (SELECT number FROM entries WHERE seq IS NULL); \
                DELETE FROM entries WHERE seq IS NULL;";
            run(&folder.join("library.sqlite"), sql);
        }
    }
}

fn run(path: &Path, sql: &str) {
    if !aside(|| path.exists()) {
        return;
    }
    let done = rusqlite::Connection::open(path).and_then(|connection| connection.execute_batch(sql));
    // A database that is busy is broken the next time.
    let _ = done;
}
