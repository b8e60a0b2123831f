//! A picture: a medium with a caption, and words for who cannot see it.

import { Node } from "@tiptap/core";
import { flagField, numberField, stringField } from "../../../document/shape.ts";
import {
  type BlockKind,
  blockAttributes,
  flagOrNull,
  inner,
  numberOrNull,
  text,
  textOrNull,
} from "../../schema/block.ts";

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockAttributes(),
    medium: inner(""),
    alt: inner(""),
    decorative: inner(false),
    width: inner(0),
    height: inner(0),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-medium": text(node, "medium"),
      "data-alt": text(node, "alt"),
      "data-decorative": node.attrs["decorative"] === true ? "true" : null,
      "data-width": String(node.attrs["width"]),
      "data-height": String(node.attrs["height"]),
    },
    ["figcaption", 0],
  ],
});

export const pictureKind: BlockKind = {
  node: Picture,
  attrs: (block) => ({
    medium: stringField(block, "medium"),
    alt: stringField(block, "alt"),
    decorative: flagField(block, "decorative"),
    width: numberField(block, "width"),
    height: numberField(block, "height"),
  }),
  registers: (node) => ({
    kind: "picture",
    indent: numberOrNull(node, "indent"),
    medium: text(node, "medium"),
    alt: textOrNull(node, "alt"),
    decorative: flagOrNull(node, "decorative"),
    width: numberOrNull(node, "width"),
    height: numberOrNull(node, "height"),
  }),
};
