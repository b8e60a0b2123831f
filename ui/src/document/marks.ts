//! What is drawn on a picture, as it reads. Writing it is `picture/look.ts`.

import type * as Y from "yjs";
import { coordinates } from "./area.ts";
import { lines } from "./lines.ts";
import { partPlain } from "./parts.ts";
import { compare } from "./rank.ts";
import type { BlockMap } from "./shape.ts";

const SHAPES: ReadonlySet<string> = new Set(["arrow", "circle", "box", "number", "label"]);
const COLOURS: ReadonlySet<string> = new Set(["red", "yellow", "blue", "white", "black"]);

export interface ShownMark {
  id: string;
  shape: string;
  from: [number, number];
  to: [number, number];
  colour: string;
  words: string;
  /** Who removed it while another wrote in it; null when it is in its place. */
  gone: string | null;
}

/** The marks that are shown, in the order of their ids: not gone, or holding words that someone wrote meanwhile. */
export function shownMarks(doc: Y.Doc, id: string, block: BlockMap): ShownMark[] {
  const shown: ShownMark[] = [];
  for (const { id: mark, gone } of lines(block, "mark").sort((a, b) => compare(a.id, b.id))) {
    const words = partPlain(doc, id, `mark/${mark}`);
    if (gone !== null && words === "") continue;
    const drawn = readDrawn(block.get(`mark/${mark}`)) ?? (words === "" ? null : MIDDLE);
    if (drawn !== null) shown.push({ id: mark, ...drawn, words, gone });
  }
  return shown;
}

type Drawn = Pick<ShownMark, "shape" | "from" | "to" | "colour">;

/** A drawing that cannot be read is none, but words are words. */
const MIDDLE: Drawn = { shape: "label", from: [5000, 5000], to: [5000, 5000], colour: "red" };

/** `<shape> x1 y1 x2 y2 <colour>`. */
function readDrawn(register: unknown): Drawn | null {
  if (typeof register !== "string") return null;
  const words = register.split(" ");
  const [shape = "", colour = ""] = [words[0], words[5]];
  const numbers = coordinates(words.slice(1, 5).join(" "), 4);
  if (words.length !== 6 || numbers === null || !SHAPES.has(shape) || !COLOURS.has(colour)) return null;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = numbers;
  return { shape, from: [x1, y1], to: [x2, y2], colour };
}
