//! Paragraph, heading, list item, task and quote: one block with a kind.

import { Node } from "@tiptap/core";
import { flagField, readKind } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, flagOrNull, inner, numberOrNull, text } from "../../schema/block.ts";

const TAGS: Record<string, string> = { heading1: "h2", heading2: "h3", heading3: "h4", quote: "blockquote" };

/** The element a kind is shown in; the title of the chapter is above all of these. */
export const tagOf = (kind: string): string => TAGS[kind] ?? (kind === "paragraph" ? "p" : "div");

export const TextBlock = Node.create({
  name: "textBlock",
  group: "block",
  content: "inline*",
  defining: true,
  addAttributes: () => ({ ...blockAttributes(), kind: inner("paragraph"), done: inner(false) }),
  parseHTML: () => [
    { tag: "p" },
    { tag: "div" },
    { tag: "h1", attrs: { kind: "heading1" } },
    { tag: "h2", attrs: { kind: "heading1" } },
    { tag: "h3", attrs: { kind: "heading2" } },
    { tag: "h4", attrs: { kind: "heading3" } },
    { tag: "blockquote", attrs: { kind: "quote" } },
    { tag: "li", attrs: { kind: "bullet" } },
  ],
  // The attributes are for ourselves, when it is pasted again (`paste/own.ts`).
  renderHTML: ({ node }) => [
    tagOf(text(node, "kind")),
    {
      "data-kind": text(node, "kind"),
      "data-indent": Number(node.attrs["indent"]) || null,
      "data-done": node.attrs["done"] === true ? "true" : null,
    },
    0,
  ],
});

export const textKind: BlockKind = {
  node: TextBlock,
  attrs: (block) => ({ kind: readKind(block), done: flagField(block, "done") }),
  registers: (node) => ({
    kind: text(node, "kind"),
    done: flagOrNull(node, "done"),
    indent: numberOrNull(node, "indent"),
  }),
};
