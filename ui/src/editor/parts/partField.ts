//! A field for one part of a block: alt text, transcript, an answer, feedback. It is bound to the part's Y.Text.
//!
//! What always holds: what is typed goes in as the smallest change; what others write shows at once and the caret
//! stays with its letter; while someone composes (IME) the field is left alone and what is composed still goes to
//! its place. Undo is the document's. Deliberately absent: any look (the views dress it) and any HTML.

import * as Y from "yjs";
import { partText } from "../../document/parts.ts";
import { plainText } from "../../document/plain.ts";
import type { SpaceDocument } from "../../document/spaceDocument.ts";
import { difference } from "../../document/text.ts";
import { Alignment, TextTarget } from "../binding/target.ts";
import { element, setAttributes } from "../views/element.ts";

/** A step of a Yjs delta, as far as the place of letters is concerned. */
type Delta = readonly { insert?: unknown; delete?: number; retain?: number }[];

export interface PartOptions {
  document: SpaceDocument;
  block: string;
  /** The name of the part, as in docs/document.md: `alt`, `option/<id>`. */
  part: string;
  /** The name of the field for a screen reader. */
  label: string;
  /** Shown while it is empty. */
  hint?: string;
  /** Several lines: Enter is a line. Otherwise Enter is `onEnter`, and a line that is pasted becomes a space. */
  lines?: boolean;
  class?: string;
  onEnter?(): void;
  /** Backspace in an empty field. */
  onEmptyBackspace?(): void;
  /** An arrow key at the first or last letter, or Escape (0). */
  onLeave?(direction: -1 | 0 | 1): void;
  /** A key that the view wants first; true when it took it. */
  onKey?(event: KeyboardEvent): boolean;
  /** After each change, from here or elsewhere. */
  onChange?(text: string): void;
}

export class PartField {
  readonly dom: HTMLTextAreaElement;
  readonly #text: Y.Text;
  readonly #group: string;
  /** What the field and the document last agreed on. */
  #agreed = "";
  /** Set while someone composes: how the letters of the field lie in the document. */
  #alignment: Alignment | null = null;
  #writing = false;

  constructor(private readonly options: PartOptions) {
    const { document, block, part } = options;
    this.#text = partText(document.doc, block, part);
    this.#group = `part:${block}:${part}`;
    this.dom = element("textarea", {
      rows: "1",
      class: `part-field ${options.class ?? ""}`.trim(),
      "aria-label": options.label,
      placeholder: options.hint ?? null,
      autocomplete: "off",
      "data-part": part,
    });
    this.#show(plainText(this.#text));
    this.dom.addEventListener("input", () => this.#typed());
    this.dom.addEventListener("compositionstart", () => this.#compose());
    this.dom.addEventListener("compositionend", () => this.#composed());
    this.dom.addEventListener("keydown", (event) => this.#key(event));
    this.dom.addEventListener("beforeinput", (event) => this.#undo(event));
    this.#text.observe(this.#changed);
  }

  get text(): string {
    return plainText(this.#text);
  }

  focus(where: "start" | "end" = "end"): void {
    const at = where === "start" ? 0 : this.dom.value.length;
    this.dom.focus();
    this.dom.setSelectionRange(at, at);
  }

  /** Its name and what it shows while it is empty, when they change. */
  call(label: string, hint = ""): void {
    setAttributes(this.dom, { "aria-label": label, placeholder: hint || null });
  }

  set editable(editable: boolean) {
    this.dom.readOnly = !editable;
  }

  /** To be called by the view that is taken away. */
  destroy(): void {
    this.#text.unobserve(this.#changed);
  }

  // ---- from the field ------------------------------------------------------------------------------------------

  #typed(): void {
    if (this.#alignment !== null) return;
    this.#write(null);
  }

  #write(alignment: Alignment | null): void {
    const wanted = this.options.lines === true ? this.dom.value : this.dom.value.replace(/\s*\n\s*/g, " ");
    const caret = this.dom.selectionStart;
    const found = difference(this.#agreed, wanted, caret);
    if (found !== null) {
      const target = new TextTarget(this.#text, alignment);
      this.#writing = true;
      try {
        this.options.document.edit(() => {
          target.delete(found.start, found.before - found.start);
          if (found.after > found.start)
            target.insert(found.start, [{ insert: wanted.slice(found.start, found.after), attributes: {} }]);
        }, this.#group);
      } finally {
        this.#writing = false;
      }
    }
    const now = plainText(this.#text);
    if (this.dom.value !== now) this.#put(now, Math.min(caret, now.length), Math.min(caret, now.length));
    this.#agreed = now;
    this.#grow();
    if (found !== null) this.options.onChange?.(now);
  }

  #compose(): void {
    this.#alignment ??= new Alignment(this.#agreed.length);
  }

  #composed(): void {
    const alignment = this.#alignment;
    this.#alignment = null;
    if (alignment === null) return;
    const caret = this.dom.selectionStart;
    this.#write(alignment);
    // What others wrote meanwhile comes into view now, before or after the caret as it lies.
    const at = Math.min(this.dom.value.length, alignment.toText(caret));
    if (document.activeElement === this.dom) this.dom.setSelectionRange(at, at);
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || this.options.onKey?.(event) === true) return;
    const { value, selectionStart, selectionEnd } = this.dom;
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (mod && !event.altKey && (key === "z" || key === "y")) {
      event.preventDefault();
      event.stopPropagation();
      if (key === "y" || event.shiftKey) this.options.document.undo.redo();
      else this.options.document.undo.undo();
    } else if (event.key === "Enter" && this.options.lines !== true && !event.shiftKey && !mod && !event.altKey) {
      event.preventDefault();
      this.options.onEnter?.();
    } else if (event.key === "Backspace" && value === "" && this.options.onEmptyBackspace !== undefined) {
      event.preventDefault();
      this.options.onEmptyBackspace();
    } else if (event.key === "Escape" && this.options.onLeave !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.options.onLeave(0);
    } else if (!mod && !event.altKey && !event.shiftKey && selectionStart === selectionEnd) {
      const up = event.key === "ArrowUp" && selectionStart === 0;
      const down = event.key === "ArrowDown" && selectionStart === value.length;
      if ((!up && !down) || this.options.onLeave === undefined) return;
      event.preventDefault();
      this.options.onLeave(up ? -1 : 1);
    }
  }

  /** Undo from a menu of the system. */
  #undo(event: InputEvent): void {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") this.options.document.undo.undo();
    else this.options.document.undo.redo();
  }

  // ---- from the document ---------------------------------------------------------------------------------------

  readonly #changed = (event: Y.YTextEvent, transaction: Y.Transaction): void => {
    if (this.#writing) return;
    const delta = event.delta as Delta;
    if (this.#alignment !== null) {
      this.#alignment.changed(delta);
      return;
    }
    const now = plainText(this.#text);
    if (now === this.dom.value) return;
    const undone = transaction.origin instanceof Y.UndoManager;
    const start = undone ? endOf(delta) : moved(this.dom.selectionStart, delta);
    const end = undone ? start : moved(this.dom.selectionEnd, delta);
    this.#put(now, start, end);
    this.#agreed = now;
    this.#grow();
    this.options.onChange?.(now);
  };

  #show(text: string): void {
    this.dom.value = text;
    this.#agreed = text;
    this.#grow();
  }

  /** Sets the value; the caret only where it is, so that no other field loses its own. */
  #put(text: string, start: number, end: number): void {
    this.dom.value = text;
    if (document.activeElement === this.dom) this.dom.setSelectionRange(start, end);
  }

  /** As many lines as there are; browsers that know `field-sizing` do the rest by the style. */
  #grow(): void {
    this.dom.rows = Math.max(1, this.dom.value.split("\n").length);
    if (CSS_GROWS || !this.dom.isConnected) return;
    this.dom.style.height = "auto";
    this.dom.style.height = `${this.dom.scrollHeight}px`;
  }
}

const CSS_GROWS =
  typeof CSS !== "undefined" && typeof CSS.supports === "function" && CSS.supports("field-sizing", "content");

/** Where a position is after a change: what comes in at it comes after it. */
function moved(position: number, delta: Delta): number {
  let at = 0;
  let now = position;
  for (const op of delta) {
    if (op.retain !== undefined) at += op.retain;
    else if (op.insert !== undefined) {
      const count = typeof op.insert === "string" ? op.insert.length : 1;
      if (at < now) now += count;
      at += count;
    } else if (op.delete !== undefined && at < now) now -= Math.min(op.delete, now - at);
  }
  return now;
}

/** The end of the last change. */
function endOf(delta: Delta): number {
  let at = 0;
  let end = 0;
  for (const op of delta) {
    if (op.retain !== undefined) at += op.retain;
    else {
      if (op.insert !== undefined) at += typeof op.insert === "string" ? op.insert.length : 1;
      end = at;
    }
  }
  return end;
}
