//! Shows what was found in the open chapter, and goes to one of it.

import { Extension } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, TextSelection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import type { Found } from "../document/finding.ts";
import { findBlock, positionOf } from "./binding/patch.ts";

const key = new PluginKey<DecorationSet>("plein:found");

export const found = Extension.create({
  name: "plein:found",
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, set) => (tr.getMeta(key) as DecorationSet | undefined) ?? set.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function range(doc: PMNode, { place, from, to }: Found): { from: number; to: number } | null {
  if (place.block === null || place.part !== null) return null;
  const spot = { block: place.block, row: place.cell?.row ?? null, column: place.cell?.column ?? null };
  const start = positionOf(doc, { ...spot, offset: from });
  const end = positionOf(doc, { ...spot, offset: to });
  return start === null || end === null || end <= start ? null : { from: start, to: end };
}

/** Marks what was found in this chapter; `current` is the one that is looked at, and comes into view. */
export function showFound(view: EditorView, all: readonly Found[], current: Found | null): void {
  const { doc } = view.state;
  const lines = all.flatMap((one) => {
    const at = range(doc, one);
    const name = one === current ? "found found-now" : "found";
    return at === null ? [] : [Decoration.inline(at.from, at.to, { class: name })];
  });
  const tr = view.state.tr.setMeta(key, DecorationSet.create(doc, lines)).setMeta("addToHistory", false);
  const at = current === null ? null : range(doc, current);
  if (at !== null) tr.setSelection(TextSelection.create(doc, at.from, at.to));
  view.dispatch(tr);
  const block = current?.place.block ?? null;
  const pos = block === null ? null : findBlock(doc, block);
  const shown = view.dom.querySelector(".found-now") ?? (pos === null ? null : view.nodeDOM(pos));
  if (current !== null && shown instanceof Element) shown.scrollIntoView({ block: "center" });
}
