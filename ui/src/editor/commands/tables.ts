//! Rows and columns. Ids of new ones, and of the cells in them, are given by `binding/identity.ts`.

import type { Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import type { ColumnAttr } from "../blocks/table/node.ts";
import type { Spot } from "../handle.ts";
import { newId } from "../../document/ids.ts";
import { insertBlocks, make } from "./blocks.ts";
import { BlockSelection } from "./blockSelection.ts";
import type { Command } from "./selected.ts";

/** The table, row and cell with the caret. */
export interface InTable {
  table: PMNode;
  pos: number;
  row: number;
  column: number;
}

export function inTable(state: EditorState): InTable | null {
  const { selection } = state;
  const only = selection instanceof BlockSelection ? selection.$from.nodeAfter : null;
  if (only?.type.name === "table" && selection.to - selection.from === only.nodeSize) {
    // A table that is chosen as a thing grows and shrinks at its end.
    const [row, column] = [only.childCount - 1, (only.firstChild?.childCount ?? 1) - 1];
    return { table: only, pos: selection.from, row, column };
  }
  const { $head } = selection;
  if ($head.depth < 3 || $head.node(1).type.name !== "table") return null;
  return { table: $head.node(1), pos: $head.before(1), row: $head.index(1), column: $head.index(2) };
}

/** A table of empty cells; the first row is a heading. */
export const insertTable = (rows: number, columns: number, spot?: Spot): Command =>
  insertBlocks(
    (state) => {
      const ids: ColumnAttr[] = Array.from({ length: Math.max(1, columns) }, () => ({ id: newId(), removedBy: null }));
      const row = (): PMNode =>
        make(
          state,
          "tableRow",
          { id: newId() },
          ids.map(({ id }) => make(state, "tableCell", { column: id })),
        );
      return [make(state, "table", { columns: ids, header: true }, Array.from({ length: Math.max(1, rows) }, row))];
    },
    spot,
    "inside",
  );

/** Where the cell of a row and column begins. */
function cellStart(table: PMNode, pos: number, row: number, column: number): number {
  let at = pos + 1;
  for (let i = 0; i < row; i += 1) at += table.child(i).nodeSize;
  at += 1;
  for (let i = 0; i < column; i += 1) at += table.child(row).child(i).nodeSize;
  return at + 1;
}

/** `column`: where the caret goes in the new row; the column that it is in by default. */
export const addRow =
  (where: "before" | "after", column?: number): Command =>
  (state, dispatch) => {
    const here = inTable(state);
    if (here === null) return false;
    if (dispatch) {
      const columns = here.table.attrs["columns"] as ColumnAttr[];
      const cells = columns.map(({ id }) => make(state, "tableCell", { column: id }));
      const index = where === "before" ? here.row : here.row + 1;
      let at = here.pos + 1;
      for (let i = 0; i < index; i += 1) at += here.table.child(i).nodeSize;
      const tr = state.tr.insert(at, make(state, "tableRow", { id: newId() }, cells));
      const table = tr.doc.nodeAt(here.pos);
      if (table !== null)
        tr.setSelection(TextSelection.create(tr.doc, cellStart(table, here.pos, index, column ?? here.column)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

export const addColumn =
  (where: "before" | "after"): Command =>
  (state, dispatch) => {
    const here = inTable(state);
    if (here === null) return false;
    if (dispatch) {
      const index = where === "before" ? here.column : here.column + 1;
      const columns = [...(here.table.attrs["columns"] as ColumnAttr[])];
      const id = newId();
      columns.splice(index, 0, { id, removedBy: null });
      const tr = state.tr.setNodeAttribute(here.pos, "columns", columns);
      for (let row = here.table.childCount - 1; row >= 0; row -= 1) {
        const at = cellStart(here.table, here.pos, row, index) - 1;
        tr.insert(at, make(state, "tableCell", { column: id }));
      }
      const table = tr.doc.nodeAt(here.pos);
      if (table !== null) tr.setSelection(TextSelection.create(tr.doc, cellStart(table, here.pos, here.row, index)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

/** Takes away the row with the caret; false for the last one: then take away the table. */
export const removeRow: Command = (state, dispatch) => {
  const here = inTable(state);
  if (here === null || here.table.childCount < 2) return false;
  if (dispatch) {
    let at = here.pos + 1;
    for (let i = 0; i < here.row; i += 1) at += here.table.child(i).nodeSize;
    const tr = state.tr.delete(at, at + here.table.child(here.row).nodeSize);
    const table = tr.doc.nodeAt(here.pos);
    if (table !== null) {
      const row = Math.min(here.row, table.childCount - 1);
      tr.setSelection(TextSelection.create(tr.doc, cellStart(table, here.pos, row, here.column)));
    }
    dispatch(tr);
  }
  return true;
};

/** Takes away the column with the caret; false for the last one. */
export const removeColumn: Command = (state, dispatch) => {
  const here = inTable(state);
  const columns = (here?.table.attrs["columns"] ?? []) as ColumnAttr[];
  if (here === null || columns.length < 2) return false;
  if (dispatch) {
    const left = columns.filter((_, i) => i !== here.column);
    const tr = state.tr.setNodeAttribute(here.pos, "columns", left);
    for (let row = here.table.childCount - 1; row >= 0; row -= 1) {
      const start = cellStart(here.table, here.pos, row, here.column) - 1;
      tr.delete(start, start + here.table.child(row).child(here.column).nodeSize);
    }
    const table = tr.doc.nodeAt(here.pos);
    if (table !== null) {
      const column = Math.min(here.column, left.length - 1);
      tr.setSelection(TextSelection.create(tr.doc, cellStart(table, here.pos, here.row, column)));
    }
    dispatch(tr);
  }
  return true;
};

export const toggleHeader: Command = (state, dispatch) => {
  const here = inTable(state);
  if (here === null) return false;
  dispatch?.(state.tr.setNodeAttribute(here.pos, "header", here.table.attrs["header"] !== true));
  return true;
};

/** To the next or previous cell. After the last one a new row comes, if the last has words: else one is done here. */
export const nextCell =
  (by: 1 | -1): Command =>
  (state, dispatch) => {
    const here = inTable(state);
    if (here === null) return false;
    const width = here.table.child(here.row).childCount;
    const index = here.row * width + here.column + by;
    // Out of the first cell the keyboard must be able to leave.
    if (index < 0) return false;
    const row = Math.floor(index / width);
    if (row >= here.table.childCount) {
      if (here.table.child(here.row).textContent.trim() === "") return false;
      return addRow("after", 0)(state, dispatch);
    }
    if (dispatch) {
      const at = cellStart(here.table, here.pos, row, index % width);
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
    }
    return true;
  };
