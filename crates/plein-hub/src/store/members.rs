//! People, their devices, and invitations.

use super::uuid;
use crate::refusal::Failure;
use plein_model::{DeviceId, MemberId, TeamId};
use plein_protocol::Member;
use rusqlite::{Connection, OptionalExtension};

/// BLAKE3 of a secret: all that is kept of it.
pub type SecretHash = [u8; 32];

/// Someone who proves who they are by a token.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub member: Member,
    pub device: DeviceId,
    pub browser: bool,
}

/// A device that is signed in.
#[derive(Debug, Clone)]
pub struct DeviceRow<'a> {
    pub token: SecretHash,
    pub member: MemberId,
    pub device: DeviceId,
    pub name: &'a str,
    pub browser: bool,
    pub at: i64,
    pub expires_at: Option<i64>,
}

/// Adds a member. The name must be free.
pub fn add(c: &Connection, member: &Member, key: &str, password: &str, at: i64) -> Result<(), Failure> {
    let id = member.id.uuid();
    let row = (id.as_bytes(), &member.name, key, password, member.owner, at);
    c.prepare_cached(include_str!("members/add.sql"))?.execute(row)?;
    Ok(())
}

/// Whether a name is taken.
pub fn taken(c: &Connection, key: &str) -> Result<bool, Failure> {
    Ok(c.prepare_cached(include_str!("members/taken.sql"))?.query_row([key], |row| row.get(0))?)
}

/// A member and their password's hash.
pub fn by_name(c: &Connection, key: &str) -> Result<Option<(Member, String)>, Failure> {
    let row = c
        .prepare_cached(include_str!("members/by_name.sql"))?
        .query_row([key], |row| Ok((member(row, 0)?, row.get(3)?)))
        .optional()?;
    Ok(row)
}

/// Whether the hub knows this member.
pub fn exists(c: &Connection, id: MemberId) -> Result<bool, Failure> {
    let mut statement = c.prepare_cached(include_str!("members/exists.sql"))?;
    Ok(statement.query_row([id.uuid().as_bytes()], |row| row.get(0))?)
}

/// Whether the hub has an owner.
pub fn any_owner(c: &Connection) -> Result<bool, Failure> {
    Ok(c.query_row(include_str!("members/any_owner.sql"), [], |row| row.get(0))?)
}

/// Everyone, by name.
pub fn all(c: &Connection) -> Result<Vec<Member>, Failure> {
    let mut statement = c.prepare_cached(include_str!("members/all.sql"))?;
    let members = statement.query_map([], |row| member(row, 0))?;
    Ok(members.collect::<Result<_, _>>()?)
}

/// Signs a device in.
pub fn sign_in(c: &Connection, row: &DeviceRow<'_>) -> Result<(), Failure> {
    c.prepare_cached(include_str!("members/sign_in.sql"))?.execute((
        row.token,
        row.member.uuid().as_bytes(),
        row.device.uuid().as_bytes(),
        row.name,
        row.browser,
        row.at,
        row.expires_at,
    ))?;
    Ok(())
}

/// Who holds this token, if it is still worth something.
pub fn session(c: &Connection, token: &SecretHash, now: i64) -> Result<Option<SignedIn>, Failure> {
    let row = c
        .prepare_cached(include_str!("members/session.sql"))?
        .query_row((token, now), |row| {
            Ok(SignedIn { member: member(row, 0)?, device: DeviceId::from_uuid(uuid(row, 3)?), browser: row.get(4)? })
        })
        .optional()?;
    Ok(row)
}

/// Makes a token worthless.
pub fn revoke(c: &Connection, token: &SecretHash, at: i64) -> Result<(), Failure> {
    c.prepare_cached(include_str!("members/revoke.sql"))?.execute((token, at))?;
    Ok(())
}

/// Makes the tokens of a device worthless, and names them.
pub fn revoke_device(c: &Connection, member: MemberId, device: DeviceId, at: i64) -> Result<Vec<SecretHash>, Failure> {
    let mut statement = c.prepare_cached(include_str!("members/revoke_device.sql"))?;
    let tokens = statement.query_map((member.uuid().as_bytes(), device.uuid().as_bytes(), at), |row| row.get(0))?;
    Ok(tokens.collect::<Result<_, _>>()?)
}

/// Makes all tokens of a member worthless, and names them.
pub fn revoke_member(c: &Connection, member: MemberId, at: i64) -> Result<Vec<SecretHash>, Failure> {
    let mut statement = c.prepare_cached(include_str!("members/revoke_member.sql"))?;
    let tokens = statement.query_map((member.uuid().as_bytes(), at), |row| row.get(0))?;
    Ok(tokens.collect::<Result<_, _>>()?)
}

/// Whether someone else is signed in on this device.
pub fn device_elsewhere(c: &Connection, device: DeviceId, member: MemberId) -> Result<bool, Failure> {
    let mut statement = c.prepare_cached(include_str!("members/device_elsewhere.sql"))?;
    Ok(statement.query_row((device.uuid().as_bytes(), member.uuid().as_bytes()), |row| row.get(0))?)
}

/// An invitation to be made.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    pub secret: SecretHash,
    pub owner: bool,
    pub made_by: Option<MemberId>,
    pub made_at: i64,
    pub expires_at: i64,
    pub teams: Vec<TeamId>,
}

/// Makes an invitation.
pub fn invite(c: &Connection, row: &InvitationRow) -> Result<(), Failure> {
    let made_by = row.made_by.map(|member| *member.uuid().as_bytes());
    c.execute(include_str!("members/invite.sql"), (row.secret, row.owner, made_by, row.made_at, row.expires_at))?;
    for team in &row.teams {
        c.execute(include_str!("members/invite_team.sql"), (row.secret, team.uuid().as_bytes()))?;
    }
    Ok(())
}

/// Forgets the invitations for an owner that nobody used.
pub fn forget_owner_invitations(c: &Connection) -> Result<(), Failure> {
    c.execute(include_str!("members/forget_owner_invitations.sql"), [])?;
    Ok(())
}

/// Whether an invitation is still good.
pub fn invitation_is_good(c: &Connection, secret: &SecretHash, now: i64) -> Result<bool, Failure> {
    let found: Option<bool> = c
        .prepare_cached(include_str!("members/invitation.sql"))?
        .query_row((secret, now), |row| row.get(0))
        .optional()?;
    Ok(found.is_some())
}

/// Uses an invitation up; says whether it makes an owner. `None` when it is no good.
pub fn use_invitation(c: &Connection, secret: &SecretHash, by: MemberId, now: i64) -> Result<Option<bool>, Failure> {
    let owner = c
        .prepare_cached(include_str!("members/use_invitation.sql"))?
        .query_row((secret, by.uuid().as_bytes(), now), |row| row.get(0))
        .optional()?;
    Ok(owner)
}

/// Puts a new member in the teams of their invitation.
pub fn join_teams(c: &Connection, secret: &SecretHash, member: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("members/join_teams.sql"), (secret, member.uuid().as_bytes()))?;
    Ok(())
}

pub(super) fn member(row: &rusqlite::Row<'_>, from: usize) -> rusqlite::Result<Member> {
    Ok(Member { id: MemberId::from_uuid(uuid(row, from)?), name: row.get(from + 1)?, owner: row.get(from + 2)? })
}
