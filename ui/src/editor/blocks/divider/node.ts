//! A line between two parts.

import { Node } from "@tiptap/core";
import { type BlockKind, blockAttributes, numberOrNull } from "../../schema/block.ts";

export const Divider = Node.create({
  name: "divider",
  group: "block",
  atom: true,
  addAttributes: blockAttributes,
  parseHTML: () => [{ tag: "hr" }],
  renderHTML: () => ["hr"],
  renderText: () => "---",
});

export const dividerKind: BlockKind = {
  node: Divider,
  attrs: () => ({}),
  registers: (node) => ({ kind: "divider", indent: numberOrNull(node, "indent") }),
};
