//! The live socket.

use crate::square::{Pen, Served, Square, client, join_as, new_stream, plein, push};
use futures::StreamExt;
use plein_protocol::{DeviceToken, News, Place, Role, With, wire};
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

pub type Socket = WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>;

pub async fn connect(served: &Served, token: &DeviceToken) -> Result<Socket, Error> {
    connect_to(served, "/v1/live", token).await
}

async fn connect_to(served: &Served, path: &str, token: &DeviceToken) -> Result<Socket, Error> {
    let url = format!("{}{path}", served.address.replace("http", "ws"));
    let mut request = url.into_client_request().unwrap();
    request.headers_mut().insert("plein-protocol", "1".parse().unwrap());
    request.headers_mut().insert("authorization", format!("Bearer {}", token.0).parse().unwrap());
    connect_async(request).await.map(|(socket, _)| socket)
}

/// The next news; `None` when the socket is closed.
pub async fn next(socket: &mut Socket) -> Option<News> {
    loop {
        match socket.next().await? {
            Ok(Message::Binary(bytes)) => return Some(wire::decode(&bytes).unwrap()),
            Ok(Message::Close(_)) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

#[tokio::test]
async fn one_hears_of_what_one_may_see_and_of_nothing_else() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let membership = join_as(&square.hub, &square.hub.invite().await.unwrap().link, "Bas").await;
    let bas = square.hub.session(&membership.token).await.unwrap();
    let mut socket = connect(&served, &membership.token).await.unwrap();

    let (hidden, shared) = (new_stream(), new_stream());
    let (mut secret, mut open) = (Pen::new(&anna, hidden), Pen::new(&anna, shared));
    push(&anna, secret.notes(3)).await;
    push(&anna, vec![open.share(With::Member(bas.member().id), Role::Reader)]).await;
    // Nothing came of the hidden one: the first news is that there is something new to see.
    assert_eq!(next(&mut socket).await.unwrap(), News::Catalogue);
    push(&anna, secret.notes(3)).await;
    push(&anna, open.notes(2)).await;
    // Whoever looks at the catalogue a little later finds it there; either way nothing is heard of the hidden one.
    match next(&mut socket).await.unwrap() {
        News::Stream(head) => assert_eq!((head.stream, head.head, head.role), (shared, 3, Role::Reader)),
        news => assert_eq!(news, News::Catalogue),
    }
    push(&anna, vec![open.unshare(With::Member(bas.member().id))]).await;
    // The stream grew by that very entry, which may be told before the right is gone.
    while let Some(news) = next(&mut socket).await {
        if news == News::Catalogue {
            break;
        }
    }
    push(&anna, open.notes(2)).await;
    let mut own = Pen::new(&bas, new_stream());
    push(&bas, own.notes(1)).await;
    assert_eq!(next(&mut socket).await.unwrap(), News::Catalogue);
    served.stop().await;
}

#[tokio::test]
async fn a_socket_closes_when_its_token_is_revoked_and_does_not_open_again() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let membership = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let mut socket = connect(&served, &membership.token).await.unwrap();
    square.hub.sign_out_everywhere(membership.member.id).await.unwrap();
    assert_eq!(next(&mut socket).await, None);
    assert!(matches!(connect(&served, &membership.token).await, Err(Error::Http(_))));
    served.stop().await;
}

#[tokio::test]
async fn sockets_end_when_the_hub_stops() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let membership = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let mut socket = connect(&served, &membership.token).await.unwrap();
    let (closed, ()) = tokio::join!(next(&mut socket), served.stop());
    assert_eq!(closed, None);
    // Nothing of it is left: the folder can be opened again at once.
    let Square { hub, config, clock, folder: _folder } = square;
    drop(hub);
    assert!(plein_hub::Hub::open(config, clock, "").is_ok());
}

/// Only on PostgreSQL are there two: `cargo xtask test` runs all of this there too.
#[tokio::test]
async fn what_happens_in_one_process_is_heard_in_another_on_the_same_database() {
    let square = Square::new().await;
    let Some(neighbour) = square.neighbour() else { return };
    let membership = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let anna = square.hub.session(&membership.token).await.unwrap();
    let served = Served::new(&neighbour).await;
    let mut socket = connect(&served, &membership.token).await.unwrap();

    let mut pen = Pen::new(&anna, new_stream());
    push(&anna, pen.notes(1)).await;
    assert_eq!(next(&mut socket).await.unwrap(), News::Catalogue);
    push(&anna, pen.notes(2)).await;
    // One or the other, as the catalogue was looked at before or after.
    assert!(matches!(next(&mut socket).await.unwrap(), News::Stream(_) | News::Catalogue));
    // Places are given out by one writer at a time, whichever process it is in.
    let there = neighbour.session(&membership.token).await.unwrap();
    let written = push(&there, pen.notes(1)).await;
    assert_eq!(written.receipts[0].seq, 4);

    square.hub.sign_out_everywhere(membership.member.id).await.unwrap();
    while next(&mut socket).await.is_some() {}
    served.stop().await;
}

/// Tells where a device is, over the wire.
async fn be_there(served: &Served, token: &DeviceToken, stream: plein_protocol::StreamId, place: &[u8]) -> u16 {
    let url = format!("{}/v1/streams/{stream}/presence", served.address);
    let body = wire::encode(&Place(place.to_vec()));
    plein(client().post(url), token).body(body).send().await.unwrap().status().as_u16()
}

#[tokio::test]
async fn who_writes_somewhere_hears_who_else_is_there_and_readers_are_neither_told_nor_seen() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = join_as(&square.hub, &square.hub.owner_invitation().await.unwrap().unwrap().link, "Anna").await;
    let of_anna = square.hub.session(&anna.token).await.unwrap();
    let mut others = Vec::new();
    for name in ["Bas", "Cas", "Dik"] {
        others.push(join_as(&square.hub, &square.hub.invite().await.unwrap().link, name).await);
    }
    let [bas, cas, dik] = &others[..] else { panic!("three others") };
    let stream = new_stream();
    let mut pen = Pen::new(&of_anna, stream);
    let writer = pen.share(With::Member(bas.member.id), Role::CoAuthor);
    let reader = pen.share(With::Member(cas.member.id), Role::Reader);
    push(&of_anna, vec![writer, reader]).await;

    let mut sockets = Vec::new();
    for membership in [&anna, bas, cas, dik] {
        sockets.push(connect_to(&served, "/v1/live?presence", &membership.token).await.unwrap());
    }
    // Of before there was presence.
    sockets.push(connect(&served, &anna.token).await.unwrap());

    assert_eq!(be_there(&served, &bas.token, stream, b"here").await, 200);
    let news = next(&mut sockets[0]).await.unwrap();
    let News::Presence(presence) = news else { panic!("{news:?}") };
    assert_eq!((presence.stream, presence.member, presence.name.as_str()), (stream, bas.member.id, "Bas"));
    assert_eq!(presence.place, Place(b"here".to_vec()));

    for (who, place) in [(cas, &b"here"[..]), (dik, b"here")] {
        assert_eq!(be_there(&served, &who.token, stream, place).await, 403);
    }
    assert_eq!(be_there(&served, &anna.token, new_stream(), b"here").await, 403, "what is not there");
    assert_eq!(be_there(&served, &bas.token, stream, &[0; plein_protocol::MAX_PLACE + 1]).await, 400);
    // What comes next is of the stream: nobody else heard of anyone, and nobody of themselves.
    assert_eq!(be_there(&served, &anna.token, stream, b"").await, 200);
    push(&of_anna, pen.notes(1)).await;
    for (socket, heard) in sockets.iter_mut().zip([false, true, false, false, false]) {
        if heard {
            assert!(matches!(next(socket).await.unwrap(), News::Presence(one) if one.place == Place::default()));
        }
    }
    for socket in [0, 1, 2, 4] {
        assert!(matches!(next(&mut sockets[socket]).await.unwrap(), News::Stream(_)), "{socket}");
    }
    served.stop().await;
}

#[tokio::test]
async fn who_may_no_longer_see_a_stream_does_not_hear_that_it_grew_by_that() {
    let square = Square::new().await;
    let (owner, reader) = (square.owner().await, square.member("Lotte").await);
    let mut pen = Pen::new(&owner, new_stream());
    let with = With::Member(reader.member().id);
    push(&owner, vec![pen.note("eerst"), pen.share(with, Role::Reader)]).await;
    let mut news = reader.listen().await.unwrap();
    push(&owner, vec![pen.unshare(with)]).await;
    assert_eq!(news.next().await, Some(News::Catalogue));
    push(&owner, vec![pen.note("niet meer voor haar")]).await;
    square.hub.sign_out_everywhere(reader.member().id).await.unwrap();
    assert_eq!(news.next().await, None);
}
