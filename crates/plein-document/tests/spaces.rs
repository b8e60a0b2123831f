//! Arbitrary Spaces: every kind, mark, embed, container, table and standing, and text of every script.

use plein_model::{
    Block, BlockId, Cell, Chapter, ChapterId, Column, ColumnId, Content, Embed, Inline, LocalId, Marks, Row, RowId,
    Space, Standing, Table, Text,
};
mod kinds;

use kinds::{holds_blocks, medium};
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

fn words(longest: usize) -> impl Strategy<Value = String> {
    let character = prop_oneof![
        6 => (b' '..=b'~').prop_map(char::from),
        1 => Just('\n'),
        1 => prop_oneof![Just('é'), Just('e'), Just('\u{301}'), Just('漢'), Just('ש'), Just('\u{fffc}'), Just('\0')],
        1 => prop_oneof![Just('😀'), Just('👩'), Just('\u{200d}'), Just('𝒳'), Just('🇳'), Just('🇱')],
        1 => any::<char>(),
    ];
    vec(character, 0..=longest).prop_map(|characters| characters.into_iter().collect())
}

fn id() -> impl Strategy<Value = LocalId> {
    any::<[u8; 12]>().prop_map(LocalId::from_random)
}

/// JSON that both implementations say alike: no whole number as a float, none beyond 2^53.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1i64 << 53) + 1..1 << 53).prop_map(Value::from),
        any::<i16>().prop_map(|number| Value::from(f64::from(number) + 0.5)),
        words(8).prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(words(4), inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn marks() -> impl Strategy<Value = Marks> {
    let other = btree_map("x-[a-z]{1,4}", value().prop_filter("null is no mark", |value| !value.is_null()), 0..2);
    (any::<[bool; 4]>(), option::of(words(12)), prop_oneof![3 => Just(Default::default()), 1 => other])
        .prop_map(|([bold, italic, code, strike], link, other)| Marks { bold, italic, code, strike, link, other })
}

fn text() -> impl Strategy<Value = Text> {
    let embed = ("[a-z]{0,8}", btree_map("f[a-z]{0,4}", value(), 0..3));
    let inline = prop_oneof![
        3 => words(20).prop_map(|text| Inline::Span { text, marks: Marks::default() }),
        3 => (words(8), marks()).prop_map(|(text, marks)| Inline::Span { text, marks }),
        1 => embed.prop_map(|(kind, fields)| Inline::Embed(Embed { kind, fields })),
    ];
    vec(inline, 0..5).prop_map(|inlines| inlines.into_iter().collect())
}

fn standing() -> impl Strategy<Value = Standing> {
    prop_oneof![
        5 => Just(Standing::Placed),
        1 => words(6).prop_map(|removed_by| Standing::Unplaced { removed_by }),
    ]
}

fn table() -> impl Strategy<Value = Table> {
    (btree_map(id(), standing(), 0..4), btree_map(id(), standing(), 0..4), any::<bool>()).prop_flat_map(
        |(columns, rows, header)| {
            let cells = vec(vec(prop_oneof![text(), Just(Text::default())], columns.len()), rows.len());
            cells.prop_map(move |cells| {
                let lines = rows.iter().zip(cells);
                Table {
                    header,
                    columns: columns
                        .iter()
                        .map(|(id, standing)| Column { id: ColumnId(id.clone()), standing: standing.clone() })
                        .collect(),
                    rows: lines
                        .map(|((id, standing), cells)| Row {
                            id: RowId(id.clone()),
                            standing: standing.clone(),
                            cells: cells.into_iter().map(Cell).collect(),
                        })
                        .collect(),
                }
            })
        },
    )
}

fn content() -> impl Strategy<Value = Content> {
    prop_oneof![2 => table().prop_map(Content::Table), 16 => kinds::content()]
}

fn block() -> impl Strategy<Value = Block> {
    (id(), 0..=Block::MAX_INDENT, standing(), content()).prop_map(|(id, indent, standing, content)| Block {
        id: BlockId(id),
        indent,
        container: None,
        standing,
        content,
    })
}

fn chapter() -> impl Strategy<Value = Chapter> {
    let blocks = vec((block(), any::<bool>()), 0..8);
    (id(), words(20), standing(), any::<bool>(), blocks).prop_map(|(id, title, standing, draft, blocks)| {
        let mut container = None;
        let place = |(mut block, inside): (Block, bool)| {
            sayable(&mut block);
            match &container {
                Some(container) if inside => block.container = Some(BlockId::clone(container)),
                _ => container = holds_blocks(&block.content).then(|| block.id.clone()),
            }
            block
        };
        let blocks = blocks.into_iter().map(place).collect();
        Chapter { standing, draft, blocks, ..Chapter::new(ChapterId(id), title) }
    })
}

/// Only what is written in can be unplaced.
fn sayable(block: &mut Block) {
    let written = match &mut block.content {
        Content::Table(table) => {
            let written = |row: usize, column: usize| !table.rows[row].cells[column].0.is_empty();
            let rows: Vec<_> = (0..table.rows.len()).map(|r| (0..table.columns.len()).any(|c| written(r, c))).collect();
            let columns: Vec<_> =
                (0..table.columns.len()).map(|c| (0..table.rows.len()).any(|r| written(r, c))).collect();
            let any = rows.contains(&true);
            table
                .rows
                .iter_mut()
                .zip(rows)
                .filter(|(_, written)| !written)
                .for_each(|(row, _)| row.standing = Standing::Placed);
            table
                .columns
                .iter_mut()
                .zip(columns)
                .filter(|(_, written)| !written)
                .for_each(|(column, _)| column.standing = Standing::Placed);
            any
        }
        other => kinds::is_written_in(other),
    };
    if !written {
        block.standing = Standing::Placed;
    }
}

/// Any Space that a document can say.
pub fn space() -> impl Strategy<Value = Space> {
    (
        words(20),
        words(40),
        option::of(medium()),
        option::of("[a-z]{2}(-[A-Z]{2})?"),
        btree_set(words(8), 0..4),
        vec(chapter(), 0..4),
        (option::of((0..=10_000u16, 0..=10_000u16)), btree_map(medium(), words(8), 0..3), any::<bool>()),
    )
        .prop_map(|(title, summary, cover, language, themes, mut chapters, (focus, checked, template))| {
            name_apart(&mut chapters);
            Space { id: crate::space_id(), title, summary, cover, focus, language, themes, checked, template, chapters }
        })
}

/// Gives every chapter and block an id of its own, also when a failing case is made smaller.
fn name_apart(chapters: &mut [Chapter]) {
    let mut number = 0;
    let mut apart = |id: &LocalId| {
        number += 1;
        LocalId::new(format!("{}_{number}", &id.as_str()[..6])).unwrap()
    };
    for chapter in chapters {
        chapter.id = ChapterId(apart(&chapter.id.0));
        let mut container = None;
        for block in &mut chapter.blocks {
            block.id = BlockId(apart(&block.id.0));
            if block.container.is_some() {
                block.container.clone_from(&container);
            } else {
                container = Some(block.id.clone());
            }
        }
    }
}
