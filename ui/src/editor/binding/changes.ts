//! Which parts of the editor's document the steps of transactions left alone. Comparing texts could mistake a new
//! letter for an equal old one, and then who deletes the old one deletes the new: steps know better.

import type { StepMap } from "@tiptap/pm/transform";
import type { Hunk } from "./differ.ts";

/** `[from, to)` of the old document became `[newFrom, newTo)` of the new one. */
interface Range {
  from: number;
  to: number;
  newFrom: number;
  newTo: number;
}

export class Changes {
  readonly #ranges: Range[] = [];

  constructor(maps: readonly StepMap[]) {
    for (const map of maps) {
      const replaced: [number, number, number][] = [];
      map.forEach((oldFrom, oldTo, newFrom, newTo) => replaced.push([oldFrom, oldTo, newTo - newFrom]));
      // From the last to the first, so that positions before stay those of before this step.
      for (const [from, to, size] of replaced.reverse()) this.#replace(from, to, size);
    }
  }

  /**
   * The differences of a text that stood at `from` and stands at `newFrom` now; null when the steps do not tell,
   * because the text was taken out and put in again.
   */
  hunks(from: number, size: number, newFrom: number, newSize: number): Hunk[] | null {
    const kept: { at: number; to: number; count: number }[] = [];
    let sameStart = false;
    let [old, now] = [0, 0];
    for (const range of [...this.#ranges, null]) {
      const oldEnd = range?.from ?? Infinity;
      // Both stretches are as long as each other: nothing changed in them.
      const shift = now - old;
      // The token before the text: the node begins where it began.
      sameStart ||= old <= from - 1 && from <= oldEnd && from + shift === newFrom;
      const low = Math.max(old, from, newFrom - shift);
      const high = Math.min(oldEnd, from + size, newFrom + newSize - shift);
      if (low < high) kept.push({ at: low - from, to: low + shift - newFrom, count: high - low });
      if (range !== null) [old, now] = [range.to, range.newTo];
    }
    if (kept.length === 0 && !sameStart && size > 0 && newSize > 0) return null;
    const hunks: Hunk[] = [];
    let [at, to] = [0, 0];
    for (const piece of [...kept, { at: size, to: newSize, count: 0 }]) {
      if (piece.at > at || piece.to > to) hunks.push({ at, gone: piece.at - at, from: to, to: piece.to });
      [at, to] = [piece.at + piece.count, piece.to + piece.count];
    }
    return hunks;
  }

  #replace(from: number, to: number, size: number): void {
    let first = 0;
    while (first < this.#ranges.length && (this.#ranges[first]?.newTo ?? 0) < from) first += 1;
    let end = first;
    while (end < this.#ranges.length && (this.#ranges[end]?.newFrom ?? 0) <= to) end += 1;
    const touched = this.#ranges.slice(first, end);
    const [head, tail] = [touched[0], touched.at(-1)];
    const before = this.#ranges[first - 1];
    const after = tail ?? before;
    const fresh: Range = {
      from: Math.min(from - (before === undefined ? 0 : before.newTo - before.to), head?.from ?? Infinity),
      to: Math.max(to - (after === undefined ? 0 : after.newTo - after.to), tail?.to ?? -Infinity),
      newFrom: Math.min(from, head?.newFrom ?? Infinity),
      newTo: Math.max(to, tail?.newTo ?? -Infinity) + size - (to - from),
    };
    this.#ranges.splice(first, end - first, fresh);
    const shift = size - (to - from);
    for (const range of this.#ranges.slice(first + 1)) {
      range.newFrom += shift;
      range.newTo += shift;
    }
  }
}
