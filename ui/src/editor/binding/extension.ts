//! The binding as an extension of TipTap, and carets by what they are in.

import { Extension } from "@tiptap/core";
import { TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Binding } from "./binding.ts";
import { type Anchor, positionOf } from "./patch.ts";

export const bindingExtension = (binding: Binding): Extension =>
  Extension.create({
    name: "plein:binding",
    // Before all others, so that no plugin sees a block without its id.
    priority: 10_000,
    addProseMirrorPlugins: () => [binding.plugin],
  });

/** Puts the caret where an undone step had it, if that is still shown. */
export function restoreCaret(view: EditorView, anchor: Anchor): void {
  const pos = positionOf(view.state.doc, anchor);
  if (pos === null) return;
  const near = TextSelection.near(view.state.doc.resolve(pos));
  view.dispatch(view.state.tr.setSelection(near).scrollIntoView());
}
