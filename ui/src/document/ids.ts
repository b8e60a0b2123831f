//! Ids that are unique inside one Space (docs/document.md).

import type { Random } from "./rank.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The randomness of the platform. */
export const random: Random = (bytes) => void crypto.getRandomValues(bytes);

/** Whether a text is an id: 1 to 32 of `A-Z a-z 0-9 _`. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_]{1,32}$/.test(text);
}

/** Whether a text names a medium: 64 lower-case hexadecimal digits. */
export function isMediumId(text: unknown): text is string {
  return typeof text === "string" && /^[0-9a-f]{64}$/.test(text);
}

/** A new id of 12 random characters. */
export function newId(from: Random = random): string {
  const bytes = new Uint8Array(12);
  from(bytes);
  return Array.from(bytes, (byte) => ALPHABET[byte % 62]).join("");
}
