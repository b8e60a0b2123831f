//! How much is written, how long reading it takes, and the headings of a chapter.

import { plainText } from "../document/plain.ts";
import { readKind, textField } from "../document/shape.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";
import { cellText, shownGrid } from "../document/table.ts";

/** Words a minute that people read of what explains something. */
const PACE = 200;

export interface Outline {
  block: string;
  /** 1 to 3. */
  level: number;
  words: string;
}

/** The words that readers see in a chapter. */
export function wordsIn(document: SpaceDocument, chapter: string): number {
  let count = 0;
  for (const { id, block } of document.blocks(chapter)) {
    const kind = readKind(block);
    if (kind === "note") continue;
    if (kind === "table") {
      const { rows, columns } = shownGrid(document.doc, id, block);
      for (const row of rows)
        for (const column of columns) count += wordsOf(plainText(cellText(document.doc, id, row.id, column.id)));
    } else {
      const text = textField(block, "text");
      if (text !== null) count += wordsOf(plainText(text));
    }
  }
  return count;
}

export const wordsOf = (text: string): number => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** Whole minutes; never none for something. */
export const minutes = (words: number): number => (words === 0 ? 0 : Math.max(1, Math.round(words / PACE)));

/** The headings of a chapter, in order. */
export function outlineOf(document: SpaceDocument, chapter: string): Outline[] {
  return document.blocks(chapter).flatMap(({ id, block }) => {
    const [, level] = /^heading([123])$/.exec(readKind(block)) ?? [];
    const text = textField(block, "text");
    const words = text === null ? "" : plainText(text).trim();
    return level === undefined || words === "" ? [] : [{ block: id, level: Number(level), words }];
  });
}
