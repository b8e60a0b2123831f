//! Writes `tests/files/pictures`: small pictures made by program, with what cameras and programs leave in them, and some
//! that are broken. The same every time. `cargo run -p plein-media --example samples`

#[path = "../tests/media/samples/mod.rs"]
#[expect(dead_code, reason = "the tests use the rest")]
mod samples;

use image::{DynamicImage, ImageFormat};
use std::path::Path;

fn main() -> std::io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/files/pictures");
    std::fs::create_dir_all(&folder)?;
    let photo = samples::photo(640, 480);
    let screenshot = DynamicImage::ImageRgb8(samples::screenshot(640, 400));
    let hole = DynamicImage::ImageRgba8(samples::with_hole(200, 150));
    let whole = samples::camera_jpeg(&photo, 1);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("photo.jpg", whole.clone()),
        // Held on its side: shown upright it is 640 by 480, with a red corner at the top left.
        ("photo-on-its-side.jpg", samples::camera_jpeg(&image::imageops::rotate270(&photo), 6)),
        ("photo-cmyk.jpg", samples::cmyk_jpeg(&samples::photo(160, 120), true)),
        ("screenshot.png", samples::chatty_png(&screenshot, 1)),
        ("with-a-hole.png", samples::chatty_png(&hole, 1)),
        ("animation.gif", samples::chatty_gif(64, 48, 6)),
        ("drawing.webp", samples::chatty_webp(&DynamicImage::ImageRgb8(samples::screenshot(320, 200)), 1)),
        ("scan.tiff", samples::chatty_tiff(&samples::photo(120, 90), 3)),
        ("old.bmp", samples::encoded(&DynamicImage::ImageRgb8(samples::photo(80, 60)), ImageFormat::Bmp)),
        ("broken-off.jpg", whole[..whole.len() / 2].to_vec()),
        ("bomb.png", samples::bomb_png()),
        ("not-a-picture.jpg", b"%PDF-1.7\n% a document with the name of a photo\n".to_vec()),
        ("empty.png", Vec::new()),
        ("script.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>\n".to_vec()),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}
