//! Tables: scrolled sideways rather than squeezed, with headings that belong to their columns.

use super::{Page, blocks, inline};
use crate::Word;
use maud::{Markup, html};
use plein_model::{Row, Standing, Table};

pub(super) fn table(table: &Table, page: &Page<'_>) -> Markup {
    let (head, body) = match table.rows.split_first() {
        Some((first, rest)) if table.header => (Some(first), rest),
        _ => (None, table.rows.as_slice()),
    };
    html! {
        div.table role="group" aria-label=(page.words.say(Word::Table)) tabindex="0" {
            table {
                @if let Some(head) = head { thead { (row(table, head, true, page)) } }
                @if !body.is_empty() { tbody { @for body_row in body { (row(table, body_row, false, page)) } } }
            }
        }
    }
}

fn row(table: &Table, row: &Row, head: bool, page: &Page<'_>) -> Markup {
    html! {
        tr class=[class(&row.standing)] {
            @for (at, cell) in row.cells.iter().enumerate() {
                @let column = table.columns.get(at).map(|column| &column.standing);
                @let inside = html! {
                    (inline::text(&cell.0, page))
                    @if at == 0 { (blocks::unplaced_note(&row.standing, page)) }
                    @if head { @if let Some(standing) = column { (blocks::unplaced_note(standing, page)) } }
                };
                @if head { th class=[column.and_then(class)] scope="col" { (inside) } }
                @else { td class=[column.and_then(class)] { (inside) } }
            }
        }
    }
}

const fn class(standing: &Standing) -> Option<&'static str> {
    match standing {
        Standing::Placed => None,
        Standing::Unplaced { .. } => Some("unplaced"),
    }
}
