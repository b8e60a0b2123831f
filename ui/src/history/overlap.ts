//! Choosing between two versions of one spot: an ordinary edit of that spot alone, in the block as it reads now.

import { differences } from "../editor/binding/differ.ts";
import { plainText } from "../document/plain.ts";
import { blockMap, textField } from "../document/shape.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";

/** Makes the spot that reads `merged` read `wanted`. False: the spot is not there any more. */
export function choose(document: SpaceDocument, block: string, merged: string, wanted: string): boolean {
  const map = blockMap(document.doc, block);
  const text = map === null ? null : textField(map, "text");
  if (text === null) return false;
  const at = plainText(text).indexOf(merged);
  if (at < 0) return false;
  document.edit(() => {
    // From the end, so that the places before it stay where they are.
    for (const hunk of differences(merged, wanted, null).toReversed()) {
      if (hunk.gone > 0) text.delete(at + hunk.at, hunk.gone);
      if (hunk.to > hunk.from) text.insert(at + hunk.at, wanted.slice(hunk.from, hunk.to));
    }
  });
  return true;
}
