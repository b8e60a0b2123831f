//! Lists for who cannot see them. Items are blocks like any other, next to each other (docs/document.md); here a screen
//! reader hears that they are a list: each item has its level and its place among its siblings, and an element that
//! shows nothing owns the items of a run.

import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { isList, kindOf } from "../commands/selected.ts";
import { element } from "./element.ts";

interface Item {
  id: string;
  pos: number;
  size: number;
  level: number;
  place: number;
  siblings: { count: number };
}

const nameOf = (id: string): string => `item-${id}`;

/** The runs of list items that stand next to each other. */
function runs(doc: PMNode): Item[][] {
  const found: Item[][] = [];
  let run: Item[] = [];
  /** For each level the siblings that are being counted, and the kind that they are of. */
  let levels: { kind: string; siblings: { count: number } }[] = [];
  let pos = 0;
  for (const node of doc.children) {
    const kind = kindOf(node);
    if (isList(kind)) {
      const level = Number(node.attrs["indent"]);
      levels.length = Math.min(levels.length, level + 1);
      if (levels[level]?.kind !== kind) levels[level] = { kind, siblings: { count: 0 } };
      const siblings = levels[level]?.siblings ?? { count: 0 };
      siblings.count += 1;
      const id = String(node.attrs["id"]);
      run.push({ id, pos, size: node.nodeSize, level: level + 1, place: siblings.count, siblings });
    } else if (run.length > 0) {
      found.push(run);
      run = [];
      levels = [];
    }
    pos += node.nodeSize;
  }
  if (run.length > 0) found.push(run);
  return found;
}

function* listed(doc: PMNode): Generator<Decoration> {
  for (const run of runs(doc)) {
    const owns = run.map(({ id }) => nameOf(id)).join(" ");
    const [first] = run;
    if (first === undefined) continue;
    const list = (): HTMLElement =>
      element("div", { role: "list", class: "unseen", "aria-owns": owns, contenteditable: "false" });
    yield Decoration.widget(first.pos, list, { side: -1, key: `list:${owns}`, ignoreSelection: true });
    for (const { id, pos, size, level, place, siblings } of run) {
      yield Decoration.node(pos, pos + size, {
        role: "listitem",
        id: nameOf(id),
        "aria-level": String(level),
        "aria-posinset": String(place),
        "aria-setsize": String(siblings.count),
      });
    }
  }
}

/** Decorations that are made anew only when the document changes. */
export const lists = (): Plugin =>
  new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => DecorationSet.create(doc, [...listed(doc)]),
      apply: (tr, known, _before, { doc }) => (tr.docChanged ? DecorationSet.create(doc, [...listed(doc)]) : known),
    },
    props: {
      decorations(state) {
        return this.getState(state);
      },
    },
  });
