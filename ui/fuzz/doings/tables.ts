//! Tables.

import { type Author, offsetIn } from "../author.ts";
import { at, pick } from "../chance.ts";
import { type Doing, NONE, spot, type Turn, typeWord } from "../hands.ts";
import { wordsIn } from "../words.ts";

function inTable({ author, x }: Turn): boolean {
  const cells: number[] = [];
  author.view.state.doc.descendants((node, pos) => {
    if (node.type.name === "tableCell") cells.push(pos + 1);
    return !node.inlineContent;
  });
  if (cells.length === 0) return false;
  const start = pick(x[0], cells);
  const node = author.view.state.doc.resolve(start).parent;
  author.select(start + offsetIn(node.textContent, x[1]));
  return true;
}

/** The words of the row or column with the caret. */
function line(author: Author, axis: "row" | "column"): Set<string> {
  const { $head } = author.view.state.selection;
  if ($head.depth < 3) return new Set();
  const found = new Set<string>();
  const column = $head.index(2);
  const rows = axis === "row" ? [$head.node(2)] : $head.node(1).children;
  for (const row of rows) {
    const cells = axis === "row" ? row.children : row.children.slice(column, column + 1);
    for (const cell of cells) for (const one of wordsIn(cell.textContent)) found.add(one);
  }
  return found;
}

export const TABLES: Record<string, Doing> = {
  table({ author, x }) {
    author.handle.commands.insertTable(1 + at(x[1], 3), 1 + at(x[2], 3), spot(author, x[0]));
    return NONE;
  },
  cell(turn) {
    return inTable(turn) ? typeWord(turn) : NONE;
  },
  row(turn) {
    if (inTable(turn)) turn.author.handle.commands.addRow(turn.x[3] < 0.5 ? "before" : "after");
    return NONE;
  },
  column(turn) {
    if (inTable(turn)) turn.author.handle.commands.addColumn(turn.x[3] < 0.5 ? "before" : "after");
    return NONE;
  },
  removeRow(turn) {
    if (!inTable(turn)) return NONE;
    const allowed = line(turn.author, "row");
    turn.author.handle.commands.removeRow();
    return allowed;
  },
  removeColumn(turn) {
    if (!inTable(turn)) return NONE;
    const allowed = line(turn.author, "column");
    turn.author.handle.commands.removeColumn();
    return allowed;
  },
};
