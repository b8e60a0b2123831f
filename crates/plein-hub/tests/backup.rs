//! The drill: backups that are made while people write, that are put back, and that say when they are not sound.

use crate::square::{Pen, Square, join_as, new_stream, push};
use plein_hub::backup::{BackupError, restore, thin_out};
use plein_hub::{Config, Hub};
use plein_protocol::world::RealWorld;
use plein_protocol::{Chunk, Hub as _, Received};
use std::path::{Path, PathBuf};
use std::sync::Arc;

struct Drill {
    square: Square,
    backups: PathBuf,
}

impl Drill {
    async fn new() -> Self {
        let square = Square::new().await;
        let backups = square.folder.path().join("backups");
        Self { square, backups }
    }

    async fn back_up(&self) -> PathBuf {
        let made = self.square.hub.back_up(&self.square.config, &self.backups).await.unwrap();
        assert_eq!(made.1.missing, []);
        made.0
    }

    /// Where nothing is yet.
    async fn elsewhere(&self, name: &str) -> Config {
        let mut config = self.square.config.clone();
        config.data = self.square.folder.path().join(name);
        config.postgres = crate::square::database().await;
        config
    }
}

fn put_back(from: &Path, config: &Config) -> Result<(), BackupError> {
    let (from, config) = (from.to_owned(), config.clone());
    std::thread::spawn(move || restore(&from, &config).map(drop)).join().unwrap()
}

#[tokio::test]
async fn what_was_backed_up_while_people_wrote_is_put_back_whole_with_a_new_epoch() {
    let drill = Drill::new().await;
    let hub = &drill.square.hub;
    let membership = join_as(hub, &hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let anna = hub.session(&membership.token).await.unwrap();
    let mut pen = Pen::new(&anna, new_stream());
    let picture: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[n as usize % 3]).collect();
    let (entry, medium) = pen.show(&picture, "foto.jpg");
    push(&anna, vec![entry]).await;
    for (n, piece) in picture.chunks(1 << 20).enumerate() {
        let bytes = piece.to_vec().into();
        let chunk = Chunk { medium, total: picture.len() as u64, offset: (n << 20) as u64, bytes };
        let received = anna.upload(pen.stream, chunk).await.unwrap();
        assert_eq!(received == Received::Durable, n == 2);
    }
    push(&anna, pen.notes(50)).await;
    let writing = async {
        for _ in 0..30 {
            push(&anna, pen.notes(3)).await;
        }
    };
    let (made, ()) = tokio::join!(drill.back_up(), writing);

    let config = drill.elsewhere("restored").await;
    put_back(&made, &config).unwrap();
    let restored = Hub::open(config.clone(), Arc::new(RealWorld), "").unwrap();
    let session = restored.session(&membership.token).await.unwrap();
    assert!(session.hello().await.unwrap().epoch > anna.hello().await.unwrap().epoch);
    let (there, here) = (session.pull(pen.stream, 0).await.unwrap(), anna.pull(pen.stream, 0).await.unwrap());
    assert!(there.entries.len() >= 51);
    let same = there.entries.iter().zip(&here.entries).all(|(a, b)| (a.seq, &a.entry) == (b.seq, &b.entry));
    assert!(same);
    assert_eq!(session.download(pen.stream, medium, 1 << 20).await.unwrap(), picture[1 << 20..2 << 20]);
    // What came after the backup is given back, as after any restore.
    let later = here.entries[there.entries.len()..].to_vec();
    assert_eq!(session.give_back(pen.stream, later).await.unwrap().refused, None);
    assert_eq!(session.pull(pen.stream, 0).await.unwrap().head, here.head);
}

#[tokio::test]
async fn a_hub_is_never_written_over_and_what_is_unsound_is_not_put_back() {
    let drill = Drill::new().await;
    let anna = drill.square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, pen.notes(200)).await;
    let made = drill.back_up().await;

    if drill.square.config.postgres.is_none() {
        assert!(matches!(put_back(&made, &drill.square.config), Err(BackupError::NotEmpty)));
        // A bit that fell over, in the middle of the words.
        let copy = made.join("hub.sqlite");
        let mut bytes = std::fs::read(&copy).unwrap();
        let place = bytes.windows(8).position(|window| window == b"note 150").unwrap();
        bytes[place] ^= 1;
        std::fs::write(&copy, bytes).unwrap();
        assert!(matches!(put_back(&made, &drill.elsewhere("one").await), Err(BackupError::Unsound(_))));
    } else {
        let dump = made.join("hub.pgdump");
        let bytes = std::fs::read(&dump).unwrap();
        std::fs::write(&dump, &bytes[..bytes.len() / 2]).unwrap();
        assert!(matches!(put_back(&made, &drill.elsewhere("one").await), Err(BackupError::Program { .. })));
    }
}

#[tokio::test]
async fn the_newest_backups_are_kept_and_what_was_not_finished_is_none() {
    let drill = Drill::new().await;
    drill.square.owner().await;
    let mut made = Vec::new();
    for _ in 0..3 {
        made.push(drill.back_up().await);
        drill.square.clock.pass(1000);
    }
    std::fs::create_dir(drill.backups.join("2020-01-01.partial")).unwrap();
    thin_out(&drill.backups, 2).unwrap();
    assert_eq!(made.iter().map(|path| path.exists()).collect::<Vec<_>>(), [false, true, true]);
    put_back(&made[2], &drill.elsewhere("again").await).unwrap();
}
