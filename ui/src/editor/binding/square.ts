//! Tables stay square: each row has one cell for each column of the table, in that order, and every row and column
//! an id of its own.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { isId } from "../../document/ids.ts";
import type { ColumnAttr } from "../blocks/table/node.ts";

/** Repairs the table at `pos`. `anew`: it is a copy, so all its rows and columns get new ids. */
export function squareTable(tr: Transaction, pos: number, newId: () => string, anew: boolean): void {
  const table = tr.doc.nodeAt(pos);
  if (table === null || table.type.name !== "table") return;
  const { columns, names } = columnsOf(table, newId, anew);
  const rows: PMNode[] = [];
  const seen = new Set<string>();
  table.forEach((row) => {
    const given: unknown = row.attrs["id"];
    const keeps = !anew && typeof given === "string" && isId(given) && !seen.has(given);
    const id = keeps ? given : newId();
    seen.add(id);
    const removedBy = keeps ? (row.attrs["removedBy"] as string | null) : null;
    rows.push(row.type.create({ id, removedBy }, cellsOf(row, columns, names, table)));
  });
  const square = table.type.create({ ...table.attrs, columns }, rows);
  if (!square.eq(table)) {
    const { from, to } = tr.selection;
    const inside = from > pos && to < pos + table.nodeSize && square.nodeSize === table.nodeSize;
    if (inside) retouch(tr, pos, table, square);
    else tr.replaceWith(pos, pos + table.nodeSize, square);
  }
}

/** Only attributes differ: sets them one by one, so that the caret stays. */
function retouch(tr: Transaction, pos: number, table: PMNode, square: PMNode): void {
  tr.setNodeAttribute(pos, "columns", square.attrs["columns"]);
  let at = pos + 1;
  for (let r = 0; r < table.childCount; r += 1) {
    const row = table.child(r);
    const wanted = square.child(r);
    for (const name of ["id", "removedBy"]) {
      if (row.attrs[name] !== wanted.attrs[name]) tr.setNodeAttribute(at, name, wanted.attrs[name]);
    }
    let cellAt = at + 1;
    for (let c = 0; c < row.childCount && c < wanted.childCount; c += 1) {
      const column: unknown = wanted.child(c).attrs["column"];
      if (row.child(c).attrs["column"] !== column) tr.setNodeAttribute(cellAt, "column", column);
      cellAt += row.child(c).nodeSize;
    }
    at += row.nodeSize;
  }
}

/** The columns a table should have, and for each old name the new one. */
function columnsOf(
  table: PMNode,
  newId: () => string,
  anew: boolean,
): { columns: ColumnAttr[]; names: Map<string, string> } {
  const given = (table.attrs["columns"] as ColumnAttr[]).filter((column) => isId(column.id));
  const names = new Map<string, string>();
  const columns: ColumnAttr[] = [];
  for (const column of given) {
    if (names.has(column.id)) continue;
    const id = anew ? newId() : column.id;
    names.set(column.id, id);
    columns.push({ id, removedBy: anew ? null : column.removedBy });
  }
  // A table that was pasted without columns has as many as its longest row has cells.
  if (columns.length === 0) {
    let longest = 0;
    table.forEach((row) => (longest = Math.max(longest, row.childCount)));
    for (let i = 0; i < longest; i += 1) columns.push({ id: newId(), removedBy: null });
  }
  return { columns, names };
}

function cellsOf(row: PMNode, columns: readonly ColumnAttr[], names: Map<string, string>, table: PMNode): PMNode[] {
  const type = table.type.schema.nodes["tableCell"];
  if (type === undefined) return [];
  const known = new Map<string, PMNode>();
  const others: PMNode[] = [];
  row.forEach((cell) => {
    const name = names.get(String(cell.attrs["column"]));
    if (name !== undefined && !known.has(name)) known.set(name, cell);
    else others.push(cell);
  });
  return columns.map(({ id }) => {
    const cell = known.get(id) ?? (names.size === 0 ? others.shift() : undefined);
    return type.create({ column: id }, cell?.content);
  });
}
