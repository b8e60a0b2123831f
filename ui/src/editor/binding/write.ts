//! What happened in the editor, into the document: a transaction becomes the smallest change of registers and
//! text. Compares two states of the chapter block by block; nodes that are the same object are the same.

import type { Node as PMNode } from "@tiptap/pm/model";
import type { Selection } from "@tiptap/pm/state";
import type * as Y from "yjs";
import { spread } from "../../document/rank.ts";
import { partText } from "../../document/parts.ts";
import { replaceText } from "../../document/text.ts";
import { blockMap, placeField, placeText, textField } from "../../document/shape.ts";
import type { Newborn, SpaceDocument } from "../../document/spaceDocument.ts";
import { type BlockKind, partsOf } from "../schema/block.ts";
import { kindOfNode } from "../schema/kinds.ts";
import { emptyParagraph } from "./build.ts";
import type { Changes } from "./changes.ts";
import { type Hunk, standing } from "./differ.ts";
import { findBlock } from "./patch.ts";
import { type Alignment, TextTarget } from "./target.ts";
import { bearLines, lineRegisters, type Placing, placings, type TableWriting, writeTable } from "./writeTable.ts";
import { writeText } from "./writeText.ts";

export interface Writing {
  document: SpaceDocument;
  chapter: string;
  before: PMNode;
  after: PMNode;
  /** In `after`. */
  selection: Selection;
  /** The empty paragraph that is not in the document, as long as nobody typed in it. */
  virtual: string | null;
  /** For a text that is being composed in while others changed it. */
  alignment: { block: string; text: Y.Text; alignment: Alignment } | null;
  /** It is a step of undo of its own, though it looks like typing. */
  ownStep: boolean;
  /** What the steps between `before` and `after` left alone. */
  changes: Changes;
}

const idOf = (node: PMNode): string => String(node.attrs["id"]);
const kindOf = (node: PMNode): BlockKind => kindOfNode(node.type.name);

function blocks(doc: PMNode): Map<string, PMNode> {
  const found = new Map<string, PMNode>();
  doc.forEach((block) => found.set(idOf(block), block));
  return found;
}

/** Writes the difference. Answers which paragraph is not in the document now, if there is one. */
export function write(writing: Writing): string | null {
  const { document, after } = writing;
  const old = blocks(writing.before);
  const now = blocks(after);
  if (writing.virtual !== null) old.delete(writing.virtual);
  const virtual = virtualIn(writing, old);
  if (virtual !== null) now.delete(virtual);
  const born = [...now].filter(([id]) => !old.has(id));
  const gone = [...old.keys()].filter((id) => !now.has(id));
  const changed = [...now].filter(([id, node]) => old.has(id) && old.get(id) !== node);
  const places = newPlaces(writing, [...old.keys()], [...now.keys()]);
  if (born.length === 0 && gone.length === 0 && changed.length === 0 && places.size === 0) return virtual;

  document.bear(born.map(([id, node]) => newborn(document, id, node, places.get(id) ?? "")));
  const lines = changed.flatMap(([id, node]) => {
    const block = blockMap(document.doc, id);
    const was = old.get(id);
    if (node.type.name !== "table" || block === null || was === undefined) return [];
    const all = placings(document, block, was, node);
    bearLines(document, block, all);
    return [{ id, all }];
  });
  const registers = changed.map(([id, node]) => ({ id, change: registerChange(old.get(id), node) }));
  const [only] = changed;
  const textOnly =
    !writing.ownStep &&
    born.length === 0 &&
    gone.length === 0 &&
    places.size === 0 &&
    changed.length === 1 &&
    lines.every(({ all }) => all.length === 0) &&
    registers.every(({ change }) => change.length === 0) &&
    !lostLines(old.get(only?.[0] ?? ""), only?.[1]) &&
    !marksOnly(old.get(only?.[0] ?? ""), only?.[1]);

  document.edit(
    () => {
      for (const [id, node] of born) {
        blockMap(document.doc, id)?.delete("gone");
        writeContent(writing, id, null, node, []);
      }
      for (const [id, place] of places) if (old.has(id)) blockMap(document.doc, id)?.set("place", place);
      for (const { id, change } of registers) {
        const block = blockMap(document.doc, id);
        for (const [name, value] of change) {
          if (value === null) block?.delete(name);
          else block?.set(name, value);
        }
      }
      for (const [id, node] of changed) {
        writeContent(writing, id, old.get(id) ?? null, node, lines.find((line) => line.id === id)?.all ?? []);
      }
      for (const id of gone) remove(writing, id, old.get(id));
    },
    textOnly ? `block:${only?.[0] ?? ""}` : null,
  );
  return virtual;
}

/** An empty paragraph alone in the chapter stands for an empty chapter, if it is new or was that already. */
function virtualIn(writing: Writing, old: ReadonlyMap<string, PMNode>): string | null {
  const only = writing.after.childCount === 1 ? writing.after.firstChild : null;
  const first = writing.virtual === null ? null : writing.after.children.find((node) => idOf(node) === writing.virtual);
  const node = first ?? only;
  if (node === null || node === undefined || old.has(idOf(node))) return null;
  return node.eq(emptyParagraph(node.type.schema, idOf(node))) ? idOf(node) : null;
}

/** Only marks changed: a step of its own, not typing. */
function marksOnly(before: PMNode | undefined, after: PMNode | undefined): boolean {
  return before !== undefined && after !== undefined && before.textContent === after.textContent;
}

function lostLines(before: PMNode | undefined, after: PMNode | undefined): boolean {
  if (before?.type.name !== "table" || after === undefined) return false;
  return before.childCount > after.childCount || before.firstChild?.childCount !== after.firstChild?.childCount;
}

function newborn(document: SpaceDocument, id: string, node: PMNode, place: string): Newborn {
  const fields: Record<string, string | number | boolean> = {};
  let kind = "";
  for (const [name, value] of Object.entries(kindOf(node).registers(node))) {
    if (name === "kind") kind = String(value);
    else if (name !== "indent" && value !== null) fields[name] = value;
  }
  if (node.type.name === "table") Object.assign(fields, lineRegisters(document, node));
  return { id, kind, place, indent: Number(node.attrs["indent"]), fields };
}

function registerChange(before: PMNode | undefined, after: PMNode): [string, string | number | true | null][] {
  if (before === undefined) return [];
  const was = kindOf(before).registers(before);
  const is = kindOf(after).registers(after);
  return Object.entries(is).filter(([name, value]) => (was[name] ?? null) !== value);
}

/** Ranks for what is new or has moved. Only those get one; everything else keeps its place. */
function newPlaces(writing: Writing, old: string[], now: string[]): Map<string, string> {
  const { document, chapter, selection } = writing;
  const places = new Map<string, string>();
  const stays = standing(old, now, heldIn(writing.after, selection));
  if (stays.size === now.length) return places;
  const ranks = now.map((id) => (stays.has(id) ? rankHere(document, chapter, id) : null));
  for (let i = 0; i < now.length;) {
    let end = i;
    while (end < now.length && !stays.has(now[end] ?? "")) end += 1;
    if (end > i) {
      const previous = ranks.slice(0, i).findLast((rank) => rank !== null) ?? null;
      const next = ranks.slice(end).find((rank) => rank !== null && rank > (previous ?? "")) ?? null;
      const fresh = spread(previous, next, end - i, document.random);
      for (let j = i; j < end; j += 1) places.set(now[j] ?? "", placeText(chapter, fresh[j - i] ?? ""));
    }
    i = end + 1;
  }
  return places;
}

/** The blocks that a person has hold of: with the caret, or selected. */
function heldIn(doc: PMNode, { $from, $to }: Selection): Set<string> {
  const first = $from.index(0);
  const last = $to.depth === 0 ? Math.max(first, $to.index(0) - 1) : $to.index(0);
  return new Set(doc.children.slice(first, last + 1).map(idOf));
}

/** The rank of a block that stands in the order of this chapter itself; null for strays and contained blocks. */
function rankHere(document: SpaceDocument, chapter: string, id: string): string | null {
  const block = blockMap(document.doc, id);
  if (block === null) return null;
  const place = placeField(block);
  return place.chapter === chapter && place.container === "" ? place.rank : null;
}

function target(writing: Writing, id: string): TextTarget | null {
  const block = blockMap(writing.document.doc, id);
  const text = block === null ? null : textField(block, "text");
  if (text === null) return null;
  return new TextTarget(text, alignmentOf(writing, text));
}

const alignmentOf = ({ alignment }: Writing, text: Y.Text): Alignment | null =>
  alignment?.text === text ? alignment.alignment : null;

function writeContent(
  writing: Writing,
  id: string,
  before: PMNode | null,
  after: PMNode,
  lines: readonly Placing[],
): void {
  const { document, selection } = writing;
  writeParts(writing, id, before, after);
  if (after.type.name === "unknown" || after.type.name === "divider") return;
  if (after.type.name === "table") {
    const block = blockMap(document.doc, id);
    if (block === null) return;
    const known: TableWriting["known"] = (row, column, was, now) => {
      const { $head } = selection;
      const here = $head.depth >= 3 && idOf($head.node(1)) === id && idOf($head.node(2)) === row;
      return {
        hunks: was === null ? null : hunks(writing, id, was.at, was.cell, now.at, now.cell),
        caret: here && $head.node(3).attrs["column"] === column ? $head.parentOffset : null,
      };
    };
    const into = (text: Y.Text): TextTarget => new TextTarget(text, alignmentOf(writing, text));
    writeTable({ document, id, block, lines, known, into }, before, after);
    return;
  }
  const into = target(writing, id);
  if (into === null) return;
  const { $head } = selection;
  const here = $head.depth === 1 && idOf($head.node(1)) === id && selection.empty;
  writeText(into, before, after, {
    hunks: before === null ? null : hunks(writing, id, 1, before, 1, after),
    caret: here ? $head.parentOffset : null,
  });
}

/** Parts that came along with a copy, or were set on the node; what is typed in a field goes its own way. */
function writeParts({ document }: Writing, id: string, before: PMNode | null, after: PMNode): void {
  if (kindOf(after).parts === undefined) return;
  const [was, is] = [before === null ? {} : partsOf(before), partsOf(after)];
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if ((was[name] ?? "") !== (is[name] ?? "")) replaceText(partText(document.doc, id, name), is[name] ?? "");
  }
}

/** What the steps say of a text in a block; `at`: where it begins, from the start of the block. */
function hunks(writing: Writing, id: string, at: number, was: PMNode, newAt: number, now: PMNode): Hunk[] | null {
  const from = findBlock(writing.before, id);
  const to = findBlock(writing.after, id);
  if (from === null || to === null) return null;
  return writing.changes.hunks(from + at, was.content.size, to + newAt, now.content.size);
}

/** Removes a block: the text that was seen, and the mark. */
function remove(writing: Writing, id: string, before: PMNode | undefined): void {
  if (writing.alignment?.block === id && before !== undefined) {
    target(writing, id)?.delete(0, before.content.size);
    blockMap(writing.document.doc, id)?.set("gone", writing.document.name);
    return;
  }
  writing.document.removeBlockNow(id);
}
