//! Loopback lets in who was given an address, once, and nobody else.

use crate::home::Home;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plein_app::loopback::{Asset, Loopback, Screens};
use plein_app::second;
use serde_json::json;
use std::borrow::Cow;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A server with one page, and what a browser would know of it.
struct Served {
    home: Home,
    loopback: Loopback,
    port: u16,
}

impl Served {
    async fn new() -> Self {
        let home = Home::new();
        let screens = Screens::new(|path| {
            let asset = |mime: &str, bytes: &'static [u8]| Asset { mime: mime.into(), bytes: Cow::Borrowed(bytes) };
            match path {
                "index.html" => Some(asset("text/html", b"<p>screens</p>")),
                "app.js" => Some(asset("text/javascript", b"1")),
                _ => None,
            }
        });
        let loopback = Loopback::start(&home.app, Some(screens), 0).await.expect("a port");
        let port = loopback.origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        Self { home, loopback, port }
    }

    /// Sends exactly this request line and these headers.
    async fn raw(&self, line: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = format!("{line} HTTP/1.0\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        let mut bytes = format!("{request}\r\n").into_bytes();
        bytes.extend_from_slice(body);
        let port = self.port;
        let answer = tokio::task::spawn_blocking(move || {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
            stream.write_all(&bytes).expect("it reads");
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).expect("it answers");
            answer
        });
        let answer = answer.await.expect("an answer");
        let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        Answer { status, head, body: answer[end + 4..].to_vec() }
    }

    /// As a page of this server would.
    async fn request(&self, line: &str, cookie: &str, body: &[u8]) -> Answer {
        let (host, origin) = (self.host(), self.loopback.origin());
        let mut headers = vec![("Host", host.as_str()), ("Cookie", cookie)];
        if line.starts_with("POST") {
            headers.push(("Origin", &origin));
        }
        self.raw(line, &headers, body).await
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Goes in with a fresh address; gives the cookie.
    async fn enter(&self) -> String {
        let entrance = self.loopback.entrance();
        let path = entrance.strip_prefix(&self.loopback.origin()).expect("an address of this server");
        let answer = self.request(&format!("GET {path}"), "", b"").await;
        assert_eq!(answer.status, 200);
        let cookie = answer.header("set-cookie").expect("a cookie");
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
        cookie.split(';').next().expect("a cookie").to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_works_once_and_its_cookie_shows_the_screens() {
    let served = Served::new().await;
    let entrance = served.loopback.entrance();
    let line = format!("GET {}", entrance.strip_prefix(&served.loopback.origin()).expect("an address"));
    let first = served.request(&line, "", b"").await;
    assert_eq!(first.status, 200);
    let cookie = first.header("set-cookie").and_then(|line| line.split(';').next()).expect("a cookie").to_owned();

    let again = served.request(&line, "", b"").await;
    assert_eq!(again.status, 403, "the token was used");
    assert!(again.header("set-cookie").is_none());
    assert_eq!(served.request(&line, &cookie, b"").await.status, 200, "who is in stays in");

    let page = served.request("GET /", &cookie, b"").await;
    assert_eq!((page.status, page.text().as_str()), (200, "<p>screens</p>"));
    let policy = page.header("content-security-policy").expect("a policy");
    assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(served.request("GET /app.js", &cookie, b"").await.status, 200);
    assert_eq!(served.request("GET /../Cargo.toml", &cookie, b"").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_in_without_the_cookie_or_from_elsewhere() {
    let served = Served::new().await;
    let cookie = served.enter().await;
    let (host, origin) = (served.host(), served.loopback.origin());
    let wrong = format!("plein-{}=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", served.port);
    let space = served.home.space("x").await;
    let medium = format!("GET /media/{space}/{}", "0".repeat(64));
    for line in ["GET /", "GET /app.js", "GET /api/events", "POST /api/spaces_list", "GET /?token=x", &medium] {
        for cookie in ["", &wrong, "plein-1=x"] {
            assert_eq!(served.request(line, cookie, b"").await.status, 403, "{line} with {cookie:?}");
        }
    }
    let post = "POST /api/spaces_list";
    let good = [("Host", host.as_str()), ("Origin", &origin), ("Cookie", &cookie)];
    assert_eq!(served.raw(post, &good, b"").await.status, 200);
    let local = format!("localhost:{}", served.port);
    for host in ["example.org", &local, "127.0.0.1", "127.0.0.1:1", ""] {
        let headers = [("Host", host), ("Origin", &origin), ("Cookie", &cookie)];
        assert_eq!(served.raw(post, &headers, b"").await.status, 403, "host {host:?}");
        assert_eq!(served.raw("GET /", &headers, b"").await.status, 403, "host {host:?}");
    }
    for origin in ["http://example.org", "null", "http://127.0.0.1:1", &format!("https://{host}"), ""] {
        let headers = [("Host", host.as_str()), ("Origin", origin), ("Cookie", &cookie)];
        assert_eq!(served.raw(post, &headers, b"").await.status, 403, "origin {origin:?}");
    }
    for site in ["cross-site", "same-site"] {
        let headers = [("Host", host.as_str()), ("Sec-Fetch-Site", site), ("Cookie", &cookie)];
        assert_eq!(served.raw("GET /app.js", &headers, b"").await.status, 403, "{site}");
        assert_eq!(served.raw(post, &headers, b"").await.status, 403, "{site}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_crosses_with_its_arguments_and_body() {
    use base64::Engine as _;
    let served = Served::new().await;
    let cookie = served.enter().await;
    let args = |args: serde_json::Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(args.to_string());
    let call = async |name: &str, packed: &str, body: &[u8]| {
        let (host, origin) = (served.host(), served.loopback.origin());
        let headers = [("Host", host.as_str()), ("Origin", &origin), ("Cookie", &cookie), ("plein-args", packed)];
        served.raw(&format!("POST /api/{name}"), &headers, body).await
    };
    let made = call("space_create", &args(json!({ "title": "Één ‘plein’ 🧱" })), b"").await;
    assert_eq!((made.status, made.header("content-type")), (200, Some("application/json")));
    let made: serde_json::Value = serde_json::from_slice(&made.body).expect("JSON");
    assert_eq!(made["title"], "Één ‘plein’ 🧱");

    let space = json!({ "space": made["id"] });
    let state = call("space_open", &args(space.clone()), b"").await;
    assert_eq!((state.status, state.header("content-type")), (200, Some("application/octet-stream")));
    let bad = call("space_edit", &args(space.clone()), b"nonsense").await;
    let error: serde_json::Value = serde_json::from_slice(&bad.body).expect("JSON");
    assert_eq!((bad.status, &error["code"]), (422, &json!("bad_edit")));
    assert_eq!(call("space_open", "!!", b"").await.status, 422);
    assert_eq!(call("nothing", &args(json!({})), b"").await.status, 404);

    let file = call("file_add", &args(json!({ "space": made["id"], "name": "a.html" })), b"<script>0123456789").await;
    let file: serde_json::Value = serde_json::from_slice(&file.body).expect("JSON");
    let line = format!("GET /media/{}/{}", made["id"].as_str().expect("an id"), file["id"].as_str().expect("an id"));
    let whole = served.request(&line, &cookie, b"").await;
    assert_eq!((whole.status, whole.text().as_str()), (200, "<script>0123456789"));
    assert_eq!(whole.header("content-type"), Some("application/octet-stream"), "it runs nowhere");
    assert!(whole.header("content-security-policy").is_some_and(|policy| policy.contains("sandbox")));
    let host = served.host();
    let headers = [("Host", host.as_str()), ("Cookie", &cookie), ("Range", "bytes=8-11")];
    let part = served.raw(&line, &headers, b"").await;
    assert_eq!((part.status, part.text().as_str()), (206, "0123"));
    assert_eq!(part.header("content-range"), Some("bytes 8-11/18"));
    let headers = [("Host", host.as_str()), ("Cookie", &cookie), ("Range", "bytes=99-")];
    assert_eq!(served.raw(&line, &headers, b"").await.status, 416);
    let missing = format!("GET /media/{}/{}", made["id"].as_str().expect("an id"), "0".repeat(64));
    assert_eq!(served.request(&missing, &cookie, b"").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn videos_play_on_a_page_that_only_plein_hands_out() {
    let served = Served::new().await;
    let ask = async |site: &str, video: &str| {
        let args = json!({ "site": site, "video": video, "start": 42 });
        served.home.ask("video_player", args).await
    };
    for (site, player) in [
        ("youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?"),
        ("vimeo", "https://player.vimeo.com/video/dQw4w9WgXcQ?"),
    ] {
        let address = ask(site, "dQw4w9WgXcQ").await.expect("an address");
        let address = address.as_str().expect("a text").to_owned();
        let path = address.strip_prefix(&served.loopback.origin()).expect("an address of this server");
        // The desktop window has no cookie.
        let page = served.request(&format!("GET {path}"), "", b"").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(player) && page.text().contains("42"), "{}", page.text());
        assert_eq!(page.header("referrer-policy"), Some("strict-origin-when-cross-origin"));
        let (bare, _) = path.split_once("key=").expect("a key");
        assert_eq!(served.request(&format!("GET {bare}key=x"), "", b"").await.status, 404);
    }
    for video in ["", "a/b", "a\"onload=", "..", &"x".repeat(65)] {
        assert_eq!(ask("youtube", video).await.expect_err("refused").code.as_str(), "link_refused", "{video:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_brings_the_first_forward_and_gets_a_fresh_address() {
    let served = Served::new().await;
    let mut events = served.home.app.events();
    let address = served.loopback.focus_address();
    let forward = tokio::task::spawn_blocking({
        let address = address.clone();
        move || second::ask(&address, Some("plein://plein.example.org/join#x"))
    });
    let forward = forward.await.expect("no panic").expect("it answers");
    // What it was asked to open waits for the screens to ask.
    assert_eq!(events.recv().await.expect("an event"), plein_app::events::Event::Asked);
    assert_eq!(events.recv().await.expect("an event"), plein_app::events::Event::Focus);
    let entrance = forward.address.expect("the screens are served here");
    let path = entrance.strip_prefix(&served.loopback.origin()).expect("an address of this server");
    assert_eq!(served.request(&format!("GET {path}"), "", b"").await.status, 200);

    assert_eq!(served.request("POST /focus?token=x", "", b"").await.status, 404);
    // The address stands in a file of the owner, for the second start to find.
    let Err(plein_app::StartError::InUse { address: announced }) = crate::home::start(served.home.folder.path()) else {
        panic!("the library is in use");
    };
    assert_eq!(announced, Some(address));
}

/// Arguments as they cross in a header.
fn packed(args: &serde_json::Value) -> String {
    URL_SAFE_NO_PAD.encode(args.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_comes_in_piece_by_piece_and_one_that_breaks_off_or_is_refused_leaves_nothing() {
    let served = Served::new().await;
    let cookie = served.enter().await;
    let space = served.home.space("Films").await;
    let args = packed(&json!({ "space": space, "name": "film.bin" }));
    let (host, origin) = (served.host(), served.loopback.origin());
    let headers = [("Host", host.as_str()), ("Cookie", &cookie), ("Origin", &origin), ("plein-args", &args)];
    let body = vec![7; 3 << 20];
    let answer = served.raw("POST /api/file_add", &headers, &body).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let medium: serde_json::Value = serde_json::from_slice(&answer.body).expect("a medium");
    assert_eq!(medium["bytes"], 3 << 20);
    let kept = |folder: &str| {
        std::fs::read_dir(served.home.folder.path().join("media").join(folder)).map_or(0, Iterator::count)
    };
    let id = medium["id"].as_str().expect("an id");
    assert_eq!(kept(&id[..2]), 1);

    // Nobody's Space: said although nobody wanted what came after.
    let nobody = packed(&json!({ "space": "018f0000-0000-7000-8000-000000000000", "name": "film.bin" }));
    let headers_of_nobody = [headers[0], headers[1], headers[2], ("plein-args", nobody.as_str())];
    let answer = served.raw("POST /api/file_add", &headers_of_nobody, &vec![8; 20 << 20]).await;
    assert_eq!((answer.status, answer.text().contains("no_such_space")), (422, true));

    // The browser goes away in the middle.
    let port = served.port;
    let mut head = format!("POST /api/file_add HTTP/1.1\r\nContent-Length: {}\r\n", 9 << 20);
    headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
    let gone = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
        stream.write_all(format!("{head}\r\n").as_bytes()).expect("it reads");
        stream.write_all(&vec![9; 1 << 20]).expect("it reads");
        stream.shutdown(std::net::Shutdown::Write).expect("shut");
        let mut answer = Vec::new();
        // Read to the end, so that the server has seen it.
        let _ = stream.read_to_end(&mut answer);
        answer
    });
    let answer = String::from_utf8_lossy(&gone.await.expect("an answer")).into_owned();
    assert!(!answer.contains(" 200 "), "{answer}");
    // The connection may end before the one who wrote has put its pieces away.
    let put_away = async {
        while kept("incoming") > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(45), put_away).await.expect("nothing is left");
}
