//! What stands in the registers, written as the webview (or nobody) writes it, and what it reads as.

use crate::space_id;
use plein_document::Document;
use plein_model::{Chapter, ChapterId, Content, Picture, Space, Standing, TextKind};
use serde_json::{Value, json};
use yrs::{Any, Doc, Map, MapPrelim, MapRef, OffsetKind, Options, ReadTxn, StateVector, Text, TextPrelim, Transact};
use yrs::{TransactionMut, WriteTxn};

/// A document written by hand, and what it reads as.
fn read(write: impl FnOnce(&mut TransactionMut<'_>)) -> (Document, Space) {
    let mut options = Options::with_client_id(yrs::ClientID::new(99));
    options.offset_kind = OffsetKind::Utf16;
    let doc = Doc::with_options(options);
    write(&mut doc.transact_mut());
    let state = doc.transact().encode_state_as_update_v1(&StateVector::default());
    let mut document = Document::new(space_id(), 1);
    document.apply(&state).unwrap();
    let space = document.to_model();
    // What the parts say is what the whole says.
    for (line, chapter) in document.outline().iter().zip(&space.chapters) {
        assert_eq!((&line.id, line.blocks), (&chapter.id, chapter.blocks.len()));
        assert_eq!(document.chapter(&chapter.id).as_ref(), Some(chapter));
    }
    (document, space)
}

fn any(value: &Value) -> Any {
    Any::from_json(&value.to_string()).unwrap()
}

fn chapter(txn: &mut TransactionMut<'_>, id: &str, title: &str, fields: Value) {
    let map = txn.get_or_insert_map("chapters").insert(txn, id, MapPrelim::default());
    map.insert(txn, "title", TextPrelim::new(title));
    set(txn, &map, fields);
}

fn block(txn: &mut TransactionMut<'_>, id: &str, text: &str, fields: Value) {
    let map = txn.get_or_insert_map("blocks").insert(txn, id, MapPrelim::default());
    map.insert(txn, "text", TextPrelim::new(text));
    set(txn, &map, fields);
}

fn set(txn: &mut TransactionMut<'_>, map: &MapRef, fields: Value) {
    for (key, value) in fields.as_object().unwrap() {
        map.insert(txn, key.as_str(), any(value));
    }
}

fn ids(chapter: &Chapter) -> Vec<(&str, Option<&str>)> {
    chapter.blocks.iter().map(|block| (block.id.as_str(), block.container.as_ref().map(|id| id.as_str()))).collect()
}

fn text(content: &Content) -> String {
    match content {
        Content::Text { text, .. } | Content::Unknown { text, .. } => text.to_plain(),
        other => panic!("no text: {other:?}"),
    }
}

#[test]
fn blocks_stand_by_rank_then_id_with_what_is_in_a_container_right_after_it_and_the_rest_at_the_end() {
    let (_, space) = read(|txn| {
        chapter(txn, "c2", "Twee", json!({ "place": "b" }));
        chapter(txn, "c1", "Een", json!({ "place": "a" }));
        block(txn, "last", "", json!({ "kind": "paragraph", "place": "c1//Z" }));
        block(txn, "b", "", json!({ "kind": "paragraph", "place": "c1//C" }));
        block(txn, "a", "", json!({ "kind": "paragraph", "place": "c1//C" }));
        block(txn, "box", "", json!({ "kind": "callout", "place": "c1//B" }));
        block(txn, "in2", "", json!({ "kind": "paragraph", "place": "c1/box/2" }));
        block(txn, "in1", "", json!({ "kind": "callout", "place": "c1/box/1" }));
        // In a container that is in a container; in one of another chapter; in what is no container; in nothing.
        block(txn, "deep", "", json!({ "kind": "paragraph", "place": "c1/in1/1" }));
        block(txn, "far", "", json!({ "kind": "paragraph", "place": "c2/box/1" }));
        block(txn, "par", "", json!({ "kind": "paragraph", "place": "c1/a/2" }));
        block(txn, "non", "", json!({ "kind": "paragraph", "place": "c1/!/3" }));
        // A chapter that is not there; no place at all; a place that is not one.
        block(txn, "lost1", "", json!({ "kind": "paragraph", "place": "nowhere//9" }));
        block(txn, "lost2", "", json!({ "kind": "paragraph" }));
        block(txn, "lost3", "", json!({ "kind": "paragraph", "place": "c1/a/b/c" }));
    });
    let titles: Vec<_> = space.chapters.iter().map(|chapter| chapter.title.as_str()).collect();
    assert_eq!(titles, ["Een", "Twee"]);
    let first = [
        ("box", None),
        ("in1", Some("box")),
        ("in2", Some("box")),
        ("a", None),
        ("b", None),
        ("last", None),
        ("deep", None),
        ("par", None),
        ("non", None),
        ("lost2", None),
        ("lost3", None),
        ("lost1", None),
    ];
    assert_eq!(ids(&space.chapters[0]), first);
    assert_eq!(ids(&space.chapters[1]), [("far", None)]);
}

#[test]
fn blocks_without_any_chapter_are_shown_in_one_that_is_not_there() {
    let (document, space) = read(|txn| {
        block(txn, "b", "nog hier", json!({ "kind": "quote", "place": "c//V" }));
        block(txn, "x", "", json!({ "kind": "quote", "place": "c//V", "gone": "Ans" }));
    });
    assert_eq!(space.chapters.len(), 1);
    assert_eq!(space.chapters[0].id, ChapterId::new("_").unwrap());
    assert_eq!(space.chapters[0].standing, Standing::Unplaced { removed_by: String::new() });
    assert_eq!(ids(&space.chapters[0]), [("b", None)]);
    assert_eq!(document.outline().len(), 1);
}

#[test]
fn what_is_malformed_is_shown_as_something_and_never_dropped() {
    let medium = "ab".repeat(32);
    let cases = [
        (json!({}), Content::Text { kind: TextKind::Paragraph, text: plein_model::Text::plain("t") }),
        (json!({ "kind": 5 }), Content::Text { kind: TextKind::Paragraph, text: plein_model::Text::plain("t") }),
        (
            json!({ "kind": "divider" }),
            Content::Text { kind: TextKind::Paragraph, text: plein_model::Text::plain("t") },
        ),
        (
            json!({ "kind": "task", "done": 1 }),
            Content::Text { kind: TextKind::Task, text: plein_model::Text::plain("t") },
        ),
        (
            json!({ "kind": "picture", "medium": medium, "alt": 3, "width": -1, "height": 2.5, "decorative": "yes" }),
            Content::Picture(Picture {
                caption: plein_model::Text::plain("t"),
                ..Picture::of(medium.parse().unwrap())
            }),
        ),
    ];
    for (mut fields, wanted) in cases {
        fields["place"] = "c//V".into();
        let (_, space) = read(|txn| {
            chapter(txn, "c", "", json!({}));
            block(txn, "b", "t", fields.clone());
        });
        assert_eq!(space.chapters[0].blocks[0].content, wanted, "{fields}");
    }
    for fields in [
        json!({ "kind": "picture", "medium": "../etc/passwd", "alt": "x" }),
        json!({ "kind": "file" }),
        json!({ "kind": "video", "site": "elders", "video": "x" }),
        json!({ "kind": "video", "site": "vimeo", "video": "\"><script>" }),
        json!({ "kind": "question", "form": "essay", "right": [1, { "a": null }] }),
        json!({ "kind": "audio", "medium": "AB" }),
        json!({ "kind": "clip" }),
        json!({ "kind": "link", "url": "javascript:alert(1)" }),
        json!({ "kind": "link", "url": "https://a b" }),
    ] {
        let (_, space) = read(|txn| {
            chapter(txn, "c", "", json!({}));
            let mut fields = fields.clone();
            fields["place"] = "c//V".into();
            fields["indent"] = 200.into();
            block(txn, "b", "t", fields);
        });
        let block = &space.chapters[0].blocks[0];
        let Content::Unknown { kind, fields: kept, text } = &block.content else { panic!("{fields}") };
        assert_eq!((kind.as_str(), text.to_plain().as_str(), block.indent), (fields["kind"].as_str().unwrap(), "t", 8));
        let others = fields.as_object().unwrap().iter().filter(|(key, _)| *key != "kind");
        assert!(others.eq(kept), "{kept:?}");
    }
}

/// A picture and a question with parts, written as the webview writes them.
fn with_parts(gone: Value) -> Space {
    let medium = "ab".repeat(32);
    let (_, space) = read(|txn| {
        chapter(txn, "c", "Een", json!({ "place": "V", "draft": true }));
        let place = "c//V";
        let mut picture = json!({
            "kind": "picture", "place": place, "medium": medium, "crop": "0 0 5000 10001", "turn": 45, "beside": "far",
            "mark/a": "arrow 1 2 3 10000 red", "mark/b": "star 1 2 3 4 red", "mark/c": "", "mark/c/gone": "Bep",
            "mark/d": "box 1 2 3 4 blue", "mark/d/gone": "Bep",
        });
        for (key, value) in gone.as_object().unwrap() {
            picture[key] = value.clone();
        }
        block(txn, "p", "", picture);
        block(
            txn,
            "q",
            "Waar?",
            json!({
                "kind": "question", "place": "c//W", "form": "match", "medium": 5, "option/x": "b", "option/y": "a",
                "option/x/right": true, "option/y/right": 1, "option/z": "c", "option/z/gone": "Ans", "option/w/gone": "Ans",
                "option/x/area": "0 0 10000 1",
            }),
        );
        for (name, words) in [
            ("part/p/alt", "Een scan"),
            ("part/p/mark/c", "links"),
            ("part/p/later", "x"),
            ("part/q/match/x", "rechts"),
            ("part/q/feedback/z", "nee"),
            ("part/q/answer", "zo"),
            ("part/q/Ünknown", "x"),
            ("part/nowhere/alt", "x"),
        ] {
            txn.get_or_insert_text(name).insert(txn, 0, words);
        }
    });
    space
}

#[test]
fn parts_are_read_where_they_belong_and_show_what_was_removed() {
    let space = with_parts(json!({}));
    let chapter = &space.chapters[0];
    assert!(chapter.draft);
    let Content::Picture(picture) = &chapter.blocks[0].content else { panic!("{:?}", chapter.blocks[0]) };
    assert_eq!((picture.alt.as_str(), picture.crop, picture.beside), ("Een scan", None, None));
    assert!(picture.turn.is_upright());
    let marks: Vec<_> = picture.marks.iter().map(|mark| (mark.id.as_str(), mark.words.as_str())).collect();
    // What cannot be drawn is not there, what was removed neither, unless someone wrote in it.
    assert_eq!(marks, [("a", ""), ("c", "links")]);
    assert_eq!(picture.marks[1].standing, Standing::Unplaced { removed_by: "Bep".into() });

    let Content::Question(question) = &chapter.blocks[1].content else { panic!("{:?}", chapter.blocks[1]) };
    assert_eq!((question.medium, question.answer.as_str()), (None, "zo"));
    let options: Vec<_> = question
        .options
        .iter()
        .map(|option| (option.id.as_str(), option.other_half.as_str(), option.feedback.as_str(), option.right))
        .collect();
    assert_eq!(options, [("y", "", "", false), ("x", "rechts", "", true), ("z", "", "nee", false)]);
    assert_eq!(question.options[2].standing, Standing::Unplaced { removed_by: "Ans".into() });

    let removed = with_parts(json!({ "gone": "Cor" }));
    assert_eq!(removed.chapters[0].blocks[0].standing, Standing::Unplaced { removed_by: "Cor".into() });
}

#[test]
fn entries_that_are_no_maps_or_have_no_ids_are_ignored() {
    let (_, space) = read(|txn| {
        chapter(txn, "c", "Een", json!({ "place": "a" }));
        chapter(txn, "geen id", "", json!({ "place": "a" }));
        block(txn, "b/1", "weg", json!({ "place": "c//V" }));
        txn.get_or_insert_map("chapters").insert(txn, "d", "tekst");
        txn.get_or_insert_map("blocks").insert(txn, "e", 5);
        txn.get_or_insert_text("meta").insert(txn, 0, "geen map");
        txn.get_or_insert_map("title").insert(txn, "geen", "tekst");
    });
    assert_eq!(space.chapters.len(), 1);
    assert!(space.chapters[0].blocks.is_empty());
    assert_eq!(space.title, "");
}

#[test]
fn rows_and_columns_that_are_gone_are_shown_again_when_written_in() {
    let (_, space) = read(|txn| {
        chapter(txn, "c", "", json!({ "place": "a" }));
        block(
            txn,
            "t",
            "",
            json!({
                "kind": "table", "place": "c//V", "header": true,
                "row/r1": "b", "row/r2": "a", "row/r3": "c", "row/r3/gone": "Ans", "row/r4": "d", "row/r4/gone": "Bep",
                "column/k1": "b", "column/k2": "a", "column/k3": "c", "column/k3/gone": "Cor",
                "row/r9/gone": "nooit geboren", "row/een/twee/drie": "x",
            }),
        );
        for (cell, words) in [("r1/k1", "11"), ("r2/k2", "22"), ("r3/k1", "terug"), ("weg/k1", "nergens")] {
            txn.get_or_insert_text(format!("cell/t/{cell}")).insert(txn, 0, words);
        }
        // A removed table in which someone wrote, and one in which nobody did.
        let removed = json!({ "kind": "table", "place": "c//W", "gone": "Dik", "row/r": "a", "column/k": "a" });
        block(txn, "u", "", removed.clone());
        block(txn, "v", "", removed);
        txn.get_or_insert_text("cell/u/r/k").insert(txn, 0, "gebleven");
    });
    assert_eq!(ids(&space.chapters[0]), [("t", None), ("u", None)]);
    let Content::Table(table) = &space.chapters[0].blocks[0].content else { panic!("a table") };
    let columns: Vec<_> = table.columns.iter().map(|column| column.id.as_str()).collect();
    let rows: Vec<_> = table.rows.iter().map(|row| (row.id.as_str(), row.standing.clone())).collect();
    assert_eq!(columns, ["k2", "k1"]);
    let unplaced = Standing::Unplaced { removed_by: "Ans".into() };
    assert_eq!(rows, [("r2", Standing::Placed), ("r1", Standing::Placed), ("r3", unplaced)]);
    let cells: Vec<_> = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.0.to_plain()).collect();
    assert_eq!(cells, ["22", "", "", "11", "", "terug"]);
    assert!(table.header);
    assert_eq!(space.chapters[0].blocks[1].standing, Standing::Unplaced { removed_by: "Dik".into() });
}

#[test]
fn taking_back_the_making_of_something_shows_what_another_wrote_in_it_and_else_nothing() {
    let (document, space) = read(|txn| {
        chapter(txn, "c", "", json!({ "place": "a" }));
        // As a birth leaves them, and as undo puts them back.
        block(txn, "stil", "", json!({ "kind": "paragraph", "place": "c//V", "gone": "" }));
        block(txn, "toch", "van een ander", json!({ "kind": "bullet", "place": "c//W", "gone": "" }));
        chapter(txn, "leeg", "", json!({ "place": "b", "gone": "af1349b9f5f9a1a6 " }));
        block(txn, "daar", "", json!({ "kind": "paragraph", "place": "leeg//V", "gone": "" }));
        chapter(txn, "vol", "", json!({ "place": "c", "gone": "af1349b9f5f9a1a6 " }));
        block(txn, "in", "van een ander", json!({ "kind": "paragraph", "place": "vol//V", "gone": "" }));
        // Not a fingerprint at all: shown.
        chapter(txn, "raar", "", json!({ "place": "d", "gone": true }));
    });
    let shown: Vec<_> = space.chapters.iter().map(|chapter| (chapter.id.as_str(), &chapter.standing)).collect();
    let nobody = Standing::Unplaced { removed_by: String::new() };
    assert_eq!(shown, [("c", &Standing::Placed), ("vol", &nobody), ("raar", &nobody)]);
    assert_eq!(ids(&space.chapters[0]), [("toch", None)]);
    assert_eq!(text(&space.chapters[0].blocks[0].content), "van een ander");
    assert_eq!(space.chapters[1].blocks[0].standing, nobody);
    assert!(document.removed_chapters().is_empty());
}

#[test]
fn half_a_surrogate_pair_that_another_deleted_harms_nothing() {
    let mut writer = Document::new(space_id(), 2);
    let first = writer.set_title("a😀b");
    // Client 2, clock 2: the second half of the face.
    let deletion = [0, 1, 2, 1, 2, 1];
    for order in [[&first[..], &deletion[..]], [&deletion[..], &first[..]]] {
        let mut reader = Document::new(space_id(), 3);
        order.iter().for_each(|update| drop(reader.apply(update).unwrap()));
        let title = reader.to_model().title;
        assert!(title.starts_with('a') && title.ends_with('b') && !title.contains('😀'), "{title:?}");
        assert!(reader.snapshot().is_ok());
    }
}

#[test]
fn people_are_known_by_the_client_id_they_write_under() {
    let mut document = Document::new(space_id(), 42);
    document.set_person("Ans");
    assert_eq!(document.set_person("Ans"), Document::NOTHING);
    let mut other = Document::new(space_id(), 43);
    other.apply(&document.state()).unwrap();
    other.set_person("Bep");
    let people: Vec<_> = other.people().into_iter().collect();
    assert_eq!(people, [(42, "Ans".to_owned()), (43, "Bep".to_owned())]);
}
