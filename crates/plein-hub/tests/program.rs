//! The real program, killed at any moment.

use crate::square::{Pen, client, joining, new_stream, plein};
use plein_model::EntryId;
use plein_protocol::{Catalogue, Membership, Pulled, Pushed, wire};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

struct Running {
    child: Child,
    address: String,
    invitation: Option<String>,
}

impl Running {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plein-hub"))
            .args(["--listen", "127.0.0.1:0", "--name", "Het plein", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (mut address, mut invitation) = (None, None);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        for line in lines.by_ref() {
            if let Some((_, found)) = line.split_once(" is at ") {
                address = Some(found.to_owned());
            } else if let Some((_, link)) = line.split_once("seven days): ") {
                invitation = Some(link.to_owned());
                break;
            } else if line.starts_with("Kept in") && data.join("joined").exists() {
                break;
            }
        }
        // The pipe stays open, so that the child never writes into a broken one.
        std::mem::forget(lines);
        Self { child, address: address.unwrap(), invitation }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // This is kill -9, to a child of this test.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn rule_1_kill_9_at_any_moment_loses_no_receipt_and_no_epoch() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let client = client();
    let mut hub = Running::start(&data);
    let join = joining(hub.invitation.as_deref().unwrap(), "Anna");
    let device = join.device;
    let response =
        client.post(format!("{}/v1/join", hub.address)).header("plein-protocol", "1").body(wire::encode(&join));
    let membership: Membership = wire::decode(&response.send().await.unwrap().bytes().await.unwrap()).unwrap();
    std::fs::write(data.join("joined"), "").unwrap();
    let stream = new_stream();
    let mut pen = Pen { stream, author: membership.member.id, device, counter: 0 };
    let mut receipts: BTreeMap<EntryId, u64> = BTreeMap::new();
    let mut unsent = Vec::new();
    let mut epoch = None;
    for round in 0..6_u64 {
        let address = hub.address.clone();
        let killed_after = receipts.len() + 20 + 13 * usize::try_from(round).unwrap();
        loop {
            if unsent.is_empty() {
                unsent = pen.notes(3);
            }
            let request = client.post(format!("{address}/v1/streams/{stream}/entries")).body(wire::encode(&unsent));
            if receipts.len() >= killed_after {
                // Killed while a push is under way: it may be taken or not, but a receipt for it is never wrong.
                let (_, _) =
                    tokio::join!(plein(request, &membership.token).send(), async { hub.child.kill().unwrap() });
                break;
            }
            let answer = plein(request, &membership.token).send().await.unwrap().bytes().await.unwrap();
            let pushed: Pushed = wire::decode(&answer).unwrap();
            assert_eq!(pushed.refused, None);
            receipts.extend(pushed.receipts.iter().map(|receipt| (receipt.entry, receipt.seq)));
            unsent.clear();
        }
        drop(hub);
        hub = Running::start(&data);
        let ask = |path: String| plein(client.get(format!("{}{path}", hub.address)), &membership.token).send();
        let found: Catalogue = wire::decode(&ask("/v1/streams".into()).await.unwrap().bytes().await.unwrap()).unwrap();
        assert_eq!(*epoch.get_or_insert(found.epoch), found.epoch, "a crash is no restore");
        let pulled = ask(format!("/v1/streams/{stream}/entries?after=0")).await.unwrap().bytes().await.unwrap();
        let pulled: Pulled = wire::decode(&pulled).unwrap();
        let kept: BTreeMap<EntryId, u64> = pulled.entries.iter().map(|s| (s.entry.id, s.seq)).collect();
        for (entry, seq) in &receipts {
            assert_eq!(kept.get(entry), Some(seq));
        }
        assert_eq!(pulled.entries.iter().map(|s| s.seq).collect::<Vec<_>>(), (1..=pulled.head).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn an_invitation_can_be_made_beside_the_running_hub() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let hub = Running::start(&data);
    let client = client();
    let join = async |link: &str, name: &str| {
        let request = client.post(format!("{}/v1/join", hub.address)).header("plein-protocol", "1");
        let response = request.body(wire::encode(&joining(link, name))).send().await.unwrap();
        wire::decode::<Membership>(&response.bytes().await.unwrap()).unwrap()
    };
    assert!(join(hub.invitation.as_deref().unwrap(), "Anna").await.member.owner);
    let made = Command::new(env!("CARGO_BIN_EXE_plein-hub")).args(["invite", "--data"]).arg(&data).output().unwrap();
    let link = String::from_utf8(made.stdout).unwrap();
    assert!(link.starts_with(&format!("{}/join#", hub.address)), "{link}");
    assert!(!join(link.trim(), "Bas").await.member.owner);
    // A second one to serve the same folder is refused, with a word about why.
    let second = Command::new(env!("CARGO_BIN_EXE_plein-hub"))
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(&data)
        .output()
        .unwrap();
    assert!(!second.status.success());
    assert!(String::from_utf8_lossy(&second.stderr).contains("another plein-hub is using this folder"));
}

#[cfg(unix)]
#[test]
fn it_stops_tidily_when_it_is_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let mut hub = Running::start(&folder.path().join("data"));
    let told = Command::new("kill").args(["-TERM", &hub.child.id().to_string()]).status().unwrap();
    assert!(told.success());
    assert!(hub.child.wait().unwrap().success());
}
