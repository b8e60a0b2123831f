//! A hub to try things on, and people on it.

use axum::body::Body;
use axum::http::Request;
use axum::http::response::Parts;
use bytes::Bytes;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use plein_hub::{Config, Hub, Session, serve};
use plein_model::{DeviceId, EntryId, Medium, MediumId, MemberId, SpaceId};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{
    DeviceToken, Entry, Grant, Hub as _, Invitation, Invited, Join, Kind, MediumAdded, Membership, Problem, Pushed,
    Role, Shared, Standing, StreamId, Unshared, With, wire,
};
use serde::Serialize;
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

pub const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);
pub const PASSWORD: &str = "een lang wachtwoord";

/// The real world, with a clock that can be moved.
#[derive(Debug, Default)]
pub struct MovedClock(AtomicI64);

impl MovedClock {
    pub fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl World for MovedClock {
    fn now(&self) -> i64 {
        RealWorld.now() + self.0.load(Ordering::SeqCst)
    }
    fn fill(&self, bytes: &mut [u8]) {
        RealWorld.fill(bytes);
    }
}

/// A hub in a folder of its own.
pub struct Square {
    pub hub: Hub,
    pub clock: Arc<MovedClock>,
    pub folder: TempDir,
    pub config: Config,
}

/// A database of its own in the PostgreSQL at `PLEIN_TEST_POSTGRES`; none when the tests run on SQLite.
pub async fn database() -> Option<String> {
    let url = std::env::var("PLEIN_TEST_POSTGRES").ok()?;
    let name = format!("plein_{}", RealWorld.uuid().simple());
    let create = format!("CREATE DATABASE {name}");
    let server = format!("{url} dbname=postgres");
    tokio::task::spawn_blocking(move || {
        postgres::Client::connect(&server, postgres::NoTls).unwrap().batch_execute(&create).unwrap();
    })
    .await
    .unwrap();
    Some(format!("{url} dbname={name}"))
}

/// A place of its own in the bucket at `PLEIN_TEST_BUCKET`; none when the tests keep media on the disk.
fn bucket() -> Option<String> {
    Some(format!("{}/{}", std::env::var("PLEIN_TEST_BUCKET").ok()?, RealWorld.uuid().simple()))
}

impl Square {
    pub async fn new() -> Self {
        let (folder, clock) = (tempfile::tempdir().unwrap(), Arc::new(MovedClock::default()));
        let config = Config { data: folder.path().join("data"), postgres: database().await, bucket: bucket() };
        let hub = Hub::open(config.clone(), clock.clone(), "Het plein").unwrap();
        hub.set_address("http://hub.test").await.unwrap();
        Self { hub, clock, folder, config }
    }

    /// Another process on the same database; none on SQLite, where there is only one.
    pub fn neighbour(&self) -> Option<Hub> {
        self.config.postgres.as_ref()?;
        Some(Hub::open(self.config.clone(), self.clock.clone(), "").unwrap())
    }

    pub async fn owner(&self) -> Session {
        let link = self.hub.owner_invitation().await.unwrap().expect("nobody joined yet").link;
        join(&self.hub, &link, "Owner").await
    }

    pub async fn member(&self, name: &str) -> Session {
        let link = self.hub.invite().await.unwrap().link;
        join(&self.hub, &link, name).await
    }
}

/// A hub asked without a socket in between: everything else is as over HTTP.
#[derive(Clone)]
pub struct Desk(TowerToHyperService<axum::Router>);

impl Desk {
    pub fn new(hub: &Hub) -> Self {
        Self(TowerToHyperService::new(plein_hub::router(hub)))
    }

    pub async fn ask(&self, request: Request<Body>) -> (Parts, Bytes) {
        let (parts, body) = self.0.call(request).await.unwrap().into_parts();
        (parts, axum::body::to_bytes(body, 64 << 20).await.unwrap())
    }

    /// As a Plein asks.
    pub async fn plein(&self, method: &str, path: &str, token: &DeviceToken, body: Vec<u8>) -> Result<Bytes, Problem> {
        let request = Request::builder().method(method).uri(path).header("plein-protocol", "1");
        let request = request.header("authorization", format!("Bearer {}", token.0)).body(Body::from(body)).unwrap();
        let (parts, bytes) = self.ask(request).await;
        if parts.status.is_success() { Ok(bytes) } else { Err(wire::decode(&bytes).unwrap()) }
    }

    pub async fn post<T: Serialize>(&self, path: &str, token: &DeviceToken, message: &T) -> Result<Bytes, Problem> {
        self.plein("POST", path, token, wire::encode(message)).await
    }

    /// Somebody new, invited as that.
    pub async fn newcomer(&self, hub: &Hub, owner: &DeviceToken, name: &str, standing: Standing) -> Membership {
        let invitation = Invitation { standing, ..Invitation::default() };
        let invited: Invited = wire::decode(&self.post("/v1/invitations", owner, &invitation).await.unwrap()).unwrap();
        join_as(hub, &invited.link, name).await
    }
}

pub fn device() -> DeviceId {
    DeviceId::from_uuid(RealWorld.uuid())
}

pub fn secret(link: &str) -> String {
    link.split_once('#').expect("the secret stands after #").1.to_owned()
}

pub fn joining(link: &str, name: &str) -> Join {
    Join {
        invitation: secret(link),
        name: name.into(),
        password: PASSWORD.into(),
        device: device(),
        device_name: "laptop".into(),
        email: None,
    }
}

pub async fn join_as(hub: &Hub, link: &str, name: &str) -> Membership {
    hub.join(joining(link, name), HERE).await.unwrap()
}

pub async fn join(hub: &Hub, link: &str, name: &str) -> Session {
    hub.session(&join_as(hub, link, name).await.token).await.unwrap()
}

/// Someone who writes in one stream, and counts.
pub struct Pen {
    pub stream: StreamId,
    pub author: MemberId,
    pub device: DeviceId,
    pub counter: u64,
}

impl Pen {
    pub fn new(session: &Session, stream: StreamId) -> Self {
        Self { stream, author: session.member().id, device: session.device(), counter: 0 }
    }

    pub fn write(&mut self, kind: Kind, body: impl Into<Bytes>) -> Entry {
        self.counter += 1;
        Entry {
            id: EntryId::from_uuid(RealWorld.uuid()),
            stream: self.stream,
            author: self.author,
            device: self.device,
            counter: self.counter,
            kind,
            body: body.into(),
            at: RealWorld.now(),
        }
    }

    pub fn note(&mut self, text: &str) -> Entry {
        self.write(Kind::Other("test.note".into()), text.as_bytes().to_vec())
    }

    pub fn notes(&mut self, count: usize) -> Vec<Entry> {
        (0..count).map(|n| self.note(&format!("note {n}"))).collect()
    }

    pub fn share(&mut self, with: With, role: Role) -> Entry {
        self.write(Kind::SpaceShared, wire::encode(&Shared { grant: Grant { with, role } }))
    }

    pub fn unshare(&mut self, with: With) -> Entry {
        self.write(Kind::SpaceUnshared, wire::encode(&Unshared { with }))
    }

    pub fn show(&mut self, bytes: &[u8], name: &str) -> (Entry, MediumId) {
        let id = MediumId::from_hash(*blake3::hash(bytes).as_bytes());
        let mime = "application/octet-stream".to_owned();
        let medium = Medium { id, name: name.into(), mime, bytes: bytes.len() as u64, width: None, height: None };
        (self.write(Kind::MediumAdded, wire::encode(&MediumAdded { medium })), id)
    }
}

pub fn new_stream() -> StreamId {
    StreamId::Space(SpaceId::from_uuid(RealWorld.uuid()))
}

/// Pushes, and expects that all of it is taken.
pub async fn push(session: &Session, entries: Vec<Entry>) -> Pushed {
    let count = entries.len();
    let pushed = session.push(entries[0].stream, entries).await.unwrap();
    assert_eq!(pushed.refused, None);
    assert_eq!(pushed.receipts.len(), count);
    pushed
}

/// A hub on a socket.
pub struct Served {
    pub address: String,
    stop: Option<oneshot::Sender<()>>,
    task: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Served {
    pub async fn new(hub: &Hub) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        hub.set_address(&address).await.unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let task = tokio::spawn(serve(hub.clone(), listener, async {
            let _ = stopped.await;
        }));
        Self { address, stop: Some(stop), task }
    }

    pub async fn stop(mut self) {
        drop(self.stop.take());
        self.task.await.unwrap().unwrap();
    }
}

/// A client that speaks HTTP and nothing else.
pub fn client() -> reqwest::Client {
    // Installed once; the second time says so, which is fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

pub fn plein(request: reqwest::RequestBuilder, token: &DeviceToken) -> reqwest::RequestBuilder {
    request.header("plein-protocol", "1").header("authorization", format!("Bearer {}", token.0))
}

pub fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
