//! A table: rows of cells, each cell one text. Rows and columns have ids of their own, so that a row and a column
//! added at once by two people go together.

import { Node } from "@tiptap/core";
import { flagField } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, flagOrNull, inner, numberOrNull } from "../../schema/block.ts";

/** A column as a table node names it. */
export interface ColumnAttr {
  id: string;
  /** Who removed it while another wrote in it; null when it is in its place. */
  removedBy: string | null;
}

/** May have no rows: two people who each remove one of two rows leave none. */
export const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow*",
  isolating: true,
  addAttributes: () => ({ ...blockAttributes(), header: inner(false), columns: inner([]) }),
  parseHTML: () => [],
  renderHTML: () => ["table", ["tbody", 0]],
});

export const TableRow = Node.create({
  name: "tableRow",
  content: "tableCell*",
  addAttributes: () => ({ id: inner(null), removedBy: inner(null) }),
  parseHTML: () => [],
  renderHTML: () => ["tr", 0],
});

export const TableCell = Node.create({
  name: "tableCell",
  content: "inline*",
  isolating: true,
  addAttributes: () => ({ column: inner(null) }),
  parseHTML: () => [],
  renderHTML: () => ["td", 0],
});

export const tableKind: BlockKind = {
  node: Table,
  // Columns, rows and cells are read by `binding/build.ts`: they are more than registers.
  attrs: (block) => ({ header: flagField(block, "header") }),
  registers: (node) => ({
    kind: "table",
    indent: numberOrNull(node, "indent"),
    header: flagOrNull(node, "header"),
  }),
};
