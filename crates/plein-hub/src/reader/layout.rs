//! What the hub's own pages look like: a strip of pavement, and a sheet of paper on it.

use super::assets::{Pavement, SCRIPT, STYLE, pavement_url};
use super::words::Say;
use maud::{DOCTYPE, Markup, html};

/// A page with one sheet in the middle: signing in, joining, a problem.
pub fn card(say: &Say, title: &str, content: Markup) -> String {
    document(
        say,
        title,
        "door",
        html! {
            div.square { img src=(pavement_url(Pavement::Square, say.seed)) alt=""; }
            main.card { (content) }
        },
    )
}

/// The same, with the script that fills in the invitation.
pub fn card_with_script(say: &Say, title: &str, content: Markup) -> String {
    card(say, title, html! { (content) script src=(&**SCRIPT) {} })
}

/// A page as wide as the window: the list.
pub fn wide(say: &Say, title: &str, content: Markup) -> String {
    document(say, title, "list", content)
}

fn document(say: &Say, title: &str, class: &str, content: Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(say.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " · " (say.hub) }
                link rel="stylesheet" href=(&**STYLE);
            }
            body class=(class) { (content) }
        }
    };
    page.into_string()
}

/// What went wrong, and the way back.
pub fn problem_page(say: &Say, title: &str, text: &str) -> Markup {
    html! {
        (brand(say))
        h1 { (title) }
        p { (text) }
        p.ways { a.button href="/" { (say.word("hub-to-start")) } }
    }
}

/// Whose hub this is.
pub fn brand(say: &Say) -> Markup {
    html! { p.brand { (mark()) span { (say.hub) } } }
}

/// Four bricks: the sign of Plein.
pub fn mark() -> Markup {
    html! {
        svg.mark viewBox="0 0 24 24" aria-hidden="true" {
            rect x="1" y="3" width="13" height="8" rx="1.5" {}
            rect.light x="16" y="3" width="7" height="8" rx="1.5" {}
            rect.light x="1" y="13" width="7" height="8" rx="1.5" {}
            rect x="10" y="13" width="13" height="8" rx="1.5" {}
        }
    }
}

/// A message above a form, read out at once.
pub fn alert(text: &str) -> Markup {
    html! { p.alert role="alert" #alert { (text) } }
}
