//! Masking, from the screens to the library.

use crate::home::Home;
use plein_app::errors::Code;
use serde_json::{Value, json};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_masked_its_original_kept_and_thrown_away() {
    let home = Home::new();
    let space = home.space("Botscan").await;
    let name = json!({ "space": space, "name": "Jansen.png" });
    let added: Value =
        serde_json::from_slice(&home.send("picture_add", name, png(300, 200)).await.expect("a picture")).expect("JSON");
    let of = |medium: &Value| json!({ "space": space, "medium": medium["id"] });
    assert_eq!(home.ask("picture_original", of(&added)).await.expect("asked"), Value::Null);
    assert_eq!(home.ask("picture_suggest", of(&added)).await.expect("asked"), json!([]));

    // As a pointer draws it: over the edge, and in halves.
    let masks = json!([
        { "shape": "rectangle", "points": [-20.5, 0, 5000, 4999.5], "width": 0, "fill": "black" },
        { "shape": "ellipse", "points": [6000, 6000, 12000, 9000], "width": 0, "fill": "blur" },
        { "shape": "brush", "points": [100, 9000, 3000, 9500, 5000, 9000], "width": 400, "fill": "black" },
    ]);
    let mut args = of(&added);
    args["masks"] = masks;
    let masked = home.ask("picture_mask", args).await.expect("masked");
    assert_ne!(masked["id"], added["id"]);
    assert_eq!((&masked["wasOut"], &masked["elsewhere"]), (&json!(false), &json!(0)));
    assert_eq!((&masked["name"], &masked["width"]), (&json!(""), &json!(300)));
    let original = home.ask("picture_original", of(&masked)).await.expect("asked");
    assert_eq!(original, json!({ "medium": added["id"] }));

    home.ask("picture_release", of(&added)).await.expect("released");
    home.ask("picture_original_drop", of(&masked)).await.expect("thrown away");
    assert_eq!(home.ask("picture_original", of(&masked)).await.expect("asked"), Value::Null);
    assert_eq!(home.refusal("picture_suggest", of(&added)).await, Code::NoSuchMedium);

    for nothing in [json!([]), json!([{ "shape": "brush", "points": [], "width": 9, "fill": "black" }])] {
        let mut args = of(&masked);
        args["masks"] = nothing;
        let error = home.ask("picture_mask", args).await.expect_err("nothing to cover");
        assert_eq!((error.code, &error.args["field"]), (Code::InvalidArgs, &json!("masks")));
    }
}
