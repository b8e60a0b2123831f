//! What a command did to blocks, said along with its transaction; the editor hands it to the screens, which say it.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Done } from "../handle.ts";
import { kindOf } from "./selected.ts";

const DONE = "plein:done";

/** How many blocks, and their kind when they have one. */
export function told(nodes: readonly PMNode[]): { count: number; kind: string | null } {
  const kinds = new Set(nodes.map(kindOf));
  const [kind] = kinds;
  return { count: nodes.length, kind: kinds.size === 1 && kind !== undefined ? kind : null };
}

/** Says what a transaction does. */
export const saying = (tr: Transaction, done: Done): Transaction => tr.setMeta(DONE, done);

export const doneBy = (tr: Transaction): Done | undefined => tr.getMeta(DONE) as Done | undefined;
