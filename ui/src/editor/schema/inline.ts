//! What stands inside a text: characters, hard breaks and embedded things. Each counts as one position, in the
//! editor as in the Y.Text.

import { mergeAttributes, Node } from "@tiptap/core";
import { inner } from "./block.ts";

export const Chapter = Node.create({ name: "doc", topNode: true, content: "block+" });

export const Text = Node.create({ name: "text", group: "inline" });

/** The character `\n` of a text. */
export const HardBreak = Node.create({
  name: "hardBreak",
  group: "inline",
  inline: true,
  selectable: false,
  linebreakReplacement: true,
  parseHTML: () => [{ tag: "br" }],
  renderHTML: () => ["br"],
  renderText: () => "\n",
});

/** An embedded thing that this version does not know; kept as it stands. */
export const Embed = Node.create({
  name: "embed",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ value: inner(null) }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["span", mergeAttributes(HTMLAttributes, { class: "embed" }), "\ufffc"],
});
