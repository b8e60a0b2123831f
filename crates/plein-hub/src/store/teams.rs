//! Teams and who is in them.

use super::db::{Db, values};
use crate::policy::Belonging;
use crate::refusal::Failure;
use plein_model::{MemberId, TeamId};
use plein_protocol::Team;
use std::ops::ControlFlow;

/// Makes a team.
pub fn add(c: &Db, id: TeamId, name: &str, at: i64) -> Result<(), Failure> {
    c.execute(include_str!("teams/add.sql"), values![id.uuid(), name, at])?;
    Ok(())
}

/// Whether there is such a team.
pub fn exists(c: &Db, id: TeamId) -> Result<bool, Failure> {
    c.one(include_str!("teams/exists.sql"), values![id.uuid()], |row| row.flag(0))
}

/// What someone is in a team.
pub fn belonging(c: &Db, team: TeamId, member: MemberId) -> Result<Belonging, Failure> {
    let sql = include_str!("teams/belonging.sql");
    Ok(match c.first(sql, values![team.uuid(), member.uuid()], |row| row.maybe_number(0))? {
        None => Belonging::Absent,
        Some(None) => Belonging::Outside,
        Some(Some(0)) => Belonging::Within,
        Some(Some(_)) => Belonging::Lead,
    })
}

/// Says whether someone leads a team that they are in.
pub fn set_lead(c: &Db, team: TeamId, member: MemberId, leads: bool) -> Result<(), Failure> {
    c.execute(include_str!("teams/set_lead.sql"), values![team.uuid(), member.uuid(), leads])?;
    Ok(())
}

/// Takes a member out of a team; nothing happens when they are not in it.
pub fn remove_member(c: &Db, team: TeamId, member: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("teams/remove_member.sql"), values![team.uuid(), member.uuid()])?;
    Ok(())
}

/// Puts a member in a team; nothing happens when they are.
pub fn add_member(c: &Db, team: TeamId, member: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("teams/add_member.sql"), values![team.uuid(), member.uuid()])?;
    Ok(())
}

/// All teams by name, with their members by name.
pub fn all(c: &Db) -> Result<Vec<Team>, Failure> {
    let mut teams: Vec<Team> = Vec::new();
    c.each(include_str!("teams/all.sql"), &[], |row| {
        let id = TeamId::from_uuid(row.uuid(0)?);
        if teams.last().is_none_or(|last| last.id != id) {
            teams.push(Team { id, name: row.text(1)?, members: Vec::new(), leads: Vec::new() });
        }
        let is_someone = row.maybe_bytes(2)?.is_some();
        if let (true, Some(team)) = (is_someone, teams.last_mut()) {
            let member = super::members::member(row, 2)?;
            if row.flag(5)? {
                team.leads.push(member.id);
            }
            team.members.push(member);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(teams)
}
