//! Taking away what is selected, over as many blocks as it is: texts are joined, what stands in tables and
//! captions is emptied, and no cell or picture is ever torn in two.

import type { Node as PMNode } from "@tiptap/pm/model";
import { NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { BlockSelection } from "./blockSelection.ts";
import { saying, told } from "./done.ts";
import { isTextual } from "./selected.ts";

/** Takes the selection away and leaves a caret where it began; false when there is nothing to take. */
export function eraseSelection(tr: Transaction): boolean {
  const { selection } = tr;
  if (selection.empty) return false;
  const { $from, $to, from, to } = selection;
  if (selection instanceof NodeSelection) {
    tr.deleteSelection();
    return true;
  }
  if (selection instanceof BlockSelection) {
    saying(tr, { done: "removed", ...told(tr.doc.children.slice($from.index(0), $to.index(0))) });
    tr.delete(from, to);
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), -1));
    return true;
  }
  if ($from.parent.inlineContent && $from.sameParent($to)) {
    tr.delete(from, to);
    return true;
  }
  const texts = $from.depth === 1 && $to.depth === 1 && isTextual($from.parent) && isTextual($to.parent);
  if (texts) joinOver(tr, from, to);
  else emptyOver(tr, from, to);
  return true;
}

/** From one text into another: what is left of the last goes on in the first. */
function joinOver(tr: Transaction, from: number, to: number): void {
  const $from = tr.doc.resolve(from);
  const $to = tr.doc.resolve(to);
  const tail = $to.parent.content.cut($to.parentOffset);
  const same = $from.parent.type === $to.parent.type;
  tr.delete($from.after(1), $to.after(1));
  tr.delete(from, $from.end(1));
  if (tail.size > 0) {
    if (same) tr.insert(from, tail);
    else if ($from.parent.type.spec.code === true) tr.insertText(plainOf($to.parent, $to.parentOffset), from);
    else tr.insert(from, linesOf($to.parent, $to.parentOffset));
  }
  tr.setSelection(TextSelection.create(tr.doc, from));
}

const plainOf = (node: PMNode, from: number): string => node.textBetween(from, node.content.size, undefined, "\n");

/** The rest of a code block for a text of another kind: a line break is a node there. */
function linesOf(node: PMNode, from: number): PMNode[] {
  const { schema } = node.type;
  const hardBreak = schema.nodes["hardBreak"];
  return plainOf(node, from)
    .split("\n")
    .flatMap((line, i) => [
      ...(i > 0 && hardBreak !== undefined ? [hardBreak.create()] : []),
      ...(line === "" ? [] : [schema.text(line)]),
    ]);
}

/** Empties every text in the range; blocks that lie in it wholly, between the first and the last, go. */
function emptyOver(tr: Transaction, from: number, to: number): void {
  const pieces: { from: number; to: number }[] = [];
  tr.doc.forEach((block, pos) => {
    const end = pos + block.nodeSize;
    if (end <= from || pos >= to) return;
    if (from <= pos && end <= to) {
      pieces.push({ from: pos, to: end });
      return;
    }
    const inside = (text: PMNode, at: number): void => {
      const start = Math.max(from, at + 1);
      const stop = Math.min(to, at + 1 + text.content.size);
      if (start < stop) pieces.push({ from: start, to: stop });
    };
    if (block.inlineContent) inside(block, pos);
    else {
      block.descendants((node, offset) => {
        if (node.inlineContent) inside(node, pos + 1 + offset);
        return !node.inlineContent;
      });
    }
  });
  for (const piece of pieces.reverse()) tr.delete(piece.from, piece.to);
  const at = Math.min(from, tr.doc.content.size);
  tr.setSelection(TextSelection.near(tr.doc.resolve(at)));
}
