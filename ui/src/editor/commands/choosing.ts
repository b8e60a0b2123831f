//! Choosing blocks as things, and what the keys do then.

import { AllSelection, type EditorState, type Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { lastHidden } from "../blocks/reveal/reveals.ts";
import { paragraph } from "./blocks.ts";
import { BlockSelection, choosesBlocks } from "./blockSelection.ts";
import { saying, told } from "./done.ts";
import { blockById, type Command, isTextual, selectedBlocks } from "./selected.ts";

/** A transaction that chooses blocks, and says so. */
function choose(state: EditorState, anchor: number, head: number): Transaction {
  // A reveal is chosen with what it hides.
  const last = lastHidden(state.doc, Math.max(anchor, head));
  const [a, h] = anchor <= head ? [anchor, last] : [last, head];
  const chosen = BlockSelection.between(state.doc, a, h);
  const nodes = state.doc.children.slice(chosen.$from.index(0), chosen.$to.index(0));
  return saying(state.tr.setSelection(chosen), { done: "chose", ...told(nodes) });
}

/** Chooses the blocks that the selection touches, as things. */
export const chooseHere: Command = (state, dispatch) => {
  if (state.selection instanceof BlockSelection) return false;
  const blocks = selectedBlocks(state);
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return false;
  const forward = state.selection.anchor <= state.selection.head;
  const [a, h] = forward ? [first.index, last.index] : [last.index, first.index];
  dispatch?.(choose(state, a, h).scrollIntoView());
  return true;
};

/** Chooses a block; `extend` takes in what lies between it and what was chosen before. */
export const chooseBlock =
  (id: string, extend = false): Command =>
  (state, dispatch) => {
    const block = blockById(state, id);
    if (block === null) return false;
    const { selection } = state;
    const anchor = extend ? anchorOf(state, selection) : block.index;
    dispatch?.(choose(state, anchor, block.index));
    return true;
  };

const anchorOf = (state: EditorState, selection: Selection): number =>
  selection instanceof BlockSelection ? selection.anchorIndex : (selectedBlocks(state)[0]?.index ?? 0);

/** Chooses all blocks, when all text is selected or blocks are chosen already. */
export const chooseAll: Command = (state, dispatch) => {
  const { selection, doc } = state;
  if (!(selection instanceof AllSelection) && !choosesBlocks(selection)) return false;
  dispatch?.(choose(state, 0, doc.childCount - 1));
  return true;
};

/** Takes one more block in, or leaves the last one out. Only when blocks are chosen. */
export const extendChoice =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { selection, doc } = state;
    if (!choosesBlocks(selection)) return false;
    const here = selection instanceof BlockSelection ? selection.headIndex : selection.$from.index(0);
    const head = here + by;
    if (dispatch && head >= 0 && head < doc.childCount) {
      dispatch(choose(state, anchorOf(state, selection), head).scrollIntoView());
    }
    return true;
  };

/** Chooses the block before or after. */
export const stepChoice =
  (by: -1 | 1): Command =>
  (state, dispatch) => {
    const { selection, doc } = state;
    if (!(selection instanceof BlockSelection)) return false;
    const at = Math.max(0, Math.min(doc.childCount - 1, selection.headIndex + by));
    dispatch?.(choose(state, at, at).scrollIntoView());
    return true;
  };

/** Back into the text: at the end of the block that the choice reaches to; after it when it has no text. */
export const enterChoice: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof BlockSelection)) return false;
  if (dispatch) dispatch(intoText(state, selection.headIndex).scrollIntoView());
  return true;
};

/** Lets go of the choice, where there is text to go to. */
export const leaveChoice: Command = (state, dispatch) => {
  const { selection } = state;
  if (!(selection instanceof BlockSelection)) return false;
  const { doc } = state;
  const block = doc.child(selection.headIndex);
  if (block.inlineContent && dispatch) dispatch(intoText(state, selection.headIndex));
  return true;
};

function intoText(state: EditorState, index: number): Transaction {
  const { doc, tr } = state;
  let pos = 0;
  for (let i = 0; i < index; i += 1) pos += doc.child(i).nodeSize;
  const block = doc.child(index);
  const end = pos + block.nodeSize;
  if (block.inlineContent) return tr.setSelection(TextSelection.create(doc, end - 1));
  if (!block.isLeaf && !block.isAtom) return tr.setSelection(TextSelection.near(doc.resolve(pos + 1)));
  return tr.insert(end, paragraph(state)).setSelection(TextSelection.create(tr.doc, end + 1));
}

/** What is typed where there is no text: a line between two blocks, or after those that are chosen. A key takes no block away. */
export function typeAfter(state: EditorState, text: string): Transaction | null {
  const { selection, doc } = state;
  // A caret between two blocks: a line comes there.
  if (selection.empty && selection.$from.depth === 0) {
    const tr = state.tr.insert(selection.from, paragraph(state));
    return tr
      .setSelection(TextSelection.create(tr.doc, selection.from + 1))
      .insertText(text)
      .scrollIntoView();
  }
  if (!choosesBlocks(selection)) return null;
  const last = selection.$to.index(0) - 1;
  const goesOn = selection.$to.index(0) - selection.$from.index(0) === 1 && isTextual(doc.child(last));
  if (goesOn) return intoText(state, last).insertText(text).scrollIntoView();
  const at = selection.to;
  const tr = state.tr.insert(at, paragraph(state));
  return tr
    .setSelection(TextSelection.create(tr.doc, at + 1))
    .insertText(text)
    .scrollIntoView();
}
