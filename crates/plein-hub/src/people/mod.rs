//! People: invitations, joining, signing in and out.
//!
//! Always holds: an invitation works once, for the days that it was given, and only for the address that it is for, when
//! it is for one; passwords are kept as argon2id, tokens and invitations as
//! hashes; a wrong name costs as much work as a wrong password; too many wrong tries slow down who tries, from where they
//! try, and nobody else.

mod applicants;
mod attempts;
mod devices;
mod password;
mod standings;

pub use applicants::{admit, domains, set_domains, turn_away, waiting};
pub use attempts::Attempts;
pub use devices::{devices, devices_of, revoke, revoke_all, revoke_all_of, revoke_of};
pub use password::Passwords;
pub use standings::{end_membership, set_standing};

use crate::live::Happening;
use crate::permit::{Invite, Permit, SignOut};
use crate::policy::{self, Action, Object};
use crate::refusal::{Failure, forbidden, invalid};
use crate::session::secret_hash;
use crate::store::members::{self, DeviceRow, InvitationRow, Newcomer};
use crate::{Hub, store};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plein_model::{DeviceId, MemberId};
use plein_protocol::{Code, DeviceToken, Invitation, Invited, Join, Member, Membership, Problem, SignIn, Standing};
use std::net::IpAddr;
use unicode_normalization::UnicodeNormalization as _;

/// How long an invitation works, in milliseconds.
pub const INVITATION_LASTS: i64 = 7 * 24 * 3600 * 1000;
/// How long a browser stays signed in, in milliseconds.
pub const BROWSER_LASTS: i64 = 30 * 24 * 3600 * 1000;

/// What somebody signs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// A Plein, with a token that lasts until it is revoked.
    Plein,
    /// A browser, for some time.
    Browser,
}

/// A name without white space around it or twice in it; `None` when it is no name: 1 to 80 characters, none of them
/// control characters.
pub fn clean_name(name: &str) -> Option<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let fits = (1..=80).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    fits.then_some(name)
}

/// The form in which names are compared: however the letters are put together (NFC), in whatever case.
fn name_key(name: &str) -> String {
    // Up and down again, as full case folding does: ß is ss, and both forms of a small sigma are one.
    name.nfc().collect::<String>().to_uppercase().to_lowercase().nfc().collect()
}

impl Hub {
    pub(crate) fn secret(&self) -> String {
        let mut bytes = [0; 32];
        self.world().fill(&mut bytes);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// The link with which the owner joins; `None` when the hub has an owner. Each time a fresh one: earlier ones that
    /// nobody used stop working.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn owner_invitation(&self) -> Result<Option<Invited>, Problem> {
        let secret = self.secret();
        let row = self.invitation(&secret, Standing::Owner, None, Vec::new());
        let made = self.store().write(move |c| {
            if members::any_owner(c)? {
                return Ok(false);
            }
            members::forget_owner_invitations(c)?;
            members::invite(c, &row)?;
            Ok(true)
        });
        Ok(made.await?.then(|| self.link(&secret)))
    }

    /// Makes an invitation for a member, by whoever runs the hub.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn invite(&self) -> Result<Invited, Problem> {
        let secret = self.secret();
        let row = self.invitation(&secret, Standing::Member, None, Vec::new());
        self.store().write(move |c| members::invite(c, &row)).await?;
        Ok(self.link(&secret))
    }

    fn invitation(
        &self,
        secret: &str,
        standing: Standing,
        by: Option<MemberId>,
        teams: Vec<plein_model::TeamId>,
    ) -> InvitationRow {
        let made_at = self.world().now();
        let expires_at = made_at.saturating_add(INVITATION_LASTS);
        InvitationRow { secret: secret_hash(secret), standing, made_by: by, made_at, expires_at, teams, email: None }
    }

    fn link(&self, secret: &str) -> Invited {
        Invited { link: format!("{}/join#{secret}", self.address()) }
    }

    /// Joins with an invitation. `from` is where the request comes from: wrong tries count for it.
    ///
    /// # Errors
    /// [`Code::Invitation`], [`Code::NameTaken`], [`Code::Invalid`], [`Code::Busy`] after too many wrong tries.
    pub async fn join(&self, join: Join, from: IpAddr) -> Result<Membership, Problem> {
        self.join_by(join, By::Plein, from).await
    }

    /// Signs in a member who joined before. `from` is where the request comes from: wrong tries count for it.
    ///
    /// # Errors
    /// [`Code::Credentials`], [`Code::Forbidden`] when someone else is signed in on the device, [`Code::Busy`] after too
    /// many wrong tries.
    pub async fn sign_in(&self, sign_in: SignIn, from: IpAddr) -> Result<Membership, Problem> {
        self.sign_in_by(sign_in, By::Plein, from).await
    }

    pub(crate) async fn join_by(&self, join: Join, by: By, from: IpAddr) -> Result<Membership, Problem> {
        let Join { invitation, name, password, device, device_name, email } = join;
        let name = clean_name(&name).ok_or_else(|| invalid("a name has 1 to 80 characters"))?;
        let device_name = clean_name(&device_name).unwrap_or_default();
        if !Passwords::is_long_enough(&password) {
            return Err(invalid("a password has 10 to 1,024 characters"));
        }
        let email = email.and_then(|email| applicants::clean_email(&email));
        let no_good = || Problem::new(Code::Invitation, "the invitation was used, has expired, or never existed");
        let attempt = self.attempts().begin(from, "invitation")?;
        let (secret, now, key) = (secret_hash(invitation.trim()), self.world().now(), name_key(&name));
        let (asked, theirs) = (key.clone(), email.clone());
        let (good, taken) = self
            .store()
            .read(move |c| {
                Ok((members::invitation_is_good(c, &secret, now, theirs.as_deref())?, members::taken(c, &asked)?))
            })
            .await?;
        if !good {
            return Err(no_good());
        }
        attempt.succeeded();
        if taken {
            return Err(Problem::new(Code::NameTaken, "the name is taken"));
        }
        let password = self.passwords().hash(password, self.world()).await?;
        let id = MemberId::from_uuid(self.world().uuid());
        let token = self.secret();
        let token_hash = secret_hash(&token);
        let member = self
            .store()
            .write(move |c| {
                let used = members::use_invitation(c, &secret, id, now, email.as_deref())?;
                let Some(standing) = used else { return Err(no_good().into()) };
                if members::taken(c, &key)? {
                    return Err(Problem::new(Code::NameTaken, "the name is taken").into());
                }
                let new = Newcomer {
                    id,
                    name: &name,
                    key: &key,
                    password: &password,
                    standing,
                    email: email.as_deref(),
                    at: now,
                };
                let member = members::add(c, &new)?;
                members::join_teams(c, &secret, id)?;
                sign_in_device(c, &member, token_hash, device, &device_name, by, now)?;
                Ok(member)
            })
            .await?;
        self.tell(Happening::Rights);
        self.note_entry(Action::Join, from, Some(&member)).await;
        Ok(Membership { hub: self.id(), member, token: DeviceToken(token) })
    }

    pub(crate) async fn sign_in_by(&self, sign_in: SignIn, by: By, from: IpAddr) -> Result<Membership, Problem> {
        let SignIn { name, password, device, device_name } = sign_in;
        let name = clean_name(&name).unwrap_or_default();
        let device_name = clean_name(&device_name).unwrap_or_default();
        let key = name_key(&name);
        let attempt = self.attempts().begin(from, &key)?;
        let found = self.store().read(move |c| members::by_name(c, &key)).await?;
        let (member, kept) = found.map_or((None, None), |(member, kept)| (Some(member), Some(kept)));
        let right = self.passwords().verify(password, kept, self.world()).await?;
        let Some(member) = member.filter(|_| right) else {
            self.note_entry(Action::SignIn, from, None).await;
            return Err(Problem::new(Code::Credentials, "wrong name or password"));
        };
        attempt.succeeded();
        self.note_entry(Action::SignIn, from, Some(&member)).await;
        let token = self.secret();
        let (token_hash, now, row) = (secret_hash(&token), self.world().now(), member.clone());
        let revoked =
            self.store().write(move |c| sign_in_device(c, &row, token_hash, device, &device_name, by, now)).await?;
        revoked.into_iter().for_each(|token| self.tell(Happening::SignedOut(token)));
        Ok(Membership { hub: self.id(), member, token: DeviceToken(token) })
    }

    /// Signs a member out everywhere: their tokens are refused at the next request, their sockets close.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn sign_out_everywhere(&self, member: MemberId) -> Result<(), Problem> {
        let now = self.world().now();
        let revoked = self.store().write(move |c| members::revoke_member(c, member, now)).await?;
        revoked.into_iter().for_each(|token| self.tell(Happening::SignedOut(token)));
        Ok(())
    }

    /// How many entries stand in quarantine, because they contradict what was taken before.
    ///
    /// # Errors
    /// When the disk fails.
    pub async fn quarantined(&self) -> Result<u64, Problem> {
        Ok(self.store().read(store::streams::quarantined).await?)
    }
}

fn sign_in_device(
    c: &store::Db,
    member: &Member,
    token: members::SecretHash,
    device: DeviceId,
    name: &str,
    by: By,
    at: i64,
) -> Result<Vec<members::SecretHash>, Failure> {
    if by == By::Plein && members::device_elsewhere(c, device, member.id)? {
        // Else someone could write under the counters of a colleague's device.
        return Err(Problem::new(Code::Forbidden, "someone else is signed in on this device").into());
    }
    let revoked = members::revoke_device(c, member.id, device, at)?;
    let browser = by == By::Browser;
    let expires_at = browser.then(|| at.saturating_add(BROWSER_LASTS));
    members::sign_in(c, &DeviceRow { token, member: member.id, device, name, browser, at, expires_at })?;
    Ok(revoked)
}

/// Makes an invitation.
pub async fn invite(permit: &Permit<Invite>, wanted: Invitation) -> Result<Invited, Problem> {
    let hub = permit.hub();
    if wanted.teams.len() > 100 {
        return Err(invalid("that is too many teams"));
    }
    let above = Action::of_change(Standing::Guest, wanted.standing) == Action::Appoint;
    if above && !policy::allows(permit.session().subject(), Action::Appoint, Object::Hub) {
        return Err(forbidden());
    }
    let secret = hub.secret();
    let days = wanted.days.unwrap_or(7);
    if !(1..=90).contains(&days) {
        return Err(invalid("an invitation works for 1 to 90 days"));
    }
    let email =
        wanted.email.map(|email| applicants::clean_email(&email).ok_or_else(|| invalid("not an e-mail address")));
    let mut row = hub.invitation(&secret, wanted.standing, Some(permit.session().member().id), wanted.teams);
    row.email = email.transpose()?;
    row.expires_at = row.made_at.saturating_add(i64::from(days) * 24 * 3600 * 1000);
    let written = hub.store().write(move |c| {
        for team in &row.teams {
            if !store::teams::exists(c, *team)? {
                return Err(invalid("there is no such team").into());
            }
        }
        members::invite(c, &row)
    });
    written.await?;
    Ok(hub.link(&secret))
}

/// Signs out: the token is worth nothing any more.
pub async fn sign_out(permit: &Permit<SignOut>) -> Result<(), Problem> {
    let (hub, token) = (permit.hub(), permit.session().token());
    let now = hub.world().now();
    hub.store().write(move |c| members::revoke(c, &token, now)).await?;
    hub.tell(Happening::SignedOut(token));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn a_name_is_the_same_however_its_letters_are_made() {
        for (one, other) in [
            ("Zoë", "Zoe\u{308}"),
            ("FENNA DE VRIES", "Fenna de Vries"),
            ("Jürgen Groß", "JU\u{308}RGEN GROSS"),
            ("Νίκος", "ΝΊΚΟΣ"),
        ] {
            assert_eq!(name_key(one), name_key(other), "{one}");
        }
        assert_ne!(name_key("Zoë"), name_key("Zoe"));
    }
}
