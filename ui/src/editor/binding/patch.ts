//! The document into the editor: steps that touch only what differs, so that the caret, a composition and the
//! rest of the screen stay as they are.

import type { Node as PMNode } from "@tiptap/pm/model";
import { NodeSelection, type Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { BlockSelection } from "../commands/blockSelection.ts";
import { differences, standing } from "./differ.ts";
import { plain, runsOfNode } from "./runs.ts";

const idOf = (node: PMNode): string => String(node.attrs["id"]);

/** A caret by what it is in, not by where that is. */
export interface Anchor {
  block: string;
  row: string | null;
  column: string | null;
  offset: number;
}

/** Puts the content and attributes of `wanted` in place of those of the node at `pos`, by small steps. */
export function patchNode(tr: Transaction, pos: number, wanted: PMNode): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null || node.eq(wanted)) return;
  if (node.type !== wanted.type || node.isLeaf || !sameShape(node, wanted)) {
    tr.replaceWith(pos, pos + node.nodeSize, wanted);
    return;
  }
  if (node.inlineContent) patchInline(tr, pos, wanted);
  else patchChildren(tr, pos, wanted);
  patchAttributes(tr, pos, wanted);
}

/** Whether two tables have the same rows and columns; everything else has the same shape as itself. */
function sameShape(a: PMNode, b: PMNode): boolean {
  if (a.inlineContent) return true;
  if (a.childCount !== b.childCount) return false;
  for (let i = 0; i < a.childCount; i += 1) {
    const [left, right] = [a.child(i), b.child(i)];
    if (left.attrs["id"] !== right.attrs["id"] || left.childCount !== right.childCount) return false;
    for (let j = 0; j < left.childCount; j += 1) {
      if (left.child(j).attrs["column"] !== right.child(j).attrs["column"]) return false;
    }
  }
  return true;
}

function patchAttributes(tr: Transaction, pos: number, wanted: PMNode): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null || node.hasMarkup(wanted.type, wanted.attrs)) return;
  for (const [name, value] of Object.entries(wanted.attrs)) {
    if (node.attrs[name] !== value && JSON.stringify(node.attrs[name]) !== JSON.stringify(value)) {
      tr.setNodeAttribute(pos, name, value);
    }
  }
}

function patchChildren(tr: Transaction, pos: number, wanted: PMNode): void {
  let at = pos + 1;
  wanted.forEach((child) => {
    const here = tr.doc.nodeAt(at);
    if (here === null) return;
    if (!here.eq(child)) {
      if (here.inlineContent) patchInline(tr, at, child);
      else patchChildren(tr, at, child);
      patchAttributes(tr, at, child);
    }
    at += child.nodeSize;
  });
}

function patchInline(tr: Transaction, pos: number, wanted: PMNode): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null) return;
  const start = pos + 1;
  for (const hunk of differences(plain(runsOfNode(node)), plain(runsOfNode(wanted)), null).reverse()) {
    tr.replaceWith(start + hunk.at, start + hunk.at + hunk.gone, wanted.content.cut(hunk.from, hunk.to));
  }
  patchMarks(tr, start, wanted);
  const now = tr.doc.nodeAt(pos);
  if (now !== null && !now.content.eq(wanted.content)) tr.replaceWith(start, start + now.content.size, wanted.content);
}

/** Same letters, other marks: marks move no position, so the caret does not notice. */
function patchMarks(tr: Transaction, start: number, wanted: PMNode): void {
  wanted.forEach((child, offset) => {
    const from = start + offset;
    const to = from + child.nodeSize;
    let differs = false;
    tr.doc.nodesBetween(from, to, (node) => {
      if (!node.isInline) return true;
      differs ||=
        node.marks.length !== child.marks.length || !node.marks.every((mark, i) => mark.eq(child.marks[i] ?? mark));
      return false;
    });
    if (!differs) return;
    tr.removeMark(from, to);
    for (const mark of child.marks) tr.addMark(from, to, mark);
  });
}

/**
 * Makes the chapter show `wanted`, in that order. `pinned` is left exactly as it is and where it is: someone is
 * composing in it.
 */
export function patchChapter(tr: Transaction, wanted: readonly PMNode[], pinned: string | null): void {
  const anchors = [anchorOf(tr.selection, "anchor"), anchorOf(tr.selection, "head")] as const;
  const things = tr.selection instanceof BlockSelection;
  const node = tr.selection instanceof NodeSelection && tr.selection.$from.depth === 0;
  const replaced = new Set<string>();
  const byId = new Map(wanted.map((block) => [idOf(block), block]));

  const current: { id: string; pos: number; node: PMNode }[] = [];
  tr.doc.forEach((block, pos) => current.push({ id: idOf(block), pos, node: block }));
  for (const { id, pos, node: old } of [...current].reverse()) {
    const block = byId.get(id);
    if (block === undefined || id === pinned || old.eq(block)) continue;
    if (old.type !== block.type || !sameShape(old, block)) replaced.add(id);
    patchNode(tr, pos, block);
  }

  const order = wanted.map(idOf);
  if (pinned !== null && !byId.has(pinned)) insertPinned(order, current, pinned);
  const held = anchors[1]?.block ?? null;
  const stays = staying(
    current.map(({ id }) => id),
    order,
    pinned ?? held,
  );
  reorder(tr, order, byId, stays);
  for (const { id } of current) if (!stays.has(id)) replaced.add(id);
  if (things) chooseAgain(tr, anchors);
  else if (anchors.some((anchor) => anchor !== null && replaced.has(anchor.block))) putBack(tr, anchors, node);
}

/** What someone composes in stays after whatever it stood after. */
function insertPinned(order: string[], current: readonly { id: string }[], pinned: string): void {
  const at = current.findIndex(({ id }) => id === pinned);
  const before = current.slice(0, at).findLast(({ id }) => order.includes(id));
  order.splice(before === undefined ? 0 : order.indexOf(before.id) + 1, 0, pinned);
}

/** The blocks that need not move; the one with the caret or a composition is among them when it can be. */
function staying(before: readonly string[], after: readonly string[], held: string | null): Set<string> {
  if (held === null || !before.includes(held) || !after.includes(held)) return standing(before, after, null);
  const [b, a] = [before.indexOf(held), after.indexOf(held)];
  return new Set([
    ...standing(before.slice(0, b), after.slice(0, a), null),
    held,
    ...standing(before.slice(b + 1), after.slice(a + 1), null),
  ]);
}

function reorder(
  tr: Transaction,
  order: readonly string[],
  byId: ReadonlyMap<string, PMNode>,
  stays: ReadonlySet<string>,
): void {
  const old: { id: string; from: number; to: number }[] = [];
  tr.doc.forEach((block, pos) => old.push({ id: idOf(block), from: pos, to: pos + block.nodeSize }));
  const mark = tr.mapping.maps.length;
  const ends = new Map(old.map(({ id, to }) => [id, to]));
  // From the last to the first: what comes after a staying block is put at its end.
  for (let i = order.length - 1; i >= 0;) {
    let first = i;
    while (first >= 0 && !stays.has(order[first] ?? "")) first -= 1;
    const nodes = order.slice(first + 1, i + 1).flatMap((id) => byId.get(id) ?? []);
    const at = first >= 0 ? (ends.get(order[first] ?? "") ?? 0) : 0;
    if (nodes.length > 0) tr.insert(at, nodes);
    i = first - 1;
  }
  const mapping = tr.mapping.slice(mark);
  const leaving = old
    .filter(({ id }) => !stays.has(id))
    .map(({ from, to }) => [mapping.map(from, 1), mapping.map(to, -1)]);
  for (const [from = 0, to = 0] of leaving.reverse()) tr.delete(from, to);
}

/** What one side of a selection is in. */
export function anchorOf(selection: Selection, side: "anchor" | "head"): Anchor | null {
  const at = side === "anchor" ? selection.$anchor : selection.$head;
  if (at.depth === 0) {
    const blocks = selection instanceof BlockSelection ? selection : null;
    const index = side === "anchor" ? blocks?.anchorIndex : blocks?.headIndex;
    const chosen = index === undefined ? at.nodeAfter : at.doc.maybeChild(index);
    const node = selection instanceof NodeSelection ? selection.node : chosen;
    return node === null ? null : { block: idOf(node), row: null, column: null, offset: 0 };
  }
  const inCell = at.depth >= 3;
  return {
    block: idOf(at.node(1)),
    row: inCell ? String(at.node(2).attrs["id"]) : null,
    column: inCell ? String(at.node(3).attrs["column"]) : null,
    offset: at.parentOffset,
  };
}

function putBack(tr: Transaction, anchors: readonly [Anchor | null, Anchor | null], node: boolean): void {
  const [anchor, head] = anchors;
  if (anchor === null || head === null) return;
  if (node) {
    const pos = findBlock(tr.doc, anchor.block);
    if (pos !== null) tr.setSelection(NodeSelection.create(tr.doc, pos));
    return;
  }
  const [a, h] = [positionOf(tr.doc, anchor), positionOf(tr.doc, head)];
  if (a !== null && h !== null) tr.setSelection(TextSelection.between(tr.doc.resolve(a), tr.doc.resolve(h)));
}

/** Blocks that were chosen stay chosen, with what stands between the first and the last of them now. */
function chooseAgain(tr: Transaction, [anchor, head]: readonly [Anchor | null, Anchor | null]): void {
  const ids = tr.doc.children.map(idOf);
  const [a, h] = [ids.indexOf(anchor?.block ?? ""), ids.indexOf(head?.block ?? "")];
  if (a < 0 && h < 0) return;
  tr.setSelection(BlockSelection.between(tr.doc, a < 0 ? h : a, h < 0 ? a : h));
}

/** The position of a block in the chapter; null when it is not shown. */
export function findBlock(doc: PMNode, id: string): number | null {
  let found: number | null = null;
  doc.forEach((block, pos) => {
    if (idOf(block) === id) found = pos;
  });
  return found;
}

/** Where an anchor is now; null when it is not shown. */
export function positionOf(doc: PMNode, anchor: Anchor): number | null {
  const pos = findBlock(doc, anchor.block);
  const block = pos === null ? null : doc.nodeAt(pos);
  if (pos === null || block === null) return null;
  if (block.inlineContent) return pos + 1 + Math.min(anchor.offset, block.content.size);
  let found: number | null = null;
  block.forEach((row, rowAt) => {
    if (row.attrs["id"] !== anchor.row) return;
    row.forEach((cell, cellAt) => {
      if (cell.attrs["column"] === anchor.column) {
        found = pos + 1 + rowAt + 1 + cellAt + 1 + Math.min(anchor.offset, cell.content.size);
      }
    });
  });
  return found;
}
