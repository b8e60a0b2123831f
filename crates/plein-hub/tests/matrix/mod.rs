//! The policy, cell by cell: every kind of subject, every route and every message, every state of what it is about,
//! through the real routes of a real hub. The answer is the policy's, and what is refused does not tell whether it is
//! there.
//!
//! A new action does not compile here until it is said what it is about; a new route is tried by itself.

mod people;
mod things;

use crate::square::{Desk, Pen, Served, device, new_stream};
use axum::body::Body;
use axum::http::Request;
use axum::http::header::LOCATION;
use axum::http::response::Parts;
use bytes::Bytes;
use people::{Somebody, Town};
use plein_hub::policy::{Action, Belonging, Footing, Object, Subject, Whom, allows};
use plein_hub::{Declared, routes};
use plein_model::MemberId;
use plein_protocol::{
    Code, Entry, Invitation, Kind, NewStanding, NewTeamMember, Problem, Pushed, Role, Sequenced, Standing, With, wire,
};
use std::collections::{BTreeMap, BTreeSet};
use things::{Case, MEDIA, Thing};

/// What came of a request.
struct Answer {
    parts: Parts,
    body: Bytes,
}

/// What is behind a path, when the policy says yes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    There,
    Not,
}

impl Answer {
    /// What a Plein hears instead.
    fn problem(&self) -> Option<Code> {
        let refused = || wire::decode::<Problem>(&self.body).unwrap().code;
        (!self.parts.status.is_success() && self.parts.status != 101).then(refused)
    }

    /// What the policy must have said, for this to be the answer.
    fn allowed(&self, route: &Declared) -> bool {
        if route.for_plein {
            return !matches!(self.problem(), Some(Code::Forbidden | Code::SignIn));
        }
        let to_the_door = self.parts.headers.get(LOCATION).is_some_and(|to| to.as_bytes().starts_with(b"/sign-in"));
        self.parts.status != 403 && !(self.parts.status == 303 && to_the_door)
    }

    /// Everything about it, without the name of what was asked for.
    fn as_seen(&self, names: &[&str]) -> String {
        let mut headers: Vec<_> = self.parts.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
        headers.sort();
        let mut seen = format!("{} {headers:?} {:?}", self.parts.status, self.body);
        names.iter().for_each(|name| seen = seen.replace(name, "…"));
        seen
    }
}

/// The matrix as it is filled.
#[derive(Default)]
struct Matrix {
    cells: usize,
    subjects: BTreeSet<String>,
    /// What was answered to who may not know whether it is there, by what they asked and who they are.
    refusals: BTreeMap<String, String>,
}

impl Matrix {
    fn cell(&mut self, somebody: &Somebody, what: &str, expected: bool, got: bool) {
        self.cells += 1;
        self.subjects.insert(somebody.name.clone());
        assert_eq!(got, expected, "{} {what}", somebody.name);
    }

    /// One and the same answer, whether it is there or not.
    fn refused(&mut self, somebody: &Somebody, what: String, seen: String) {
        let first = self.refusals.entry(format!("{} {what}", somebody.name)).or_insert_with(|| seen.clone());
        assert_eq!(*first, seen, "{} {what}", somebody.name);
    }
}

async fn ask(desk: &Desk, route: &Declared, path: &str, somebody: &Somebody, body: Vec<u8>) -> Answer {
    let mut request = Request::builder().method(route.method.clone()).uri(path);
    if route.for_plein {
        request = request.header("plein-protocol", "1");
        if let Some(token) = &somebody.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
    } else {
        request = request.header("sec-fetch-site", "same-origin");
        if let Some(token) = &somebody.token {
            request = request.header("cookie", format!("plein={token}"));
        }
    }
    let (parts, body) = desk.ask(request.body(Body::from(body)).unwrap()).await;
    Answer { parts, body }
}

/// What a route is about. A new action must be put in its place here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Hub,
    Team,
    Person,
    Stream,
}

fn about(action: Action) -> About {
    use Action as A;
    match action {
        A::Greet | A::Join | A::SignIn | A::SignOut | A::Catalogue | A::Listen | A::SeeTeams | A::SeeMembers => {
            About::Hub
        }
        A::Apply | A::SeeDevices | A::RevokeDevices | A::MakeTeam | A::Invite | A::Admit | A::Configure | A::Audit => {
            About::Hub
        }
        A::FillTeam | A::NameLead | A::LeaveTeam => About::Team,
        A::Manage | A::Appoint => About::Person,
        A::Archive | A::Link => About::Stream,
        A::Read | A::Push | A::Write | A::Share | A::Leave | A::GiveBack | A::BringMedium | A::BePresent => {
            About::Stream
        }
    }
}

/// A path with its names filled in.
fn fill(route: &Declared, names: &[(&str, &str)]) -> String {
    let mut path = route.path.to_owned();
    let known = [("site", "youtube"), ("video", "dQw4w9WgXcQ"), ("size", "card")];
    let font = plein_publish::html::fonts()[0].name;
    for (name, value) in names.iter().copied().chain(known).chain([("name", font)]) {
        path = path.replace(&format!("{{{name}}}"), value);
    }
    assert!(!path.contains('{'), "say here what stands for the names in {path}");
    path
}

/// A body that is read only when the policy said yes, and then changes nothing.
fn nonsense(route: &Declared) -> Vec<u8> {
    if route.for_plein && route.most > 0 && route.action != Action::BringMedium { vec![0xff] } else { Vec::new() }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cell_is_answered_as_the_policy_says() {
    let town = Town::new().await;
    let desk = Desk::new(&town.square.hub);
    let mut matrix = Matrix::default();
    for somebody in &town.people {
        let things = things::around(&town, somebody).await;
        if somebody.departs() {
            town.end(somebody.id()).await;
        }
        on_streams(&desk, &mut matrix, somebody, &things).await;
        lists(&desk, &mut matrix, somebody, &things).await;
        entries(&desk, &mut matrix, somebody, &things).await;
        on_teams(&town, &desk, &mut matrix, somebody).await;
        on_people(&town, &desk, &mut matrix, somebody).await;
        on_hub(&desk, &mut matrix, somebody).await;
    }
    news(&town, &mut matrix).await;
    for somebody in &town.people {
        everywhere(&desk, &mut matrix, somebody).await;
    }
    assert!(matrix.subjects.len() >= 12, "{:?}", matrix.subjects);
    assert!(matrix.cells >= 10_000, "{}", matrix.cells);
    println!("{} cells, {} kinds of subject", matrix.cells, matrix.subjects.len());
}

/// Every route about a stream, on a stream in every state, and every medium of it.
async fn on_streams(desk: &Desk, matrix: &mut Matrix, somebody: &Somebody, things: &[Thing]) {
    let by_sign_in = |route: &&Declared| about(route.action) == About::Stream && !route.path.contains("{link}");
    for route in routes().iter().filter(by_sign_in) {
        for thing in things {
            let count = if route.path.contains("{medium}") { MEDIA.len() } else { 1 };
            for (medium, shown, arrived) in &MEDIA[..count] {
                let (stream, space, id) =
                    (thing.stream.to_string(), thing.stream.space().to_string(), medium.to_string());
                let nothing = device().to_string();
                let path = fill(route, &[("stream", &stream), ("space", &space), ("medium", &id), ("id", &nothing)]);
                let query = match (route.action, route.path.ends_with("/entries")) {
                    (Action::BringMedium, _) => format!("?offset=0&total={}", things::SIZE),
                    (Action::Read, true) => "?after=0".into(),
                    (Action::Read, false) if route.for_plein => "?offset=0".into(),
                    _ => String::new(),
                };
                let answer = ask(desk, route, &format!("{path}{query}"), somebody, nonsense(route)).await;
                let footing = thing.footing(somebody);
                let may = allows(somebody.subject(), route.action, Object::Stream(footing));
                let there = match (route.path.contains("{medium}"), route.action, route.path.ends_with("/received")) {
                    (false, ..) if route.path.contains("{id}") => Behind::Not,
                    (false, ..) if route.path.contains("{video}") && thing.case == Case::Empty => Behind::Not,
                    (false, ..) => Behind::There,
                    // How much there is of it, and the next piece: of what is shown. Its bytes: when they came.
                    (true, Action::BringMedium, _) | (true, _, true) => *shown,
                    (true, ..) => *arrived,
                };
                let what = format!("{} {} {:?}", route.method, route.path, thing.case);
                matrix.cell(somebody, &what, may && there == Behind::There, answer.allowed(route));
                if !may && matches!(footing, Footing::Absent | Footing::Stranger) {
                    let seen = answer.as_seen(&[&stream, &space, &id, &nothing]);
                    matrix.refused(somebody, format!("{} {}", route.method, route.path), seen);
                }
            }
        }
    }
}

/// Every kind of entry, and what the hub had once, pushed to a stream in every state.
async fn entries(desk: &Desk, matrix: &mut Matrix, somebody: &Somebody, things: &[Thing]) {
    let of = |action| routes().into_iter().find(|route| route.action == action).unwrap();
    let (push, back) = (of(Action::Push), of(Action::GiveBack));
    for thing in things {
        let path = fill(&back, &[("stream", &thing.stream.to_string())]);
        let sealed: Vec<Sequenced> = thing.first.iter().cloned().collect();
        let answer = ask(desk, &back, &path, somebody, wire::encode(&sealed)).await;
        let footing = thing.footing(somebody);
        let may = allows(somebody.subject(), Action::GiveBack, Object::Stream(footing));
        matrix.cell(somebody, &format!("gives back, {:?}", thing.case), may, taken(&answer, sealed.len()));

        let someone = With::Member(MemberId::from_uuid(device().uuid()));
        let mut counter = thing.counter;
        // Leaving comes last: it changes what one is.
        for kind in 0..7 {
            // A stream that was not there is, once something was taken.
            let stream = if thing.case == Case::Absent { new_stream() } else { thing.stream };
            if thing.case == Case::Absent {
                counter = 0;
            }
            let mut pen = Pen { counter, ..Pen::new(&somebody.session, stream) };
            let entry: Entry = match kind {
                0 => pen.note("something of a later version"),
                1 => pen.write(Kind::DocumentUpdate, vec![0, 0]),
                2 => pen.show(format!("{stream}").as_bytes(), "x").0,
                3 => pen.share(someone, Role::Reader),
                4 => pen.unshare(someone),
                5 => pen.write(Kind::SpaceUnshared, "no message"),
                _ => pen.unshare(With::Member(somebody.id())),
            };
            let action = Action::of_entry(&entry);
            let may = |action| allows(somebody.subject(), action, Object::Stream(footing));
            let path = fill(&push, &[("stream", &stream.to_string())]);
            let answer = ask(desk, &push, &path, somebody, wire::encode(&vec![entry])).await;
            let went = taken(&answer, 1);
            matrix.cell(
                somebody,
                &format!("{action:?} {kind}, {:?}", thing.case),
                may(Action::Push) && may(action),
                went,
            );
            counter += u64::from(went);
        }
    }
}

fn taken(answer: &Answer, count: usize) -> bool {
    match wire::decode::<Pushed>(&answer.body) {
        Ok(Pushed { receipts, refused: None }) => receipts.len() == count,
        Ok(Pushed { refused: Some(problem), .. }) => {
            assert_eq!(problem.code, Code::Forbidden, "{problem}");
            false
        }
        Err(_) => {
            assert!(matches!(answer.problem(), Some(Code::Forbidden | Code::SignIn)), "{:?}", answer.problem());
            false
        }
    }
}

/// What is listed is what may be read.
async fn lists(desk: &Desk, matrix: &mut Matrix, somebody: &Somebody, things: &[Thing]) {
    for (path, for_plein) in [("/v1/streams", true), ("/", false)] {
        let route = routes().into_iter().find(|route| route.path == path && route.for_plein == for_plein).unwrap();
        let answer = ask(desk, &route, path, somebody, Vec::new()).await;
        // Streams are named in full in the one, and linked to in the other.
        let text = String::from_utf8_lossy(&answer.body).into_owned();
        for thing in things {
            let may = allows(somebody.subject(), Action::Read, Object::Stream(thing.footing(somebody)));
            let listed = text.contains(&thing.stream.space().to_string());
            matrix.cell(somebody, &format!("{path} lists {:?}", thing.case), may, listed);
        }
    }
}

async fn on_teams(town: &Town, desk: &Desk, matrix: &mut Matrix, somebody: &Somebody) {
    for route in routes().iter().filter(|route| about(route.action) == About::Team) {
        for belonging in [Belonging::Absent, Belonging::Outside, Belonging::Within, Belonging::Lead] {
            let team = town.team(somebody, belonging).await;
            let nobody = device().to_string();
            let path = fill(route, &[("team", &team.to_string()), ("member", &nobody)]);
            let answer = ask(desk, route, &path, somebody, nonsense(route)).await;
            let may = allows(somebody.subject(), route.action, Object::Team(belonging));
            matrix.cell(somebody, &format!("{} {belonging:?}", route.path), may, answer.allowed(route));
            if !may && matches!(belonging, Belonging::Absent | Belonging::Outside) {
                matrix.refused(somebody, route.path.into(), answer.as_seen(&[&team.to_string(), &nobody]));
            }
        }
    }
    // Whom there is not is put in, as a lead: whoever may do that hears so.
    let route = routes().into_iter().find(|route| route.path == "/v1/teams/{team}/members").unwrap();
    for belonging in [Belonging::Absent, Belonging::Outside, Belonging::Within, Belonging::Lead] {
        for lead in [None, Some(true), Some(false)] {
            let team = town.team(somebody, belonging).await;
            let new = NewTeamMember { member: MemberId::from_uuid(device().uuid()), lead };
            let path = fill(&route, &[("team", &team.to_string())]);
            let answer = ask(desk, &route, &path, somebody, wire::encode(&new)).await;
            let may = |action| allows(somebody.subject(), action, Object::Team(belonging));
            let may = may(Action::FillTeam) && (lead.is_none() || may(Action::NameLead));
            matrix.cell(somebody, &format!("fills {belonging:?} {lead:?}"), may, answer.allowed(&route));
        }
    }
}

async fn on_people(town: &Town, desk: &Desk, matrix: &mut Matrix, somebody: &Somebody) {
    let whom = town.whom(somebody);
    for route in routes().iter().filter(|route| about(route.action) == About::Person) {
        for (member, whom) in &whom {
            let path = fill(route, &[("member", &member.to_string()), ("device", &device().to_string())]);
            let answer = ask(desk, route, &path, somebody, nonsense(route)).await;
            // A device that they do not have is refused to who may, too.
            let may =
                !route.path.contains("{device}") && allows(somebody.subject(), route.action, Object::Person(*whom));
            matrix.cell(somebody, &format!("{} {whom:?}", route.path), may, answer.allowed(route));
            if !may && matches!(whom, Whom::Absent | Whom::Another(_)) {
                matrix.refused(somebody, route.path.into(), answer.as_seen(&[&member.to_string()]));
            }
        }
    }
    let route = routes().into_iter().find(|route| route.path == "/v1/members/{member}/standing").unwrap();
    for (member, whom) in whom.into_iter().filter(|(member, _)| !town.has_left(*member)) {
        for standing in [Standing::Guest, Standing::Member, Standing::Administrator, Standing::Owner] {
            let path = fill(&route, &[("member", &member.to_string())]);
            let answer = ask(desk, &route, &path, somebody, wire::encode(&NewStanding { standing })).await;
            let change = match whom {
                Whom::Another(theirs) => Action::of_change(theirs, standing),
                Whom::Absent | Whom::Oneself => Action::Manage,
            };
            let may = |action| allows(somebody.subject(), action, Object::Person(whom));
            let changed = answer.allowed(&route);
            matrix.cell(somebody, &format!("makes {whom:?} {standing:?}"), may(Action::Manage) && may(change), changed);
            if let (true, Whom::Another(before)) = (changed, whom) {
                town.make(member, before).await;
            }
        }
    }
}

async fn on_hub(desk: &Desk, matrix: &mut Matrix, somebody: &Somebody) {
    let route = routes().into_iter().find(|route| route.action == Action::Invite && route.for_plein).unwrap();
    for standing in [Standing::Guest, Standing::Member, Standing::Administrator, Standing::Owner] {
        let invitation = Invitation { standing, ..Invitation::default() };
        let answer = ask(desk, &route, route.path, somebody, wire::encode(&invitation)).await;
        let may = |action| allows(somebody.subject(), action, Object::Hub);
        let may = may(Action::Invite) && (standing <= Standing::Member || may(Action::Appoint));
        matrix.cell(somebody, &format!("invites {standing:?}"), may, answer.allowed(&route));
    }
    let (out, in_order): (Vec<_>, Vec<_>) = routes()
        .into_iter()
        .filter(|route| about(route.action) == About::Hub && route.path != EVERYWHERE)
        .partition(|route| route.action == Action::SignOut);
    // But for those that are about something that is not there.
    for route in in_order.iter().filter(|route| !route.path.contains("{device}") && !route.path.ends_with("turn-away"))
    {
        let path = fill(route, &[("id", &device().to_string()), ("applicant", &device().to_string())]);
        let answer = ask(desk, route, &path, somebody, nonsense(route)).await;
        let may = allows(somebody.subject(), route.action, Object::Hub);
        matrix.cell(somebody, route.path, may, answer.allowed(route));
    }
    // Each with a sign-in of its own, since it ends it.
    for route in out {
        let again = somebody.again().await;
        let answer = ask(desk, &route, route.path, &again, Vec::new()).await;
        let may = allows(somebody.subject(), route.action, Object::Hub);
        // Afterwards a browser is led to the door, as who may not is.
        let went =
            if route.for_plein { answer.allowed(&route) } else { answer.parts.headers.contains_key("set-cookie") };
        matrix.cell(somebody, route.path, may, went);
    }
}

/// Signs somebody out everywhere, so it comes last of all.
const EVERYWHERE: &str = "/v1/devices/revoke";

async fn everywhere(desk: &Desk, matrix: &mut Matrix, somebody: &Somebody) {
    let route = routes().into_iter().find(|route| route.path == EVERYWHERE).unwrap();
    let answer = ask(desk, &route, route.path, &somebody.again().await, Vec::new()).await;
    let may = allows(somebody.subject(), route.action, Object::Hub);
    matrix.cell(somebody, route.path, may, answer.allowed(&route));
}

/// What is heard on the live socket is what may be read.
async fn news(town: &Town, matrix: &mut Matrix) {
    let served = Served::new(&town.square.hub).await;
    for somebody in town.people.iter().filter(|somebody| matches!(somebody.subject(), Subject::Member { .. })) {
        let things = things::around(town, somebody).await;
        let may_listen = allows(somebody.subject(), Action::Listen, Object::Hub);
        let token = plein_protocol::DeviceToken(somebody.token.clone().unwrap());
        let socket = crate::live::connect(&served, &token).await;
        matrix.cell(somebody, "listens", may_listen, socket.is_ok());
        let Ok(mut socket) = socket else { continue };
        let read = |thing: &Thing| allows(somebody.subject(), Action::Read, Object::Stream(thing.footing(somebody)));
        for thing in things.iter().filter(|thing| thing.case != Case::Absent) {
            thing.grow().await;
        }
        // This one is told last, and ends it.
        town.sign_out(somebody).await;
        let mut heard = BTreeSet::new();
        let mut again = false;
        while let Some(news) = crate::live::next(&mut socket).await {
            match news {
                plein_protocol::News::Stream(head) => drop(heard.insert(head.stream)),
                plein_protocol::News::Medium(_) | plein_protocol::News::Presence(_) => {}
                plein_protocol::News::Catalogue => again = true,
            }
        }
        for thing in things.iter().filter(|thing| thing.grows()) {
            let hears = heard.contains(&thing.stream);
            // Whoever is told to look again need not be told of each.
            matrix.cell(somebody, &format!("hears of {:?}", thing.case), read(thing), hears || (again && read(thing)));
        }
    }
    served.stop().await;
}
