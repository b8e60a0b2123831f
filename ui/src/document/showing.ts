//! Whether a block is to be seen: removing never hides what someone wrote meanwhile.

import type * as Y from "yjs";
import { allParts } from "./parts.ts";
import { type BlockMap, goneField, kindField, textField } from "./shape.ts";
import { allCells } from "./table.ts";

/** Whether a block holds any text: its own (for a table: any cell), or any part. */
export function holdsText(doc: Y.Doc, id: string, block: BlockMap): boolean {
  if (allParts(doc, id).some((part) => part.length > 0)) return true;
  if (kindField(block) === "table") return allCells(doc, id, block).some((cell) => cell.length > 0);
  return (textField(block, "text")?.length ?? 0) > 0;
}

/** Whether a block is shown where its chapter is: not gone, or holding text that someone wrote meanwhile. */
export function isShown(doc: Y.Doc, id: string, block: BlockMap): boolean {
  return goneField(block) === null || holdsText(doc, id, block);
}
