//! Teams: who makes them, who is in them, who leads them.

use crate::live::Happening;
use crate::people::clean_name;
use crate::permit::{FillTeam, LeaveTeam, MakeTeam, Permit, SeeMembers, SeeTeams};
use crate::policy::{self, Action, Object};
use crate::refusal::{Failure, forbidden, invalid};
use crate::store::{self, Db};
use crate::{Hub, Session};
use plein_model::{MemberId, TeamId};
use plein_protocol::{Member, NewTeam, NewTeamMember, Problem, Standing, Team};

/// The teams that one may see: all of them, or a guest's own.
pub async fn all(permit: &Permit<SeeTeams>) -> Result<Vec<Team>, Problem> {
    let mut teams = permit.hub().store().read(store::teams::all).await?;
    if permit.session().standing() == Standing::Guest {
        let guest = permit.session().member().id;
        teams.retain(|team| team.members.iter().any(|member| member.id == guest));
    }
    Ok(teams)
}

/// Everyone, by name.
pub async fn members(permit: &Permit<SeeMembers>) -> Result<Vec<Member>, Problem> {
    Ok(permit.hub().store().read(store::members::all).await?)
}

/// Makes a team, with its maker in it.
pub async fn make(permit: &Permit<MakeTeam>, new: NewTeam) -> Result<Team, Problem> {
    let name = clean_name(&new.name).ok_or_else(|| invalid("the name of a team has 1 to 80 characters"))?;
    let (hub, maker) = (permit.hub(), permit.session().member().clone());
    let id = TeamId::from_uuid(hub.world().uuid());
    let team = Team { id, name, members: vec![maker], leads: Vec::new() };
    let (row, now) = (team.clone(), hub.world().now());
    hub.store()
        .write(move |c| {
            store::teams::add(c, row.id, &row.name, now)?;
            row.members.iter().try_for_each(|member| store::teams::add_member(c, row.id, member.id))
        })
        .await?;
    Ok(team)
}

/// Puts a member in a team; says whether they lead it, when that is asked.
pub async fn fill(permit: &Permit<FillTeam>, new: NewTeamMember) -> Result<Team, Problem> {
    let NewTeamMember { member, lead } = new;
    let change = move |c: &Db, team: TeamId| {
        if !store::members::exists(c, member)? {
            return Err(invalid("there is no such member").into());
        }
        store::teams::add_member(c, team, member)?;
        lead.map_or(Ok(()), |lead| store::teams::set_lead(c, team, member, lead))?;
        let all = store::teams::all(c)?;
        all.into_iter().find(|row| row.id == team).ok_or_else(|| forbidden().into())
    };
    let action = if lead.is_some() { Action::NameLead } else { Action::FillTeam };
    in_team(permit.session(), *permit.on(), action, change).await
}

/// Takes a member out of a team.
pub async fn take_out(permit: &Permit<FillTeam>, member: MemberId) -> Result<(), Problem> {
    let change = move |c: &Db, team| store::teams::remove_member(c, team, member);
    in_team(permit.session(), *permit.on(), Action::FillTeam, change).await
}

/// Leaves a team.
pub async fn leave(permit: &Permit<LeaveTeam>) -> Result<(), Problem> {
    let member = permit.session().member().id;
    let change = move |c: &Db, team| store::teams::remove_member(c, team, member);
    in_team(permit.session(), *permit.on(), Action::LeaveTeam, change).await
}

/// Changes a team, when the policy still says yes in the transaction that does it.
async fn in_team<T: Send + 'static>(
    session: &Session,
    team: TeamId,
    action: Action,
    change: impl FnOnce(&Db, TeamId) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Problem> {
    let (hub, who): (&Hub, MemberId) = (session.hub(), session.member().id);
    let subject = session.subject();
    let changed = hub.store().write(move |c| {
        let belonging = store::teams::belonging(c, team, who)?;
        if !policy::allows(subject, action, Object::Team(belonging)) {
            return Err(forbidden().into());
        }
        change(c, team)
    });
    let changed = changed.await?;
    hub.tell(Happening::Rights);
    Ok(changed)
}
