//! What a toolbar shows of the editor.

import type { Editor } from "@tiptap/core";
import type { SpaceUndo } from "../document/undo.ts";
import { canHide, hiddenBy } from "./blocks/reveal/reveals.ts";
import { move } from "./commands/blocks.ts";
import { chosenIds } from "./commands/blockSelection.ts";
import { indent, outdent } from "./commands/kinds.ts";
import { hasMark, linkAround } from "./commands/marks.ts";
import { kindOf, selectedBlocks } from "./commands/selected.ts";
import { inTable } from "./commands/tables.ts";
import type { EditorState } from "./handle.ts";

export function stateOf(editor: Editor, undo: SpaceUndo): EditorState {
  const { state } = editor.view;
  const blocks = selectedBlocks(state);
  const kinds = new Set(blocks.map(({ node }) => kindOf(node)));
  const [first] = blocks;
  return {
    kind: kinds.size === 1 && first !== undefined ? kindOf(first.node) : null,
    block: first === undefined ? null : String(first.node.attrs["id"]),
    chosen: chosenIds(state),
    marks: {
      bold: hasMark(state, "bold"),
      italic: hasMark(state, "italic"),
      code: hasMark(state, "code"),
      strike: hasMark(state, "strike"),
    },
    link: linkAround(state)?.href ?? null,
    indent: Number(first?.node.attrs["indent"] ?? 0),
    canIndent: indent(state),
    canOutdent: outdent(state),
    canHide: first !== undefined && canHide(state.doc, first.index),
    hidden: first !== undefined && hiddenBy(state.doc, first.index) !== null,
    canMoveUp: move(-1)(state),
    canMoveDown: move(1)(state),
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
    inTable: inTable(state) !== null,
    empty: state.selection.empty,
    focused: editor.isFocused,
  };
}
