"""What the desktop around Plein does in the tests: a file manager to drag files from, and a clipboard.

    hand_over.py drag FILE...   a window of 200 by 120 at the lower right; a drag from it carries the files
    hand_over.py cover X Y      another window, all red, with its corner there
    hand_over.py copy PICTURE   puts the pixels of a picture on the clipboard and keeps them there

Says `ready …` when it can be used and `gave …` when something was taken. Ends when it is asked to.
"""

import signal
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Gdk", "3.0")
from gi.repository import Gdk, GdkPixbuf, Gio, GLib, Gtk  # noqa: E402


def say(*words):
    print(*words, flush=True)


def drag(files):
    uris = [Gio.File.new_for_path(file).get_uri() for file in files]
    window = Gtk.Window(type=Gtk.WindowType.POPUP)
    window.set_default_size(200, 120)
    area = Gtk.EventBox()
    area.add(Gtk.Label(label="\n".join(file.rsplit("/", 1)[-1] for file in files)))
    window.add(area)
    area.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    area.drag_source_add_uri_targets()
    area.connect("drag-data-get", lambda _w, _c, data, _i, _t: (data.set_uris(uris), say("gave", *uris)))
    area.connect("drag-end", lambda _w, context: say("ended", context.get_selected_action().value_nicks))
    screen = window.get_screen()
    x, y = screen.get_width() - 210, screen.get_height() - 130
    window.move(x, y)
    window.show_all()
    window.connect("map-event", lambda *_: say("ready", x + 100, y + 60))


def cover(x, y):
    window = Gtk.Window(title="Iets anders")
    window.set_default_size(200, 100)
    window.override_background_color(Gtk.StateFlags.NORMAL, Gdk.RGBA(1, 0, 0, 1))
    window.connect("map-event", lambda *_: say("ready"))
    window.show_all()
    window.move(x, y)
    window.present()


def copy(picture):
    clipboard = Gtk.Clipboard.get(Gdk.SELECTION_CLIPBOARD)
    clipboard.set_image(GdkPixbuf.Pixbuf.new_from_file(picture))
    say("ready")


if __name__ == "__main__":
    GLib.unix_signal_add(GLib.PRIORITY_DEFAULT, signal.SIGTERM, Gtk.main_quit)
    if sys.argv[1] == "drag":
        drag(sys.argv[2:])
    elif sys.argv[1] == "cover":
        cover(int(sys.argv[2]), int(sys.argv[3]))
    else:
        copy(sys.argv[2])
    Gtk.main()
