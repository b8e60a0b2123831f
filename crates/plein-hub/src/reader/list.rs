//! The list of Spaces that one may read.

use super::assets::{Pavement, pavement_url};
use super::layout::{mark, wide};
use super::space::media_url;
use super::words::Say;
use super::{HTML, say};
use crate::documents::{self, Reading};
use crate::http::{Ask, Page, respond};
use crate::permit::{Catalogue, Permit, Read};
use crate::streams;
use axum::http::StatusCode;
use maud::{Markup, html};
use plein_protocol::{Member, Problem, Role};

/// A Space in the list.
struct Card {
    reading: Reading,
    mine: bool,
}

pub async fn page(permit: Permit<Catalogue>, ask: Ask) -> Result<Page, Problem> {
    let say = say(&ask);
    let session = permit.session();
    let mut cards = Vec::new();
    for head in streams::catalogue(&permit).await?.streams {
        // A right may have gone since the catalogue was read.
        let Ok(read) = session.permit_on::<Read>(head.stream).await else { continue };
        cards.push(Card { reading: documents::read(&read).await?, mine: head.role == Role::Owner });
    }
    cards.sort_by_key(|card| (!card.mine, card.reading.space.title.to_lowercase()));
    Ok(respond(StatusCode::OK, HTML, list(&say, session.member(), &cards)))
}

fn list(say: &Say, member: &Member, cards: &[Card]) -> String {
    let (mine, others): (Vec<_>, Vec<_>) = cards.iter().partition(|card| card.mine);
    let content = html! {
        header.top {
            a.brand href="/" { (mark()) span { (say.hub) } }
            form method="post" action="/sign-out" {
                span.who { (member.name) }
                button.button.quiet type="submit" { (say.word("hub-sign-out")) }
            }
        }
        main {
            h1.visually-hidden { (say.word("hub-list-title")) }
            @if cards.is_empty() { (nothing_yet(say)) }
            @if !mine.is_empty() { (group(say, "hub-list-mine", &mine)) }
            @if !others.is_empty() { (group(say, "hub-list-others", &others)) }
        }
    };
    wide(say, &say.word("hub-list-title"), content)
}

fn nothing_yet(say: &Say) -> Markup {
    html! {
        section.nothing {
            div.strip { img src=(pavement_url(Pavement::Square, say.seed)) alt=""; }
            h2 { (say.word("hub-list-empty-title")) }
            p { (say.word("hub-list-empty")) }
        }
    }
}

fn group(say: &Say, title: &str, cards: &[&Card]) -> Markup {
    html! {
        section aria-label=(say.word(title)) {
            div.head {
                h2 { (say.word(title)) }
                p { (say.count("hub-list-count", cards.len())) }
            }
            ul.spaces { @for card in cards { li { (space_card(say, &card.reading)) } } }
        }
    }
}

fn space_card(say: &Say, reading: &Reading) -> Markup {
    let space = &reading.space;
    let untitled = say.word("reader-untitled-space");
    let title = if space.title.trim().is_empty() { &untitled } else { &space.title };
    let cover = space.cover.filter(|cover| reading.media.contains_key(cover));
    html! {
        a.space href={ "/spaces/" (space.id) } lang=[space.language.as_deref()] {
            div.cover {
                @match cover {
                    Some(cover) => img src=(media_url(space.id, &cover, Some(480))) alt="" loading="lazy" decoding="async";,
                    None => img.pavement src=(pavement_url(Pavement::Card, space.id.uuid())) alt="" loading="lazy" decoding="async";,
                }
            }
            div.about {
                h3 { (title) }
                @if !reading.authors.is_empty() { p.authors { (reading.authors.join(", ")) } }
                @if !space.summary.trim().is_empty() { p.summary { (space.summary) } }
                p.size lang=(say.language.tag()) { (say.count("reader-chapters", space.chapters.len())) }
            }
        }
    }
}
