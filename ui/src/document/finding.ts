//! Finding words in a whole Space, and putting others in their place: in every chapter, whether it is open or not.
//!
//! What always holds: diacritics and capitals do not matter when looking; places are those of the Y.Text; everything
//! that one replacement touches is one step of undo, and what stands around it keeps its identity and its marks.

import type * as Y from "yjs";
import { cellText, shownGrid } from "./table.ts";
import { partNames, partText } from "./parts.ts";
import { plainText } from "./plain.ts";
import { chapterMap, kindField, textField } from "./shape.ts";
import type { SpaceDocument } from "./spaceDocument.ts";

/** A text that is looked through. */
export interface Place {
  chapter: string;
  /** Null for the title of the chapter. */
  block: string | null;
  /** For a cell of a table. */
  cell: { row: string; column: string } | null;
  /** For a further text of a block: its alternative text, say. */
  part: string | null;
}

/** Where something was found: positions in the Y.Text. */
export interface Found {
  place: Place;
  from: number;
  to: number;
  /** What stands around it, for a list. */
  before: string;
  words: string;
  after: string;
}

/** As many are found at once; nobody looks at more. */
export const MOST_FOUND = 2_000;
const AROUND = 32;

/** A text without capitals and diacritics, and where each of its letters came from. */
function folded(text: string): { letters: string; from: number[] } {
  let letters = "";
  const from: number[] = [];
  let at = 0;
  for (const letter of text) {
    for (const plain of letter.normalize("NFD").toLowerCase()) {
      if (/\p{M}/u.test(plain)) continue;
      letters += plain;
      for (let i = 0; i < plain.length; i += 1) from.push(at);
    }
    at += letter.length;
  }
  from.push(at);
  return { letters, from };
}

/** Everything that holds `wanted`, in the order of reading. */
export function find(document: SpaceDocument, wanted: string): Found[] {
  const { letters } = folded(wanted);
  const found: Found[] = [];
  if (letters.trim() === "") return found;
  for (const { place, text } of texts(document)) {
    const plain = plainText(text);
    const look = folded(plain);
    for (let at = look.letters.indexOf(letters); at >= 0; at = look.letters.indexOf(letters, at + letters.length)) {
      const [from, to] = [look.from[at] ?? 0, look.from[at + letters.length] ?? plain.length];
      found.push({
        place,
        from,
        to,
        before: plain.slice(Math.max(0, from - AROUND), from),
        words: plain.slice(from, to),
        after: plain.slice(to, to + AROUND),
      });
      if (found.length >= MOST_FOUND) return found;
    }
  }
  return found;
}

/** Puts `by` in the place of what was found: one step of undo. What has changed meanwhile is left; answers how many. */
export function replace(document: SpaceDocument, found: readonly Found[], by: string): number {
  let count = 0;
  document.edit(() => {
    // From the last to the first, so that positions before stay right.
    for (const { place, from, to, words } of [...found].reverse()) {
      const text = textAt(document, place);
      if (text === null || plainText(text).slice(from, to) !== words || words === by) continue;
      const marks = marksAt(text, from);
      if (by !== "") text.insert(from, by, marks);
      text.delete(from + by.length, to - from);
      count += 1;
    }
  });
  return count;
}

function* texts(document: SpaceDocument): Generator<{ place: Place; text: Y.Text }> {
  const { doc } = document;
  for (const { id: chapter } of document.chapters()) {
    const title = chapterMap(doc, chapter);
    const titleText = title === null ? null : textField(title, "title");
    const place = { chapter, block: null, cell: null, part: null };
    if (titleText !== null) yield { place, text: titleText };
    for (const { id, block } of document.blocks(chapter)) {
      const text = textField(block, "text");
      if (text !== null && kindField(block) !== "table") yield { place: { ...place, block: id }, text };
      if (kindField(block) === "table") {
        const { rows, columns } = shownGrid(doc, id, block);
        for (const row of rows) {
          for (const column of columns) {
            const cell = { row: row.id, column: column.id };
            yield { place: { ...place, block: id, cell }, text: cellText(doc, id, row.id, column.id) };
          }
        }
      }
      for (const part of partNames(doc, id)) {
        yield { place: { ...place, block: id, part }, text: partText(doc, id, part) };
      }
    }
  }
}

function textAt(document: SpaceDocument, { chapter, block, cell, part }: Place): Y.Text | null {
  const { doc } = document;
  if (block === null) {
    const map = chapterMap(doc, chapter);
    return map === null ? null : textField(map, "title");
  }
  if (part !== null) return partText(doc, block, part);
  if (cell !== null) return cellText(doc, block, cell.row, cell.column);
  const map = document.blocks(chapter).find(({ id }) => id === block)?.block;
  return map === undefined ? null : textField(map, "text");
}

/** The marks of the letter at a position. */
function marksAt(text: Y.Text, position: number): Record<string, unknown> {
  let at = 0;
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    at += typeof insert === "string" ? insert.length : 1;
    if (position < at) return attributes ?? {};
  }
  return {};
}
