//! What the keys do. Every drag and every button has its twin here.

import { Extension } from "@tiptap/core";
import { selectAll } from "@tiptap/pm/commands";
import type { Command } from "@tiptap/pm/state";
import { canHide } from "./blocks/reveal/reveals.ts";
import { duplicate, move } from "./commands/blocks.ts";
import { BlockSelection } from "./commands/blockSelection.ts";
import { chooseAll, chooseHere, enterChoice, extendChoice, leaveChoice, stepChoice } from "./commands/choosing.ts";
import { indent, outdent, setKind, toggleDone, toggleKind } from "./commands/kinds.ts";
import { toggleMark } from "./commands/marks.ts";
import { inTable, nextCell } from "./commands/tables.ts";
import { kindOf, type Selected, selectedBlocks } from "./commands/selected.ts";
import { backspace, deleteForward, enter, hardBreak, leave } from "./commands/writing.ts";

/** What the keys need that is not in the editor itself. */
export interface KeyHooks {
  undo(): boolean;
  redo(): boolean;
  editLink(): void;
  /** Backspace right after a shortcut takes the shortcut back. */
  undoShortcut: Command;
}

const tab: Command = (state, dispatch) => {
  // Who chose a block with Escape is on the way out of the text.
  if (state.selection instanceof BlockSelection) return false;
  if (inTable(state) !== null) return nextCell(1)(state, dispatch);
  const { $from } = state.selection;
  if ($from.parent.type.name === "codeBlock") {
    dispatch?.(state.tr.insertText("  "));
    return true;
  }
  // In running text Tab goes on to the next control, as everywhere.
  const goesIn = ({ node, index }: Selected): boolean => indents(kindOf(node)) || canHide(state.doc, index);
  return selectedBlocks(state).some(goesIn) && indent(state, dispatch);
};

const backTab: Command = (state, dispatch) => {
  if (state.selection instanceof BlockSelection) return false;
  if (inTable(state) !== null) return nextCell(-1)(state, dispatch);
  return outdent(state, dispatch);
};

const indents = (kind: string): boolean =>
  kind === "bullet" || kind === "number" || kind === "task" || kind === "quote";

export const keys = (hooks: KeyHooks): Extension =>
  Extension.create({
    name: "plein:keys",
    priority: 1000,
    addKeyboardShortcuts() {
      const { editor } = this;
      const run = (command: Command) => () =>
        command(editor.view.state, editor.view.dispatch.bind(editor.view), editor.view);
      const first =
        (...commands: Command[]): Command =>
        (state, dispatch, view) =>
          commands.some((command) => command(state, dispatch, view));
      const link = (): boolean => {
        hooks.editLink();
        return true;
      };
      return {
        Enter: run(enter),
        "Shift-Enter": run(hardBreak),
        "Mod-Enter": run(first(toggleDone, leave)),
        Backspace: run(first(hooks.undoShortcut, backspace)),
        "Mod-Backspace": run(backspace),
        "Shift-Backspace": run(backspace),
        Delete: run(deleteForward),
        "Mod-Delete": run(deleteForward),
        Tab: run(tab),
        "Shift-Tab": run(backTab),
        "Alt-ArrowUp": run(move(-1)),
        "Alt-ArrowDown": run(move(1)),
        "Shift-Alt-ArrowUp": run(duplicate(false)),
        "Shift-Alt-ArrowDown": run(duplicate(true)),
        "Mod-d": run(duplicate(true)),
        "Mod-Shift-d": run(duplicate(false)),
        Escape: run(first(leaveChoice, chooseHere)),
        ArrowUp: run(stepChoice(-1)),
        ArrowDown: run(stepChoice(1)),
        ArrowLeft: run(enterChoice),
        ArrowRight: run(enterChoice),
        "Shift-ArrowUp": run(extendChoice(-1)),
        "Shift-ArrowDown": run(extendChoice(1)),
        "Mod-b": run(toggleMark("bold")),
        "Mod-i": run(toggleMark("italic")),
        "Mod-e": run(toggleMark("code")),
        "Mod-Shift-s": run(toggleMark("strike")),
        "Mod-k": link,
        "Mod-z": () => hooks.undo() || true,
        "Mod-y": () => hooks.redo() || true,
        "Mod-Shift-z": () => hooks.redo() || true,
        "Mod-a": run(first(chooseAll, selectAll)),
        "Mod-Alt-0": run(setKind("paragraph")),
        "Mod-Alt-1": run(toggleKind("heading1")),
        "Mod-Alt-2": run(toggleKind("heading2")),
        "Mod-Alt-3": run(toggleKind("heading3")),
        "Mod-Shift-7": run(toggleKind("number")),
        "Mod-Shift-8": run(toggleKind("bullet")),
        "Mod-Shift-9": run(toggleKind("task")),
        "Mod-Shift-b": run(toggleKind("quote")),
        "Mod-Alt-c": run(toggleKind("code")),
      };
    },
  });
