//! A hub that was put back from an older copy.

use crate::square::{Pen, Square, copy_folder, join_as, new_stream, push};
use plein_hub::{Hub, Session};
use plein_protocol::world::RealWorld;
use plein_protocol::{Code, DeviceToken, Entry, Hub as _, Role, Sequenced, StreamId, With};
use std::path::Path;
use std::sync::Arc;

/// Anna owns a Space, Bas writes in it; after `backup` both went on.
struct Story {
    square: Square,
    tokens: [DeviceToken; 2],
    stream: StreamId,
    anna_wrote: Vec<Entry>,
    all: Vec<Sequenced>,
    epoch: u64,
}

fn open(data: &Path) -> Hub {
    Hub::open(data, Arc::new(RealWorld), "").unwrap()
}

async fn sessions(hub: &Hub, tokens: &[DeviceToken; 2]) -> [Session; 2] {
    [hub.session(&tokens[0]).await.unwrap(), hub.session(&tokens[1]).await.unwrap()]
}

async fn story() -> Story {
    let mut square = Square::new().await;
    let owner = square.hub.owner_invitation().await.unwrap().unwrap().link;
    let invited = square.hub.invite().await.unwrap().link;
    let tokens = [join_as(&square.hub, &owner, "Anna").await.token, join_as(&square.hub, &invited, "Bas").await.token];
    let stream = new_stream();
    let [anna, bas] = sessions(&square.hub, &tokens).await;
    let (mut a, mut b) = (Pen::new(&anna, stream), Pen::new(&bas, stream));
    let mut anna_wrote = vec![a.share(With::Organisation, Role::CoAuthor)];
    anna_wrote.extend(a.notes(2));
    push(&anna, anna_wrote.clone()).await;
    push(&bas, b.notes(2)).await;
    let data = square.folder.path().join("data");
    let copy = square.folder.path().join("copy");
    drop((anna, bas));
    square.hub = {
        drop(square.hub);
        copy_folder(&data, &copy);
        open(&data)
    };
    let [anna, bas] = sessions(&square.hub, &tokens).await;
    let more = a.notes(3);
    push(&anna, more.clone()).await;
    anna_wrote.extend(more);
    push(&bas, b.notes(3)).await;
    push(&anna, {
        let last = a.notes(1);
        anna_wrote.extend(last.clone());
        last
    })
    .await;
    let all = bas.pull(stream, 0).await.unwrap().entries;
    assert_eq!(all.len(), 12);
    let epoch = bas.catalogue().await.unwrap().epoch;
    Story { square, tokens, stream, anna_wrote, all, epoch }
}

impl Story {
    /// Puts the database, or the whole folder, back as it was.
    fn go_back(self, whole: bool) -> (Hub, Afterwards) {
        let data = self.square.folder.path().join("data");
        let copy = self.square.folder.path().join("copy");
        let Square { hub, folder, clock, .. } = self.square;
        drop((hub, clock));
        for name in ["hub.sqlite", "hub.sqlite-wal", "hub.sqlite-shm"] {
            let _ = std::fs::remove_file(data.join(name));
        }
        if whole {
            copy_folder(&copy, &data);
        } else {
            std::fs::copy(copy.join("hub.sqlite"), data.join("hub.sqlite")).unwrap();
        }
        let hub = open(&data);
        let rest = Afterwards {
            tokens: self.tokens,
            stream: self.stream,
            anna_wrote: self.anna_wrote,
            all: self.all,
            epoch: self.epoch,
            folder,
        };
        (hub, rest)
    }
}

struct Afterwards {
    tokens: [DeviceToken; 2],
    stream: StreamId,
    anna_wrote: Vec<Entry>,
    all: Vec<Sequenced>,
    epoch: u64,
    folder: tempfile::TempDir,
}

fn ids(entries: &[Sequenced]) -> Vec<Entry> {
    let mut entries: Vec<_> = entries.iter().map(|s| s.entry.clone()).collect();
    entries.sort_by_key(|entry| entry.id);
    entries
}

#[tokio::test]
async fn rule_3_an_older_database_is_noticed_and_everything_comes_back_by_whoever_has_it() {
    let (hub, story) = story().await.go_back(false);
    let [anna, bas] = sessions(&hub, &story.tokens).await;
    let catalogue = bas.catalogue().await.unwrap();
    assert_ne!(catalogue.epoch, story.epoch);
    assert_eq!(catalogue.streams[0].head, 5);
    // Bas has all of it, also what Anna wrote.
    let pushed = bas.give_back(story.stream, story.all.clone()).await.unwrap();
    assert_eq!((pushed.refused, pushed.receipts.len()), (None, 12));
    let pulled = anna.pull(story.stream, 0).await.unwrap();
    assert_eq!(ids(&pulled.entries), ids(&story.all));
    assert_eq!(pulled.entries.iter().map(|s| s.seq).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    // Anna offers anew what she wrote: nothing happens, she gets her receipts.
    push(&anna, story.anna_wrote.clone()).await;
    assert_eq!(anna.pull(story.stream, 0).await.unwrap().head, 12);
    assert_eq!(bas.catalogue().await.unwrap().epoch, catalogue.epoch);
    drop(story.folder);
}

#[tokio::test]
async fn rule_3_a_device_offers_anew_what_was_lost_without_any_seal() {
    let (hub, story) = story().await.go_back(false);
    let [anna, _] = sessions(&hub, &story.tokens).await;
    push(&anna, story.anna_wrote.clone()).await;
    assert_eq!(anna.pull(story.stream, 0).await.unwrap().head, 9);
}

#[tokio::test]
async fn rule_3_an_older_copy_of_the_whole_folder_is_noticed_at_the_first_entry_that_comes_back() {
    let (hub, story) = story().await.go_back(true);
    let [_, bas] = sessions(&hub, &story.tokens).await;
    assert_eq!(bas.catalogue().await.unwrap().epoch, story.epoch);
    // A client that has come further sees it at once.
    assert!(bas.pull(story.stream, 12).await.unwrap().head < 12);
    let pushed = bas.give_back(story.stream, story.all.clone()).await.unwrap();
    assert_eq!((pushed.refused, pushed.receipts.len()), (None, 12));
    assert_ne!(bas.catalogue().await.unwrap().epoch, story.epoch);
}

#[tokio::test]
async fn rule_3_opening_as_restored_changes_the_epoch_and_opening_again_does_not() {
    let story = story().await;
    let data = story.square.folder.path().join("data");
    let Square { hub, folder, clock, .. } = story.square;
    drop((hub, clock));
    let restored = Hub::open_restored(&data, Arc::new(RealWorld), "").unwrap();
    let [anna, _] = sessions(&restored, &story.tokens).await;
    let epoch = anna.catalogue().await.unwrap().epoch;
    assert_ne!(epoch, story.epoch);
    drop((anna, restored));
    let again = open(&data);
    let [anna, _] = sessions(&again, &story.tokens).await;
    assert_eq!(anna.catalogue().await.unwrap().epoch, epoch);
    drop(folder);
}

#[tokio::test]
async fn nobody_can_forge_what_comes_back() {
    let (hub, story) = story().await.go_back(false);
    let [_, bas] = sessions(&hub, &story.tokens).await;
    let sealed = story.all[5].clone();
    assert_eq!(sealed.seq, 6);
    let mut forgeries = [sealed.clone(), sealed.clone(), sealed.clone(), sealed.clone()];
    forgeries[0].entry.body = "words in another's mouth".into();
    forgeries[1].seq = 7;
    forgeries[2].seal.epoch += 1;
    forgeries[3].seal.mac[0] ^= 1;
    for forged in forgeries {
        let pushed = bas.give_back(story.stream, vec![forged]).await.unwrap();
        assert_eq!(pushed.refused.unwrap().code, Code::Seal);
    }
    assert_eq!(bas.give_back(story.stream, vec![sealed]).await.unwrap().refused, None);
}

#[tokio::test]
async fn a_stream_that_is_lost_whole_comes_back_to_its_owner_whoever_brings_it() {
    let story = story().await;
    let data = story.square.folder.path().join("data");
    // A hub that has the people and the key, but not the stream.
    let Square { hub, folder, clock, .. } = story.square;
    drop((hub, clock));
    let emptied = rusqlite::Connection::open(data.join("hub.sqlite")).unwrap();
    emptied.execute_batch("DELETE FROM grants; DELETE FROM entries; DELETE FROM streams;").unwrap();
    emptied.execute_batch("UPDATE hub SET commits = commits - 5").unwrap();
    drop(emptied);
    let hub = open(&data);
    let [anna, bas] = sessions(&hub, &story.tokens).await;
    // Not from the middle: then who brings it could choose what it begins with.
    let middle = bas.give_back(story.stream, story.all[3..].to_vec()).await.unwrap();
    assert_eq!(middle.refused.unwrap().code, Code::Gap);
    // Somebody who is quick and makes the stream anew owns it only until its first entry comes back.
    let mut quick = Pen::new(&bas, story.stream);
    let stolen = quick.note("mine now");
    push(&bas, vec![stolen]).await;
    assert_eq!(bas.catalogue().await.unwrap().streams[0].role, Role::Owner);
    assert!(anna.catalogue().await.unwrap().streams.is_empty());
    let back = bas.give_back(story.stream, story.all[..1].to_vec()).await.unwrap();
    assert_eq!(back.refused, None);
    assert_eq!(anna.catalogue().await.unwrap().streams[0].role, Role::Owner);
    assert_eq!(bas.catalogue().await.unwrap().streams[0].role, Role::CoAuthor);
    drop(folder);
}

#[tokio::test]
async fn a_second_hub_on_the_same_folder_is_refused() {
    let square = Square::new().await;
    let second = Hub::open(&square.folder.path().join("data"), Arc::new(RealWorld), "");
    assert!(matches!(second, Err(plein_hub::HubError::InUse)));
}
