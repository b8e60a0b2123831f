//! On which devices somebody is signed in, and how they stop being so.

use crate::live::{connect, next};
use crate::square::{Desk, HERE, PASSWORD, Served, Square, device, join_as};
use plein_model::MemberId;
use plein_protocol::{Code, Device, DeviceToken, Hub as _, Membership, SignIn, Standing, wire};

async fn sign_in(square: &Square, member: &str, name: &str) -> Membership {
    let device_name = name.into();
    let sign_in = SignIn { name: member.into(), password: PASSWORD.into(), device: device(), device_name };
    square.hub.sign_in(sign_in, HERE).await.unwrap()
}

async fn list(desk: &Desk, token: &DeviceToken, whose: Option<MemberId>) -> Vec<Device> {
    let path = whose.map_or("/v1/devices".to_owned(), |member| format!("/v1/members/{member}/devices"));
    wire::decode(&desk.plein("GET", &path, token, Vec::new()).await.unwrap()).unwrap()
}

#[tokio::test]
async fn one_sees_ones_devices_by_name_and_when_they_were_last_heard_of() {
    let square = Square::new().await;
    let desk = Desk::new(&square.hub);
    let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let laptop = join_as(&square.hub, &link, "Anna").await;
    square.clock.pass(60_000);
    let tablet = sign_in(&square, "Anna", "tablet").await;
    desk.plein("GET", "/v1/streams", &laptop.token, Vec::new()).await.unwrap();
    let seen = list(&desk, &tablet.token, None).await;
    let names: Vec<_> = seen.iter().map(|device| (device.name.as_str(), device.this, device.browser)).collect();
    assert_eq!(names, [("tablet", true, false), ("laptop", false, false)]);
    let first = seen[1].seen_at.unwrap();
    assert!(first >= seen[1].signed_in_at);

    // To the quarter of an hour: what is asked in between is not written down.
    square.clock.pass(10 * 60_000);
    desk.plein("GET", "/v1/streams", &laptop.token, Vec::new()).await.unwrap();
    assert_eq!(list(&desk, &tablet.token, None).await[1].seen_at, Some(first));
    square.clock.pass(10 * 60_000);
    desk.plein("GET", "/v1/streams", &laptop.token, Vec::new()).await.unwrap();
    assert!(list(&desk, &tablet.token, None).await[1].seen_at.unwrap() >= first + 20 * 60_000);
}

#[tokio::test]
async fn one_device_is_signed_out_its_socket_closes_and_the_others_stay() {
    let square = Square::new().await;
    let (served, desk) = (Served::new(&square.hub).await, Desk::new(&square.hub));
    let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let laptop = join_as(&square.hub, &link, "Anna").await;
    let tablet = sign_in(&square, "Anna", "tablet").await;
    let mut lost = connect(&served, &laptop.token).await.unwrap();
    let mut kept = connect(&served, &tablet.token).await.unwrap();

    let theirs = list(&desk, &tablet.token, None).await.into_iter().find(|device| !device.this).unwrap();
    let path = format!("/v1/devices/{}/revoke", theirs.id);
    desk.plein("POST", &path, &tablet.token, Vec::new()).await.unwrap();
    assert_eq!(next(&mut lost).await, None, "it is closed, and nothing was told before");
    assert_eq!(square.hub.session(&laptop.token).await.unwrap_err().code, Code::SignIn);
    assert!(connect(&served, &laptop.token).await.is_err());
    let again = desk.plein("POST", &path, &tablet.token, Vec::new()).await.unwrap_err();
    assert_eq!(again.code, Code::Forbidden);

    // The other one goes on hearing.
    let bas = square.member("Bas").await;
    let mut pen = crate::square::Pen::new(&bas, crate::square::new_stream());
    let all = pen.share(plein_protocol::With::Organisation, plein_protocol::Role::Reader);
    crate::square::push(&bas, vec![all]).await;
    assert!(next(&mut kept).await.is_some());
    desk.plein("POST", "/v1/devices/revoke", &tablet.token, Vec::new()).await.unwrap();
    while next(&mut kept).await.is_some() {}
    assert_eq!(square.hub.session(&tablet.token).await.unwrap_err().code, Code::SignIn);
    served.stop().await;
}

#[tokio::test]
async fn administrators_sign_out_whom_they_look_after() {
    let square = Square::new().await;
    let (served, desk) = (Served::new(&square.hub).await, Desk::new(&square.hub));
    let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let owner = join_as(&square.hub, &link, "Owner").await;
    let admin = desk.newcomer(&square.hub, &owner.token, "Beheer", Standing::Administrator).await;
    let bas = desk.newcomer(&square.hub, &owner.token, "Bas", Standing::Member).await;
    let tablet = sign_in(&square, "Bas", "tablet").await;
    let mut sockets = [connect(&served, &bas.token).await.unwrap(), connect(&served, &tablet.token).await.unwrap()];

    let who = bas.member.id;
    let seen = list(&desk, &admin.token, Some(who)).await;
    assert_eq!(seen.len(), 2);
    let one = seen.iter().find(|device| device.name == "tablet").unwrap().id;
    // Through somebody else it is not found.
    let wrong = format!("/v1/members/{}/devices/{one}/revoke", admin.member.id);
    assert_eq!(desk.plein("POST", &wrong, &owner.token, Vec::new()).await.unwrap_err().code, Code::Forbidden);
    let path = format!("/v1/members/{who}/devices/{one}/revoke");
    assert_eq!(desk.plein("POST", &path, &bas.token, Vec::new()).await.unwrap_err().code, Code::Forbidden);
    desk.plein("POST", &path, &admin.token, Vec::new()).await.unwrap();
    while next(&mut sockets[1]).await.is_some() {}
    assert!(square.hub.session(&bas.token).await.unwrap().catalogue().await.is_ok());

    desk.plein("POST", &format!("/v1/members/{who}/devices/revoke"), &admin.token, Vec::new()).await.unwrap();
    while next(&mut sockets[0]).await.is_some() {}
    assert_eq!(square.hub.session(&bas.token).await.unwrap_err().code, Code::SignIn);
    let above = format!("/v1/members/{}/devices/revoke", owner.member.id);
    assert_eq!(desk.plein("POST", &above, &admin.token, Vec::new()).await.unwrap_err().code, Code::Forbidden);
    served.stop().await;
}
