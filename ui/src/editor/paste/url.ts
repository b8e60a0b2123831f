//! Which addresses may stand in a document.

/** A link as it may be followed: http, https or mailto; null for anything else (`javascript:`, `data:`, …). */
export function safeUrl(url: string): string | null {
  // Browsers ignore white space and control characters inside a scheme; so must whoever judges it.
  const text = url.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  if (!/^(https?:\/\/|mailto:)/i.test(text)) return null;
  return URL.canParse(text) ? text : null;
}

/** What a person typed as a link, completed: `www.x.nl` and `x@y.nl` get their scheme. Null when it is no link. */
export function completeUrl(typed: string): string | null {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return safeUrl(`mailto:${text}`);
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+\.[a-z]+:\d/i.test(text)) return safeUrl(text);
  return /^[^\s/]+\.[^\s]+$/.test(text) ? safeUrl(`https://${text}`) : null;
}
