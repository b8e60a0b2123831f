//! A Space for who is not on the hub: a link by which one may read it, and archiving.
//!
//! Always holds: the secret of a link is shown once and kept as a hash; it leads to one Space, to be read, until it
//! expires or is revoked, and to nothing else; one that leads nowhere looks like one that never did. An archived Space
//! can be read by whom it is shared with, and nothing is brought to it until its owner takes it up again.

use crate::live::Happening;
use crate::permit::{Archive, Link, Permit};
use crate::refusal::{forbidden, invalid};
use crate::session::secret_hash;
use crate::store::links::{self, LinkRow};
use crate::store::streams;
use plein_protocol::{MadeLink, NewLink, Problem, ReadingLink};
use uuid::Uuid;

/// A link works for so many days at most.
const MOST_DAYS: u32 = 366;

/// Makes a link.
pub async fn make(permit: &Permit<Link>, new: NewLink) -> Result<MadeLink, Problem> {
    if !(1..=MOST_DAYS).contains(&new.days) {
        return Err(invalid("a link works for 1 to 366 days"));
    }
    let (hub, stream) = (permit.hub(), permit.on().number.ok_or_else(forbidden)?);
    let (secret, made_at) = (hub.secret(), hub.world().now());
    let expires_at = made_at.saturating_add(i64::from(new.days) * 24 * 3600 * 1000);
    let link = ReadingLink { id: hub.world().uuid(), made_at, expires_at };
    let row = LinkRow { secret: secret_hash(&secret), stream, made_by: permit.session().member().id, link };
    hub.store().write(move |c| links::add(c, &row)).await?;
    Ok(MadeLink { id: link.id, link: format!("{}/link/{secret}", hub.address()), expires_at })
}

/// Those that still lead here, without their secrets.
pub async fn all(permit: &Permit<Link>) -> Result<Vec<ReadingLink>, Problem> {
    let (hub, stream) = (permit.hub(), permit.on().number.ok_or_else(forbidden)?);
    let now = hub.world().now();
    Ok(hub.store().read(move |c| links::of(c, stream, now)).await?)
}

/// Makes a link lead nowhere.
pub async fn revoke(permit: &Permit<Link>, id: Uuid) -> Result<(), Problem> {
    let (hub, stream) = (permit.hub(), permit.on().number.ok_or_else(forbidden)?);
    let now = hub.world().now();
    let revoked = hub.store().write(move |c| links::revoke(c, stream, id, now)).await?;
    if revoked { Ok(()) } else { Err(forbidden()) }
}

/// Archives a Space, or takes it up again.
pub async fn archive(permit: &Permit<Archive>, archived: bool) -> Result<(), Problem> {
    let (hub, stream) = (permit.hub(), permit.on().number.ok_or_else(forbidden)?);
    let at = archived.then(|| hub.world().now());
    hub.store().write(move |c| streams::archive(c, stream, at)).await?;
    hub.tell(Happening::Rights);
    Ok(())
}
