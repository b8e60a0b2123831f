//! Undo of everything this person did in this session, in any chapter, and of nothing that anybody else did.

import * as Y from "yjs";
import { EDIT } from "./origins.ts";

/** What an undo carries along, for the editor to put the caret back. */
export type StepNotes = Map<string, unknown>;

export interface UndoneStep {
  direction: "undo" | "redo";
  notes: StepNotes;
  /** The Yjs types that changed. */
  changed: Iterable<Y.AbstractType<Y.YEvent<Y.AbstractType<unknown>>>>;
}

export class SpaceUndo {
  readonly #manager: Y.UndoManager;
  #group: string | null = null;
  #note: ((notes: StepNotes) => void) | null = null;
  #listeners = new Set<() => void>();
  #undone = new Set<(step: UndoneStep) => void>();

  /** `pause`: milliseconds without typing after which the next letter is a new step. */
  constructor(doc: Y.Doc, pause: number) {
    this.#manager = new Y.UndoManager(doc, { captureTimeout: pause, trackedOrigins: new Set([EDIT]) });
    this.#manager.on("stack-item-added", ({ stackItem }) => {
      this.#note?.(stackItem.meta as StepNotes);
      this.#tell();
    });
    this.#manager.on("stack-item-updated", () => this.#tell());
    this.#manager.on("stack-cleared", () => this.#tell());
    this.#manager.on("stack-item-popped", ({ stackItem, type, changedParentTypes }) => {
      const changed = changedParentTypes.keys() as UndoneStep["changed"];
      for (const hear of this.#undone) hear({ direction: type, notes: stackItem.meta as StepNotes, changed });
      this.#tell();
    });
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  /** Takes back the last step that still has an effect. */
  undo(): boolean {
    this.#group = null;
    return this.#manager.undo() !== null;
  }

  redo(): boolean {
    this.#group = null;
    return this.#manager.redo() !== null;
  }

  /**
   * Called before an edit. Edits of one group without a pause between them are one step; `null` is a step of its
   * own.
   */
  begin(group: string | null): void {
    if (group === null || group !== this.#group) this.#manager.stopCapturing();
    this.#group = group;
  }

  /** The next edit begins a new step. */
  cut(): void {
    this.#group = null;
    this.#manager.stopCapturing();
  }

  /** Lets the editor write on each new step where the caret was. */
  noteWith(note: ((notes: StepNotes) => void) | null): void {
    this.#note = note;
  }

  /** Hear when `canUndo` or `canRedo` may have changed. */
  onChange(hear: () => void): () => void {
    this.#listeners.add(hear);
    return () => this.#listeners.delete(hear);
  }

  /** Hear of each undo and redo, after the document has changed. */
  onUndone(hear: (step: UndoneStep) => void): () => void {
    this.#undone.add(hear);
    return () => this.#undone.delete(hear);
  }

  destroy(): void {
    this.#manager.destroy();
  }

  #tell(): void {
    for (const hear of this.#listeners) hear();
  }
}
