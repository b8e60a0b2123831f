//! The door: joining, signing in and out.

use super::cookie::{clear_cookie, set_cookie};
use super::layout::{alert, brand, card, card_with_script};
use super::words::Say;
use super::{HTML, say, see_other, with_script};
use crate::http::{Ask, Page, respond};
use crate::people::{self, By};
use crate::permit::{Permit, SignOut};
use axum::http::StatusCode;
use maud::{Markup, html};
use plein_model::{DeviceId, SpaceId};
use plein_protocol::{Code, Join, Membership, Problem, SignIn};

/// What this browser is called in the list of devices.
const BROWSER: &str = "browser";

pub async fn sign_in_page(ask: Ask) -> Result<Page, Problem> {
    if ask.session().await.is_ok() {
        return Ok(see_other("/"));
    }
    let to = ask.query::<String>("to")?.unwrap_or_default();
    let say = say(&ask);
    Ok(respond(StatusCode::OK, HTML, sign_in_form(&say, "", &to, None)))
}

pub async fn sign_in(ask: Ask) -> Result<Page, Problem> {
    let say = say(&ask);
    let (name, password, to) = (ask.form("name"), ask.form("password"), ask.form("to"));
    let device = DeviceId::from_uuid(ask.hub.world().uuid());
    let sign_in = SignIn { name: name.clone(), password, device, device_name: BROWSER.into() };
    match ask.hub.sign_in_by(sign_in, By::Browser, ask.from()).await {
        Ok(membership) => Ok(welcome(&ask, &membership, &to)),
        Err(problem) => {
            let text = say.word(match problem.code {
                Code::Credentials => "hub-sign-in-wrong",
                Code::Busy => "hub-problem-busy",
                _ => return Err(problem),
            });
            let status = crate::http::status(problem.code);
            Ok(respond(status, HTML, sign_in_form(&say, &name, &to, Some(&text))))
        }
    }
}

pub async fn join_page(ask: Ask) -> Result<Page, Problem> {
    Ok(join_answer(StatusCode::OK, join_form(&say(&ask), "", "", None)))
}

pub async fn join(ask: Ask) -> Result<Page, Problem> {
    let say = say(&ask);
    let (link, name, password) = (ask.form("invitation"), ask.form("name"), ask.form("password"));
    let email = Some(ask.form("email")).filter(|email| !email.trim().is_empty());
    // The whole link, or the secret alone.
    let secret = link.rsplit('#').next().unwrap_or_default().trim().to_owned();
    let device = DeviceId::from_uuid(ask.hub.world().uuid());
    let join = Join { invitation: secret, name: name.clone(), password, device, device_name: BROWSER.into(), email };
    match ask.hub.join_by(join, By::Browser, ask.from()).await {
        Ok(membership) => Ok(welcome(&ask, &membership, "")),
        Err(problem) => {
            let text = say.word(match problem.code {
                Code::Invitation => "hub-join-invitation-wrong",
                Code::NameTaken => "hub-join-name-taken",
                Code::Invalid => "hub-join-invalid",
                Code::Busy => "hub-problem-busy",
                _ => return Err(problem),
            });
            let status = crate::http::status(problem.code);
            Ok(join_answer(status, join_form(&say, &name, &link, Some(&text))))
        }
    }
}

pub async fn sign_out(permit: Permit<SignOut>, ask: Ask) -> Result<Page, Problem> {
    people::sign_out(&permit).await?;
    Ok(clear_cookie(&ask.hub, see_other("/sign-in")))
}

fn join_answer(status: StatusCode, page: String) -> Page {
    with_script(respond(status, HTML, page))
}

fn welcome(ask: &Ask, membership: &Membership, to: &str) -> Page {
    // Only to a Space of ours: an address made by somebody else leads nowhere.
    let space = to.strip_prefix("/spaces/").and_then(|id| id.parse::<SpaceId>().ok());
    let to = space.map_or_else(|| "/".to_owned(), |space| format!("/spaces/{space}"));
    set_cookie(&ask.hub, &membership.token, see_other(&to))
}

fn sign_in_form(say: &Say, name: &str, to: &str, problem: Option<&str>) -> String {
    let title = say.word("hub-sign-in-title");
    let form = html! {
        (brand(say))
        h1 { (title) }
        p.lead { (say.word("hub-sign-in-lead")) }
        @if let Some(problem) = problem { (alert(problem)) }
        form method="post" action="/sign-in" {
            input type="hidden" name="to" value=(to);
            (name_field(say, name, problem.is_some()))
            (password_field(say, "current-password", None, problem.is_some()))
            button.button.main type="submit" { (say.word("hub-sign-in-button")) }
        }
        p.aside { a href="/join" { (say.word("hub-sign-in-to-join")) } }
    };
    card(say, &title, form)
}

fn join_form(say: &Say, name: &str, link: &str, problem: Option<&str>) -> String {
    let title = say.word("hub-join-title");
    let form = html! {
        (brand(say))
        h1 { (title) }
        p.lead { (say.word("hub-join-lead")) }
        @if let Some(problem) = problem { (alert(problem)) }
        form method="post" action="/join" {
            div.field #invitation-field {
                label for="invitation" { (say.word("hub-join-invitation")) }
                input #invitation name="invitation" required autocomplete="off" spellcheck="false" value=(link)
                    aria-describedby="invitation-note" aria-invalid=[problem.map(|_| "true")];
                p.note #invitation-note { (say.word("hub-join-invitation-note")) }
            }
            (name_field(say, name, problem.is_some()))
            (password_field(say, "new-password", Some("hub-join-password-note"), problem.is_some()))
            button.button.main type="submit" { (say.word("hub-join-button")) }
        }
        p.aside { a href="/sign-in" { (say.word("hub-join-to-sign-in")) } }
    };
    card_with_script(say, &title, form)
}

fn name_field(say: &Say, name: &str, wrong: bool) -> Markup {
    html! {
        div.field {
            label for="name" { (say.word("hub-name")) }
            input #name name="name" required maxlength="80" autocomplete="username" autocapitalize="words" spellcheck="false"
                value=(name) aria-describedby=[wrong.then_some("alert")];
        }
    }
}

fn password_field(say: &Say, autocomplete: &str, note: Option<&str>, wrong: bool) -> Markup {
    let described = if note.is_some() { Some("password-note") } else { wrong.then_some("alert") };
    html! {
        div.field {
            label for="password" { (say.word("hub-password")) }
            input #password type="password" name="password" required minlength="10" maxlength="1024"
                autocomplete=(autocomplete) aria-describedby=[described];
            @if let Some(note) = note { p.note #password-note { (say.word(note)) } }
        }
    }
}
