//! All kinds of block by the name of their node.

import { assignmentKind } from "../blocks/assignment/node.ts";
import { audioKind } from "../blocks/audio/node.ts";
import { clipKind } from "../blocks/clip/node.ts";
import { codeKind } from "../blocks/code/node.ts";
import { dividerKind } from "../blocks/divider/node.ts";
import { fileKind } from "../blocks/file/node.ts";
import { linkKind } from "../blocks/link/node.ts";
import { pictureKind } from "../blocks/picture/node.ts";
import { questionKind } from "../blocks/question/node.ts";
import { TableCell, tableKind, TableRow } from "../blocks/table/node.ts";
import { textKind } from "../blocks/text/node.ts";
import { unknownKind } from "../blocks/unknown/node.ts";
import { videoKind } from "../blocks/video/node.ts";
import { isTextKind, type Kind } from "../../document/shape.ts";
import type { BlockKind } from "./block.ts";
import { Chapter, Embed, HardBreak, Text } from "./inline.ts";
import { MARKS } from "./marks.ts";

const KINDS = [
  textKind,
  codeKind,
  pictureKind,
  videoKind,
  fileKind,
  audioKind,
  clipKind,
  linkKind,
  tableKind,
  dividerKind,
  questionKind,
  assignmentKind,
  unknownKind,
];
const BY_NODE = new Map(KINDS.map((kind) => [kind.node.name, kind]));

/** The name of the node that shows a kind. */
export function nodeNameOf(kind: Kind): string {
  switch (kind) {
    case "code":
    case "formula":
      return "codeBlock";
    case "link":
      // The mark has that name.
      return "linkCard";
    default:
      if (isTextKind(kind)) return "textBlock";
      // Kinds that have no node yet are shown as what is not known, and pass through untouched.
      return BY_NODE.has(kind) ? kind : "unknown";
  }
}

/** What a kind of block says of itself, by the name of its node. */
export function kindOfNode(name: string): BlockKind {
  const kind = BY_NODE.get(name);
  if (kind === undefined) throw new Error(`no kind of block has the node ${name}`);
  return kind;
}

/** Whether two nodes can be the same block: text stays text, and nothing else changes its kind. */
export function canBeSameBlock(a: string, b: string): boolean {
  const textual = (name: string): boolean => name === "textBlock" || name === "codeBlock";
  return a === b || (textual(a) && textual(b));
}

/** The whole schema: chapter, texts and marks, the kinds of block. */
export const SCHEMA = [
  Chapter,
  Text,
  HardBreak,
  Embed,
  ...MARKS,
  ...KINDS.map((kind) => kind.node),
  TableRow,
  TableCell,
];
