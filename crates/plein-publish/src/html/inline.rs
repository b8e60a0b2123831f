//! Text inside a block: marks become elements, links that may live become links.

use super::{Page, math};
use crate::{Word, safe_link};
use maud::{Markup, html};
use plein_model::{Embed, Inline, Marks, Text};

/// The text with its marks. Neighbours with the same link are one link.
pub(super) fn text(text: &Text, page: &Page<'_>) -> Markup {
    let runs = text.inlines().chunk_by(|left, right| link(left).is_some() && link(left) == link(right));
    html! {
        @for run in runs {
            @let inside = html! { @for inline in run { (one(inline, page)) } };
            @match run.first().and_then(link) {
                Some(url) => { a href=(url) rel="noopener noreferrer" { (inside) } },
                None => { (inside) },
            }
        }
    }
}

fn link(inline: &Inline) -> Option<&str> {
    match inline {
        Inline::Span { marks, .. } => marks.link.as_deref().and_then(safe_link),
        Inline::Embed(_) => None,
    }
}

fn one(inline: &Inline, page: &Page<'_>) -> Markup {
    match inline {
        Inline::Span { text, marks } => marked(text, marks),
        Inline::Embed(embed) => embedded(embed, page),
    }
}

fn marked(text: &str, marks: &Marks) -> Markup {
    let mut inside = html! {
        @for (at, line) in text.split('\n').enumerate() {
            @if at > 0 { br; }
            (line)
        }
    };
    if marks.code {
        inside = html! { code { (inside) } };
    }
    if marks.strike {
        inside = html! { s { (inside) } };
    }
    if marks.italic {
        inside = html! { em { (inside) } };
    }
    if marks.bold {
        inside = html! { strong { (inside) } };
    }
    inside
}

/// Formulas, mentions and kinds of a later version: their words, if they have any, in a frame of their own.
fn embedded(embed: &Embed, page: &Page<'_>) -> Markup {
    let tex = ["tex", "source"].iter().find_map(|field| embed.fields.get(*field)?.as_str());
    if let Some(formula) = tex.filter(|_| embed.kind == "formula").and_then(|tex| math::formula(tex, false)) {
        return formula;
    }
    let words = ["tex", "name", "source", "text", "title"].iter().find_map(|field| embed.fields.get(*field)?.as_str());
    html! {
        @match words {
            Some(words) => { span.embed { (words) } },
            None => { span.embed.gentle lang=(page.language) { (page.words.say(Word::UnknownEmbed)) } },
        }
    }
}
