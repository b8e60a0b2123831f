//! Prepares what Tauri builds into the binary: configuration, capabilities, icons, and the screens.

use std::path::Path;
use std::{fs, io};
use tauri_build::{AppManifest, Attributes};

/// Where the screens are built to; `frontendDist` in tauri.conf.json.
const SCREENS: &str = "ui/dist";

/// Shown when the screens were not built.
const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"en\">\n  <meta charset=\"utf-8\" />\n  <title>Plein</title>\n  \
    <p>The screens have not been built. Run <code>cargo xtask run</code>, or <code>npm run build</code> in ui/.</p>\n\
    </html>\n";

fn main() -> io::Result<()> {
    // `cargo check` must do without Node: a page that says so stands in until the screens are built.
    let index = Path::new(SCREENS).join("index.html");
    if !index.exists() {
        fs::create_dir_all(SCREENS)?;
        fs::write(index, PLACEHOLDER)?;
    }
    for path in [SCREENS, "src-tauri/capabilities", "tauri.conf.json", "assets/icons"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let attributes = Attributes::new()
        .capabilities_path_pattern("src-tauri/capabilities/**/*")
        .app_manifest(AppManifest::new().commands(&["call"]));
    tauri_build::try_build(attributes).map_err(io::Error::other)
}
