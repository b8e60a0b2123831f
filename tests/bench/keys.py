"""Presses real keys (XTEST) and says when the pixels changed: for `typing.mjs`.

Reads lines of JSON and answers each with one:

    {"text": "abc def", "x": 1, "y": 2, "width": 3, "height": 4, "pause": 0.06}

types the text, a key at a time. For each letter: the milliseconds from pressing the key to the first moment that the
display shows something else in the rectangle; null when nothing changed within a second. A space is typed and not
measured, because it need not show. Between keys it waits `pause` seconds, more or less, as a hand does. The caret must
not blink.
"""

import ctypes
import json
import random
import sys
import time

X = ctypes.CDLL("libX11.so.6")
TEST = ctypes.CDLL("libXtst.so.6")
X.XOpenDisplay.restype = ctypes.c_void_p
X.XDefaultRootWindow.restype = ctypes.c_ulong
X.XKeysymToKeycode.restype = ctypes.c_ubyte
X.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(-1)


class Image(ctypes.Structure):
    """The head of an XImage, as far as its bytes are concerned."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.c_void_p),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
    ]


X.XGetImage.restype = ctypes.POINTER(Image)
X.XDestroyImage.argtypes = [ctypes.POINTER(Image)]

display = ctypes.c_void_p(X.XOpenDisplay(None))
root = ctypes.c_ulong(X.XDefaultRootWindow(display))


def seen(x, y, width, height):
    image = X.XGetImage(display, root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
    bytes_ = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * height)
    X.XDestroyImage(image)
    return bytes_


def press(letter):
    code = X.XKeysymToKeycode(display, ord(letter))
    TEST.XTestFakeKeyEvent(display, code, 1, 0)
    TEST.XTestFakeKeyEvent(display, code, 0, 0)
    X.XFlush(display)


def measure(text, x, y, width, height, pause):
    hand = random.Random(len(text))
    latencies = []
    for letter in text:
        before = seen(x, y, width, height)
        start = time.perf_counter()
        press(letter)
        if letter != " ":
            took = None
            while time.perf_counter() - start < 1:
                if seen(x, y, width, height) != before:
                    took = (time.perf_counter() - start) * 1000
                    break
                time.sleep(0.0005)
            latencies.append(took)
        time.sleep(pause * hand.uniform(0.5, 1.5))
    return latencies


for line in sys.stdin:
    print(json.dumps(measure(**json.loads(line))), flush=True)
