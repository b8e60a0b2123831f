//! What happened to one text in the editor, into its Y.Text.

import type { Node as PMNode } from "@tiptap/pm/model";
import { differences, type Hunk } from "./differ.ts";
import { type Attributes, lengthOf, plain, type Run, runsOfNode, sliceRuns } from "./runs.ts";
import type { TextTarget } from "./target.ts";

/** How a text changed, as far as is known. */
export interface Known {
  /** What the steps say; null when they do not. */
  hunks: Hunk[] | null;
  /** The caret in the text as it is now, if it is there. */
  caret: number | null;
}

/** Writes the difference between two states of a node's inline content. */
export function writeText(target: TextTarget, before: PMNode | null, after: PMNode, known: Known): void {
  const old = before === null ? [] : runsOfNode(before);
  const now = runsOfNode(after);
  const hunks = known.hunks ?? differences(plain(old), plain(now), known.caret);
  for (const hunk of [...hunks].reverse()) {
    target.delete(hunk.at, hunk.gone);
    if (hunk.to > hunk.from) target.insert(hunk.at, sliceRuns(now, hunk.from, hunk.to));
  }
  // In code marks mean nothing: they are neither set nor taken away by becoming it or leaving it.
  if (before === null || before.type.spec.marks === "" || after.type.spec.marks === "") return;
  for (const { at, count, attributes } of remarked(old, now, hunks)) target.format(at, count, attributes);
}

/** Where letters that stayed have other marks than before, by their new positions. */
function remarked(
  old: readonly Run[],
  now: readonly Run[],
  hunks: readonly Hunk[],
): { at: number; count: number; attributes: Attributes }[] {
  const found: { at: number; count: number; attributes: Attributes }[] = [];
  let from = 0;
  let to = 0;
  const length = now.reduce((sum, run) => sum + lengthOf(run), 0);
  for (const hunk of [...hunks, null]) {
    const end = hunk?.from ?? length;
    const count = end - to;
    compare(sliceRuns(old, from, from + count), sliceRuns(now, to, to + count), to);
    if (hunk !== null) {
      from = hunk.at + hunk.gone;
      to = hunk.to;
    }
  }
  return found;

  function compare(a: Run[], b: Run[], start: number): void {
    let at = start;
    const [left, right] = [[...a], [...b]];
    while (left[0] !== undefined && right[0] !== undefined) {
      const count = Math.min(lengthOf(left[0]), lengthOf(right[0]));
      const attributes = changed(left[0].attributes, right[0].attributes);
      if (attributes !== null) found.push({ at, count, attributes });
      for (const side of [left, right]) {
        const run = side.shift();
        if (run !== undefined && lengthOf(run) > count) side.unshift(...sliceRuns([run], count, lengthOf(run)));
      }
      at += count;
    }
  }
}

/** What must be set, and by null taken away, to come from one set of attributes to another. */
function changed(before: Attributes, after: Attributes): Attributes | null {
  const change: Attributes = {};
  for (const key of Object.keys(before)) if (!(key in after)) change[key] = null;
  for (const [key, value] of Object.entries(after)) if (!equal(before[key], value)) change[key] = value;
  return Object.keys(change).length > 0 ? change : null;
}

const equal = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
