//! A link card: where it leads, what is there, and a person's own words about it. Nothing is fetched from there but
//! when somebody asks.

import { Node } from "@tiptap/core";
import { stringField } from "../../../document/shape.ts";
import {
  type BlockKind,
  blockAttributes,
  inner,
  numberOrNull,
  partsAttribute,
  partsText,
  text,
  textOrNull,
} from "../../schema/block.ts";

export const LinkCard = Node.create({
  name: "linkCard",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({ ...blockAttributes(), ...partsAttribute(), url: inner(""), face: inner("") }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    { "data-link": text(node, "url"), "data-face": textOrNull(node, "face"), "data-parts": partsText(node) },
    ["figcaption", 0],
  ],
});

export const linkKind: BlockKind = {
  node: LinkCard,
  attrs: (block) => ({ url: stringField(block, "url"), face: stringField(block, "face") }),
  registers: (node) => ({
    kind: "link",
    indent: numberOrNull(node, "indent"),
    url: text(node, "url"),
    face: textOrNull(node, "face"),
  }),
  parts: () => ["title", "description"],
};
