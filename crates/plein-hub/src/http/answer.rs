//! Answers: bodies, status codes, and the headers that every answer has.

use super::ask::Face;
use crate::Hub;
use axum::body::Body;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};
use plein_protocol::{Code, Problem, wire};
use serde::Serialize;

/// An answer.
pub type Page = Response<Body>;

/// What a page of ours may do: show what comes from here, and send forms here. No script.
const PAGE_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; \
                           form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// An answer with a body of some type.
pub fn respond(status: StatusCode, mime: &'static str, body: impl Into<Body>) -> Page {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(mime));
    response
}

/// A message.
pub fn message<T: Serialize>(message: &T) -> Page {
    respond(StatusCode::OK, wire::CONTENT_TYPE, wire::encode(message))
}

/// A problem, as a Plein hears it.
pub fn problem(problem: &Problem) -> Page {
    respond(status(problem.code), wire::CONTENT_TYPE, wire::encode(problem))
}

/// The status that goes with a problem.
pub fn status(code: Code) -> StatusCode {
    match code {
        Code::Version | Code::Invalid => StatusCode::BAD_REQUEST,
        Code::SignIn | Code::Credentials => StatusCode::UNAUTHORIZED,
        Code::Invitation | Code::Forbidden => StatusCode::FORBIDDEN,
        Code::NameTaken | Code::Conflict | Code::Gap | Code::Seal | Code::Offset => StatusCode::CONFLICT,
        Code::Hash => StatusCode::UNPROCESSABLE_ENTITY,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::Busy => StatusCode::TOO_MANY_REQUESTS,
        Code::Unreachable | Code::Nonsense | Code::Internal | Code::Unknown => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// Name of the cookie of a browser that is signed in. Over TLS no other site can set one of this name.
pub fn cookie_name(hub: &Hub) -> &'static str {
    if hub.is_https() { "__Host-plein" } else { "plein" }
}

/// Adds what every answer has, where the handler has not said otherwise.
pub fn finish(hub: &Hub, face: Face, mut response: Page) -> Page {
    let policy = match face {
        Face::Plein => "default-src 'none'; frame-ancestors 'none'",
        Face::Browser => PAGE_POLICY,
    };
    let headers = response.headers_mut();
    let mut unless = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    unless(header::CONTENT_SECURITY_POLICY, policy);
    unless(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Not `no-referrer`: with that, browsers call the origin of a form `null`, and it could not be told from a stranger's.
    unless(header::REFERRER_POLICY, "same-origin");
    unless(header::CACHE_CONTROL, "no-store");
    unless(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    unless(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    if hub.is_https() {
        unless(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    response
}
