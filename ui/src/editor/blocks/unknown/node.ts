//! A kind that this version does not know: can be moved and removed, not edited. Its fields stay as they are.

import { Node } from "@tiptap/core";
import { kindField, textField } from "../../../document/shape.ts";
import { plainText } from "../../../document/plain.ts";
import { type BlockKind, blockAttributes, inner, text } from "../../schema/block.ts";

export const Unknown = Node.create({
  name: "unknown",
  group: "block",
  atom: true,
  addAttributes: () => ({ ...blockAttributes(), kind: inner(""), plain: inner("") }),
  parseHTML: () => [],
  renderHTML: ({ node }) => ["p", text(node, "plain")],
  renderText: ({ node }) => text(node, "plain"),
});

export const unknownKind: BlockKind = {
  node: Unknown,
  attrs: (block) => {
    const words = textField(block, "text");
    return { kind: kindField(block), plain: words === null ? "" : plainText(words) };
  },
  // Nothing of it is ever written.
  registers: () => ({}),
};
