//! Joining, signing in and out, inviting, teams: what a person does with a hub, beside the streams.

use super::{HttpHub, send, with_body};
use plein_model::{DeviceId, MemberId, TeamId};
use plein_protocol::{
    Code, Device, DeviceToken, Hello, Hub, Invitation, Invited, Join, Member, Membership, NewTeam, NewTeamMember,
    Problem, SignIn, Team, VERSIONS,
};
use reqwest::Method;

/// A link that invites to a hub: `<address>/join#<secret>`. What stands after the `#` is never sent by a browser.
#[derive(Clone, PartialEq, Eq)]
pub struct InvitationLink {
    /// The address of the hub.
    pub address: String,
    /// Works once.
    pub secret: String,
}

impl std::fmt::Debug for InvitationLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("InvitationLink").field("address", &self.address).finish_non_exhaustive()
    }
}

impl std::str::FromStr for InvitationLink {
    type Err = Problem;

    /// Reads a link as somebody pasted it.
    fn from_str(text: &str) -> Result<Self, Problem> {
        let wrong = || Problem::new(Code::Invitation, "not an invitation");
        let (page, secret) = text.trim().split_once('#').ok_or_else(wrong)?;
        let address = page.trim_end_matches('/').strip_suffix("/join").ok_or_else(wrong)?;
        let fits = (1..=200).contains(&secret.len());
        if !fits || !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_') {
            return Err(wrong());
        }
        let hub = HttpHub::stranger(address).map_err(|_| wrong())?;
        Ok(Self { address: hub.address().to_owned(), secret: secret.to_owned() })
    }
}

impl HttpHub {
    /// Asks who a hub is, and whether it speaks a version that is spoken here.
    ///
    /// # Errors
    /// [`Code::Invalid`] for no address, [`Code::Version`], [`Code::Unreachable`], [`Code::Nonsense`].
    pub async fn greet(address: &str) -> Result<Hello, Problem> {
        let hello = Self::stranger(address)?.hello().await?;
        match VERSIONS.agree(hello.versions) {
            Some(_) => Ok(hello),
            None => Err(Problem::new(Code::Version, "no version in common")),
        }
    }

    /// Joins a hub.
    ///
    /// # Errors
    /// [`Code::Invitation`], [`Code::NameTaken`], [`Code::Invalid`], and those of the way there.
    pub async fn join(address: &str, join: &Join) -> Result<Membership, Problem> {
        Self::stranger(address)?.post("v1/join", join).await
    }

    /// Signs this device in again.
    ///
    /// # Errors
    /// [`Code::Credentials`], [`Code::Busy`], and those of the way there.
    pub async fn sign_in(address: &str, sign_in: &SignIn) -> Result<Membership, Problem> {
        Self::stranger(address)?.post("v1/sign-in", sign_in).await
    }

    /// Makes the token worth nothing.
    ///
    /// # Errors
    /// Those of the way there.
    pub async fn sign_out(&self) -> Result<(), Problem> {
        send(self.request(Method::POST, "v1/sign-out")?).await.map(|_| ())
    }

    /// Makes an invitation.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for who may not, and those of the way there.
    pub async fn invite(&self, teams: Vec<TeamId>) -> Result<Invited, Problem> {
        self.post("v1/invitations", &Invitation { teams, ..Invitation::default() }).await
    }

    /// Everyone on the hub, by name.
    ///
    /// # Errors
    /// Those of the way there.
    pub async fn members(&self) -> Result<Vec<Member>, Problem> {
        self.get("v1/members").await
    }

    /// Where one is signed in.
    ///
    /// # Errors
    /// Those of the way there.
    pub async fn devices(&self) -> Result<Vec<Device>, Problem> {
        self.get("v1/devices").await
    }

    /// Signs out one of the places where one is signed in.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for what is not one's own, and those of the way there.
    pub async fn sign_out_device(&self, device: DeviceId) -> Result<(), Problem> {
        send(self.request(Method::POST, &format!("v1/devices/{device}/revoke"))?).await.map(|_| ())
    }

    /// Makes a team.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for who may not, [`Code::NameTaken`], and those of the way there.
    pub async fn make_team(&self, name: &str) -> Result<Team, Problem> {
        self.post("v1/teams", &NewTeam { name: name.to_owned() }).await
    }

    /// Puts a member in a team.
    ///
    /// # Errors
    /// [`Code::Forbidden`] for who may not, and those of the way there.
    pub async fn add_to_team(&self, team: TeamId, member: MemberId) -> Result<(), Problem> {
        let request = self.request(Method::POST, &format!("v1/teams/{team}/members"))?;
        send(with_body(request, &NewTeamMember { member, lead: None })).await.map(|_| ())
    }

    /// The token, to be kept where secrets are kept.
    pub fn token(&self) -> Option<&DeviceToken> {
        self.token.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_as_people_paste_it() {
        let link: InvitationLink = "  https://plein.example.org/join#AbC-_9\n".parse().expect("a link");
        assert_eq!((link.address.as_str(), link.secret.as_str()), ("https://plein.example.org", "AbC-_9"));
        let below: InvitationLink = "http://127.0.0.1:8090/plein/join/#x".parse().expect("a link");
        assert_eq!(below.address, "http://127.0.0.1:8090/plein");
        assert!(!format!("{link:?}").contains("AbC"), "secrets are not printed");
        let long = format!("https://x.org/join#{}", "a".repeat(201));
        for wrong in [
            "",
            "hello",
            "https://x.org/join",
            "https://x.org/join#",
            "https://x.org/#a",
            "http://x.org/join#a",
            "https://x.org/join#a b",
            &long,
        ] {
            let refused = wrong.parse::<InvitationLink>().expect_err(wrong);
            assert_eq!(refused.code, Code::Invitation, "{wrong}");
        }
    }
}
