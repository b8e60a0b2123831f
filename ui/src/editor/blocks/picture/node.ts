//! A picture: a medium with a caption, words for who cannot see it, and how it is looked at: cropped, turned, with
//! marks on it, beside the one before it. Crop, turn and marks are edited on the desk (`picture/`), not here.

import { Node } from "@tiptap/core";
import type { Node as PMNode } from "@tiptap/pm/model";
import { type BlockMap, flagField, numberField, stringField } from "../../../document/shape.ts";
import { readCrop, type View, WHOLE } from "../../../picture/geometry.ts";
import { type PictureMark, readMark } from "../../../picture/marks.ts";
import {
  type BlockKind,
  blockAttributes,
  flagOrNull,
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

/** The registers of the marks, by the ids of the marks. */
export type MarkRegisters = Readonly<Record<string, string>>;

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  defining: true,
  draggable: true,
  addAttributes: () => ({
    ...blockAttributes(),
    ...partsAttribute(),
    medium: inner(""),
    decorative: inner(false),
    width: inner(0),
    height: inner(0),
    beside: inner(""),
    turn: inner(0),
    crop: inner(""),
    marks: inner({}),
  }),
  parseHTML: () => [],
  renderHTML: ({ node }) => [
    "figure",
    {
      "data-medium": text(node, "medium"),
      "data-parts": partsText(node),
      "data-decorative": node.attrs["decorative"] === true ? "true" : null,
      "data-width": String(node.attrs["width"]),
      "data-height": String(node.attrs["height"]),
      "data-beside": textOrNull(node, "beside"),
      "data-turn": numberOrNull(node, "turn"),
      "data-crop": textOrNull(node, "crop"),
      "data-marks": marksText(node),
    },
    ["figcaption", 0],
  ],
});

const marksOfNode = (node: PMNode): MarkRegisters => (node.attrs["marks"] ?? {}) as MarkRegisters;

function marksText(node: PMNode): string | null {
  const marks = marksOfNode(node);
  return Object.keys(marks).length === 0 ? null : JSON.stringify(marks);
}

/** Marks from our own clipboard, checked as anything from outside. */
function marksFrom(json: string | null): MarkRegisters {
  if (json === null) return {};
  try {
    const read: unknown = JSON.parse(json);
    if (typeof read !== "object" || read === null) return {};
    return Object.fromEntries(
      Object.entries(read)
        .filter((one): one is [string, string] => /^\w{1,32}$/.test(one[0]) && readMark(one[0], one[1], "") !== null)
        .slice(0, 200),
    );
  } catch {
    return {};
  }
}

/** What our own clipboard says of a picture, beside what every version has said. */
export function pictureFrom(element: Element): Record<string, unknown> {
  const data = (name: string): string => element.getAttribute(`data-${name}`) ?? "";
  const alt = data("alt");
  const crop = readCrop(data("crop"));
  const turn = Number(data("turn"));
  return {
    parts: alt === "" ? partsFrom(data("parts")) : { alt },
    beside: isBeside(data("beside")) ? data("beside") : "",
    turn: isTurn(turn) ? turn : 0,
    crop: crop === null ? "" : data("crop"),
    marks: marksFrom(element.getAttribute("data-marks")),
  };
}

const isBeside = (value: string): boolean => value === "row" || value === "compare";
const isTurn = (value: number): value is 90 | 180 | 270 => value === 90 || value === 180 || value === 270;

/** How the picture of a node is looked at. */
export function viewOf(node: PMNode): View {
  const turn = Number(node.attrs["turn"]);
  return { turn: isTurn(turn) ? turn : 0, crop: readCrop(text(node, "crop")) ?? WHOLE };
}

/** What is pointed out on the picture of a node. */
export function marksOf(node: PMNode): PictureMark[] {
  const parts = partsOf(node);
  return Object.entries(marksOfNode(node)).flatMap(
    ([id, value]) => readMark(id, value, parts[`mark/${id}`] ?? "") ?? [],
  );
}

/** The ids of the marks of a block, those that are gone too. */
function markIds(block: BlockMap): string[] {
  return [...block.keys()].flatMap((name) => /^mark\/(\w{1,32})$/.exec(name)?.[1] ?? []).sort();
}

export const pictureKind: BlockKind = {
  node: Picture,
  attrs: (block) => ({
    medium: stringField(block, "medium"),
    decorative: flagField(block, "decorative"),
    width: numberField(block, "width"),
    height: numberField(block, "height"),
    beside: isBeside(stringField(block, "beside")) ? stringField(block, "beside") : "",
    turn: numberField(block, "turn"),
    crop: stringField(block, "crop"),
    marks: Object.fromEntries(
      markIds(block)
        .filter((id) => !block.has(`mark/${id}/gone`))
        .map((id) => [id, stringField(block, `mark/${id}`)]),
    ),
  }),
  registers: (node) => ({
    kind: "picture",
    indent: numberOrNull(node, "indent"),
    medium: text(node, "medium"),
    decorative: flagOrNull(node, "decorative"),
    width: numberOrNull(node, "width"),
    height: numberOrNull(node, "height"),
    beside: textOrNull(node, "beside"),
    turn: numberOrNull(node, "turn"),
    crop: textOrNull(node, "crop"),
    // Only for copies: on a picture that stands, the marks are written by the desk alone.
    ...(Object.fromEntries(Object.entries(marksOfNode(node)).map(([id, value]) => [`mark/${id}`, value])) as Record<
      string,
      Register
    >),
  }),
  parts: (block) => ["alt", ...markIds(block).map((id) => `mark/${id}`)],
};
