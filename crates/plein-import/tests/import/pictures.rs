//! Pictures come along, or leave their words.

use crate::shown::{Memory, blocks, body, import, import_text, notes};
use plein_import::{ImportLimits, NoteCode};
use plein_media::MediaError;
use plein_model::{Content, Medium, Picture};

fn medium(name: &str, bytes: &[u8]) -> Medium {
    Medium {
        id: plein_media::hash(bytes),
        name: name.to_owned(),
        mime: "image/png".to_owned(),
        bytes: bytes.len() as u64,
        width: Some(640),
        height: Some(480),
    }
}

#[test]
fn a_picture_splits_its_paragraph() {
    assert_eq!(
        body("Voor ![*alt* tekst](img/x.png \"Onderschrift\") na ![](y.png)"),
        ["paragraph Voor", "picture \"alt tekst\" Onderschrift", "paragraph na", "picture \"\""]
    );
    assert_eq!(
        body("- voor ![a](x.png) na\n- ![b](x.png)\n- ![c](x.png) tekst\n- eind"),
        [
            "bullet voor",
            "picture \"a\"",
            "·paragraph na",
            "picture \"b\"",
            "picture \"c\"",
            "bullet tekst",
            "bullet eind"
        ]
    );
    assert_eq!(body("> q ![a](x.png) r"), ["quote q", "picture \"a\"", "quote r"]);
    assert_eq!(body("[![a](x.png)](https://a.nl)"), ["picture \"a\" [https://a.nl](https://a.nl)"]);
    assert_eq!(body("![[plaatje.png]]"), ["picture \"plaatje.png\""]);
}

#[test]
fn in_a_title_or_a_table_it_comes_after() {
    assert_eq!(
        blocks(&import_text("# Kop ![logo](x.png)\n\ntekst")),
        ["== Kop", "picture \"logo\"", "paragraph tekst"]
    );
    let import = import_text("| a | b |\n|---|---|\n| c ![d](x.png) | e |\n\nna");
    assert_eq!(blocks(&import)[1..], ["table a | b // c | e", "picture \"d\"", "paragraph na"]);
    assert_eq!(notes(&import), ["verhaal.md:3 picture_moved"]);
}

#[test]
fn remote_pictures_are_not_fetched() {
    let import = import_text(
        "Zie ![de alt](https://a.nl/x.png) en ![](//b.nl/y.png)\n\n[![z](https://c.nl/z.png)](https://d.nl)",
    );
    assert_eq!(
        blocks(&import)[1..],
        [
            "paragraph Zie [de alt](https://a.nl/x.png) en [//b.nl/y.png](https://b.nl/y.png)",
            "paragraph [z](https://d.nl)"
        ]
    );
    assert_eq!(
        notes(&import),
        [
            "verhaal.md:1 picture_remote https://a.nl/x.png",
            "verhaal.md:1 picture_remote //b.nl/y.png",
            "verhaal.md:3 picture_remote https://c.nl/z.png"
        ]
    );
    assert_eq!(import.pictures, []);
}

#[test]
fn pictures_outside_the_folder_are_not_even_asked_for() {
    let import = import_text("![a](../x.png) ![b](/etc/passwd) ![c](C:\\x.png) ![](data:image/png;base64,AAAA)");
    assert_eq!(import.pictures, []);
    assert_eq!(blocks(&import)[1..], ["paragraph a b c data:image/png;base64,AAAA"]);
    assert!(import.notes.iter().all(|note| note.code == NoteCode::PictureOutside));
    assert_eq!(import.notes.len(), 4);
}

#[test]
fn they_are_taken_in_once_each_and_what_fails_leaves_its_words() {
    let markdown =
        "![een](img/x.png)\n\n![weer](./img/x.png)\n\n![weg](weg.png \"Onder\")\n\n![stuk](stuk.png)\n\n![](weg.png)";
    let source = Memory::file(markdown).with("img/x.png", b"pixels").with("stuk.png", b"rommel");
    let mut import = import(&source).expect("reads");
    assert_eq!(
        import.pictures.iter().map(|p| p.path.as_str()).collect::<Vec<_>>(),
        ["img/x.png", "weg.png", "stuk.png"]
    );
    let mut asked = Vec::new();
    let done: Result<(), ()> = import.bring_pictures(&source, &ImportLimits::default(), &mut |name, bytes| {
        asked.push(name.to_owned());
        Ok(if bytes == b"pixels" { Ok(medium(name, &bytes)) } else { Err(MediaError::Empty) })
    });
    assert_eq!(done, Ok(()));
    assert_eq!(asked, ["x.png", "stuk.png"]);
    assert_eq!(
        blocks(&import)[1..],
        ["picture \"een\"", "picture \"weer\"", "paragraph weg⏎Onder", "paragraph stuk", "paragraph weg.png"]
    );
    assert_eq!(
        notes(&import),
        ["verhaal.md:5 picture_missing weg.png", "verhaal.md:7 picture_unusable picture_unreadable stuk.png"]
    );
    let Content::Picture(Picture { medium, width, height, .. }) = &import.chapters[0].blocks[1].content else {
        panic!("picture")
    };
    assert_eq!((*medium, *width, *height), (plein_media::hash(b"pixels"), Some(640), Some(480)));
}

#[test]
fn when_the_disk_is_full_the_import_stops() {
    let source = Memory::file("![a](a.png) ![b](b.png)").with("a.png", b"a").with("b.png", b"b");
    let mut import = import(&source).expect("reads");
    let before = import.clone();
    let mut asked = 0;
    let full = import.bring_pictures(&source, &ImportLimits::default(), &mut |_, _| {
        asked += 1;
        Err("full")
    });
    assert_eq!((full, asked), (Err("full"), 1));
    assert_eq!(import, before);
}
