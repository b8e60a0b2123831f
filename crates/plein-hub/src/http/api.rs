//! What a Plein asks: `/v1`. docs/protocol.md is the same in words.

use super::answer::{message, respond};
use super::ask::{Ask, Face};
use super::table::{Table, empty};
use super::{Page, live};
use crate::live::be_present;
use crate::people;
use crate::permit::{
    Admit, Archive, Audit, BePresent, BringMedium, Catalogue, Configure, FillTeam, GiveBack, Invite, LeaveTeam, Link,
    Listen, MakeTeam, Manage, Permit, Push, Read, RevokeDevices, SeeDevices, SeeMembers, SeeTeams, SignOut,
};
use crate::policy::Action;
use crate::refusal::invalid;
use crate::{audit, links, media, streams, teams};
use axum::http::{Method, StatusCode};
use plein_protocol::{Chunk, Code, Problem, wire};

const SMALL: usize = 16 << 10;
const NONE: usize = 0;

/// The routes of the protocol.
pub fn routes(table: Table) -> Table {
    let plein = Face::Plein;
    table
        .anybody(plein, Action::Greet, (Method::GET, "/v1/hello", NONE), hello)
        .anybody(plein, Action::Greet, (Method::GET, "/healthz", NONE), health)
        .anybody(plein, Action::Join, (Method::POST, "/v1/join", SMALL), join)
        .anybody(plein, Action::SignIn, (Method::POST, "/v1/sign-in", SMALL), sign_in)
        .member::<SignOut, _, _>(plein, (Method::POST, "/v1/sign-out", NONE), sign_out)
        .member::<Catalogue, _, _>(plein, (Method::GET, "/v1/streams", NONE), catalogue)
        .member::<Listen, _, _>(plein, (Method::GET, "/v1/live", NONE), live::open)
        .member::<SeeTeams, _, _>(plein, (Method::GET, "/v1/teams", NONE), all_teams)
        .member::<SeeMembers, _, _>(plein, (Method::GET, "/v1/members", NONE), members)
        .person::<Manage, _, _>(plein, (Method::POST, "/v1/members/{member}/standing", SMALL), set_standing)
        .person::<Manage, _, _>(plein, (Method::POST, "/v1/members/{member}/end", SMALL), end_membership)
        .anybody(plein, Action::Apply, (Method::POST, "/v1/applicants", SMALL), apply)
        .member::<Admit, _, _>(plein, (Method::GET, "/v1/applicants", NONE), applicants)
        .member::<Admit, _, _>(plein, (Method::POST, "/v1/applicants/{applicant}/admit", SMALL), admit)
        .member::<Admit, _, _>(plein, (Method::POST, "/v1/applicants/{applicant}/turn-away", NONE), turn_away)
        .member::<Audit, _, _>(plein, (Method::GET, "/v1/audit", NONE), read_audit)
        .member::<Configure, _, _>(plein, (Method::GET, "/v1/domains", NONE), domains)
        .member::<Configure, _, _>(plein, (Method::POST, "/v1/domains", SMALL), set_domains)
        .member::<SeeDevices, _, _>(plein, (Method::GET, "/v1/devices", NONE), devices)
        .member::<RevokeDevices, _, _>(plein, (Method::POST, "/v1/devices/revoke", NONE), revoke_all)
        .member::<RevokeDevices, _, _>(plein, (Method::POST, "/v1/devices/{device}/revoke", NONE), revoke)
        .person::<Manage, _, _>(plein, (Method::GET, "/v1/members/{member}/devices", NONE), devices_of)
        .person::<Manage, _, _>(plein, (Method::POST, "/v1/members/{member}/devices/revoke", NONE), revoke_all_of)
        .person::<Manage, _, _>(plein, (Method::POST, "/v1/members/{member}/devices/{device}/revoke", NONE), revoke_of)
        .member::<MakeTeam, _, _>(plein, (Method::POST, "/v1/teams", SMALL), make_team)
        .team::<FillTeam, _, _>(plein, (Method::POST, "/v1/teams/{team}/members", SMALL), fill_team)
        .team::<FillTeam, _, _>(plein, (Method::POST, "/v1/teams/{team}/members/{member}/out", NONE), empty_team)
        .team::<LeaveTeam, _, _>(plein, (Method::POST, "/v1/teams/{team}/leave", NONE), leave_team)
        .member::<Invite, _, _>(plein, (Method::POST, "/v1/invitations", SMALL), invite)
        .stream::<Push, _, _>(plein, (Method::POST, "/v1/streams/{stream}/entries", wire::MAX_PUSH), push)
        .stream::<Read, _, _>(plein, (Method::GET, "/v1/streams/{stream}/entries", NONE), pull)
        .stream::<BePresent, _, _>(plein, (Method::POST, "/v1/streams/{stream}/presence", SMALL), present)
        .stream::<Archive, _, _>(plein, (Method::POST, "/v1/streams/{stream}/archive", SMALL), archive)
        .stream::<Link, _, _>(plein, (Method::GET, "/v1/streams/{stream}/links", NONE), all_links)
        .stream::<Link, _, _>(plein, (Method::POST, "/v1/streams/{stream}/links", SMALL), make_link)
        .stream::<Link, _, _>(plein, (Method::POST, "/v1/streams/{stream}/links/{id}/revoke", NONE), revoke_link)
        .stream::<GiveBack, _, _>(plein, (Method::POST, "/v1/streams/{stream}/lost", wire::MAX_PUSH), give_back)
        .stream::<Read, _, _>(plein, (Method::GET, "/v1/streams/{stream}/media/{medium}/received", NONE), received)
        .stream::<BringMedium, _, _>(
            plein,
            (Method::PATCH, "/v1/streams/{stream}/media/{medium}", wire::MAX_CHUNK),
            upload,
        )
        .stream::<Read, _, _>(plein, (Method::GET, "/v1/streams/{stream}/media/{medium}", NONE), download)
}

type Answer = Result<Page, Problem>;

async fn hello(ask: Ask) -> Answer {
    Ok(message(&ask.hub.hello().await?))
}

/// For what watches over the hub: one word, and the log says why.
async fn health(ask: Ask) -> Answer {
    Ok(match ask.hub.check().await {
        Ok(()) => respond(StatusCode::OK, "text/plain", "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the hub is not healthy");
            respond(StatusCode::SERVICE_UNAVAILABLE, "text/plain", "failing\n")
        }
    })
}

async fn join(ask: Ask) -> Answer {
    Ok(message(&ask.hub.join(ask.message()?, ask.from()).await?))
}

async fn sign_in(ask: Ask) -> Answer {
    Ok(message(&ask.hub.sign_in(ask.message()?, ask.from()).await?))
}

async fn sign_out(permit: Permit<SignOut>, _: Ask) -> Answer {
    people::sign_out(&permit).await?;
    Ok(empty())
}

async fn catalogue(permit: Permit<Catalogue>, _: Ask) -> Answer {
    Ok(message(&streams::catalogue(&permit).await?))
}

async fn push(permit: Permit<Push>, ask: Ask) -> Answer {
    Ok(message(&streams::push(&permit, ask.message()?).await?))
}

async fn give_back(permit: Permit<GiveBack>, ask: Ask) -> Answer {
    Ok(message(&streams::give_back(&permit, ask.message()?).await?))
}

async fn pull(permit: Permit<Read>, ask: Ask) -> Answer {
    Ok(message(&streams::pull(&permit, ask.need("after")?).await?))
}

async fn present(permit: Permit<BePresent>, ask: Ask) -> Answer {
    be_present(&permit, ask.message()?).await?;
    Ok(empty())
}

async fn received(permit: Permit<Read>, ask: Ask) -> Answer {
    Ok(message(&media::received(&permit, ask.medium()?).await?))
}

async fn upload(permit: Permit<BringMedium>, ask: Ask) -> Answer {
    let (medium, total, offset) = (ask.medium()?, ask.need("total")?, ask.need("offset")?);
    let chunk = Chunk { medium, total, offset, bytes: ask.body };
    Ok(message(&media::upload(&permit, chunk).await?))
}

async fn download(permit: Permit<Read>, ask: Ask) -> Answer {
    let bytes = media::download(&permit, ask.medium()?, ask.need("offset")?).await?;
    Ok(respond(StatusCode::OK, "application/octet-stream", bytes))
}

async fn all_teams(permit: Permit<SeeTeams>, _: Ask) -> Answer {
    Ok(message(&teams::all(&permit).await?))
}

async fn members(permit: Permit<SeeMembers>, _: Ask) -> Answer {
    Ok(message(&teams::members(&permit).await?))
}

async fn make_team(permit: Permit<MakeTeam>, ask: Ask) -> Answer {
    Ok(message(&teams::make(&permit, ask.message()?).await?))
}

async fn fill_team(permit: Permit<FillTeam>, ask: Ask) -> Answer {
    Ok(message(&teams::fill(&permit, ask.message()?).await?))
}

async fn empty_team(permit: Permit<FillTeam>, ask: Ask) -> Answer {
    teams::take_out(&permit, ask.person()?).await?;
    Ok(empty())
}

async fn leave_team(permit: Permit<LeaveTeam>, _: Ask) -> Answer {
    teams::leave(&permit).await?;
    Ok(empty())
}

async fn apply(ask: Ask) -> Answer {
    ask.hub.apply(ask.message()?, ask.from()).await?;
    Ok(empty())
}

async fn applicants(permit: Permit<Admit>, _: Ask) -> Answer {
    Ok(message(&people::waiting(&permit).await?))
}

async fn admit(permit: Permit<Admit>, ask: Ask) -> Answer {
    Ok(message(&people::admit(&permit, ask.name("applicant")?, ask.message()?).await?))
}

async fn turn_away(permit: Permit<Admit>, ask: Ask) -> Answer {
    people::turn_away(&permit, ask.name("applicant")?).await?;
    Ok(empty())
}

/// A part of the audit log, in the form that is asked for: for other programs, so no CBOR.
async fn read_audit(_: Permit<Audit>, ask: Ask) -> Answer {
    let (form, mime) = match ask.need::<String>("form")?.as_str() {
        "csv" => (audit::Form::Csv, "text/csv; charset=utf-8"),
        "json" => (audit::Form::Json, "application/x-ndjson"),
        _ => return Err(invalid("the form is csv or json")),
    };
    let after = ask.need("after")?;
    let part = ask.hub.audit_after(after).await.map_err(|error| {
        tracing::error!(%error, "THE AUDIT LOG IS NOT WHAT WAS WRITTEN");
        Problem::new(Code::Hash, "the audit log is not what was written")
    })?;
    let hub = ask.hub.id().to_string();
    let text: String = part.iter().map(|(number, noted)| audit::write(form, &hub, *number, noted)).collect();
    Ok(respond(StatusCode::OK, mime, text))
}

async fn domains(permit: Permit<Configure>, _: Ask) -> Answer {
    Ok(message(&people::domains(&permit).await?))
}

async fn set_domains(permit: Permit<Configure>, ask: Ask) -> Answer {
    Ok(message(&people::set_domains(&permit, ask.message()?).await?))
}

async fn devices(permit: Permit<SeeDevices>, _: Ask) -> Answer {
    Ok(message(&people::devices(&permit).await?))
}

async fn devices_of(permit: Permit<Manage>, _: Ask) -> Answer {
    Ok(message(&people::devices_of(&permit).await?))
}

async fn revoke(permit: Permit<RevokeDevices>, ask: Ask) -> Answer {
    people::revoke(&permit, ask.name("device")?).await?;
    Ok(empty())
}

async fn revoke_of(permit: Permit<Manage>, ask: Ask) -> Answer {
    people::revoke_of(&permit, ask.name("device")?).await?;
    Ok(empty())
}

async fn revoke_all(permit: Permit<RevokeDevices>, _: Ask) -> Answer {
    people::revoke_all(&permit).await?;
    Ok(empty())
}

async fn revoke_all_of(permit: Permit<Manage>, _: Ask) -> Answer {
    people::revoke_all_of(&permit).await?;
    Ok(empty())
}

async fn archive(permit: Permit<Archive>, ask: Ask) -> Answer {
    let archiving: plein_protocol::Archiving = ask.message()?;
    links::archive(&permit, archiving.archived).await?;
    Ok(empty())
}

async fn all_links(permit: Permit<Link>, _: Ask) -> Answer {
    Ok(message(&links::all(&permit).await?))
}

async fn make_link(permit: Permit<Link>, ask: Ask) -> Answer {
    Ok(message(&links::make(&permit, ask.message()?).await?))
}

async fn revoke_link(permit: Permit<Link>, ask: Ask) -> Answer {
    links::revoke(&permit, ask.name("id")?).await?;
    Ok(empty())
}

async fn set_standing(permit: Permit<Manage>, ask: Ask) -> Answer {
    let new: plein_protocol::NewStanding = ask.message()?;
    people::set_standing(&permit, new.standing).await?;
    Ok(empty())
}

async fn end_membership(permit: Permit<Manage>, ask: Ask) -> Answer {
    let departure: plein_protocol::Departure = ask.message()?;
    people::end_membership(&permit, departure.heir).await?;
    Ok(empty())
}

async fn invite(permit: Permit<Invite>, ask: Ask) -> Answer {
    Ok(message(&people::invite(&permit, ask.message()?).await?))
}
