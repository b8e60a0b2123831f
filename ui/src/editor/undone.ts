//! What happens on the screen at an undo or redo: the caret goes back to where it was, or the screens hear that
//! it was in another chapter.

import { ownerOf } from "../document/change.ts";
import { chapterOfBlock } from "../document/reading.ts";
import { blockMap } from "../document/shape.ts";
import type { Binding } from "./binding/binding.ts";
import type { Anchor } from "./binding/patch.ts";
import type { EditorOptions } from "./handle.ts";

const CARET = "caret";

/** Keeps the caret with each step; answers how to stop. */
export function watchUndo(binding: Binding, options: EditorOptions, restore: (caret: Anchor) => void): () => void {
  const { document } = options.replica;
  document.undo.noteWith((notes) => {
    const caret = binding.caretBefore;
    if (caret !== null) notes.set(CARET, { chapter: options.chapter, caret });
  });
  const stop = document.undo.onUndone(({ notes, changed }) => {
    const chapters = new Set<string | null>();
    for (const type of changed) {
      const owner = ownerOf(document.doc, type);
      if (owner === "space") chapters.add(null);
      else if (owner !== null && "chapter" in owner) chapters.add(owner.chapter);
      else if (owner !== null) {
        const block = blockMap(document.doc, owner.block);
        if (block !== null) chapters.add(chapterOfBlock(document.doc, block));
      }
    }
    const [elsewhere] = chapters;
    if (elsewhere !== undefined && !chapters.has(options.chapter)) {
      options.onElsewhere?.(elsewhere);
      return;
    }
    const note = notes.get(CARET) as { chapter: string; caret: Anchor } | undefined;
    if (note?.chapter === options.chapter) restore(note.caret);
  });
  return () => {
    document.undo.noteWith(null);
    stop();
  };
}
