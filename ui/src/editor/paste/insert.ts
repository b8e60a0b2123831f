//! Blocks that were pasted or dropped, into the chapter: what stands there keeps its identity.

import { Fragment, type Node as PMNode } from "@tiptap/pm/model";
import { type EditorState, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { choosesBlocks } from "../commands/blockSelection.ts";
import { eraseSelection } from "../commands/erase.ts";
import { isTextual, kindOf } from "../commands/selected.ts";
import { inlineOfBlocks } from "./html.ts";

const isPlain = (node: PMNode | undefined): node is PMNode =>
  node !== undefined && kindOf(node) === "paragraph" && Number(node.attrs["indent"]) === 0;

/** Puts blocks in place of the selection. */
export function insertPasted(state: EditorState, blocks: readonly PMNode[]): Transaction | null {
  if (blocks.length === 0) return null;
  const tr = state.tr;
  // Beside what is chosen, never in its place: a key or a paste takes no block away.
  if (choosesBlocks(state.selection)) {
    const at = state.selection.to;
    return settle(tr.insert(at, blocks), at + sizeOf(blocks));
  }
  eraseSelection(tr);
  const $at = tr.selection.$from;
  if (!$at.parent.inlineContent) return settle(tr.insert($at.pos, blocks), $at.pos + sizeOf(blocks));
  if ($at.parent.type.spec.code === true) return insertCode(tr, blocks);
  const [only] = blocks;
  if ($at.depth !== 1 || !isTextual($at.parent)) return insertInline(tr, inlineOfBlocks(state.schema, blocks));
  if (blocks.length === 1 && isPlain(only)) return insertInline(tr, only.children);
  const here = $at.parent;
  const start = $at.before();
  if (here.content.size === 0) return intoEmpty(tr, start, here, blocks);
  return $at.parentOffset === 0 ? beforeText(tr, start, blocks) : afterText(tr, start, here, $at.parentOffset, blocks);
}

const sizeOf = (nodes: readonly PMNode[]): number => nodes.reduce((sum, node) => sum + node.nodeSize, 0);

/** The caret at the end of what came in. */
function settle(tr: Transaction, at: number): Transaction {
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(at, tr.doc.content.size)), -1)).scrollIntoView();
}

function insertInline(tr: Transaction, inline: readonly PMNode[]): Transaction {
  const { from } = tr.selection;
  tr.insert(from, inline);
  return tr.setSelection(TextSelection.create(tr.doc, from + sizeOf(inline))).scrollIntoView();
}

function insertCode(tr: Transaction, blocks: readonly PMNode[]): Transaction {
  const lines = inlineOfBlocks(tr.doc.type.schema, blocks).map((inline) =>
    inline.isText ? (inline.text ?? "") : "\n",
  );
  return tr.insertText(lines.join("")).scrollIntoView();
}

/** An empty block becomes the first of what comes; a picture or a table comes before it. */
function intoEmpty(tr: Transaction, start: number, here: PMNode, blocks: readonly PMNode[]): Transaction {
  const [first, ...rest] = blocks;
  if (first === undefined) return tr;
  if (first.type !== here.type) return settle(tr.insert(start, blocks), start + sizeOf(blocks) + 1);
  const { kind, indent, done } = first.attrs;
  // A plain paragraph takes the kind of where it comes.
  if (!isPlain(first)) tr.setNodeMarkup(start, null, { ...here.attrs, kind, indent, done });
  tr.insert(start + 1, first.content);
  const end = start + 1 + first.content.size + 1;
  if (rest.length === 0) return tr.setSelection(TextSelection.create(tr.doc, end - 1)).scrollIntoView();
  return settle(tr.insert(end, rest), end + sizeOf(rest));
}

/** Before a text: the text stays itself, and the last paragraph of what comes goes on in it. */
function beforeText(tr: Transaction, start: number, blocks: readonly PMNode[]): Transaction {
  const last = blocks.at(-1);
  const joins = isPlain(last);
  const before = joins ? blocks.slice(0, -1) : blocks;
  if (joins) tr.insert(start + 1, last.content);
  tr.insert(start, before);
  const at = start + sizeOf(before) + 1 + (joins ? last.content.size : 0);
  return tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView();
}

/** In or after a text: its first part stays itself, its rest goes on after what comes. */
function afterText(
  tr: Transaction,
  start: number,
  here: PMNode,
  offset: number,
  blocks: readonly PMNode[],
): Transaction {
  const [first] = blocks;
  const tail = here.content.cut(offset);
  const at = start + 1 + offset;
  if (tail.size > 0) tr.delete(at, at + tail.size);
  const joins = isPlain(first);
  if (joins) tr.insert(at, first.content);
  const rest = joins ? blocks.slice(1) : [...blocks];
  const end = tr.doc.resolve(start + 1).after();
  const last = rest.at(-1);
  let back = 0;
  if (tail.size > 0) {
    back = tail.size + 1;
    if (last?.type.name === "textBlock") rest[rest.length - 1] = last.copy(last.content.append(tail));
    else rest.push(here.type.create({ ...here.attrs, id: null, done: false }, Fragment.from(tail)));
  }
  tr.insert(end, rest);
  if (back === 0) return settle(tr, end + sizeOf(rest));
  return tr.setSelection(TextSelection.create(tr.doc, end + sizeOf(rest) - back)).scrollIntoView();
}
