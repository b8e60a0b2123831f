//! A link card asks the page that it leads to, and nobody else; against a site on this computer.

use crate::home::{Home, config};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{Response, StatusCode};
use plein_app::App;
use plein_app::errors::Code;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(40, 20, image::Rgb([90, 20, 10]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// A site: what it answers on each path, and who asked with what.
struct Site {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    async fn new() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let hears = asked.clone();
        let answer = move |request: Request| {
            let path = request.uri().path().to_owned();
            let told: Vec<_> = request.headers().keys().map(ToString::to_string).collect();
            hears.lock().expect("one at a time").push(format!("{path} {}", told.join(" ")));
            async move { page(&path) }
        };
        let router = Router::new().fallback(answer);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, asked }
    }

    fn paths(&self) -> Vec<String> {
        let asked = self.asked.lock().expect("one at a time");
        asked.iter().map(|one| one.split(' ').next().unwrap_or_default().to_owned()).collect()
    }
}

fn page(path: &str) -> Response<Body> {
    let html = |text: &str| {
        let answer = Response::builder().header(CONTENT_TYPE, "text/html; charset=utf-8");
        answer.header("set-cookie", "who=you").body(Body::from(text.to_owned()))
    };
    let to = |place: &str| Response::builder().status(StatusCode::FOUND).header(LOCATION, place).body(Body::empty());
    let answer = match path {
        "/artikel" => html(
            "<title>Botscan</title><meta name=description content='Wat je ziet.'><meta property=og:image content=/foto.png>\
             <script src=/script.js></script><img src=/andere.png>",
        ),
        "/foto.png" => Response::builder().header(CONTENT_TYPE, "image/png").body(Body::from(png())),
        "/kapot" => html("<title>Zonder foto</title><meta property=og:image content=/artikel>"),
        "/verder" => to("/artikel"),
        "/rond" => to("/rond"),
        "/binnen" => to("http://127.0.0.1:1/"),
        "/bestand" => to("file:///etc/passwd"),
        "/papier" => Response::builder().header(CONTENT_TYPE, "application/pdf").body(Body::from("%PDF")),
        "/eindeloos" => {
            let head = futures::stream::iter([Bytes::from_static(b"<title>Lang</title>")]);
            let rest = futures::stream::repeat(Bytes::from_static(&[b' '; 4096]));
            let body = futures::StreamExt::chain(head, rest);
            let body = Body::from_stream(futures::StreamExt::map(body, Ok::<_, Infallible>));
            Response::builder().header(CONTENT_TYPE, "text/html").body(body)
        }
        _ => Response::builder().status(StatusCode::NOT_FOUND).body(Body::empty()),
    };
    answer.expect("an answer")
}

/// A Plein that may look at what is near.
fn near() -> Home {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::start(plein_app::AppConfig { near_links: true, ..config(folder.path()) }).expect("it starts");
    Home { app, folder }
}

async fn look(home: &Home, space: &str, url: &str) -> Result<Value, Code> {
    home.ask("link_look", json!({ "space": space, "url": url })).await.map_err(|error| error.code)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_is_asked_once_and_its_picture_stored_like_any_other() {
    let (site, home) = (Site::new().await, near());
    let space = home.space("Links").await;
    let looked = look(&home, &space, &format!("{}/verder#kop", site.address)).await.expect("a page");
    assert_eq!((&looked["title"], &looked["description"]), (&json!("Botscan"), &json!("Wat je ziet.")));
    assert_eq!((&looked["face"]["width"], &looked["face"]["name"]), (&json!(40), &json!("foto.png")));
    // Nothing else of the page, and nothing that tells who asks.
    assert_eq!(site.paths(), ["/verder", "/artikel", "/foto.png"]);
    for asked in site.asked.lock().expect("one at a time").iter() {
        assert!(!asked.contains("cookie") && !asked.contains("referer"), "{asked}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_none_is_left_and_a_page_without_end_is_cut() {
    let (site, home) = (Site::new().await, near());
    let space = home.space("Links").await;
    let looked = look(&home, &space, &format!("{}/kapot", site.address)).await.expect("a page");
    assert_eq!((&looked["title"], &looked["face"]), (&json!("Zonder foto"), &Value::Null));
    let looked = look(&home, &space, &format!("{}/eindeloos", site.address)).await.expect("a page");
    assert_eq!(looked["title"], "Lang");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_looked_at_says_why() {
    let (site, home) = (Site::new().await, near());
    let space = home.space("Links").await;
    for (path, code) in [
        ("/rond", Code::LinkUnreachable),
        ("/weg", Code::LinkUnreachable),
        ("/binnen", Code::LinkUnreachable),
        ("/papier", Code::LinkNoPage),
        ("/foto.png", Code::LinkNoPage),
        ("/bestand", Code::LinkNoPage),
    ] {
        assert_eq!(look(&home, &space, &format!("{}{path}", site.address)).await, Err(code), "{path}");
    }
    assert_eq!(look(&home, &space, "mailto:iemand@example.org").await, Err(Code::LinkRefused));
    assert_eq!(look(&home, &space, "javascript:alert(1)").await, Err(Code::LinkRefused));
    let nowhere = "018f0000-0000-7000-8000-000000000000";
    assert_eq!(look(&home, nowhere, &format!("{}/artikel", site.address)).await, Err(Code::NoSuchSpace));
    assert!(!site.paths().contains(&"/artikel".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn this_computer_and_the_network_around_it_are_not_asked() {
    let (site, home) = (Site::new().await, Home::new());
    let space = home.space("Links").await;
    let port = site.address.rsplit(':').next().expect("a port");
    for host in [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
        "0.0.0.0",
        "me:secret@127.0.0.1",
    ] {
        assert_eq!(look(&home, &space, &format!("http://{host}:{port}/artikel")).await, Err(Code::LinkNear), "{host}");
    }
    for host in ["10.0.0.1", "192.168.0.1", "169.254.169.254", "[fe80::1]", "[fd00::1]"] {
        assert_eq!(look(&home, &space, &format!("http://{host}/")).await, Err(Code::LinkNear), "{host}");
    }
    assert_eq!(site.paths(), Vec::<String>::new());
}
