//! The Y.Text that a piece of the editor shows, addressed by the positions of the editor.
//!
//! Usually both hold the same. While a person composes (IME), the editor is left alone and what others write waits:
//! then an `Alignment` knows, for each letter, on which side it is, so that what is being composed still goes to
//! the right place.

import type * as Y from "yjs";
import type { Attributes, Run } from "./runs.ts";

const BOTH = 0;
/** In the document, not yet in the editor. */
const WAITING = 1;
/** Still in the editor, no longer in the document. */
const LEFT = 2;

/** How the letters of an editor's text and of a Y.Text that has moved on lie beside each other. */
export class Alignment {
  #letters: number[];

  constructor(length: number) {
    this.#letters = new Array<number>(length).fill(BOTH);
  }

  /** Others changed the Y.Text: a Yjs delta. */
  changed(delta: readonly { insert?: unknown; delete?: number; retain?: number }[]): void {
    let at = 0;
    for (const op of delta) {
      if (op.retain !== undefined) at = this.#pass(at, op.retain);
      else if (op.delete !== undefined) at = this.#take(at, op.delete);
      else if (op.insert !== undefined) {
        const count = typeof op.insert === "string" ? op.insert.length : 1;
        this.#letters.splice(at, 0, ...new Array<number>(count).fill(WAITING));
        at += count;
      }
    }
  }

  /** The position in the Y.Text for one in the editor. */
  toText(position: number): number {
    let seen = 0;
    let text = 0;
    for (const letter of this.#letters) {
      if (seen >= position) break;
      if (letter !== WAITING) seen += 1;
      if (letter !== LEFT) text += 1;
    }
    return text;
  }

  /** Letters came into the editor and, at `toText(position)`, into the Y.Text. */
  inserted(position: number, count: number): void {
    this.#letters.splice(this.#index(position), 0, ...new Array<number>(count).fill(BOTH));
  }

  /** The pieces of the Y.Text that go, one after the other, when letters go from the editor. */
  deleted(position: number, count: number): { at: number; count: number }[] {
    const pieces: { at: number; count: number }[] = [];
    let index = this.#index(position);
    let text = this.#letters.slice(0, index).filter((letter) => letter !== LEFT).length;
    for (let left = count; left > 0 && index < this.#letters.length;) {
      const letter = this.#letters[index];
      if (letter === WAITING) {
        index += 1;
        text += 1;
        continue;
      }
      if (letter === BOTH) pieces.push({ at: text, count: 1 });
      // Each piece is deleted at once, so the text behind it moves up.
      this.#letters.splice(index, 1);
      left -= 1;
    }
    return pieces;
  }

  #index(position: number): number {
    let seen = 0;
    let index = 0;
    while (seen < position && index < this.#letters.length) {
      if (this.#letters[index] !== WAITING) seen += 1;
      index += 1;
    }
    return index;
  }

  #pass(at: number, count: number): number {
    let index = at;
    for (let left = count; left > 0 && index < this.#letters.length; index += 1) {
      if (this.#letters[index] !== LEFT) left -= 1;
    }
    return index;
  }

  #take(at: number, count: number): number {
    let index = at;
    for (let left = count; left > 0 && index < this.#letters.length;) {
      const letter = this.#letters[index];
      if (letter === LEFT) {
        index += 1;
        continue;
      }
      if (letter === WAITING) this.#letters.splice(index, 1);
      else {
        this.#letters[index] = LEFT;
        index += 1;
      }
      left -= 1;
    }
    return index;
  }
}

/** Writes what happened in the editor into a Y.Text. */
export class TextTarget {
  constructor(
    readonly text: Y.Text,
    private readonly alignment: Alignment | null,
  ) {}

  delete(position: number, count: number): void {
    if (count <= 0) return;
    if (this.alignment === null) this.text.delete(position, count);
    else for (const piece of this.alignment.deleted(position, count)) this.text.delete(piece.at, piece.count);
  }

  insert(position: number, runs: readonly Run[]): void {
    let at = position;
    for (const { insert, attributes } of runs) {
      const where = this.alignment?.toText(at) ?? at;
      const count = typeof insert === "string" ? insert.length : 1;
      // Yjs writes into the attributes it is given.
      if (typeof insert === "string") this.text.insert(where, insert, { ...attributes });
      else this.text.insertEmbed(where, (insert.embed ?? {}) as object, { ...attributes });
      this.alignment?.inserted(at, count);
      at += count;
    }
  }

  format(position: number, count: number, attributes: Attributes): void {
    if (this.alignment === null) {
      this.text.format(position, count, attributes);
      return;
    }
    for (let i = 0; i < count; i += 1) {
      const from = this.alignment.toText(position + i);
      const to = this.alignment.toText(position + i + 1);
      if (to > from) this.text.format(to - 1, 1, { ...attributes });
    }
  }
}
