//! What a person types as an address, as a link that may be followed.

/** A web or mail address; null when it is neither. Nothing else ever becomes a link. */
export function asUrl(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  if (/^[^@/:]+@[^@/:]+\.[^@/:.]+$/.test(text)) return `mailto:${text}`;
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0].toLowerCase();
  const full = scheme === undefined || /^[^/]+\.[^/:]+:\d/.test(text) ? `https://${text}` : text;
  if (!URL.canParse(full)) return null;
  const url = new URL(full);
  if (url.protocol === "mailto:") return url.href;
  const web = url.protocol === "https:" || url.protocol === "http:";
  return web && (url.hostname.includes(".") || url.hostname === "localhost") ? url.href : null;
}
