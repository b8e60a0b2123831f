//! Who may do what: one pure function, asked for every route and every message.
//!
//! Owns [`allows`] and the names of everything that can be done ([`Action`]). Always holds: nothing else decides, and
//! what is not allowed here is refused. The hub's owner invites people and makes teams, and sees no more of others'
//! Spaces than anyone else. Deliberately absent: finding out the facts (who asks, what their footing is).

use plein_protocol::{Kind, Role};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Someone who has not signed in.
    Nobody,
    /// A member, on a device or in a browser.
    Member {
        /// Of the hub.
        owner: bool,
        /// Signed in by a browser: reads pages, brings nothing.
        browser: bool,
    },
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// The hub as a whole.
    Hub,
    /// One stream, and what the subject is there.
    Stream(Footing),
}

/// What someone is in a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Footing {
    /// The hub does not have that stream.
    Absent,
    /// It has; it is not for them.
    Stranger,
    /// They have a role in it.
    Role(Role),
}

impl Footing {
    fn at_least(self, least: Role) -> bool {
        matches!(self, Self::Role(role) if role >= least)
    }
}

/// Everything that can be asked of a hub.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Hear who this hub is; see the pages for joining and signing in; fetch style and fonts.
    Greet,
    /// Join with an invitation.
    Join,
    /// Sign in.
    SignIn,
    /// Sign out.
    SignOut,
    /// See which streams there are for oneself.
    Catalogue,
    /// Hear news of those.
    Listen,
    /// See the teams and who is in them.
    SeeTeams,
    /// Make a team.
    MakeTeam,
    /// Put a member in a team.
    FillTeam,
    /// Make an invitation.
    Invite,
    /// Read entries, media and pages of a stream.
    Read,
    /// Bring entries to a stream: [`Action::of_entry`] then decides for each.
    Push,
    /// Bring an entry that writes.
    Write,
    /// Bring an entry that shares.
    Share,
    /// Give back entries that the hub took once, by whomever.
    GiveBack,
    /// Bring the bytes of a medium that the stream shows.
    BringMedium,
    /// Say where in the stream one is, and hear it of others.
    BePresent,
}

impl Action {
    /// Every one of them, for tests.
    pub const ALL: [Self; 17] = [
        Self::Greet,
        Self::Join,
        Self::SignIn,
        Self::SignOut,
        Self::Catalogue,
        Self::Listen,
        Self::SeeTeams,
        Self::MakeTeam,
        Self::FillTeam,
        Self::Invite,
        Self::Read,
        Self::Push,
        Self::Write,
        Self::Share,
        Self::GiveBack,
        Self::BringMedium,
        Self::BePresent,
    ];

    /// What bringing an entry of this kind is.
    pub fn of_entry(kind: &Kind) -> Self {
        match kind {
            Kind::SpaceShared | Kind::SpaceUnshared => Self::Share,
            // An unknown kind may be anything that a later version writes.
            Kind::DocumentUpdate | Kind::MediumAdded | Kind::Other(_) => Self::Write,
        }
    }
}

/// Whether `subject` may do `action` with `object`.
pub fn allows(subject: Subject, action: Action, object: Object) -> bool {
    use Action as A;
    let Subject::Member { owner, browser } = subject else {
        return matches!((action, object), (A::Greet | A::Join | A::SignIn, Object::Hub));
    };
    match (action, object) {
        (A::Greet | A::Join | A::SignIn | A::SignOut | A::Catalogue, Object::Hub) => true,
        (A::Listen | A::SeeTeams, Object::Hub) => !browser,
        (A::MakeTeam | A::FillTeam | A::Invite, Object::Hub) => owner && !browser,
        (A::Read, Object::Stream(footing)) => footing.at_least(Role::Reader),
        // Whoever brings a new stream owns it.
        (A::Push | A::Write | A::BringMedium, Object::Stream(footing)) => {
            !browser && (footing.at_least(Role::CoAuthor) || (footing == Footing::Absent && action != A::BringMedium))
        }
        // Among those who write: a reader is not watched, and watches nobody.
        (A::BePresent, Object::Stream(footing)) => !browser && footing.at_least(Role::CoAuthor),
        (A::Share, Object::Stream(footing)) => {
            !browser && (footing.at_least(Role::Owner) || footing == Footing::Absent)
        }
        // The seal on each entry is what makes this safe: it proves that the hub took it once.
        (A::GiveBack, Object::Stream(footing)) => {
            !browser && (footing.at_least(Role::Reader) || footing == Footing::Absent)
        }
        (
            A::Greet
            | A::Join
            | A::SignIn
            | A::SignOut
            | A::Catalogue
            | A::Listen
            | A::SeeTeams
            | A::MakeTeam
            | A::FillTeam
            | A::Invite,
            Object::Stream(_),
        )
        | (A::Read | A::Push | A::Write | A::Share | A::GiveBack | A::BringMedium | A::BePresent, Object::Hub) => false,
    }
}
