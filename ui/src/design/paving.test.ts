import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import vectors from "../../../tests/vectors/paving.json" with { type: "json" };
import { numbers, paving, seed } from "./paving.ts";

const ids = Array.from({ length: 60 }, (_, i) => `0193f000-0000-7000-8000-${String(i).padStart(12, "0")}`);

describe("paving", () => {
  it("is the same for the same Space, always", () => {
    for (const id of ids) expect(paving(id)).toEqual(paving(id));
    expect(paving("0193f000-0000-7000-8000-000000000001")).toMatchObject({ turn: expect.any(Number) });
  });

  it("never changes between versions: covers that people know stay theirs", () => {
    expect(seed("plein")).toBe(1715721931);
    const next = numbers(1);
    expect([next(), next(), next()]).toEqual([2693262067, 11749833, 2265367787]);
  });

  it("is the same in Rust, which draws it on the hub's pages", () => {
    const file = join(import.meta.dirname, "../../../tests/vectors/paving.json");
    const vectors = JSON.parse(readFileSync(file, "utf8")) as {
      seed: string;
      paving: { width: number; height: number };
    }[];
    for (const { seed, paving: theirs } of vectors) expect(paving(seed, theirs.width, theirs.height)).toEqual(theirs);
    expect(vectors.length).toBeGreaterThan(3);
  });

  it("is what the reader pages draw in Rust, brick by brick", () => {
    for (const vector of vectors) {
      expect(paving(vector.seed, vector.paving.width, vector.paving.height)).toEqual(vector.paving);
    }
  });

  it("differs between Spaces and uses every bond and hue", () => {
    const all = ids.map((id) => paving(id));
    expect(new Set(all.map((p) => p.bond)).size).toBe(4);
    expect(new Set(all.map((p) => p.hue)).size).toBe(7);
    expect(new Set(all.map((p) => JSON.stringify(p))).size).toBe(ids.length);
  });

  it("covers the ground: bricks lie everywhere, in a handful of paths", () => {
    for (const id of ids) {
      const { shades } = paving(id);
      expect(shades.length).toBeLessThanOrEqual(12);
      const bricks = shades.reduce((sum, shade) => sum + (shade.path.match(/z/g)?.length ?? 0), 0);
      expect(bricks).toBeGreaterThan(60);
    }
  });
});
