import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Chance } from "../../fuzz/chance.ts";
import { between, isRank, spread } from "./rank.ts";

interface Vector {
  before: string | null;
  after: string | null;
  random: number[];
  rank: string;
}
const vectors = JSON.parse(readFileSync(`${process.cwd()}/../tests/vectors/rank.json`, "utf8")) as Vector[];

describe("ranks", () => {
  it("are made as in Rust", () => {
    expect(vectors.length).toBeGreaterThan(3);
    for (const { before, after, random, rank } of vectors) {
      expect(between(before, after, (bytes) => bytes.set(random))).toBe(rank);
    }
  });

  it("lie between their neighbours, however often someone inserts at one spot", () => {
    const chance = new Chance(7);
    const random = (bytes: Uint8Array): void => chance.bytes(bytes);
    const ranks = [between(null, null, random)];
    for (let i = 0; i < 2000; i += 1) {
      const at = i % 3 === 0 ? Math.floor(chance.next() * (ranks.length + 1)) : i % 3 === 1 ? 1 : ranks.length;
      const [a, b] = [ranks[at - 1] ?? null, ranks[at] ?? null];
      const rank = between(a, b, random);
      expect(isRank(rank) && rank.length >= 6 && !rank.endsWith("0")).toBe(true);
      if (a !== null) expect(a < rank).toBe(true);
      if (b !== null) expect(rank < b).toBe(true);
      ranks.splice(at, 0, rank);
    }
  });

  it("spread over a gap stay short", () => {
    const chance = new Chance(8);
    const ranks = spread("V00000abcd", "V00000abce", 500, (bytes) => chance.bytes(bytes));
    expect([...ranks].sort()).toEqual(ranks);
    expect(Math.max(...ranks.map((rank) => rank.length))).toBeLessThan(24);
  });

  it("come to an end where there is no room at all", () => {
    const chance = new Chance(9);
    expect(between("V00000aaaa", "V00000aaaa", (bytes) => chance.bytes(bytes)) > "V00000aaaa").toBe(true);
  });
});
