//! Kinds and indents of text blocks: one register each, no text is touched.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { MAX_INDENT, type TextKind } from "../../document/shape.ts";
import { saying } from "./done.ts";
import { type Command, isTextual, kindOf, selectedBlocks } from "./selected.ts";

/** Turns one text block into a kind, keeping its identity. */
export function turnInto(tr: Transaction, pos: number, kind: TextKind): void {
  const node = tr.doc.nodeAt(pos);
  if (node === null || !isTextual(node) || kindOf(node) === kind) return;
  const { id, indent, container, removedBy } = node.attrs;
  const done = kind === "task" && kindOf(node) !== "task" ? false : (node.attrs["done"] as boolean);
  const common = { id, indent, container, removedBy, done };
  const name = kind === "code" ? "codeBlock" : "textBlock";
  const type = node.type.schema.nodes[name];
  if (type === undefined) return;
  const attrs = kind === "code" ? common : { ...common, kind };
  if (node.type === type) tr.setNodeMarkup(pos, null, attrs);
  else tr.setBlockType(pos, pos + node.nodeSize, type, attrs);
}

/** Turns every text block of the selection into a kind. */
export const setKind =
  (kind: TextKind): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node }) => isTextual(node) && kindOf(node) !== kind);
    if (blocks.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
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

const canIndent = (node: PMNode): boolean => isTextual(node) && Number(node.attrs["indent"]) < MAX_INDENT;
const canOutdent = (node: PMNode): boolean => isTextual(node) && Number(node.attrs["indent"]) > 0;

const shift =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const blocks = selectedBlocks(state).filter(({ node }) => (by > 0 ? canIndent(node) : canOutdent(node)));
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
