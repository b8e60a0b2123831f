//! Plain text into blocks.

import type { Node as PMNode, Schema } from "@tiptap/pm/model";
import { node, nodesOfRuns } from "../binding/runs.ts";

/**
 * Paragraphs. Where empty lines part them, a single line break is one inside a paragraph; where there are none,
 * each line is a paragraph.
 */
export function blocksOfText(schema: Schema, text: string): PMNode[] {
  const plain = text
    .replace(/\r\n?/g, "\n")
    .replaceAll("\u00a0", " ")
    .replace(/^\n+|\s+$/g, "");
  const parts = /\n[ \t]*\n/.test(plain) ? plain.split(/\n(?:[ \t]*\n)+/) : plain.split("\n");
  return parts
    .filter((part) => part.trim() !== "")
    .map((part) =>
      node(schema, "textBlock").create(null, nodesOfRuns(schema, [{ insert: part, attributes: {} }], false)),
    );
}
