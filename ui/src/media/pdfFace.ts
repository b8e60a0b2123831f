//! The first page of a PDF as a picture: its face. Rendered in a worker that is shipped and only loaded when there is
//! a PDF; nothing in it is run, and no font or map is fetched from anywhere.

import worker from "pdfjs-dist/build/pdf.worker.min.mjs?url";

/** As wide as a face is made, in pixels. */
const WIDTH = 900;
/** A page longer than this is cut off: the face is only its beginning. */
const LONGEST = 1400;

/** A PNG of the first page; null when it cannot be shown. */
export async function pdfFace(url: string): Promise<Uint8Array | null> {
  const pdf = await import("pdfjs-dist");
  pdf.GlobalWorkerOptions.workerSrc = worker;
  const loading = pdf.getDocument({
    url,
    disableRange: true,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const page = await (await loading.promise).getPage(1);
    const whole = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: WIDTH / Math.max(1, whole.width) });
    const canvas = document.createElement("canvas");
    canvas.width = WIDTH;
    canvas.height = Math.max(1, Math.min(LONGEST, Math.round(viewport.height)));
    await page.render({ canvas, viewport, background: "#ffffff" }).promise;
    return await pngOf(canvas);
  } catch {
    return null;
  } finally {
    await loading.destroy();
  }
}

/** The pixels of a canvas as PNG. */
export function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array | null> {
  return new Promise((done) =>
    canvas.toBlob((blob) => {
      if (blob === null) done(null);
      else void blob.arrayBuffer().then((bytes) => done(new Uint8Array(bytes)));
    }, "image/png"),
  );
}
