//! Kinds and indents of text blocks: one register each, no text is touched.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { MAX_INDENT, type TextKind } from "../../document/shape.ts";
import { canHide, lastHidden } from "../blocks/reveal/reveals.ts";
import { choosesBlocks } from "./blockSelection.ts";
import { saying } from "./done.ts";
import { nodeNameOf } from "../schema/kinds.ts";
import { type Command, isTextual, kindOf, selectedBlocks } from "./selected.ts";

/** Turns one text block into a kind, keeping its identity. */
export function turnInto(tr: Transaction, pos: number, kind: TextKind): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null || !isTextual(node) || kindOf(node) === kind) return;
  const { id, indent, container, removedBy } = node.attrs;
  const done = kind === "task" && kindOf(node) !== "task" ? false : (node.attrs["done"] as boolean);
  const common = { id, indent, container, removedBy, done };
  const name = nodeNameOf(kind);
  const type = node.type.schema.nodes[name];
  if (type === undefined) return;
  const attrs = { ...common, kind };
  if (node.type === type) tr.setNodeMarkup(pos, null, attrs);
  else tr.setBlockType(pos, pos + node.nodeSize, type, attrs);
}

/** Turns every text block of the selection into a kind. */
export const setKind =
  (kind: TextKind): Command =>
  (state, dispatch) => {
    const all = selectedBlocks(state);
    const [head] = all;
    // A reveal that is chosen with what it hides is turned alone; several that become one hide all but the first.
    const group = head !== undefined && all.length > 1 && choosesBlocks(state.selection);
    const alone = group && (kind === "reveal" || lastHidden(state.doc, head.index) === all.at(-1)?.index);
    const blocks = (alone ? all.slice(0, 1) : all).filter(({ node }) => isTextual(node) && kindOf(node) !== kind);
    if (blocks.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      if (alone && kind === "reveal" && lastHidden(state.doc, head.index) !== all.at(-1)?.index) {
        const base = Number(head.node.attrs["indent"]);
        for (const { node, pos } of all.slice(1)) {
          const indent = Number(node.attrs["indent"]);
          if (indent <= base) tr.setNodeAttribute(pos, "indent", Math.min(MAX_INDENT, base + 1));
        }
      }
      for (const { pos } of blocks) turnInto(tr, tr.mapping.map(pos, 1), kind);
      dispatch(saying(tr, { done: "turned", count: blocks.length, kind }).scrollIntoView());
    }
    return true;
  };

/** The kind, or a paragraph when all are that kind already. */
export const toggleKind =
  (kind: TextKind): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node }) => isTextual(node));
    const all = blocks.length > 0 && blocks.every(({ node }) => kindOf(node) === kind);
    return setKind(all ? "paragraph" : kind)(state, dispatch);
  };

const canIndent = (node: PMNode, index: number, doc: PMNode): boolean =>
  (isTextual(node) || (node.type.name !== "unknown" && canHide(doc, index))) &&
  Number(node.attrs["indent"]) < MAX_INDENT;
const canOutdent = (node: PMNode): boolean => node.type.name !== "unknown" && Number(node.attrs["indent"]) > 0;

const shift =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node, index }) =>
      by > 0 ? canIndent(node, index, state.doc) : canOutdent(node),
    );
    if (blocks.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      for (const { node, pos } of blocks) tr.setNodeAttribute(pos, "indent", Number(node.attrs["indent"]) + by);
      dispatch(tr);
    }
    return true;
  };

export const indent = shift(1);
export const outdent = shift(-1);

/** Ticks or unticks the tasks of the selection. */
export const toggleDone: Command = (state, dispatch) => {
  const tasks = selectedBlocks(state).filter(({ node }) => kindOf(node) === "task");
  if (tasks.length === 0) return false;
  if (dispatch) {
    const done = !tasks.every(({ node }) => node.attrs["done"] === true);
    const tr = state.tr;
    for (const { pos } of tasks) tr.setNodeAttribute(pos, "done", done);
    dispatch(tr);
  }
  return true;
};
