//! Enter, Backspace and Delete as a writer expects them.

import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from "@tiptap/pm/state";
import { MAX_INDENT } from "../../document/shape.ts";
import { CALLOUTS } from "../blocks/callout/view.ts";
import { hiddenBy } from "../blocks/reveal/reveals.ts";
import { paragraph } from "./blocks.ts";
import { BlockSelection } from "./blockSelection.ts";
import { enterChoice, typeAfter } from "./choosing.ts";
import { intoAnswers } from "./exercises.ts";
import { eraseSelection } from "./erase.ts";
import { outdent, setKind, turnInto } from "./kinds.ts";
import { type Command, isList, isTextual, kindOf } from "./selected.ts";

/** The text block with a caret (nothing selected), or null. */
function caretBlock(state: EditorState) {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || selection.$head.depth !== 1) return null;
  const { $from, $to } = selection;
  const node = $from.node(1);
  return { node, pos: $from.before(1), kind: kindOf(node), $from, $to, empty: selection.empty };
}

/** Typing over a selection that reaches over several texts. */
export function typeOver(state: EditorState, text: string): Transaction | null {
  const after = typeAfter(state, text);
  if (after !== null) return after;
  const { $from, $to, empty } = state.selection;
  if (empty || $from.sameParent($to)) return null;
  const tr = state.tr;
  eraseSelection(tr);
  return tr.selection.$from.parent.inlineContent ? tr.insertText(text).scrollIntoView() : tr;
}

/** Enter. */
export const enter: Command = (state, dispatch, view) => {
  const { selection } = state;
  if (selection instanceof BlockSelection) return enterChoice(state, dispatch);
  if (selection instanceof NodeSelection && selection.$from.depth === 0) return after(state, dispatch);
  if (selection.$from.depth >= 3) return hardBreak(state, dispatch);
  if (!selection.empty && !selection.$from.sameParent(selection.$to)) return split(state, dispatch);
  const here = caretBlock(state);
  if (here === null) return false;
  if (here.kind === "question") return intoAnswers(state, dispatch, view);
  if (!isTextual(here.node)) return after(state, dispatch);
  if (here.kind === "code") return enterInCode(state, dispatch);
  if (here.kind === "formula") return after(state, dispatch);
  if (here.node.content.size === 0 && CALLOUTS.has(here.kind)) return setKind("paragraph")(state, dispatch);
  const leaves = isList(here.kind) || here.kind === "quote";
  if (here.node.content.size === 0 && (leaves || Number(here.node.attrs["indent"]) > 0)) {
    return Number(here.node.attrs["indent"]) > 0 ? outdent(state, dispatch) : setKind("paragraph")(state, dispatch);
  }
  return split(state, dispatch);
};

/** A new paragraph after the block, with the caret in it. */
const after: Command = (state, dispatch) => {
  if (dispatch) {
    const { $to } = state.selection;
    const at = $to.depth === 0 ? $to.pos : $to.after(1);
    const tr = state.tr.insert(at, paragraph(state));
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
  }
  return true;
};

/** Splits a text block. A heading goes on as a paragraph, a task as one that is not done. */
const split: Command = (state, dispatch) => {
  if (dispatch) {
    const tr = state.tr;
    eraseSelection(tr);
    const $at = tr.selection.$from;
    const node = $at.node(1);
    // What is left may be no text: then taking away was all.
    if ($at.depth !== 1 || !isTextual(node)) {
      dispatch(tr);
      return true;
    }
    const heading = kindOf(node).startsWith("heading");
    const atEnd = $at.parentOffset === node.content.size;
    const atStart = $at.parentOffset === 0 && !atEnd;
    const attrs: Record<string, unknown> = {
      ...node.attrs,
      done: atStart ? node.attrs["done"] : false,
      removedBy: null,
    };
    const reveal = kindOf(node) === "reveal";
    const next = { ...attrs };
    if ((heading && atEnd) || (reveal && !atStart)) next["kind"] = "paragraph";
    // What comes after the question is what it hides.
    if (reveal && !atStart) next["indent"] = Math.min(MAX_INDENT, Number(node.attrs["indent"]) + 1);
    tr.split($at.pos, 1, [{ type: node.type, attrs: next }]);
    if (atStart) {
      const first = $at.before(1);
      tr.setNodeAttribute(first, "done", false);
      if (heading || reveal) tr.setNodeAttribute(first, "kind", "paragraph");
    }
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** A new line; on an empty last line, out of the code. */
const enterInCode: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const node = $from.node(1);
  const leaves = empty && $from.parentOffset === node.content.size && node.textContent.endsWith("\n");
  if (dispatch) {
    const tr = state.tr;
    eraseSelection(tr);
    if (leaves) {
      const at = $from.after(1);
      tr.insert(at, paragraph(state)).setSelection(TextSelection.create(tr.doc, at + 1));
      tr.delete($from.pos - 1, $from.pos);
    } else tr.insertText("\n");
    dispatch(tr.scrollIntoView());
  }
  return true;
};

/** Out of whatever the caret is in, into a new paragraph. */
export const leave: Command = after;

/** A line inside a block. */
export const hardBreak: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.parent.inlineContent) return false;
  if ($from.parent.type.spec.code === true) return enterInCode(state, dispatch);
  const type = state.schema.nodes["hardBreak"];
  if (type === undefined) return false;
  const tr = state.tr;
  eraseSelection(tr);
  if (tr.selection.$from.parent.inlineContent) tr.replaceSelectionWith(type.create(), true);
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Backspace at the start of a block. */
export const backspace: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty) return removeSelection(state, dispatch);
  if (!(selection instanceof TextSelection) || selection.$head.parentOffset > 0) return false;
  // The start of a cell is the end of the road.
  if (selection.$head.depth >= 3) return true;
  const here = caretBlock(state);
  if (here === null) return false;
  if (!isTextual(here.node)) return selectBlock(here.pos)(state, dispatch);
  if (Number(here.node.attrs["indent"]) > 0 && !goesOnHidden(state)) return outdent(state, dispatch);
  if (here.kind !== "paragraph") return setKind("paragraph")(state, dispatch);
  const $pos = state.doc.resolve(here.pos);
  const before = $pos.nodeBefore;
  if (before === null) return true;
  if (isTextual(before)) return joinAt(here.pos)(state, dispatch);
  const at = here.pos - before.nodeSize;
  if (here.node.content.size > 0) return selectBlock(at)(state, dispatch);
  if (dispatch) {
    const tr = state.tr.delete(here.pos, here.pos + here.node.nodeSize);
    dispatch(select(tr, at).scrollIntoView());
  }
  return true;
};

/** A paragraph among others that the same reveal hides: it joins the one before it instead of coming out. */
function goesOnHidden({ doc, selection }: EditorState): boolean {
  const index = selection.$head.index(0);
  const by = hiddenBy(doc, index);
  return by !== null && by < index - 1 && kindOf(doc.child(index)) === "paragraph";
}

/** Delete at the end of a block. */
export const deleteForward: Command = (state, dispatch) => {
  const { selection } = state;
  if (!selection.empty) return removeSelection(state, dispatch);
  if (!(selection instanceof TextSelection)) return false;
  const { $head } = selection;
  if ($head.parentOffset < $head.parent.content.size) return false;
  if ($head.depth >= 3) return true;
  const here = caretBlock(state);
  if (here === null) return false;
  const end = here.pos + here.node.nodeSize;
  const next = state.doc.resolve(end).nodeAfter;
  if (next === null || !isTextual(here.node)) return true;
  if (isTextual(next)) return joinAt(end)(state, dispatch);
  if (here.node.content.size > 0) return selectBlock(end)(state, dispatch);
  if (dispatch) dispatch(select(state.tr.delete(here.pos, end), here.pos).scrollIntoView());
  return true;
};

const removeSelection: Command = (state, dispatch) => {
  const tr = state.tr;
  if (!eraseSelection(tr)) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

const selectBlock =
  (pos: number): Command =>
  (state, dispatch) => {
    dispatch?.(select(state.tr, pos).scrollIntoView());
    return true;
  };

function select(tr: EditorState["tr"], pos: number): EditorState["tr"] {
  return tr.setSelection(NodeSelection.create(tr.doc, pos));
}

/** Joins the text blocks on both sides of a border. An empty first one makes way, so that the second stays itself. */
const joinAt =
  (pos: number): Command =>
  (state, dispatch) => {
    const $pos = state.doc.resolve(pos);
    const [before, next] = [$pos.nodeBefore, $pos.nodeAfter];
    if (before === null || next === null) return false;
    if (dispatch) {
      const tr = state.tr;
      if (before.content.size === 0) tr.delete(pos - before.nodeSize, pos);
      else {
        const caret = pos - 1;
        if (before.type !== next.type) turnInto(tr, pos, before.type.name === "codeBlock" ? "code" : "paragraph");
        tr.join(pos);
        tr.setSelection(Selection.near(tr.doc.resolve(caret)));
      }
      dispatch(tr.scrollIntoView());
    }
    return true;
  };
