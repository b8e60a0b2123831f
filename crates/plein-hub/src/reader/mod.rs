//! The pages for who has only a browser: joining, signing in, the list of Spaces, and the Spaces themselves.
//!
//! Always holds: everything is readable without a script; nothing comes from elsewhere until a person asks for a video;
//! what people wrote is escaped by maud or by `plein-publish`; pages are private and never cached, media are private and
//! kept by their hash. There are two scripts: one moves the secret of an invitation from the address into the form, the other lets a
//! reader try the questions of a Space.

mod assets;
mod cookie;
mod door;
mod layout;
mod list;
mod medium;
mod space;
mod video;
mod words;

pub use words::Language;

use crate::Hub;
use crate::http::{Ask, Face, Page, Table, respond};
use crate::permit::{Catalogue, Read, SignOut};
use crate::policy::Action;
use axum::http::{Method, StatusCode, header};
use plein_protocol::{Code, Problem};
use words::Say;

const FORM: usize = 16 << 10;
const NONE: usize = 0;
/// The type of a page.
const HTML: &str = "text/html; charset=utf-8";

/// The routes for browsers.
pub fn routes(table: Table) -> Table {
    let browser = Face::Browser;
    let greet = Action::Greet;
    let table = table
        .anybody(browser, greet, (Method::GET, "/sign-in", NONE), door::sign_in_page)
        .anybody(browser, Action::SignIn, (Method::POST, "/sign-in", FORM), door::sign_in)
        .anybody(browser, greet, (Method::GET, "/join", NONE), door::join_page)
        .anybody(browser, Action::Join, (Method::POST, "/join", FORM), door::join)
        .member::<SignOut, _, _>(browser, (Method::POST, "/sign-out", FORM), door::sign_out)
        .member::<Catalogue, _, _>(browser, (Method::GET, "/", NONE), list::page)
        .stream::<Read, _, _>(browser, (Method::GET, "/spaces/{space}", NONE), space::page)
        .stream::<Read, _, _>(browser, (Method::GET, "/spaces/{space}/media/{medium}", NONE), medium::serve)
        .stream::<Read, _, _>(browser, (Method::GET, "/spaces/{space}/video/{site}/{video}", NONE), video::page)
        .linked::<Read, _, _>((Method::GET, "/link/{link}", NONE), space::page)
        .linked::<Read, _, _>((Method::GET, "/link/{link}/media/{medium}", NONE), medium::serve)
        .linked::<Read, _, _>((Method::GET, "/link/{link}/video/{site}/{video}", NONE), video::page);
    assets::routes(table)
}

/// What a browser gets instead of what it asked for.
pub fn refused(hub: &Hub, language: Language, path: &str, problem: &Problem) -> Page {
    if problem.code == Code::SignIn {
        // Back to where one wanted to go, after signing in.
        let to = if path.starts_with("/spaces/") { format!("/sign-in?to={path}") } else { "/sign-in".to_owned() };
        return see_other(&to);
    }
    let say = Say::new(hub, language);
    let word = match problem.code {
        Code::Forbidden => "forbidden",
        Code::TooLarge => "too-large",
        Code::Busy => "busy",
        Code::Invalid => "invalid",
        Code::Hash => "damaged",
        _ => "failed",
    };
    let (title, text) = (say.word(&format!("hub-problem-{word}-title")), say.word(&format!("hub-problem-{word}")));
    let status = crate::http::status(problem.code);
    respond(status, HTML, layout::card(&say, &title, layout::problem_page(&say, &title, &text)))
}

/// A page with a script of ours, and so with a policy of its own.
fn with_script(mut page: Page) -> Page {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
                          media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, header::HeaderValue::from_static(POLICY));
    page
}

/// Sends the browser elsewhere on this hub. `to` is ours.
fn see_other(to: &str) -> Page {
    let mut response = respond(StatusCode::SEE_OTHER, HTML, "");
    if let Ok(to) = header::HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

/// The words in the language of who asks.
fn say(ask: &Ask) -> Say {
    Say::new(&ask.hub, Language::of(ask.headers()))
}
