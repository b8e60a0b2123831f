//! Tables: scrolled sideways rather than squeezed, with headings that belong to their columns.

use super::{Page, blocks, inline};
use crate::Word;
use maud::{Markup, html};
use plein_model::{Row, Table};

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
        tr.unplaced[!row.standing.is_placed()] {
            @for (at, cell) in row.cells.iter().enumerate() {
                @let column = table.columns.get(at).map(|column| &column.standing);
                @let inside = html! {
                    (inline::text(&cell.0, page))
                    @if at == 0 { (blocks::unplaced_note(&row.standing, page)) }
                    @if head { @if let Some(standing) = column { (blocks::unplaced_note(standing, page)) } }
                };
                @let unplaced = column.is_some_and(|standing| !standing.is_placed());
                @if head { th.unplaced[unplaced] scope="col" { (inside) } }
                @else { td.unplaced[unplaced] { (inside) } }
            }
        }
    }
}
