import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as Y from "yjs";
import { fingerprint } from "./fingerprint.ts";

interface Vector {
  update: string;
  chapter: string;
  fingerprint: string;
}
const vectors = JSON.parse(readFileSync(`${process.cwd()}/../tests/vectors/fingerprint.json`, "utf8")) as Vector[];

it("fingerprints are taken as in Rust", () => {
  expect(vectors.length).toBeGreaterThan(3);
  for (const vector of vectors) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Uint8Array.from(Buffer.from(vector.update, "hex")));
    expect(fingerprint(doc, vector.chapter)).toBe(vector.fingerprint);
  }
});
