//! The options of a question, born, removed and seen like the rows of a table.

import type * as Y from "yjs";
import { areaField } from "./area.ts";
import { newId } from "./ids.ts";
import { type Line, lines } from "./lines.ts";
import { partNames, partPlain, partText } from "./parts.ts";
import { rankBetween } from "./rank.ts";
import { type BlockMap, blockMap, flagField } from "./shape.ts";
import type { SpaceDocument } from "./spaceDocument.ts";

export const QUESTION_FORMS = ["single", "multiple", "order", "match", "open", "spot"] as const;
export type QuestionForm = (typeof QUESTION_FORMS)[number];

export const isQuestionForm = (form: unknown): form is QuestionForm =>
  (QUESTION_FORMS as readonly unknown[]).includes(form);

/** The form of a question: `single` when nobody said. */
export const formField = (block: BlockMap): QuestionForm => {
  const form = block.get("form");
  return isQuestionForm(form) ? form : "single";
};

/** The names of the parts of an option: what is to be chosen, the other half of a match, what is said to who chose it. */
export const optionParts = (option: string): [string, string, string] => [
  `option/${option}`,
  `match/${option}`,
  `feedback/${option}`,
];

export interface ShownOption extends Line {
  text: string;
  otherHalf: string;
  feedback: string;
  right: boolean;
  area: string | null;
}

/** The options that are shown: not gone, or written in meanwhile. `gone` says who removed one that is. */
export function shownOptions(doc: Y.Doc, id: string, block: BlockMap): ShownOption[] {
  const shown: ShownOption[] = [];
  for (const line of lines(block, "option")) {
    const [text, otherHalf, feedback] = optionParts(line.id).map((part) => partPlain(doc, id, part)) as [
      string,
      string,
      string,
    ];
    if (line.gone !== null && text === "" && otherHalf === "" && feedback === "") continue;
    const key = `option/${line.id}`;
    shown.push({
      ...line,
      text,
      otherHalf,
      feedback,
      right: flagField(block, `${key}/right`),
      area: areaField(block, `${key}/area`),
    });
  }
  return shown;
}

/** Adds an option after another (`null`: first; left out: last). Answers its id, or null when there is no block. */
export function addOption(document: SpaceDocument, block: string, after?: string | null): string | null {
  const map = blockMap(document.doc, block);
  if (map === null) return null;
  const id = newId(document.random);
  const rank = rankAfter(document, block, map, id, after);
  document.birth(() => {
    map.set(`option/${id}`, rank);
    map.set(`option/${id}/gone`, "");
  });
  document.edit(() => map.delete(`option/${id}/gone`));
  return id;
}

/** Moves an option after another (`null`: to the front). One register. */
export function moveOption(document: SpaceDocument, block: string, option: string, after: string | null): void {
  const map = blockMap(document.doc, block);
  if (map?.has(`option/${option}`) !== true || option === after) return;
  const rank = rankAfter(document, block, map, option, after);
  document.edit(() => map.set(`option/${option}`, rank));
}

function rankAfter(
  document: SpaceDocument,
  block: string,
  map: BlockMap,
  option: string,
  after: string | null | undefined,
): string {
  const others = shownOptions(document.doc, block, map).filter(({ id }) => id !== option);
  const found = others.findIndex(({ id }) => id === after);
  const at = after === null ? 0 : found < 0 ? others.length : found + 1;
  return rankBetween(others[at - 1]?.rank ?? null, others.slice(at), document.random);
}

/** Removes an option: its texts as they are seen here, and the mark. What others write in it meanwhile shows it again. */
export function removeOption(document: SpaceDocument, block: string, option: string): void {
  const map = blockMap(document.doc, block);
  if (map?.has(`option/${option}`) !== true) return;
  document.edit(() => {
    const had = new Set(partNames(document.doc, block));
    for (const part of optionParts(option)) {
      const text = had.has(part) ? partText(document.doc, block, part) : null;
      if (text !== null && text.length > 0) text.delete(0, text.length);
    }
    map.set(`option/${option}/gone`, document.name);
  });
}

/** Keeps an option that one removed while another wrote in it. */
export function keepOption(document: SpaceDocument, block: string, option: string): void {
  const map = blockMap(document.doc, block);
  if (map?.has(`option/${option}/gone`) === true) document.edit(() => map.delete(`option/${option}/gone`));
}

/** Says whether an option is right. `alone`: it is the only one (a question with one answer). */
export function setRight(document: SpaceDocument, block: string, option: string, right: boolean, alone = false): void {
  const map = blockMap(document.doc, block);
  if (map === null) return;
  document.edit(() => {
    if (right && alone) {
      for (const { id } of lines(map, "option")) if (id !== option) map.delete(`option/${id}/right`);
    }
    if (right) map.set(`option/${option}/right`, true);
    else map.delete(`option/${option}/right`);
  });
}
