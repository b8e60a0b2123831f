//! A question: its text, and answers whose words are parts (docs/document.md). The answers are edited in fields of the
//! view, straight in the document; the node mirrors them, for the view and for copies.

import { Node } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import { areaField, readArea } from "../../../document/area.ts";
import { isId, isMediumId } from "../../../document/ids.ts";
import { lines } from "../../../document/lines.ts";
import { formField, isQuestionForm, optionParts } from "../../../document/question.ts";
import { isRank } from "../../../document/rank.ts";
import { type BlockMap, flagField, stringField } from "../../../document/shape.ts";
import {
  type BlockKind,
  blockAttributes,
  inner,
  numberOrNull,
  partsAttribute,
  partsFrom,
  partsOf,
  partsText,
  type Register,
  text,
  textOrNull,
} from "../../schema/block.ts";

/** An answer as its registers say. */
export interface OptionAttr {
  id: string;
  rank: string;
  right: boolean;
  area: string | null;
  /** Who removed it while another wrote in it; null when it is in its place. */
  gone: string | null;
}

export const optionsOf = (node: PMNode): readonly OptionAttr[] => node.attrs["options"] as readonly OptionAttr[];

export const Question = Node.create({
  name: "question",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  addAttributes: () => ({
    ...blockAttributes(),
    ...partsAttribute(),
    form: inner("single"),
    medium: inner(""),
    options: inner([]),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-question": text(node, "form"),
      "data-picture": textOrNull(node, "medium"),
      "data-options": JSON.stringify(optionsOf(node).filter(({ gone }) => gone === null)),
      "data-parts": partsText(node),
      "data-indent": numberOrNull(node, "indent"),
    },
    ["figcaption", 0],
  ],
  renderText: ({ node }) => [node.textContent, ...Object.values(partsOf(node))].join("\n"),
});

/** The attributes of a question from our own clipboard; null when it is none. */
export function questionFrom(element: Element): Record<string, unknown> | null {
  const form = element.getAttribute("data-question");
  if (!isQuestionForm(form)) return null;
  const medium = element.getAttribute("data-picture") ?? "";
  return {
    form,
    medium: isMediumId(medium) ? medium : "",
    options: optionsFrom(element.getAttribute("data-options")),
    parts: partsFrom(element.getAttribute("data-parts")),
  };
}

function optionsFrom(given: string | null): OptionAttr[] {
  try {
    const read: unknown = JSON.parse(given ?? "[]");
    if (!Array.isArray(read)) return [];
    return read.slice(0, 100).flatMap((one: unknown) => {
      const { id, rank, right, area } = (one ?? {}) as Record<string, unknown>;
      if (typeof id !== "string" || !isId(id) || typeof rank !== "string" || rank === "" || !isRank(rank)) return [];
      const at = readArea(area) === null ? null : (area as string);
      return [{ id, rank, right: right === true, area: at, gone: null }];
    });
  } catch {
    return [];
  }
}

function readOptions(block: BlockMap): OptionAttr[] {
  return lines(block, "option").map(({ id, rank, gone }) => ({
    id,
    rank,
    right: flagField(block, `option/${id}/right`),
    area: areaField(block, `option/${id}/area`),
    gone,
  }));
}

export const questionKind: BlockKind = {
  node: Question,
  attrs: (block) => ({ form: formField(block), medium: stringField(block, "medium"), options: readOptions(block) }),
  registers: (node) => {
    const registers: Record<string, Register> = {
      kind: "question",
      indent: numberOrNull(node, "indent"),
      form: text(node, "form"),
      medium: textOrNull(node, "medium"),
    };
    // Only for copies: on a question that stands, these are written by its fields alone.
    for (const { id, rank, right, area, gone } of optionsOf(node)) {
      if (gone !== null) continue;
      registers[`option/${id}`] = rank;
      registers[`option/${id}/right`] = right ? true : null;
      registers[`option/${id}/area`] = area;
    }
    return registers;
  },
  parts: (block) => ["alt", "answer", ...lines(block, "option").flatMap(({ id }) => optionParts(id))],
};
