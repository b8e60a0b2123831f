//! Teams and who is in them.

use super::uuid;
use crate::refusal::Failure;
use plein_model::{MemberId, TeamId};
use plein_protocol::Team;
use rusqlite::Connection;

/// Makes a team.
pub fn add(c: &Connection, id: TeamId, name: &str, at: i64) -> Result<(), Failure> {
    c.execute(include_str!("teams/add.sql"), (id.uuid().as_bytes(), name, at))?;
    Ok(())
}

/// Whether there is such a team.
pub fn exists(c: &Connection, id: TeamId) -> Result<bool, Failure> {
    Ok(c.query_row(include_str!("teams/exists.sql"), [id.uuid().as_bytes()], |row| row.get(0))?)
}

/// Puts a member in a team; nothing happens when they are.
pub fn add_member(c: &Connection, team: TeamId, member: MemberId) -> Result<(), Failure> {
    c.execute(include_str!("teams/add_member.sql"), (team.uuid().as_bytes(), member.uuid().as_bytes()))?;
    Ok(())
}

/// All teams by name, with their members by name.
pub fn all(c: &Connection) -> Result<Vec<Team>, Failure> {
    let mut statement = c.prepare_cached(include_str!("teams/all.sql"))?;
    let mut rows = statement.query([])?;
    let mut teams: Vec<Team> = Vec::new();
    while let Some(row) = rows.next()? {
        let id = TeamId::from_uuid(uuid(row, 0)?);
        if teams.last().is_none_or(|last| last.id != id) {
            teams.push(Team { id, name: row.get(1)?, members: Vec::new() });
        }
        let is_someone = row.get::<_, Option<[u8; 16]>>(2)?.is_some();
        if let (true, Some(team)) = (is_someone, teams.last_mut()) {
            team.members.push(super::members::member(row, 2)?);
        }
    }
    Ok(teams)
}
