//! People: invitations, joining, signing in.

use plein_model::{DeviceId, HubId, MemberId, TeamId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A person on a hub.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// As they call themselves.
    pub name: String,
    /// Whether they may invite people and make teams: administrators and the owner.
    pub owner: bool,
}

/// What someone is on a hub. Each may also do what the ones before it may.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", from = "String")]
pub enum Standing {
    /// Sees what is shared with them or a team of theirs, not what is shared with the organisation; brings no Space of
    /// their own. Also what a standing is read as that this version does not know.
    Guest,
    /// Makes Spaces, and sees what is shared with the organisation.
    #[default]
    Member,
    /// Looks after people, teams and devices; sees no more of others' Spaces than anyone.
    Administrator,
    /// Names the administrators, and other owners.
    Owner,
}

impl From<String> for Standing {
    fn from(text: String) -> Self {
        match text.as_str() {
            "member" => Self::Member,
            "administrator" => Self::Administrator,
            "owner" => Self::Owner,
            _ => Self::Guest,
        }
    }
}

/// Changes what someone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewStanding {
    /// What they are from now on.
    pub standing: Standing,
}

/// Ends a membership. What they wrote stays, under their name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// Who owns from now on what they owned. Without one it waits until somebody is named.
    #[serde(default)]
    pub heir: Option<MemberId>,
}

/// A group of people that Spaces can be shared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Which.
    pub id: TeamId,
    /// What it is called.
    pub name: String,
    /// Who is in it.
    pub members: Vec<Member>,
    /// Who of them may put others in it. An older hub names none.
    #[serde(default)]
    pub leads: Vec<MemberId>,
}

/// Joins a hub with an invitation.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Join {
    /// The secret part of the invitation link. Works once.
    pub invitation: String,
    /// The name to be known by; also what one signs in with. 1 to 80 characters.
    pub name: String,
    /// 10 to 1,024 characters.
    pub password: String,
    /// This installation.
    pub device: DeviceId,
    /// What this installation is called, for the list of devices.
    pub device_name: String,
    /// The e-mail address that the invitation is for, when it is for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// A device on which someone is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Which installation. A browser has another one at each sign-in.
    pub id: DeviceId,
    /// What it was called at sign-in.
    pub name: String,
    /// Whether it is a browser.
    pub browser: bool,
    /// Since when, in milliseconds since 1970.
    pub signed_in_at: i64,
    /// When it was last heard of, to the quarter of an hour.
    pub seen_at: Option<i64>,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// Asks to join, for who has an address of the organisation and no invitation. An administrator decides.
#[derive(Clone, Serialize, Deserialize)]
pub struct Apply {
    /// The name to be known by. 1 to 80 characters.
    pub name: String,
    /// An address of a domain that the owner named.
    pub email: String,
    /// 10 to 1,024 characters; to sign in with once one was admitted.
    pub password: String,
}

/// Who asked to join.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// The member they will be.
    pub id: MemberId,
    /// The name that they gave.
    pub name: String,
    /// The address that they gave. Nobody has looked whether it is theirs.
    pub email: String,
    /// When, in milliseconds since 1970.
    pub asked_at: i64,
}

/// Lets somebody in who asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admission {
    /// What they will be: a guest or a member.
    #[serde(default)]
    pub standing: Standing,
    /// Teams that they are in from the start.
    #[serde(default)]
    pub teams: Vec<TeamId>,
}

/// From which addresses people may ask to join.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Domains {
    /// What stands after the @. None: nobody may ask.
    pub domains: Vec<String>,
}

/// Signs a device in for a member who has joined before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignIn {
    /// The name given when joining.
    pub name: String,
    /// The password given then.
    pub password: String,
    /// This installation.
    pub device: DeviceId,
    /// What it is called.
    pub device_name: String,
}

/// What a device gets when its person has joined or signed in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Membership {
    /// The hub that was joined.
    pub hub: HubId,
    /// Who one is there.
    pub member: Member,
    /// Proves it at each request.
    pub token: DeviceToken,
}

/// An opaque secret of 32 random bytes in base64url; the hub keeps only its hash. Never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceToken(pub String);

impl fmt::Debug for DeviceToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceToken(…)")
    }
}

/// Asks for an invitation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Teams that the new member is in from the start.
    pub teams: Vec<TeamId>,
    /// What they will be. Only an owner invites administrators and owners.
    #[serde(default)]
    pub standing: Standing,
    /// For whom it is: only who gives this e-mail address can use it. The hub sends no mail; whoever invites does.
    #[serde(default)]
    pub email: Option<String>,
    /// How many days it works, 1 to 90. Absent: seven.
    #[serde(default)]
    pub days: Option<u32>,
}

/// An invitation that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invited {
    /// `<hub address>/join#<secret>`. Works once, for as many days as it was given.
    pub link: String,
}

/// Makes a team. The maker is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTeam {
    /// What it is to be called. 1 to 80 characters.
    pub name: String,
}

/// Puts a member in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewTeamMember {
    /// Who.
    pub member: MemberId,
    /// Whether they lead it. Absent: as they did. Only administrators say.
    #[serde(default)]
    pub lead: Option<bool>,
}
