//! The organisation's hub: joining, leaving, people and teams, and how the connection is.

use crate::app::{App, Call};
use crate::commands::Nothing;
use crate::errors::{AppError, Code};
use plein_library as library;
use plein_model::{DeviceId, MemberId, TeamId};
use plein_protocol::{self as protocol, Hub as _, Membership, Problem};
use plein_sync::{HttpHub, InvitationLink};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// How long the hub may take to hear that this device leaves. It leaves anyhow.
const GOODBYE: Duration = Duration::from_secs(3);

/// Characters of a name and of a password, as the hub wants them.
const NAME: std::ops::RangeInclusive<usize> = 1..=80;
const PASSWORD: std::ops::RangeInclusive<usize> = 10..=1024;

/// The hub that was joined, and how things stand with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HubState {
    /// Which.
    pub hub: String,
    /// What the organisation calls it.
    pub name: String,
    /// Where.
    pub url: String,
    /// Who one is there.
    pub member: Member,
    /// Where the device's token is kept; null when there is none (signed out).
    pub token_kept: Option<TokenKept>,
    /// How the connection is.
    pub connection: Connection,
    /// When everything was last exchanged, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_sync: Option<i64>,
}

/// A person on a hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Member {
    /// Who.
    pub id: String,
    /// As they call themselves.
    pub name: String,
    /// Whether they may invite people and make teams.
    pub owner: bool,
}

/// A place where one is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Device {
    /// Which.
    pub id: String,
    /// What it was called at sign-in.
    pub name: String,
    /// Whether it is a browser.
    pub browser: bool,
    /// When it was last heard of, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub seen_at: Option<i64>,
    /// Whether it is this one.
    pub this: bool,
}

impl From<protocol::Device> for Device {
    fn from(device: protocol::Device) -> Self {
        let protocol::Device { id, name, browser, seen_at, this, .. } = device;
        Self { id: id.to_string(), name, browser, seen_at, this }
    }
}

/// One of the places where one is signed in.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct OneDevice {
    /// Which.
    #[ts(type = "string")]
    pub device: DeviceId,
}

/// Where a device's token is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TokenKept {
    /// In the system's keychain.
    Keychain,
    /// In a file that only its owner can read: there is no keychain here.
    File,
}

/// How the connection with the hub is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Connection {
    /// In touch.
    Connected,
    /// Out of reach; work goes on, and is exchanged later.
    Offline,
    /// The hub wants a new sign-in. Unsent work stays here.
    SignedOut,
}

/// Joins with an invitation.
#[derive(Clone, Deserialize, TS)]
pub struct JoinHub {
    /// The link as it was pasted.
    pub invitation: String,
    /// The name to be known by there.
    pub name: String,
    /// At least 10 characters.
    pub password: String,
}

/// Signs in as somebody who joined before.
#[derive(Clone, Deserialize, TS)]
pub struct SignInHub {
    /// The hub's address.
    pub url: String,
    /// The name there.
    pub name: String,
    /// The password there.
    pub password: String,
}

/// Asks for an invitation.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Invite {
    /// Teams that the new member is in from the start.
    #[ts(type = "string[]")]
    #[serde(default)]
    pub teams: Vec<TeamId>,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Invited {
    /// Works once, for seven days.
    pub link: String,
}

/// Makes a team.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct NewTeam {
    /// What it is called.
    pub name: String,
}

/// Puts somebody in a team.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct JoinTeam {
    /// Which team.
    #[ts(type = "string")]
    pub team: TeamId,
    /// Who.
    #[ts(type = "string")]
    pub member: MemberId,
}

/// A group of people on the hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Team {
    /// Which.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub members: Vec<Member>,
}

impl From<protocol::Member> for Member {
    fn from(member: protocol::Member) -> Self {
        Self { id: member.id.to_string(), name: member.name, owner: member.owner }
    }
}

impl From<protocol::Team> for Team {
    fn from(team: protocol::Team) -> Self {
        let members = team.members.into_iter().map(Member::from).collect();
        Self { id: team.id.to_string(), name: team.name, members }
    }
}

impl From<Problem> for AppError {
    fn from(problem: Problem) -> Self {
        tracing::info!(%problem, "the hub refused");
        match problem.code {
            protocol::Code::Version => Code::HubVersion,
            protocol::Code::SignIn => Code::HubSignedOut,
            protocol::Code::Credentials => Code::HubCredentials,
            protocol::Code::Invitation => Code::HubInvitation,
            protocol::Code::Forbidden => Code::HubForbidden,
            protocol::Code::NameTaken => Code::HubNameTaken,
            protocol::Code::Busy => Code::HubBusy,
            protocol::Code::Unreachable => Code::HubUnreachable,
            protocol::Code::Internal => Code::HubInternal,
            // Before anything else is said, what is not valid is the address.
            protocol::Code::Invalid | protocol::Code::Nonsense => Code::HubNonsense,
            _ => Code::HubRefused,
        }
        .into()
    }
}

/// How things stand with the hub; none when there is none.
pub(crate) fn state(app: &App) -> Option<HubState> {
    let hub = match app.library().hub() {
        Ok(hub) => hub?,
        Err(error) => {
            tracing::error!(%error, "the hub cannot be read");
            return None;
        }
    };
    let kept = match hub.token_in {
        library::TokenIn::Keychain => TokenKept::Keychain,
        library::TokenIn::File => TokenKept::File,
    };
    Some(HubState {
        hub: hub.hub.to_string(),
        name: hub.name,
        url: hub.url,
        member: hub.member.into(),
        token_kept: app.exchange().has_token().then_some(kept),
        connection: app.exchange().connection(),
        last_sync: hub.last_sync,
    })
}

/// `hub_join`.
pub(crate) fn join(call: &Call<'_>, args: JoinHub) -> Result<HubState, AppError> {
    if let Some(hub) = call.library().hub()? {
        return Err(AppError::new(Code::HubAlready).with("hub", hub.name));
    }
    let link: InvitationLink = args.invitation.parse().map_err(|_| Code::HubInvitationForm)?;
    let (name, password) = checked(&args.name, args.password)?;
    let hello = call.wait(HttpHub::greet(&link.address))?;
    let join = protocol::Join {
        invitation: link.secret,
        name,
        password,
        device: call.library().device(),
        device_name: device_name(),
        email: None,
    };
    let membership = call.wait(HttpHub::join(&link.address, &join)).map_err(not_accepted)?;
    enter(call, link.address, &hello, membership)
}

/// `hub_sign_in`.
pub(crate) fn sign_in(call: &Call<'_>, args: SignInHub) -> Result<HubState, AppError> {
    let (name, password) = checked(&args.name, args.password)?;
    let hello = call.wait(HttpHub::greet(&args.url))?;
    match call.library().hub()? {
        Some(hub) if hub.hub != hello.hub => return Err(AppError::new(Code::HubAlready).with("hub", hub.name)),
        _ => {}
    }
    let sign_in = protocol::SignIn { name, password, device: call.library().device(), device_name: device_name() };
    let membership = call.wait(HttpHub::sign_in(&args.url, &sign_in)).map_err(not_accepted)?;
    enter(call, args.url.trim().trim_end_matches('/').to_owned(), &hello, membership)
}

/// Keeps the membership, and begins to exchange.
fn enter(call: &Call<'_>, url: String, hello: &protocol::Hello, membership: Membership) -> Result<HubState, AppError> {
    let Membership { hub, member, token } = membership;
    if hub != hello.hub {
        return Err(Code::HubNonsense.into());
    }
    let token_in = match call.app.secrets().keep(hub, &token).map_err(AppError::internal)? {
        TokenKept::Keychain => library::TokenIn::Keychain,
        TokenKept::File => library::TokenIn::File,
    };
    call.wait(call.app.exchange().end());
    let last_sync = None;
    let (epoch, name) = (hello.epoch, hello.name.clone());
    let mut settings = call.library().settings()?;
    if settings.name.is_empty() {
        settings.name.clone_from(&member.name);
        call.library().set_settings(library::Origin::Window, &settings)?;
    }
    let joined = library::Connection { url, hub, epoch, name, member, token_in, last_sync };
    call.app.exchange().enter(call.library(), &joined, token, call.app.weak())?;
    state(call.app).ok_or_else(|| AppError::internal("a hub that was joined is not there"))
}

/// `hub_leave`.
pub(crate) fn leave(call: &Call<'_>, _: Nothing) -> Result<(), AppError> {
    let Some(hub) = call.library().hub()? else { return Ok(()) };
    let goodbye = call.app.exchange().hub();
    call.wait(call.app.exchange().end());
    if let Ok(goodbye) = goodbye
        && !matches!(call.wait(async { tokio::time::timeout(GOODBYE, goodbye.sign_out()).await }), Ok(Ok(())))
    {
        tracing::info!("the hub did not hear that this device leaves");
    }
    call.app.secrets().forget(hub.hub).map_err(AppError::internal)?;
    Ok(call.library().leave_hub()?)
}

/// `hub_invite`.
pub(crate) fn invite(call: &Call<'_>, args: Invite) -> Result<Invited, AppError> {
    let invited = call.wait(connected(call)?.invite(args.teams))?;
    Ok(Invited { link: invited.link })
}

/// `hub_teams`.
pub(crate) fn teams(call: &Call<'_>, _: Nothing) -> Result<Vec<Team>, AppError> {
    Ok(call.wait(connected(call)?.teams())?.into_iter().map(Team::from).collect())
}

/// `hub_people`.
pub(crate) fn people(call: &Call<'_>, _: Nothing) -> Result<Vec<Member>, AppError> {
    Ok(call.wait(connected(call)?.members())?.into_iter().map(Member::from).collect())
}

/// `hub_devices`.
pub(crate) fn devices(call: &Call<'_>, _: Nothing) -> Result<Vec<Device>, AppError> {
    Ok(call.wait(connected(call)?.devices())?.into_iter().map(Device::from).collect())
}

/// `device_sign_out`.
pub(crate) fn sign_out_device(call: &Call<'_>, args: OneDevice) -> Result<(), AppError> {
    Ok(call.wait(connected(call)?.sign_out_device(args.device))?)
}

/// `team_create`.
pub(crate) fn create_team(call: &Call<'_>, args: NewTeam) -> Result<Team, AppError> {
    let hub = connected(call)?;
    Ok(call.wait(hub.make_team(args.name.trim())).map_err(not_accepted)?.into())
}

/// `team_add`.
pub(crate) fn add_to_team(call: &Call<'_>, args: JoinTeam) -> Result<(), AppError> {
    Ok(call.wait(connected(call)?.add_to_team(args.team, args.member))?)
}

/// The hub, when one was joined and there is a token for it.
fn connected(call: &Call<'_>) -> Result<HttpHub, AppError> {
    if call.library().hub()?.is_none() {
        return Err(Code::HubNone.into());
    }
    call.app.exchange().hub()
}

/// A name and a password that the hub could take. The hub decides; this spares the way there.
fn checked(name: &str, password: String) -> Result<(String, String), AppError> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = NAME.contains(&name.chars().count()) && PASSWORD.contains(&password.chars().count());
    if fits { Ok((name, password)) } else { Err(Code::HubNameOrPassword.into()) }
}

/// What is not valid once the hub is there, is the name or the password.
fn not_accepted(problem: Problem) -> AppError {
    if problem.code == protocol::Code::Invalid { Code::HubNameOrPassword.into() } else { problem.into() }
}

/// What this computer calls itself, for the list of devices.
fn device_name() -> String {
    let name = gethostname::gethostname().to_string_lossy().trim().to_owned();
    if name.is_empty() { format!("Plein ({})", std::env::consts::OS) } else { name.chars().take(80).collect() }
}
