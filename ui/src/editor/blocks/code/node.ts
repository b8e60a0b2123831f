//! Code: a text block in which marks mean nothing and every space counts. A node of its own only because the
//! editor treats it otherwise; in the document it is the text block of kind `code`.

import { Node } from "@tiptap/core";
import { type BlockKind, blockAttributes, inner, numberOrNull } from "../../schema/block.ts";

export const CodeBlock = Node.create({
  name: "codeBlock",
  group: "block",
  content: "(text | embed)*",
  marks: "",
  code: true,
  defining: true,
  addAttributes: () => ({ ...blockAttributes(), done: inner(false) }),
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
  renderHTML: () => ["pre", { "data-kind": "code" }, ["code", 0]],
});

export const codeKind: BlockKind = {
  node: CodeBlock,
  attrs: (block) => ({ done: block.get("done") === true }),
  registers: (node) => ({
    kind: "code",
    done: node.attrs["done"] === true ? true : null,
    indent: numberOrNull(node, "indent"),
  }),
};
