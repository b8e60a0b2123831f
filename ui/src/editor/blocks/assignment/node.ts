//! An assignment: asks the reader for a text, a photo or both.

import { Node } from "@tiptap/core";
import { stringField } from "../../../document/shape.ts";
import { type BlockKind, blockAttributes, inner, numberOrNull, text } from "../../schema/block.ts";

export const ANSWERS = ["text", "photo", "both"] as const;
export type AnswerForm = (typeof ANSWERS)[number];

export const answerForm = (given: string): AnswerForm => ANSWERS.find((one) => one === given) ?? "text";

export const Assignment = Node.create({
  name: "assignment",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  addAttributes: () => ({ ...blockAttributes(), answer: inner("text") }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    { "data-assignment": text(node, "answer"), "data-indent": numberOrNull(node, "indent") },
    ["figcaption", 0],
  ],
});

export const assignmentKind: BlockKind = {
  node: Assignment,
  attrs: (block) => ({ answer: answerForm(stringField(block, "answer")) }),
  registers: (node) => ({ kind: "assignment", indent: numberOrNull(node, "indent"), answer: text(node, "answer") }),
};
