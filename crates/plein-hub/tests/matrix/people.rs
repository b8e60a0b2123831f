//! Every kind of subject, and those whom and with what they do things.

use crate::square::{Desk, PASSWORD, Square, device, join_as};
use plein_hub::Session;
use plein_hub::policy::{Belonging, Subject, Whom};
use plein_model::{MemberId, TeamId};
use plein_protocol::{
    Archiving, Departure, DeviceToken, Membership, NewStanding, NewTeam, NewTeamMember, SignIn, Standing, StreamId,
    Team, wire,
};
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicU32, Ordering};

/// What a request comes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    Nothing,
    Nonsense,
    Token,
    SignedOut,
    Browser,
    BrowserTooLate,
    /// A token of who has left, by the time that it is used.
    Departed,
}

/// A kind of subject.
pub struct Somebody {
    pub name: String,
    pub standing: Standing,
    /// On a device that stays signed in: what they bring beforehand comes from here.
    pub session: Session,
    pub token: Option<String>,
    proof: Proof,
    /// A team that they are in from the start.
    pub team: TeamId,
    sign_in: SignIn,
}

impl Somebody {
    pub fn id(&self) -> MemberId {
        self.session.member().id
    }

    /// As the policy must see them.
    pub fn subject(&self) -> Subject {
        match self.proof {
            Proof::Token => Subject::Member { standing: self.standing, browser: false },
            Proof::Browser => Subject::Member { standing: self.standing, browser: true },
            _ => Subject::Nobody,
        }
    }

    pub fn departs(&self) -> bool {
        self.proof == Proof::Departed
    }

    /// The same, signed in once more, for who is signed in.
    pub async fn again(&self) -> Self {
        let hub = self.session.hub();
        let token = match self.proof {
            Proof::Token => Some(hub.sign_in(self.sign_in.clone(), elsewhere()).await.unwrap().token.0),
            Proof::Browser => Some(browser(&Desk::new(hub), &self.name).await),
            _ => self.token.clone(),
        };
        let (name, sign_in) = (self.name.clone(), self.sign_in.clone());
        Self { name, sign_in, session: self.session.clone(), token, ..*self }
    }
}

/// An address of its own, so that nobody has tried too often from there.
fn elsewhere() -> IpAddr {
    static NEXT: AtomicU32 = AtomicU32::new(0x0a00_0001);
    IpAddr::V4(Ipv4Addr::from_bits(NEXT.fetch_add(1, Ordering::SeqCst)))
}

/// Signs in by a browser, and says what is in the cookie.
async fn browser(desk: &Desk, name: &str) -> String {
    let form = format!("name={}&password={}", name.replace(' ', "+"), PASSWORD.replace(' ', "+"));
    let request = axum::http::Request::post("/sign-in").header("sec-fetch-site", "same-origin");
    let request = request.header("x-forwarded-for", elsewhere().to_string());
    let (parts, _) = desk.ask(request.body(form.into()).unwrap()).await;
    let cookie = parts.headers["set-cookie"].to_str().unwrap();
    cookie.split(';').next().unwrap().split_once('=').unwrap().1.to_owned()
}

/// A hub with all of them, and somebody else who owns it.
pub struct Town {
    pub square: Square,
    pub people: Vec<Somebody>,
    /// Brings what is not theirs.
    pub keeper: Session,
    keepers: DeviceToken,
    desk: Desk,
    owner: Membership,
    /// Whom things are done to.
    others: Vec<(MemberId, Whom)>,
    gone: MemberId,
}

impl Town {
    pub async fn new() -> Self {
        use Standing::{Administrator, Guest, Member, Owner};
        let square = Square::new().await;
        let desk = Desk::new(&square.hub);
        let owner = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Eigenaar").await;
        let keeper = desk.newcomer(&square.hub, &owner.token, "Ander", Member).await;
        let keepers = keeper.token;
        let keeper = square.hub.session(&keepers).await.unwrap();
        let gone = desk.newcomer(&square.hub, &owner.token, "Vertrokken", Member).await.member.id;
        let mut others = vec![(MemberId::from_uuid(device().uuid()), Whom::Absent), (gone, Whom::Another(Guest))];
        for standing in [Guest, Member, Administrator, Owner] {
            let name = format!("een {standing:?}");
            let other = desk.newcomer(&square.hub, &owner.token, &name, standing).await;
            others.push((other.member.id, Whom::Another(standing)));
        }
        let mut town = Self { square, people: Vec::new(), keeper, keepers, desk, owner, others, gone };
        town.end(gone).await;
        town.come("a browser whose time is up", Administrator, Proof::BrowserTooLate).await;
        town.square.clock.pass(31 * 24 * 3600 * 1000);
        for (name, standing, proof) in [
            ("nobody", Member, Proof::Nothing),
            ("a token that is none", Member, Proof::Nonsense),
            ("a device that was signed out", Administrator, Proof::SignedOut),
            ("who has left", Administrator, Proof::Departed),
            ("a guest", Guest, Proof::Token),
            ("a member", Member, Proof::Token),
            ("an administrator", Administrator, Proof::Token),
            ("an owner", Owner, Proof::Token),
            ("a guest in a browser", Guest, Proof::Browser),
            ("a member in a browser", Member, Proof::Browser),
            ("an administrator in a browser", Administrator, Proof::Browser),
            ("an owner in a browser", Owner, Proof::Browser),
        ] {
            town.come(name, standing, proof).await;
        }
        // One who was more than they are.
        town.come("who was an administrator", Administrator, Proof::Token).await;
        let last = town.people.len() - 1;
        town.make(town.people[last].id(), Member).await;
        town.people[last].standing = Member;
        town
    }

    async fn come(&mut self, name: &str, standing: Standing, proof: Proof) {
        let hub = &self.square.hub;
        let membership = self.desk.newcomer(hub, &self.owner.token, name, standing).await;
        let session = hub.session(&membership.token).await.unwrap();
        let sign_in =
            SignIn { name: name.into(), password: PASSWORD.into(), device: device(), device_name: "een tweede".into() };
        let token = match proof {
            Proof::Nothing => None,
            Proof::Nonsense => Some("A".repeat(43)),
            Proof::Token | Proof::Departed => Some(membership.token.0.clone()),
            Proof::SignedOut => {
                let token = hub.sign_in(sign_in.clone(), elsewhere()).await.unwrap().token;
                self.desk.plein("POST", "/v1/sign-out", &token, Vec::new()).await.unwrap();
                Some(token.0)
            }
            Proof::Browser | Proof::BrowserTooLate => Some(browser(&self.desk, name).await),
        };
        let team = self.new_team().await;
        self.put(team, membership.member.id, None).await;
        self.people.push(Somebody { name: name.into(), standing, session, token, proof, team, sign_in });
    }

    pub async fn new_team(&self) -> TeamId {
        let made = self.desk.post("/v1/teams", &self.owner.token, &NewTeam { name: "Team".into() }).await.unwrap();
        wire::decode::<Team>(&made).unwrap().id
    }

    async fn put(&self, team: TeamId, member: MemberId, lead: Option<bool>) {
        let path = format!("/v1/teams/{team}/members");
        self.desk.post(&path, &self.owner.token, &NewTeamMember { member, lead }).await.unwrap();
    }

    /// A new team in which somebody is that.
    pub async fn team(&self, somebody: &Somebody, belonging: Belonging) -> TeamId {
        if belonging == Belonging::Absent {
            return TeamId::from_uuid(device().uuid());
        }
        let team = self.new_team().await;
        let lead = match belonging {
            Belonging::Absent | Belonging::Outside => return team,
            Belonging::Within => None,
            Belonging::Lead => Some(true),
        };
        if !somebody.departs() {
            self.put(team, somebody.id(), lead).await;
        }
        team
    }

    /// Everyone whom something can be done to, as somebody sees them.
    pub fn whom(&self, somebody: &Somebody) -> Vec<(MemberId, Whom)> {
        let mut whom = self.others.clone();
        if !somebody.departs() {
            whom.push((somebody.id(), Whom::Oneself));
        }
        whom
    }

    pub fn has_left(&self, member: MemberId) -> bool {
        self.gone == member
    }

    pub async fn make(&self, member: MemberId, standing: Standing) {
        let path = format!("/v1/members/{member}/standing");
        self.desk.post(&path, &self.owner.token, &NewStanding { standing }).await.unwrap();
    }

    pub async fn end(&self, member: MemberId) {
        let path = format!("/v1/members/{member}/end");
        self.desk.post(&path, &self.owner.token, &Departure { heir: None }).await.unwrap();
    }

    /// By whoever began it.
    pub async fn archive(&self, stream: StreamId) {
        let (path, archiving) = (format!("/v1/streams/{stream}/archive"), Archiving { archived: true });
        self.desk.post(&path, &self.keepers, &archiving).await.unwrap();
    }

    pub async fn sign_out(&self, somebody: &Somebody) {
        let token = DeviceToken(somebody.token.clone().unwrap());
        self.desk.plein("POST", "/v1/sign-out", &token, Vec::new()).await.unwrap();
    }
}
