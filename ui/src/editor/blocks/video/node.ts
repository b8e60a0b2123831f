//! A video at YouTube or Vimeo: a card. Nothing is fetched from there before a person asks.

import { Node } from "@tiptap/core";
import { numberField, stringField } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, inner, numberOrNull, text, textOrNull } from "../../schema/block.ts";

export const Video = Node.create({
  name: "video",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockAttributes(),
    site: inner("youtube"),
    video: inner(""),
    start: inner(0),
    title: inner(""),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-site": text(node, "site"),
      "data-video": text(node, "video"),
      "data-start": String(node.attrs["start"]),
      "data-title": text(node, "title"),
    },
    ["figcaption", 0],
  ],
});

export const videoKind: BlockKind = {
  node: Video,
  attrs: (block) => ({
    site: stringField(block, "site"),
    video: stringField(block, "video"),
    start: numberField(block, "start"),
    title: stringField(block, "title"),
  }),
  registers: (node) => ({
    kind: "video",
    indent: numberOrNull(node, "indent"),
    site: text(node, "site"),
    video: text(node, "video"),
    start: numberOrNull(node, "start"),
    title: textOrNull(node, "title"),
  }),
};
