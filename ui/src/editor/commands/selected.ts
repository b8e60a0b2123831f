//! Which blocks a selection touches.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Command, EditorState } from "@tiptap/pm/state";

export interface Selected {
  node: PMNode;
  pos: number;
  index: number;
}

/** A command of ProseMirror: answers whether it could; does it when there is a dispatch. */
export type { Command };

/** The blocks that the selection touches, in order; never none. */
export function selectedBlocks(state: EditorState): Selected[] {
  const { $from, $to } = state.selection;
  const first = $from.index(0);
  // A selection of a whole node ends before the next one; so does one that ends at depth 0.
  const last = $to.depth === 0 ? Math.max(first, $to.index(0) - 1) : $to.index(0);
  const found: Selected[] = [];
  state.doc.forEach((node, pos, index) => {
    if (index >= first && index <= last) found.push({ node, pos, index });
  });
  return found;
}

/** A block by its id. */
export function blockById(state: EditorState, id: string): Selected | null {
  let found: Selected | null = null;
  state.doc.forEach((node, pos, index) => {
    if (node.attrs["id"] === id) found = { node, pos, index };
  });
  return found;
}

export const isTextual = (node: PMNode): boolean => node.type.name === "textBlock" || node.type.name === "codeBlock";

/** The kind of a block as a person knows it. */
export function kindOf(node: PMNode): string {
  const text = node.type.name === "textBlock" || node.type.name === "codeBlock";
  return text ? String(node.attrs["kind"]) : node.type.name;
}

export const isList = (kind: string): boolean => kind === "bullet" || kind === "number" || kind === "task";
