//! Ranks: fractions in base 62 that order blocks, chapters, rows and columns (docs/document.md).
//!
//! Pure: randomness is given. What always holds: `between(a, b)` of well-formed a < b lies strictly between them.

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const STEP = 62 ** 3;
const SIX = 62 ** 6;

/** Fills an array with random bytes. */
export type Random = (bytes: Uint8Array) => void;

const value = (letter: string | undefined): number => (letter === undefined ? 0 : Math.max(0, DIGITS.indexOf(letter)));
const digit = (x: number): string => DIGITS[x] ?? "0";

function sixDigits(rank: string): number {
  let sum = 0;
  for (let i = 0; i < 6; i += 1) sum = sum * 62 + value(rank[i]);
  return sum;
}

function asSix(sum: number): string {
  let text = "";
  for (let i = 0, rest = sum; i < 6; i += 1, rest = Math.floor(rest / 62)) text = digit(rest % 62) + text;
  return text;
}

/** Whether a text can be compared as a rank at all: of rank's alphabet. */
export function isRank(text: string): boolean {
  return /^[0-9A-Za-z]*$/.test(text);
}

/** The stem of a new rank between `a` and `b`; four random digits follow it. */
export function stem(a: string | null, b: string | null): string {
  if (a === null && b === null) return "V00000";
  if (b === null && a !== null) {
    const next = sixDigits(a) + STEP;
    if (next < SIX) return asSix(next);
  }
  if (a === null && b !== null) {
    const before = sixDigits(b) - STEP;
    if (before > 0) return asSix(before);
  }
  let digits = "";
  let open = b === null;
  for (let i = 0; ; i += 1) {
    const x = value(a?.[i]);
    const y = open ? 62 : value(b?.[i]);
    if (y - x > 1) {
      digits += digit(x + Math.floor((y - x) / 2));
      break;
    }
    digits += digit(x);
    if (x < y) open = true;
    // Past the end of both nothing can differ any more: a >= b was given. Leaving b keeps the result usable.
    if (!open && i > Math.max(a?.length ?? 0, b?.length ?? 0)) open = true;
  }
  return digits.length < 2 ? `${digits}0` : digits;
}

/** A new rank between two others; `null` is the start or the end. */
export function between(a: string | null, b: string | null, random: Random): string {
  const bytes = new Uint8Array(4);
  random(bytes);
  const [p = 0, q = 0, r = 0, s = 0] = bytes;
  return stem(a, b) + digit(p % 62) + digit(q % 62) + digit(r % 62) + digit(1 + (s % 61));
}

/** `count` new ranks in order between two others, spread so that they stay short. */
export function spread(a: string | null, b: string | null, count: number, random: Random): string[] {
  if (count <= 0) return [];
  if (b === null) {
    const ranks: string[] = [];
    let last = a;
    while (ranks.length < count) ranks.push((last = between(last, null, random)));
    return ranks;
  }
  const half = Math.floor(count / 2);
  const middle = between(a, b, random);
  return [...spread(a, middle, half, random), middle, ...spread(middle, b, count - half - 1, random)];
}

/** Orders two ranks, or ids, as bytes. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A rank after `a` and before the first of `following` that comes after `a`. */
export function rankBetween(a: string | null, following: readonly { rank: string }[], random: Random): string {
  const b = following.find((one) => a === null || one.rank > a)?.rank ?? null;
  return between(a, b === "" ? null : b, random);
}
