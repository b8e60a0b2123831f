//! A block of the document as a node of the editor.

import type { Node as PMNode, Schema } from "@tiptap/pm/model";
import type * as Y from "yjs";
import type { ShownBlock } from "../../document/reading.ts";
import { partText } from "../../document/parts.ts";
import { plainText } from "../../document/plain.ts";
import { indentField, readKind, textField } from "../../document/shape.ts";
import { cellText, shownGrid } from "../../document/table.ts";
import type { ColumnAttr } from "../blocks/table/node.ts";
import { sortedParts } from "../schema/block.ts";
import { kindOfNode, nodeNameOf } from "../schema/kinds.ts";
import { node, nodesOfRuns, runsOfText } from "./runs.ts";

/** The node that shows a block as it stands now. */
export function buildBlock(schema: Schema, doc: Y.Doc, shown: ShownBlock): PMNode {
  const name = nodeNameOf(readKind(shown.block));
  const type = node(schema, name);
  const kind = kindOfNode(name);
  const attrs: Record<string, unknown> = {
    id: shown.id,
    indent: indentField(shown.block),
    container: shown.container,
    removedBy: shown.removedBy,
    ...kind.attrs(shown.block),
  };
  if (kind.parts !== undefined) {
    const read = (part: string): readonly [string, string] => [part, plainText(partText(doc, shown.id, part))];
    attrs["parts"] = sortedParts(kind.parts(shown.block).map(read));
  }
  if (name === "table") return buildTable(schema, doc, shown, attrs);
  if (type.isAtom && type.isLeaf) return type.create(attrs);
  const text = textField(shown.block, "text");
  return type.create(attrs, text === null ? [] : nodesOfRuns(schema, runsOfText(text), name === "codeBlock"));
}

function buildTable(schema: Schema, doc: Y.Doc, shown: ShownBlock, attrs: Record<string, unknown>): PMNode {
  const grid = shownGrid(doc, shown.id, shown.block);
  const columns: ColumnAttr[] = grid.columns.map(({ id, gone }) => ({ id, removedBy: gone }));
  const rows = grid.rows.map((row) =>
    node(schema, "tableRow").create(
      { id: row.id, removedBy: row.gone },
      columns.map((column) => {
        const runs = runsOfText(cellText(doc, shown.id, row.id, column.id));
        return node(schema, "tableCell").create({ column: column.id }, nodesOfRuns(schema, runs, false));
      }),
    ),
  );
  return node(schema, "table").create({ ...attrs, columns }, rows);
}

/** An empty paragraph that stands in an empty chapter and is not in the document before someone types in it. */
export function emptyParagraph(schema: Schema, id: string): PMNode {
  return node(schema, "textBlock").create({ id });
}
