//! What the page of a link card said of itself, put on the card: one step of undo. A person's own words stay.

import { blockMap, readKind, stringField } from "../document/shape.ts";
import { partText } from "../document/parts.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";

/** What a page said, as far as it said anything. */
export interface LookedAt {
  title: string;
  description: string;
  face: { id: string } | null;
}

/** Puts it on the card, unless that leads elsewhere by now or is gone. */
export function wear(document: SpaceDocument, id: string, url: string, looked: LookedAt): void {
  const { doc } = document;
  const block = blockMap(doc, id);
  if (block === null || readKind(block) !== "link" || stringField(block, "url") !== url) return;
  document.edit(() => {
    for (const part of ["title", "description"] as const) {
      const text = partText(doc, id, part);
      if (text.length === 0 && looked[part] !== "") text.insert(0, looked[part]);
    }
    if (looked.face !== null) block.set("face", looked.face.id);
  });
}
