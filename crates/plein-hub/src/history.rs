//! Whether this hub is still where it was: the epoch, and the mark that tells an older copy.
//!
//! Beside the database stands the file `epoch`. After each group of writes the hub notes there how far the database
//! has come. When the database is behind that mark at the next start, it is an older copy that somebody put back, and
//! the epoch changes; so it does when the mark is missing or damaged, for then nobody can tell. The mark is written
//! after the database is synced and is not synced itself: after a power cut it may lag behind, never run ahead. An older
//! copy of the *whole folder* cannot be told by this; the first sealed entry that a client gives back tells it.

use crate::store::Committed;
use plein_model::HubId;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

/// The low bits of an epoch are random, so that two restores from the same copy are two epochs.
const RANDOM_BITS: u32 = 20;
/// The file has this many bytes: less than one sector, so that it is never half written.
const LENGTH: usize = 256;

/// The epoch of a new hub.
pub fn first_epoch(random: u64) -> u64 {
    next_epoch(0, random)
}

/// An epoch after `old`.
pub fn next_epoch(old: u64, random: u64) -> u64 {
    (((old >> RANDOM_BITS) + 1) << RANDOM_BITS) | (random & ((1 << RANDOM_BITS) - 1))
}

/// The epoch to go on with, `None` to go on as before.
pub fn after_opening(database: Committed, mark: &Mark, restored: bool, random: u64) -> Option<u64> {
    let newest = match mark {
        Mark::At(mark) => database.epoch.max(mark.epoch),
        Mark::Missing | Mark::Unreadable => database.epoch,
    };
    let unchanged = match mark {
        Mark::At(mark) => mark.epoch == database.epoch && mark.commits <= database.commits,
        Mark::Missing => database.commits == 0,
        Mark::Unreadable => false,
    };
    (restored || !unchanged).then(|| next_epoch(newest, random))
}

/// What the mark says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// So far had the database come.
    At(Committed),
    /// There is no mark.
    Missing,
    /// There is one, but it cannot be read, or is another hub's.
    Unreadable,
}

/// Reads the mark of a hub.
///
/// # Errors
/// When the disk fails.
pub fn read(path: &Path, hub: HubId) -> io::Result<Mark> {
    let mut text = String::new();
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Mark::Missing),
        Err(error) => return Err(error),
    };
    if (&mut file).take(LENGTH as u64).read_to_string(&mut text).is_err() {
        return Ok(Mark::Unreadable);
    }
    let mut words = text.split_whitespace();
    let mut word = || words.next().unwrap_or("");
    let (id, epoch, commits, check) = (word(), word(), word(), word());
    let (Ok(epoch), Ok(commits)) = (epoch.parse(), commits.parse()) else { return Ok(Mark::Unreadable) };
    let at = Committed { epoch, commits };
    Ok(if id == hub.to_string() && check == checksum(hub, at) { Mark::At(at) } else { Mark::Unreadable })
}

/// Writes the mark.
#[derive(Debug)]
pub struct Marker {
    file: File,
    hub: HubId,
}

impl Marker {
    /// Opens the file, making it when needed.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn open(path: &Path, hub: HubId) -> io::Result<Self> {
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        Ok(Self { file, hub })
    }

    /// Notes how far the database has come.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn note(&mut self, at: Committed) -> io::Result<()> {
        let mut line = format!("{} {} {} {}", self.hub, at.epoch, at.commits, checksum(self.hub, at)).into_bytes();
        line.resize(LENGTH - 1, b' ');
        line.push(b'\n');
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&line)
    }

    /// Makes the mark survive a power cut.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn sync(&self) -> io::Result<()> {
        self.file.sync_all()
    }
}

fn checksum(hub: HubId, at: Committed) -> String {
    let text = format!("{hub} {} {}", at.epoch, at.commits);
    blake3::hash(text.as_bytes()).to_hex()[..16].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    const HUB: HubId = HubId::from_uuid(Uuid::from_u128(7));

    fn at(epoch: u64, commits: u64) -> Committed {
        Committed { epoch, commits }
    }

    #[test]
    fn rule_3_an_older_database_changes_the_epoch_and_nothing_else_does() {
        let epoch = first_epoch(5);
        let go_on = |database, mark| after_opening(database, &mark, false, 9);
        assert_eq!(go_on(at(epoch, 10), Mark::At(at(epoch, 10))), None);
        // Killed between the commit and the mark.
        assert_eq!(go_on(at(epoch, 11), Mark::At(at(epoch, 10))), None);
        assert_eq!(go_on(at(epoch, 0), Mark::Missing), None);
        for (database, mark) in [
            (at(epoch, 9), Mark::At(at(epoch, 10))),
            (at(epoch, 10), Mark::Missing),
            (at(epoch, 10), Mark::Unreadable),
            (at(epoch, 10), Mark::At(at(next_epoch(epoch, 1), 3))),
        ] {
            let next = go_on(database, mark).unwrap();
            assert!(next > epoch, "{mark:?}");
        }
        assert!(after_opening(at(epoch, 10), &Mark::At(at(epoch, 10)), true, 9).unwrap() > epoch);
    }

    #[test]
    fn two_restores_from_one_copy_are_two_epochs() {
        assert_ne!(next_epoch(first_epoch(1), 2), next_epoch(first_epoch(1), 3));
    }

    #[test]
    fn a_mark_comes_back_and_a_damaged_one_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("epoch");
        assert_eq!(read(&path, HUB).unwrap(), Mark::Missing);
        let mut marker = Marker::open(&path, HUB).unwrap();
        marker.note(at(u64::MAX >> 1, 123_456)).unwrap();
        marker.note(at(1 << 20, 7)).unwrap();
        assert_eq!(read(&path, HUB).unwrap(), Mark::At(at(1 << 20, 7)));
        assert_eq!(read(&path, HubId::from_uuid(Uuid::from_u128(8))).unwrap(), Mark::Unreadable);
        for damage in [&b""[..], b"\xff\xff", b"a b c d", b"1 2 3"] {
            std::fs::write(&path, damage).unwrap();
            assert_eq!(read(&path, HUB).unwrap(), Mark::Unreadable);
        }
    }
}
