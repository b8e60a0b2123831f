//! Tables: rows and columns by id, each cell a root text of its own (docs/document.md).

import type * as Y from "yjs";
import { type Line, lines } from "./lines.ts";
import { compare } from "./rank.ts";
import type { BlockMap } from "./shape.ts";

export type Axis = "row" | "column";

export { type Line, lines };

export const cellName = (block: string, row: string, column: string): string => `cell/${block}/${row}/${column}`;

export const cellText = (doc: Y.Doc, block: string, row: string, column: string): Y.Text =>
  doc.getText(cellName(block, row, column));

/** The block of a root text that is a cell, or null. */
export function blockOfCell(name: string): string | null {
  const parts = name.split("/");
  return parts.length === 4 && parts[0] === "cell" ? (parts[1] ?? null) : null;
}

export interface Grid {
  rows: Line[];
  columns: Line[];
}

/** The rows and columns that are shown: not gone, or holding text somewhere. */
export function shownGrid(doc: Y.Doc, id: string, block: BlockMap): Grid {
  const rows = lines(block, "row");
  const columns = lines(block, "column");
  const filled = (row: Line, column: Line): boolean => cellText(doc, id, row.id, column.id).length > 0;
  return {
    rows: rows.filter((row) => row.gone === null || columns.some((column) => filled(row, column))),
    columns: columns.filter((column) => column.gone === null || rows.some((row) => filled(row, column))),
  };
}

/** Every cell of a table, gone or not, in the order of the fingerprint: row id, then column id. */
export function allCells(doc: Y.Doc, id: string, block: BlockMap): Y.Text[] {
  const byId = (a: Line, b: Line): number => compare(a.id, b.id);
  const columns = lines(block, "column").sort(byId);
  return lines(block, "row")
    .sort(byId)
    .flatMap((row) => columns.map((column) => cellText(doc, id, row.id, column.id)));
}
