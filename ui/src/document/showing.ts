//! Whether a block is to be seen: removing never hides what someone wrote meanwhile.

import type * as Y from "yjs";
import { type BlockMap, goneField, kindField, textField } from "./shape.ts";
import { allCells } from "./table.ts";

/** Whether a block holds any text: for a table, in any cell. */
export function holdsText(doc: Y.Doc, id: string, block: BlockMap): boolean {
  if (kindField(block) === "table") return allCells(doc, id, block).some((cell) => cell.length > 0);
  return (textField(block, "text")?.length ?? 0) > 0;
}

/** Whether a block is shown where its chapter is: not gone, or holding text that someone wrote meanwhile. */
export function isShown(doc: Y.Doc, id: string, block: BlockMap): boolean {
  return goneField(block) === null || holdsText(doc, id, block);
}
