//! Every word that a reader of the Markdown would see is in the model afterwards, or told in a note.

use crate::shown::{Memory, import};
use plein_import::Import;
use plein_model::Content;
use proptest::prelude::*;

/// Everything a reader of the Space can see, and what the person who imported it is told.
fn visible(import: &Import) -> String {
    let mut all = format!("{} {} ", import.title, import.summary);
    for chapter in &import.chapters {
        all += &format!("{} ", chapter.title);
        for block in &chapter.blocks {
            match &block.content {
                Content::Text { text, .. } => all += &text.to_plain(),
                Content::Table(table) => {
                    table
                        .rows
                        .iter()
                        .flat_map(|row| &row.cells)
                        .for_each(|cell| all += &format!("{} ", cell.0.to_plain()));
                }
                Content::Picture(picture) => all += &format!("{} {}", picture.alt, picture.caption.to_plain()),
                Content::Video(video) => all += &video.id,
                _ => {}
            }
            all.push(' ');
        }
    }
    import.notes.iter().flat_map(|note| note.args.values()).for_each(|fact| all += &format!("{fact} "));
    all
}

/// The words that [`numbered`] put in: `woord12z`.
fn words(text: &str) -> Vec<&str> {
    text.match_indices("woord").filter_map(|(at, _)| text[at..].split_inclusive('z').next()).collect()
}

fn assert_nothing_lost(markdown: &str) -> Result<(), TestCaseError> {
    let Ok(import) = import(&Memory::file(markdown)) else {
        prop_assert!(words(markdown).is_empty(), "refused: {markdown}");
        return Ok(());
    };
    let seen = visible(&import);
    let lost: Vec<&str> = words(markdown).into_iter().filter(|word| !seen.contains(word)).collect();
    prop_assert!(lost.is_empty(), "lost {lost:?} of:\n{markdown}\n--- seen:\n{seen}");
    for block in import.chapters.iter().flat_map(|chapter| &chapter.blocks) {
        prop_assert!(block.indent <= plein_model::Block::MAX_INDENT);
        if let Content::Table(table) = &block.content {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
        }
    }
    Ok(())
}

/// Numbers every `§` of a template, so that each word is its own.
fn numbered(template: &str) -> String {
    let mut count = 0;
    let mut out = String::new();
    for c in template.chars() {
        if c == '§' {
            count += 1;
            out += &format!("woord{count}z");
        } else {
            out.push(c);
        }
    }
    out
}

fn inline() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        4 => Just("§".to_owned()),
        1 => Just("`§ §`".to_owned()),
        1 => Just("[§](https://a.nl/b)".to_owned()),
        1 => Just("[§](#kop)".to_owned()),
        1 => Just("![§](p.png \"§\")".to_owned()),
        1 => Just("![§](https://a.nl/p.png)".to_owned()),
        1 => Just("[![§](p.png)](https://a.nl)".to_owned()),
        1 => Just("§  \n§".to_owned()),
        1 => Just("§\n§".to_owned()),
        1 => Just("<b>§</b>".to_owned()),
        1 => Just("<u class=\"x\">§</u> <x-§>".to_owned()),
        1 => Just("$§$".to_owned()),
        1 => Just("https://§.nl/§".to_owned()),
        1 => Just("§[^1]".to_owned()),
        1 => Just("\\*§\\*".to_owned()),
        1 => Just("&amp;§&nbsp;§".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(|text| format!("**{text}**")),
            inner.clone().prop_map(|text| format!("_{text}_")),
            inner.clone().prop_map(|text| format!("~~{text}~~")),
            prop::collection::vec(inner, 1..4).prop_map(|texts| texts.join(" ")),
        ]
    })
}

fn block() -> impl Strategy<Value = String> {
    let one_line = || inline().prop_map(|text| text.replace(['\n', '|'], " "));
    let leaf = prop_oneof![
        4 => inline(),
        2 => (1usize..7, one_line()).prop_map(|(level, text)| format!("{} {text}", "#".repeat(level))),
        1 => one_line().prop_map(|text| format!("{text}\n===")),
        1 => Just("```taal\n§ <§>\n  §\n```".to_owned()),
        1 => Just("    § §".to_owned()),
        1 => Just("***".to_owned()),
        1 => Just("<div>\n§\n</div>".to_owned()),
        1 => Just("<!-- --> §".to_owned()),
        1 => Just("[^1]: § §".to_owned()),
        1 => Just("§\n: §\n: §".to_owned()),
        1 => Just("$$\n§\n$$".to_owned()),
        1 => Just("https://youtu.be/woord0001z".to_owned()),
        1 => prop::collection::vec(prop::collection::vec(one_line(), 1..4), 1..4).prop_map(|rows| {
            let line = |cells: &Vec<String>| format!("| {} |", cells.join(" | "));
            let rest: String = rows[1..].iter().map(|row| line(row) + "\n").collect();
            format!("{}\n|{}\n{rest}", line(&rows[0]), "---|".repeat(rows[0].len()))
        }),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let nested = |lines: String, first: &str, rest: &str| {
            let lines: Vec<String> = lines
                .lines()
                .enumerate()
                .map(|(n, line)| format!("{}{line}", if n == 0 { first } else { rest }))
                .collect();
            lines.join("\n")
        };
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(|blocks| blocks.join("\n\n")),
            inner.clone().prop_map(move |text| nested(text, "> ", "> ")),
            inner.clone().prop_map(move |text| nested(text, "- ", "  ")),
            inner.clone().prop_map(move |text| nested(text, "- [ ] ", "  ")),
            (inner.clone(), inner.clone())
                .prop_map(move |(a, b)| { format!("{}\n{}", nested(a, "1. ", "   "), nested(b, "2. ", "   ")) }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn of_well_made_markdown(blocks in prop::collection::vec(block(), 1..6)) {
        assert_nothing_lost(&numbered(&blocks.join("\n\n")))?;
    }

    /// Without the characters that hide words where no reader sees them (addresses, labels, attributes).
    #[test]
    fn of_any_heap_of_signs(pieces in prop::collection::vec("[-#>*_~`|$^:=+.!1 \\n\\t\\\\]{0,6}", 1..40)) {
        assert_nothing_lost(&numbered(&pieces.join("§")))?;
    }

    #[test]
    fn nothing_makes_it_fall_over(text in "[\\PC\\n\\t]{0,300}") {
        let _ = import(&Memory::file(&text));
    }

    #[test]
    fn nor_do_signs(text in "[-#>*_~`|$^:=+.!1 \\n\\t\\\\\\[\\]()<>a\"&;{}/]{0,400}") {
        let _ = import(&Memory::file(&text));
    }
}

/// An info string is a language to a reader of CommonMark, and can be a whole line of words.
#[test]
fn of_a_long_line_behind_a_fence() {
    let line: Vec<String> = (1..100).map(|n| format!("woord{n}z")).collect();
    assert_nothing_lost(&format!("~~~ {}\ncode\n~~~", line.join(" "))).expect("nothing is lost");
}
