//! What each construct of Markdown becomes.

use crate::shown::{blocks, body, import_text, notes};

fn noted(markdown: &str) -> (Vec<String>, Vec<String>) {
    let import = import_text(markdown);
    let mut lines = blocks(&import);
    lines.remove(0);
    (lines, notes(&import).into_iter().map(|note| note.replacen("verhaal.md:", "", 1)).collect())
}

#[test]
fn paragraphs_and_marks() {
    assert_eq!(
        body(
            "Een **vet** en *schuin*, `code`, ~~weg~~ en [**samen**](https://a.nl).\nZelfde alinea.  \nNa een einde.\n\nTwee"
        ),
        [
            "paragraph Een *vet* en /schuin/, `code`, ~weg~ en [*samen*](https://a.nl). Zelfde alinea.⏎Na een einde.",
            "paragraph Twee"
        ]
    );
    assert_eq!(body("***beide***"), ["paragraph */beide/*"]);
    assert_eq!(
        body("a \\*b\\* &amp; &eacute; <https://a.nl> <x@y.nl>"),
        ["paragraph a *b* & é [https://a.nl](https://a.nl) [x@y.nl](mailto:x@y.nl)"]
    );
    assert_eq!(
        body("Zie https://a.nl/b_c_d. Goed?"),
        ["paragraph Zie [https://a.nl/b_c_d](https://a.nl/b_c_d). Goed?"]
    );
}

#[test]
fn headings_become_chapters_and_smaller_headings() {
    let import =
        import_text("Voor alles.\n\n## Een\n\n### Onder\n\n#### Dieper\n\nTekst\n\n## Twee *schuin*\n\n###### Diep");
    assert_eq!(
        blocks(&import),
        [
            "== Verhaal",
            "paragraph Voor alles.",
            "== Een",
            "heading1 Onder",
            "heading2 Dieper",
            "paragraph Tekst",
            "== Twee schuin",
            "heading3 Diep"
        ]
    );
    assert_eq!(notes(&import), ["verhaal.md:13 too_deep"]);
}

#[test]
fn a_title_above_chapters_is_the_title_of_the_space() {
    let import = import_text("# Jodium\n\nInleiding.\n\n## Hoe\n\nZo.\n\n## Waarom\n\n### Daarom\n");
    assert_eq!(import.title, "Jodium");
    assert_eq!(
        blocks(&import),
        ["== Jodium", "paragraph Inleiding.", "== Hoe", "paragraph Zo.", "== Waarom", "heading1 Daarom"]
    );
    let alone = import_text("# Jodium\n\nTekst.");
    assert_eq!((alone.title.as_str(), blocks(&alone)), ("Jodium", vec!["== Jodium".into(), "paragraph Tekst.".into()]));
    let several = import_text("# Een\n\n# Twee\n");
    assert_eq!((several.title.as_str(), blocks(&several)), ("Verhaal", vec!["== Een".to_owned(), "== Twee".into()]));
}

#[test]
fn lists_nest_by_indent() {
    assert_eq!(
        body("- a\n- b\n  1. c\n  2. d\n     - e\n\n       onder e\n- f\n\n1) g"),
        [
            "bullet a",
            "bullet b",
            "·number c",
            "·number d",
            "··bullet e",
            "···paragraph onder e",
            "bullet f",
            "number g"
        ]
    );
    assert_eq!(
        body("- [ ] doen\n- [x] **gedaan**\n  - [ ] onder\n\n- [X] los\n\n  vervolg"),
        ["task doen", "taskdone *gedaan*", "·task onder", "taskdone los", "·paragraph vervolg"]
    );
    assert_eq!(body("- **vet** en verder\n-\n- na leeg"), ["bullet *vet* en verder", "bullet ", "bullet na leeg"]);
    assert_eq!(
        body("- ```\n  code\n  ```\n- > citaat"),
        ["·code code", "·quote citaat"]
            .map(|s| s.replacen('·', "", usize::from(s.contains("code"))).replacen("·code", "code", 1))
    );
}

#[test]
fn deeper_than_there_is_stays_at_the_deepest_and_is_told() {
    let list: String = (0..12).map(|n| format!("{}- n{n}\n", "  ".repeat(n))).collect();
    let (lines, notes) = noted(&list);
    assert_eq!(lines[8], "········bullet n8");
    assert_eq!(lines[11], "········bullet n11");
    assert_eq!(notes, ["10 too_deep"]);
}

#[test]
fn quotes_code_rules() {
    assert_eq!(
        body("> een\n> twee\n>\n> drie\n\n***\n\n    ingesprongen\n      code\n"),
        ["quote een twee", "quote drie", "divider", "code ingesprongen⏎  code"]
    );
    assert_eq!(body("> > diep"), ["·quote diep"]);
    let (lines, notes) = noted("```rust\nlet *a* = `b`; https://a.nl\n\n<b>\n```\n\n```\nzonder\n```");
    assert_eq!(lines, ["code let *a* = `b`; https://a.nl⏎⏎<b>", "code zonder"]);
    assert_eq!(notes, ["1 code_language rust"]);
    let (lines, notes) = noted("> # Kop\n> - punt\n");
    assert_eq!(lines, ["quote Kop", "bullet punt"]);
    assert_eq!(notes, ["1 heading_flattened", "2 quote_flattened"]);
}

#[test]
fn tables_with_marks_and_rows_that_do_not_fit() {
    let (lines, notes) =
        noted("| a | **b** |\n|---|:-:|\n| `c\\|d` | [e](https://a.nl) |\n| f |\n| g | h | te | veel |\n\nna");
    assert_eq!(
        lines,
        ["table a | *b* // `c|d` | [e](https://a.nl) // f |  // g | h", "paragraph te | veel", "paragraph na"]
    );
    assert_eq!(notes, ["1 table_alignment", "5 table_row"]);
    let import = import_text("|a|b|\n|-|-|\n|c|d|");
    let plein_model::Content::Table(table) = &import.chapters[0].blocks[0].content else { panic!("a table") };
    assert!(table.header);
    assert!(table.rows.iter().all(|row| row.cells.len() == table.columns.len()));
}

#[test]
fn links_that_lead_nowhere_keep_their_text() {
    let (lines, notes) = noted(
        "[kop](#kop) [ander](ander.md) [[wiki]] [slecht](javascript:alert) [goed](https://a.nl \"titel\") [ref][r]\n\n[r]: https://b.nl\n",
    );
    assert_eq!(lines, ["paragraph kop ander wiki slecht [goed](https://a.nl) [ref](https://b.nl)"]);
    assert_eq!(
        notes,
        [
            "1 link_local #kop",
            "1 link_local ander.md",
            "1 link_local wiki",
            "1 link_refused javascript:alert",
            "1 link_title titel"
        ]
    );
    let import = import_text("# A [b](https://a.nl) https://c.nl\n\ntekst");
    assert_eq!(blocks(&import)[0], "== A b https://c.nl");
    assert_eq!(notes_of(&import), ["link_in_title https://a.nl"]);
}

fn notes_of(import: &plein_import::Import) -> Vec<String> {
    notes(import).iter().map(|note| note.split_once(' ').map_or("", |(_, rest)| rest).to_owned()).collect()
}

#[test]
fn videos_alone_in_a_paragraph() {
    assert_eq!(
        body(
            "https://youtu.be/dQw4w9WgXcQ?t=10\n\n<https://vimeo.com/76979871>\n\n[https://youtu.be/dQw4w9WgXcQ](https://youtu.be/dQw4w9WgXcQ)"
        ),
        ["video Youtube dQw4w9WgXcQ 10", "video Vimeo 76979871 0", "video Youtube dQw4w9WgXcQ 0"]
    );
    assert_eq!(
        body(
            "Kijk: https://youtu.be/dQw4w9WgXcQ\n\n[de film](https://youtu.be/dQw4w9WgXcQ)\n\n- https://youtu.be/dQw4w9WgXcQ"
        ),
        [
            "paragraph Kijk: [https://youtu.be/dQw4w9WgXcQ](https://youtu.be/dQw4w9WgXcQ)",
            "paragraph [de film](https://youtu.be/dQw4w9WgXcQ)",
            "bullet [https://youtu.be/dQw4w9WgXcQ](https://youtu.be/dQw4w9WgXcQ)"
        ]
    );
}

#[test]
fn html_is_kept_as_code_or_read_where_it_means_the_same() {
    let (lines, notes) = noted(
        "Een <b>vet</b><br>H<sub>2</sub>O <img src=x onerror=alert(1)> <!-- geheim --> eind\n\n<div class=\"x\">\n  inhoud\n</div>\n\n<!-- ook geheim -->\n\n<b>nooit gesloten\n\nniet vet",
    );
    assert_eq!(
        lines,
        [
            "paragraph Een *vet*⏎H2O `<img src=x onerror=alert(1)>`  eind",
            "code <div class=\"x\">⏎  inhoud⏎</div>",
            "paragraph *nooit gesloten*",
            "paragraph niet vet"
        ]
    );
    assert_eq!(notes, ["1 html_tag <sub>", "1 html_tag </sub>", "1 html", "1 html_comment"]);
}

#[test]
fn footnotes_formulas_and_definitions_keep_their_words() {
    let (lines, notes) = noted("Tekst[^1] en $E=mc^2$.\n\n[^1]: De **noot**.\n\n$$\nx_1\n$$\n\nterm\n: uitleg\n");
    assert_eq!(
        lines,
        [
            "paragraph Tekst[^1] en `$E=mc^2$`.",
            "paragraph [^1]: De *noot*.",
            "formula x_1",
            "paragraph *term*",
            "·paragraph uitleg"
        ]
    );
    assert_eq!(notes, ["1 footnote 1", "1 math", "9 definition_list"]);
}

#[test]
fn front_matter_says_what_the_space_is() {
    let import = import_text(
        "---\ntitle: Jodium\nsummary: Hoe het werkt.\nlang: nl\ntags: [hart, nier]\nauthor: Jan\n---\nTekst\n\n```c\n```\n",
    );
    assert_eq!(import.title, "Jodium");
    assert_eq!(import.summary, "Hoe het werkt.");
    assert_eq!(import.language.as_deref(), Some("nl"));
    assert_eq!(import.themes.iter().collect::<Vec<_>>(), ["hart", "nier"]);
    assert_eq!(blocks(&import), ["== Jodium", "paragraph Tekst", "code "]);
    assert_eq!(notes(&import), ["verhaal.md:6 front_matter_unknown author Jan", "verhaal.md:10 code_language c"]);
}

#[test]
fn a_title_keeps_all_its_words() {
    let import = import_text("# De `code`, $x$ en <x-y> ![logo](l.png)[^1]\n\n## Een\n");
    assert_eq!(import.title, "De code, $x$ en <x-y> [^1]");
    assert_eq!(blocks(&import), ["== De code, $x$ en <x-y> [^1]", "picture \"logo\"", "== Een"]);
}

#[test]
fn callouts_and_formulas_as_plein_writes_them() {
    assert_eq!(
        body("> [!TIP]\n> Een\n>\n> twee\n\n> [!WARNING]\n> Drie\n\n> [!IMPORTANT]\n> Vier\n\n> Vijf"),
        ["tip Een", "tip twee", "careful Drie", "remember Vier", "quote Vijf"]
    );
    let (lines, notes) = noted("```math\n\\frac{1}{2}\n```\n\n$$ a $$\n\n```rust\nfn\n```\n\n$$ a $$ en $$ b $$");
    assert_eq!(lines, [r"formula \frac{1}{2}", "formula a", "code fn", "paragraph `$$ a $$` en `$$ b $$`"]);
    assert_eq!(notes, ["7 code_language rust", "11 math"]);
}
