//! What is so on PostgreSQL only. Each test says so and ends when the tests run on SQLite; `cargo xtask test` runs them
//! on both.

use crate::square::{Pen, Square, joining, new_stream, push};
use plein_hub::Hub;
use plein_protocol::{Code, Hub as _};

/// Does something in the database behind a hub, as its administrator would.
async fn administer(square: &Square, sql: &'static str) {
    let url = square.config.postgres.clone().unwrap();
    let work = move || ::postgres::Client::connect(&url, ::postgres::NoTls).unwrap().batch_execute(sql).unwrap();
    tokio::task::spawn_blocking(work).await.unwrap();
}

#[tokio::test]
async fn rule_3_another_cluster_or_timeline_is_a_copy_that_was_put_back() {
    let square = Square::new().await;
    if square.config.postgres.is_none() {
        return;
    }
    let before = square.owner().await.hello().await.unwrap();
    let same = Hub::open(square.config.clone(), square.clock.clone(), "").unwrap();
    let link = same.invite().await.unwrap().link;
    let membership = same.join(joining(&link, "Bas"), crate::square::HERE).await.unwrap();
    let bas = same.session(&membership.token).await.unwrap();
    assert_eq!(bas.hello().await.unwrap().epoch, before.epoch);

    administer(&square, "UPDATE origin SET cluster = '7 1' WHERE one = 1").await;
    let restored = Hub::open(square.config.clone(), square.clock.clone(), "").unwrap();
    let session = restored.session(&membership.token).await.unwrap();
    assert!(session.hello().await.unwrap().epoch > before.epoch);
    // The key of the seals stays: what was sealed before can be given back.
    let mut pen = Pen::new(&bas, new_stream());
    let entry = pen.notes(1).remove(0);
    let receipt = push(&bas, vec![entry.clone()]).await.receipts.remove(0);
    let sealed = plein_protocol::Sequenced { seq: receipt.seq, seal: receipt.seal, entry };
    assert_eq!(session.give_back(pen.stream, vec![sealed]).await.unwrap().refused, None);
}

mod embedded {
    refinery::embed_migrations!("src/store/migrations/postgres");
}

#[tokio::test]
async fn rule_10_a_database_of_the_first_version_opens_and_everyone_is_who_they_were() {
    let Some(url) = crate::square::database().await else { return };
    let first = url.clone();
    let made = move || {
        let mut client = ::postgres::Client::connect(&first, ::postgres::NoTls).unwrap();
        let first = embedded::migrations::runner().set_target(refinery::Target::Version(1));
        first.run(&mut client).unwrap();
        let people = "INSERT INTO members VALUES ('1', 'Anna', 'anna', '', 1, 0), ('2', 'Bas', 'bas', '', 0, 0)";
        client.batch_execute(people).unwrap();
    };
    tokio::task::spawn_blocking(made).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let config = plein_hub::Config { data: folder.path().to_owned(), postgres: Some(url.clone()), bucket: None };
    let hub = Hub::open(config, std::sync::Arc::new(plein_protocol::world::RealWorld), "").unwrap();
    // There is an owner already.
    assert!(hub.owner_invitation().await.unwrap().is_none());
    let standings = move || {
        let mut client = ::postgres::Client::connect(&url, ::postgres::NoTls).unwrap();
        let rows = client.query("SELECT standing FROM members ORDER BY name", &[]).unwrap();
        rows.iter().map(|row| row.get(0)).collect::<Vec<i64>>()
    };
    assert_eq!(tokio::task::spawn_blocking(standings).await.unwrap(), [3, 1]);
}

#[tokio::test]
async fn a_lost_connection_is_made_again_and_nobody_hears_of_what_was_not_taken() {
    let square = Square::new().await;
    if square.config.postgres.is_none() {
        return;
    }
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, pen.notes(1)).await;
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
               WHERE datname = current_database() AND pid <> pg_backend_pid()";
    administer(&square, cut).await;
    // What was under way is refused as a failure of the hub; trying again, which every client does, goes.
    let entries = pen.notes(2);
    let mut tries = 0;
    let pushed = loop {
        match anna.push(pen.stream, entries.clone()).await {
            Ok(pushed) => break pushed,
            Err(problem) => assert_eq!(problem.code, Code::Internal),
        }
        tries += 1;
        assert!(tries < 20, "the connection does not come back");
    };
    assert_eq!(pushed.receipts.iter().map(|receipt| receipt.seq).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(anna.pull(pen.stream, 0).await.unwrap().entries.len(), 3);
}
