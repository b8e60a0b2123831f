//! Asking to join, for who has an address of the organisation and no invitation.
//!
//! Always holds: nobody comes in by this but through an administrator, because the hub sends no mail and so cannot know
//! that an address is theirs; who asks does not learn who is on the hub; so many wait at most, and each address once.

use super::{Passwords, clean_name, name_key};
use crate::Hub;
use crate::live::Happening;
use crate::permit::{Admit, Configure, Permit};
use crate::refusal::{forbidden, invalid};
use crate::store::applicants::{self, ApplicantRow};
use crate::store::members::{self, Newcomer};
use crate::store::teams;
use plein_model::MemberId;
use plein_protocol::{Admission, Applicant, Apply, Code, Domains, Member, Problem, Standing};
use std::net::IpAddr;

/// As many wait at most.
const WAITING: u64 = 1000;
/// As many domains at most.
const DOMAINS: usize = 100;

/// An address as it is compared: in small letters. `None` when it is none.
pub fn clean_email(email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    let (name, domain) = email.split_once('@')?;
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@<>()[]\\,;:\"".contains(c);
    let fits = (1..=64).contains(&name.len()) && email.len() <= 254 && name.chars().all(plain);
    (fits && is_domain(domain)).then_some(email)
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.len() <= 253 && domain.split('.').count() >= 2 && domain.split('.').all(label)
}

impl Hub {
    /// Asks to join. `from` is where the request comes from. Nothing is said about whether the name is free.
    ///
    /// # Errors
    /// [`Code::Invalid`], also for an address of another domain; [`Code::Busy`] when too many ask.
    pub async fn apply(&self, apply: Apply, from: IpAddr) -> Result<(), Problem> {
        let Apply { name, email, password } = apply;
        let name = clean_name(&name).ok_or_else(|| invalid("a name has 1 to 80 characters"))?;
        let email = clean_email(&email).ok_or_else(|| invalid("not an e-mail address"))?;
        if !Passwords::is_long_enough(&password) {
            return Err(invalid("a password has 10 to 1,024 characters"));
        }
        // Each counts as a try, so that one place cannot fill the list.
        let _attempt = self.attempts().begin(from, "application")?;
        let domain = email.rsplit('@').next().unwrap_or_default().to_owned();
        let (allowed, waiting) =
            self.store().read(move |c| Ok((applicants::allows(c, &domain)?, applicants::count(c)?))).await?;
        if !allowed {
            return Err(invalid("people of that address do not join by themselves here"));
        }
        if waiting >= WAITING {
            return Err(Problem::new(Code::Busy, "too many wait already"));
        }
        let password = self.passwords().hash(password, self.world()).await?;
        let row = ApplicantRow {
            applicant: Applicant {
                id: MemberId::from_uuid(self.world().uuid()),
                name,
                email,
                asked_at: self.world().now(),
            },
            password,
        };
        Ok(self.store().write(move |c| applicants::add(c, &row)).await?)
    }
}

/// Who waits, the first first.
pub async fn waiting(permit: &Permit<Admit>) -> Result<Vec<Applicant>, Problem> {
    Ok(permit.hub().store().read(applicants::all).await?)
}

/// Lets somebody in: they sign in with the name and password they gave.
pub async fn admit(permit: &Permit<Admit>, id: MemberId, admission: Admission) -> Result<Member, Problem> {
    let Admission { standing, teams: wanted } = admission;
    if standing > Standing::Member {
        return Err(invalid("who asks to join becomes a guest or a member"));
    }
    let (hub, now) = (permit.hub(), permit.hub().world().now());
    let member = hub.store().write(move |c| {
        let Some(ApplicantRow { applicant, password }) = applicants::take(c, id)? else {
            return Err(forbidden().into());
        };
        let key = name_key(&applicant.name);
        if members::taken(c, &key)? {
            return Err(Problem::new(Code::NameTaken, "the name is taken").into());
        }
        let (name, email) = (applicant.name.as_str(), Some(applicant.email.as_str()));
        let new = Newcomer { id, name, key: &key, password: &password, standing, email, at: now };
        let member = members::add(c, &new)?;
        for team in wanted {
            if !teams::exists(c, team)? {
                return Err(invalid("there is no such team").into());
            }
            teams::add_member(c, team, id)?;
        }
        Ok(member)
    });
    let member = member.await?;
    hub.tell(Happening::Rights);
    Ok(member)
}

/// Does not let somebody in. They may ask again.
pub async fn turn_away(permit: &Permit<Admit>, id: MemberId) -> Result<(), Problem> {
    let taken = permit.hub().store().write(move |c| applicants::take(c, id)).await?;
    taken.map(drop).ok_or_else(forbidden)
}

/// From which addresses people may ask to join.
pub async fn domains(permit: &Permit<Configure>) -> Result<Domains, Problem> {
    Ok(Domains { domains: permit.hub().store().read(applicants::domains).await? })
}

/// Says from which addresses people may ask to join; none: nobody may.
pub async fn set_domains(permit: &Permit<Configure>, wanted: Domains) -> Result<Domains, Problem> {
    let clean = |domain: &String| domain.trim().trim_start_matches('@').to_lowercase();
    let mut domains: Vec<String> = wanted.domains.iter().map(clean).collect();
    domains.sort();
    domains.dedup();
    if domains.len() > DOMAINS || !domains.iter().all(|domain| is_domain(domain)) {
        return Err(invalid("not a domain, or too many"));
    }
    let kept = domains.clone();
    permit.hub().store().write(move |c| applicants::set_domains(c, &kept)).await?;
    Ok(Domains { domains })
}

#[cfg(test)]
mod tests {
    use super::clean_email;

    #[test]
    fn an_address_is_one_however_it_is_written() {
        assert_eq!(clean_email(" Anna.de.Vries@UMC.Example.org ").as_deref(), Some("anna.de.vries@umc.example.org"));
        for wrong in ["", "anna", "@umc.nl", "anna@", "anna@umc", "a@b@c.nl", "a b@umc.nl", "anna@-umc.nl", "a@umc..nl"]
        {
            assert_eq!(clean_email(wrong), None, "{wrong}");
        }
    }
}
