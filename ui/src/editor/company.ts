//! Colleagues who are in the chapter at this moment: where they are goes out, and their carets are shown, with names.
//!
//! Always holds: a caret stands in the text that it was in, and moves along with it; what somebody's words have not
//! brought yet is not guessed. Nothing of this is in the document.

import { Extension } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Selection } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import * as Y from "yjs";
import type { Colleague, Whereabout } from "../document/company.ts";
import { blockMap, textField } from "../document/shape.ts";
import { cellText } from "../document/table.ts";
import { SHOWS } from "./binding/binding.ts";
import { type Anchor, anchorOf, findBlock, positionOf } from "./binding/patch.ts";

const key = new PluginKey<Shown>("plein:company");

interface Shown {
  colleagues: readonly Colleague[];
  decorations: DecorationSet;
}

export const company = (doc: Y.Doc): Extension =>
  Extension.create({
    name: "plein:company",
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ colleagues: [], decorations: DecorationSet.empty }),
          apply(tr, before) {
            const told = tr.getMeta(key) as readonly Colleague[] | undefined;
            if (told === undefined && (before.colleagues.length === 0 || !tr.docChanged)) return before;
            const colleagues = told ?? before.colleagues;
            const kept = before.decorations.map(tr.mapping, tr.doc);
            // What is typed here is not in the document yet: the carets just move along.
            if (told === undefined && tr.getMeta(SHOWS) === undefined) return { colleagues, decorations: kept };
            const all = colleagues.flatMap((one) => draw(doc, tr.doc, one) ?? of(kept, one));
            return { colleagues, decorations: DecorationSet.create(tr.doc, all) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.decorations },
      }),
    ],
  });

/** Shows these, and nobody else. */
export function showCompany(view: EditorView, colleagues: readonly Colleague[]): void {
  const before = key.getState(view.state)?.colleagues ?? [];
  if (before.length === 0 && colleagues.length === 0) return;
  view.dispatch(view.state.tr.setMeta(key, colleagues).setMeta("addToHistory", false));
}

/** Where a selection is, for colleagues. */
export function whereabout(doc: Y.Doc, chapter: string, selection: Selection): Whereabout {
  const [anchor, head] = [anchorOf(selection, "anchor"), anchorOf(selection, "head")];
  if (head === null) return { chapter };
  const at: Whereabout = { chapter, block: head.block };
  if (head.row !== null) at.row = head.row;
  if (head.column !== null) at.column = head.column;
  // A block that is chosen as a thing has no caret in it.
  const text = selection.$head.depth === 0 ? null : textAt(doc, head);
  if (text === null) return at;
  at.head = relative(text, head.offset);
  const same = anchor?.block === head.block && anchor.row === head.row && anchor.column === head.column;
  if (same && anchor.offset !== head.offset) at.anchor = relative(text, anchor.offset);
  return at;
}

function textAt(doc: Y.Doc, { block, row, column }: Anchor): Y.Text | null {
  if (row !== null && column !== null) return cellText(doc, block, row, column);
  const map = blockMap(doc, block);
  return map === null ? null : textField(map, "text");
}

/** After the letter before it: whoever types takes their caret along, and nobody else's. */
function relative(text: Y.Text, offset: number): string {
  const at = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length), -1));
  return btoa(String.fromCharCode(...at));
}

function absolute(doc: Y.Doc, text: Y.Text, at: string | undefined): number | null {
  if (at === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(at), (c) => c.charCodeAt(0));
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), doc);
    return found !== null && found.type === text ? found.index : null;
  } catch {
    // What another version or a stranger says may be anything.
    return null;
  }
}

/** Null when their words are not here yet. */
function draw(doc: Y.Doc, shown: PMNode, { device, name, hue, at }: Colleague): Decoration[] | null {
  if (at.block === undefined) return [];
  const pos = findBlock(shown, at.block);
  if (pos === null) return [];
  const spot: Anchor = { block: at.block, row: at.row ?? null, column: at.column ?? null, offset: 0 };
  const text = textAt(doc, spot);
  if (text === null || at.head === undefined) {
    const node = shown.nodeAt(pos);
    if (node === null) return [];
    return [Decoration.node(pos, pos + node.nodeSize, { class: `company hue-${hue}` }, { device })];
  }
  const head = absolute(doc, text, at.head);
  if (head === null) return null;
  const to = positionOf(shown, { ...spot, offset: head });
  if (to === null) return [];
  const anchor = absolute(doc, text, at.anchor);
  const from = anchor === null ? null : positionOf(shown, { ...spot, offset: anchor });
  const marks = [Decoration.widget(to, () => flag(name, hue), { device, side: -1, key: `${device} ${name} ${hue}` })];
  if (from !== null && from !== to) {
    const range = [Math.min(from, to), Math.max(from, to)] as const;
    marks.push(Decoration.inline(range[0], range[1], { class: `company hue-${hue}` }, { device }));
  }
  return marks;
}

const of = (set: DecorationSet, { device }: Colleague): Decoration[] =>
  set.find(undefined, undefined, (spec) => spec["device"] === device);

/** The name is in the list of chapters for who does not see this. */
function flag(name: string, hue: number): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `company-caret hue-${hue}`;
  caret.setAttribute("aria-hidden", "true");
  caret.dataset["name"] = name;
  return caret;
}
