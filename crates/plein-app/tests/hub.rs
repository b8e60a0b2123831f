//! Joining a hub, from the pasted invitation to a connection, against a hub that answers as the protocol says.

use crate::home::Home;
use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use plein_app::errors::Code;
use plein_app::events::Event;
use plein_model::{HubId, MemberId};
use plein_protocol::{self as protocol, DeviceToken, Hello, Member, Membership, Problem, VERSIONS, Versions, wire};
use serde_json::{Value, json};
use uuid::Uuid;

const HUB: HubId = HubId::from_uuid(Uuid::from_u128(1));

fn message<T: serde::Serialize>(message: &T) -> Response {
    ([(header::CONTENT_TYPE, wire::CONTENT_TYPE)], wire::encode(message)).into_response()
}

fn problem(status: StatusCode, code: protocol::Code) -> Response {
    (status, message(&Problem::new(code, "as the test wants it"))).into_response()
}

/// Serves a hub of which nothing works but what `routes` does; gives its address.
async fn hub(routes: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    tokio::spawn(async move { axum::serve(listener, routes).await });
    address
}

fn hello(versions: Versions) -> Router {
    let hello = Hello { hub: HUB, epoch: 1, name: "Het plein van het Meander".into(), versions };
    Router::new().route("/v1/hello", get(async move || message(&hello)))
}

fn membership() -> Membership {
    let member = Member { id: MemberId::from_uuid(Uuid::from_u128(2)), name: "Noor".into(), owner: true };
    Membership { hub: HUB, member, token: DeviceToken("token".into()) }
}

fn join(address: &str) -> Value {
    json!({ "invitation": format!("{address}/join#secret"), "name": " Noor ", "password": "lang genoeg" })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_becomes_a_membership_with_the_token_in_a_file_and_leaving_forgets_it() {
    let home = Home::new();
    let joining = async |body: axum::body::Bytes| {
        let join: protocol::Join = wire::decode(&body).expect("a request to join");
        assert_eq!((join.invitation.as_str(), join.name.as_str()), ("secret", "Noor"));
        assert!(!join.device_name.is_empty());
        message(&membership())
    };
    let gone = async || problem(StatusCode::UNAUTHORIZED, protocol::Code::SignIn);
    let address = hub(hello(VERSIONS).route("/v1/join", post(joining)).fallback(gone)).await;

    let state = home.ask("hub_join", join(&address)).await.expect("joined");
    assert_eq!((&state["name"], &state["url"]), (&json!("Het plein van het Meander"), &json!(address)));
    assert_eq!((&state["tokenKept"], &state["member"]["owner"]), (&json!("file"), &json!(true)));
    let token = home.folder.path().join("tokens").join(HUB.to_string());
    assert!(token.exists());
    assert_eq!(home.ask("start", json!({})).await.expect("it starts")["settings"]["name"], "Noor");
    assert_eq!(home.refusal("hub_join", join(&address)).await, Code::HubAlready);
    assert_eq!(home.refusal("hub_teams", json!({})).await, Code::HubSignedOut);

    home.ask("hub_leave", json!({})).await.expect("left");
    assert!(!token.exists());
    assert_eq!(home.ask("start", json!({})).await.expect("it starts")["hub"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_told_of_the_hub_can_ask_it_something_at_once() {
    let joining = async || message(&membership());
    let busy = async || problem(StatusCode::SERVICE_UNAVAILABLE, protocol::Code::Busy);
    let address = hub(hello(VERSIONS).route("/v1/join", post(joining)).fallback(busy)).await;
    for _ in 0..20 {
        let home = Home::new();
        let mut events = home.app.events();
        let asks_when_told = async {
            while !matches!(events.recv().await.expect("events"), Event::Hub { hub: Some(_) }) {}
            home.refusal("hub_invite", json!({ "teams": [] })).await
        };
        let (joined, refusal) = tokio::join!(home.ask("hub_join", join(&address)), asks_when_told);
        joined.expect("joined");
        assert_eq!(refusal, Code::HubBusy, "the hub's own answer, not that one has to sign in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_hub_refuses_is_said_as_it_is() {
    let home = Home::new();
    for (code, expected) in [
        (protocol::Code::Invitation, Code::HubInvitation),
        (protocol::Code::NameTaken, Code::HubNameTaken),
        (protocol::Code::Invalid, Code::HubNameOrPassword),
        (protocol::Code::Busy, Code::HubBusy),
        (protocol::Code::Internal, Code::HubInternal),
    ] {
        let refuse = async move || problem(StatusCode::UNPROCESSABLE_ENTITY, code);
        let address = hub(hello(VERSIONS).route("/v1/join", post(refuse))).await;
        assert_eq!(home.refusal("hub_join", join(&address)).await, expected);
    }
    let refuse = async || problem(StatusCode::UNAUTHORIZED, protocol::Code::Credentials);
    let address = hub(hello(VERSIONS).route("/v1/sign-in", post(refuse))).await;
    let sign_in = json!({ "url": address, "name": "Noor", "password": "lang genoeg" });
    assert_eq!(home.refusal("hub_sign_in", sign_in).await, Code::HubCredentials);

    let newer = hub(hello(Versions { from: 900, to: 901 })).await;
    assert_eq!(home.refusal("hub_join", join(&newer)).await, Code::HubVersion);
    for nonsense in ["<html>hello</html>", "", "\u{0}\u{0}"] {
        let address = hub(Router::new().fallback(async move || nonsense)).await;
        assert_eq!(home.refusal("hub_join", join(&address)).await, Code::HubNonsense, "{nonsense:?}");
    }
    assert_eq!(home.ask("start", json!({})).await.expect("it starts")["hub"], Value::Null);
}
