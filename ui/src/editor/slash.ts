//! `/` at the start of a block or after a space: what is typed after it asks for something to put in. The screens
//! show what there is; here is only where it stands, what was typed, and when it is over.
//!
//! It begins by typing only, never by a caret that comes past a `/`. What is typed is text like any other until
//! something is chosen: nothing is lost when nobody chooses.

import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { SHOWS } from "./binding/binding.ts";
import type { EditorOptions, Slash, SlashKey } from "./handle.ts";

/** The position of the `/`. */
type Standing = { at: number } | null;

const key = new PluginKey<Standing>("plein:slash");
const KEYS: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "Home", "End", "Enter", "Tab", "Escape"]);
/** Who types on after this many letters is writing, not choosing. */
const LONGEST = 24;

/** What was typed after the `/`; null when the caret is no longer there. */
function queryOf(state: EditorState, at: number): string | null {
  const { $head, empty } = state.selection;
  if (!empty || $head.depth !== 1 || $head.pos <= at || at < $head.start()) return null;
  const typed = state.doc.textBetween(at, $head.pos, undefined, "\ufffc");
  if (!typed.startsWith("/") || typed.length > LONGEST + 1 || /^\/\s|[\n\ufffc]/.test(typed)) return null;
  return typed.slice(1);
}

function follows(tr: Transaction, standing: Standing, state: EditorState): Standing {
  const set = tr.getMeta(key) as Standing | undefined;
  if (set !== undefined) return set;
  if (standing === null) return null;
  const moved = tr.mapping.mapResult(standing.at, 1);
  const at = moved.pos;
  if (moved.deletedAfter && tr.getMeta(SHOWS) !== true) return null;
  return queryOf(state, at) === null ? null : { at };
}

/** Whether a `/` typed here begins to ask. */
function begins({ selection }: EditorState, from: number): boolean {
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.pos !== from) return false;
  const { parent } = $from;
  if (parent.type.name !== "textBlock") return false;
  const before = parent.textBetween(Math.max(0, $from.parentOffset - 1), $from.parentOffset, undefined, " ");
  return before === "" || /\s/.test(before);
}

export const slashing = (options: EditorOptions): Extension =>
  Extension.create({
    name: "plein:slash",
    // Before the keys, which mean something else while one is choosing.
    priority: 2000,
    addProseMirrorPlugins: () => [
      new Plugin<Standing>({
        key,
        state: { init: () => null, apply: (tr, standing, _before, state) => follows(tr, standing, state) },
        props: {
          handleTextInput(view, from, _to, text) {
            if (text !== "/" || options.onSlash === undefined || view.composing || !begins(view.state, from))
              return false;
            view.dispatch(view.state.tr.insertText("/").setMeta(key, { at: from }).scrollIntoView());
            return true;
          },
          handleKeyDown(view, event) {
            if (key.getState(view.state) === null || event.isComposing || !KEYS.has(event.key)) return false;
            if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
            const taken = options.onSlashKey?.(event.key as SlashKey) === true;
            if (event.key === "Escape") closeSlash(view);
            return taken || event.key === "Escape";
          },
          handleDOMEvents: {
            blur(view) {
              closeSlash(view);
              return false;
            },
          },
        },
        view: () => {
          let shown: string | null = null;
          return {
            update(view) {
              const standing = key.getState(view.state) ?? null;
              const query = standing === null ? null : queryOf(view.state, standing.at);
              const now = query === null ? null : `${standing?.at} ${query}`;
              if (now === shown) return;
              shown = now;
              options.onSlash?.(standing === null || query === null ? null : placed(view, standing.at, query));
            },
            destroy: () => options.onSlash?.(null),
          };
        },
      }),
    ],
  });

function placed(view: EditorView, at: number, query: string): Slash {
  return { query, where: () => view.coordsAtPos(Math.min(at, view.state.doc.content.size)) };
}

export function closeSlash(view: EditorView): void {
  if ((key.getState(view.state) ?? null) === null) return;
  view.dispatch(view.state.tr.setMeta(key, null));
}

/** Takes away what was typed to ask. */
export function takeSlash(view: EditorView): void {
  const standing = key.getState(view.state) ?? null;
  if (standing === null) return;
  const end = view.state.selection.head;
  view.dispatch(view.state.tr.delete(standing.at, end).setMeta(key, null));
}
