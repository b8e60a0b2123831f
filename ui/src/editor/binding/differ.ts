//! Where two texts differ, as few and as small pieces as make sense to a person.

import { difference, splitsPair } from "../../document/text.ts";

/** `before[at .. at + gone]` became `after[from .. to]`. */
export interface Hunk {
  at: number;
  gone: number;
  from: number;
  to: number;
}

/** A match shorter than this inside a replaced part is chance, not meaning. */
const SHORTEST = 3;
/** Beyond this many comparisons a replaced part counts as wholly new. */
const MOST = 1_000_000;

/**
 * The differences in order. `caret` is the position in `after` where the caret stands: of equal letters, the one
 * typed or deleted there is meant.
 */
export function differences(before: string, after: string, caret: number | null): Hunk[] {
  const found = difference(before, after, caret);
  return found === null ? [] : middle(before, found.start, found.before, after, found.start, found.after);
}

/** A replaced part: what is common to both sides, if it is long enough, stays. */
function middle(a: string, a0: number, a1: number, b: string, b0: number, b1: number): Hunk[] {
  if (a0 === a1 && b0 === b1) return [];
  const one: Hunk[] = [{ at: a0, gone: a1 - a0, from: b0, to: b1 }];
  if (a0 === a1 || b0 === b1 || (a1 - a0) * (b1 - b0) > MOST) return one;
  const match = longest(a, a0, a1, b, b0, b1);
  const all = match.length === a1 - a0 || match.length === b1 - b0;
  if (match.length === 0 || (match.length < SHORTEST && !all)) return one;
  return [
    ...middle(a, a0, match.a, b, b0, match.b),
    ...middle(a, match.a + match.length, a1, b, match.b + match.length, b1),
  ];
}

/** The longest piece that both have; the first of several. */
function longest(
  a: string,
  a0: number,
  a1: number,
  b: string,
  b0: number,
  b1: number,
): { a: number; b: number; length: number } {
  let best = { a: a0, b: b0, length: 0 };
  let previous = new Uint32Array(b1 - b0 + 1);
  let current = new Uint32Array(b1 - b0 + 1);
  for (let i = a0; i < a1; i += 1) {
    for (let j = b0; j < b1; j += 1) {
      const length = a[i] === b[j] ? (previous[j - b0] ?? 0) + 1 : 0;
      current[j - b0 + 1] = length;
      if (length > best.length) best = { a: i - length + 1, b: j - length + 1, length };
    }
    [previous, current] = [current, previous];
  }
  // A match must not cut a surrogate pair.
  if (splitsPair(a, best.a) || splitsPair(b, best.b)) best = { a: best.a + 1, b: best.b + 1, length: best.length - 1 };
  if (splitsPair(a, best.a + best.length) || splitsPair(b, best.b + best.length)) best.length -= 1;
  return best.length > 0 ? best : { a: a0, b: b0, length: 0 };
}

/** The positions in a list of numbers of a longest ascending row of them. */
export function ascending(numbers: readonly number[]): Set<number> {
  const tails: number[] = [];
  const previous: number[] = [];
  numbers.forEach((value, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if ((numbers[tails[half] ?? 0] ?? 0) < value) low = half + 1;
      else high = half;
    }
    previous[i] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = i;
  });
  const chosen = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) chosen.add(i);
  return chosen;
}

/**
 * Which of `after` stand as they stood among each other in `before` and need not move. When taking away `held`
 * (what a person has hold of) explains everything, it is those that moved.
 */
export function standing(
  before: readonly string[],
  after: readonly string[],
  held: ReadonlySet<string> | null,
): Set<string> {
  const index = new Map(before.map((id, i) => [id, i]));
  const kept = after.filter((id) => index.has(id));
  const inOrder = (ids: readonly string[]): boolean =>
    ids.every((id, i) => i === 0 || (index.get(ids[i - 1] ?? "") ?? 0) < (index.get(id) ?? 0));
  if (held !== null && !inOrder(kept)) {
    const others = kept.filter((id) => !held.has(id));
    if (inOrder(others)) return new Set(others);
  }
  const rows = ascending(kept.map((id) => index.get(id) ?? 0));
  return new Set(kept.filter((_, i) => rows.has(i)));
}
