//! Reads a HEIC photo away from the screen. libheif (LGPL) is loaded as the file it is: whoever wants another version
//! of it puts that in its place.

import libheif from "libheif-js/libheif/libheif.js?url";

interface Decoded {
  get_width(): number;
  get_height(): number;
  display(into: ImageData, done: (shown: ImageData | null) => void): void;
  free?(): void;
}
declare function importScripts(...urls: string[]): void;

/** As large as Plein takes a picture; larger is refused before anything is unpacked. */
const MOST_PIXELS = 100_000_000;

addEventListener("message", (event: MessageEvent<ArrayBuffer>) => {
  void read(event.data).then(
    (answer) => postMessage(answer),
    () => postMessage(null),
  );
});

async function read(bytes: ArrayBuffer): Promise<Blob> {
  importScripts(new URL(libheif, location.href).href);
  const module = (
    globalThis as unknown as { libheif: () => { HeifDecoder: new () => { decode(b: ArrayBuffer): Decoded[] } } }
  ).libheif();
  const [photo] = new module.HeifDecoder().decode(bytes);
  if (photo === undefined) throw new Error("no picture");
  const [width, height] = [photo.get_width(), photo.get_height()];
  if (width < 1 || height < 1 || width * height > MOST_PIXELS) throw new Error("too large");
  const pixels = new ImageData(width, height);
  await new Promise<void>((done, fail) =>
    photo.display(pixels, (shown) => (shown === null ? fail(new Error("broken")) : done())),
  );
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.putImageData(pixels, 0, 0);
  return canvas.convertToBlob({ type: "image/png" });
}
