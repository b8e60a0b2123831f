//! The caret is where the person brought it, however quickly the next key comes.
//!
//! ProseMirror hears of a caret that a key moved only when the browser tells it, a frame or so later; and in the first
//! moments of focus it takes a caret at the very start for a whim of the browser, and puts it back where it was. So who
//! pressed Ctrl+Home and typed at once, wrote somewhere else. Here the place is read before each key does its work and
//! when it is let go, and who presses a key has done with the moments of focus.

import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Of ProseMirror's inside: what knows of the selection in the page. A test holds it to be there. */
export interface Inner {
  readonly domObserver: { readonly currentSelection: { eq(range: Range | object): boolean }; flush(): void };
  readonly input: { lastFocus: number };
  domSelectionRange(): object & { readonly focusNode: Node | null; readonly focusOffset: number };
}

/** For so long after focus a caret that has not moved is the browser's, not the person's: as in ProseMirror. */
const SETTLING = 20;

export const caret = Extension.create({
  name: "plein:caret",
  // After whatever else hears keys, so that nothing of it is kept from them.
  priority: 1,
  addProseMirrorPlugins() {
    let focused = { at: -Infinity, node: null as Node | null, offset: 0 };
    const hear = (view: EditorView, event: KeyboardEvent): boolean => {
      const inner = view as unknown as Inner;
      if (event.isComposing || view.composing) return false;
      const here = inner.domSelectionRange();
      const browsers = here.focusNode === focused.node && here.focusOffset === focused.offset;
      if (event.type === "keydown" && event.timeStamp - focused.at < SETTLING && browsers) {
        if (!inner.domObserver.currentSelection.eq(here)) view.focus();
      }
      inner.input.lastFocus = 0;
      inner.domObserver.flush();
      return false;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            focus(view, event) {
              const { focusNode: node, focusOffset: offset } = (view as unknown as Inner).domSelectionRange();
              focused = { at: event.timeStamp, node, offset };
              return false;
            },
            keydown: hear,
            keyup: hear,
          },
        },
      }),
    ];
  },
});
