//! Rights: the fold of what was shared and unshared.

use super::db::{Db, values};
use crate::policy::Footing;
use crate::refusal::Failure;
use plein_model::MemberId;
use plein_protocol::{Grant, Role, With};

/// What a member is in a stream that exists.
pub fn footing(c: &Db, stream: i64, member: MemberId) -> Result<Footing, Failure> {
    let sql = include_str!("streams/role.sql");
    let number = c.one(sql, values![stream, member.uuid()], |row| row.maybe_number(0))?;
    let archived = c.one(include_str!("streams/archived.sql"), values![stream], |row| row.flag(0))?;
    Ok(match number {
        Some(number) if archived => Footing::Archived(role(number)?),
        Some(number) => Footing::Role(role(number)?),
        None => Footing::Stranger,
    })
}

/// Gives a right, instead of what they had. One that would leave the stream without an owner means nothing.
pub fn grant(c: &Db, stream: i64, grant: &Grant) -> Result<(), Failure> {
    if grant.role < Role::Owner && !hand_over(c, stream, &grant.with)? {
        return Ok(());
    }
    let (kind, id) = with(&grant.with);
    let role: i64 = match grant.role {
        Role::Reader => 0,
        Role::Commenter => 1,
        Role::CoAuthor => 2,
        Role::Owner => 3,
    };
    c.execute(include_str!("streams/grant.sql"), values![stream, kind, &id[..], role])?;
    Ok(())
}

/// Takes a right back. Taking it from the only owner means nothing.
pub fn ungrant(c: &Db, stream: i64, whom: &With) -> Result<(), Failure> {
    if !hand_over(c, stream, whom)? {
        return Ok(());
    }
    let (kind, id) = with(whom);
    c.execute(include_str!("streams/ungrant.sql"), values![stream, kind, &id[..]])?;
    Ok(())
}

/// Someone is to own the stream no longer: when they are the one whose it is, another owner becomes that. False when
/// there is none.
fn hand_over(c: &Db, stream: i64, whom: &With) -> Result<bool, Failure> {
    let With::Member(member) = whom else { return Ok(true) };
    let owner = c.one(include_str!("streams/owner.sql"), values![stream], |row| row.uuid(0))?;
    if owner != member.uuid() {
        return Ok(true);
    }
    let heir = c.first(include_str!("streams/heir.sql"), values![stream, owner], |row| row.uuid(0))?;
    if let Some(heir) = heir {
        c.execute(include_str!("streams/hand_over.sql"), values![stream, heir])?;
    }
    Ok(heir.is_some())
}

/// Makes another the owner of everything that someone owned.
pub fn inherit(c: &Db, from: MemberId, heir: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("streams/inherit.sql"), values![from.uuid(), heir.uuid()])?;
    c.execute(include_str!("streams/hand_over_all.sql"), values![from.uuid(), heir.uuid()])?;
    Ok(())
}

pub(super) fn role(number: i64) -> Result<Role, Failure> {
    Ok(match number {
        0 => Role::Reader,
        1 => Role::Commenter,
        2 => Role::CoAuthor,
        3 => Role::Owner,
        _ => return Err(Failure::Broken("a role that is none")),
    })
}

fn with(with: &With) -> (i64, Vec<u8>) {
    match with {
        With::Organisation => (0, Vec::new()),
        With::Team(team) => (1, team.uuid().as_bytes().to_vec()),
        With::Member(member) => (2, member.uuid().as_bytes().to_vec()),
    }
}
