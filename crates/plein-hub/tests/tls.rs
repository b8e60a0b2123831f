//! A hub that speaks TLS itself.

use crate::square::{Square, client};
use plein_hub::{Certificate, serve_tls};
use plein_protocol::{Hello, wire};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

#[tokio::test]
async fn a_hub_with_a_certificate_speaks_tls_and_nothing_else() {
    let square = Square::new().await;
    let folder = tempfile::tempdir().unwrap();
    let files = Certificate { chain: folder.path().join("chain.pem"), key: folder.path().join("key.pem") };
    let made = rcgen::generate_simple_self_signed(vec!["localhost".into()]).unwrap();
    std::fs::write(&files.chain, made.cert.pem()).unwrap();
    std::fs::write(&files.key, made.signing_key.serialize_pem()).unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let url = format!("https://localhost:{}", address.port());
    square.hub.set_address(&url).await.unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let tls = files.acceptor().unwrap();
    let serving = tokio::spawn(serve_tls(square.hub.clone(), listener, tls, async move {
        let _ = stopped.await;
    }));

    // Who does not shake hands holds up nobody.
    let _silent = TcpStream::connect(address).await.unwrap();
    let root = reqwest::Certificate::from_pem(made.cert.pem().as_bytes()).unwrap();
    drop(client());
    let trusting = reqwest::Client::builder().tls_certs_only([root]).resolve("localhost", address).build().unwrap();
    let answer = trusting.get(format!("{url}/v1/hello")).send().await.unwrap();
    assert!(answer.headers().contains_key("strict-transport-security"));
    let hello: Hello = wire::decode(&answer.bytes().await.unwrap()).unwrap();
    assert_eq!(hello.hub, square.hub.id());

    let mut plain = TcpStream::connect(address).await.unwrap();
    plain.write_all(b"GET /v1/hello HTTP/1.1\r\nhost: localhost\r\n\r\n").await.unwrap();
    let mut said = Vec::new();
    let _ = plain.read_to_end(&mut said).await;
    assert!(!said.windows(4).any(|four| four == b"HTTP"), "in the clear: {said:?}");
    drop(stop);
    serving.await.unwrap().unwrap();
}
