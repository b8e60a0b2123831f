//! Plain strings into a Y.Text by the smallest change.

import type * as Y from "yjs";
import { plainText } from "./plain.ts";

/** Where two strings differ: `[start, end of before, end of after)`. Never cuts a surrogate pair in two. */
export function difference(before: string, after: string): { start: number; before: number; after: number } | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (start > 0 && isHigh(before.charCodeAt(start - 1))) start -= 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end -= 1;
  return { start, before: before.length - end, after: after.length - end };
}

export const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
export const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Makes a Y.Text read `after`; must run inside a transaction. */
export function replaceText(text: Y.Text, after: string): void {
  const found = difference(plainText(text), after);
  if (found === null) return;
  if (found.before > found.start) text.delete(found.start, found.before - found.start);
  if (found.after > found.start) text.insert(found.start, after.slice(found.start, found.after), {});
}
