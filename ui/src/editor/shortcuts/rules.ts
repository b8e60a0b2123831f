//! Markdown while typing: what was just typed, and what becomes of it.

import type { Mark } from "@tiptap/pm/model";
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { TextKind } from "../../document/shape.ts";
import { make } from "../commands/blocks.ts";
import { turnInto } from "../commands/kinds.ts";
import { isList, kindOf } from "../commands/selected.ts";

/** The start of a block, and the kind it stands for. */
const STARTS: { find: RegExp; kind(match: RegExpExecArray): TextKind; done?(match: RegExpExecArray): boolean }[] = [
  { find: /^(#{1,3}) $/, kind: ([, hashes = "#"]) => `heading${hashes.length}` as TextKind },
  { find: /^[-*+] $/, kind: () => "bullet" },
  { find: /^\d{1,2}[.)] $/, kind: () => "number" },
  { find: /^\[([ xX]?)\] $/, kind: () => "task", done: ([, tick]) => tick?.toLowerCase() === "x" },
  { find: /^> $/, kind: () => "quote" },
  { find: /^```[a-z]* $/, kind: () => "code" },
];

const AROUND: { find: RegExp; mark: string }[] = [
  { find: /(?:^|[^*])(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, mark: "bold" },
  { find: /(?:^|[^\w_])(__([^_\s](?:[^_]*[^_\s])?)__)$/, mark: "bold" },
  { find: /(?:^|[^*])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/, mark: "italic" },
  { find: /(?:^|[^\w_])(_([^_\s](?:[^_]*[^_\s])?)_)$/, mark: "italic" },
  { find: /(?:^|[^~])(~~([^~\s](?:[^~]*[^~\s])?)~~)$/, mark: "strike" },
  { find: /(?:^|[^`])(`([^`]+)`)$/, mark: "code" },
];

/** What comes of typing `text` at the caret; null when it is just text. */
export function shortcut(state: EditorState, from: number, to: number, text: string): Transaction | null {
  const $from = state.doc.resolve(from);
  const block = $from.parent;
  if (!block.inlineContent || block.type.spec.code === true || $from.end() < to) return null;
  const before = block.textBetween(0, $from.parentOffset, undefined, "\ufffc") + text;
  return atStart(state, from, to, before) ?? rule(state, from, to, before) ?? around(state, from, to, before, text);
}

/** The kind that a start stands for, when a block of `kind` may become it. */
function atStart(state: EditorState, from: number, to: number, before: string): Transaction | null {
  const $from = state.doc.resolve(from);
  if ($from.depth !== 1 || $from.parent.type.name !== "textBlock") return null;
  const was = kindOf($from.parent);
  for (const { find, kind, done } of STARTS) {
    const match = find.exec(before);
    if (match === null) continue;
    const becomes = kind(match);
    if (was !== "paragraph" && !(becomes === "task" && isList(was))) return null;
    const tr = state.tr.delete($from.start(), to);
    turnInto(tr, $from.before(), becomes);
    if (done?.(match) === true) tr.setNodeAttribute($from.before(), "done", true);
    return tr.setSelection(TextSelection.create(tr.doc, $from.start()));
  }
  return null;
}

/** Three dashes alone are a divider; the paragraph goes on after it. */
function rule(state: EditorState, from: number, to: number, before: string): Transaction | null {
  const $from = state.doc.resolve(from);
  if ($from.depth !== 1 || kindOf($from.parent) !== "paragraph") return null;
  if (!/^(---|—-|\*\*\*)$/.test(before) || to !== $from.end()) return null;
  const at = $from.before();
  const tr = state.tr.delete($from.start(), to);
  tr.insert(at, make(state, "divider", {}));
  return tr.setSelection(TextSelection.create(tr.doc, at + 2));
}

function around(state: EditorState, from: number, to: number, before: string, typed: string): Transaction | null {
  const $from = state.doc.resolve(from);
  for (const { find, mark } of AROUND) {
    const type = state.schema.marks[mark];
    const match = find.exec(before);
    const [, all, inside] = match ?? [];
    if (type === undefined || all === undefined || inside === undefined) continue;
    const open = all.indexOf(inside);
    const start = $from.start() + before.length - all.length;
    const end = start + all.length - typed.length;
    if (hasCode(state, start, end)) return null;
    const tr = state.tr;
    tr.delete(start + open + inside.length, to);
    tr.delete(start, start + open);
    tr.addMark(start, start + inside.length, type.create());
    const stored: readonly Mark[] = type.removeFromSet($from.marks());
    return tr.setSelection(TextSelection.create(tr.doc, start + inside.length)).setStoredMarks(stored);
  }
  return null;
}

function hasCode(state: EditorState, from: number, to: number): boolean {
  const code = state.schema.marks["code"];
  return code !== undefined && state.doc.rangeHasMark(from, to, code);
}
