//! What a reveal hides: every following block with a greater indent, up to the first that is not deeper
//! (docs/document.md). Where that is shown, and what moves along with it.

import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { kindOf } from "../../commands/selected.ts";

const indentOf = (node: PMNode): number => Number(node.attrs["indent"]);
const isReveal = (node: PMNode): boolean => kindOf(node) === "reveal";

/** The place of the last block that the one at `index` hides; its own place when it hides nothing. */
export function lastHidden(doc: PMNode, index: number): number {
  const reveal = doc.child(index);
  if (!isReveal(reveal)) return index;
  let last = index;
  while (last + 1 < doc.childCount && indentOf(doc.child(last + 1)) > indentOf(reveal)) last += 1;
  return last;
}

/** The place of the innermost reveal that hides the block at `index`, or null. */
export function hiddenBy(doc: PMNode, index: number): number | null {
  let indent = indentOf(doc.child(index));
  for (let i = index - 1; i >= 0 && indent > 0; i -= 1) {
    const above = doc.child(i);
    if (indentOf(above) >= indent) continue;
    if (isReveal(above)) return i;
    indent = indentOf(above);
  }
  return null;
}

/** Whether one step deeper puts the block at `index` under a reveal that does not hide it yet. */
export function canHide(doc: PMNode, index: number): boolean {
  const indent = indentOf(doc.child(index));
  for (let i = index - 1; i >= 0; i -= 1) {
    const above = doc.child(i);
    if (indentOf(above) < indent) return false;
    if (indentOf(above) === indent) return isReveal(above);
  }
  return false;
}

/** The indent that a block gets when it is let go between those at `before` and `after` (places; -1 and the end). */
export function indentBetween(doc: PMNode, before: number): number {
  if (before < 0 || before + 1 >= doc.childCount) return 0;
  const inside = isReveal(doc.child(before)) ? before : hiddenBy(doc, before);
  if (inside === null) return 0;
  const next = doc.child(before + 1);
  return indentOf(next) > indentOf(doc.child(inside)) ? indentOf(doc.child(inside)) + 1 : 0;
}

/** The frame: which blocks stand in it, which is first and last, and how far from the edge it begins. */
function* frames(doc: PMNode): Generator<Decoration> {
  let pos = 0;
  for (let i = 0; i < doc.childCount; i += 1) {
    const node = doc.child(i);
    if (!isReveal(node)) {
      pos += node.nodeSize;
      continue;
    }
    const base = indentOf(node);
    const last = lastHidden(doc, i);
    for (let j = i; j <= last; j += 1) {
      const block = doc.child(j);
      const classes = ["hidden-block"];
      if (j === i) classes.push("frame-first");
      if (j === last) classes.push("frame-last");
      const deeper = Math.max(0, indentOf(block) - base - (j === i ? 0 : 1));
      yield Decoration.node(pos, pos + block.nodeSize, {
        class: classes.join(" "),
        style: `--frame: ${base}; --deeper: ${deeper}`,
        ...(j === i && last === i ? { "data-alone": "" } : {}),
      });
      pos += block.nodeSize;
    }
    i = last;
  }
}

export const revealFrames = (): Plugin =>
  new Plugin({ props: { decorations: (state) => DecorationSet.create(state.doc, [...frames(state.doc)]) } });
