//! Where a Space is, and whom it is shared with.

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
