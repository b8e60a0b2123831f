//! A stream in every state that it can be in for somebody.

use super::Behind;
use super::people::{Somebody, Town};
use crate::square::{Pen, new_stream, push};
use futures::future::join_all;
use plein_document::Document;
use plein_hub::Session;
use plein_hub::policy::Footing;
use plein_model::{MediumId, SpaceId, TeamId};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{Chunk, Hub as _, Kind, Role, Sequenced, Standing, StreamId, With, wire};
use serde::Serialize;
use std::sync::LazyLock;

/// The bytes of a medium that came, of one that is only announced, and of one that no stream shows.
const BYTES: [&[u8]; 3] = [b"a medium that came", b"a medium announced", b"a medium elsewhere"];
/// How large each is.
pub const SIZE: usize = 18;

/// Each medium: whether the streams show it, and whether its bytes came.
pub static MEDIA: LazyLock<[(MediumId, Behind, Behind); 3]> = LazyLock::new(|| {
    let id = |n: usize| MediumId::from_hash(*blake3::hash(BYTES[n]).as_bytes());
    [(id(0), Behind::There, Behind::There), (id(1), Behind::There, Behind::Not), (id(2), Behind::Not, Behind::Not)]
});

/// What a stream is to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// There is none.
    Absent,
    /// Somebody else's, for nobody.
    Strangers,
    /// For a team that they are not in.
    OtherTeam,
    /// For the organisation.
    Organisation(Role),
    /// For a team of theirs.
    Team(Role),
    /// For them.
    Personal(Role),
    /// For the organisation, and for them as more.
    Twice,
    /// For a team of theirs, and for them as less.
    TwiceLess,
    /// It was theirs to write in, and is theirs to read.
    Lowered,
    /// It was for the organisation, and is no longer.
    Closed,
    /// It was for them, and is no longer.
    Withdrawn,
    /// They left it.
    Left,
    /// For them, as something of a later version.
    Later,
    /// They were made its owner, and whoever began it left.
    HandedOver,
    /// They owned it, made somebody else its owner, and left.
    HandedAway,
    /// For them, and archived.
    Archived(Role),
    /// Theirs, with nothing in it that can be read.
    Empty,
}

const CASES: [Case; 28] = [
    Case::Absent,
    Case::Strangers,
    Case::OtherTeam,
    Case::Organisation(Role::Reader),
    Case::Organisation(Role::Commenter),
    Case::Organisation(Role::CoAuthor),
    Case::Organisation(Role::Owner),
    Case::Team(Role::Reader),
    Case::Team(Role::Commenter),
    Case::Team(Role::CoAuthor),
    Case::Team(Role::Owner),
    Case::Personal(Role::Reader),
    Case::Personal(Role::Commenter),
    Case::Personal(Role::CoAuthor),
    Case::Personal(Role::Owner),
    Case::Twice,
    Case::TwiceLess,
    Case::Lowered,
    Case::Closed,
    Case::Withdrawn,
    Case::Left,
    Case::Later,
    Case::HandedOver,
    Case::HandedAway,
    Case::Archived(Role::Reader),
    Case::Archived(Role::CoAuthor),
    Case::Archived(Role::Owner),
    Case::Empty,
];

/// One stream.
pub struct Thing {
    pub case: Case,
    pub stream: StreamId,
    /// Its first entry, as the hub gave it out.
    pub first: Option<Sequenced>,
    /// How many entries somebody brought already.
    pub counter: u64,
    /// Who may write in it, and how many they did.
    writer: Option<(Session, u64)>,
}

impl Thing {
    /// What it makes somebody, by the words of docs/protocol.md.
    pub fn footing(&self, somebody: &Somebody) -> Footing {
        match self.case {
            Case::Absent => Footing::Absent,
            Case::Strangers | Case::OtherTeam | Case::Withdrawn | Case::Closed | Case::Left | Case::HandedAway => {
                Footing::Stranger
            }
            Case::Organisation(_) if somebody.standing == Standing::Guest => Footing::Stranger,
            Case::Organisation(role) | Case::Team(role) | Case::Personal(role) => Footing::Role(role),
            Case::Archived(role) => Footing::Archived(role),
            Case::Twice | Case::TwiceLess => Footing::Role(Role::CoAuthor),
            Case::Later | Case::Lowered => Footing::Role(Role::Reader),
            Case::HandedOver | Case::Empty => Footing::Role(Role::Owner),
        }
    }

    /// Whether anybody can write in it.
    pub fn grows(&self) -> bool {
        self.writer.is_some()
    }

    /// One entry more.
    pub async fn grow(&self) {
        if let Some((session, counter)) = &self.writer {
            let mut pen = Pen { counter: *counter, ..Pen::new(session, self.stream) };
            push(session, vec![pen.note("more")]).await;
        }
    }
}

/// One stream for each case.
pub async fn around(town: &Town, somebody: &Somebody) -> Vec<Thing> {
    let other_team = town.new_team().await;
    join_all(CASES.map(|case| bring(town, somebody, case, other_team))).await
}

#[derive(Serialize)]
struct LaterGrant {
    with: With,
    role: &'static str,
}

#[derive(Serialize)]
struct LaterShared {
    grant: LaterGrant,
}

async fn bring(town: &Town, somebody: &Somebody, case: Case, other_team: TeamId) -> Thing {
    let (keeper, stream) = (&town.keeper, new_stream());
    if case == Case::Absent {
        return Thing { case, stream, first: None, counter: 0, writer: None };
    }
    let (mut theirs, mut own) = (Pen::new(keeper, stream), Pen::new(&somebody.session, stream));
    let (them, us) = (With::Member(somebody.id()), With::Member(keeper.member().id));
    let mut entries = if case == Case::Empty { vec![theirs.note("nothing to read")] } else { written(&mut theirs) };
    entries.push(theirs.show(BYTES[0], "x").0);
    entries.push(theirs.show(BYTES[1], "x").0);
    match case {
        Case::OtherTeam => entries.push(theirs.share(With::Team(other_team), Role::CoAuthor)),
        Case::Organisation(role) => entries.push(theirs.share(With::Organisation, role)),
        Case::Team(role) => entries.push(theirs.share(With::Team(somebody.team), role)),
        Case::Personal(role) | Case::Archived(role) => entries.push(theirs.share(them, role)),
        Case::Twice => {
            entries.push(theirs.share(With::Organisation, Role::Reader));
            entries.push(theirs.share(them, Role::CoAuthor));
        }
        Case::TwiceLess => {
            entries.push(theirs.share(With::Team(somebody.team), Role::CoAuthor));
            entries.push(theirs.share(them, Role::Reader));
        }
        Case::Lowered => {
            entries.push(theirs.share(them, Role::Owner));
            entries.push(theirs.share(them, Role::Reader));
        }
        Case::Closed => {
            entries.push(theirs.share(With::Organisation, Role::CoAuthor));
            entries.push(theirs.unshare(With::Organisation));
        }
        Case::Withdrawn => {
            entries.push(theirs.share(them, Role::CoAuthor));
            entries.push(theirs.unshare(them));
        }
        Case::Left => entries.push(theirs.share(them, Role::Reader)),
        Case::HandedOver | Case::HandedAway | Case::Empty => entries.push(theirs.share(them, Role::Owner)),
        Case::Later => {
            let grant = LaterGrant { with: them, role: "moderator" };
            entries.push(theirs.write(Kind::SpaceShared, wire::encode(&LaterShared { grant })));
        }
        Case::Absent | Case::Strangers => {}
    }
    push(keeper, entries).await;
    let chunk = Chunk { medium: MEDIA[0].0, total: SIZE as u64, offset: 0, bytes: BYTES[0].into() };
    keeper.upload(stream, chunk).await.unwrap();
    match case {
        Case::HandedOver | Case::HandedAway | Case::Empty => drop(push(keeper, vec![theirs.unshare(us)]).await),
        _ => {}
    }
    match case {
        Case::Left => drop(push(&somebody.session, vec![own.unshare(them)]).await),
        Case::HandedAway => {
            let away = vec![own.share(us, Role::Owner), own.unshare(them)];
            push(&somebody.session, away).await;
        }
        _ => {}
    }
    let writer = if matches!(case, Case::HandedOver | Case::Empty) {
        (somebody.session.clone(), own.counter)
    } else {
        (keeper.clone(), theirs.counter)
    };
    let archived = matches!(case, Case::Archived(_));
    if archived {
        town.archive(stream).await;
    }
    let first = writer.0.pull(stream, 0).await.unwrap().entries.remove(0);
    Thing { case, stream, first: Some(first), counter: own.counter, writer: (!archived).then_some(writer) }
}

/// A Space with a film in it.
fn written(pen: &mut Pen) -> Vec<plein_protocol::Entry> {
    static STATE: LazyLock<Vec<u8>> = LazyLock::new(|| {
        let space = crate::browser::space(SpaceId::from_uuid(RealWorld.uuid()));
        Document::from_model(&space, 7, &mut |bytes| RealWorld.fill(bytes)).state()
    });
    vec![pen.write(Kind::DocumentUpdate, STATE.clone())]
}
