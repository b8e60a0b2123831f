//! The wire itself, against servers that are no hub at all.

use plein_protocol::{Code, DeviceToken, Hub};
use plein_sync::{HttpHub, Live};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

/// A server that answers every connection with these bytes, so many times the last part, and hangs up.
async fn server(answer: &'static [u8], again: usize) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = socket.read(&mut request).await;
            let _ = socket.write_all(answer).await;
            let more = vec![b'x'; 1 << 16];
            for _ in 0..again {
                if socket.write_all(&more).await.is_err() {
                    break;
                }
            }
        }
    });
    format!("http://{address}")
}

async fn code_of(answer: &'static [u8], again: usize) -> Code {
    let hub = HttpHub::new(&server(answer, again).await, DeviceToken("secret".into())).expect("an address");
    let problem = hub.catalogue().await.expect_err("no hub");
    assert!(!problem.detail.contains("secret"));
    problem.code
}

#[tokio::test]
async fn whatever_answers_is_told_apart_and_bounded() {
    let ok = b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello";
    assert_eq!(code_of(ok, 0).await, Code::Nonsense);
    let page = b"HTTP/1.1 404 Not Found\r\ncontent-length: 9\r\n\r\n<p>no</p>";
    assert_eq!(code_of(page, 0).await, Code::Nonsense);
    let gateway = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 9\r\n\r\n<p>no</p>";
    assert_eq!(code_of(gateway, 0).await, Code::Unreachable);
    let elsewhere = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
    assert_eq!(code_of(elsewhere, 0).await, Code::Nonsense, "a token is not carried elsewhere");
    let long = b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n";
    assert_eq!(code_of(long, 0).await, Code::Nonsense);
    let endless = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n";
    assert_eq!(code_of(endless, 10_000).await, Code::Nonsense);
    let short = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhel";
    assert_eq!(code_of(short, 0).await, Code::Unreachable);
    assert_eq!(code_of(b"SSH-2.0-OpenSSH\r\n", 0).await, Code::Unreachable);
    assert_eq!(code_of(b"", 0).await, Code::Unreachable);
}

#[tokio::test]
async fn a_problem_comes_through_as_it_was_said() {
    // {"code": "busy", "detail": "x"} in CBOR.
    let busy = b"HTTP/1.1 429 Too Many\r\ncontent-length: 20\r\n\r\n\xa2\x64code\x64busy\x66detail\x61x";
    assert_eq!(code_of(busy, 0).await, Code::Busy);
}

#[tokio::test]
async fn a_closed_port_is_unreachable() {
    let address = {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        listener.local_addr().expect("an address")
    };
    let hub = HttpHub::new(&format!("http://{address}"), DeviceToken("t".into())).expect("an address");
    assert_eq!(hub.catalogue().await.expect_err("closed").code, Code::Unreachable);
    assert_eq!(hub.news().await.expect_err("closed").code, Code::Unreachable);
    assert_eq!(HttpHub::greet(&format!("http://{address}")).await.expect_err("closed").code, Code::Unreachable);
}

#[tokio::test]
async fn a_live_socket_that_is_refused_says_why() {
    let out = b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n";
    let hub = HttpHub::new(&server(out, 0).await, DeviceToken("t".into())).expect("an address");
    assert_eq!(hub.news().await.expect_err("refused").code, Code::SignIn);
    let page = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi";
    let hub = HttpHub::new(&server(page, 0).await, DeviceToken("t".into())).expect("an address");
    assert_eq!(hub.news().await.expect_err("no socket").code, Code::Unreachable);
}
