//! The hub over HTTP. docs/protocol.md says the same in words.
//!
//! Always holds: whatever comes back is bounded in size and time before it is believed; what makes no sense becomes
//! [`Code::Nonsense`], what does not come [`Code::Unreachable`]. No redirects are followed: a token goes to one place.

mod people;
mod socket;

pub use people::InvitationLink;

use crate::Live;
use bytes::{Bytes, BytesMut};
use plein_model::MediumId;
use plein_protocol::{
    Catalogue, Chunk, Code, DeviceToken, Entry, Hello, Hub, News, Place, Problem, Pulled, Pushed, Received, Sequenced,
    StreamId, Team, VERSIONS, wire,
};
use reqwest::{Client, Method, RequestBuilder, Response, Url, header, redirect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::sync::mpsc;

/// How long it may take to be connected.
const CONNECT: Duration = Duration::from_secs(10);
/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(30);
/// How long an answer may take altogether. A piece of a medium on a slow line is the longest.
const ANSWER: Duration = Duration::from_secs(180);
/// The largest answer that is read.
const LARGEST: usize = 4 * wire::MAX_PUSH;

/// A hub over HTTP, as one member on one device sees it.
#[derive(Debug, Clone)]
pub struct HttpHub {
    client: Client,
    base: Url,
    token: Option<DeviceToken>,
}

impl HttpHub {
    /// A hub at an address (`https://plein.example.org`), for who has a token.
    ///
    /// # Errors
    /// [`Code::Invalid`] when that is no address of a hub.
    pub fn new(address: &str, token: DeviceToken) -> Result<Self, Problem> {
        Ok(Self { token: Some(token), ..Self::stranger(address)? })
    }

    /// A hub at an address, for who has not joined.
    pub(crate) fn stranger(address: &str) -> Result<Self, Problem> {
        let wrong = || Problem::new(Code::Invalid, "not the address of a hub");
        let mut base = Url::parse(address.trim()).map_err(|_| wrong())?;
        let plain = base.scheme() == "http" && is_near(&base);
        if !(base.scheme() == "https" || plain) || base.host_str().is_none() || !base.username().is_empty() {
            return Err(wrong());
        }
        base.set_query(None);
        base.set_fragment(None);
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        Ok(Self { client: client()?, base, token: None })
    }

    /// The address, without a slash at the end.
    pub fn address(&self) -> &str {
        self.base.as_str().trim_end_matches('/')
    }

    fn request(&self, method: Method, path: &str) -> Result<RequestBuilder, Problem> {
        let url = self.base.join(path).map_err(|_| Problem::new(Code::Invalid, "not a path"))?;
        let mut request = self.client.request(method, url).header(wire::VERSION_HEADER, VERSIONS.to);
        if let Some(token) = &self.token {
            request = request.bearer_auth(&token.0);
        }
        Ok(request)
    }

    async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Problem> {
        message(self.request(Method::GET, path)?).await
    }

    async fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Result<T, Problem> {
        message(with_body(self.request(Method::POST, path)?, body)).await
    }
}

impl Hub for HttpHub {
    async fn hello(&self) -> Result<Hello, Problem> {
        self.get("v1/hello").await
    }

    async fn catalogue(&self) -> Result<Catalogue, Problem> {
        self.get("v1/streams").await
    }

    async fn push(&self, stream: StreamId, entries: Vec<Entry>) -> Result<Pushed, Problem> {
        self.post(&format!("v1/streams/{stream}/entries"), &entries).await
    }

    async fn give_back(&self, stream: StreamId, entries: Vec<Sequenced>) -> Result<Pushed, Problem> {
        self.post(&format!("v1/streams/{stream}/lost"), &entries).await
    }

    async fn pull(&self, stream: StreamId, after: u64) -> Result<Pulled, Problem> {
        self.get(&format!("v1/streams/{stream}/entries?after={after}")).await
    }

    async fn received(&self, stream: StreamId, medium: MediumId) -> Result<Received, Problem> {
        self.get(&format!("v1/streams/{stream}/media/{medium}/received")).await
    }

    async fn upload(&self, stream: StreamId, chunk: Chunk) -> Result<Received, Problem> {
        let Chunk { medium, total, offset, bytes } = chunk;
        let path = format!("v1/streams/{stream}/media/{medium}?offset={offset}&total={total}");
        let request = self.request(Method::PATCH, &path)?.header(header::CONTENT_TYPE, "application/octet-stream");
        message(request.body(bytes)).await
    }

    async fn download(&self, stream: StreamId, medium: MediumId, offset: u64) -> Result<Bytes, Problem> {
        let path = format!("v1/streams/{stream}/media/{medium}?offset={offset}");
        bounded(send(self.request(Method::GET, &path)?).await?, wire::MAX_CHUNK).await
    }

    async fn teams(&self) -> Result<Vec<Team>, Problem> {
        self.get("v1/teams").await
    }
}

impl Live for HttpHub {
    async fn news(&self) -> Result<mpsc::Receiver<News>, Problem> {
        socket::open(&self.base, self.token.as_ref()).await
    }

    async fn be_present(&self, stream: StreamId, place: Place) -> Result<(), Problem> {
        let path = format!("v1/streams/{stream}/presence");
        bounded(send(with_body(self.request(Method::POST, &path)?, &place)).await?, 0).await.map(|_| ())
    }
}

/// Whether a host is this computer: there, and only there, a hub is spoken to without TLS.
fn is_near(url: &Url) -> bool {
    match url.host_str() {
        Some("localhost") => true,
        Some(host) => {
            let host = host.trim_start_matches('[').trim_end_matches(']');
            host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}

fn client() -> Result<Client, Problem> {
    install_provider();
    Client::builder()
        .connect_timeout(CONNECT)
        .read_timeout(SILENCE)
        .timeout(ANSWER)
        .redirect(redirect::Policy::none())
        .user_agent(concat!("plein/", env!("CARGO_PKG_VERSION")))
        .build()
        .map_err(|error| Problem::new(Code::Unreachable, error.to_string()))
}

/// TLS by ring, for HTTP and the socket alike. Once; a second time changes nothing.
fn install_provider() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn with_body(request: RequestBuilder, body: &impl Serialize) -> RequestBuilder {
    request.header(header::CONTENT_TYPE, wire::CONTENT_TYPE).body(wire::encode(body))
}

async fn message<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Problem> {
    let body = bounded(send(request).await?, LARGEST).await?;
    wire::decode(&body).map_err(|error| Problem::new(Code::Nonsense, error.to_string()))
}

/// Sends a request. Gives the answer when it is one, and the problem when it is that.
async fn send(request: RequestBuilder) -> Result<Response, Problem> {
    let response = request.send().await.map_err(|error| unreachable(&error))?;
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let body = bounded(response, 64 << 10).await?;
    Err(wire::decode(&body).unwrap_or_else(|_| {
        // Not the hub but something in front of it, most likely.
        let code = if status.is_server_error() { Code::Unreachable } else { Code::Nonsense };
        Problem::new(code, format!("status {status} without a problem"))
    }))
}

async fn bounded(mut response: Response, limit: usize) -> Result<Bytes, Problem> {
    let too_large = || Problem::new(Code::Nonsense, format!("an answer of more than {limit} bytes"));
    if response.content_length().is_some_and(|length| length > limit as u64) {
        return Err(too_large());
    }
    let mut body = BytesMut::new();
    while let Some(piece) = response.chunk().await.map_err(|error| unreachable(&error))? {
        if body.len() + piece.len() > limit {
            return Err(too_large());
        }
        body.extend_from_slice(&piece);
    }
    Ok(body.freeze())
}

/// What went wrong on the way, without the address: that stands in the settings.
fn unreachable(error: &reqwest::Error) -> Problem {
    let mut detail = String::new();
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(error) = cause {
        detail.push_str(&format!(": {error}"));
        cause = error.source();
    }
    let what = match () {
        () if error.is_timeout() => "no answer in time",
        () if error.is_connect() => "no connection",
        () => "broken off",
    };
    Problem::new(Code::Unreachable, format!("{what}{detail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_computer_is_spoken_to_without_tls() {
        for good in [
            "https://plein.example.org",
            "https://example.org/plein/",
            "http://127.0.0.1:8080",
            "http://[::1]:1",
            "http://localhost:80",
        ] {
            assert!(HttpHub::stranger(good).is_ok(), "{good}");
        }
        for bad in
            ["http://plein.example.org", "ftp://x", "plein", "", "https://me:secret@example.org", "http://10.0.0.1"]
        {
            assert_eq!(HttpHub::stranger(bad).expect_err(bad).code, Code::Invalid, "{bad}");
        }
    }

    #[test]
    fn paths_stay_under_the_address() {
        let hub = HttpHub::stranger("https://example.org/plein?x#y").expect("an address");
        assert_eq!(hub.address(), "https://example.org/plein");
        let request = hub.request(Method::GET, "v1/hello").expect("a path").build().expect("a request");
        assert_eq!(request.url().as_str(), "https://example.org/plein/v1/hello");
    }
}
