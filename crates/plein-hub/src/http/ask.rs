//! A request, as handlers see it.

use super::answer::cookie_name;
use crate::refusal::{forbidden, invalid};
use crate::{Hub, Session};
use axum::extract::connect_info::ConnectInfo;
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use bytes::Bytes;
use plein_model::{MediumId, MemberId, SpaceId, TeamId};
use plein_protocol::{Code, DeviceToken, Problem, StreamId, VERSIONS, Versions, wire};
use serde::de::DeserializeOwned;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::str::FromStr;

/// Whom a route speaks to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// A Plein: CBOR, a bearer token, a protocol version.
    Plein,
    /// A browser: HTML, a cookie.
    Browser,
}

/// A request.
#[derive(Debug)]
pub struct Ask {
    pub hub: Hub,
    pub face: Face,
    pub parts: Parts,
    /// The named parts of the path.
    pub names: Vec<(String, String)>,
    /// Empty until the policy said yes.
    pub body: Bytes,
}

impl Ask {
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// A header as text; empty when it is not there or no text.
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// Where it comes from. A proxy on this computer is believed when it says for whom it asks.
    pub fn from(&self) -> IpAddr {
        let peer = self.parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let peer = peer.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let forwarded = self.header("x-forwarded-for").rsplit(',').next().and_then(|ip| ip.trim().parse().ok());
        if peer.is_loopback() { forwarded.unwrap_or(peer) } else { peer }
    }

    /// A named part of the path.
    pub fn name<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        let found = self.names.iter().find(|(key, _)| key == name);
        found.and_then(|(_, value)| value.parse().ok()).ok_or_else(forbidden)
    }

    pub fn medium(&self) -> Result<MediumId, Problem> {
        self.name("medium")
    }

    pub fn team(&self) -> Result<TeamId, Problem> {
        self.name("team")
    }

    pub fn person(&self) -> Result<MemberId, Problem> {
        self.name("member")
    }

    pub fn space(&self) -> Result<SpaceId, Problem> {
        self.name("space")
    }

    /// The stream that the path names.
    pub fn stream(&self) -> Result<StreamId, Problem> {
        match self.face {
            Face::Plein => self.name("stream"),
            Face::Browser => self.space().map(StreamId::Space),
        }
    }

    /// A field of the query, if it is there.
    pub fn query<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        match field(self.parts.uri.query().unwrap_or(""), name) {
            None => Ok(None),
            Some(text) => text.parse().map(Some).map_err(|_| invalid("a field of the query is not as it must be")),
        }
    }

    /// A field of the query that must be there.
    pub fn need<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.query(name)?.ok_or_else(|| invalid("a field of the query is missing"))
    }

    /// A field of a form; empty when it is not there.
    pub fn form(&self, name: &str) -> String {
        std::str::from_utf8(&self.body).ok().and_then(|form| field(form, name)).unwrap_or_default()
    }

    /// The body as a message.
    pub fn message<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        wire::decode(&self.body).map_err(|_| invalid("the body is not the message it should be"))
    }

    /// Refuses a version that is not spoken here.
    pub fn check_version(&self) -> Result<(), Problem> {
        let asked = self.header(wire::VERSION_HEADER).parse::<u16>().ok();
        let agreed = asked.and_then(|version| VERSIONS.agree(Versions { from: version, to: version }));
        agreed.map(|_| ()).ok_or_else(|| {
            let detail =
                format!("this hub speaks {} to {}: say which in {}", VERSIONS.from, VERSIONS.to, wire::VERSION_HEADER);
            Problem::new(Code::Version, detail)
        })
    }

    /// Refuses what another site made a browser send.
    pub fn check_origin(&self) -> Result<(), Problem> {
        if self.parts.method == Method::GET || self.parts.method == Method::HEAD {
            return Ok(());
        }
        let site = self.header("sec-fetch-site");
        let origin = self.header(header::ORIGIN);
        let host = origin.split_once("://").map_or("", |(_, host)| host);
        let own = !host.is_empty() && host.eq_ignore_ascii_case(self.host());
        let fine = if site.is_empty() { own } else { site == "same-origin" && (origin.is_empty() || own) };
        if fine { Ok(()) } else { Err(forbidden()) }
    }

    fn host(&self) -> &str {
        match self.parts.uri.authority() {
            Some(authority) => authority.as_str(),
            None => self.header(header::HOST),
        }
    }

    /// Who asks.
    pub async fn session(&self) -> Result<Session, Problem> {
        let token = match self.face {
            Face::Plein => self.header(header::AUTHORIZATION).strip_prefix("Bearer ").map(str::to_owned),
            Face::Browser => self.cookie(),
        };
        let token = token.ok_or_else(|| Problem::new(Code::SignIn, "not signed in"))?;
        self.hub.session(&DeviceToken(token)).await
    }

    fn cookie(&self) -> Option<String> {
        let name = cookie_name(&self.hub);
        let cookies = self.headers().get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    }
}

/// A field of `application/x-www-form-urlencoded`.
fn field(form: &str, name: &str) -> Option<String> {
    let mut pairs = form.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| decoded(value))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let hex: Vec<u8> = rest.by_ref().take(2).collect();
                let hex = std::str::from_utf8(&hex).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
                bytes.push(hex.unwrap_or(b'%'));
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_read_as_browsers_write_them() {
        let form = "name=Ren%C3%A9+de+Vries&password=a%26b%3D%2B&empty=&torn=%4";
        assert_eq!(field(form, "name").unwrap(), "René de Vries");
        assert_eq!(field(form, "password").unwrap(), "a&b=+");
        assert_eq!(field(form, "empty").unwrap(), "");
        assert_eq!(field(form, "nothing"), None);
        assert!(field(form, "torn").is_some());
        assert_eq!(field("x=%zz%ff", "x").unwrap(), "%\u{fffd}");
    }
}
