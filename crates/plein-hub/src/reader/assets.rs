//! Style, fonts and the two scripts: ours, kept by the browser under an address that changes when they do.

use crate::http::{Ask, Face, Page, Table, respond};
use crate::policy::Action;
use crate::refusal::forbidden;
use axum::http::header::{CACHE_CONTROL, HeaderValue};
use axum::http::{Method, StatusCode};
use plein_protocol::Problem;
use plein_publish::cover::paving;
use plein_publish::html;
use std::sync::LazyLock;
use uuid::Uuid;

const SCRIPT_SOURCE: &str = include_str!("join.js");
/// A browser looks at what it is, not at what it is called.
static ICON: &[u8] = include_bytes!("../../../../assets/icons/32x32.png");
static STYLE_SOURCE: LazyLock<String> = LazyLock::new(|| html::stylesheet().to_owned() + include_str!("hub.css"));

/// Address of the style sheet.
pub static STYLE: LazyLock<String> = LazyLock::new(|| format!("/assets/style.css?{}", version(&STYLE_SOURCE)));
/// Address of the script of the page for joining.
pub static SCRIPT: LazyLock<String> = LazyLock::new(|| format!("/assets/join.js?{}", version(SCRIPT_SOURCE)));

fn version(source: &str) -> String {
    blake3::hash(source.as_bytes()).to_hex()[..12].to_owned()
}

/// Address of the script of the page of a Space.
pub static READER_SCRIPT: LazyLock<String> = LazyLock::new(|| format!("/assets/reader.js?{}", version(html::script())));

/// The routes of what pages need.
pub fn routes(table: Table) -> Table {
    let at = |path| (Method::GET, path, 0);
    table
        .anybody(Face::Browser, Action::Greet, at("/favicon.ico"), icon)
        .anybody(Face::Browser, Action::Greet, at("/assets/style.css"), style)
        .anybody(Face::Browser, Action::Greet, at("/assets/join.js"), script)
        .anybody(Face::Browser, Action::Greet, at("/assets/reader.js"), reader_script)
        .anybody(Face::Browser, Action::Greet, at("/assets/fonts/{name}"), font)
        .anybody(Face::Browser, Action::Greet, at("/assets/pavement/{size}/{id}"), pavement)
}

/// What a browser asks for by itself, for the tab.
async fn icon(_: Ask) -> Result<Page, Problem> {
    Ok(keep(respond(StatusCode::OK, "image/png", ICON)))
}

async fn style(_: Ask) -> Result<Page, Problem> {
    Ok(keep(respond(StatusCode::OK, "text/css; charset=utf-8", STYLE_SOURCE.as_str())))
}

async fn script(_: Ask) -> Result<Page, Problem> {
    Ok(keep(respond(StatusCode::OK, "text/javascript; charset=utf-8", SCRIPT_SOURCE)))
}

async fn reader_script(_: Ask) -> Result<Page, Problem> {
    Ok(keep(respond(StatusCode::OK, "text/javascript; charset=utf-8", html::script())))
}

async fn font(ask: Ask) -> Result<Page, Problem> {
    let name: String = ask.name("name")?;
    let font = html::fonts().iter().find(|font| font.name == name).ok_or_else(forbidden)?;
    Ok(keep(respond(StatusCode::OK, "font/woff2", font.bytes)))
}

/// How large a piece of pavement is; a brick is as large in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pavement {
    /// Behind a whole page.
    Square,
    /// On a card.
    Card,
}

/// The address of a piece of pavement, drawn from an id.
pub fn pavement_url(size: Pavement, id: Uuid) -> String {
    let size = if size == Pavement::Card { "card" } else { "square" };
    format!("/assets/pavement/{size}/{id}")
}

/// A picture made of an id alone: it says nothing about what the id names, nor whether there is such a thing.
async fn pavement(ask: Ask) -> Result<Page, Problem> {
    let id: Uuid = ask.name("id")?;
    let (width, height) = match ask.name::<String>("size")?.as_str() {
        "card" => (416, 208),
        "square" => (1200, 750),
        _ => return Err(forbidden()),
    };
    let svg = paving(&id.to_string(), width, height).replacen("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", 1);
    Ok(keep(respond(StatusCode::OK, "image/svg+xml", svg)))
}

fn keep(mut response: Page) -> Page {
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    response.headers_mut().insert(CACHE_CONTROL, forever);
    response
}
