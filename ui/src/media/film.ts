//! What a film or sound says of itself when the webview opens it: how long it is, how large, and a picture from near
//! its beginning for a poster.

import { pngOf } from "./pdfFace.ts";

export interface Played {
  /** Milliseconds; 0 when it does not say. */
  duration: number;
  width: number;
  height: number;
  /** PNG; null for a sound, and where the webview gives no picture. */
  poster: Uint8Array | null;
}

/** As wide as a poster is made. */
const WIDTH = 1280;
/** What takes longer than this (milliseconds) goes without a poster. */
const PATIENCE = 20_000;

/** Looks at a film or sound; null when it cannot be played here. */
export async function lookAtFilm(url: string, film: boolean): Promise<Played | null> {
  const player = document.createElement(film ? "video" : "audio");
  player.preload = film ? "auto" : "metadata";
  player.muted = true;
  player.crossOrigin = "anonymous";
  const happens = (name: string): Promise<boolean> =>
    new Promise((done) => {
      const give = setTimeout(() => done(false), PATIENCE);
      player.addEventListener(name, () => (clearTimeout(give), done(true)), { once: true });
      player.addEventListener("error", () => (clearTimeout(give), done(false)), { once: true });
    });
  try {
    const known = happens("loadedmetadata");
    player.src = url;
    if (!(await known)) return null;
    const duration = Number.isFinite(player.duration) ? Math.round(player.duration * 1000) : 0;
    if (!(player instanceof HTMLVideoElement)) return { duration, width: 0, height: 0, poster: null };
    const { videoWidth: width, videoHeight: height } = player;
    // Not the very first picture: that is often black.
    const there = happens("seeked");
    player.currentTime = duration > 0 ? Math.min(1, duration / 4000) : 0;
    const poster = (await there) && width > 0 ? await posterOf(player) : null;
    return { duration, width, height, poster };
  } finally {
    player.removeAttribute("src");
    player.load();
  }
}

async function posterOf(video: HTMLVideoElement): Promise<Uint8Array | null> {
  const scale = Math.min(1, WIDTH / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext("2d")?.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    return await pngOf(canvas);
  } catch {
    // A webview may forbid it; then there is no poster.
    return null;
  }
}
