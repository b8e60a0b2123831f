//! The page around an article: head, landmarks, way home.

use super::article as body;
use crate::{MediaLinks, VideoLinks, Word, Words};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use plein_model::Space;

/// What the host hands in beside the Space.
pub struct Page<'a> {
    /// The reader's words.
    pub words: &'a dyn Words,
    /// BCP 47 tag of the language of `words`; the article has the Space's own, where it says.
    pub language: &'a str,
    /// Where media are.
    pub media: &'a dyn MediaLinks,
    /// Where videos play.
    pub video: &'a dyn VideoLinks,
    /// Who wrote the Space, as they call themselves.
    pub authors: &'a [String],
    /// Address of [`super::stylesheet`].
    pub stylesheet: &'a str,
    /// Address of [`super::script`]; without it the page can be read all the same.
    pub script: Option<&'a str>,
    /// The way back, shown at the top.
    pub home: Option<Home<'a>>,
}

/// A link to where the reader came from.
#[derive(Debug, Clone, Copy)]
pub struct Home<'a> {
    /// Address.
    pub url: &'a str,
    /// Text, for example the hub's name.
    pub name: &'a str,
}

/// The whole page of a Space, from doctype to `</html>`.
pub fn page(space: &Space, page: &Page<'_>) -> String {
    let Page { language, stylesheet, script, home, words, .. } = *page;
    let link = html! {
        link rel="stylesheet" href=(stylesheet);
        @if let Some(script) = script { script src=(script) defer {} }
    };
    let inside = html! {
        a.skip href="#text" { (words.say(Word::SkipToText)) }
        @if let Some(home) = home { (way_home(&home)) }
        (body::article(space, page))
    };
    document(language, &body::title(space, page), &link, &inside).into_string()
}

/// The page in one piece: its style sheet inside it, without fonts of its own. For a frame in the app, whose policy
/// allows inline styles, and which lends its fonts. `stylesheet`, `script` and `home` of the page mean
/// nothing here.
pub fn in_one_piece(space: &Space, page: &Page<'_>) -> String {
    document(page.language, &body::title(space, page), &styles(&[]), &body::article(space, page)).into_string()
}

/// The style sheet of a page in one piece, and what comes after it.
pub(super) fn styles(more: &[&'static str]) -> Markup {
    const STYLES: [&str; 4] = [
        include_str!("../../assets/tokens.css"),
        include_str!("../../assets/page.css"),
        include_str!("../../assets/reader.css"),
        include_str!("../../assets/kinds.css"),
    ];
    html! { style { @for sheet in STYLES.iter().chain(more) { (PreEscaped(*sheet)) } } }
}

/// The article alone, a `<div class="reader">`, to be put inside a page that has [`super::article_stylesheet`].
pub fn article(space: &Space, page: &Page<'_>) -> String {
    body::article(space, page).into_string()
}

/// Another page of the host (signing in, a list) in the same dress: `main` becomes its `<main>`. Whatever `main` holds
/// has to be escaped already; maud does.
pub fn frame(language: &str, title: &str, stylesheet: &str, home: Option<Home<'_>>, main: &Markup) -> String {
    let link = html! { link rel="stylesheet" href=(stylesheet); };
    let inside = html! {
        @if let Some(home) = home { (way_home(&home)) }
        main.frame { (main) }
    };
    document(language, title, &link, &inside).into_string()
}

pub(super) fn document(language: &str, title: &str, style: &Markup, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="same-origin";
                meta name="robots" content="noindex";
                title { (title) }
                (style)
            }
            body { (body) }
        }
    }
}

fn way_home(home: &Home<'_>) -> Markup {
    html! {
        header.way-home {
            a href=(home.url) {
                svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d="M15 5l-7 7 7 7" {} }
                span { (home.name) }
            }
        }
    }
}
