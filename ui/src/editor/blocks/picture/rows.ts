//! Pictures beside each other: which stand in one row, and which are a pair of before and after. Decorations only: in
//! the document each says of itself that it stands beside the one before it.

import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

/** As many pictures stand in one row. */
export const ROW = 4;

/** Where a picture stands among those beside it. */
export interface InRow {
  /** How many there are. */
  of: number;
  /** Which of them it is, from 0. */
  at: number;
  compare: boolean;
}

/** For each block of a chapter that stands in a row or pair: where. */
export function rowsOf(blocks: readonly PMNode[]): Map<number, InRow> {
  const rows: { first: number; length: number; compare: boolean }[] = [];
  let open: (typeof rows)[number] | null = null;
  blocks.forEach((block, i) => {
    if (!isPlaced(block)) {
      open = null;
      return;
    }
    const beside = String(block.attrs["beside"]);
    if (open !== null && beside === "row" && !open.compare && open.length < ROW) open.length += 1;
    else if (open !== null && beside === "compare" && open.length === 1) {
      open.length = 2;
      open.compare = true;
    } else {
      open = { first: i, length: 1, compare: false };
      rows.push(open);
    }
  });
  const found = new Map<number, InRow>();
  for (const { first, length, compare } of rows) {
    if (length < 2) continue;
    for (let at = 0; at < length; at += 1) found.set(first + at, { of: length, at, compare });
  }
  return found;
}

const isPlaced = (block: PMNode | null): boolean => block?.type.name === "picture" && block.attrs["removedBy"] === null;

/** Says on each picture where it stands; `words` are for a pair. */
export const pictureRows = (words: { before: string; after: string }): Plugin =>
  new Plugin({
    props: {
      decorations({ doc }) {
        const rows = rowsOf(doc.children);
        const found: Decoration[] = [];
        doc.forEach((block, pos, index) => {
          if (block.type.name !== "picture") return;
          const row = rows.get(index);
          const attributes: Record<string, string> = {};
          if (isPlaced(index === 0 ? null : doc.child(index - 1))) attributes["data-after-picture"] = "";
          if (row !== undefined) {
            attributes["data-row"] = String(row.of);
            attributes["data-row-at"] = String(row.at);
            if (row.compare) attributes["data-badge"] = row.at === 0 ? words.before : words.after;
          }
          if (Object.keys(attributes).length > 0) found.push(Decoration.node(pos, pos + block.nodeSize, attributes));
        });
        return DecorationSet.create(doc, found);
      },
    },
  });
