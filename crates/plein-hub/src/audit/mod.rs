//! The audit log: who did or read what, when, from where.
//!
//! Always holds: what the policy was asked for somebody who is signed in, or has a link, is noted before it is done,
//! and what cannot be noted is not done; the log is only added to, and the hash of each row covers the one before it
//! with a key that is not in the database, so that a row that was changed, left out or put in is found. Reading and
//! writing in one Space on one device is noted once an hour: what exactly was written stands in the entries, which
//! nobody changes either. Deliberately absent: what was read or written itself, and the names that somebody tried to
//! sign in with; that the newest rows were cut off is found by comparing with an export.

mod export;

pub use export::{Form, write};

use crate::http::Ask;
use crate::policy::Action;
use crate::refusal::Failure;
use crate::store::{self, Db};
use crate::{Hub, Session};
use plein_protocol::{Hash, Problem, wire};
use serde::Serialize;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use uuid::Uuid;

/// As often is it noted that a device goes on with the same, in milliseconds.
const EVERY: i64 = 3600 * 1000;
/// As many of those are remembered at most.
const REMEMBERED: usize = 50_000;
/// As many rows are looked at in one go.
const ROWS: i64 = 1000;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Noted {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who; nothing for who is not on the hub.
    pub member: Option<Uuid>,
    /// What they were called then.
    pub name: String,
    /// On which installation.
    pub device: Option<Uuid>,
    /// From which address.
    pub source: String,
    /// What: the word of the policy.
    pub action: String,
    /// With what: the address that was asked, without any secret.
    pub object: String,
    /// Whether the policy said yes.
    pub allowed: bool,
}

/// What was noted a short while ago.
#[derive(Debug, Default)]
pub struct Recently(Mutex<HashMap<[u8; 32], i64>>);

impl Recently {
    /// Whether this is the first of it for a while.
    fn is_new(&self, key: [u8; 32], now: i64) -> bool {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.len() > REMEMBERED {
            noted.retain(|_, at| now.abs_diff(*at) < EVERY.unsigned_abs());
            if noted.len() > REMEMBERED {
                noted.clear();
            }
        }
        match noted.get(&key) {
            Some(at) if now.abs_diff(*at) < EVERY.unsigned_abs() => false,
            _ => {
                noted.insert(key, now);
                true
            }
        }
    }
}

/// How an action is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// Lists that everyone sees of themselves, and what is gone at once.
    Not,
    /// Once an hour for each device and object.
    Sometimes,
    /// Each time.
    Always,
}

fn manner(action: Action) -> Manner {
    use Action as A;
    match action {
        A::Greet | A::Join | A::SignIn | A::Apply => Manner::Not,
        A::Catalogue | A::Listen | A::SeeTeams | A::SeeMembers | A::SeeDevices | A::BePresent => Manner::Not,
        A::Read | A::Push | A::Write | A::Share | A::Leave | A::GiveBack | A::BringMedium => Manner::Sometimes,
        A::SignOut | A::RevokeDevices | A::MakeTeam | A::FillTeam | A::NameLead | A::LeaveTeam => Manner::Always,
        A::Invite | A::Admit | A::Manage | A::Appoint | A::Configure | A::Archive | A::Link | A::Audit => {
            Manner::Always
        }
    }
}

/// Notes what somebody asks of the policy, and what it said. What was refused is noted once an hour too, so that
/// asking does not fill the disk.
pub async fn witness(ask: &Ask, session: &Session, action: Action, allowed: bool) -> Result<(), Problem> {
    let manner = if allowed { manner(action) } else { manner(action).min_sometimes() };
    let (hub, object) = (session.hub(), object(ask));
    let at = hub.world().now();
    if manner == Manner::Not {
        return Ok(());
    }
    let about = if allowed { object.as_str() } else { "" };
    let key = blake3::hash(&wire::encode(&(session.token(), format!("{action:?}"), about, allowed)));
    if manner == Manner::Sometimes && !hub.recently().is_new(*key.as_bytes(), at) {
        return Ok(());
    }
    let known = |id: Uuid| (!id.is_nil()).then_some(id);
    let noted = Noted {
        at,
        member: known(session.member().id.uuid()),
        name: session.member().name.clone(),
        device: known(session.device().uuid()),
        source: ask.from().to_string(),
        action: format!("{action:?}"),
        object,
        allowed,
    };
    Ok(hub.note(noted).await?)
}

impl Manner {
    fn min_sometimes(self) -> Self {
        if self == Self::Always { Self::Sometimes } else { self }
    }
}

/// What was asked for: the method and the path, with the secret of a link left out.
fn object(ask: &Ask) -> String {
    let path = ask.parts.uri.path();
    let path = match ask.name::<String>("link") {
        Ok(link) => path.replacen(&link, "…", 1),
        Err(_) => path.to_owned(),
    };
    // A medium is read in pieces, and a Space by its media: that is one reading.
    let path = path.split("/media/").next().unwrap_or_default();
    let path = path.split("/video/").next().unwrap_or_default();
    format!("{} {}", ask.parts.method, path.trim_end_matches("/entries").chars().take(300).collect::<String>())
}

/// A log that is not what was written.
#[derive(Debug, thiserror::Error)]
pub enum AuditError {
    /// A row was changed, or one before it is missing or was put in.
    #[error("the audit log is not what was written: row {0}")]
    Broken(i64),
    /// The database failed.
    #[error(transparent)]
    Failed(#[from] Failure),
}

impl Hub {
    /// Adds to the log.
    pub(crate) async fn note(&self, noted: Noted) -> Result<(), Failure> {
        let key = self.key().clone();
        self.store()
            .write(move |c| {
                let (number, before) = store::audit::last(c)?.unwrap_or((0, [0; 32]));
                let hash = key.link(&before, &wire::encode(&(number + 1, &noted)));
                store::audit::add(c, number + 1, &noted, &hash)
            })
            .await
    }

    /// Notes a sign-in, or a try at one: `who` only when it was right.
    pub(crate) async fn note_entry(&self, action: Action, from: IpAddr, who: Option<&plein_protocol::Member>) {
        let noted = Noted {
            at: self.world().now(),
            member: who.map(|member| member.id.uuid()),
            name: who.map(|member| member.name.clone()).unwrap_or_default(),
            device: None,
            source: from.to_string(),
            action: format!("{action:?}"),
            object: String::new(),
            allowed: who.is_some(),
        };
        if let Err(error) = self.note(noted).await {
            tracing::error!(%error, "a sign-in was not noted");
        }
    }

    /// Reads the whole log and checks that it is what was written; hands on each row, with its number. Says how many.
    ///
    /// # Errors
    /// See [`AuditError`].
    pub async fn audit(&self, mut hear: impl FnMut(i64, &Noted)) -> Result<u64, AuditError> {
        let (mut number, mut before) = (0, [0; 32]);
        loop {
            let rows = self.store().read(move |c| store::audit::after(c, number, ROWS)).await?;
            if rows.is_empty() {
                return Ok(number.unsigned_abs());
            }
            for (found, noted, hash) in rows {
                number += 1;
                before = check(self, number, found, &noted, &hash, &before)?;
                hear(number, &noted);
            }
        }
    }

    /// The rows after a number, checked against each other: a part of the log.
    pub(crate) async fn audit_after(&self, number: i64) -> Result<Vec<(i64, Noted)>, AuditError> {
        let (rows, before) = self
            .store()
            .read(move |c: &Db| Ok((store::audit::after(c, number, ROWS)?, store::audit::hash_of(c, number)?)))
            .await?;
        let mut before: Hash = before.unwrap_or([0; 32]);
        let mut part = Vec::with_capacity(rows.len());
        for ((found, noted, hash), number) in rows.into_iter().zip(number + 1..) {
            before = check(self, number, found, &noted, &hash, &before)?;
            part.push((number, noted));
        }
        Ok(part)
    }
}

fn check(hub: &Hub, number: i64, found: i64, noted: &Noted, hash: &Hash, before: &Hash) -> Result<Hash, AuditError> {
    if found != number || hub.key().link(before, &wire::encode(&(number, noted))) != *hash {
        return Err(AuditError::Broken(number));
    }
    Ok(*hash)
}
