//! A picture block as it is looked at and worked on: read from the document, and written back as edits of a person.

import { isMediumId, newId } from "../document/ids.ts";
import { partText } from "../document/parts.ts";
import { plainText } from "../document/plain.ts";
import { shownBlocks, shownChapters } from "../document/reading.ts";
import { blockMap, flagField, kindField, numberField, stringField } from "../document/shape.ts";
import type { SpaceDocument } from "../document/spaceDocument.ts";
import { replaceText } from "../document/text.ts";
import { isWhole, readCrop, seenSpan, type Size, type View, WHOLE, writeCrop } from "./geometry.ts";
import { type PictureMark, readMark, writeMark } from "./marks.ts";

/** What a picture block says of its picture. */
export interface Look {
  medium: string;
  /** Pixels of the master; 0 by 0 when nobody noted them. */
  size: Size;
  view: View;
  marks: PictureMark[];
  alt: string;
  decorative: boolean;
}

export function lookOf({ doc }: SpaceDocument, id: string): Look | null {
  const block = blockMap(doc, id);
  if (block === null || kindField(block) !== "picture") return null;
  const medium = stringField(block, "medium");
  if (!isMediumId(medium)) return null;
  const turn = numberField(block, "turn");
  const marks: PictureMark[] = [];
  for (const key of block.keys()) {
    const mark = /^mark\/(\w{1,32})$/.exec(key)?.[1];
    if (mark === undefined) continue;
    const words = plainText(partText(doc, id, key));
    if (block.has(`${key}/gone`) && words === "") continue;
    const read = readMark(mark, block.get(key), words);
    if (read !== null) marks.push(read);
  }
  return {
    medium,
    size: { width: numberField(block, "width"), height: numberField(block, "height") },
    view: {
      turn: turn === 90 || turn === 180 || turn === 270 ? turn : 0,
      crop: readCrop(stringField(block, "crop")) ?? WHOLE,
    },
    marks,
    alt: plainText(partText(doc, id, "alt")),
    decorative: flagField(block, "decorative"),
  };
}

/** Crops and turns; what is pointed out stays at what it points at. One step of undo. */
export function setView(document: SpaceDocument, id: string, view: View): void {
  const block = blockMap(document.doc, id);
  const look = lookOf(document, id);
  if (block === null || look === null || sameView(look.view, view)) return;
  document.edit(() => {
    const crop = writeCrop(view.crop);
    if (crop === null) block.delete("crop");
    else block.set("crop", crop);
    if (view.turn === 0) block.delete("turn");
    else block.set("turn", view.turn);
    for (const mark of look.marks) {
      block.set(`mark/${mark.id}`, writeMark({ ...mark, ...seenSpan(mark, look.view, view) }));
    }
  });
}

const sameView = (a: View, b: View): boolean =>
  a.turn === b.turn && (writeCrop(a.crop) ?? "") === (writeCrop(b.crop) ?? "") && isWhole(a.crop) === isWhole(b.crop);

/** Puts a new mark on the picture: born outside undo, brought to life inside it. Answers its id. */
export function addMark(document: SpaceDocument, id: string, mark: Omit<PictureMark, "id">): string | null {
  const block = blockMap(document.doc, id);
  if (block === null) return null;
  const made = newId(document.random);
  const key = `mark/${made}`;
  document.birth(() => {
    block.set(key, writeMark({ ...mark, id: made }));
    block.set(`${key}/gone`, "");
  });
  document.edit(() => {
    block.delete(`${key}/gone`);
    if (mark.text !== "") replaceText(partText(document.doc, id, key), mark.text);
  });
  return made;
}

/** Moves, sizes or colours a mark. What follows quickly is one step of undo. */
export function setMark(document: SpaceDocument, id: string, mark: PictureMark): void {
  const block = blockMap(document.doc, id);
  const written = writeMark(mark);
  if (block === null || block.get(`mark/${mark.id}`) === written) return;
  document.edit(() => block.set(`mark/${mark.id}`, written), `mark:${mark.id}`);
}

/** The words of a label or the digits of a number. */
export function setMarkText(document: SpaceDocument, id: string, mark: string, text: string): void {
  document.edit(() => replaceText(partText(document.doc, id, `mark/${mark}`), text), `mark-text:${mark}`);
}

/** Takes a mark away: what another writes in it meanwhile stays to be seen. */
export function removeMark(document: SpaceDocument, id: string, mark: string): void {
  const block = blockMap(document.doc, id);
  if (block === null) return;
  document.edit(() => {
    replaceText(partText(document.doc, id, `mark/${mark}`), "");
    block.set(`mark/${mark}/gone`, document.name);
  });
}

/**
 * Shows another picture wherever the Space shows this one: masked, or the unmasked original again. Outside undo: a
 * mask is not taken back by accident, with Ctrl+Z, long after.
 */
export function replaceMedium(document: SpaceDocument, from: string, to: string): void {
  const blocks = shownChapters(document.doc).flatMap((chapter) => shownBlocks(document.doc, chapter.id));
  document.birth(() => {
    for (const { block } of blocks) {
      for (const name of ["medium", "poster", "face"]) if (block.get(name) === from) block.set(name, to);
    }
    const meta = document.doc.getMap("meta");
    if (meta.get("cover") === from) meta.set("cover", to);
  });
}
