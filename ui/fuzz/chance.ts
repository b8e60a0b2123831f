//! Chance from a seed: the same numbers on every machine (mulberry32).

export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  bytes(into: Uint8Array): void {
    for (let i = 0; i < into.length; i += 1) into[i] = Math.floor(this.next() * 256);
  }
}

/** An index below `length` from a number between 0 and 1. */
export const at = (x: number, length: number): number => Math.min(length - 1, Math.floor(x * length));

/** One of a list, which must not be empty. */
export function pick<T>(x: number, list: readonly T[]): T {
  const one = list[at(x, list.length)];
  if (one === undefined) throw new Error("nothing to pick from");
  return one;
}
