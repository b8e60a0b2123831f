//! What a chapter holds, in 16 digits: a removed chapter stays removed while this stays the same.

import { blake3 } from "@noble/hashes/blake3.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type * as Y from "yjs";
import { writtenParts } from "./parts.ts";
import { blocksIn, workedOut } from "./places.ts";
import { plainText } from "./plain.ts";
import { compare } from "./rank.ts";
import { type BlockMap, blockMap, chapterMap, goneField, kindField, textField } from "./shape.ts";
import { isShown } from "./showing.ts";
import { allCells } from "./table.ts";

/** The fingerprint of a chapter without a title and without blocks. */
export const EMPTY_CHAPTER = "af1349b9f5f9a1a6";

/** The fingerprint of a chapter as it stands. */
export const fingerprint = (doc: Y.Doc, chapter: string): string => workedOut(doc, chapter, () => taken(doc, chapter));

function taken(doc: Y.Doc, chapter: string): string {
  const map = chapterMap(doc, chapter);
  const title = map === null ? null : textField(map, "title");
  const parts: string[] = [title === null ? "" : plainText(title)];
  for (const { id, block } of shownIn(doc, chapter)) {
    const gone = goneField(block) === null ? "0" : "1";
    parts.push("\0", id, "\0", kindField(block), "\0", gone, "\0", plainOf(doc, id, block), partsPlain(doc, id));
  }
  return bytesToHex(blake3(new TextEncoder().encode(parts.join("")))).slice(0, 16);
}

function shownIn(doc: Y.Doc, chapter: string): { id: string; block: BlockMap }[] {
  const found: { id: string; block: BlockMap }[] = [];
  for (const id of blocksIn(doc, chapter)) {
    const block = blockMap(doc, id);
    if (block !== null && isShown(doc, id, block)) found.push({ id, block });
  }
  return found.sort((a, b) => compare(a.id, b.id));
}

function plainOf(doc: Y.Doc, id: string, block: BlockMap): string {
  if (kindField(block) === "table") {
    return allCells(doc, id, block)
      .map((cell) => `${plainText(cell)}\0`)
      .join("");
  }
  const text = textField(block, "text");
  return text === null ? "" : plainText(text);
}

/** The parts that hold something, after the text. */
function partsPlain(doc: Y.Doc, id: string): string {
  return writtenParts(doc, id)
    .map(([name, words]) => `\0${name}\0${words}`)
    .join("");
}
