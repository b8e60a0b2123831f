//! Words that can be followed: each is written once, «17», and looked for everywhere.

import type * as Y from "yjs";
import { plainText } from "../src/document/plain.ts";
import { contentModel } from "../src/document/model.ts";
import { partNames, writtenParts } from "../src/document/parts.ts";
import { type ShownBlock, shownBlocks, shownChapters } from "../src/document/reading.ts";
import { type BlockMap, placeField, readKind, textField } from "../src/document/shape.ts";
import { cellText, shownGrid } from "../src/document/table.ts";

export const word = (n: number): string => `«${n}»`;

/** The words of a text. */
export const wordsIn = (text: string): string[] => text.match(/«\d+»/g) ?? [];

/** The words that the range of a text touches. */
export function wordsTouched(text: string, from: number, to: number): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/«\d+»/g)) {
    if (match.index < to && match.index + match[0].length > from) found.push(match[0]);
  }
  return found;
}

/** Every word that a reader of this document sees, and how often: splitting at once makes doubles. */
export function visibleWords(doc: Y.Doc): Map<string, number> {
  const found = new Map<string, number>();
  const count = (text: string): void => {
    for (const one of wordsIn(text)) found.set(one, (found.get(one) ?? 0) + 1);
  };
  const add = (text: Y.Text | null): void => {
    if (text !== null) count(plainText(text));
  };
  add(doc.getText("title"));
  add(doc.getText("summary"));
  for (const chapter of shownChapters(doc)) {
    count(chapter.title);
    for (const { id, block } of shownBlocks(doc, chapter.id)) {
      if (readKind(block) === "table") {
        const { rows, columns } = shownGrid(doc, id, block);
        for (const row of rows) for (const column of columns) add(cellText(doc, id, row.id, column.id));
      } else add(textField(block, "text"));
      count(beside(doc, id, block));
    }
  }
  return found;
}

/** What a block shows beside its text: its parts, where its kind shows them; of an unknown kind all that pass through. */
function beside(doc: Y.Doc, id: string, block: BlockMap): string {
  if (readKind(block) === "unknown") return writtenParts(doc, id).flat().join(" ");
  if (readKind(block) === "table" || partNames(doc, id).length === 0) return "";
  const shown: ShownBlock = { id, block, place: placeField(block), container: null, removedBy: null };
  const rest = { ...(contentModel(doc, shown) as Record<string, unknown>) };
  delete rest["text"];
  delete rest["caption"];
  return JSON.stringify(rest);
}
