//! A Space for who is not on the hub, and one that is put away.

use crate::square::{Desk, Pen, Square, join_as, push};
use axum::body::Body;
use axum::http::Request;
use axum::http::response::Parts;
use plein_hub::Session;
use plein_protocol::{
    Archiving, Chunk, Code, DeviceToken, Hub as _, MadeLink, NewLink, Problem, ReadingLink, Role, Standing, StreamId,
    With, wire,
};

struct Town {
    square: Square,
    desk: Desk,
    owner: DeviceToken,
    anna: Session,
}

impl Town {
    async fn new() -> Self {
        let square = Square::new().await;
        let link = square.hub.owner_invitation().await.unwrap().unwrap().link;
        let (owner, desk) = (join_as(&square.hub, &link, "Owner").await.token, Desk::new(&square.hub));
        let anna = square.hub.session(&owner).await.unwrap();
        Self { square, desk, owner, anna }
    }

    /// A Space with a film and a medium, and one that no link leads to.
    async fn written(&self) -> (Pen, plein_model::MediumId) {
        let stream = crate::square::new_stream();
        let mut pen = crate::browser::publish(&self.anna, stream, &crate::browser::space(stream.space())).await;
        let (entry, id) = pen.show(b"a medium", "x.txt");
        push(&self.anna, vec![entry]).await;
        let chunk = Chunk { medium: id, total: 8, offset: 0, bytes: "a medium".into() };
        self.anna.upload(stream, chunk).await.unwrap();
        (pen, id)
    }

    async fn link(&self, stream: StreamId, days: u32) -> Result<MadeLink, Problem> {
        let path = format!("/v1/streams/{stream}/links");
        Ok(wire::decode(&self.desk.post(&path, &self.owner, &NewLink { days }).await?).unwrap())
    }

    async fn archive(&self, stream: StreamId, archived: bool) {
        let path = format!("/v1/streams/{stream}/archive");
        self.desk.post(&path, &self.owner, &Archiving { archived }).await.unwrap();
    }
}

/// What somebody gets who has nothing but an address.
async fn open(desk: &Desk, path: &str) -> (Parts, String) {
    let (parts, body) = desk.ask(Request::get(path).body(Body::empty()).unwrap()).await;
    (parts, String::from_utf8_lossy(&body).into_owned())
}

#[tokio::test]
async fn an_outsider_reads_one_space_by_its_link_and_nothing_else() {
    let town = Town::new().await;
    let ((pen, medium), (other, elsewhere)) = (town.written().await, town.written().await);
    let made = town.link(pen.stream, 30).await.unwrap();
    let path = made.link.strip_prefix("http://hub.test").unwrap();
    let (parts, page) = open(&town.desk, path).await;
    assert_eq!(parts.status, 200);
    assert!(page.contains("Welkom op de afdeling"));
    assert_eq!(parts.headers["x-robots-tag"], "noindex, nofollow, noarchive");
    assert_eq!(parts.headers["referrer-policy"], "no-referrer");
    assert!(page.contains(&format!("{path}/video/youtube/dQw4w9WgXcQ")));
    // No way from here to what else there is, and no name by which it could be asked for.
    assert!(!page.contains("href=\"/\"") && !page.contains("/spaces/"), "{page}");
    let (parts, bytes) = open(&town.desk, &format!("{path}/media/{medium}")).await;
    assert_eq!((parts.status.as_u16(), bytes.as_str()), (200, "a medium"));
    assert_eq!(open(&town.desk, &format!("{path}/video/youtube/dQw4w9WgXcQ")).await.0.status, 200);

    // The same medium through another Space is another matter; the Space itself is for who signed in.
    assert_eq!(medium, elsewhere);
    for closed in [format!("{path}/media/{}", "0".repeat(64)), format!("{path}x"), "/link/".into(), "/link/x".into()] {
        assert_eq!(open(&town.desk, &closed).await.0.status, 403, "{closed}");
    }
    for stream in [pen.stream, other.stream] {
        assert_eq!(open(&town.desk, &format!("/spaces/{}", stream.space())).await.0.status, 303);
    }
    // It is a link and no sign-in.
    let secret = DeviceToken(path.rsplit('/').next().unwrap().into());
    assert_eq!(town.desk.plein("GET", "/v1/streams", &secret, vec![]).await.unwrap_err().code, Code::SignIn);
}

#[tokio::test]
async fn a_link_ends_by_itself_or_when_its_owner_says_so_and_is_told_once() {
    let town = Town::new().await;
    let (pen, _) = town.written().await;
    let (long, short) = (town.link(pen.stream, 30).await.unwrap(), town.link(pen.stream, 1).await.unwrap());
    for days in [0, 367] {
        assert_eq!(town.link(pen.stream, days).await.unwrap_err().code, Code::Invalid);
    }
    let list = format!("/v1/streams/{}/links", pen.stream);
    let listed = town.desk.plein("GET", &list, &town.owner, vec![]).await.unwrap();
    let links: Vec<ReadingLink> = wire::decode(&listed).unwrap();
    assert_eq!(links.iter().map(|link| link.id).collect::<Vec<_>>(), [long.id, short.id]);
    for made in [&long, &short] {
        let secret = made.link.rsplit('/').next().unwrap();
        assert!(!listed.windows(secret.len()).any(|part| part == secret.as_bytes()));
    }
    // Only who owns the Space.
    let bas = town.desk.newcomer(&town.square.hub, &town.owner, "Bas", Standing::Administrator).await;
    let mut anna = pen;
    push(&town.anna, vec![anna.share(With::Member(bas.member.id), Role::CoAuthor)]).await;
    assert_eq!(town.desk.plein("GET", &list, &bas.token, vec![]).await.unwrap_err().code, Code::Forbidden);

    let at = |made: &MadeLink| made.link.strip_prefix("http://hub.test").unwrap().to_owned();
    town.square.clock.pass(2 * 24 * 3600 * 1000);
    let (late, nonsense) = (open(&town.desk, &at(&short)).await, open(&town.desk, "/link/nonsense").await);
    assert_eq!(late.0.status, 403);
    assert_eq!(late.1, nonsense.1, "nobody can tell that it ever led anywhere");
    assert_eq!(open(&town.desk, &at(&long)).await.0.status, 200);
    let revoke = format!("{list}/{}/revoke", long.id);
    assert_eq!(town.desk.plein("POST", &revoke, &bas.token, vec![]).await.unwrap_err().code, Code::Forbidden);
    town.desk.plein("POST", &revoke, &town.owner, vec![]).await.unwrap();
    assert_eq!(open(&town.desk, &at(&long)).await.1, nonsense.1);
    assert_eq!(town.desk.plein("POST", &revoke, &town.owner, vec![]).await.unwrap_err().code, Code::Forbidden);
}

#[tokio::test]
async fn an_archived_space_is_for_reading_until_its_owner_takes_it_up_again() {
    let town = Town::new().await;
    let (mut pen, medium) = town.written().await;
    let bas = town.desk.newcomer(&town.square.hub, &town.owner, "Bas", Standing::Member).await;
    let them = town.square.hub.session(&bas.token).await.unwrap();
    push(&town.anna, vec![pen.share(With::Member(bas.member.id), Role::CoAuthor)]).await;
    let mut theirs = Pen::new(&them, pen.stream);
    push(&them, theirs.notes(1)).await;
    town.archive(pen.stream, true).await;
    // Both see it as something to read, so that a Plein lets nobody write what would be refused.
    for session in [&town.anna, &them] {
        assert_eq!(session.catalogue().await.unwrap().streams[0].role, Role::Reader);
        assert!(session.pull(pen.stream, 0).await.is_ok());
        assert!(session.download(pen.stream, medium, 0).await.is_ok());
    }
    let late = them.push(pen.stream, vec![theirs.note("x")]).await.unwrap();
    assert_eq!(late.refused.unwrap().code, Code::Forbidden);
    let path = format!("/v1/streams/{}/archive", pen.stream);
    let not_theirs = town.desk.post(&path, &bas.token, &Archiving { archived: false }).await;
    assert_eq!(not_theirs.unwrap_err().code, Code::Forbidden);
    town.archive(pen.stream, false).await;
    theirs.counter = 1;
    push(&them, theirs.notes(1)).await;
}
