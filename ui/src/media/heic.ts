//! Photos of an iPhone: made into a PNG that `picture_add` takes, without a pixel lost. What reads them is only loaded
//! when there is one.

/** Whether a file says by its first bytes that it is HEIC. */
export async function isHeic(file: File): Promise<boolean> {
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer());
  const text = String.fromCharCode(...head);
  return (
    text.slice(4, 8) === "ftyp" && /^(heic|heix|heim|heis|hevc|hevx)|^(mif1|msf1).{4}.*(heic|heix)/s.test(text.slice(8))
  );
}

/** The photo as a PNG; null when it cannot be read. The worker is gone afterwards, with all it took. */
export function heicToPng(bytes: ArrayBuffer): Promise<Uint8Array | null> {
  return new Promise((answer) => {
    const worker = new Worker(new URL("./heic.worker.ts", import.meta.url));
    const end = (png: Uint8Array | null): void => {
      worker.terminate();
      answer(png);
    };
    worker.onerror = () => end(null);
    worker.onmessage = ({ data }: MessageEvent<Blob | null>) => {
      if (data === null) end(null);
      else void data.arrayBuffer().then((png) => end(new Uint8Array(png)));
    };
    worker.postMessage(bytes, [bytes]);
  });
}
