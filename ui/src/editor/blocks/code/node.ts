//! Code and formulas: text blocks in which marks mean nothing and every space counts. A node of their own only because
//! the editor treats them otherwise; in the document they are the text block of kind `code` or `formula`.

import { Node } from "@tiptap/core";
import { readKind } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, inner, numberOrNull, text } from "../../schema/block.ts";

export const CodeBlock = Node.create({
  name: "codeBlock",
  group: "block",
  content: "(text | embed)*",
  marks: "",
  code: true,
  defining: true,
  addAttributes: () => ({ ...blockAttributes(), kind: inner("code"), done: inner(false) }),
  parseHTML: () => [{ tag: "pre", preserveWhitespace: "full" }],
  renderHTML: ({ node }) => [
    "pre",
    { "data-kind": text(node, "kind"), "data-indent": Number(node.attrs["indent"]) || null },
    ["code", 0],
  ],
});

export const codeKind: BlockKind = {
  node: CodeBlock,
  attrs: (block) => ({ kind: readKind(block), done: block.get("done") === true }),
  registers: (node) => ({
    kind: text(node, "kind"),
    done: node.attrs["done"] === true ? true : null,
    indent: numberOrNull(node, "indent"),
  }),
};
