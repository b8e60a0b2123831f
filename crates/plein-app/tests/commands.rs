//! The commands, against a library in a folder.

use crate::home::{Home, start};
use plein_app::StartError;
use plein_app::errors::Code;
use plein_app::events::{Event, Origin};
use plein_app::work::Doing;
use plein_document::Document;
use plein_model::SpaceId;
use serde_json::{Value, json};
use std::fs;

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

const NOWHERE: &str = "018f0000-0000-7000-8000-000000000000";

#[tokio::test(flavor = "multi_thread")]
async fn the_first_start_brings_a_welcome_in_the_systems_language_that_can_be_removed_for_good() {
    let home = Home::new();
    let first = home.ask("start", json!({})).await.expect("it starts");
    assert_eq!(first["firstRun"], true);
    assert_eq!((&first["language"], &first["hub"]), (&json!("nl"), &Value::Null));
    assert_eq!(first["canPickFolder"], false);

    let spaces = home.ask("spaces_list", json!({})).await.expect("a list");
    assert_eq!(spaces.as_array().map(Vec::len), Some(1));
    assert_eq!(spaces[0]["title"], "Welkom op het plein");
    assert_eq!((&spaces[0]["welcome"], &spaces[0]["chapters"]), (&json!(true), &json!(4)));
    let html = home.ask("space_html", json!({ "space": spaces[0]["id"] })).await.expect("a page");
    let html = html.as_str().expect("a text").to_owned();
    assert!(html.contains("Schrijf zoals je vertelt") && html.contains("<img"), "it has chapters and its picture");

    home.ask("space_remove", json!({ "space": spaces[0]["id"] })).await.expect("it goes");
    let folder = home.folder;
    drop(home.app);
    let home = Home { app: again(folder.path()).await, folder };
    let second = home.ask("start", json!({})).await.expect("it starts");
    assert_eq!(second["firstRun"], false);
    assert_eq!(home.ask("spaces_list", json!({})).await.expect("a list"), json!([]));

    home.ask("space_restore", json!({ "space": spaces[0]["id"] })).await.expect("it comes back");
    assert_eq!(home.ask("spaces_list", json!({})).await.expect("a list").as_array().map(Vec::len), Some(1));
}

/// Opens a library again as soon as the one before has let go.
async fn again(home: &std::path::Path) -> plein_app::App {
    loop {
        match start(home) {
            Err(StartError::InUse { .. }) => tokio::task::yield_now().await,
            other => return other.expect("it starts"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_is_there_after_a_new_start_and_told_as_the_windows_own() {
    let home = Home::new();
    let space = home.space("Botscan").await;
    let mut events = home.app.events();

    // A replica, as the screens have one.
    let state = home.send("space_open", json!({ "space": space }), "").await.expect("its state");
    let id: SpaceId = space.parse().expect("an id");
    let mut replica = Document::new(id, 4711);
    replica.apply(&state).expect("a state");
    let before = replica.state_vector();
    let update = replica.set_summary("Wat je ziet, en wat niet.");
    let saved = home.send("space_edit", json!({ "space": space }), update).await.expect("it is saved");
    let saved: Value = serde_json::from_slice(&saved).expect("JSON");
    assert!(saved["entry"].is_string());

    loop {
        if let Event::Document { space, origin } = events.recv().await.expect("an event") {
            assert_eq!((space, origin), (id, Origin::Window));
            break;
        }
    }
    let changes = home.send("space_changes", json!({ "space": space }), before).await.expect("changes");
    assert!(!changes.is_empty());

    let folder = home.folder;
    drop(home.app);
    let home = Home { app: again(folder.path()).await, folder };
    let found = home.ask("spaces_list", json!({ "find": "wat je ziet" })).await.expect("a list");
    assert_eq!(found[0]["title"], "Botscan");
    assert_eq!(found[0]["summary"], "Wat je ziet, en wat niet.");
    let text = home.ask("space_markdown", json!({ "space": space })).await.expect("Markdown");
    assert!(text.as_str().is_some_and(|text| text.contains("Botscan")));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_an_edit_changes_nothing() {
    let home = Home::new();
    let space = home.space("Heel").await;
    let before = home.send("space_open", json!({ "space": space }), "").await.expect("its state");
    for bad in [&b"\xff\xff\xff\xff"[..], b"not an update", &[0x01, 0x01, 0xff, 0xff, 0xff, 0xff, 0x0f]] {
        let error = home.send("space_edit", json!({ "space": space }), bad.to_vec()).await.expect_err("refused");
        assert_eq!(error.code, Code::BadEdit);
    }
    let error = home.send("space_changes", json!({ "space": space }), "nonsense").await.expect_err("refused");
    assert_eq!(error.code, Code::BadEdit);
    assert_eq!(home.send("space_open", json!({ "space": space }), "").await.expect("its state"), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_and_files_come_in_and_what_cannot_says_why() {
    let home = Home::new();
    let space = home.space("Foto's").await;
    let add = json!({ "space": space, "name": "foto.png" });
    let medium = home.send("picture_add", add.clone(), png(800, 600)).await.expect("a picture");
    let medium: Value = serde_json::from_slice(&medium).expect("JSON");
    assert_eq!((&medium["width"], &medium["height"]), (&json!(800), &json!(600)));

    for broken in [Vec::new(), b"<svg onload=alert(1)>".to_vec(), png(800, 600)[..200].to_vec()] {
        let error = home.send("picture_add", add.clone(), broken).await.expect_err("refused");
        assert_eq!(error.code, Code::PictureUnreadable);
        assert_eq!(error.args["name"], "foto.png");
    }

    let path = home.folder.path().join("protocol.pdf");
    fs::write(&path, b"%PDF-1.7 protocol").expect("a file");
    let file = home.ask("file_add_path", json!({ "space": space, "path": path })).await.expect("a file");
    assert_eq!((&file["name"], &file["bytes"]), (&json!("protocol.pdf"), &json!(17)));
    let picture = home.folder.path().join("foto.png");
    fs::write(&picture, png(10, 10)).expect("a file");
    home.ask("picture_add_path", json!({ "space": space, "path": picture })).await.expect("a picture");

    let missing = home.folder.path().join("nothing.pdf");
    let refusal = |path: &std::path::Path| json!({ "space": space, "path": path });
    assert_eq!(home.refusal("file_add_path", refusal(&missing)).await, Code::PathMissing);
    assert_eq!(home.refusal("file_add_path", refusal(home.folder.path())).await, Code::PathUnreadable);
    assert_eq!(home.refusal("picture_add_path", refusal(&missing)).await, Code::PathMissing);
    #[cfg(unix)]
    {
        let pipe = home.folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo");
        assert!(made.success());
        assert_eq!(home.refusal("file_add_path", refusal(&pipe)).await, Code::PathUnreadable, "it does not wait");
    }
    assert_eq!(home.refusal("picture_add_path", refusal(&path)).await, Code::PictureUnreadable);
}

/// A file that is as large as a file system makes it without writing it.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_too_large_is_refused_with_its_limit() {
    let home = Home::new();
    let space = home.space("Groot").await;
    let path = home.folder.path().join("film.mov");
    fs::File::create(&path).and_then(|file| file.set_len((2 << 30) + 1)).expect("a sparse file");
    let args = json!({ "space": space, "path": path });
    let error = home.ask("file_add_path", args.clone()).await.expect_err("refused");
    assert_eq!((error.code, &error.args["max"]), (Code::FileTooLarge, &json!(2048)));
    assert_eq!(error.args["name"], "film.mov");
    let error = home.ask("picture_add_path", args).await.expect_err("refused");
    assert_eq!(error.code, Code::PictureTooLarge);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_that_is_not_there_has_a_code_of_its_own() {
    let home = Home::new();
    let space = home.space("Leeg").await;
    let nowhere = json!({ "space": NOWHERE });
    for command in ["space_open", "space_remove", "space_restore", "space_place", "space_html", "space_markdown"] {
        assert_eq!(home.refusal(command, nowhere.clone()).await, Code::NoSuchSpace, "{command}");
    }
    let cases = [
        ("no_such_command", json!({}), Code::UnknownCommand),
        ("space_open", json!({}), Code::InvalidArgs),
        ("space_open", json!({ "space": "not an id" }), Code::InvalidArgs),
        ("space_open", json!([]), Code::InvalidArgs),
        ("pick_folder", json!({}), Code::NotAvailable),
        ("pick_file", json!({ "filter": "any" }), Code::NotAvailable),
        ("clipboard_picture", json!({ "space": space }), Code::NotAvailable),
        ("open_link", json!({ "url": "https://example.org" }), Code::NotAvailable),
        ("open_link", json!({ "url": "javascript:alert(1)" }), Code::LinkRefused),
        ("video_player", json!({ "site": "youtube", "video": "x" }), Code::NotAvailable),
        ("watch_add", json!({ "space": space, "path": "/nowhere/at/all" }), Code::PathMissing),
        ("watch_remove", json!({ "watch": "x" }), Code::NoSuchWatch),
        ("watch_remove", json!({ "watch": NOWHERE }), Code::NoSuchWatch),
        ("tray_place", json!({ "item": NOWHERE, "chapter": "abc" }), Code::NoSuchTrayItem),
        ("tray_dismiss", json!({ "item": "x" }), Code::NoSuchTrayItem),
        ("hub_invite", json!({ "teams": [] }), Code::HubNone),
        ("hub_teams", json!({}), Code::HubNone),
        ("team_create", json!({ "name": "Rood" }), Code::HubNone),
        ("team_add", json!({ "team": NOWHERE, "member": NOWHERE }), Code::HubNone),
        (
            "hub_join",
            json!({ "invitation": "hello", "name": "Noor", "password": "lang genoeg" }),
            Code::HubInvitationForm,
        ),
        (
            "hub_join",
            json!({ "invitation": "http://127.0.0.1:9/join#x", "name": "Noor", "password": "kort" }),
            Code::HubNameOrPassword,
        ),
        (
            "hub_join",
            json!({ "invitation": "http://127.0.0.1:9/join#x", "name": " ", "password": "lang genoeg" }),
            Code::HubNameOrPassword,
        ),
        (
            "hub_join",
            json!({ "invitation": "http://127.0.0.1:9/join#x", "name": "Noor", "password": "lang genoeg" }),
            Code::HubUnreachable,
        ),
        ("hub_sign_in", json!({ "url": "ftp://x", "name": "Noor", "password": "lang genoeg" }), Code::HubNonsense),
        (
            "hub_sign_in",
            json!({ "url": "http://127.0.0.1:9", "name": "Noor", "password": "lang genoeg" }),
            Code::HubUnreachable,
        ),
        ("space_share", json!({ "space": space, "with": { "kind": "organisation" }, "role": "reader" }), Code::HubNone),
    ];
    for (command, args, code) in cases {
        assert_eq!(home.refusal(command, args.clone()).await, code, "{command} {args}");
    }
    // Nothing to leave and nothing to exchange is no reason to complain.
    home.ask("hub_leave", json!({})).await.expect("nothing to leave");
    home.ask("sync_now", json!({})).await.expect("nothing to exchange");
    assert_eq!(home.ask("tray_list", json!({ "space": space })).await.expect("a list"), json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_only_here_says_so() {
    let home = Home::new();
    let space = home.space("Hier").await;
    let place = home.ask("space_place", json!({ "space": space })).await.expect("a place");
    assert_eq!((&place["space"], &place["role"]), (&json!("only_here"), &json!("owner")));
    assert_eq!((&place["sharedWith"], &place["refused"]), (&json!([]), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_kept_and_change_the_language_at_once() {
    let home = Home::new();
    let mut events = home.app.events();
    let set = json!({ "language": "de", "theme": "dark", "name": "  Noor   de Wit " });
    let kept = home.ask("settings_set", set).await.expect("kept");
    assert_eq!(kept, json!({ "language": "de", "theme": "dark", "name": "Noor de Wit" }));
    while events.recv().await.expect("an event") != Event::Settings {}
    assert_eq!(home.ask("start", json!({})).await.expect("it starts")["language"], "de");
    assert_eq!(home.refusal("settings_set", json!({ "language": "fr", "name": "" })).await, Code::InvalidArgs);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_start_and_a_newer_or_damaged_library_are_refused_untouched() {
    let home = Home::new();
    assert!(matches!(start(home.folder.path()), Err(StartError::InUse { .. })));

    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("library.sqlite");
    fs::write(&file, b"this is no database, but somebody may still want it").expect("a file");
    let before = fs::read(&file).expect("a file");
    let error = start(folder.path()).expect_err("refused").to_error();
    assert_eq!(error.code, Code::LibraryDamaged);
    assert_eq!(error.args["path"], folder.path().to_string_lossy().as_ref());
    assert_eq!(fs::read(&file).expect("a file"), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn markdown_comes_in_with_its_pictures_and_says_what_it_left() {
    let home = Home::new();
    let folder = home.folder.path().join("notities");
    fs::create_dir(&folder).expect("a folder");
    let text =
        "---\ntitle: Schildklier\nlanguage: nl\n---\n# Zien\n\n![Een scan](scan.png)\n\n![Weg](weg.png)\n\n# Doen\n";
    fs::write(folder.join("a.md"), text).expect("a file");
    fs::write(folder.join("scan.png"), png(20, 20)).expect("a file");

    let imported = home.ask("import_markdown", json!({ "path": folder, "space": null })).await.expect("it comes in");
    assert_eq!((&imported["chapters"], &imported["pictures"]), (&json!(2), &json!(1)));
    assert_eq!(imported["notes"][0]["code"], "picture_missing");
    assert_eq!((&imported["notes"][0]["file"], &imported["notes"][0]["line"]), (&json!("a.md"), &json!(9)));
    let more = json!({ "path": folder.join("a.md"), "space": imported["space"] });
    home.ask("import_markdown", more).await.expect("it is added");
    let found = home.ask("spaces_list", json!({ "find": "Schildklier" })).await.expect("a list");
    assert_eq!((&found[0]["id"], &found[0]["chapters"]), (&imported["space"], &json!(4)));

    fs::write(folder.join("b.md"), b"# Caf\xe9\n").expect("a file");
    let at = |path: &std::path::Path| json!({ "path": path, "space": null });
    assert_eq!(home.refusal("import_markdown", at(&folder.join("b.md"))).await, Code::NotText);
    assert_eq!(home.refusal("import_markdown", at(&folder.join("c.md"))).await, Code::PathMissing);
    assert_eq!(home.refusal("import_markdown", at(&folder.join("scan.png"))).await, Code::NotText);
    assert_eq!(home.refusal("import_markdown", at(std::path::Path::new("a.md"))).await, Code::PathMissing);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_tells_how_far_it_is_and_stopped_leaves_nothing() {
    let home = Home::new();
    let folder = home.folder.path().join("notities");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("a.md"), "# Zien\n\n![Een scan](scan.png)\n").expect("a file");
    fs::write(folder.join("scan.png"), png(20, 20)).expect("a file");
    let asked = |work: &str| json!({ "path": folder, "space": null, "work": work });

    let mut events = home.app.events();
    home.ask("import_markdown", asked("een")).await.expect("it comes in");
    let mut told = Vec::new();
    while let Ok(event) = events.try_recv() {
        if let Event::Work { work, doing, done, total } = event {
            told.push((work, doing, done, total));
        }
    }
    let (texts, pictures) = (Doing::ImportTexts, Doing::ImportPictures);
    let steps = [(texts, 0, 0), (texts, 0, 1), (pictures, 0, 1), (pictures, 1, 1)];
    assert_eq!(told, steps.map(|(doing, done, total)| ("een".to_owned(), doing, done, total)));

    // A stop may overtake the work that it is for.
    home.ask("work_stop", json!({ "work": "twee" })).await.expect("heard");
    assert_eq!(home.refusal("import_markdown", asked("twee")).await, Code::Cancelled);
    let cards = home.ask("spaces_list", json!({})).await.expect("a list");
    assert_eq!(cards.as_array().map(Vec::len), Some(2), "the welcome and the first");
    // It was for that work only.
    home.ask("import_markdown", asked("twee")).await.expect("it comes in");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lands_in_a_watched_folder_is_placed_with_one_act() {
    let home = Home::new();
    let cards = home.ask("spaces_list", json!({})).await.expect("a list");
    let space = cards[0]["id"].as_str().expect("an id").to_owned();
    let folder = home.folder.path().join("foto's");
    fs::create_dir(&folder).expect("a folder");
    let watch = json!({ "space": space, "path": folder });
    let watch = home.ask("watch_add", watch).await.expect("it is watched");
    assert_eq!(watch["reachable"], true);
    let mut events = home.app.events();
    fs::write(folder.join("een.png"), png(30, 30)).expect("a file");
    let item = loop {
        let tray = home.ask("tray_list", json!({ "space": space })).await.expect("a tray");
        if tray[0].is_object() {
            break tray[0].clone();
        }
        while !matches!(events.recv().await.expect("an event"), Event::Tray { .. }) {}
    };
    assert_eq!(
        (&item["name"], &item["kind"], &item["medium"]["width"]),
        (&json!("een.png"), &json!("picture"), &json!(30))
    );

    let place = home.ask("space_place", json!({ "space": space })).await.expect("a place");
    let chapter = place["chapters"].as_object().and_then(|chapters| chapters.keys().next()).expect("a chapter").clone();
    home.ask("tray_place", json!({ "item": item["id"], "chapter": chapter })).await.expect("it is placed");
    assert_eq!(home.ask("tray_list", json!({ "space": space })).await.expect("a tray"), json!([]));
    let html = home.ask("space_html", json!({ "space": space })).await.expect("a page");
    assert!(html.as_str().is_some_and(|html| html.contains(item["medium"]["id"].as_str().expect("an id"))));
    home.ask("watch_remove", json!({ "watch": watch["id"] })).await.expect("watched no longer");
    assert_eq!(home.ask("watch_list", json!({ "space": space })).await.expect("a list"), json!([]));
}
