//! Plain strings into a Y.Text by the smallest change.

import type * as Y from "yjs";
import { plainText } from "./plain.ts";

/** Where two strings differ: `[start, end of before)` became `[start, end of after)`. */
export interface Difference {
  start: number;
  before: number;
  after: number;
}

/**
 * Where two strings differ. Never cuts a surrogate pair in two. A piece that is put in or taken out among equal
 * letters is where the caret says (a position in `after`), otherwise where a word begins: a new word must not be
 * made of the letters of an old one, or who deletes the old one deletes part of the new.
 */
export function difference(before: string, after: string, caret: number | null = null): Difference | null {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  if (start + same >= most) {
    const at = slide(
      before,
      most - same,
      start,
      caret === null ? null : caret - Math.max(0, after.length - before.length),
    );
    return { start: at, before: at + before.length - most, after: at + after.length - most };
  }
  if (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
  if (splitsPair(before, before.length - same) || splitsPair(after, after.length - same)) same -= 1;
  return { start, before: before.length - same, after: after.length - same };
}

/** The place among equal letters, from `lowest` to `highest`, where a piece came or went. */
function slide(text: string, lowest: number, highest: number, wanted: number | null): number {
  if (wanted !== null) {
    const at = Math.min(highest, Math.max(lowest, wanted));
    return splitsPair(text, at) && at > lowest ? at - 1 : at;
  }
  const cost = (at: number): number => {
    if (splitsPair(text, at)) return 3;
    const [left, right] = [text[at - 1] ?? " ", text[at] ?? " "];
    if (/\s/.test(left)) return 0;
    return isWord(left) && isWord(right) ? 2 : 1;
  };
  let best = highest;
  for (let at = highest - 1; at >= lowest; at -= 1) if (cost(at) < cost(best)) best = at;
  return best;
}

const isWord = (letter: string): boolean => /[\p{L}\p{N}_]/u.test(letter);

/** Whether a position lies inside a surrogate pair. */
export function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Makes a Y.Text read `after`; must run inside a transaction. `caret`: where it stands in `after`, if known. */
export function replaceText(text: Y.Text, after: string, caret: number | null = null): void {
  const found = difference(plainText(text), after, caret);
  if (found === null) return;
  if (found.before > found.start) text.delete(found.start, found.before - found.start);
  if (found.after > found.start) text.insert(found.start, after.slice(found.start, found.after), {});
}
