//! Where a Space is, and whom it is shared with.

use crate::app::Call;
use crate::errors::{AppError, Code};
use crate::spaces::InSpace;
use plein_library as library;
use plein_library::Origin;
use plein_protocol as protocol;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Where work is. Never rosier than the truth: `on_hub` only after a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Whereabouts {
    /// Only on this computer.
    OnlyHere,
    /// Some of it has no receipt yet.
    OnItsWay,
    /// The hub has all of it, durably.
    OnHub,
    /// The hub has something newer that is not here yet.
    Newer,
}

/// Whom a Space is shared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum With {
    /// Everybody on the hub.
    Organisation,
    /// A team.
    Team {
        /// Which.
        #[ts(type = "string")]
        team: plein_model::TeamId,
    },
    /// One person.
    Member {
        /// Who.
        #[ts(type = "string")]
        member: plein_model::MemberId,
    },
}

/// What somebody may do with a Space. Each may also do what the ones before it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Read.
    Reader,
    /// Take part in the conversation.
    Commenter,
    /// Write.
    CoAuthor,
    /// Share, hand over, remove.
    Owner,
}

/// A right that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Grant {
    /// To whom. Names of teams: `hub_teams`.
    pub with: With,
    /// As what.
    pub role: Role,
}

/// Where a Space is and who may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// The Space as a whole, with its media.
    pub space: Whereabouts,
    /// By chapter id.
    #[ts(type = "Record<string, Whereabouts>")]
    pub chapters: BTreeMap<String, Whereabouts>,
    /// Empty: nobody but the owner.
    pub shared_with: Vec<Grant>,
    /// What the person here may do.
    pub role: Role,
    /// Why the hub takes nothing more of what is written here, when it does not. The work stays here.
    pub refused: Option<Code>,
    /// Pictures and films that it shows and that stay here until somebody says that they show no patient.
    pub unchecked: Vec<String>,
}

/// Shares a Space.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ShareSpace {
    /// Which.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// With whom.
    pub with: With,
    /// As what.
    pub role: Role,
}

/// Takes a right back.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct UnshareSpace {
    /// Which Space.
    #[ts(type = "string")]
    pub space: plein_model::SpaceId,
    /// With whom no longer.
    pub with: With,
}

impl From<library::Whereabouts> for Whereabouts {
    fn from(whereabouts: library::Whereabouts) -> Self {
        match whereabouts {
            library::Whereabouts::OnlyHere => Self::OnlyHere,
            library::Whereabouts::OnItsWay => Self::OnItsWay,
            library::Whereabouts::OnHub => Self::OnHub,
            library::Whereabouts::Newer => Self::Newer,
        }
    }
}

impl From<protocol::With> for With {
    fn from(with: protocol::With) -> Self {
        match with {
            protocol::With::Organisation => Self::Organisation,
            protocol::With::Team(team) => Self::Team { team },
            protocol::With::Member(member) => Self::Member { member },
        }
    }
}
impl From<With> for protocol::With {
    fn from(with: With) -> Self {
        match with {
            With::Organisation => Self::Organisation,
            With::Team { team } => Self::Team(team),
            With::Member { member } => Self::Member(member),
        }
    }
}

impl From<protocol::Role> for Role {
    fn from(role: protocol::Role) -> Self {
        match role {
            protocol::Role::Reader => Self::Reader,
            protocol::Role::Commenter => Self::Commenter,
            protocol::Role::CoAuthor => Self::CoAuthor,
            protocol::Role::Owner => Self::Owner,
        }
    }
}
impl From<Role> for protocol::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Reader => Self::Reader,
            Role::Commenter => Self::Commenter,
            Role::CoAuthor => Self::CoAuthor,
            Role::Owner => Self::Owner,
        }
    }
}

/// `space_place`.
pub(crate) fn place(call: &Call<'_>, args: InSpace) -> Result<Place, AppError> {
    let place = call.library().place(args.space)?;
    let mine = call.library().card(args.space)?.mine;
    // What is only here is one's own; what the hub no longer names can still be read here.
    let role = place.role.map_or(if mine { Role::Owner } else { Role::Reader }, Role::from);
    Ok(Place {
        space: place.space.into(),
        chapters: place.chapters.into_iter().map(|(id, whereabouts)| (id.to_string(), whereabouts.into())).collect(),
        shared_with: place
            .shared_with
            .into_iter()
            .map(|g| Grant { with: g.with.into(), role: g.role.into() })
            .collect(),
        role,
        refused: place.refused.map(|code| match code {
            protocol::Code::Forbidden => Code::ReadOnly,
            _ => Code::HubRefused,
        }),
        unchecked: place.unchecked.iter().map(ToString::to_string).collect(),
    })
}

/// `space_share`.
pub(crate) fn share(call: &Call<'_>, args: ShareSpace) -> Result<Place, AppError> {
    let grant = protocol::Grant { with: args.with.into(), role: args.role.into() };
    call.library().share(Origin::Window, args.space, grant)?;
    place(call, InSpace { space: args.space })
}

/// `space_unshare`.
pub(crate) fn unshare(call: &Call<'_>, args: UnshareSpace) -> Result<Place, AppError> {
    call.library().unshare(Origin::Window, args.space, args.with.into())?;
    place(call, InSpace { space: args.space })
}
