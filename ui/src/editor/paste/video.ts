//! Links to YouTube and Vimeo.

import type { VideoSite } from "../../document/shape.ts";

export interface VideoLink {
  site: VideoSite;
  /** The site's own id. */
  video: string;
  /** Where to begin, in seconds. */
  start: number;
}

const YOUTUBE = new Set(["youtube.com", "youtu.be", "youtube-nocookie.com"]);

/** The video that a link is to, or null when it is to something else. */
export function videoOf(link: string): VideoLink | null {
  const text = link.trim();
  if (/\s/.test(text) || !/^(https?:\/\/)?[a-z.-]+\//i.test(text)) return null;
  const full = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  const host = url.hostname.toLowerCase().replace(/^(www|m|music|player)\./, "");
  const path = url.pathname.split("/").filter((part) => part !== "");
  if (YOUTUBE.has(host)) return youtube(url, host, path);
  return host === "vimeo.com" ? vimeo(url, path) : null;
}

function youtube(url: URL, host: string, path: string[]): VideoLink | null {
  const [first = "", second = ""] = path;
  let video = "";
  if (host === "youtu.be") video = first;
  else if (first === "watch") video = url.searchParams.get("v") ?? "";
  else if (["embed", "shorts", "live", "v"].includes(first)) video = second;
  if (!/^[A-Za-z0-9_-]{11}$/.test(video)) return null;
  const hash = new URLSearchParams(url.hash.slice(1));
  const start = url.searchParams.get("t") ?? url.searchParams.get("start") ?? hash.get("t") ?? "";
  return { site: "youtube", video, start: seconds(start) };
}

function vimeo(url: URL, path: string[]): VideoLink | null {
  // vimeo.com/123, vimeo.com/123/secret, player.vimeo.com/video/123, vimeo.com/channels/name/123
  const video = path.find((part) => /^\d{5,}$/.test(part));
  if (video === undefined || path.length > 4) return null;
  const start = new URLSearchParams(url.hash.slice(1)).get("t") ?? url.searchParams.get("t") ?? "";
  return { site: "vimeo", video, start: seconds(start) };
}

/** `90`, `90s`, `1m30s` or `1h2m3s` as seconds; 0 for anything else. */
function seconds(text: string): number {
  if (/^\d+$/.test(text)) return Math.min(Number(text), 86_400);
  const [all, h = "0", m = "0", s = "0"] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  if (all === undefined || all === "") return 0;
  return Math.min(Number(h) * 3600 + Number(m) * 60 + Number(s), 86_400);
}
