//! The registers of docs/document.md, read with care: whatever stands in a document from elsewhere, these
//! functions answer something sensible and never throw. Writing is `spaceDocument.ts`.

import * as Y from "yjs";
import { isId, isMediumId } from "./ids.ts";
import { isRank } from "./rank.ts";

/** The kinds that are one text block. */
export const TEXT_KINDS = [
  "paragraph",
  "heading1",
  "heading2",
  "heading3",
  "bullet",
  "number",
  "task",
  "quote",
  "code",
  "tip",
  "careful",
  "remember",
  "note",
  "reveal",
  "formula",
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** The kinds that are not. */
export const OTHER_KINDS = [
  "divider",
  "picture",
  "video",
  "file",
  "table",
  "audio",
  "clip",
  "link",
  "assignment",
  "question",
] as const;

/** What a block reads as. */
export type Kind = TextKind | (typeof OTHER_KINDS)[number] | "unknown";

const KNOWN: ReadonlySet<string> = new Set([...TEXT_KINDS, ...OTHER_KINDS]);
const TEXTUAL: ReadonlySet<string> = new Set(TEXT_KINDS);

export type BlockMap = Y.Map<unknown>;

/** The deepest indent. */
export const MAX_INDENT = 8;

/** The registers that every block has; all others are its kind's own. */
export const COMMON_FIELDS: ReadonlySet<string> = new Set(["kind", "place", "indent", "gone", "text"]);

export interface Place {
  chapter: string;
  container: string;
  rank: string;
}

export const isTextKind = (kind: string): kind is TextKind => TEXTUAL.has(kind);
export const isKnownKind = (kind: string): boolean => KNOWN.has(kind);

export const blocksOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("blocks");
export const chaptersOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("chapters");

/** A block by its id; null when it is not there or not a map. */
export function blockMap(doc: Y.Doc, id: string): BlockMap | null {
  const value = blocksOf(doc).get(id);
  return value instanceof Y.Map && isId(id) ? (value as BlockMap) : null;
}

/** A chapter by its id; null when it is not there or not a map. */
export function chapterMap(doc: Y.Doc, id: string): BlockMap | null {
  const value = chaptersOf(doc).get(id);
  return value instanceof Y.Map && isId(id) ? (value as BlockMap) : null;
}

/** A Y.Text field, or null. */
export function textField(map: BlockMap, name: string): Y.Text | null {
  const value = map.get(name);
  return value instanceof Y.Text ? value : null;
}

export const stringField = (map: BlockMap, name: string): string => {
  const value = map.get(name);
  return typeof value === "string" ? value : "";
};

/** A whole number that is not negative; 0 for anything else. */
export const numberField = (map: BlockMap, name: string): number => {
  const value = map.get(name);
  const number = typeof value === "bigint" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0 ? number : 0;
};

export const flagField = (map: BlockMap, name: string): boolean => map.get(name) === true;

/** `gone` of a block, chapter, row or column: null when it is not gone, otherwise who removed it. */
export function goneField(map: BlockMap, name = "gone"): string | null {
  const value = map.get(name);
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : "";
}

export const kindField = (block: BlockMap): string => {
  const kind = block.get("kind");
  return typeof kind === "string" ? kind : "paragraph";
};

export const indentField = (block: BlockMap): number => Math.min(MAX_INDENT, numberField(block, "indent"));

export const rankOf = (value: unknown): string => (typeof value === "string" && isRank(value) ? value : "");

export function placeField(block: BlockMap): Place {
  const parts = stringField(block, "place").split("/");
  const [chapter = "", container = "", rank = ""] = parts;
  if (parts.length !== 3) return { chapter: "", container: "", rank: "" };
  return { chapter, container, rank: rankOf(rank) };
}

export const placeText = (chapter: string, rank: string, container = ""): string => `${chapter}/${container}/${rank}`;

/** What a block reads as: its kind, or what stands in for it when it is malformed. */
export function readKind(block: BlockMap): Kind {
  const kind = kindField(block);
  if (isTextKind(kind)) return kind;
  switch (kind) {
    case "divider":
      return (textField(block, "text")?.length ?? 0) > 0 ? "paragraph" : "divider";
    case "picture":
    case "file":
    case "audio":
    case "clip":
      return isMediumId(block.get("medium")) ? kind : "unknown";
    case "video":
      return isVideo(block.get("site"), block.get("video")) ? kind : "unknown";
    case "link":
      return isWebAddress(block.get("url")) ? kind : "unknown";
    case "question": {
      const form = block.get("form");
      return typeof form !== "string" || QUESTION_FORMS.has(form) ? kind : "unknown";
    }
    case "table":
    case "assignment":
      return kind;
    default:
      return "unknown";
  }
}

const QUESTION_FORMS: ReadonlySet<string> = new Set(["single", "multiple", "order", "match", "open", "spot"]);

/** Whether a link card may lead there: `http` or `https`, without spaces or control characters. */
export const isWebAddress = (url: unknown): url is string =>
  typeof url === "string" && /^https?:\/\/[^\p{Cc}\p{White_Space}]+$/u.test(url);

export type VideoSite = "youtube" | "vimeo";

export const isVideo = (site: unknown, video: unknown): boolean =>
  (site === "youtube" || site === "vimeo") && typeof video === "string" && /^[A-Za-z0-9_-]{1,64}$/.test(video);
