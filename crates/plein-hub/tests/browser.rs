//! What somebody with only a browser meets.

use crate::square::{PASSWORD, Pen, Served, Square, client, new_stream, push};
use plein_document::Document;
use plein_hub::Session;
use plein_model::{
    Block, BlockId, Chapter, ChapterId, Content, Medium, Space, SpaceId, Standing, Text, TextKind, Video, VideoSite,
};
use plein_protocol::world::{RealWorld, World};
use plein_protocol::{Chunk, Hub as _, Kind, MediumAdded, Role, StreamId, With, wire};
use reqwest::header::{CONTENT_SECURITY_POLICY, LOCATION, SET_COOKIE};

struct Browser {
    client: reqwest::Client,
    address: String,
    cookie: String,
}

impl Browser {
    async fn get(&self, path: &str) -> reqwest::Response {
        let request = self.client.get(format!("{}{path}", self.address)).header("cookie", &self.cookie);
        request.header("accept-language", "nl").send().await.unwrap()
    }

    async fn post(&self, path: &str, form: &str, origin: Option<&str>) -> reqwest::Response {
        let mut request = self.client.post(format!("{}{path}", self.address)).header("cookie", &self.cookie);
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let form = form.replace(' ', "+");
        request.header("accept-language", "nl").body(form).send().await.unwrap()
    }

    async fn enter(&mut self, path: &str, form: &str) -> reqwest::Response {
        let response = self.post(path, form, Some(&self.address)).await;
        if let Some(cookie) = response.headers().get(SET_COOKIE) {
            self.cookie = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        }
        response
    }
}

fn browser(served: &Served) -> Browser {
    Browser { client: client(), address: served.address.clone(), cookie: String::new() }
}

fn text(id: &str, kind: TextKind, text: &str) -> Block {
    let content = Content::Text { kind, text: Text::plain(text) };
    Block { id: BlockId::new(id).unwrap(), indent: 0, container: None, standing: Standing::Placed, content }
}

pub fn space(id: SpaceId) -> Space {
    let video = Video {
        site: VideoSite::Youtube,
        id: "dQw4w9WgXcQ".into(),
        start: 92,
        title: "Het rondje".into(),
        caption: Text::default(),
    };
    let film = Block { content: Content::Video(video), ..text("film", TextKind::Paragraph, "") };
    Space {
        title: "Je eerste week <nucleair>".into(),
        summary: "Begin hier.".into(),
        language: Some("nl".into()),
        themes: ["Nucleair".to_owned()].into(),
        chapters: vec![Chapter {
            blocks: vec![
                text("a", TextKind::Paragraph, "Begin altijd met <script>alert(1)</script> hetzelfde rondje."),
                film,
            ],
            ..Chapter::new(ChapterId::new("een").unwrap(), "Welkom op de afdeling")
        }],
        ..Space::new(id)
    }
}

/// Pushes a Space that reads as `model`.
pub async fn publish(session: &Session, stream: StreamId, model: &Space) -> Pen {
    let mut document = Document::new(stream.space(), 0);
    let written = Document::from_model(model, 7, &mut |bytes| RealWorld.fill(bytes));
    document.apply(&written.state()).unwrap();
    let mut pen = Pen::new(session, stream);
    push(session, vec![pen.write(Kind::DocumentUpdate, document.state())]).await;
    pen
}

#[tokio::test]
async fn a_colleague_joins_reads_and_signs_out_without_any_script() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let stream = new_stream();
    let mut pen = publish(&anna, stream, &space(stream.space())).await;
    let mut bas = browser(&served);
    assert_eq!(bas.get("/").await.headers()[LOCATION], "/sign-in");

    let link = square.hub.invite().await.unwrap().link.replace('#', "%23").replace(':', "%3A").replace('/', "%2F");
    let wrong = bas.enter("/join", &format!("invitation={link}&name=Owner&password={PASSWORD}")).await;
    assert_eq!(wrong.status(), 409);
    assert!(wrong.text().await.unwrap().contains("role=\"alert\""));
    let joined = bas.enter("/join", &format!("invitation={link}&name=Bas&password={PASSWORD}")).await;
    assert_eq!((joined.status().as_u16(), &joined.headers()[LOCATION]), (303, &"/".parse().unwrap()));
    let cookie = joined.headers()[SET_COOKIE].to_str().unwrap();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"));

    let page = format!("/spaces/{}", stream.space());
    assert!(bas.get("/").await.text().await.unwrap().contains("Nog niets om te lezen"));
    assert_eq!(bas.get(&page).await.status(), 403);
    push(&anna, vec![pen.share(With::Organisation, Role::Reader)]).await;
    let list = bas.get("/").await.text().await.unwrap();
    assert!(list.contains("Je eerste week &lt;nucleair&gt;") && list.contains(&page), "{list}");
    let response = bas.get(&page).await;
    assert_eq!(response.headers()["cache-control"], "no-store");
    let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    // One script of ours may come along; nothing of a page can be one.
    assert!(policy.contains("script-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("frame-src"), "{policy}");
    let html = response.text().await.unwrap();
    assert!(html.contains("hetzelfde rondje") && html.contains("&lt;script&gt;") && html.contains("Owner"), "{html}");
    assert_eq!(html.matches("<script").count(), 1);
    assert!(
        html.contains("<script src=\"/assets/reader.js?")
            && !html.contains("youtube.com")
            && !html.contains("youtube-nocookie")
    );
    assert!(html.contains(&format!("{page}/video/youtube/dQw4w9WgXcQ")), "{html}");

    push(&anna, vec![pen.unshare(With::Organisation)]).await;
    assert_eq!(bas.get(&page).await.status(), 403);

    let out = bas.enter("/sign-out", "").await;
    assert_eq!(out.headers()[LOCATION], "/sign-in");
    assert_eq!(bas.get("/").await.headers()[LOCATION], "/sign-in");
    served.stop().await;
}

#[tokio::test]
async fn only_the_page_for_joining_may_run_a_script_and_only_ours() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let browser = browser(&served);
    let policy =
        |response: &reqwest::Response| response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    let join = browser.get("/join").await;
    assert!(policy(&join).contains("script-src 'self';"));
    let html = join.text().await.unwrap();
    let (_, after) = html.split_once("<script src=\"").unwrap();
    let script = browser.get(after.split('"').next().unwrap()).await;
    assert!(script.headers()["content-type"].to_str().unwrap().starts_with("text/javascript"));
    assert!(!policy(&browser.get("/sign-in").await).contains("script-src"));
    served.stop().await;
}

#[tokio::test]
async fn signing_in_leads_back_to_where_one_wanted_to_go_and_nowhere_else() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    square.owner().await;
    let mut browser = browser(&served);
    let wanted = format!("/spaces/{}", new_stream().space());
    let asked = browser.get(&wanted).await;
    assert_eq!(asked.headers()[LOCATION].to_str().unwrap(), format!("/sign-in?to={wanted}"));
    let wrong = browser.enter("/sign-in", "name=Owner&password=iets heel anders").await;
    assert_eq!(wrong.status(), 401);
    assert!(wrong.text().await.unwrap().contains("horen niet bij elkaar"));
    for (to, leads) in [(wanted.as_str(), wanted.as_str()), ("//evil.example", "/"), ("/spaces/../x", "/"), ("", "/")] {
        let form = format!("name=Owner&password={PASSWORD}&to={to}");
        assert_eq!(browser.enter("/sign-in", &form).await.headers()[LOCATION], leads);
    }
    served.stop().await;
}

#[tokio::test]
async fn a_form_that_another_site_sends_is_refused() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    square.owner().await;
    let browser = browser(&served);
    let form = format!("name=Owner&password={PASSWORD}");
    for origin in [None, Some("https://evil.example"), Some("null"), Some("http://127.0.0.1:1")] {
        let response = browser.post("/sign-in", &form, origin).await;
        assert_eq!(response.status(), 403, "{origin:?}");
        assert!(!response.headers().contains_key(SET_COOKIE));
    }
    served.stop().await;
}

#[tokio::test]
async fn behind_tls_the_cookie_is_for_tls_only() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    square.owner().await;
    square.hub.set_address("https://plein.example.org").await.unwrap();
    let mut browser = browser(&served);
    let response = browser.enter("/sign-in", &format!("name=Owner&password={PASSWORD}")).await;
    let cookie = response.headers()[SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-plein=") && cookie.contains("; Secure"), "{cookie}");
    assert!(response.headers().contains_key("strict-transport-security"));
    served.stop().await;
}

#[tokio::test]
async fn a_video_plays_only_on_its_own_page() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let stream = new_stream();
    publish(&anna, stream, &space(stream.space())).await;
    let mut browser = browser(&served);
    browser.enter("/sign-in", &format!("name=Owner&password={PASSWORD}")).await;
    let page = format!("/spaces/{}/video/youtube", stream.space());
    let response = browser.get(&format!("{page}/dQw4w9WgXcQ")).await;
    let policy = response.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.contains("frame-src https://www.youtube-nocookie.com"), "{policy}");
    assert!(response.text().await.unwrap().contains("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"));
    assert_eq!(browser.get(&format!("{page}/anders")).await.status(), 403);
    served.stop().await;
}

/// A picture of 1200 by 800, as PNG.
fn picture() -> Vec<u8> {
    let pixels = image::RgbImage::from_fn(1200, 800, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn media_come_in_the_right_size_in_ranges_and_nothing_in_them_can_run() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let stream = new_stream();
    let mut pen = Pen::new(&anna, stream);
    let html = b"<!doctype html><script>alert(1)</script>".to_vec();
    let mut paths = Vec::new();
    for (bytes, name) in [(picture(), "foto.png"), (html, "kwaad.html")] {
        let (entry, id) = pen.show(&bytes, name);
        push(&anna, vec![entry]).await;
        for from in (0..bytes.len()).step_by(1 << 20) {
            let piece = bytes[from..bytes.len().min(from + (1 << 20))].to_vec().into();
            let chunk = Chunk { medium: id, total: bytes.len() as u64, offset: from as u64, bytes: piece };
            anna.upload(stream, chunk).await.unwrap();
        }
        paths.push((format!("/spaces/{}/media/{id}", stream.space()), bytes));
    }
    let mut browser = browser(&served);
    assert_eq!(browser.get(&paths[0].0).await.status(), 303);
    browser.enter("/sign-in", &format!("name=Owner&password={PASSWORD}")).await;

    let (photo, bytes) = &paths[0];
    let small = browser.get(&format!("{photo}?w=480")).await;
    assert!(small.headers()["cache-control"].to_str().unwrap().contains("private"));
    assert!(small.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    assert!(small.headers().get("content-disposition").is_none());
    let tag = small.headers()["etag"].to_str().unwrap().to_owned();
    let rendition = image::load_from_memory(&small.bytes().await.unwrap()).unwrap();
    assert_eq!((rendition.width(), rendition.height()), (480, 320));
    let again = browser.client.get(format!("{}{photo}?w=480", browser.address)).header("cookie", &browser.cookie);
    assert_eq!(again.header("if-none-match", tag).send().await.unwrap().status(), 304);
    // There is no larger one than it is itself, and no other size is made.
    for width in [1920, 481] {
        let own = browser.get(&format!("{photo}?w={width}")).await.bytes().await.unwrap();
        assert_eq!(own, bytes[..]);
    }
    let whole = browser.get(photo).await;
    assert!(whole.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(whole.bytes().await.unwrap(), bytes[..]);
    let range = browser.client.get(format!("{}{photo}", browser.address)).header("cookie", &browser.cookie);
    let range = range.header("range", "bytes=10-19").send().await.unwrap();
    assert_eq!(range.status(), 206);
    assert_eq!(range.headers()["content-range"].to_str().unwrap(), format!("bytes 10-19/{}", bytes.len()));
    assert_eq!(range.bytes().await.unwrap(), bytes[10..20]);

    for path in [paths[1].0.clone(), format!("{}?w=480", paths[1].0)] {
        let evil = browser.get(&path).await;
        assert!(evil.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(evil.headers()["x-content-type-options"], "nosniff");
        assert!(evil.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().contains("sandbox"));
    }
    served.stop().await;
}

#[tokio::test]
async fn updates_that_came_in_another_order_read_the_same() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let stream = new_stream();
    let mut document = Document::from_model(&space(stream.space()), 7, &mut |bytes| RealWorld.fill(bytes));
    let first = document.state();
    let chapter = ChapterId::new("een").unwrap();
    let second = document.set_chapter_title(&chapter, "Wie bel je wanneer").unwrap();
    let mut pen = Pen::new(&anna, stream);
    let mut browser = browser(&served);
    browser.enter("/sign-in", &format!("name=Owner&password={PASSWORD}")).await;
    let page = format!("/spaces/{}", stream.space());
    for (update, is_there) in [(second, false), (first, true)] {
        push(&anna, vec![pen.write(Kind::DocumentUpdate, update)]).await;
        let html = browser.get(&page).await.text().await.unwrap();
        assert_eq!(html.contains("Wie bel je wanneer"), is_there);
    }
    served.stop().await;
}

#[tokio::test]
async fn an_update_that_is_none_does_not_take_the_page_away() {
    let square = Square::new().await;
    let served = Served::new(&square.hub).await;
    let anna = square.owner().await;
    let stream = new_stream();
    let mut pen = publish(&anna, stream, &space(stream.space())).await;
    let medium = Medium {
        id: plein_model::MediumId::from_hash([3; 32]),
        name: "weg.jpg".into(),
        mime: "image/jpeg".into(),
        bytes: 9,
        width: None,
        height: None,
    };
    let entries = vec![
        pen.write(Kind::DocumentUpdate, vec![0xff; 50]),
        pen.write(Kind::MediumAdded, wire::encode(&MediumAdded { medium })),
    ];
    push(&anna, entries).await;
    let mut browser = browser(&served);
    browser.enter("/sign-in", &format!("name=Owner&password={PASSWORD}")).await;
    let page = browser.get(&format!("/spaces/{}", stream.space())).await;
    assert!(page.text().await.unwrap().contains("Welkom op de afdeling"));
    served.stop().await;
}
