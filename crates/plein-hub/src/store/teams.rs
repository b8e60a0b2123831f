//! Teams and who is in them.

use super::db::{Db, values};
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
            teams.push(Team { id, name: row.text(1)?, members: Vec::new() });
        }
        let is_someone = row.maybe_bytes(2)?.is_some();
        if let (true, Some(team)) = (is_someone, teams.last_mut()) {
            team.members.push(super::members::member(row, 2)?);
        }
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(teams)
}
