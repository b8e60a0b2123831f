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
    Ok(match number {
        Some(number) => Footing::Role(role(number)?),
        None => Footing::Stranger,
    })
}

/// Gives a right.
pub fn grant(c: &Db, stream: i64, grant: &Grant) -> Result<(), Failure> {
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

/// Takes a right back.
pub fn ungrant(c: &Db, stream: i64, whom: &With) -> Result<(), Failure> {
    let (kind, id) = with(whom);
    c.execute(include_str!("streams/ungrant.sql"), values![stream, kind, &id[..]])?;
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
