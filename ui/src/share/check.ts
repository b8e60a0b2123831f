//! What to look at before others see a Space: pictures of which nobody said yet that they show no patient, and what is
//! still missing for who reads it. Pure: reads the document, and says where each thing stands.

import type * as Y from "yjs";
import { isMediumId } from "../document/ids.ts";
import { partText } from "../document/parts.ts";
import { plainText } from "../document/plain.ts";
import { shownBlocks, shownChapters } from "../document/reading.ts";
import { blockMap, chapterMap, flagField, type Kind, readKind, stringField, textField } from "../document/shape.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";

/** A spot in a Space. */
export interface At {
  /** Null: the cover. */
  chapter: string | null;
  block: string | null;
}

/** A picture that someone has to look at. */
export interface Unchecked extends At {
  /** What is looked at: of a film its poster. */
  medium: string;
  /** All that is said to show no patient with it: of a film the file too. */
  media: string[];
  kind: "picture" | "cover" | "film" | "face";
}

/** The registers of a block that name a picture, and what they are of. */
function picturesOf(block: Y.Map<unknown>, kind: Kind): { medium: string; media: string[]; kind: Unchecked["kind"] }[] {
  const medium = stringField(block, "medium");
  switch (kind) {
    case "picture":
      return [{ medium, media: [medium], kind: "picture" }];
    case "question":
      return isMediumId(medium) ? [{ medium, media: [medium], kind: "picture" }] : [];
    case "clip": {
      const poster = stringField(block, "poster");
      return isMediumId(poster)
        ? [{ medium: poster, media: [poster, medium], kind: "film" }]
        : [{ medium, media: [medium], kind: "film" }];
    }
    case "file":
    case "link": {
      const face = stringField(block, "face");
      return isMediumId(face) ? [{ medium: face, media: [face], kind: "face" }] : [];
    }
    default:
      return [];
  }
}

/** Every picture of a Space that nobody confirmed, each once, the cover first and then in the order of the text. */
export function unchecked(document: SpaceDocument): Unchecked[] {
  const { checked, cover, doc } = document;
  const found = new Map<string, Unchecked>();
  const add = (one: Unchecked): void => {
    if (one.media.every((medium) => checked.has(medium)) || found.has(one.medium)) return;
    found.set(one.medium, one);
  };
  if (cover !== null) add({ chapter: null, block: null, medium: cover, media: [cover], kind: "cover" });
  for (const chapter of shownChapters(doc)) {
    for (const { id, block } of shownBlocks(doc, chapter.id)) {
      for (const picture of picturesOf(block, readKind(block))) add({ ...picture, chapter: chapter.id, block: id });
    }
  }
  return [...found.values()];
}

/** A person says that no patient is to be seen. Outside undo: it is no edit of the text, and Ctrl+Z does not unsay it. */
export function confirm(document: SpaceDocument, media: readonly string[]): void {
  const meta = document.doc.getMap("meta");
  const fresh = media.filter((medium) => isMediumId(medium) && !document.checked.has(medium));
  if (fresh.length === 0) return;
  document.birth(() => {
    // Without a name it is still said.
    for (const medium of fresh) meta.set(`checked/${medium}`, document.name || "?");
  });
}

/** Leaves a picture out of the Space, wherever it stands. */
export function leaveOut(document: SpaceDocument, medium: string): void {
  const { doc } = document;
  if (document.cover === medium) document.setCover(null);
  const places = shownChapters(doc).flatMap((chapter) => shownBlocks(doc, chapter.id));
  for (const { id, block } of places) {
    const kind = readKind(block);
    if (!picturesOf(block, kind).some((picture) => picture.medium === medium)) continue;
    if (kind === "file" || kind === "link") document.edit(() => block.delete("face"));
    else if (kind === "question") document.edit(() => block.delete("medium"));
    else document.removeBlock(id);
  }
}

/** What is still missing, and where. Nothing of it stands in the way of sharing. */
export interface Missing {
  what: "title" | "alt" | "empty" | "draft" | "heading" | "link" | "transcript";
  chapter: string | null;
  block: string | null;
  /** The words that stand there, where there are any. */
  words: string;
}

/** Words of a link that say nothing by themselves, in the three languages, and addresses. */
const BARE =
  /^(?:klik(?: hier)?|hier|lees (?:meer|verder)|meer|link|click(?: here)?|here|read more|more|weiter(?:lesen)?|mehr|klicken sie hier|https?:\/\/\S+|www\.\S+)[.!…]*$/i;

/** A gentle list for who shares a Space. */
export function missing(document: SpaceDocument): Missing[] {
  const { doc } = document;
  const found: Missing[] = [];
  if (document.title.trim() === "") found.push({ what: "title", chapter: null, block: null, words: "" });
  for (const chapter of shownChapters(doc)) {
    const at = { chapter: chapter.id, words: chapter.title };
    if (flagField(chapterMap(doc, chapter.id) ?? doc.getMap("meta"), "draft")) {
      found.push({ what: "draft", block: null, ...at });
    }
    const blocks = shownBlocks(doc, chapter.id);
    if (blocks.every(({ id }) => isEmpty(doc, id))) found.push({ what: "empty", block: null, ...at });
    let level = 0;
    for (const { id, block } of blocks) {
      const kind = readKind(block);
      const spot = { chapter: chapter.id, block: id };
      const text = textField(block, "text");
      const words = text === null ? "" : plainText(text);
      const heading = /^heading([123])$/.exec(kind)?.[1];
      if (heading !== undefined) {
        if (Number(heading) > level + 1) found.push({ what: "heading", ...spot, words });
        level = Number(heading);
      }
      if (kind === "picture" && !flagField(block, "decorative") && plainText(partText(doc, id, "alt")) === "") {
        found.push({ what: "alt", ...spot, words });
      }
      if ((kind === "audio" || kind === "clip") && plainText(partText(doc, id, "transcript")) === "") {
        found.push({ what: "transcript", ...spot, words: stringField(block, "name") });
      }
      if (text !== null) for (const bare of bareLinks(text)) found.push({ what: "link", ...spot, words: bare });
    }
  }
  return found;
}

function isEmpty(doc: Y.Doc, id: string): boolean {
  const block = blockMap(doc, id);
  if (block === null) return true;
  const kind = readKind(block);
  if (kind === "divider") return true;
  const textual = !["picture", "video", "file", "table", "audio", "clip", "link", "question", "unknown"].includes(kind);
  return textual && plainText(textField(block, "text") ?? doc.getText("title")).trim() === "";
}

function bareLinks(text: Y.Text): string[] {
  // A link of which a part is bold is two pieces of one address.
  const links: { href: string; words: string }[] = [];
  let last: { href: string; words: string } | null = null;
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    const href = attributes?.["link"];
    if (typeof insert !== "string" || typeof href !== "string") last = null;
    else if (last !== null && last.href === href) last.words += insert;
    else links.push((last = { href, words: insert }));
  }
  return links.map(({ words }) => words.trim()).filter((words) => BARE.test(words));
}
