//! Streams of entries: DESIGN.md, section 4.

use crate::square::{Pen, Square, new_stream, push};
use plein_model::EntryId;
use plein_protocol::{Code, Hub as _, Kind, Role, With};
use std::collections::BTreeSet;

#[tokio::test]
async fn rule_2_pushing_again_is_a_no_op_with_the_same_receipts() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    let entries = pen.notes(5);
    let first = push(&anna, entries.clone()).await;
    let again = push(&anna, entries.clone()).await;
    assert_eq!(first, again);
    assert_eq!(first.receipts.iter().map(|receipt| receipt.seq).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
    let pulled = anna.pull(pen.stream, 0).await.unwrap();
    assert_eq!(pulled.head, 5);
    assert_eq!(pulled.entries.iter().map(|s| s.entry.clone()).collect::<Vec<_>>(), entries);
    let sealed: Vec<_> = pulled.entries.iter().map(|s| s.seal).collect();
    assert_eq!(sealed, first.receipts.iter().map(|receipt| receipt.seal).collect::<Vec<_>>());
}

#[tokio::test]
async fn rule_2_the_same_id_with_other_bytes_is_refused_and_quarantined() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    let entry = pen.note("as it was");
    push(&anna, vec![entry.clone()]).await;
    let mut other = entry.clone();
    other.body = "something else".into();
    let pushed = anna.push(pen.stream, vec![other]).await.unwrap();
    assert_eq!(pushed.refused.unwrap().code, Code::Conflict);
    assert_eq!(square.hub.quarantined().await.unwrap(), 1);
    assert_eq!(anna.pull(pen.stream, 0).await.unwrap().entries[0].entry, entry);
}

#[tokio::test]
async fn rule_2_a_counter_that_was_used_is_a_conflict() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, pen.notes(2)).await;
    // As after this installation was put back from an older copy, or cloned.
    pen.counter = 1;
    let pushed = anna.push(pen.stream, vec![pen.note("another second")]).await.unwrap();
    assert_eq!(pushed.refused.unwrap().code, Code::Conflict);
    assert_eq!(square.hub.quarantined().await.unwrap(), 1);
}

#[tokio::test]
async fn rule_2_a_gap_is_refused_and_named_and_what_came_before_it_is_taken() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    let mut entries = pen.notes(4);
    entries.remove(2);
    let pushed = anna.push(pen.stream, entries).await.unwrap();
    assert_eq!(pushed.receipts.len(), 2);
    let problem = pushed.refused.unwrap();
    assert_eq!((problem.code, problem.detail.as_str()), (Code::Gap, "expected counter 3"));
    assert_eq!(anna.pull(pen.stream, 0).await.unwrap().head, 2);
}

#[tokio::test]
async fn rule_3_the_hub_orders_and_changes_nothing() {
    let square = Square::new().await;
    let (anna, bas) = (square.owner().await, square.member("Bas").await);
    let stream = new_stream();
    let (mut a, mut b) = (Pen::new(&anna, stream), Pen::new(&bas, stream));
    push(&anna, vec![a.share(With::Organisation, Role::CoAuthor)]).await;
    let mut pushed = BTreeSet::new();
    let mut tasks = tokio::task::JoinSet::new();
    for (session, entries) in [(anna.clone(), a.notes(40)), (bas.clone(), b.notes(40))] {
        pushed.extend(entries.iter().map(|entry| entry.id));
        tasks.spawn(async move {
            for entry in entries {
                push(&session, vec![entry]).await;
            }
        });
    }
    tasks.join_all().await;
    let pulled = bas.pull(stream, 1).await.unwrap();
    assert_eq!(pulled.entries.iter().map(|s| s.seq).collect::<Vec<_>>(), (2..=81).collect::<Vec<_>>());
    assert_eq!(pulled.entries.iter().map(|s| s.entry.id).collect::<BTreeSet<_>>(), pushed);
    for author in [anna.member().id, bas.member().id] {
        let counters = pulled.entries.iter().filter(|s| s.entry.author == author).map(|s| s.entry.counter);
        assert!(counters.collect::<Vec<_>>().is_sorted());
    }
    assert_eq!(anna.pull(stream, 1).await.unwrap(), pulled);
    assert_eq!(anna.pull(stream, 80).await.unwrap().entries.len(), 1);
    assert_eq!(anna.pull(stream, 1_000).await.unwrap().head, 81);
}

#[tokio::test]
async fn rule_8_unknown_kinds_and_unreadable_bodies_are_kept_untouched() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    let entries = vec![
        pen.write(Kind::Other("card.sorted".into()), vec![0xff; 1000]),
        pen.write(Kind::MediumAdded, "no message"),
        pen.write(Kind::SpaceShared, vec![]),
        pen.write(Kind::DocumentUpdate, vec![0xff; 10]),
    ];
    push(&anna, entries.clone()).await;
    let pulled = anna.pull(pen.stream, 0).await.unwrap();
    assert_eq!(pulled.entries.into_iter().map(|s| s.entry).collect::<Vec<_>>(), entries);
}

#[tokio::test]
async fn an_entry_is_ones_own_and_of_the_stream_it_is_pushed_to() {
    let square = Square::new().await;
    let (anna, bas) = (square.owner().await, square.member("Bas").await);
    let stream = new_stream();
    let mut pen = Pen::new(&anna, stream);
    push(&anna, vec![pen.share(With::Organisation, Role::CoAuthor)]).await;
    let mut forged = Pen::new(&bas, stream);
    forged.author = anna.member().id;
    let mut elsewhere = Pen::new(&bas, stream);
    elsewhere.device = anna.device();
    let mut other = Pen::new(&bas, new_stream());
    for entry in [forged.note("x"), elsewhere.note("x"), other.note("x")] {
        let pushed = bas.push(stream, vec![entry]).await.unwrap();
        assert_eq!(pushed.refused.unwrap().code, Code::Invalid);
    }
    let mut zero = Pen::new(&bas, stream).note("x");
    zero.counter = 0;
    assert_eq!(bas.push(stream, vec![zero]).await.unwrap().refused.unwrap().code, Code::Invalid);
    let large = Pen::new(&bas, stream).write(Kind::DocumentUpdate, vec![0; plein_protocol::wire::MAX_BODY + 1]);
    assert_eq!(bas.push(stream, vec![large]).await.unwrap().refused.unwrap().code, Code::TooLarge);
}

#[tokio::test]
async fn rule_11_losing_a_right_hides_the_stream_and_refuses_pushes() {
    let square = Square::new().await;
    let (anna, bas) = (square.owner().await, square.member("Bas").await);
    let stream = new_stream();
    let (mut a, mut b) = (Pen::new(&anna, stream), Pen::new(&bas, stream));
    push(&anna, vec![a.note("mine")]).await;
    assert!(bas.catalogue().await.unwrap().streams.is_empty());
    assert_eq!(bas.pull(stream, 0).await.unwrap_err().code, Code::Forbidden);
    assert_eq!(bas.push(stream, vec![b.note("x")]).await.unwrap_err().code, Code::Forbidden);

    b.counter = 0;
    let to_bas = With::Member(bas.member().id);
    push(&anna, vec![a.share(to_bas, Role::CoAuthor)]).await;
    assert_eq!(bas.catalogue().await.unwrap().streams[0].role, Role::CoAuthor);
    push(&bas, vec![b.note("with you")]).await;
    // Only an owner shares.
    let own_share = b.share(With::Organisation, Role::Reader);
    assert_eq!(bas.push(stream, vec![own_share]).await.unwrap().refused.unwrap().code, Code::Forbidden);

    b.counter = 1;
    push(&anna, vec![a.share(to_bas, Role::Commenter)]).await;
    assert_eq!(bas.push(stream, vec![b.note("x")]).await.unwrap().refused.unwrap().code, Code::Forbidden);
    assert_eq!(bas.pull(stream, 0).await.unwrap().entries.len(), 4);
    push(&anna, vec![a.unshare(to_bas)]).await;
    assert!(bas.catalogue().await.unwrap().streams.is_empty());
    assert_eq!(bas.pull(stream, 0).await.unwrap_err().code, Code::Forbidden);
}

#[tokio::test]
async fn many_push_at_once_and_each_receipt_is_its_own() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let anna = anna.clone();
        tasks.spawn(async move {
            let mut pen = Pen::new(&anna, new_stream());
            for _ in 0..10 {
                let entry = pen.note("x");
                let pushed = push(&anna, vec![entry.clone()]).await;
                assert_eq!((pushed.receipts[0].entry, pushed.receipts[0].seq), (entry.id, pen.counter));
            }
        });
    }
    tasks.join_all().await;
    let catalogue = anna.catalogue().await.unwrap();
    assert_eq!(catalogue.streams.len(), 100);
    assert!(catalogue.streams.iter().all(|head| head.head == 10));
}

#[tokio::test]
async fn a_large_stream_comes_in_parts() {
    let square = Square::new().await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    for _ in 0..6 {
        push(&anna, vec![pen.write(Kind::DocumentUpdate, vec![7; 2 << 20])]).await;
    }
    push(&anna, pen.notes(1200)).await;
    let (mut cursor, mut ids) = (0, BTreeSet::<EntryId>::new());
    loop {
        let pulled = anna.pull(pen.stream, cursor).await.unwrap();
        let Some(last) = pulled.entries.last() else { break };
        assert_eq!(pulled.entries[0].seq, cursor + 1);
        cursor = last.seq;
        ids.extend(pulled.entries.iter().map(|s| s.entry.id));
    }
    assert_eq!((cursor, ids.len()), (1206, 1206));
}
