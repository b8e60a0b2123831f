//! The cookie by which a browser stays signed in.

use crate::Hub;
use crate::http::{Page, cookie_name};
use crate::people::BROWSER_LASTS;
use axum::http::header::{HeaderValue, SET_COOKIE};
use plein_protocol::DeviceToken;

/// Signs the browser in. The token is base64url: nothing in it needs escaping.
pub fn set_cookie(hub: &Hub, token: &DeviceToken, response: Page) -> Page {
    with_cookie(hub, response, &token.0, BROWSER_LASTS / 1000)
}

/// Signs it out.
pub fn clear_cookie(hub: &Hub, response: Page) -> Page {
    with_cookie(hub, response, "", 0)
}

fn with_cookie(hub: &Hub, mut response: Page, value: &str, seconds: i64) -> Page {
    let (name, secure) = (cookie_name(hub), if hub.is_https() { "; Secure" } else { "" });
    let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(mut cookie) = HeaderValue::from_str(&cookie) {
        cookie.set_sensitive(true);
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}
