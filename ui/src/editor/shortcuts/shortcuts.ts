//! Markdown shortcuts while typing. Each is one step of undo, and Backspace right after it takes it back and leaves
//! the characters as they were typed.

import { Extension } from "@tiptap/core";
import { type Command, Plugin, PluginKey } from "@tiptap/pm/state";
import { OWN_STEP, SHOWS } from "../binding/binding.ts";
import { typeOver } from "../commands/writing.ts";
import { shortcut } from "./rules.ts";

interface Armed {
  /** What was typed last, and is not in the text now. */
  typed: string;
}

const key = new PluginKey<Armed | null>("plein:shortcuts");

const plugin = (): Plugin<Armed | null> =>
  new Plugin<Armed | null>({
    key,
    state: {
      init: () => null,
      apply(tr, armed) {
        const set = tr.getMeta(key) as Armed | undefined;
        if (set !== undefined) return set;
        const ours = tr.getMeta(SHOWS) === true || tr.getMeta("appendedTransaction") !== undefined;
        return !ours && (tr.docChanged || tr.selectionSet) ? null : armed;
      },
    },
    props: {
      handleTextInput(view, from, to, text) {
        if (view.composing) return false;
        const over = typeOver(view.state, text);
        if (over !== null) {
          view.dispatch(over);
          return true;
        }
        const tr = shortcut(view.state, from, to, text);
        if (tr === null) return false;
        const armed: Armed = { typed: text };
        view.dispatch(tr.setMeta(key, armed).setMeta(OWN_STEP, true).scrollIntoView());
        return true;
      },
    },
  });

export const shortcuts = Extension.create({ name: "plein:shortcuts", addProseMirrorPlugins: () => [plugin()] });

/** Takes the last shortcut back, if nothing happened since. `undo` is the undo of the document. */
export const undoShortcut =
  (undo: () => boolean): Command =>
  (state, dispatch, view) => {
    const armed = key.getState(state) ?? null;
    if (armed === null || view === undefined) return false;
    if (dispatch && undo()) {
      const { tr } = view.state;
      view.dispatch(tr.insertText(armed.typed).setMeta(OWN_STEP, true));
    }
    return true;
  };
