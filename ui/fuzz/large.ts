//! `npx tsx fuzz/large.ts`: how long a keystroke and a structural change take in a Space of 100 chapters and 150,000
//! words, in the real editor without a screen. Figures, not a test: nothing fails by the clock.

import "./dom.ts";
import * as Y from "yjs";
import { BIRTH } from "../src/document/origins.ts";
import { spread } from "../src/document/rank.ts";
import { blockMap, placeText } from "../src/document/shape.ts";
import { SpaceDocument } from "../src/document/spaceDocument.ts";
import { Author } from "./author.ts";
import { Chance } from "./chance.ts";

const [CHAPTERS, BLOCKS, WORDS] = [100, 50, 30];

function large(): Uint8Array {
  const doc = new Y.Doc();
  const chance = new Chance(1);
  const document = new SpaceDocument(doc, "Large", { random: (bytes) => chance.bytes(bytes) });
  for (let c = 0; c < CHAPTERS; c += 1) {
    const chapter = document.addChapter(`Chapter ${c}`);
    const ids = spread(null, null, BLOCKS, document.random).map((rank, b) => ({ id: `b${c}_${b}`, rank }));
    document.bear(
      ids.map(({ id, rank }) => ({ id, kind: "paragraph", place: placeText(chapter, rank), indent: 0, fields: {} })),
    );
    doc.transact(() => {
      for (const { id } of ids) {
        blockMap(doc, id)?.delete("gone");
        (blockMap(doc, id)?.get("text") as Y.Text).insert(0, "woorden ".repeat(WORDS));
      }
    }, BIRTH);
  }
  const state = Y.encodeStateAsUpdate(doc);
  document.destroy();
  return state;
}

function measure(name: string, times: number, doing: (i: number) => void): void {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const start = performance.now();
    doing(i);
    took.push(performance.now() - start);
  }
  took.sort((a, b) => a - b);
  const at = (part: number): string => (took[Math.floor(part * (took.length - 1))] ?? 0).toFixed(2);
  console.log(`${name}: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, worst ${at(1)} ms (${times} times)`);
}

const author = new Author(0, large(), 1);
author.caret(0.5, 0.5);
measure("a letter", 200, () => author.type("a"));
measure("Enter", 60, () => void author.press("Enter"));
measure("kind", 60, (i) => void author.handle.commands.setKind(i % 2 === 0 ? "heading2" : "bullet"));
measure("moved up", 60, () => void author.press("ArrowUp", { alt: true }));
measure("removed", 30, () => author.erase(false));
measure("chapter added", 20, () => void author.document.addChapter("New"));
measure("chapter moved", 20, (i) => {
  const chapters = author.document.chapters();
  author.document.moveChapter(chapters[0]?.id ?? "", { after: chapters[i + 40]?.id ?? "" });
});
measure("chapter removed", 10, (i) => author.document.removeChapter(author.document.chapters()[i + 3]?.id ?? ""));
measure("chapters read", 50, () => void author.document.chapters());
measure("blocks of a chapter read", 50, () => void author.document.blocks(author.chapter));
measure("one block to another chapter", 50, (i) => {
  const [block] = author.document.blocks(author.chapter);
  if (block !== undefined) author.document.moveBlockToChapter(block.id, author.document.chapters()[i + 5]?.id ?? "");
});
author.destroy();
