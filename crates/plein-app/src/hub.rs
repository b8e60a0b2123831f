//! The organisation's hub: joining, leaving, people and teams, and how the connection is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

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
    pub teams: Vec<plein_model::TeamId>,
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
// TEMP
use crate::app::{App, Call};
use crate::commands::Nothing;
use crate::errors::AppError;
pub(crate) fn state(_: &App) -> Option<HubState> {
    None
}
pub(crate) fn join(_: &Call<'_>, _: JoinHub) -> Result<HubState, AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn sign_in(_: &Call<'_>, _: SignInHub) -> Result<HubState, AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn leave(_: &Call<'_>, _: Nothing) -> Result<(), AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn invite(_: &Call<'_>, _: Invite) -> Result<Invited, AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn teams(_: &Call<'_>, _: Nothing) -> Result<Vec<Team>, AppError> {
    Err(AppError::internal("temp"))
}
pub(crate) fn create_team(_: &Call<'_>, _: NewTeam) -> Result<Team, AppError> {
    Err(AppError::internal("temp"))
}
