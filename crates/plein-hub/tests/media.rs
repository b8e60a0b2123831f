//! Media: resumable, checked, reached only through a stream that shows them.

use crate::square::{Pen, Square, new_stream, push};
use bytes::Bytes;
use plein_hub::Session;
use plein_model::MediumId;
use plein_protocol::{Chunk, Code, Hub as _, Received, Role, StreamId, With};

fn bytes(count: usize, seed: u8) -> Vec<u8> {
    (0..count).map(|n| (n % 251) as u8 ^ seed).collect()
}

fn chunk(medium: MediumId, all: &[u8], from: usize, to: usize) -> Chunk {
    Chunk { medium, total: all.len() as u64, offset: from as u64, bytes: Bytes::copy_from_slice(&all[from..to]) }
}

async fn download(session: &Session, stream: StreamId, medium: MediumId) -> Vec<u8> {
    let mut all = Vec::new();
    loop {
        let piece = session.download(stream, medium, all.len() as u64).await.unwrap();
        if piece.is_empty() {
            return all;
        }
        all.extend_from_slice(&piece);
    }
}

/// Somebody with a stream that shows a medium.
async fn shown(square: &Square, all: &[u8]) -> (Session, Pen, MediumId) {
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    let (entry, medium) = pen.show(all, "foto.jpg");
    push(&anna, vec![entry]).await;
    (anna, pen, medium)
}

async fn upload(session: &Session, stream: StreamId, medium: MediumId, all: &[u8]) -> Received {
    let mut last = Received::Until(0);
    for from in (0..all.len().max(1)).step_by(1 << 20) {
        last = session.upload(stream, chunk(medium, all, from, all.len().min(from + (1 << 20)))).await.unwrap();
    }
    last
}

#[tokio::test]
async fn rule_1_a_medium_goes_on_where_it_stopped_and_comes_back_whole() {
    let square = Square::new().await;
    let all = bytes((2 << 20) + 12_345, 0);
    let (anna, pen, medium) = shown(&square, &all).await;
    assert_eq!(anna.received(pen.stream, medium).await.unwrap(), Received::Until(0));
    let until = anna.upload(pen.stream, chunk(medium, &all, 0, 700_000)).await.unwrap();
    assert_eq!(until, Received::Until(700_000));
    // The answer got lost: the same again, and then one that overlaps.
    assert_eq!(anna.upload(pen.stream, chunk(medium, &all, 0, 700_000)).await.unwrap(), until);
    let until = anna.upload(pen.stream, chunk(medium, &all, 650_000, 1_500_000)).await.unwrap();
    assert_eq!(until, Received::Until(1_500_000));
    assert_eq!(anna.received(pen.stream, medium).await.unwrap(), until);
    let skipped = anna.upload(pen.stream, chunk(medium, &all, 1_600_000, 1_700_000)).await.unwrap_err();
    assert_eq!(skipped.code, Code::Offset);
    assert_eq!(anna.download(pen.stream, medium, 0).await.unwrap_err().code, Code::Forbidden);
    let done = anna.upload(pen.stream, chunk(medium, &all, 1_500_000, all.len())).await.unwrap();
    assert_eq!(done, Received::Durable);
    assert_eq!(download(&anna, pen.stream, medium).await, all);
    // From anywhere, also across pieces.
    assert_eq!(anna.download(pen.stream, medium, 1_000_000).await.unwrap(), all[1_000_000..1_000_000 + (1 << 20)]);
    assert!(anna.download(pen.stream, medium, u64::MAX).await.unwrap().is_empty());
    assert_eq!(anna.upload(pen.stream, chunk(medium, &all, 0, 10)).await.unwrap(), Received::Durable);
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let square = Square::new().await;
    let (anna, pen, medium) = shown(&square, &[]).await;
    assert_eq!(upload(&anna, pen.stream, medium, &[]).await, Received::Durable);
    assert!(download(&anna, pen.stream, medium).await.is_empty());
}

#[tokio::test]
async fn rule_7_bytes_that_are_not_those_of_the_hash_are_set_aside_and_can_be_sent_anew() {
    let square = Square::new().await;
    let all = bytes(1000, 0);
    let (anna, pen, medium) = shown(&square, &all).await;
    let wrong = bytes(1000, 1);
    let problem = anna.upload(pen.stream, chunk(medium, &wrong, 0, 1000)).await.unwrap_err();
    assert_eq!(problem.code, Code::Hash);
    assert_eq!(square.quarantined().await, [wrong]);
    assert_eq!(anna.received(pen.stream, medium).await.unwrap(), Received::Until(0));
    assert_eq!(upload(&anna, pen.stream, medium, &all).await, Received::Durable);
}

#[tokio::test]
async fn rule_7_what_went_bad_where_it_is_kept_is_never_served_nor_deleted_and_can_be_brought_again() {
    let square = Square::new().await;
    let all = bytes((1 << 20) + 500, 0);
    let (anna, pen, medium) = shown(&square, &all).await;
    upload(&anna, pen.stream, medium, &all).await;
    let mut rotten = all.clone();
    rotten[(1 << 20) + 7] ^= 1;
    square.spoil(medium, &rotten).await;
    // The first piece is as it was; the second is not.
    assert_eq!(anna.download(pen.stream, medium, 0).await.unwrap(), all[..1 << 20]);
    assert_eq!(anna.download(pen.stream, medium, 1 << 20).await.unwrap_err().code, Code::Hash);
    assert_eq!(square.quarantined().await, [rotten]);
    assert_eq!(anna.received(pen.stream, medium).await.unwrap(), Received::Until(0));
    assert_eq!(upload(&anna, pen.stream, medium, &all).await, Received::Durable);
    assert_eq!(download(&anna, pen.stream, medium).await, all);
}

#[tokio::test]
async fn knowing_a_hash_is_not_a_right() {
    let square = Square::new().await;
    let all = bytes(5000, 0);
    let (anna, pen, medium) = shown(&square, &all).await;
    upload(&anna, pen.stream, medium, &all).await;
    let bas = square.member("Bas").await;
    assert_eq!(bas.download(pen.stream, medium, 0).await.unwrap_err().code, Code::Forbidden);
    // Showing it in a stream of one's own does not give it out either.
    let mut own = Pen::new(&bas, new_stream());
    let (entry, _) = own.show(&all, "gevonden");
    push(&bas, vec![entry]).await;
    assert_eq!(bas.received(own.stream, medium).await.unwrap(), Received::Until(0));
    assert_eq!(bas.download(own.stream, medium, 0).await.unwrap_err().code, Code::Forbidden);
    // Who may see it elsewhere need not send it again.
    let mut second = Pen::new(&anna, new_stream());
    let (entry, _) = second.show(&all, "nog eens");
    push(&anna, vec![entry]).await;
    let first_piece = anna.upload(second.stream, chunk(medium, &all, 0, 1)).await.unwrap();
    assert_eq!(first_piece, Received::Durable);
    assert_eq!(download(&anna, second.stream, medium).await, all);
}

#[tokio::test]
async fn a_reader_reads_media_and_brings_none_and_a_medium_must_be_shown() {
    let square = Square::new().await;
    let all = bytes(100, 0);
    let (anna, mut pen, medium) = shown(&square, &all).await;
    let bas = square.member("Bas").await;
    push(&anna, vec![pen.share(With::Organisation, Role::Reader)]).await;
    assert_eq!(bas.upload(pen.stream, chunk(medium, &all, 0, 100)).await.unwrap_err().code, Code::Forbidden);
    upload(&anna, pen.stream, medium, &all).await;
    assert_eq!(download(&bas, pen.stream, medium).await, all);
    let other = MediumId::from_hash([1; 32]);
    assert_eq!(anna.upload(pen.stream, chunk(other, &all, 0, 100)).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(anna.received(pen.stream, other).await.unwrap_err().code, Code::Forbidden);
    let mut beyond = chunk(medium, &all, 50, 100);
    beyond.total = 60;
    assert_eq!(anna.upload(pen.stream, beyond).await.unwrap_err().code, Code::Invalid);
}
