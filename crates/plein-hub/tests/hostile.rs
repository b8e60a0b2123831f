//! Bytes that are not what they should be: a clear answer, never a panic.

use crate::square::{PASSWORD, Pen, Served, Square, client, device, join_as, new_stream, plein, push};
use plein_hub::routes;
use plein_protocol::{Code, Hub as _, Problem, SignIn, wire};
use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

async fn problem(response: reqwest::Response) -> Problem {
    assert!(!response.status().is_success());
    assert_eq!(response.headers()["content-type"], wire::CONTENT_TYPE);
    wire::decode(&response.bytes().await.unwrap()).unwrap()
}

#[tokio::test]
async fn garbage_to_every_route_is_a_problem_and_no_panic() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let membership = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let session = square.hub.session(&membership.token).await.unwrap();
    let mut pen = Pen::new(&session, new_stream());
    push(&session, pen.notes(1)).await;
    let bas = square.member("Bas").await.member().id;
    let client = client();
    let new = wire::encode(&plein_protocol::NewTeam { name: "Wondzorg".into() });
    let made = plein(client.post(format!("{}/v1/teams", served.address)).body(new), &membership.token);
    let team: plein_protocol::Team = wire::decode(&made.send().await.unwrap().bytes().await.unwrap()).unwrap();
    let garbage: [&[u8]; 7] = [
        b"",
        b"\xff",
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        &[0x81; 4000],
        &[0xbf; 4000],
        b"{\"json\": true}",
    ];
    for route in routes().into_iter().filter(|route| route.for_plein && route.method != Method::GET) {
        // Where there is nothing to be read, there is no garbage.
        if route.most == 0 || route.method == Method::PATCH {
            continue;
        }
        let path = route.path.replace("{stream}", &pen.stream.to_string());
        let path = path.replace("{team}", &team.id.to_string()).replace("{member}", &bas.to_string());
        let path = path.replace("{applicant}", &bas.to_string()).replace("{id}", &bas.to_string());
        for body in garbage {
            let request = client.request(route.method.clone(), format!("{}{path}", served.address)).body(body);
            let refused = problem(plein(request, &membership.token).send().await.unwrap()).await;
            assert_eq!(refused.code, Code::Invalid, "{path} {body:02x?}");
        }
    }
    for path in ["", "/x", "/space:x/entries?after=0", "/entries", "/space:%00/entries?after=0"] {
        let request = client.get(format!("{}/v1/streams{path}", served.address));
        let response = plein(request, &membership.token).send().await.unwrap();
        if !path.is_empty() {
            assert_eq!(problem(response).await.code, Code::Forbidden, "{path}");
        }
    }
    for query in ["", "?after=", "?after=-1", "?after=x", "?after=99999999999999999999", "?after=18446744073709551615"]
    {
        let url = format!("{}/v1/streams/{}/entries{query}", served.address, pen.stream);
        let refused = problem(plein(client.get(url), &membership.token).send().await.unwrap()).await;
        assert_eq!(refused.code, Code::Invalid, "{query}");
    }
    assert_eq!(session.pull(pen.stream, 0).await.unwrap().head, 1);
    served.stop().await;
}

#[tokio::test]
async fn what_is_too_large_is_refused() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let membership = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let client = client();
    let url = format!("{}/v1/streams/{}/entries", served.address, new_stream());
    let request = plein(client.post(url), &membership.token).body(vec![0x80; wire::MAX_PUSH + 1]);
    // The hub may close the connection before it was sent everything.
    if let Ok(response) = request.send().await {
        assert_eq!(problem(response).await.code, Code::TooLarge);
    }
    let request = client.post(format!("{}/v1/sign-in", served.address)).header("plein-protocol", "1");
    let response = request.body(vec![0; 20 << 10]).send().await.unwrap();
    assert_eq!(problem(response).await.code, Code::TooLarge);
    served.stop().await;
}

#[tokio::test]
async fn another_version_is_refused_politely_and_hello_is_for_everyone() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let client = client();
    let hello = client.get(format!("{}/v1/hello", served.address)).send().await.unwrap();
    assert!(hello.status().is_success());
    let sign_in = SignIn { name: "x".into(), password: PASSWORD.into(), device: device(), device_name: String::new() };
    for version in [None, Some("2"), Some("0"), Some("one"), Some("")] {
        let mut request = client.post(format!("{}/v1/sign-in", served.address)).body(wire::encode(&sign_in));
        if let Some(version) = version {
            request = request.header("plein-protocol", version);
        }
        let refused = problem(request.send().await.unwrap()).await;
        assert_eq!(refused.code, Code::Version);
        assert!(refused.detail.contains("1 to 1"));
    }
    served.stop().await;
}

#[tokio::test]
async fn bytes_that_are_no_http_hurt_nobody() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let address = served.address.trim_start_matches("http://").to_owned();
    for bytes in
        [&b"\x16\x03\x01\x02\x00"[..], b"GET / HTTP/9.9\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nXX\r\n\r\n", &[0; 100_000]]
    {
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let _ = stream.write_all(bytes).await;
        let _ = stream.shutdown().await;
        let _ = stream.read_to_end(&mut Vec::new()).await;
    }
    assert!(client().get(format!("{}/sign-in", served.address)).send().await.unwrap().status().is_success());
    served.stop().await;
}

#[tokio::test]
async fn a_team_is_made_by_the_owner_and_filled_over_http() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let owner = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let client = client();
    let post = async |path: &str, body: Vec<u8>, token| {
        let request = plein(client.post(format!("{}{path}", served.address)).body(body), token);
        request.send().await.unwrap()
    };
    let new = wire::encode(&plein_protocol::NewTeam { name: " Wondzorg ".into() });
    let made = post("/v1/teams", new.clone(), &owner.token).await.bytes().await.unwrap();
    let team: plein_protocol::Team = wire::decode(&made).unwrap();
    assert_eq!((team.name.as_str(), team.members.len()), ("Wondzorg", 1));
    let wanted = wire::encode(&plein_protocol::Invitation { teams: vec![team.id], ..Default::default() });
    let invited = post("/v1/invitations", wanted, &owner.token).await.bytes().await.unwrap();
    let invited: plein_protocol::Invited = wire::decode(&invited).unwrap();
    let bas = join_as(&square.hub, &invited.link, "Bas").await;
    let session = square.hub.session(&bas.token).await.unwrap();
    let names: Vec<_> = session.teams().await.unwrap()[0].members.iter().map(|member| member.name.clone()).collect();
    assert_eq!(names, ["Anna", "Bas"]);
    assert_eq!(problem(post("/v1/teams", new, &bas.token).await).await.code, Code::Forbidden);
    // What is shared with the team is shared with who joins it later.
    let anna = square.hub.session(&owner.token).await.unwrap();
    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, vec![pen.share(plein_protocol::With::Team(team.id), plein_protocol::Role::Reader)]).await;
    assert_eq!(session.catalogue().await.unwrap().streams.len(), 1);
    let carla = square.member("Carla").await;
    assert!(carla.catalogue().await.unwrap().streams.is_empty());
    let fill = wire::encode(&plein_protocol::NewTeamMember { member: carla.member().id, lead: None });
    let filled = post(&format!("/v1/teams/{}/members", team.id), fill, &owner.token).await;
    assert!(filled.status().is_success());
    assert_eq!(carla.catalogue().await.unwrap().streams.len(), 1);
    served.stop().await;
}
