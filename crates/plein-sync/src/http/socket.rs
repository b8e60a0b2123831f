//! The live socket.

use super::install_provider;
use futures::{SinkExt as _, StreamExt as _};
use plein_protocol::{Code, DeviceToken, News, Problem, VERSIONS, wire};
use reqwest::Url;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest as _;
use tokio_tungstenite::tungstenite::http::{HeaderName, HeaderValue};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

type Socket = WebSocketStream<MaybeTlsStream<tokio::net::TcpStream>>;

/// How long it may take to open.
const OPEN: Duration = Duration::from_secs(20);
/// After this much silence the other end is asked whether it is still there.
const SILENCE: Duration = Duration::from_secs(45);
/// And after this much more it is not.
const PATIENCE: Duration = Duration::from_secs(20);
/// News is small.
const LARGEST: usize = 64 << 10;
/// News that waits to be read. When nobody reads, nothing is lost by falling behind: everything is asked on reopening.
const WAITING: usize = 256;

/// Opens the socket and reads from it until either side is done.
pub(super) async fn open(base: &Url, token: Option<&DeviceToken>) -> Result<mpsc::Receiver<News>, Problem> {
    install_provider();
    let wrong = || Problem::new(Code::Invalid, "not the address of a hub");
    let mut url = base.join("v1/live?presence").map_err(|_| wrong())?;
    let scheme = if base.scheme() == "https" { "wss" } else { "ws" };
    url.set_scheme(scheme).map_err(|()| wrong())?;
    let mut request = url.as_str().into_client_request().map_err(|_| wrong())?;
    let headers = request.headers_mut();
    headers.insert(HeaderName::from_static(wire::VERSION_HEADER), HeaderValue::from(VERSIONS.to));
    if let Some(token) = token {
        let mut bearer = HeaderValue::from_str(&format!("Bearer {}", token.0)).map_err(|_| wrong())?;
        bearer.set_sensitive(true);
        headers.insert("authorization", bearer);
    }
    let config = WebSocketConfig::default().max_message_size(Some(LARGEST)).max_frame_size(Some(LARGEST));
    let opening = timeout(OPEN, connect_async_with_config(request, Some(config), true)).await;
    let opening = opening.map_err(|_| Problem::new(Code::Unreachable, "the live socket does not open in time"))?;
    let (socket, _) = opening.map_err(problem)?;
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::spawn(read(socket, sender));
    Ok(receiver)
}

async fn read(mut socket: Socket, news: mpsc::Sender<News>) {
    let mut asked = false;
    loop {
        let wait = if asked { PATIENCE } else { SILENCE };
        let message = tokio::select! {
            () = news.closed() => break,
            message = timeout(wait, socket.next()) => message,
        };
        match message {
            Ok(Some(Ok(Message::Binary(bytes)))) => match wire::decode(&bytes) {
                Ok(message) => {
                    if news.send(message).await.is_err() {
                        break;
                    }
                }
                // News of a kind that this version does not know: something happened, so ask.
                Err(_) => {
                    if news.send(News::Catalogue).await.is_err() {
                        break;
                    }
                }
            },
            Ok(Some(Ok(Message::Close(_)) | Err(_)) | None) => return,
            Ok(Some(Ok(_))) => {}
            Err(_) if asked => return,
            Err(_) => {
                if !matches!(timeout(PATIENCE, socket.send(Message::Ping(bytes::Bytes::new()))).await, Ok(Ok(()))) {
                    return;
                }
                asked = true;
                continue;
            }
        }
        asked = false;
    }
    let _ = timeout(PATIENCE, socket.close(None)).await;
}

fn problem(error: Error) -> Problem {
    match error {
        Error::Http(response) => {
            let body = response.body().as_deref().unwrap_or_default();
            wire::decode(body).unwrap_or_else(|_| match response.status().as_u16() {
                401 => Problem::new(Code::SignIn, "the live socket wants a sign-in"),
                status => Problem::new(Code::Unreachable, format!("the live socket answers {status}")),
            })
        }
        other => Problem::new(Code::Unreachable, other.to_string()),
    }
}
