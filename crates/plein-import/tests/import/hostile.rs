//! Markdown that means harm: nesting without end, tables of nothing, and long lines of one sign. That these tests end at
//! all is what they show.

use crate::shown::{Memory, blocks, import, notes};
use plein_model::Content;

#[test]
fn nesting_without_end() {
    let deep = 100_000;
    for text in [
        format!("{} diep", ">".repeat(deep)),
        format!("{}diep", "- ".repeat(deep / 10)),
        format!("{}diep{}", "*".repeat(deep), "*".repeat(deep)),
        format!("{}diep{}", "[".repeat(deep), "](x)".repeat(deep)),
        format!("{}diep{}", "![".repeat(deep / 10), "](x.png)".repeat(deep / 10)),
        format!("{}diep", "<b>".repeat(deep)),
        format!("{}diep", "<a href=\"x\">".repeat(deep / 5)),
        format!("diep {}", "` ".repeat(deep)),
        format!("diep {}", "http://(((".repeat(deep / 5)),
        (0..300).map(|n| format!("{}- diep\n", " ".repeat(n * 2))).collect(),
    ] {
        let import = import(&Memory::file(&text)).expect("is read");
        assert!(blocks(&import).iter().any(|block| block.contains("diep")));
        let deepest = import.chapters.iter().flat_map(|chapter| &chapter.blocks).map(|block| block.indent).max();
        assert!(deepest <= Some(plein_model::Block::MAX_INDENT));
    }
}

#[test]
fn a_table_of_nothing_is_kept_as_it_stands() {
    let wide = format!("|{}\n|{}\n{}", "a|".repeat(5_000), "-|".repeat(5_000), "|woord|\n".repeat(5_000));
    let import = import(&Memory::file(&wide)).expect("is read");
    let [block] = import.chapters[0].blocks.as_slice() else { panic!("one block") };
    assert!(matches!(&block.content, Content::Text { text, .. } if text.to_plain().contains("|woord|")));
    assert_eq!(notes(&import), ["verhaal.md:1 table_too_large"]);
}

#[test]
fn notes_are_bounded_and_the_rest_is_counted() {
    let text: String = (0..3_000).map(|n| format!("[a](bestand{n}.md)\n\n")).collect();
    let import = import(&Memory::file(&text)).expect("is read");
    assert_eq!(import.notes.len(), 1_001);
    assert_eq!(notes(&import)[1_000], "verhaal.md:0 more 2000");
}

#[test]
fn many_pictures_are_too_much() {
    let text: String = (0..6_000).map(|n| format!("![](p{n}.png)\n")).collect();
    assert!(matches!(import(&Memory::file(&text)), Err(plein_import::ImportError::TooMuch { .. })));
}
