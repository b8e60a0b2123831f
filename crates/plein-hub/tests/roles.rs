//! What people are on the hub, in a team, in a Space.

use crate::square::{Desk, HERE, PASSWORD, Pen, Square, device, join_as, new_stream, push};
use plein_hub::Session;
use plein_model::MemberId;
use plein_protocol::{
    Code, Departure, DeviceToken, Grant, Hub as _, Invitation, Kind, Membership, NewStanding, NewTeam, NewTeamMember,
    Problem, Role, Shared, SignIn, Standing, StreamId, Team, With, wire,
};

/// A hub with an owner.
struct Town {
    square: Square,
    desk: Desk,
    owner: Membership,
}

impl Town {
    async fn new() -> Self {
        let square = Square::new().await;
        let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
        let (owner, desk) = (join_as(&square.hub, &link, "Owner").await, Desk::new(&square.hub));
        Self { square, desk, owner }
    }

    async fn someone(&self, name: &str, standing: Standing) -> Membership {
        self.desk.newcomer(&self.square.hub, &self.owner.token, name, standing).await
    }

    async fn session(&self, membership: &Membership) -> Session {
        self.square.hub.session(&membership.token).await.unwrap()
    }

    async fn team(&self, name: &str) -> Team {
        let made = self.desk.post("/v1/teams", &self.owner.token, &NewTeam { name: name.into() }).await;
        wire::decode(&made.unwrap()).unwrap()
    }

    async fn put(&self, by: &DeviceToken, team: &Team, member: MemberId, lead: Option<bool>) -> Result<(), Problem> {
        let new = NewTeamMember { member, lead };
        self.desk.post(&format!("/v1/teams/{}/members", team.id), by, &new).await.map(drop)
    }

    async fn make(&self, by: &DeviceToken, whom: &Membership, standing: Standing) -> Result<(), Problem> {
        let path = format!("/v1/members/{}/standing", whom.member.id);
        self.desk.post(&path, by, &NewStanding { standing }).await.map(drop)
    }
}

fn refused(result: Result<(), Problem>) -> Code {
    result.unwrap_err().code
}

async fn role(session: &Session, stream: StreamId) -> Option<Role> {
    let streams = session.catalogue().await.unwrap().streams;
    streams.into_iter().find(|head| head.stream == stream).map(|head| head.role)
}

#[tokio::test]
async fn a_guest_sees_what_is_shared_with_them_and_not_with_the_organisation() {
    let town = Town::new().await;
    let (guest, member) = (town.someone("Gast", Standing::Guest).await, town.someone("Bas", Standing::Member).await);
    let (team, _other) = (town.team("Wondzorg").await, town.team("Radiologie").await);
    town.put(&town.owner.token, &team, guest.member.id, None).await.unwrap();
    let (owner, visitor) = (town.session(&town.owner).await, town.session(&guest).await);
    let [all, ours, mine] = [new_stream(), new_stream(), new_stream()];
    for (stream, with, role) in [
        (all, With::Organisation, Role::Reader),
        (ours, With::Team(team.id), Role::Reader),
        (mine, With::Member(guest.member.id), Role::CoAuthor),
    ] {
        let mut pen = Pen::new(&owner, stream);
        push(&owner, vec![pen.share(with, role)]).await;
    }
    let seen: Vec<_> = visitor.catalogue().await.unwrap().streams.iter().map(|head| head.stream).collect();
    assert_eq!(seen, [ours, mine]);
    assert_eq!(visitor.pull(all, 0).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(role(&town.session(&member).await, all).await, Some(Role::Reader));
    // They write where they are asked to, and begin nothing.
    push(&visitor, Pen::new(&visitor, mine).notes(1)).await;
    let own = new_stream();
    let begun = visitor.push(own, Pen::new(&visitor, own).notes(1)).await;
    assert_eq!(begun.unwrap_err().code, Code::Forbidden);
    let teams: Vec<_> = visitor.teams().await.unwrap().into_iter().map(|team| team.name).collect();
    assert_eq!(teams, ["Wondzorg"]);
    assert_eq!(refused(town.desk.plein("GET", "/v1/members", &guest.token, vec![]).await.map(drop)), Code::Forbidden);

    // What one is counts from the next request on.
    town.make(&town.owner.token, &guest, Standing::Member).await.unwrap();
    assert_eq!(role(&visitor, all).await, Some(Role::Reader));
    town.make(&town.owner.token, &member, Standing::Guest).await.unwrap();
    assert_eq!(role(&town.session(&member).await, all).await, None);
}

#[tokio::test]
async fn a_lead_fills_their_own_team_and_no_other() {
    let town = Town::new().await;
    let (anna, bas) = (town.someone("Anna", Standing::Member).await, town.someone("Bas", Standing::Member).await);
    let (own, other) = (town.team("Wondzorg").await, town.team("Radiologie").await);
    assert_eq!(refused(town.put(&anna.token, &own, bas.member.id, None).await), Code::Forbidden);
    town.put(&town.owner.token, &own, anna.member.id, Some(true)).await.unwrap();
    let leads = |teams: Vec<Team>| teams.into_iter().find(|team| team.id == own.id).unwrap().leads;
    assert_eq!(leads(town.session(&bas).await.teams().await.unwrap()), [anna.member.id]);

    town.put(&anna.token, &own, bas.member.id, None).await.unwrap();
    assert_eq!(refused(town.put(&anna.token, &other, bas.member.id, None).await), Code::Forbidden);
    // Who leads is for administrators to say, also of a team that one leads.
    assert_eq!(refused(town.put(&anna.token, &own, bas.member.id, Some(true)).await), Code::Forbidden);
    let nobody = town.put(&anna.token, &own, MemberId::from_uuid(device().uuid()), None).await;
    assert_eq!(refused(nobody), Code::Invalid);

    let out = |who: MemberId| format!("/v1/teams/{}/members/{who}/out", own.id);
    assert!(town.desk.plein("POST", &out(anna.member.id), &bas.token, vec![]).await.is_err());
    town.desk.plein("POST", &out(bas.member.id), &anna.token, vec![]).await.unwrap();
    let leave = format!("/v1/teams/{}/leave", own.id);
    let not_in_it = town.desk.plein("POST", &leave, &bas.token, vec![]).await.map(drop);
    assert_eq!(refused(not_in_it), Code::Forbidden);
    town.desk.plein("POST", &leave, &anna.token, vec![]).await.unwrap();
    assert_eq!(refused(town.put(&anna.token, &own, bas.member.id, None).await), Code::Forbidden);
}

#[tokio::test]
async fn administrators_look_after_people_and_only_an_owner_names_them() {
    let town = Town::new().await;
    let admin = town.someone("Beheer", Standing::Administrator).await;
    assert!(admin.member.owner, "an older Plein shows them what they may do");
    let bas = town.desk.newcomer(&town.square.hub, &admin.token, "Bas", Standing::Guest).await;
    for standing in [Standing::Administrator, Standing::Owner] {
        let invitation = Invitation { standing, ..Invitation::default() };
        let invited = town.desk.post("/v1/invitations", &admin.token, &invitation).await.map(drop);
        assert_eq!(refused(invited), Code::Forbidden);
        assert_eq!(refused(town.make(&admin.token, &bas, standing).await), Code::Forbidden);
    }
    town.make(&admin.token, &bas, Standing::Member).await.unwrap();
    for whom in [&town.owner, &admin] {
        assert_eq!(refused(town.make(&admin.token, whom, Standing::Guest).await), Code::Forbidden);
    }
    assert_eq!(refused(town.make(&bas.token, &bas, Standing::Owner).await), Code::Forbidden);
    // Nobody changes what they are themselves: there is always an owner.
    assert_eq!(refused(town.make(&town.owner.token, &town.owner, Standing::Member).await), Code::Forbidden);
    town.make(&town.owner.token, &bas, Standing::Owner).await.unwrap();
    town.make(&bas.token, &town.owner, Standing::Administrator).await.unwrap();
    town.make(&bas.token, &admin, Standing::Member).await.unwrap();
    let invited = town.desk.post("/v1/invitations", &admin.token, &Invitation::default()).await.map(drop);
    assert_eq!(refused(invited), Code::Forbidden);
}

#[tokio::test]
async fn a_space_is_handed_over_by_its_owner_and_never_without_one() {
    let town = Town::new().await;
    let (first, second) = (town.someone("Anna", Standing::Member).await, town.someone("Bas", Standing::Member).await);
    let (anna, bas) = (town.session(&first).await, town.session(&second).await);
    let stream = new_stream();
    let (mut a, mut b) = (Pen::new(&anna, stream), Pen::new(&bas, stream));
    let (to_anna, to_bas) = (With::Member(first.member.id), With::Member(second.member.id));

    // Alone, she stays the owner whatever she writes.
    push(&anna, vec![a.note("mine"), a.unshare(to_anna), a.share(to_anna, Role::Reader)]).await;
    assert_eq!(role(&anna, stream).await, Some(Role::Owner));
    push(&anna, vec![a.share(to_bas, Role::Owner), a.share(to_anna, Role::CoAuthor)]).await;
    assert_eq!((role(&anna, stream).await, role(&bas, stream).await), (Some(Role::CoAuthor), Some(Role::Owner)));
    push(&anna, a.notes(1)).await;
    let again = a.share(to_anna, Role::Owner);
    assert_eq!(anna.push(stream, vec![again]).await.unwrap().refused.unwrap().code, Code::Forbidden);
    push(&bas, vec![b.unshare(to_anna)]).await;
    assert_eq!(role(&anna, stream).await, None);
    push(&bas, vec![b.unshare(to_bas)]).await;
    assert_eq!(role(&bas, stream).await, Some(Role::Owner));
}

#[tokio::test]
async fn whoever_was_given_a_space_can_leave_it_and_do_no_more_with_that() {
    let town = Town::new().await;
    let (first, second) = (town.someone("Anna", Standing::Member).await, town.someone("Bas", Standing::Member).await);
    let (anna, bas) = (town.session(&first).await, town.session(&second).await);
    let stream = new_stream();
    let (mut a, mut b) = (Pen::new(&anna, stream), Pen::new(&bas, stream));
    push(&anna, vec![a.share(With::Member(second.member.id), Role::Reader)]).await;
    for entry in [b.note("x"), b.unshare(With::Member(first.member.id)), b.unshare(With::Organisation)] {
        b.counter = 0;
        assert_eq!(bas.push(stream, vec![entry]).await.unwrap().refused.unwrap().code, Code::Forbidden);
    }
    push(&bas, vec![b.unshare(With::Member(second.member.id))]).await;
    assert_eq!(role(&bas, stream).await, None);
    // What was taken is not taken again, and nothing more.
    assert_eq!(bas.push(stream, vec![b.note("x")]).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(anna.pull(stream, 0).await.unwrap().head, 2);
}

#[tokio::test]
async fn when_someone_leaves_the_hub_what_they_owned_has_an_heir_and_what_they_wrote_stays() {
    let town = Town::new().await;
    let (first, second) = (town.someone("Anna", Standing::Member).await, town.someone("Bas", Standing::Member).await);
    let (anna, bas) = (town.session(&first).await, town.session(&second).await);
    let (own, given) = (new_stream(), new_stream());
    let mut pen = Pen::new(&anna, own);
    push(&anna, pen.notes(3)).await;
    let owner = town.session(&town.owner).await;
    let mut theirs = Pen::new(&owner, given);
    push(&owner, vec![theirs.share(With::Member(first.member.id), Role::Owner)]).await;

    let path = format!("/v1/members/{}/end", first.member.id);
    let end = async |token: &DeviceToken, heir| town.desk.post(&path, token, &Departure { heir }).await.map(drop);
    assert_eq!(refused(end(&second.token, None).await), Code::Forbidden);
    let stranger = Some(MemberId::from_uuid(device().uuid()));
    assert_eq!(refused(end(&town.owner.token, stranger).await), Code::Invalid);
    assert!(anna.catalogue().await.is_ok());
    end(&town.owner.token, None).await.unwrap();
    assert_eq!(anna.catalogue().await.unwrap_err().code, Code::SignIn);
    let sign_in =
        SignIn { name: "Anna".into(), password: PASSWORD.into(), device: device(), device_name: "laptop".into() };
    assert_eq!(town.square.hub.sign_in(sign_in, HERE).await.unwrap_err().code, Code::Credentials);
    let members = town.desk.plein("GET", "/v1/members", &second.token, vec![]).await.unwrap();
    let members: Vec<plein_protocol::Member> = wire::decode(&members).unwrap();
    assert!(members.iter().all(|member| member.name != "Anna"));

    // An heir can be named later.
    end(&town.owner.token, Some(second.member.id)).await.unwrap();
    assert_eq!((role(&bas, own).await, role(&bas, given).await), (Some(Role::Owner), Some(Role::Owner)));
    assert_eq!(bas.pull(own, 0).await.unwrap().entries.len(), 3);
}

#[tokio::test]
async fn rule_8_a_role_of_a_later_version_is_kept_and_counts_as_the_least() {
    #[derive(serde::Serialize)]
    struct Later {
        grant: LaterGrant,
    }
    #[derive(serde::Serialize)]
    struct LaterGrant {
        with: With,
        role: &'static str,
    }
    let town = Town::new().await;
    let bas = town.someone("Bas", Standing::Member).await;
    let owner = town.session(&town.owner).await;
    let mut pen = Pen::new(&owner, new_stream());
    let with = With::Member(bas.member.id);
    let entry = pen.write(Kind::SpaceShared, wire::encode(&Later { grant: LaterGrant { with, role: "moderator" } }));
    push(&owner, vec![entry.clone()]).await;
    let session = town.session(&bas).await;
    assert_eq!(role(&session, pen.stream).await, Some(Role::Reader));
    assert_eq!(session.pull(pen.stream, 0).await.unwrap().entries[0].entry, entry);
    let same = Shared { grant: Grant { with, role: Role::Reader } };
    assert_eq!(wire::decode::<Shared>(&entry.body).unwrap(), same);
}
