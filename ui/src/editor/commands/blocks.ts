//! Whole blocks: moving, doubling, taking away and putting in.

import type { Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { MAX_INDENT } from "../../document/shape.ts";
import { isMediumId } from "../../document/ids.ts";
import type { Medium, Spot, TextKind } from "../handle.ts";
import { hiddenBy, indentBetween, lastHidden } from "../blocks/reveal/reveals.ts";
import { safeUrl } from "../paste/url.ts";
import type { VideoLink } from "../paste/video.ts";
import { BlockSelection, choosesBlocks } from "./blockSelection.ts";
import { nodeNameOf } from "../schema/kinds.ts";
import { saying, told } from "./done.ts";
import { setKind, turnInto } from "./kinds.ts";
import { blockById, type Command, isTextual, kindOf, selectedBlocks } from "./selected.ts";

/** Swaps the selected blocks with the one before or after them; the selection goes along. A reveal moves with what it hides. */
export const move =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { doc } = state;
    const blocks = selectedBlocks(state);
    const [first, lastSelected] = [blocks[0], blocks.at(-1)];
    if (first === undefined || lastSelected === undefined) return false;
    const last = Math.max(lastSelected.index, lastHidden(doc, first.index));
    const [overFrom, overTo] = by < 0 ? stepBefore(doc, first.index) : [last + 1, lastHiddenOr(doc, last + 1)];
    if (overFrom < 0 || overTo >= doc.childCount) return false;
    if (dispatch) {
      const neighbours = doc.children.slice(overFrom, overTo + 1);
      const [from, to] = [startOf(doc, first.index), startOf(doc, last + 1)];
      const [start, end] = [startOf(doc, overFrom), startOf(doc, overTo + 1)];
      const tr = state.tr;
      // The neighbour is what is moved in the editor, so that the selection need not be; which block moves in the
      // document is decided by who holds the caret (`binding/differ.ts`).
      if (by < 0) tr.insert(to, neighbours).delete(start, end);
      else tr.delete(start, end).insert(from, neighbours);
      const nodes = doc.children.slice(first.index, last + 1);
      const at = by < 0 ? overFrom + 1 : first.index + 1 + neighbours.length;
      saying(tr, { done: "moved", ...told(nodes), at, of: doc.childCount });
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

/** What the block at `index` goes over when it goes up: one block, or a whole reveal that it does not stand in. */
function stepBefore(doc: PMNode, index: number): [number, number] {
  const before = index - 1;
  if (before < 0) return [before, before];
  let over = before;
  for (let by = hiddenBy(doc, over); by !== null && lastHidden(doc, by) < index; by = hiddenBy(doc, by)) over = by;
  return [over, before];
}

const lastHiddenOr = (doc: PMNode, index: number): number => (index < doc.childCount ? lastHidden(doc, index) : index);

function startOf(doc: PMNode, index: number): number {
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  return pos;
}

/** Moves a block to after another one, or to the start. */
export const moveBlock =
  (id: string, spot: Spot): Command =>
  (state, dispatch) =>
    moveBlocks([id], spot)(state, dispatch);

/** Moves blocks that stand next to each other to after another one, or to the start. One of several stays chosen. */
export const moveBlocks =
  (ids: readonly string[], spot: Spot): Command =>
  (state, dispatch) => {
    const blocks = ids.flatMap((id) => blockById(state, id) ?? []).sort((a, b) => a.index - b.index);
    const [first, last] = [blocks[0], blocks.at(-1)];
    const at = positionOf(state, spot);
    if (first === undefined || last === undefined || last.index - first.index !== blocks.length - 1) return false;
    const end = last.pos + last.node.nodeSize;
    if (at >= first.pos && at <= end) return false;
    if (dispatch) {
      const things = choosesBlocks(state.selection) || blocks.length > 1;
      const tr = state.tr;
      tr.delete(first.pos, end);
      const to = tr.mapping.map(at);
      const index = tr.doc.resolve(to).index(0);
      const was = hiddenBy(state.doc, first.index) !== null;
      const nodes = settled(
        blocks.map(({ node }) => node),
        indentBetween(tr.doc, index - 1),
        was,
      );
      tr.insert(to, nodes);
      saying(tr, { done: "moved", ...told(nodes), at: index + 1, of: tr.doc.childCount });
      if (things) tr.setSelection(BlockSelection.between(tr.doc, index, index + blocks.length - 1));
      else if (first.node.isAtom) tr.setSelection(NodeSelection.create(tr.doc, to));
      else tr.setSelection(Selection.near(tr.doc.resolve(to + 1)));
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

/** Blocks that are let go under a reveal stand one deeper than it; those that come out from under one no longer do. */
function settled(nodes: readonly PMNode[], indent: number, wasHidden: boolean): readonly PMNode[] {
  const least = Math.min(...nodes.map((node) => Number(node.attrs["indent"])));
  const by = indent > least || (wasHidden && indent < least) ? indent - least : 0;
  if (by === 0) return nodes;
  return nodes.map((node) => {
    const deeper = Math.max(0, Math.min(MAX_INDENT, Number(node.attrs["indent"]) + by));
    return node.type.create({ ...node.attrs, indent: deeper }, node.content, node.marks);
  });
}

/** Puts a copy of the selected blocks after them. `down`: one goes on in the copy. */
export const duplicate =
  (down = false): Command =>
  (state, dispatch) => {
    const all = selectedBlocks(state);
    const blocks = all.filter(({ node }) => node.type.name !== "unknown");
    const [first, last] = [all[0], all.at(-1)];
    if (first === undefined || last === undefined || blocks.length === 0) return false;
    if (dispatch) {
      const { selection } = state;
      const copies = blocks.map(({ node }) => node.type.create({ ...node.attrs, id: null }, node.content, node.marks));
      const at = last.pos + last.node.nodeSize;
      const tr = saying(state.tr.insert(at, copies), { done: "duplicated", ...told(copies) });
      if (!down) tr.setSelection(Selection.fromJSON(tr.doc, selection.toJSON() as object));
      else if (choosesBlocks(selection) || blocks.length < all.length) {
        tr.setSelection(BlockSelection.between(tr.doc, last.index + 1, last.index + copies.length));
      } else {
        const shift = at - first.pos;
        const [$anchor, $head] = [selection.anchor, selection.head].map((pos) => tr.doc.resolve(pos + shift));
        if ($anchor !== undefined && $head !== undefined) tr.setSelection(TextSelection.between($anchor, $head));
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

/** Takes away one block, or those of the selection. */
export const removeBlock =
  (id?: string): Command =>
  (state, dispatch) => {
    const one = id === undefined ? null : blockById(state, id);
    const blocks = id === undefined ? selectedBlocks(state) : one === null ? [] : [one];
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first === undefined || last === undefined) return false;
    if (dispatch) {
      const tr = saying(state.tr, { done: "removed", ...told(blocks.map(({ node }) => node)) });
      const to = last.pos + last.node.nodeSize;
      if (blocks.length === state.doc.childCount) tr.replaceWith(first.pos, to, paragraph(state));
      else tr.delete(first.pos, to);
      dispatch(
        tr.setSelection(Selection.near(tr.doc.resolve(Math.min(first.pos, tr.doc.content.size)), -1)).scrollIntoView(),
      );
    }
    return true;
  };

export const paragraph = (state: EditorState): PMNode => make(state, "textBlock", {});

export function make(state: EditorState, name: string, attrs: Record<string, unknown>, content?: PMNode[]): PMNode {
  const type = state.schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type.create(attrs, content);
}

/** Where a spot is now; the end when the block it names is gone. */
export function positionOf(state: EditorState, spot: Spot): number {
  if (spot.after === null) return 0;
  const block = blockById(state, spot.after);
  return block === null ? state.doc.content.size : block.pos + block.node.nodeSize;
}

/** The spot under the caret: after its block. */
export function spotOf(state: EditorState): Spot {
  const last = selectedBlocks(state).at(-1);
  return { after: last === undefined ? null : String(last.node.attrs["id"]) };
}

/** Puts blocks in at a spot. Without one: after the caret's block, or in place of it when it is an empty paragraph. */
export const insertBlocks =
  (make: (state: EditorState) => PMNode[], spot?: Spot, caret: "inside" | "after" = "after"): Command =>
  (state, dispatch) => {
    const nodes = make(state);
    if (nodes.length === 0) return false;
    if (dispatch) {
      const tr = state.tr;
      const here = selectedBlocks(state).at(-1);
      const empty = spot === undefined && here !== undefined && isEmptyParagraph(here.node);
      const at = empty ? here.pos : positionOf(state, spot ?? spotOf(state));
      // An empty paragraph stays as it is: it comes after, so that there is somewhere to go on.
      tr.insert(at, nodes);
      setCaret(tr, at, nodes, caret);
      dispatch(tr.scrollIntoView());
    }
    return true;
  };

function setCaret(tr: Transaction, at: number, nodes: readonly PMNode[], caret: "inside" | "after"): void {
  const size = nodes.reduce((sum, node) => sum + node.nodeSize, 0);
  if (caret === "inside") {
    tr.setSelection(Selection.near(tr.doc.resolve(at + 1), 1));
    return;
  }
  const after = at + size;
  const next = tr.doc.nodeAt(after);
  if (next !== null && isTextual(next)) tr.setSelection(TextSelection.create(tr.doc, after + 1));
  else if (after === tr.doc.content.size && nodes.at(-1)?.type.name !== "textBlock") {
    const type = tr.doc.type.schema.nodes["textBlock"];
    if (type === undefined) return;
    tr.insert(after, type.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1));
  } else tr.setSelection(Selection.near(tr.doc.resolve(after), -1));
}

export const isEmptyParagraph = (node: PMNode): boolean => kindOf(node) === "paragraph" && node.content.size === 0;

export const insertDivider = (spot?: Spot): Command => insertBlocks((state) => [make(state, "divider", {})], spot);

export const insertPicture = (medium: Medium, spot?: Spot): Command =>
  insertBlocks((state) => {
    if (!isMediumId(medium.id)) return [];
    const { id, width, height } = medium;
    return [make(state, "picture", { medium: id, width: width ?? 0, height: height ?? 0 })];
  }, spot);

export const insertFile = (medium: Medium, spot?: Spot): Command =>
  insertBlocks((state) => {
    if (!isMediumId(medium.id)) return [];
    const { id, name, bytes, mime } = medium;
    return [make(state, kindOfFile(mime), { medium: id, name, bytes, mime })];
  }, spot);

/** What a file is shown as. What a webview cannot play is a file to open. */
export function kindOfFile(mime: string): "audio" | "clip" | "file" {
  if (/^audio\/(mpeg|mp4|ogg|wav|flac|webm)$/.test(mime)) return "audio";
  return /^video\/(mp4|webm|ogg|quicktime)$/.test(mime) ? "clip" : "file";
}

export const insertLink = (typed: string, spot?: Spot): Command =>
  insertBlocks((state) => {
    const url = safeUrl(typed);
    return url === null || !/^https?:/i.test(url) ? [] : [make(state, "linkCard", { url })];
  }, spot);

export const insertVideo = (link: VideoLink, spot?: Spot): Command =>
  insertBlocks((state) => [make(state, "video", { ...link })], spot);

export const insertParagraph = (spot: Spot): Command => insertBlocks((state) => [paragraph(state)], spot, "inside");

/** A new block of a text kind: an empty paragraph with the caret becomes it, otherwise it comes after, or at the spot. */
export const insertKind =
  (kind: TextKind, spot?: Spot): Command =>
  (state, dispatch) => {
    const here = selectedBlocks(state).at(-1);
    const empty = here !== undefined && isTextual(here.node) && here.node.content.size === 0;
    if (kind !== "reveal" && spot === undefined && empty) {
      return setKind(kind)(state, dispatch);
    }
    if (kind !== "reveal") {
      return insertBlocks(
        (now) => [make(now, nodeNameOf(kind), { kind })],
        spot ?? spotOf(state),
        "inside",
      )(state, dispatch);
    }
    // With an empty line under it, where what it hides begins; it stands in place of an empty line.
    const indent = spot === undefined ? Number(here?.node.attrs["indent"] ?? 0) : 0;
    const two = (now: EditorState): PMNode[] => [
      make(now, "textBlock", { kind, indent }),
      make(now, "textBlock", { indent: indent + 1 }),
    ];
    if (spot === undefined && here !== undefined && isEmptyParagraph(here.node)) {
      if (dispatch) {
        const tr = state.tr;
        turnInto(tr, here.pos, kind);
        tr.insert(here.pos + here.node.nodeSize, two(state).slice(1));
        dispatch(tr.setSelection(TextSelection.create(tr.doc, here.pos + 1)).scrollIntoView());
      }
      return true;
    }
    return insertBlocks(two, spot ?? spotOf(state), "inside")(state, dispatch);
  };
