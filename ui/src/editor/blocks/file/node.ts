//! A file to download, with a caption.

import { Node } from "@tiptap/core";
import { numberField, stringField } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, inner, numberOrNull, text, textOrNull } from "../../schema/block.ts";

export const File = Node.create({
  name: "file",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockAttributes(),
    medium: inner(""),
    name: inner(""),
    bytes: inner(0),
    mime: inner(""),
    face: inner(""),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-file": text(node, "medium"),
      "data-name": text(node, "name"),
      "data-bytes": String(node.attrs["bytes"]),
      "data-mime": text(node, "mime"),
      "data-face": textOrNull(node, "face"),
    },
    ["figcaption", 0],
  ],
});

export const fileKind: BlockKind = {
  node: File,
  attrs: (block) => ({
    medium: stringField(block, "medium"),
    name: stringField(block, "name"),
    bytes: numberField(block, "bytes"),
    mime: stringField(block, "mime"),
    face: stringField(block, "face"),
  }),
  registers: (node) => ({
    kind: "file",
    indent: numberOrNull(node, "indent"),
    medium: text(node, "medium"),
    name: textOrNull(node, "name"),
    bytes: numberOrNull(node, "bytes"),
    mime: textOrNull(node, "mime"),
    face: textOrNull(node, "face"),
  }),
};
