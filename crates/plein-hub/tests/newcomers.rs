//! How people come in: by an invitation for them, or by asking.

use crate::square::{Desk, HERE, PASSWORD, Square, join_as, joining};
use plein_protocol::{
    Admission, Applicant, Apply, Code, DeviceToken, Domains, Invitation, Invited, Member, Problem, SignIn, Standing,
    wire,
};
use std::net::IpAddr;

async fn invited(desk: &Desk, token: &DeviceToken, invitation: &Invitation) -> Result<String, Problem> {
    let invited = desk.post("/v1/invitations", token, invitation).await?;
    Ok(wire::decode::<Invited>(&invited).unwrap().link)
}

fn for_address(email: &str) -> Invitation {
    Invitation { email: Some(email.into()), ..Invitation::default() }
}

#[tokio::test]
async fn an_invitation_for_an_address_is_for_who_gives_it() {
    let square = Square::new().await;
    let desk = Desk::new(&square.hub);
    let owner = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Owner").await;
    let link = invited(&desk, &owner.token, &for_address(" Bas@UMC.example.org")).await.unwrap();
    let mut bas = joining(&link, "Bas");
    for other in [None, Some(""), Some("anna@umc.example.org"), Some("bas@umc.example.org.evil.example")] {
        bas.email = other.map(str::to_owned);
        assert_eq!(square.hub.join(bas.clone(), HERE).await.unwrap_err().code, Code::Invitation, "{other:?}");
    }
    bas.email = Some("BAS@umc.example.org ".into());
    square.hub.join(bas.clone(), HERE).await.unwrap();
    bas.name = "Bas de tweede".into();
    assert_eq!(square.hub.join(bas, HERE).await.unwrap_err().code, Code::Invitation, "it works once");
    for wrong in ["", "bas", "a b@umc.nl"] {
        assert_eq!(invited(&desk, &owner.token, &for_address(wrong)).await.unwrap_err().code, Code::Invalid);
    }
}

#[tokio::test]
async fn an_invitation_works_for_the_days_that_it_was_given() {
    let square = Square::new().await;
    let desk = Desk::new(&square.hub);
    let owner = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Owner").await;
    let days = |days| Invitation { days: Some(days), ..Invitation::default() };
    let (short, long) = (invited(&desk, &owner.token, &days(1)).await, invited(&desk, &owner.token, &days(30)).await);
    for wrong in [0, 91] {
        assert_eq!(invited(&desk, &owner.token, &days(wrong)).await.unwrap_err().code, Code::Invalid);
    }
    square.clock.pass(2 * 24 * 3600 * 1000);
    let late = square.hub.join(joining(&short.unwrap(), "Bas"), HERE).await.unwrap_err();
    assert_eq!(late.code, Code::Invitation);
    join_as(&square.hub, &long.unwrap(), "Bas").await;
}

fn applying(name: &str, email: &str) -> Apply {
    Apply { name: name.into(), email: email.into(), password: PASSWORD.into() }
}

/// A place of its own: each has only so many tries.
fn there(last: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, last])
}

fn signing_in(name: &str) -> SignIn {
    let device = crate::square::device();
    SignIn { name: name.into(), password: PASSWORD.into(), device, device_name: "tablet".into() }
}

#[tokio::test]
async fn who_has_an_address_of_the_organisation_may_ask_and_an_administrator_lets_them_in() {
    let square = Square::new().await;
    let (hub, desk) = (&square.hub, Desk::new(&square.hub));
    let owner = join_as(hub, &hub.owner_invitation().await.unwrap().unwrap().link, "Owner").await;
    let admin = desk.newcomer(hub, &owner.token, "Beheer", Standing::Administrator).await;
    let anna = applying("Anna", "anna@umc.example.org");
    // As long as the owner names no domain, nobody may.
    assert_eq!(hub.apply(anna.clone(), there(1)).await.unwrap_err().code, Code::Invalid);
    let named = Domains { domains: vec!["@UMC.example.org ".into()] };
    assert_eq!(desk.post("/v1/domains", &admin.token, &named).await.unwrap_err().code, Code::Forbidden);
    let kept: Domains = wire::decode(&desk.post("/v1/domains", &owner.token, &named).await.unwrap()).unwrap();
    assert_eq!(kept.domains, ["umc.example.org"]);
    for other in ["anna@example.org", "anna@sub.umc.example.org", "anna@umc.example.org.evil.example"] {
        assert_eq!(hub.apply(applying("Anna", other), there(2)).await.unwrap_err().code, Code::Invalid, "{other}");
    }

    hub.apply(anna.clone(), there(3)).await.unwrap();
    // Who asks twice, or by the name of somebody who is there, hears nothing else.
    hub.apply(applying("Anna B.", "anna@umc.example.org"), there(3)).await.unwrap();
    hub.apply(applying("Beheer", "b@umc.example.org"), there(3)).await.unwrap();
    assert_eq!(hub.sign_in(signing_in("Anna"), HERE).await.unwrap_err().code, Code::Credentials);
    let waiting = desk.plein("GET", "/v1/applicants", &admin.token, Vec::new()).await.unwrap();
    let waiting: Vec<Applicant> = wire::decode(&waiting).unwrap();
    let names: Vec<_> = waiting.iter().map(|one| (one.name.as_str(), one.email.as_str())).collect();
    assert_eq!(names, [("Anna", "anna@umc.example.org"), ("Beheer", "b@umc.example.org")]);

    let path = |n: usize, what: &str| format!("/v1/applicants/{}/{what}", waiting[n].id);
    let admission = |standing| Admission { standing, ..Admission::default() };
    let too_much = desk.post(&path(0, "admit"), &owner.token, &admission(Standing::Administrator)).await;
    assert_eq!(too_much.unwrap_err().code, Code::Invalid);
    let taken = desk.post(&path(1, "admit"), &admin.token, &admission(Standing::Member)).await;
    assert_eq!(taken.unwrap_err().code, Code::NameTaken);
    desk.plein("POST", &path(1, "turn-away"), &admin.token, Vec::new()).await.unwrap();
    let let_in = desk.post(&path(0, "admit"), &admin.token, &admission(Standing::Guest)).await.unwrap();
    assert_eq!(wire::decode::<Member>(&let_in).unwrap().name, "Anna");
    assert_eq!(hub.sign_in(signing_in("Anna"), HERE).await.unwrap().member.id, waiting[0].id);
    for n in [0, 1] {
        let gone = desk.post(&path(n, "admit"), &admin.token, &admission(Standing::Member)).await;
        assert_eq!(gone.unwrap_err().code, Code::Forbidden);
    }
}

#[tokio::test]
async fn one_place_cannot_fill_the_list() {
    let square = Square::new().await;
    let (hub, desk) = (&square.hub, Desk::new(&square.hub));
    let owner = join_as(hub, &hub.owner_invitation().await.unwrap().unwrap().link, "Owner").await;
    let named = Domains { domains: vec!["umc.example.org".into()] };
    desk.post("/v1/domains", &owner.token, &named).await.unwrap();
    let from: IpAddr = "192.0.2.66".parse().unwrap();
    let mut last = None;
    for n in 0..8 {
        last = hub.apply(applying("Anna", &format!("a{n}@umc.example.org")), from).await.err();
    }
    assert_eq!(last.unwrap().code, Code::Busy);
    hub.apply(applying("Anna", "anna@umc.example.org"), HERE).await.unwrap();
}
