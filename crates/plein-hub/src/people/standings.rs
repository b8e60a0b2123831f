//! What someone is on the hub, and how a membership ends.
//!
//! Always holds: the policy is asked again in the transaction that changes something, with what both are then; nobody
//! changes what they themselves are, so there is always an owner. What was written stays, under the name of who wrote
//! it. Deliberately absent: erasing a person.

use crate::Session;
use crate::live::Happening;
use crate::permit::{Manage, Permit};
use crate::policy::{self, Action, Object, Subject};
use crate::refusal::{Failure, forbidden, invalid};
use crate::store::members::{self, SecretHash};
use crate::store::{Db, grants};
use plein_model::MemberId;
use plein_protocol::{Problem, Standing};

/// Changes what someone is.
pub async fn set_standing(permit: &Permit<Manage>, to: Standing) -> Result<(), Problem> {
    let (hub, id, asker) = (permit.hub(), permit.on().id, permit.session().clone());
    hub.store()
        .write(move |c| {
            let from = members::standing(c, id)?.ok_or_else(forbidden)?;
            still_may(c, &asker, Action::of_change(from, to), id)?;
            members::set_standing(c, id, to)
        })
        .await?;
    hub.tell(Happening::Rights);
    Ok(())
}

/// Ends a membership: the tokens are refused at the next request, the sockets close, the name stays taken. Once more
/// for someone who has left names an heir later.
pub async fn end_membership(permit: &Permit<Manage>, heir: Option<MemberId>) -> Result<(), Problem> {
    let (hub, id, asker) = (permit.hub(), permit.on().id, permit.session().clone());
    let now = hub.world().now();
    let revoked = hub.store().write(move |c| {
        still_may(c, &asker, Action::Manage, id)?;
        if let Some(heir) = heir {
            if heir == id || !members::exists(c, heir)? {
                return Err(invalid("there is no such heir").into());
            }
            grants::inherit(c, id, heir)?;
        }
        members::leave(c, id, now)?;
        members::revoke_member(c, id, now)
    });
    let revoked: Vec<SecretHash> = revoked.await?;
    revoked.into_iter().for_each(|token| hub.tell(Happening::SignedOut(token)));
    hub.tell(Happening::Rights);
    Ok(())
}

/// Asks the policy with what is so in this transaction.
fn still_may(c: &Db, asker: &Session, action: Action, id: MemberId) -> Result<(), Failure> {
    let Subject::Member { browser, .. } = asker.subject() else { return Err(forbidden().into()) };
    let standing = members::standing(c, asker.member().id)?.ok_or_else(forbidden)?;
    let whom = members::whom(c, asker.member().id, id)?;
    let may = policy::allows(Subject::Member { standing, browser }, action, Object::Person(whom));
    if may { Ok(()) } else { Err(forbidden().into()) }
}
