//! Who may do what, over the whole table.

use crate::square::{Served, Square, client};
use plein_hub::policy::{Action, Belonging, Footing, Object, Subject, Whom, allows};
use plein_hub::routes;
use plein_protocol::{Code, Problem, Role, Standing, wire};

const STANDINGS: [Standing; 4] = [Standing::Guest, Standing::Member, Standing::Administrator, Standing::Owner];

fn subjects() -> Vec<Subject> {
    let members = STANDINGS.into_iter().flat_map(|s| [true, false].map(|browser| (s, browser)));
    let members = members.map(|(standing, browser)| Subject::Member { standing, browser });
    members.chain([Subject::Nobody, Subject::Linked]).collect()
}

fn objects() -> Vec<Object> {
    let footings = [Role::Reader, Role::Commenter, Role::CoAuthor, Role::Owner].map(Footing::Role);
    let archived = [Role::Reader, Role::CoAuthor, Role::Owner].map(Footing::Archived);
    let footings = footings.into_iter().chain(archived).chain([Footing::Absent, Footing::Stranger]).map(Object::Stream);
    let belongings = [Belonging::Absent, Belonging::Outside, Belonging::Within, Belonging::Lead].map(Object::Team);
    let people = STANDINGS.map(Whom::Another).into_iter().chain([Whom::Absent, Whom::Oneself]).map(Object::Person);
    footings.chain(belongings).chain(people).chain([Object::Hub]).collect()
}

/// The same table once more, written from the other side: for each action, who.
fn expected(subject: Subject, action: Action, object: Object) -> bool {
    if subject == Subject::Linked {
        return action == Action::Read && object == Object::Stream(Footing::Role(Role::Reader));
    }
    let (member, standing, browser) = match subject {
        Subject::Nobody | Subject::Linked => (false, Standing::Guest, false),
        Subject::Member { standing, browser } => (true, standing, browser),
    };
    let plein = member && !browser;
    let administers = member && standing >= Standing::Administrator;
    let owns = member && standing == Standing::Owner;
    let on_hub = object == Object::Hub;
    let role = |least: Role| matches!(object, Object::Stream(Footing::Role(role)) if role >= least);
    let archived = matches!(object, Object::Stream(Footing::Archived(_)));
    let keeps = role(Role::Owner) || object == Object::Stream(Footing::Archived(Role::Owner));
    let absent = object == Object::Stream(Footing::Absent);
    let begins = absent && standing != Standing::Guest;
    let team = |belonging| object == Object::Team(belonging);
    let in_team = team(Belonging::Within) || team(Belonging::Lead);
    let another = |most: Standing| matches!(object, Object::Person(Whom::Another(theirs)) if theirs <= most);
    match action {
        Action::Greet | Action::Join | Action::SignIn | Action::Apply => on_hub,
        Action::SignOut | Action::Catalogue => on_hub && member,
        Action::SeeDevices | Action::RevokeDevices => on_hub && member,
        Action::Configure => on_hub && owns,
        Action::Listen | Action::SeeTeams => on_hub && plein,
        Action::SeeMembers => on_hub && plein && standing != Standing::Guest,
        Action::MakeTeam | Action::Invite | Action::Admit | Action::Audit => on_hub && administers,
        Action::FillTeam => {
            (administers && (team(Belonging::Outside) || in_team))
                || (member && standing == Standing::Member && team(Belonging::Lead))
        }
        Action::NameLead => administers && (team(Belonging::Outside) || in_team),
        Action::LeaveTeam => member && in_team,
        Action::Manage => (owns && another(Standing::Owner)) || (administers && another(Standing::Member)),
        Action::Appoint => owns && (on_hub || another(Standing::Owner)),
        Action::Read => member && (role(Role::Reader) || archived),
        Action::Archive | Action::Link => member && keeps,
        Action::Push => plein && (role(Role::Reader) || archived || begins),
        Action::Write => plein && (role(Role::CoAuthor) || begins),
        Action::BringMedium | Action::BePresent => plein && role(Role::CoAuthor),
        Action::Share => plein && (role(Role::Owner) || begins),
        Action::Leave => plein && (role(Role::Reader) || archived),
        Action::GiveBack => plein && (role(Role::Reader) || archived || absent),
    }
}

#[test]
fn the_policy_says_yes_to_exactly_this() {
    for object in objects() {
        for (subject, action) in subjects().into_iter().flat_map(|s| Action::ALL.map(|action| (s, action))) {
            let yes = allows(subject, action, object);
            assert_eq!(yes, expected(subject, action, object), "{subject:?} {action:?} {object:?}");
        }
    }
}

#[test]
fn who_looks_after_the_hub_sees_no_more_of_others_spaces_than_anyone() {
    for action in Action::ALL {
        for footing in [Footing::Absent, Footing::Stranger, Footing::Role(Role::Reader), Footing::Role(Role::Owner)] {
            let may = |standing| allows(Subject::Member { standing, browser: false }, action, Object::Stream(footing));
            assert_eq!(may(Standing::Owner), may(Standing::Member), "{action:?} {footing:?}");
            assert_eq!(may(Standing::Administrator), may(Standing::Member), "{action:?} {footing:?}");
        }
    }
}

fn filled(path: &str) -> String {
    path.replace("{stream}", "space:00000000-0000-7000-8000-000000000000")
        .replace("{space}", "00000000-0000-7000-8000-000000000000")
        .replace("{medium}", &"0".repeat(64))
        .replace("{team}", "00000000-0000-7000-8000-000000000000")
        .replace("{member}", "00000000-0000-7000-8000-000000000000")
        .replace("{device}", "00000000-0000-7000-8000-000000000000")
        .replace("{link}", "x")
        .replace("{applicant}", "00000000-0000-7000-8000-000000000000")
        .replace("{site}", "youtube")
        .replace("{video}", "x")
        .replace("{name}", "x")
        .replace("{size}", "card")
        .replace("{id}", "x")
}

#[tokio::test]
async fn every_route_that_is_not_for_anybody_needs_sign_in() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let client = client();
    let mut asked = 0;
    for route in routes() {
        let linked = route.path.contains("{link}");
        if linked || matches!(route.action, Action::Greet | Action::Join | Action::SignIn | Action::Apply) {
            continue;
        }
        asked += 1;
        for token in [None, Some("Bearer nonsense"), Some("Basic eDp5")] {
            let url = format!("{}{}", served.address, filled(route.path));
            let mut request = client.request(route.method.clone(), url).header("plein-protocol", "1");
            request = request.header("origin", &served.address).header("cookie", "plein=nonsense");
            if let Some(token) = token {
                request = request.header("authorization", token);
            }
            let response = request.send().await.unwrap();
            if route.for_plein {
                assert_eq!(response.status(), 401, "{route:?}");
                let problem: Problem = wire::decode(&response.bytes().await.unwrap()).unwrap();
                assert_eq!(problem.code, Code::SignIn, "{route:?}");
            } else {
                assert_eq!(response.status(), 303, "{route:?}");
                assert!(response.headers()["location"].to_str().unwrap().starts_with("/sign-in"));
            }
        }
    }
    assert!(asked >= 17, "{asked}");
    served.stop().await;
}

#[tokio::test]
async fn every_answer_has_the_headers_that_keep_it_safe() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let client = client();
    let paths = routes().into_iter().map(|route| filled(route.path)).chain(["/nowhere".into(), "/v1/nowhere".into()]);
    for path in paths {
        let response = client.get(format!("{}{path}", served.address)).send().await.unwrap();
        if response.status() == 405 {
            continue;
        }
        for name in ["content-security-policy", "x-content-type-options", "referrer-policy", "cache-control"] {
            assert!(response.headers().contains_key(name), "{path} {name}");
        }
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
    }
    served.stop().await;
}
