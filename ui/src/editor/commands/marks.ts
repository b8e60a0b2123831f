//! Marks on the selection.

import { toggleMark as toggle } from "@tiptap/pm/commands";
import type { Mark } from "@tiptap/pm/model";
import type { EditorState } from "@tiptap/pm/state";
import type { MarkName } from "../handle.ts";
import { completeUrl } from "../paste/url.ts";
import type { Command } from "./selected.ts";

/** Sets the mark on the selection, or takes it away when all of it has it; with a caret: for what is typed next. */
export const toggleMark =
  (name: MarkName): Command =>
  (state, dispatch) => {
    const type = state.schema.marks[name];
    return type !== undefined && toggle(type, null, { removeWhenPresent: false })(state, dispatch);
  };

export function hasMark(state: EditorState, name: string): boolean {
  const type = state.schema.marks[name];
  if (type === undefined) return false;
  const { from, $from, to, empty } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  let any = false;
  let all = true;
  state.doc.nodesBetween(from, to, (node) => {
    if (!node.isInline) return;
    any = true;
    all &&= type.isInSet(node.marks) !== undefined;
  });
  return any && all;
}

/** The stretch around a position that has one link. */
export function linkAround(state: EditorState): { from: number; to: number; href: string } | null {
  const type = state.schema.marks["link"];
  const { $from, from, to, empty } = state.selection;
  if (type === undefined || !$from.parent.inlineContent) return null;
  if (!empty) {
    let mark: Mark | undefined;
    state.doc.nodesBetween(from, to, (node) => void (mark ??= node.isInline ? type.isInSet(node.marks) : undefined));
    return mark === undefined ? null : { from, to, href: String(mark.attrs["href"]) };
  }
  const start = $from.start();
  const runs: { from: number; to: number; mark: Mark | undefined }[] = [];
  $from.parent.forEach((node, offset) => {
    const mark = type.isInSet(node.marks);
    const last = runs.at(-1);
    const same = last?.mark !== undefined && mark !== undefined && last.mark.eq(mark);
    if (same) last.to = start + offset + node.nodeSize;
    else runs.push({ from: start + offset, to: start + offset + node.nodeSize, mark });
  });
  const found = runs.find((run) => run.mark !== undefined && run.from <= from && from <= run.to);
  return found?.mark === undefined ? null : { from: found.from, to: found.to, href: String(found.mark.attrs["href"]) };
}

/** Sets, changes or (with an empty string) takes away the link of the selection, or under the caret. */
export const setLink =
  (typed: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks["link"];
    if (type === undefined) return false;
    const here = linkAround(state);
    const { from, to, empty } = state.selection;
    if (typed.trim() === "") {
      if (here === null) return false;
      dispatch?.(state.tr.removeMark(here.from, here.to, type));
      return true;
    }
    const href = completeUrl(typed);
    if (href === null || !state.selection.$from.parent.inlineContent) return false;
    if (dispatch) {
      const tr = state.tr;
      if (!empty) tr.addMark(from, to, type.create({ href }));
      else if (here !== null)
        tr.removeMark(here.from, here.to, type).addMark(here.from, here.to, type.create({ href }));
      else tr.insert(from, state.schema.text(typed.trim(), [...(state.storedMarks ?? []), type.create({ href })]));
      dispatch(tr.removeStoredMark(type).scrollIntoView());
    }
    return true;
  };
