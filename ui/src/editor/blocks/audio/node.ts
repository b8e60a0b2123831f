//! A sound to listen to, with a caption and what is said in it.

import { Node } from "@tiptap/core";
import { numberField, stringField } from "../../../document/shape.ts";
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

export const Audio = Node.create({
  name: "audio",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockAttributes(),
    ...partsAttribute(),
    medium: inner(""),
    name: inner(""),
    bytes: inner(0),
    mime: inner(""),
    duration: inner(0),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-audio": text(node, "medium"),
      "data-name": text(node, "name"),
      "data-bytes": String(node.attrs["bytes"]),
      "data-mime": text(node, "mime"),
      "data-duration": String(node.attrs["duration"]),
      "data-parts": partsText(node),
    },
    ["figcaption", 0],
  ],
});

export const audioKind: BlockKind = {
  node: Audio,
  attrs: (block) => ({
    medium: stringField(block, "medium"),
    name: stringField(block, "name"),
    bytes: numberField(block, "bytes"),
    mime: stringField(block, "mime"),
    duration: numberField(block, "duration"),
  }),
  registers: (node) => ({
    kind: "audio",
    indent: numberOrNull(node, "indent"),
    medium: text(node, "medium"),
    name: textOrNull(node, "name"),
    bytes: numberOrNull(node, "bytes"),
    mime: textOrNull(node, "mime"),
    duration: numberOrNull(node, "duration"),
  }),
  parts: () => ["transcript"],
};
