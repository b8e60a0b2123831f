//! Whether there is a display, and what has to be set before GTK starts on it.
//!
//! Without a graphics card (virtual desktops, old laptops) WebKitGTK's DMABUF renderer makes each key about four times
//! slower to paint. It is switched off there. `WEBKIT_DISABLE_DMABUF_RENDERER`, set to 0 or 1 by a person, wins.

/// Prepares for a window. False when there is no display to show one on.
#[cfg(target_os = "linux")]
pub fn prepare() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !named("DISPLAY") && !named("WAYLAND_DISPLAY") {
        return false;
    }
    const SWITCH: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(SWITCH).is_none() && !has_graphics_card(std::path::Path::new("/dev/dri")) {
        #[expect(unsafe_code, reason = "sound while there is one thread: this is the first thing that main does")]
        // SAFETY: no other thread exists yet that could read the environment.
        unsafe {
            std::env::set_var(SWITCH, "1");
        }
    }
    // A display can be named and not be there.
    gtk::init().is_ok()
}

/// Elsewhere there is always one.
#[cfg(not(target_os = "linux"))]
pub fn prepare() -> bool {
    true
}

/// Whether something can render: the kernel has a render node for every card that can, and none for plain frame
/// buffers.
#[cfg(target_os = "linux")]
fn has_graphics_card(devices: &std::path::Path) -> bool {
    let Ok(devices) = std::fs::read_dir(devices) else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::has_graphics_card;

    #[test]
    fn a_render_node_is_a_graphics_card() {
        let folder = std::env::temp_dir().join(format!("plein-dri-{}", std::process::id()));
        assert!(!has_graphics_card(&folder));
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("card0"), "").expect("a file");
        assert!(!has_graphics_card(&folder));
        std::fs::write(folder.join("renderD128"), "").expect("a file");
        assert!(has_graphics_card(&folder));
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
