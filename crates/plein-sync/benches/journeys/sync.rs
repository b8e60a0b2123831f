//! 1,000 entries from one library over a hub on loopback to another: pushed, made durable, pulled and folded.
//! The peer stores the same bytes twice in bare SQLite, as durably, which is the least any hub and reader could do.

use crate::{large, table};
use plein_document::Document;
use plein_hub::Hub;
use plein_library::{Connection, Library, Origin, TokenIn};
use plein_model::{Content, Space};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{Grant, Join, Role, With};
use plein_sync::{Errand, HttpHub, InvitationLink};
use std::path::Path;
use std::sync::Arc;
use tokio::net::TcpListener;

const ENTRIES: usize = 1_000;
const RUNS: usize = 3;

pub fn measure() -> anyhow::Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    let (mut ours, mut peer) = (table::Times::default(), table::Times::default());
    for _ in 0..RUNS {
        let folder = tempfile::tempdir()?;
        let (hub, here) = runtime.block_on(found(&folder.path().join("hub")))?;
        let writer = runtime.block_on(member(&hub, &here, &folder.path().join("writer"), "Anna"))?;
        let reader = runtime.block_on(member(&hub, &here, &folder.path().join("reader"), "Bram"))?;
        let bodies = write(&writer.library)?;

        ours.take(|| runtime.block_on(async { writer.everything().await.and(reader.everything().await) }))?;
        anyhow::ensure!(reader.library.spaces("")?.len() == 1, "the Space has arrived");
        peer.take(|| store_twice(folder.path(), &bodies))?;
    }
    table::print(("1,000 entries, library to hub to library", &ours), ("the same bytes, twice in bare SQLite", &peer));
    Ok(())
}

struct Peer {
    library: Library,
    errand: Errand<HttpHub>,
}

impl std::ops::Deref for Peer {
    type Target = Errand<HttpHub>;
    fn deref(&self) -> &Self::Target {
        &self.errand
    }
}

async fn found(data: &Path) -> anyhow::Result<(Hub, String)> {
    let hub = Hub::open(data, Arc::new(RealWorld), "Het ziekenhuisplein")?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let here = format!("http://{}", listener.local_addr()?);
    hub.set_address(&here).await?;
    tokio::spawn(plein_hub::serve(hub.clone(), listener, std::future::pending()));
    Ok((hub, here))
}

async fn member(hub: &Hub, here: &str, home: &Path, name: &str) -> anyhow::Result<Peer> {
    let library = Library::open(home, Arc::new(RealWorld))?;
    let invited = match hub.owner_invitation().await? {
        Some(owner) => owner,
        None => hub.invite().await?,
    };
    let invitation: InvitationLink = invited.link.parse()?;
    let join = Join {
        invitation: invitation.secret,
        name: name.to_owned(),
        password: "een lang wachtwoord".to_owned(),
        device: library.device(),
        device_name: name.to_owned(),
        email: None,
    };
    let membership = HttpHub::join(here, &join).await?;
    let hello = HttpHub::greet(here).await?;
    library.set_hub(&Connection {
        url: here.to_owned(),
        hub: hello.hub,
        epoch: hello.epoch,
        name: hello.name,
        member: membership.member,
        token_in: TokenIn::File,
        last_sync: None,
    })?;
    let hub = HttpHub::new(here, membership.token)?;
    Ok(Peer { errand: Errand::new(library.clone(), Arc::new(hub)), library })
}

/// Writes a shared Space in so many edits, and gives back the bytes of each.
fn write(library: &Library) -> anyhow::Result<Vec<Vec<u8>>> {
    let mut space: Space = large::space(&RealWorld);
    space.chapters.truncate(10);
    library.create_from_model(Origin::Import, &space)?;
    library.share(Origin::Window, space.id, Grant { with: With::Organisation, role: Role::Reader })?;
    let mut typist = Document::new(space.id, 1 + u64::from(RealWorld.now().unsigned_abs() as u32));
    typist.apply(&library.state(space.id)?)?;
    let mut bodies = Vec::new();
    // The Space itself and its sharing are two.
    for key in 0..ENTRIES - 2 {
        let block = &space.chapters[key % space.chapters.len()].blocks[1];
        let Content::Text { text, .. } = &block.content else { anyhow::bail!("the second block is text") };
        let update = typist.set_block_text(&block.id, &format!("{}{key}", text.to_plain()));
        library.edit(Origin::Window, space.id, &update)?;
        bodies.push(update);
    }
    Ok(bodies)
}

fn store_twice(folder: &Path, bodies: &[Vec<u8>]) -> anyhow::Result<()> {
    for name in ["hub.bare", "reader.bare"] {
        let mut bare = rusqlite::Connection::open(folder.join(name))?;
        bare.execute_batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE entry(body BLOB);")?;
        let transaction = bare.transaction()?;
        for body in bodies {
            transaction.execute("INSERT INTO entry VALUES (?1)", [body])?;
        }
        transaction.commit()?;
    }
    Ok(())
}
