//! Teams: who makes them, who is in them.

use crate::live::Happening;
use crate::people::clean_name;
use crate::permit::{FillTeam, MakeTeam, Permit, SeeTeams};
use crate::refusal::invalid;
use crate::store;
use plein_model::{MemberId, TeamId};
use plein_protocol::{Member, NewTeam, Problem, Team};

/// All teams.
pub async fn all(permit: &Permit<SeeTeams>) -> Result<Vec<Team>, Problem> {
    Ok(permit.hub().store().read(store::teams::all).await?)
}

/// Everyone, by name.
pub async fn members(permit: &Permit<SeeTeams>) -> Result<Vec<Member>, Problem> {
    Ok(permit.hub().store().read(store::members::all).await?)
}

/// Makes a team, with its maker in it.
pub async fn make(permit: &Permit<MakeTeam>, new: NewTeam) -> Result<Team, Problem> {
    let name = clean_name(&new.name).ok_or_else(|| invalid("the name of a team has 1 to 80 characters"))?;
    let (hub, maker) = (permit.hub(), permit.session().member().clone());
    let team = Team { id: TeamId::from_uuid(hub.world().uuid()), name, members: vec![maker] };
    let (row, now) = (team.clone(), hub.world().now());
    hub.store()
        .write(move |c| {
            store::teams::add(c, row.id, &row.name, now)?;
            row.members.iter().try_for_each(|member| store::teams::add_member(c, row.id, member.id))
        })
        .await?;
    Ok(team)
}

/// Puts a member in a team.
pub async fn fill(permit: &Permit<FillTeam>, team: TeamId, member: MemberId) -> Result<Team, Problem> {
    let written = permit.hub().store().write(move |c| {
        if !store::teams::exists(c, team)? || !store::members::exists(c, member)? {
            return Err(invalid("there is no such team or member").into());
        }
        store::teams::add_member(c, team, member)?;
        let all = store::teams::all(c)?;
        all.into_iter().find(|row| row.id == team).ok_or_else(|| invalid("there is no such team").into())
    });
    let team = written.await?;
    permit.hub().tell(Happening::Rights);
    Ok(team)
}
