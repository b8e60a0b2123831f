//! Who may do what, over the whole table.

use crate::square::{Served, Square, client};
use plein_hub::policy::{Action, Footing, Object, Subject, allows};
use plein_hub::routes;
use plein_protocol::{Code, Problem, Role, wire};

const SUBJECTS: [Subject; 5] = [
    Subject::Nobody,
    Subject::Member { owner: false, browser: false },
    Subject::Member { owner: false, browser: true },
    Subject::Member { owner: true, browser: false },
    Subject::Member { owner: true, browser: true },
];
const FOOTINGS: [Footing; 6] = [
    Footing::Absent,
    Footing::Stranger,
    Footing::Role(Role::Reader),
    Footing::Role(Role::Commenter),
    Footing::Role(Role::CoAuthor),
    Footing::Role(Role::Owner),
];

/// The same table once more, written from the other side: for each action, who.
fn expected(subject: Subject, action: Action, object: Object) -> bool {
    let (member, owner, browser) = match subject {
        Subject::Nobody => (false, false, false),
        Subject::Member { owner, browser } => (true, owner, browser),
    };
    let plein = member && !browser;
    let on_hub = object == Object::Hub;
    let footing = match object {
        Object::Hub => None,
        Object::Stream(footing) => Some(footing),
    };
    let role = |least: Role| matches!(footing, Some(Footing::Role(role)) if role >= least);
    let absent = footing == Some(Footing::Absent);
    match action {
        Action::Greet | Action::Join | Action::SignIn => on_hub,
        Action::SignOut | Action::Catalogue => on_hub && member,
        Action::Listen | Action::SeeTeams => on_hub && plein,
        Action::MakeTeam | Action::FillTeam | Action::Invite => on_hub && plein && owner,
        Action::Read => member && role(Role::Reader),
        Action::Push | Action::Write => plein && (role(Role::CoAuthor) || absent),
        Action::BringMedium | Action::BePresent => plein && role(Role::CoAuthor),
        Action::Share => plein && (role(Role::Owner) || absent),
        Action::GiveBack => plein && (role(Role::Reader) || absent),
    }
}

#[test]
fn the_policy_says_yes_to_exactly_this() {
    let objects = FOOTINGS.map(Object::Stream).into_iter().chain([Object::Hub]);
    for object in objects {
        for (subject, action) in SUBJECTS.into_iter().flat_map(|s| Action::ALL.map(|action| (s, action))) {
            let yes = allows(subject, action, object);
            assert_eq!(yes, expected(subject, action, object), "{subject:?} {action:?} {object:?}");
        }
    }
}

#[test]
fn the_hubs_owner_sees_no_more_of_others_spaces_than_anyone() {
    for action in [Action::Read, Action::Push, Action::Share, Action::GiveBack, Action::BringMedium] {
        let owner = Subject::Member { owner: true, browser: false };
        assert!(!allows(owner, action, Object::Stream(Footing::Stranger)));
    }
}

fn filled(path: &str) -> String {
    path.replace("{stream}", "space:00000000-0000-7000-8000-000000000000")
        .replace("{space}", "00000000-0000-7000-8000-000000000000")
        .replace("{medium}", &"0".repeat(64))
        .replace("{team}", "00000000-0000-7000-8000-000000000000")
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
        if matches!(route.action, Action::Greet | Action::Join | Action::SignIn) {
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
