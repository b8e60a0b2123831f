//! Who may see and do what, worked out from the log by itself: the judge does not ask the accused.

use crate::disk::aside;
use plein_model::{EntryId, MemberId};
use plein_protocol::{Entry, Pushed, Role, Shared, StreamId, Unshared, With, wire};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeMap;
use std::path::Path;

/// What someone is in a stream: none of it, a stranger, or with a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// There is no such stream.
    NoStream,
    /// Nothing.
    None,
    /// A role.
    Role(Role),
}

impl Right {
    /// Whether they may read.
    pub fn may_read(self) -> bool {
        matches!(self, Self::Role(_))
    }

    /// Whether they may write, or make the stream.
    pub fn may_write(self) -> bool {
        matches!(self, Self::NoStream | Self::Role(Role::CoAuthor | Role::Owner))
    }
}

/// The log of the hub, read by another.
#[derive(Debug)]
pub struct Rights(Connection);

impl Rights {
    /// Opens the log of the hub in this folder.
    ///
    /// # Panics
    /// When there is none: then the simulation is wrong.
    pub fn open(folder: &Path) -> Self {
        Self(reader(&folder.join("hub.sqlite")))
    }

    /// Whether the log has an entry.
    pub fn has(&self, entry: &Entry) -> bool {
        let found = self.0.prepare_cached("SELECT 1 FROM entries WHERE id = ?1");
        found.and_then(|mut found| found.exists([entry.id.uuid().into_bytes()])).unwrap_or(false)
    }

    /// The newest counter of a device, when the log has an entry already.
    pub fn last_counter(&self, stream: StreamId, entry: &Entry) -> Option<u64> {
        let sql = "SELECT max(counter) FROM entries JOIN streams ON number = stream WHERE streams.id = ?1 AND device = ?2 \
            AND EXISTS (SELECT 1 FROM entries WHERE id = ?3)";
        let values = (stream.to_string(), entry.device.uuid().into_bytes(), entry.id.uuid().into_bytes());
        let last = self.0.query_row(sql, values, |row| row.get::<_, Option<i64>>(0)).ok()?;
        last.and_then(|last| u64::try_from(last).ok())
    }

    /// What a member is in a stream now.
    pub fn of(&self, member: MemberId, stream: StreamId) -> Right {
        self.at(member, stream, u64::MAX >> 1)
    }

    /// What a member was in a stream when it had come so far.
    pub fn at(&self, member: MemberId, stream: StreamId, seq: u64) -> Right {
        let found = self.0.prepare_cached("SELECT number, owner FROM streams WHERE id = ?1").and_then(|mut found| {
            found
                .query_row([stream.to_string()], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; 16]>(1)?)))
                .optional()
        });
        let Ok(Some((number, owner))) = found else { return Right::NoStream };
        if owner == *member.uuid().as_bytes() {
            return Right::Role(Role::Owner);
        }
        let mut roles: BTreeMap<With, Role> = BTreeMap::new();
        let sql = "SELECT kind, body FROM entries \
            WHERE stream = ?1 AND seq <= ?2 AND kind IN ('space.shared', 'space.unshared') ORDER BY seq";
        let read = self.0.prepare_cached(sql).and_then(|mut log| {
            let rows = log.query_map([number, seq.cast_signed()], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, Vec<u8>>(1)?))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        });
        for (kind, body) in read.unwrap_or_default() {
            if kind == "space.shared"
                && let Ok(Shared { grant }) = wire::decode(&body)
            {
                roles.insert(grant.with, grant.role);
            } else if let Ok(Unshared { with }) = wire::decode(&body) {
                roles.remove(&with);
            }
        }
        let mine = [With::Organisation, With::Member(member)];
        mine.iter().filter_map(|with| roles.get(with)).max().map_or(Right::None, |role| Right::Role(*role))
    }
}

/// A connection for the judge, who does not take part.
///
/// # Panics
/// When it cannot be opened: then the simulation is wrong.
pub fn reader(path: &Path) -> Connection {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    match aside(|| Connection::open_with_flags(path, flags)) {
        Ok(connection) => connection,
        Err(error) => panic!("the judge cannot read {}: {error}", path.display()),
    }
}

/// What the hub gave and took.
#[derive(Debug, Default)]
pub struct Watched {
    wrongs: Vec<String>,
    /// Which entry stood where, in which epoch.
    places: BTreeMap<(StreamId, u64, u64), EntryId>,
}

impl Watched {
    /// What was wrong.
    pub fn wrongs(&self) -> &[String] {
        &self.wrongs
    }

    /// The hub was put back from a copy: it may say otherwise now.
    pub fn hub_went_back(&mut self) {
        self.places.clear();
    }

    /// The hub said where entries stand.
    pub fn placed(&mut self, stream: StreamId, places: impl Iterator<Item = (u64, u64, EntryId)>) {
        for (epoch, seq, entry) in places {
            let before = *self.places.entry((stream, epoch, seq)).or_insert(entry);
            if before != entry {
                self.wrongs.push(format!("at {seq} of {stream} stood {before}, and now {entry}"));
            }
        }
    }

    /// Something wrong was seen.
    pub fn wrong(&mut self, what: String) {
        self.wrongs.push(what);
    }

    /// Somebody was shown something.
    pub fn shown(&mut self, member: MemberId, (what, stream): (&str, StreamId), right: Right) {
        if !right.may_read() {
            self.wrongs.push(format!("{member} saw {what} of {stream} without a right"));
        }
    }

    /// The hub took something.
    pub fn taken(
        &mut self,
        member: MemberId,
        stream: StreamId,
        right: Option<Right>,
        (entries, new): (&[Entry], &[bool]),
        pushed: &Pushed,
        back: bool,
    ) {
        let Some(right) = right else { return };
        let may = right.may_write() || (back && right.may_read());
        // Pushing again is a no-op, and no write.
        if !may && let Some((_, entry)) = new.iter().zip(entries).take(pushed.receipts.len()).find(|(new, _)| **new) {
            let kind = &entry.kind;
            self.wrongs.push(format!("{member} wrote in {stream} ({kind:?}; back: {back}) with {right:?}"));
        }
        let answers = pushed.receipts.iter().zip(entries).all(|(receipt, entry)| receipt.entry == entry.id);
        if !answers || pushed.receipts.len() > entries.len() {
            self.wrongs.push(format!("receipts in {stream} for what was not pushed"));
        }
    }
}
