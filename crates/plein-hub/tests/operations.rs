//! What whoever runs a hub relies on.

use crate::square::{Pen, Served, Square, client, new_stream, push};
use plein_hub::measures;
use tokio::net::TcpListener;

#[tokio::test]
async fn health_is_one_word_for_anyone_and_says_when_the_media_are_gone() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let ask = async || {
        let answer = client().get(format!("{}/healthz", served.address)).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    };
    assert_eq!(ask().await, (200, "ok\n".into()));
    if square.config.bucket.is_none() {
        std::fs::rename(square.config.data.join("media"), square.config.data.join("unplugged")).unwrap();
        assert_eq!(ask().await, (503, "failing\n".into()));
    }
    served.stop().await;
}

#[tokio::test]
async fn what_is_counted_names_nobody() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, pen.notes(3)).await;
    client().get(format!("{}/v1/streams/{}/entries?after=0", served.address, pen.stream)).send().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let counting = tokio::spawn(measures::serve(square.hub.clone(), listener));
    let text = client().get(format!("http://{address}/metrics")).send().await.unwrap().text().await.unwrap();
    assert!(text.contains("plein_entries_taken_total 3\n"), "{text}");
    let route = r#"method="GET",route="/v1/streams/{stream}/entries",status="#;
    assert!(text.contains(route), "{text}");
    for private in [pen.stream.to_string(), anna.member().id.to_string(), "Owner".into()] {
        assert!(!text.contains(&private));
    }
    // The public's socket does not have it.
    let public = client().get(format!("{}/metrics", served.address)).send().await.unwrap();
    assert_ne!(public.status().as_u16(), 200);
    counting.abort();
    served.stop().await;
}
