//! Devices: which are signed in, when they were last heard of, and how they stop being so.
//!
//! Always holds: a token that was revoked is refused at the next request, and its live socket closes at once; when a
//! device was last heard of is kept to the quarter of an hour, so that reading does not become writing. A name for what
//! a device did beyond that is deliberately absent.

use crate::live::Happening;
use crate::permit::{Manage, Permit, RevokeDevices, SeeDevices};
use crate::refusal::forbidden;
use crate::store::members::{self, SecretHash};
use crate::{Hub, Session};
use plein_model::{DeviceId, MemberId};
use plein_protocol::{Device, Problem};

/// One's own devices, the newest first.
pub async fn devices(permit: &Permit<SeeDevices>) -> Result<Vec<Device>, Problem> {
    of(permit.session(), permit.session().member().id).await
}

/// Those of somebody one looks after.
pub async fn devices_of(permit: &Permit<Manage>) -> Result<Vec<Device>, Problem> {
    of(permit.session(), permit.on().id).await
}

async fn of(session: &Session, member: MemberId) -> Result<Vec<Device>, Problem> {
    let (hub, this) = (session.hub(), session.token());
    let now = hub.world().now();
    Ok(hub.store().read(move |c| members::devices(c, member, now, &this)).await?)
}

/// Signs one of one's own devices out.
pub async fn revoke(permit: &Permit<RevokeDevices>, device: DeviceId) -> Result<(), Problem> {
    revoke_one(permit.hub(), permit.session().member().id, device).await
}

/// Signs a device of somebody one looks after out.
pub async fn revoke_of(permit: &Permit<Manage>, device: DeviceId) -> Result<(), Problem> {
    revoke_one(permit.hub(), permit.on().id, device).await
}

/// Signs all of one's own devices out, this one too.
pub async fn revoke_all(permit: &Permit<RevokeDevices>) -> Result<(), Problem> {
    permit.hub().sign_out_everywhere(permit.session().member().id).await
}

/// Signs all devices of somebody one looks after out.
pub async fn revoke_all_of(permit: &Permit<Manage>) -> Result<(), Problem> {
    permit.hub().sign_out_everywhere(permit.on().id).await
}

async fn revoke_one(hub: &Hub, member: MemberId, device: DeviceId) -> Result<(), Problem> {
    let now = hub.world().now();
    let revoked: Vec<SecretHash> = hub.store().write(move |c| members::revoke_device(c, member, device, now)).await?;
    if revoked.is_empty() {
        return Err(forbidden());
    }
    revoked.into_iter().for_each(|token| hub.tell(Happening::SignedOut(token)));
    Ok(())
}
