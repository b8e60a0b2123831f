//! What only a window can do: dialogs, the clipboard, links.

use image::{ImageFormat, RgbaImage};
use plein_app::Shell;
use plein_app::import::FileFilter;
use std::io::Cursor;
use std::path::PathBuf;
use tauri::AppHandle;
use tauri_plugin_clipboard_manager::ClipboardExt as _;
use tauri_plugin_dialog::{DialogExt as _, FilePath};
use tauri_plugin_opener::OpenerExt as _;

/// The abilities of the desktop window.
pub struct Desktop(pub AppHandle);

impl Shell for Desktop {
    fn pick_folder(&self) -> Option<PathBuf> {
        self.0.dialog().file().blocking_pick_folder().and_then(path)
    }

    fn pick_file(&self, filter: FileFilter) -> Option<PathBuf> {
        let dialog = self.0.dialog().file();
        let dialog = match filter {
            FileFilter::Import => dialog.add_filter("Markdown, Plein", &["md", "markdown", "space"]),
            FileFilter::Picture => {
                dialog.add_filter("JPEG, PNG, …", &["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "bmp"])
            }
            FileFilter::Any => dialog,
        };
        dialog.blocking_pick_file().and_then(path)
    }

    fn pick_target(&self, name: &str) -> Option<PathBuf> {
        self.0.dialog().file().set_file_name(name).blocking_save_file().and_then(path)
    }

    fn clipboard_picture(&self) -> Option<Vec<u8>> {
        let picture = self.0.clipboard().read_image().ok()?;
        let pixels = RgbaImage::from_raw(picture.width(), picture.height(), picture.rgba().to_vec())?;
        let mut bytes = Cursor::new(Vec::new());
        pixels.write_to(&mut bytes, ImageFormat::Png).ok()?;
        Some(bytes.into_inner())
    }

    fn open_link(&self, url: &str) -> Result<(), String> {
        self.0.opener().open_url(url, None::<&str>).map_err(|error| error.to_string())
    }
}

fn path(chosen: FilePath) -> Option<PathBuf> {
    chosen.into_path().ok()
}
