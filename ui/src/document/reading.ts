//! A Space as it reads at this moment: which chapters and blocks are shown, in which order, and what stands
//! unplaced. Always agrees with `crates/plein-document`; nothing that holds words is ever left out.

import type * as Y from "yjs";
import { fingerprint } from "./fingerprint.ts";
import { blocksIn, blocksOutside } from "./places.ts";
import { plainText } from "./plain.ts";
import { compare } from "./rank.ts";
import {
  type BlockMap,
  blockMap,
  chapterMap,
  chaptersOf,
  goneField,
  isKnownKind,
  kindField,
  type Place,
  placeField,
  rankOf,
  textField,
} from "./shape.ts";
import { isShown } from "./showing.ts";

/** The chapter that blocks are shown in when no chapter is left; it is not in the document. */
export const NO_CHAPTER = "_";

export interface ShownBlock {
  id: string;
  block: BlockMap;
  place: Place;
  /** The container it stands in, when it does. */
  container: string | null;
  /** Null when it is in its place; otherwise who removed it while another wrote in it. */
  removedBy: string | null;
}

export interface ChapterEntry {
  id: string;
  title: string;
  rank: string;
  /** Still being written: who only reads does not see it. */
  draft: boolean;
  /** `removed` is not shown at all. */
  standing: "placed" | "unplaced" | "removed";
  removedBy: string;
}

/** All chapters, in order. */
export function readChapters(doc: Y.Doc): ChapterEntry[] {
  const entries: ChapterEntry[] = [];
  for (const id of chaptersOf(doc).keys()) {
    const chapter = chapterMap(doc, id);
    if (chapter !== null) entries.push(readChapter(doc, id, chapter));
  }
  return entries.sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}

function readChapter(doc: Y.Doc, id: string, chapter: BlockMap): ChapterEntry {
  const title = textField(chapter, "title");
  const entry: ChapterEntry = {
    id,
    title: title === null ? "" : plainText(title),
    rank: rankOf(chapter.get("place")),
    draft: chapter.get("draft") === true,
    standing: "placed",
    removedBy: "",
  };
  const gone = goneField(chapter);
  if (gone === null) return entry;
  const space = gone.indexOf(" ");
  entry.removedBy = space < 0 ? "" : gone.slice(space + 1);
  const same = space >= 0 && gone.slice(0, space) === fingerprint(doc, id);
  entry.standing = same ? "removed" : "unplaced";
  return entry;
}

/** The chapters that are shown, in order; `NO_CHAPTER` alone when blocks are left and no chapter is. */
export function shownChapters(doc: Y.Doc): ChapterEntry[] {
  const shown = readChapters(doc).filter((chapter) => chapter.standing !== "removed");
  if (shown.length > 0 || strays(doc).length === 0) return shown;
  return [{ id: NO_CHAPTER, title: "", rank: "", draft: false, standing: "unplaced", removedBy: "" }];
}

/** The shown blocks of one chapter, in order. */
export function shownBlocks(doc: Y.Doc, chapter: string): ShownBlock[] {
  const here = collect(doc, blocksIn(doc, chapter));
  const containers = new Set(
    here.filter((b) => b.place.container === "" && !isKnownKind(kindField(b.block))).map((b) => b.id),
  );
  const inside = new Map<string, ShownBlock[]>();
  const outside: ShownBlock[] = [];
  const lost: ShownBlock[] = [];
  for (const shown of here) {
    const { container } = shown.place;
    if (container === "") outside.push(shown);
    else if (containers.has(container)) {
      shown.container = container;
      const siblings = inside.get(container);
      if (siblings === undefined) inside.set(container, [shown]);
      else siblings.push(shown);
    } else lost.push(shown);
  }
  const blocks = outside.flatMap((shown) => [shown, ...(inside.get(shown.id) ?? [])]);
  blocks.push(...lost);
  if (isFirst(doc, chapter)) blocks.push(...strays(doc));
  return blocks;
}

/** Whether a block belongs to the chapter that its place names; a stray is only shown in the first one. */
export function chapterOfBlock(doc: Y.Doc, block: BlockMap): string {
  const { chapter } = placeField(block);
  if (chapterMap(doc, chapter) !== null) return chapter;
  return shownChapters(doc)[0]?.id ?? NO_CHAPTER;
}

function isFirst(doc: Y.Doc, chapter: string): boolean {
  if (!hasStrays(doc)) return false;
  return shownChapters(doc)[0]?.id === chapter;
}

/** Blocks that are shown and whose chapter does not exist. */
function hasStrays(doc: Y.Doc): boolean {
  return blocksOutside(doc).some((id) => {
    const block = blockMap(doc, id);
    return block !== null && isShown(doc, id, block);
  });
}

const strays = (doc: Y.Doc): ShownBlock[] => collect(doc, blocksOutside(doc));

function collect(doc: Y.Doc, ids: Iterable<string>): ShownBlock[] {
  const found: ShownBlock[] = [];
  for (const id of ids) {
    const block = blockMap(doc, id);
    if (block === null || !isShown(doc, id, block)) continue;
    found.push({ id, block, place: placeField(block), container: null, removedBy: goneField(block) });
  }
  return found.sort((a, b) => compare(a.place.rank, b.place.rank) || compare(a.id, b.id));
}
