//! Parts: the further texts of a block, each a root text of its own (docs/document.md). Plain, without marks.

import type * as Y from "yjs";

export const partName = (block: string, part: string): string => `part/${block}/${part}`;

export const partText = (doc: Y.Doc, block: string, part: string): Y.Text => doc.getText(partName(block, part));

/** The block of a root text that is a part, or null. */
export function blockOfPart(name: string): string | null {
  const [part, block, ...rest] = name.split("/");
  return part === "part" && block !== undefined && rest.length > 0 ? block : null;
}
