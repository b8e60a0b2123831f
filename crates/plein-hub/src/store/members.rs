//! People, their devices, and invitations.

use super::db::{Db, DbError, Row, values};
use crate::policy::Whom;
use crate::refusal::Failure;
use plein_model::{DeviceId, MemberId, TeamId};
use plein_protocol::{Device, Member, Standing};

/// BLAKE3 of a secret: all that is kept of it.
pub type SecretHash = [u8; 32];

/// Someone who proves who they are by a token.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub member: Member,
    pub standing: Standing,
    pub device: DeviceId,
    pub browser: bool,
    /// When it was last heard of.
    pub seen_at: Option<i64>,
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

/// Someone who joins.
#[derive(Debug, Clone, Copy)]
pub struct Newcomer<'a> {
    pub id: MemberId,
    pub name: &'a str,
    /// The name as it is compared. It must be free.
    pub key: &'a str,
    /// The password's hash.
    pub password: &'a str,
    pub standing: Standing,
    pub email: Option<&'a str>,
    pub at: i64,
}

/// Adds a member.
pub fn add(c: &Db, new: &Newcomer<'_>) -> Result<Member, Failure> {
    let Newcomer { id, name, key, password, standing, email, at } = *new;
    c.execute(include_str!("members/add.sql"), values![id.uuid(), name, key, password, number(standing), email, at])?;
    Ok(as_member(id, name.to_owned(), standing))
}

/// What someone is; `None` for who is not on the hub (any more).
pub fn standing(c: &Db, id: MemberId) -> Result<Option<Standing>, Failure> {
    let found = c.first(include_str!("members/standing.sql"), values![id.uuid()], |row| row.number(0))?;
    Ok(found.map(of_number))
}

/// Changes what someone is.
pub fn set_standing(c: &Db, id: MemberId, standing: Standing) -> Result<(), Failure> {
    c.execute(include_str!("members/set_standing.sql"), values![id.uuid(), number(standing)])?;
    Ok(())
}

/// Ends a membership: out of the teams too.
pub fn leave(c: &Db, id: MemberId, at: i64) -> Result<(), Failure> {
    c.execute(include_str!("members/leave.sql"), values![id.uuid(), at])?;
    c.execute(include_str!("members/leave_teams.sql"), values![id.uuid()])?;
    Ok(())
}

/// Whom something is done to, as the policy sees them. Who has left is the least.
pub fn whom(c: &Db, oneself: MemberId, id: MemberId) -> Result<Whom, Failure> {
    if id == oneself {
        return Ok(Whom::Oneself);
    }
    Ok(match standing(c, id)? {
        Some(standing) => Whom::Another(standing),
        None if c.one(include_str!("members/has_left.sql"), values![id.uuid()], |row| row.flag(0))? => {
            Whom::Another(Standing::Guest)
        }
        None => Whom::Absent,
    })
}

/// Whether a name is taken.
pub fn taken(c: &Db, key: &str) -> Result<bool, Failure> {
    c.one(include_str!("members/taken.sql"), values![key], |row| row.flag(0))
}

/// A member and their password's hash.
pub fn by_name(c: &Db, key: &str) -> Result<Option<(Member, String)>, Failure> {
    c.first(include_str!("members/by_name.sql"), values![key], |row| Ok((member(row, 0)?, row.text(3)?)))
}

/// Whether the hub knows this member.
pub fn exists(c: &Db, id: MemberId) -> Result<bool, Failure> {
    c.one(include_str!("members/exists.sql"), values![id.uuid()], |row| row.flag(0))
}

/// Whether the hub has an owner.
pub fn any_owner(c: &Db) -> Result<bool, Failure> {
    c.one(include_str!("members/any_owner.sql"), &[], |row| row.flag(0))
}

/// Everyone, by name.
pub fn all(c: &Db) -> Result<Vec<Member>, Failure> {
    c.all(include_str!("members/all.sql"), &[], |row| member(row, 0))
}

/// Signs a device in.
pub fn sign_in(c: &Db, row: &DeviceRow<'_>) -> Result<(), Failure> {
    c.execute(
        include_str!("members/sign_in.sql"),
        values![&row.token, row.member.uuid(), row.device.uuid(), row.name, row.browser, row.at, row.expires_at,],
    )?;
    Ok(())
}

/// Who holds this token, if it is still worth something.
pub fn session(c: &Db, token: &SecretHash, now: i64) -> Result<Option<SignedIn>, Failure> {
    c.first(include_str!("members/session.sql"), values![token, now], |row| {
        let standing = of_number(row.number(2)?);
        let device = DeviceId::from_uuid(row.uuid(3)?);
        let (browser, seen_at) = (row.flag(4)?, row.maybe_number(5)?);
        Ok(SignedIn { member: member(row, 0)?, standing, device, browser, seen_at })
    })
}

/// Notes when a device was last heard of.
pub fn seen(c: &Db, token: &SecretHash, at: i64) -> Result<(), Failure> {
    c.execute(include_str!("members/seen.sql"), values![token, at])?;
    Ok(())
}

/// The devices on which someone is signed in, the newest first.
pub fn devices(c: &Db, member: MemberId, now: i64, this: &SecretHash) -> Result<Vec<Device>, Failure> {
    c.all(include_str!("members/devices.sql"), values![member.uuid(), now, this], |row| {
        Ok(Device {
            id: DeviceId::from_uuid(row.uuid(0)?),
            name: row.text(1)?,
            browser: row.flag(2)?,
            signed_in_at: row.number(3)?,
            seen_at: row.maybe_number(4)?,
            this: row.flag(5)?,
        })
    })
}

/// Makes a token worthless.
pub fn revoke(c: &Db, token: &SecretHash, at: i64) -> Result<(), Failure> {
    c.execute(include_str!("members/revoke.sql"), values![token, at])?;
    Ok(())
}

/// Makes the tokens of a device worthless, and names them.
pub fn revoke_device(c: &Db, member: MemberId, device: DeviceId, at: i64) -> Result<Vec<SecretHash>, Failure> {
    let sql = include_str!("members/revoke_device.sql");
    c.all(sql, values![member.uuid(), device.uuid(), at], |row| row.array(0))
}

/// Makes all tokens of a member worthless, and names them.
pub fn revoke_member(c: &Db, member: MemberId, at: i64) -> Result<Vec<SecretHash>, Failure> {
    c.all(include_str!("members/revoke_member.sql"), values![member.uuid(), at], |row| row.array(0))
}

/// Whether someone else is signed in on this device.
pub fn device_elsewhere(c: &Db, device: DeviceId, member: MemberId) -> Result<bool, Failure> {
    let sql = include_str!("members/device_elsewhere.sql");
    c.one(sql, values![device.uuid(), member.uuid()], |row| row.flag(0))
}

/// An invitation to be made.
#[derive(Debug, Clone)]
pub struct InvitationRow {
    pub secret: SecretHash,
    pub standing: Standing,
    pub made_by: Option<MemberId>,
    pub made_at: i64,
    pub expires_at: i64,
    pub teams: Vec<TeamId>,
    pub email: Option<String>,
}

/// Makes an invitation.
pub fn invite(c: &Db, row: &InvitationRow) -> Result<(), Failure> {
    let made_by = row.made_by.map(|member| member.uuid());
    c.execute(
        include_str!("members/invite.sql"),
        values![&row.secret, number(row.standing), made_by, row.made_at, row.expires_at, row.email.as_ref()],
    )?;
    for team in &row.teams {
        c.execute(include_str!("members/invite_team.sql"), values![&row.secret, team.uuid()])?;
    }
    Ok(())
}

/// Forgets the invitations for an owner that nobody used.
pub fn forget_owner_invitations(c: &Db) -> Result<(), Failure> {
    c.execute(include_str!("members/forget_owner_invitations.sql"), &[])?;
    Ok(())
}

/// Whether an invitation is still good, for who gives this address.
pub fn invitation_is_good(c: &Db, secret: &SecretHash, now: i64, email: Option<&str>) -> Result<bool, Failure> {
    let found = c.first(include_str!("members/invitation.sql"), values![secret, now, email], |row| row.number(0))?;
    Ok(found.is_some())
}

/// Uses an invitation up; says what it makes of who uses it. `None` when it is no good.
pub fn use_invitation(
    c: &Db,
    secret: &SecretHash,
    by: MemberId,
    now: i64,
    email: Option<&str>,
) -> Result<Option<Standing>, Failure> {
    let sql = include_str!("members/use_invitation.sql");
    Ok(c.first(sql, values![secret, by.uuid(), now, email], |row| row.number(0))?.map(of_number))
}

/// Puts a new member in the teams of their invitation.
pub fn join_teams(c: &Db, secret: &SecretHash, member: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("members/join_teams.sql"), values![secret, member.uuid()])?;
    Ok(())
}

pub(super) fn member(row: &Row<'_>, from: usize) -> Result<Member, DbError> {
    let id = MemberId::from_uuid(row.uuid(from)?);
    Ok(as_member(id, row.text(from + 1)?, of_number(row.number(from + 2)?)))
}

fn as_member(id: MemberId, name: String, standing: Standing) -> Member {
    Member { id, name, owner: standing >= Standing::Administrator }
}

fn number(standing: Standing) -> i64 {
    match standing {
        Standing::Guest => 0,
        Standing::Member => 1,
        Standing::Administrator => 2,
        Standing::Owner => 3,
    }
}

/// What a number in the database stands for; one of a later version is the least.
fn of_number(number: i64) -> Standing {
    match number {
        1 => Standing::Member,
        2 => Standing::Administrator,
        3 => Standing::Owner,
        _ => Standing::Guest,
    }
}
