//! What is shown around the blocks and is not in them: a note over what stands unplaced, and words where a text is
//! still empty.

import type { Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { blockMap } from "../../document/shape.ts";
import { CALLOUTS } from "../blocks/callout/view.ts";
import { removeBlock } from "../commands/blocks.ts";
import { BlockSelection } from "../commands/blockSelection.ts";
import { kindOf } from "../commands/selected.ts";
import type { ColumnAttr } from "../blocks/table/node.ts";
import type { EditorOptions, TextKind } from "../handle.ts";
import { button, element } from "./element.ts";
import type { EditorView } from "@tiptap/pm/view";

export const decorations = (options: EditorOptions): Plugin =>
  new Plugin({
    props: {
      decorations: (state) => DecorationSet.create(state.doc, [...all(state, options)]),
    },
  });

function* all(state: EditorState, options: EditorOptions): Generator<Decoration> {
  const { doc, selection } = state;
  const chosen = selection instanceof BlockSelection ? selection : null;
  const caret = selection.empty && selection.$head.depth > 0 ? selection.$head.before(1) : null;
  for (let i = 0, pos = 0; i < doc.childCount; i += 1) {
    const block = doc.child(i);
    if (chosen !== null && pos >= chosen.from && pos < chosen.to)
      yield Decoration.node(pos, pos + block.nodeSize, { class: "chosen" });
    if (block.attrs["removedBy"] !== null) yield unplaced(block, pos, options);
    if (block.type.name === "table") yield* table(block, pos, options);
    if (pos === caret && kindOf(block) === "formula")
      yield Decoration.node(pos, pos + block.nodeSize, { class: "writing" });
    const words = placeholder(doc, block, pos === caret, options);
    if (words !== "") yield* emptied(block, pos, words);
    pos += block.nodeSize;
  }
}

function placeholder(doc: PMNode, block: PMNode, here: boolean, { words }: EditorOptions): string {
  if (block.content.size > 0 || (block.type.name !== "textBlock" && block.type.name !== "codeBlock")) return "";
  if (doc.childCount === 1 && kindOf(block) === "paragraph") return words.placeholder;
  return here ? words.emptyBlock(kindOf(block) as TextKind) : "";
}

/** Callouts and reveals show the words inside their frame. */
function* emptied(block: PMNode, pos: number, words: string): Generator<Decoration> {
  const framed = CALLOUTS.has(kindOf(block)) || kindOf(block) === "reveal";
  yield Decoration.node(pos, pos + block.nodeSize, { class: "is-empty", "data-placeholder": words });
  if (framed)
    yield Decoration.widget(pos + 1, () => element("span", { class: "waiting" }, words), {
      side: -1,
      key: `waiting:${words}`,
    });
}

/** Someone removed it while someone else wrote in it: who, and what to do. */
function unplaced(block: PMNode, pos: number, options: EditorOptions): Decoration {
  const id = String(block.attrs["id"]);
  const by = String(block.attrs["removedBy"]);
  const { document } = options.replica;
  const make = (view: EditorView): HTMLElement => {
    const { words } = options;
    const note = words.unplaced(by, document.writersIn(id));
    return element(
      "div",
      { class: "unplaced", role: "note", contenteditable: "false", "data-for": id },
      element("span", {}, note),
      button(words.keep, () => void document.keepBlock(id), { class: "keep" }),
      button(words.remove, () => void removeBlock(id)(view.state, view.dispatch.bind(view)), { class: "remove" }),
    );
  };
  return Decoration.widget(pos, make, {
    side: -1,
    key: `unplaced:${id}:${by}`,
    ignoreSelection: true,
    stopEvent: () => true,
  });
}

/** Rows and columns that were removed while someone wrote in them; and which cells are headings. */
function* table(block: PMNode, pos: number, options: EditorOptions): Generator<Decoration> {
  const id = String(block.attrs["id"]);
  const columns = block.attrs["columns"] as ColumnAttr[];
  let at = pos + 1;
  for (let r = 0; r < block.childCount; r += 1) {
    const row = block.child(r);
    let cellAt = at + 1;
    for (let c = 0; c < row.childCount; c += 1) {
      const cell = row.child(c);
      const column = columns[c];
      const gone = (row.attrs["removedBy"] ?? column?.removedBy ?? null) as string | null;
      const header = r === 0 && block.attrs["header"] === true;
      if (gone !== null || header) {
        yield Decoration.node(cellAt, cellAt + cell.nodeSize, {
          class: [gone === null ? "" : "unplaced-cell", header ? "header" : ""].join(" ").trim(),
          ...(header ? { role: "columnheader" } : {}),
        });
      }
      if (row.attrs["removedBy"] !== null && c === 0) {
        yield line(cellAt + 1, id, `row/${row.attrs["id"]}`, String(row.attrs["removedBy"]), options);
      }
      if (column !== undefined && column.removedBy !== null && r === 0) {
        yield line(cellAt + 1, id, `column/${column.id}`, column.removedBy, options);
      }
      cellAt += cell.nodeSize;
    }
    at += row.nodeSize;
  }
}

/** The note in the first cell of a row or column; removing it again is the ordinary command. */
function line(pos: number, id: string, name: string, by: string, options: EditorOptions): Decoration {
  const { document } = options.replica;
  const make = (): HTMLElement =>
    element(
      "span",
      { class: "unplaced", role: "note", contenteditable: "false" },
      element("span", {}, options.words.unplacedRow(by)),
      button(options.words.keep, () => document.edit(() => blockMap(document.doc, id)?.delete(`${name}/gone`)), {
        class: "keep",
      }),
    );
  return Decoration.widget(pos, make, {
    side: -1,
    key: `line:${name}:${by}`,
    ignoreSelection: true,
    stopEvent: () => true,
  });
}
