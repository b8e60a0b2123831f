//! What happened to one table in the editor, into the document: rows and columns by id, each cell its own text.

import type { Node as PMNode } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { spread } from "../../document/rank.ts";
import type { BlockMap } from "../../document/shape.ts";
import type { SpaceDocument } from "../../document/spaceDocument.ts";
import { type Axis, cellText, lines } from "../../document/table.ts";
import type { ColumnAttr } from "../blocks/table/node.ts";
import { standing } from "./differ.ts";
import type { TextTarget } from "./target.ts";
import { type Known, writeText } from "./writeText.ts";

export const columnIds = (table: PMNode): string[] =>
  (table.attrs["columns"] as ColumnAttr[]).map((column) => column.id);

export function rowIds(table: PMNode): string[] {
  const ids: string[] = [];
  table.forEach((row) => ids.push(String(row.attrs["id"])));
  return ids;
}

/** A cell, and where its text begins, from the start of the table. */
export interface PlacedCell {
  cell: PMNode;
  at: number;
}

/** Cells by the ids of their row and column. */
function cells(table: PMNode): Map<string, PlacedCell> {
  const found = new Map<string, PlacedCell>();
  table.forEach((row, rowAt) => {
    row.forEach((cell, cellAt) => {
      found.set(`${row.attrs["id"]}/${cell.attrs["column"]}`, { cell, at: rowAt + cellAt + 3 });
    });
  });
  return found;
}

/** The registers of rows and columns of a table that is being born, in their order. */
export function lineRegisters(document: SpaceDocument, table: PMNode): Record<string, string> {
  const registers: Record<string, string> = {};
  for (const [axis, ids] of [
    ["row", rowIds(table)],
    ["column", columnIds(table)],
  ] as const) {
    const ranks = spread(null, null, ids.length, document.random);
    ids.forEach((id, i) => (registers[`${axis}/${id}`] = ranks[i] ?? ""));
  }
  return registers;
}

/** Rows and columns that came: ranks for them, and for those that moved. */
export interface Placing {
  axis: Axis;
  id: string;
  rank: string;
  born: boolean;
}

/** What must come into being outside undo before `writeTable`. */
export function placings(document: SpaceDocument, block: BlockMap, before: PMNode, after: PMNode): Placing[] {
  return (["row", "column"] as const).flatMap((axis) => {
    const ids = axis === "row" ? rowIds : columnIds;
    const [old, now] = [ids(before), ids(after)];
    const ranks = new Map(lines(block, axis).map((line) => [line.id, line.rank]));
    const stays = standing(old, now, null);
    const found: Placing[] = [];
    for (let i = 0; i < now.length;) {
      let end = i;
      while (end < now.length && !stays.has(now[end] ?? "")) end += 1;
      const previous = i > 0 ? (ranks.get(now[i - 1] ?? "") ?? null) : null;
      const next = now
        .slice(end)
        .filter((id) => stays.has(id))
        .map((id) => ranks.get(id) ?? "")
        .find((rank) => rank > (previous ?? ""));
      const fresh = spread(previous, next ?? null, end - i, document.random);
      for (let j = i; j < end; j += 1) {
        const id = now[j] ?? "";
        found.push({ axis, id, rank: fresh[j - i] ?? "", born: !ranks.has(id) });
      }
      i = end + 1;
    }
    return found;
  });
}

/** Makes rows and columns, outside undo. */
export function bearLines(document: SpaceDocument, block: BlockMap, all: readonly Placing[]): void {
  const born = all.filter((placing) => placing.born);
  if (born.length === 0) return;
  document.birth(() => {
    for (const { axis, id, rank } of born) {
      block.set(`${axis}/${id}`, rank);
      block.set(`${axis}/${id}/gone`, "");
    }
  });
}

export interface TableWriting {
  document: SpaceDocument;
  id: string;
  block: BlockMap;
  lines: readonly Placing[];
  /** What is known of a cell: its ids, and where the texts begin from the start of the table, before and now. */
  known(row: string, column: string, before: PlacedCell | null, after: PlacedCell): Known;
  into(text: Y.Text): TextTarget;
}

/** Writes the difference between two states of a table; inside an edit. */
export function writeTable(writing: TableWriting, before: PMNode | null, after: PMNode): void {
  const { document, id, block } = writing;
  for (const { axis, id: line, rank, born } of writing.lines) {
    if (born) block.delete(`${axis}/${line}/gone`);
    else block.set(`${axis}/${line}`, rank);
  }
  const old = before === null ? new Map<string, PlacedCell>() : cells(before);
  const now = cells(after);
  for (const [key, placed] of now) {
    const was = old.get(key) ?? null;
    if (was?.cell === placed.cell) continue;
    const [row = "", column = ""] = key.split("/");
    const into = writing.into(cellText(document.doc, id, row, column));
    writeText(into, was?.cell ?? null, placed.cell, writing.known(row, column, was, placed));
  }
  if (before === null) return;
  for (const [key, { cell }] of old) {
    if (now.has(key)) continue;
    const [row = "", column = ""] = key.split("/");
    writing.into(cellText(document.doc, id, row, column)).delete(0, cell.content.size);
  }
  for (const [axis, ids] of [
    ["row", rowIds],
    ["column", columnIds],
  ] as const) {
    const stays = new Set(ids(after));
    for (const line of ids(before)) if (!stays.has(line)) block.set(`${axis}/${line}/gone`, document.name);
  }
}
