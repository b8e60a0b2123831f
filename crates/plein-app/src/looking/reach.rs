//! Getting something from an address that a stranger may have written.

use crate::errors::AppError;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use reqwest::{Client, Response, Url, redirect};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

/// How often one may be sent on.
const TURNS: usize = 4;
/// How long it may take to be connected.
const CONNECT: Duration = Duration::from_secs(6);
/// How long nothing may come.
const SILENCE: Duration = Duration::from_secs(6);

/// Why there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unreached {
    /// It leads to this computer or to a network that is not everyone's.
    Near,
    /// Nobody answered, or not in time, or too much.
    Silent,
    /// What answered is not what was asked for.
    Otherwise,
}

/// What was got.
#[derive(Debug)]
pub(super) struct Fetched {
    /// Where it was in the end.
    pub url: Url,
    /// The encoding that was told with it.
    pub charset: Option<String>,
    pub bytes: Vec<u8>,
}

/// The way to other computers.
pub(super) struct Reach {
    client: Client,
    near: bool,
}

impl Reach {
    /// `near`: addresses that not everyone can reach may be reached too.
    pub(super) fn new(near: bool) -> Result<Self, AppError> {
        // As the exchange with the hub; a second time changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(CONNECT)
            .read_timeout(SILENCE)
            .redirect(redirect::Policy::none())
            // A proxy looks names up where nobody sees to which address they lead.
            .no_proxy()
            .dns_resolver(Arc::new(Names { near }))
            .user_agent(concat!("plein/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(AppError::internal)?;
        Ok(Self { client, near })
    }

    /// What is at `url`, of a kind that `wanted` takes, in at most `limit` bytes; what is more is left (`cut`) or
    /// makes it nothing.
    pub(super) async fn get(
        &self,
        mut url: Url,
        wanted: fn(&str) -> bool,
        limit: usize,
        cut: bool,
    ) -> Result<Fetched, Unreached> {
        for _ in 0..=TURNS {
            self.check(&mut url)?;
            let asked = self.client.get(url.clone()).header(ACCEPT, "text/html,image/*;q=0.9,*/*;q=0.1");
            let response =
                asked.send().await.map_err(|error| if is_near(&error) { Unreached::Near } else { silent(error) })?;
            if response.status().is_redirection() {
                let to = response.headers().get(LOCATION).and_then(|to| to.to_str().ok());
                url = to.and_then(|to| url.join(to).ok()).ok_or(Unreached::Otherwise)?;
                continue;
            }
            if !response.status().is_success() {
                return Err(Unreached::Silent);
            }
            let (kind, charset) = kind(&response);
            if !wanted(&kind) {
                return Err(Unreached::Otherwise);
            }
            return Ok(Fetched { url, charset, bytes: bounded(response, limit, cut).await? });
        }
        Err(Unreached::Silent)
    }

    /// An address that may be asked; without a name and password in it.
    fn check(&self, url: &mut Url) -> Result<(), Unreached> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(Unreached::Otherwise);
        }
        let bare = url.set_username("").and_then(|()| url.set_password(None));
        bare.map_err(|()| Unreached::Otherwise)?;
        // Numbers are never looked up.
        let host = url.host_str().ok_or(Unreached::Otherwise)?;
        let ip = host.trim_start_matches('[').trim_end_matches(']').parse();
        if ip.is_ok_and(|ip| !self.near && !everyones(ip)) { Err(Unreached::Near) } else { Ok(()) }
    }
}

async fn bounded(mut response: Response, limit: usize, cut: bool) -> Result<Vec<u8>, Unreached> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(silent)? {
        let room = limit - bytes.len();
        if piece.len() > room {
            bytes.extend_from_slice(&piece[..room]);
            return if cut { Ok(bytes) } else { Err(Unreached::Silent) };
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// The kind, in small letters, and the encoding.
fn kind(response: &Response) -> (String, Option<String>) {
    let header = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let header = header.to_ascii_lowercase();
    let mut parts = header.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_owned();
    let charset = parts.find_map(|part| part.strip_prefix("charset=")).map(|name| name.trim_matches('"').to_owned());
    (kind, charset)
}

fn silent(error: reqwest::Error) -> Unreached {
    tracing::debug!(error = %error.without_url(), "no answer");
    Unreached::Silent
}

fn is_near(error: &reqwest::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = std::error::Error::source(error);
    while let Some(error) = cause {
        if error.is::<NotEveryones>() {
            return true;
        }
        cause = error.source();
    }
    false
}

/// A name that leads only to addresses that not everyone can reach.
#[derive(Debug, thiserror::Error)]
#[error("not an address that everyone can reach")]
struct NotEveryones;

/// Looks names up, and keeps the addresses that may be reached: what was checked is what is connected to.
struct Names {
    near: bool,
}

impl Resolve for Names {
    fn resolve(&self, name: Name) -> Resolving {
        let near = self.near;
        Box::pin(async move {
            let all = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let open: Vec<SocketAddr> = all.filter(|address| near || everyones(address.ip())).collect();
            if open.is_empty() {
                return Err(NotEveryones.into());
            }
            Ok(Box::new(open.into_iter()) as Addrs)
        })
    }
}

/// Whether everyone can reach an address: not this computer, not a network of its own, nothing set apart.
fn everyones(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => everyones_v4(ip),
        IpAddr::V6(ip) => everyones_v6(ip),
    }
}

fn everyones_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    !(ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_documentation()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
        || a >= 224)
}

fn everyones_v6(ip: Ipv6Addr) -> bool {
    let [a, b, .., y, z] = ip.segments();
    let [high, low] = [y.to_be_bytes(), z.to_be_bytes()];
    let last = Ipv4Addr::new(high[0], high[1], low[0], low[1]);
    match (a, b) {
        // An address of the older kind in the clothes of the newer.
        (0, 0) => ip.to_ipv4_mapped().is_some_and(everyones_v4),
        (0x64, 0xff9b) => everyones_v4(last),
        // Tunnels lead anywhere; the last is for documents.
        (0x2001, 0 | 0xdb8) | (0x2002, _) => false,
        // What is given out to everyone.
        _ => (0x2000..0x4000).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::everyones;
    use std::net::IpAddr;

    #[test]
    fn only_addresses_that_everyone_can_reach_are_everyones() {
        let ip = |text: &str| text.parse::<IpAddr>().expect(text);
        for open in [
            "1.1.1.1",
            "93.184.216.34",
            "100.63.0.1",
            "172.32.0.1",
            "2606:4700::1111",
            "::ffff:1.1.1.1",
            "64:ff9b::1.1.1.1",
        ] {
            assert!(everyones(ip(open)), "{open}");
        }
        for closed in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "198.18.0.1",
            "192.0.0.8",
            "::",
            "::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::127.0.0.1",
            "64:ff9b::10.0.0.1",
            "64:ff9b:1::1",
            "2001:db8::1",
            "2001::1",
            "2002:7f00:1::",
            "fec0::1",
        ] {
            assert!(!everyones(ip(closed)), "{closed}");
        }
    }
}
