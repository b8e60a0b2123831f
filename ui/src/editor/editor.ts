//! The door of the editor: `createEditor`.

import { Editor } from "@tiptap/core";
import { TextSelection, type Command } from "@tiptap/pm/state";
import { Binding } from "./binding/binding.ts";
import { bindingExtension, restoreCaret } from "./binding/extension.ts";
import { company, showCompany, whereabout } from "./company.ts";
import { commandsOf } from "./commands/commands.ts";
import { doneBy } from "./commands/done.ts";
import { linkAround, setLink } from "./commands/marks.ts";
import { spotOf } from "./commands/blocks.ts";
import { findBlock } from "./binding/patch.ts";
import { caret } from "./caret.ts";
import { found, showFound } from "./found.ts";
import type { EditorHandle, EditorOptions, EditorState } from "./handle.ts";
import { keys } from "./keys.ts";
import { SCHEMA } from "./schema/kinds.ts";
import { closeSlash, slashing, takeSlash } from "./slash.ts";
import { stateOf } from "./state.ts";
import { spelling } from "./spelling/spelling.ts";
import { surface } from "./surface.ts";
import { shortcuts, undoShortcut } from "./shortcuts/shortcuts.ts";
import { pasting } from "./paste/pasting.ts";
import { watchUndo } from "./undone.ts";

export type * from "./handle.ts";

/** A handle with the parts that tests look at. */
export interface InnerHandle extends EditorHandle {
  readonly editor: Editor;
  readonly binding: Binding;
}

/** Shows one chapter of a Space and lets a person write in it. */
export function createEditor(options: EditorOptions): InnerHandle {
  const { replica, chapter } = options;
  const { document } = replica;
  const binding = new Binding(document, chapter);
  const listeners = new Set<(state: EditorState) => void>();
  let state: EditorState;
  let destroyed = false;

  const run = (command: Command): boolean =>
    command(editor.view.state, editor.view.dispatch.bind(editor.view), editor.view);
  const history = {
    undo: () => document.undo.undo(),
    redo: () => document.undo.redo(),
  };
  const editLink = (): void => {
    const around = linkAround(editor.view.state);
    void options.askLink(around?.href ?? null).then((typed) => {
      if (typed === null || destroyed) return;
      run(setLink(typed));
      editor.view.focus();
    });
  };

  const editor = new Editor({
    element: options.element,
    extensions: [
      ...SCHEMA,
      keys({ ...history, editLink, undoShortcut: undoShortcut(history.undo) }),
      shortcuts,
      pasting(options),
      slashing(options),
      spelling(options),
      found,
      company(replica.doc),
      surface(options),
      caret,
      bindingExtension(binding),
    ],
    editable: options.editable ?? true,
    injectCSS: false,
    enableInputRules: true,
    enablePasteRules: false,
    enableCoreExtensions: { keymap: false, delete: false, drop: false, paste: false, textDirection: false },
  });
  binding.begin();
  const start = editor.view.state.doc;
  if (start.firstChild?.inlineContent === true) {
    editor.view.dispatch(editor.view.state.tr.setSelection(TextSelection.create(start, 1)));
  }

  const tell = (): void => {
    if (destroyed) return;
    state = stateOf(editor, document.undo);
    options.onState?.(state);
    for (const hear of listeners) hear(state);
  };
  const stopUndo = document.undo.onChange(tell);
  const stopWatch = watchUndo(binding, options, (caret) => restoreCaret(editor.view, caret));
  editor.on("transaction", ({ transaction }) => {
    const done = doneBy(transaction);
    if (done !== undefined) options.onDone?.(done);
    tell();
  });
  editor.on("focus", tell);
  editor.on("blur", tell);
  state = stateOf(editor, document.undo);
  options.onState?.(state);

  return {
    editor,
    binding,
    commands: commandsOf({ run, document, editLink, binding, ...history }),
    get state() {
      return state;
    },
    subscribe(hear) {
      listeners.add(hear);
      hear(state);
      return () => listeners.delete(hear);
    },
    focus(where) {
      const { doc } = editor.view.state;
      if (where === "start" || where === "end") {
        const side = where === "start" ? TextSelection.atStart(doc) : TextSelection.atEnd(doc);
        editor.view.dispatch(editor.view.state.tr.setSelection(side).scrollIntoView());
      } else if (where !== undefined) {
        const pos = findBlock(doc, where.block);
        if (pos !== null) {
          const near = TextSelection.near(doc.resolve(pos + 1));
          editor.view.dispatch(editor.view.state.tr.setSelection(near).scrollIntoView());
        }
      }
      editor.view.focus();
    },
    spot: () => spotOf(editor.view.state),
    showFound: (all, current) => showFound(editor.view, all, current),
    whereabout: () => whereabout(replica.doc, chapter, editor.view.state.selection),
    showCompany: (colleagues) => showCompany(editor.view, colleagues),
    takeSlash: () => takeSlash(editor.view),
    closeSlash: () => closeSlash(editor.view),
    setEditable: (editable) => editor.setEditable(editable, false),
    destroy() {
      if (destroyed) return;
      destroyed = true;
      stopUndo();
      stopWatch();
      listeners.clear();
      editor.destroy();
    },
  };
}
