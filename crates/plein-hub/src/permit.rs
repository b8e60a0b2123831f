//! A permit: the policy's yes, as a value that what follows cannot be called without.
//!
//! Owns the deeds (the actions as types) and the only place where permits are made. Always holds: a [`Permit`] exists
//! only after [`policy::allows`] said yes for exactly that deed, member and stream.

use crate::policy::{self, Action, Footing, Object};
use crate::refusal::forbidden;
use crate::{Hub, Session};
use plein_model::{MemberId, TeamId};
use plein_protocol::{Problem, Role, StreamId};
use std::marker::PhantomData;

/// An [`Action`] as a type.
pub trait Deed: Send + Sync + 'static {
    /// Which.
    const ACTION: Action;
    /// What it is done to.
    type On: Send + Sync + Clone;
}

/// A stream, and what the member is in it.
#[derive(Debug, Clone, Copy)]
pub struct OnStream {
    /// Which.
    pub id: StreamId,
    /// The row behind it, when there is one.
    pub number: Option<i64>,
}

/// A person on the hub, or one who was.
#[derive(Debug, Clone, Copy)]
pub struct OnPerson {
    /// Who.
    pub id: MemberId,
}

macro_rules! deeds {
    ($($(#[$doc:meta])* $name:ident on $on:ty;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;
        impl Deed for $name {
            const ACTION: Action = Action::$name;
            type On = $on;
        }
    )*};
}

deeds! {
    /// See [`Action::SignOut`].
    SignOut on ();
    /// See [`Action::Catalogue`].
    Catalogue on ();
    /// See [`Action::Listen`].
    Listen on ();
    /// See [`Action::SeeTeams`].
    SeeTeams on ();
    /// See [`Action::MakeTeam`].
    MakeTeam on ();
    /// See [`Action::SeeMembers`].
    SeeMembers on ();
    /// See [`Action::SeeDevices`].
    SeeDevices on ();
    /// See [`Action::RevokeDevices`].
    RevokeDevices on ();
    /// See [`Action::Admit`].
    Admit on ();
    /// See [`Action::Audit`].
    Audit on ();
    /// See [`Action::Configure`].
    Configure on ();
    /// See [`Action::FillTeam`].
    FillTeam on TeamId;
    /// See [`Action::LeaveTeam`].
    LeaveTeam on TeamId;
    /// See [`Action::Invite`].
    Invite on ();
    /// See [`Action::Manage`].
    Manage on OnPerson;
    /// See [`Action::Read`].
    Read on OnStream;
    /// See [`Action::Push`].
    Push on OnStream;
    /// See [`Action::Archive`].
    Archive on OnStream;
    /// See [`Action::Link`].
    Link on OnStream;
    /// See [`Action::GiveBack`].
    GiveBack on OnStream;
    /// See [`Action::BringMedium`].
    BringMedium on OnStream;
    /// See [`Action::BePresent`].
    BePresent on OnStream;
}

/// The policy's yes to one deed of one session.
#[derive(Debug, Clone)]
pub struct Permit<D: Deed> {
    session: Session,
    on: D::On,
    deed: PhantomData<D>,
}

impl<D: Deed> Permit<D> {
    /// Whose it is.
    pub fn session(&self) -> &Session {
        &self.session
    }
    /// The hub it is for.
    pub fn hub(&self) -> &Hub {
        self.session.hub()
    }
    /// What it is for.
    pub fn on(&self) -> &D::On {
        &self.on
    }
}

impl Hub {
    /// Asks to do something with the stream that a link leads to, for whoever has it.
    pub(crate) async fn permit_by_link<D: Deed<On = OnStream>>(&self, secret: &str) -> Result<Permit<D>, Problem> {
        let (hash, now) = (crate::session::secret_hash(secret), self.world().now());
        let found = self.store().read(move |c| crate::store::links::find(c, &hash, now)).await?;
        let (id, number) = found.ok_or_else(forbidden)?;
        let session = Session::linked(self, hash);
        if policy::allows(session.subject(), D::ACTION, Object::Stream(Footing::Role(Role::Reader))) {
            Ok(Permit { session, on: OnStream { id, number: Some(number) }, deed: PhantomData })
        } else {
            Err(forbidden())
        }
    }
}

impl Session {
    /// Asks to do something with the hub.
    pub(crate) fn permit<D: Deed<On = ()>>(&self) -> Result<Permit<D>, Problem> {
        if policy::allows(self.subject(), D::ACTION, Object::Hub) {
            Ok(Permit { session: self.clone(), on: (), deed: PhantomData })
        } else {
            Err(forbidden())
        }
    }

    /// Asks to do something with a team.
    pub(crate) async fn permit_in<D: Deed<On = TeamId>>(&self, team: TeamId) -> Result<Permit<D>, Problem> {
        let member = self.member().id;
        let belonging = self.hub().store().read(move |c| crate::store::teams::belonging(c, team, member)).await?;
        if policy::allows(self.subject(), D::ACTION, Object::Team(belonging)) {
            Ok(Permit { session: self.clone(), on: team, deed: PhantomData })
        } else {
            Err(forbidden())
        }
    }

    /// Asks to do something to a person.
    pub(crate) async fn permit_with<D: Deed<On = OnPerson>>(&self, id: MemberId) -> Result<Permit<D>, Problem> {
        let oneself = self.member().id;
        let whom = self.hub().store().read(move |c| crate::store::members::whom(c, oneself, id)).await?;
        if policy::allows(self.subject(), D::ACTION, Object::Person(whom)) {
            Ok(Permit { session: self.clone(), on: OnPerson { id }, deed: PhantomData })
        } else {
            Err(forbidden())
        }
    }

    /// Asks to do something with a stream.
    pub(crate) async fn permit_on<D: Deed<On = OnStream>>(&self, id: StreamId) -> Result<Permit<D>, Problem> {
        let member = self.member().id;
        let (number, footing) = self
            .hub()
            .store()
            .read(move |c| {
                let Some(row) = crate::store::streams::find(c, id)? else {
                    return Ok((None, Footing::Absent));
                };
                Ok((Some(row.number), crate::store::grants::footing(c, row.number, member)?))
            })
            .await?;
        if policy::allows(self.subject(), D::ACTION, Object::Stream(footing)) {
            Ok(Permit { session: self.clone(), on: OnStream { id, number }, deed: PhantomData })
        } else {
            Err(forbidden())
        }
    }
}
