//! A video file of one's own, with a poster, a caption and what is said in it.

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

export const Clip = Node.create({
  name: "clip",
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
    width: inner(0),
    height: inner(0),
    poster: inner(""),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-clip": text(node, "medium"),
      "data-name": text(node, "name"),
      "data-bytes": String(node.attrs["bytes"]),
      "data-mime": text(node, "mime"),
      "data-duration": String(node.attrs["duration"]),
      "data-width": String(node.attrs["width"]),
      "data-height": String(node.attrs["height"]),
      "data-poster": textOrNull(node, "poster"),
      "data-parts": partsText(node),
    },
    ["figcaption", 0],
  ],
});

export const clipKind: BlockKind = {
  node: Clip,
  attrs: (block) => ({
    medium: stringField(block, "medium"),
    name: stringField(block, "name"),
    bytes: numberField(block, "bytes"),
    mime: stringField(block, "mime"),
    duration: numberField(block, "duration"),
    width: numberField(block, "width"),
    height: numberField(block, "height"),
    poster: stringField(block, "poster"),
  }),
  registers: (node) => ({
    kind: "clip",
    indent: numberOrNull(node, "indent"),
    medium: text(node, "medium"),
    name: textOrNull(node, "name"),
    bytes: numberOrNull(node, "bytes"),
    mime: textOrNull(node, "mime"),
    duration: numberOrNull(node, "duration"),
    width: numberOrNull(node, "width"),
    height: numberOrNull(node, "height"),
    poster: textOrNull(node, "poster"),
  }),
  parts: () => ["transcript"],
};
