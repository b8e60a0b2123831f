//! Who may do what: one pure function, asked for every route and every message.
//!
//! Owns [`allows`] and the names of everything that can be done ([`Action`]). Always holds: nothing else decides, and
//! what is not allowed here is refused. Administrators and the owner look after people, teams and devices, and see no
//! more of others' Spaces than anyone else; nobody changes what they themselves are. Deliberately absent: finding out
//! the facts (who asks, what their footing is).

use plein_protocol::{Entry, Kind, Role, Standing, Unshared, With, wire};

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// Someone who has not signed in, or whose sign-in is worth nothing any more.
    Nobody,
    /// Whoever has a link to a Space; it is then about that Space.
    Linked,
    /// Someone on the hub, on a device or in a browser.
    Member {
        /// What they are there.
        standing: Standing,
        /// Signed in by a browser: reads pages and administers, brings nothing.
        browser: bool,
    },
}

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// The hub as a whole.
    Hub,
    /// One team, and what the subject is in it.
    Team(Belonging),
    /// One person.
    Person(Whom),
    /// One stream, and what the subject is there.
    Stream(Footing),
}

/// What someone is in a team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belonging {
    /// The hub does not have that team.
    Absent,
    /// They are not in it.
    Outside,
    /// They are in it.
    Within,
    /// They lead it.
    Lead,
}

/// Whom something is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// The hub does not know them.
    Absent,
    /// Who asks.
    Oneself,
    /// Somebody else, who is this.
    Another(Standing),
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
    /// They have a role in it, and it is archived.
    Archived(Role),
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
    /// Ask to join without an invitation.
    Apply,
    /// Sign out.
    SignOut,
    /// See which streams there are for oneself.
    Catalogue,
    /// Hear news of those.
    Listen,
    /// See the teams (a guest: one's own) and who is in them.
    SeeTeams,
    /// See who is on the hub.
    SeeMembers,
    /// See on which devices one is signed in.
    SeeDevices,
    /// Sign one's own devices out.
    RevokeDevices,
    /// Make a team.
    MakeTeam,
    /// Put a member in a team, or out of it.
    FillTeam,
    /// Say who leads a team.
    NameLead,
    /// Leave a team.
    LeaveTeam,
    /// Make an invitation.
    Invite,
    /// See who asked to join; let them in or turn them away.
    Admit,
    /// Say whether someone is a guest or a member; see their devices and sign them out; end a membership.
    Manage,
    /// Make someone an administrator or an owner, or no longer; invite such.
    Appoint,
    /// Say from which addresses people may ask to join.
    Configure,
    /// Read the audit log.
    Audit,
    /// Read entries, media and pages of a stream.
    Read,
    /// Bring entries to a stream: [`Action::of_entry`] then decides for each.
    Push,
    /// Bring an entry that writes.
    Write,
    /// Bring an entry that shares.
    Share,
    /// Bring an entry by which one leaves.
    Leave,
    /// Archive a stream, or take it up again.
    Archive,
    /// Make links by which anyone may read it, see them and revoke them.
    Link,
    /// Give back entries that the hub took once, by whomever.
    GiveBack,
    /// Bring the bytes of a medium that the stream shows.
    BringMedium,
    /// Say where in the stream one is, and hear it of others.
    BePresent,
}

impl Action {
    /// Every one of them, for tests.
    pub const ALL: [Self; 31] = [
        Self::Greet,
        Self::Join,
        Self::SignIn,
        Self::Apply,
        Self::SignOut,
        Self::Catalogue,
        Self::Listen,
        Self::SeeTeams,
        Self::SeeMembers,
        Self::SeeDevices,
        Self::RevokeDevices,
        Self::MakeTeam,
        Self::FillTeam,
        Self::NameLead,
        Self::LeaveTeam,
        Self::Invite,
        Self::Admit,
        Self::Manage,
        Self::Appoint,
        Self::Configure,
        Self::Audit,
        Self::Read,
        Self::Push,
        Self::Write,
        Self::Share,
        Self::Leave,
        Self::Archive,
        Self::Link,
        Self::GiveBack,
        Self::BringMedium,
        Self::BePresent,
    ];

    /// What bringing this entry is.
    pub fn of_entry(entry: &Entry) -> Self {
        match &entry.kind {
            Kind::SpaceUnshared if leaves(entry) => Self::Leave,
            Kind::SpaceShared | Kind::SpaceUnshared => Self::Share,
            // An unknown kind may be anything that a later version writes.
            Kind::DocumentUpdate | Kind::MediumAdded | Kind::Other(_) => Self::Write,
        }
    }

    /// What making someone who was `from` into `to` is.
    pub fn of_change(from: Standing, to: Standing) -> Self {
        if from.max(to) >= Standing::Administrator { Self::Appoint } else { Self::Manage }
    }
}

/// Whether its author takes back what they themselves were given.
fn leaves(entry: &Entry) -> bool {
    wire::decode(&entry.body).is_ok_and(|Unshared { with }| with == With::Member(entry.author))
}

/// Whether `subject` may do `action` with `object`.
pub fn allows(subject: Subject, action: Action, object: Object) -> bool {
    if subject == Subject::Linked {
        return action == Action::Read && object == Object::Stream(Footing::Role(Role::Reader));
    }
    let Subject::Member { standing, browser } = subject else {
        return matches!(
            (action, object),
            (Action::Greet | Action::Join | Action::SignIn | Action::Apply, Object::Hub)
        );
    };
    match object {
        Object::Hub => with_hub(standing, browser, action),
        Object::Team(belonging) => with_team(standing, action, belonging),
        Object::Person(whom) => with_person(standing, action, whom),
        Object::Stream(footing) => with_stream(standing, browser, action, footing),
    }
}

fn with_hub(standing: Standing, browser: bool, action: Action) -> bool {
    use Action as A;
    match action {
        A::Greet | A::Join | A::SignIn | A::Apply | A::SignOut | A::Catalogue => true,
        A::SeeDevices | A::RevokeDevices => true,
        A::Listen | A::SeeTeams => !browser,
        A::SeeMembers => !browser && standing >= Standing::Member,
        A::MakeTeam | A::Invite | A::Admit | A::Audit => standing >= Standing::Administrator,
        A::Appoint | A::Configure => standing == Standing::Owner,
        _ => false,
    }
}

fn with_team(standing: Standing, action: Action, belonging: Belonging) -> bool {
    let there = belonging != Belonging::Absent;
    match action {
        Action::FillTeam => {
            let leads = belonging == Belonging::Lead && standing >= Standing::Member;
            there && (standing >= Standing::Administrator || leads)
        }
        Action::NameLead => there && standing >= Standing::Administrator,
        Action::LeaveTeam => matches!(belonging, Belonging::Within | Belonging::Lead),
        _ => false,
    }
}

fn with_person(standing: Standing, action: Action, whom: Whom) -> bool {
    let Whom::Another(theirs) = whom else { return false };
    match action {
        Action::Manage => match standing {
            Standing::Owner => true,
            Standing::Administrator => theirs < standing,
            Standing::Guest | Standing::Member => false,
        },
        Action::Appoint => standing == Standing::Owner,
        _ => false,
    }
}

fn with_stream(standing: Standing, browser: bool, action: Action, footing: Footing) -> bool {
    use Action as A;
    // Whoever brings a new stream owns it.
    let begins = footing == Footing::Absent && standing >= Standing::Member;
    match action {
        A::Read => footing.at_least(Role::Reader) || matches!(footing, Footing::Archived(_)),
        A::Archive => footing.at_least(Role::Owner) || footing == Footing::Archived(Role::Owner),
        A::Link => footing.at_least(Role::Owner) || footing == Footing::Archived(Role::Owner),
        _ if browser => false,
        A::Push => footing.at_least(Role::Reader) || begins || matches!(footing, Footing::Archived(_)),
        A::Write => footing.at_least(Role::CoAuthor) || begins,
        A::Share => footing.at_least(Role::Owner) || begins,
        A::Leave => footing.at_least(Role::Reader) || matches!(footing, Footing::Archived(_)),
        // Among those who write: a reader is not watched, and watches nobody.
        A::BringMedium | A::BePresent => footing.at_least(Role::CoAuthor),
        // The seal on each entry is what makes this safe: it proves that the hub took it once.
        A::GiveBack => footing != Footing::Stranger,
        _ => false,
    }
}
